/** The page with notes in its margin: what to fix, in the order of the text. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import { unreadWords } from './basis.js';
import { knownSteps } from './fixes.js';
import type { RenderOptions } from './format.js';
import { pad, padLeft, paragraph, shorten } from './layout.js';
import { todosOf } from './public/todo.js';
import { safe } from './safe.js';
import { problemBlocks } from './terminal/problems.js';
import { paintWith } from './terminal/paint.js';
import { bareCall, type Screen } from './terminal/screen.js';
import { verdictOf } from './terminal/verdict.js';
import { count, sentence, upperFirst } from './words.js';

const LEGEND = [['●', 'has text'], ['○', 'to fix'], ['✕', 'contradicted']] as const;

/** A block for each proposal, then what could not be read. */
export function pageNotes(result: RunResult, options: RenderOptions): string {
  const screen: Screen = { width: Math.max(20, options.width), paint: paintWith(options.color), call: options.call ?? bareCall };
  const lines = [...result.evaluations.flatMap((evaluation) => page(evaluation, result.today, screen)), ...problemBlocks(result.problems, screen)];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function page(evaluation: Evaluation, today: string, screen: Screen): readonly string[] {
  const must = todosOf(evaluation);
  // The rest of what would help, so that nothing turns up only when the first part is written.
  const rest = knownSteps(evaluation, evaluation.path?.write ?? []).filter((step) => must.every((todo) => todo.id !== step.id)).map((step) => ({ line: step.where?.line ?? null, section: safe(step.where?.section ?? ''), note: sentence(safe(step.do)) }));
  const todos = [...must.map((todo) => ({ line: todo.line, section: todo.section, note: todo.title })), ...rest];
  const verdict = verdictOf(evaluation, today);
  const unread = unreadWords(evaluation);
  const head = [safe(evaluation.proposal.title), `${verdict.word}${verdict.rest}`, ...(todos.length === 0 ? [] : [`${upperFirst(count(todos.length, 'point'))} to fix.`]), ...(unread === '' || verdict.rest === unread ? [] : [`${unread}.`])];
  const rows = [
    ...evaluation.sections.filter((section) => section.status === 'present' && section.line !== null && !todos.some((todo) => todo.section === safe(section.title))).map((section) => ({ line: section.line, title: safe(section.title), mark: '●', note: '' })),
    ...todos.map((todo) => ({ line: todo.line, title: todo.section, mark: '○', note: todo.note })),
    ...evaluation.criteria.filter((one) => one.status === 'contradicted').map((one) => ({ line: one.evidence.find((e) => e.stance === 'denies')?.line ?? one.where?.line ?? null, title: safe(one.where?.section ?? ''), mark: '✕', note: safe(one.title) })),
  ].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
  const room = Math.min(28, Math.floor(screen.width * 0.36));
  return [
    '',
    ...head.flatMap((line) => paragraph(line, screen.width, '  ')),
    ...rows.flatMap(({ line, title, mark, note }) => {
      const lead = `  ${screen.paint.dim(padLeft(line === null ? '' : String(line), 3))}  ${pad(shorten(title, room), room)}  ${mark}${note === '' ? '' : '  '}`;
      return note === '' ? [lead] : paragraph(note, screen.width, lead, ' '.repeat(room + 12));
    }),
    ...(rows.length === 0 ? [] : paragraph(LEGEND.filter(([mark]) => rows.some((row) => row.mark === mark)).map(([mark, words]) => `${mark} ${words}`).join(', '), screen.width, '  ')),
  ];
}
