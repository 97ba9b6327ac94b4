/** The screen: title, recommendation, why and next step, then what to fix, the checklists, red flags and score. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import type { Problem } from '../lib/place.js';
import type { Format, Pieces, RenderOptions, ResultHead } from './format.js';
import { paragraph } from './layout.js';
import { safe } from './safe.js';
import { listed, upperFirst } from './words.js';
import { commandFor, withCommand } from './terminal/hint.js';
import { paintWith } from './terminal/paint.js';
import { requestLines, waivedApart, waiverLines } from './terminal/request.js';
import { problemBlocks } from './terminal/problems.js';
import { bareCall, type Screen } from './terminal/screen.js';
import { decidedWords, endLines, markLines, remarkLines } from './terminal/summary.js';
import { nextLines, undecided, verdictOf } from './terminal/verdict.js';
import { whyScreen } from './terminal/why.js';
import { workLines } from './terminal/work.js';

export const terminal: Format = {
  name: 'terminal',
  about: 'a screen for people',
  render(result, options) {
    if (options.why === undefined) {
      const pieces = piecesOf(result, options);
      return result.evaluations.map((evaluation) => pieces.add(evaluation)).join('') + pieces.end(result);
    }
    const screen = screenFor(options);
    const problems = problemBlocks(result.problems, screen);
    return written([...(result.evaluations.length > 0 && !result.problems.some(aboutWhy) ? whyScreen(result, options.why, options.counts ?? new Map(), screen) : []), ...problems]);
  },
  pieces: piecesOf,
};

function screenFor(options: RenderOptions): Screen {
  return { width: Math.max(20, options.width), paint: paintWith(options.color), call: options.call ?? bareCall };
}

function written(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** One proposal alone gets the whole screen, so the first is held until there is a second, or none. */
function piecesOf({ today }: ResultHead, options: RenderOptions): Pieces {
  const screen = screenFor(options);
  const apart: ReturnType<typeof waivedApart>[number][] = [];
  let first: Evaluation | null = null;
  let count = 0;
  let waiting = 0;
  const drawn = (evaluation: Evaluation): string => written(short(evaluation, today, screen));
  return {
    add(evaluation) {
      count++;
      if (undecided(evaluation)) waiting++;
      apart.push(...waivedApart(evaluation));
      first ??= evaluation;
      return count === 1 ? '' : count === 2 ? drawn(first) + drawn(evaluation) : drawn(evaluation);
    },
    end(result) {
      const problems = problemBlocks(result.problems, screen);
      const behind = [...waiverLines(apart, count > 1, screen), ...requestLines(result, screen)];
      if (first === null) return written([...problems, ...skippedLines(result, screen), ...behind]);
      if (count === 1 && result.problems.every(({ level }) => level === 'note')) return written([...full(first, today, screen), ...problems, ...skippedLines(result, screen), ...behind]);
      return (count === 1 ? drawn(first) : '') + written([
        ...problems, '', ...paragraph(summaryOf(result, waiting), screen.width, '  '), ...withCommand('Details of one:', commandFor(first, 'evaluate', '', screen), screen), ...behind,
      ]);
    },
  };
}

function aboutWhy(problem: Problem): boolean {
  return problem.code.startsWith('why-');
}

function full(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  return [
    '',
    ...paragraph(safe(evaluation.proposal.title), screen.width, '  '),
    ...decision(evaluation, today, screen),
    ...workLines(evaluation, screen),
    ...markLines(evaluation, screen),
    ...remarkLines(evaluation, screen),
    ...endLines(evaluation, screen),
  ];
}

function decision(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const { word, rest, why } = verdictOf(evaluation, today);
  const decided = decidedWords(evaluation);
  return [
    ...(decided === '' ? [] : paragraph(decided, screen.width, '  ')),
    ...headline(evaluation, word, rest, screen),
    ...(why === '' ? [] : paragraph(why, screen.width, '  ')),
    ...nextLines(evaluation, screen),
  ];
}

/** The recommendation carries colour; it never wraps apart at any width we draw. */
function headline(evaluation: Evaluation, word: string, rest: string, screen: Screen): readonly string[] {
  const [first = '', ...more] = paragraph(`${word}${rest}`, screen.width, '  ');
  const painted = word !== '' && first.startsWith(`  ${word}`) ? `  ${screen.paint.outcome(evaluation.recommendation, word)}${first.slice(2 + word.length)}` : first;
  return [painted, ...more];
}

function short(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const { word, rest, why } = verdictOf(evaluation, today);
  return ['', ...paragraph(`${safe(evaluation.proposal.title)} (${safe(evaluation.proposal.path)})`, screen.width, '  '), ...headline(evaluation, word, rest, screen), ...(why === '' ? [] : paragraph(why, screen.width, '  '))];
}

/** `3 proposals: 1 accept, 2 refine, 1 of them not settled; 1 could not be read; 4 other files have no type.` */
function summaryOf(result: RunResult, waiting: number): string {
  const { summary } = result;
  const outcomes = (['accept', 'defer', 'refine', 'decline'] as const).filter((outcome) => summary[outcome] > 0).map((outcome) => `${summary[outcome]} ${outcome}`);
  const parts = [`${summary.evaluated} ${summary.evaluated === 1 ? 'proposal' : 'proposals'}: ${listed(outcomes)}`];
  if (waiting > 0) parts.push(`reading could change ${waiting === summary.evaluated ? (waiting === 1 ? 'it' : 'each') : `${waiting} of them`}`);
  if (summary.unreadable > 0) parts.push(`${summary.unreadable} could not be evaluated`);
  if (summary.skipped > 0) parts.push(skippedWords(summary.skipped));
  // Of a request it is the last line.
  return `${parts.join('; ')}.${result.request === undefined ? ` ${safe(result.exit.why)}` : ''}`;
}

function skippedWords(n: number): string {
  return n === 1 ? '1 other file has no type and was left out' : `${n} other files have no type and were left out`;
}

function skippedLines(result: RunResult, screen: Screen): readonly string[] {
  const { skipped, evaluated } = result.summary;
  return skipped === 0 || evaluated === 0 ? [] : paragraph(`${upperFirst(skippedWords(skipped))}.`, screen.width, '  ');
}
