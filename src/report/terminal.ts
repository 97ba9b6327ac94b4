/** The screen: decision, why and next step in three lines, then the work, then what stands well, the number last. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import type { Problem } from '../lib/place.js';
import type { Format, Pieces, RenderOptions, ResultHead } from './format.js';
import { paragraph } from './layout.js';
import { safe } from './safe.js';
import { listed, upperFirst } from './words.js';
import { paintWith } from './terminal/paint.js';
import { requestLines, waivedApart, waiverLines } from './terminal/request.js';
import { problemBlocks } from './terminal/problems.js';
import type { Screen } from './terminal/screen.js';
import { aboutLines, markLines, remarkLines, shellWord, strengthLines } from './terminal/summary.js';
import { undecided, verdictOf } from './terminal/verdict.js';
import { whyScreen } from './terminal/why.js';
import { workOf } from './terminal/work.js';

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
  return { width: Math.max(20, options.width), paint: paintWith(options.color) };
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
        ...problems, '', ...paragraph(summaryOf(result, waiting), screen.width, '  '), ...paragraph(`All about one of them: evaluate ${shellWord(safe(first.proposal.path))}`, screen.width, '  '), ...behind,
      ]);
    },
  };
}

function aboutWhy(problem: Problem): boolean {
  return problem.code.startsWith('why-');
}

function full(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const work = workOf(evaluation, screen);
  return [
    '',
    ...decision(evaluation, today, screen),
    ...work.lines,
    ...aboutLines(evaluation, screen),
    ...markLines(evaluation, work.numbers, screen),
    ...remarkLines(evaluation, screen),
    ...strengthLines(evaluation, screen),
  ];
}

function decision(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const verdict = verdictOf(evaluation, today);
  return [...headline(evaluation, verdict.word, verdict.rest, screen), ...paragraph(verdict.why, screen.width, '  '), ...paragraph(verdict.next, screen.width, '  ')].filter((line) => line.trim() !== '');
}

/** The decision's words carry colour; they never wrap apart at any width we draw. */
function headline(evaluation: Evaluation, word: string, rest: string, screen: Screen): readonly string[] {
  const [first = '', ...more] = paragraph(`${word}${rest}`, screen.width, '  ');
  const painted = first.startsWith(`  ${word}`) ? `  ${screen.paint.outcome(evaluation.recommendation, word)}${first.slice(2 + word.length)}` : first;
  return [painted, ...more];
}

function short(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const verdict = verdictOf(evaluation, today);
  return ['', ...headline(evaluation, verdict.word, verdict.rest, screen), ...paragraph(safe(evaluation.proposal.path), screen.width, '  '), ...paragraph(verdict.why, screen.width, '  ')];
}

/** `3 proposals: 1 accept, 2 refine, 1 of them not settled; 1 could not be read; 4 other files say no kind.` */
function summaryOf(result: RunResult, waiting: number): string {
  const { summary } = result;
  const outcomes = (['accept', 'defer', 'refine', 'decline'] as const).filter((outcome) => summary[outcome] > 0).map((outcome) => `${summary[outcome]} ${outcome}`);
  const parts = [`${summary.evaluated} ${summary.evaluated === 1 ? 'proposal' : 'proposals'}: ${listed(outcomes)}`];
  if (waiting > 0) parts.push(`a reader's answers could change ${waiting === summary.evaluated ? (waiting === 1 ? 'it' : 'each') : `${waiting} of them`}`);
  if (summary.unreadable > 0) parts.push(`${summary.unreadable} could not be judged`);
  if (summary.skipped > 0) parts.push(skippedWords(summary.skipped));
  // Of a request it is the last line.
  return `${parts.join('; ')}.${result.request === undefined ? ` ${safe(result.exit.why)}` : ''}`;
}

function skippedWords(n: number): string {
  return n === 1 ? '1 other file says no kind and was left out' : `${n} other files say no kind and were left out`;
}

function skippedLines(result: RunResult, screen: Screen): readonly string[] {
  const { skipped, evaluated } = result.summary;
  return skipped === 0 || evaluated === 0 ? [] : paragraph(`${upperFirst(skippedWords(skipped))}.`, screen.width, '  ');
}
