/** What is to do: to write and where, to change, what stands in the way, what a reader must say. */
import type { Evaluation, PathStep, Reason, Where } from '../../evaluate/result.js';
import type { Evidence } from '../../language/evidence.js';
import { padLeft, pad, paragraph, shorten, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { day, sentence, upperFirst } from '../words.js';
import { frame } from './frame.js';
import type { Screen } from './screen.js';

/** Things numbered on the screen, by id, so that the marks below can point at them. */
export type Numbers = ReadonlyMap<string, number>;

interface Step {
  readonly id: string;
  readonly title: string;
  readonly then: readonly string[];
  readonly where: Where | null;
  readonly evidence: readonly Evidence[];
}

export interface Work {
  readonly lines: readonly string[];
  readonly numbers: Numbers;
}

export function workOf(evaluation: Evaluation, screen: Screen): Work {
  const pathIds = new Set([...(evaluation.path?.write ?? []), ...(evaluation.path?.change ?? [])].map((step) => step.id));
  const write = [
    ...(evaluation.path?.write ?? []).map((step) => stepOf(evaluation, step)),
    ...evaluation.reasons.filter((reason) => reason.mendable && !pathIds.has(reason.id) && !coveredByPath(evaluation, reason)).map((reason) => reasonStep(evaluation, reason)),
  ];
  const change = (evaluation.path?.change ?? []).map((step) => stepOf(evaluation, step));
  const inTheWay = evaluation.reasons
    .filter((reason) => !reason.mendable && !pathIds.has(reason.id) && reason.kind !== 'score' && reason.outcome !== 'accept' && reason.kind !== 'timing')
    .map((reason) => reasonStep(evaluation, reason));
  const numbers = new Map<string, number>();
  for (const step of [...write, ...change, ...inTheWay]) if (!numbers.has(step.id)) numbers.set(step.id, numbers.size + 1);
  return {
    lines: [
      ...block(headOf('To write', write, screen), unique(write).flatMap((step) => writeLines(step, numbers, screen))),
      ...block('  To change', unique(change).flatMap((step) => changeLines(step, numbers, screen))),
      ...block('  In the way', unique(inTheWay).flatMap((step) => changeLines(step, numbers, screen))),
      ...block('  When', timingLines(evaluation, screen)),
      ...block('  For a reader', readerLines(evaluation, screen)),
    ],
    numbers,
  };
}

/** Too few of a list are told: the reason names the list, the path the criteria of it that would do. */
function coveredByPath(evaluation: Evaluation, reason: Reason): boolean {
  return evaluation.checklists.some((list) => list.id === reason.id) && (evaluation.path?.write ?? []).some((step) => step.id.startsWith(`${reason.id}/`));
}

/** A heading and its lines with a blank line in front, or nothing. */
function block(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function unique(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => !seen.has(step.id) && seen.add(step.id));
}

function stepOf(evaluation: Evaluation, step: PathStep): Step {
  const found = lookUp(evaluation, step.id);
  const fix = sentence(safe(step.do));
  // "Write the section Abstract" says all: its title above and as a place beside would say it thrice.
  if (evaluation.sections.some((section) => section.id === step.id)) return { id: step.id, title: fix, then: [], where: step.where?.line == null ? null : step.where, evidence: [] };
  const title = found?.title ?? fix;
  const then = [title === fix ? '' : fix, found?.note ?? ''].filter((line) => line !== '');
  return { id: step.id, title, then, where: step.where ?? found?.where ?? null, evidence: found?.evidence ?? [] };
}

function reasonStep(evaluation: Evaluation, reason: Reason): Step {
  const found = lookUp(evaluation, reason.id);
  const line = reason.places[0]?.line ?? null;
  return {
    id: reason.id, title: sentence(upperFirst(safe(reason.text))), then: found === null || found.fix === '' ? [] : [found.fix],
    where: found?.where ?? (line === null ? null : { section: '', line }),
    evidence: found?.evidence ?? [],
  };
}

interface Found {
  readonly title: string;
  readonly note: string;
  readonly fix: string;
  readonly where: Where | null;
  readonly evidence: readonly Evidence[];
}

/** The words for an id: a criterion's question, an anti-pattern's or a section's title. */
function lookUp(evaluation: Evaluation, id: string): Found | null {
  const criterion = evaluation.criteria.find((c) => c.id === id);
  if (criterion !== undefined) {
    const denying = criterion.evidence.filter((e) => e.stance === 'denies');
    return {
      title: safe(criterion.asks) || safe(criterion.title), note: sentence(safe(criterion.note ?? '')), fix: sentence(safe(criterion.fix)), where: criterion.where,
      evidence: criterion.status === 'contradicted' && denying.length > 0 ? denying : criterion.evidence,
    };
  }
  const avoided = evaluation.antiPatterns.find((a) => a.id === id);
  if (avoided !== undefined) return { title: safe(avoided.title), note: '', fix: '', where: null, evidence: avoided.evidence };
  const section = evaluation.sections.find((s) => s.id === id);
  return section === undefined ? null : { title: safe(section.title), note: '', fix: '', where: section.line === null ? null : { section: section.title, line: section.line }, evidence: [] };
}

/** Columns from which a step and its place stand side by side. */
const SIDE_BY_SIDE = 68;

function headOf(title: string, steps: readonly Step[], screen: Screen): string {
  if (screen.width < SIDE_BY_SIDE || steps.every((step) => step.where === null)) return `  ${title}`;
  return `  ${pad(title, screen.width - 2 - placeRoom(screen))}     a good place`;
}

function placeRoom(screen: Screen): number {
  return Math.min(32, Math.floor(screen.width * 0.36));
}

function writeLines(step: Step, numbers: Numbers, screen: Screen): readonly string[] {
  const number = padLeft(String(numbers.get(step.id) ?? ''), 2);
  const side = screen.width >= SIDE_BY_SIDE;
  const room = side ? screen.width - placeRoom(screen) - 1 : screen.width;
  const left = [
    ...paragraph(step.title, room, ` ${number}  `, '     '),
    ...step.then.flatMap((line) => paragraph(line, room, '     ')),
  ];
  if (step.where === null) return left;
  const section = safe(step.where.section);
  const line = step.where.line === null ? '' : String(step.where.line);
  if (!side) return [...left, ...(line === '' && section === '' ? [] : [`     ${screen.paint.dim(line)}${line === '' ? '' : '  '}${shorten(section, screen.width - 7 - line.length)}`])];
  const titles = wrap(section, placeRoom(screen) - 5);
  const places = titles.map((title, i) => (i === 0 ? `${screen.paint.dim(padLeft(line, 3))}  ${title}` : `     ${title}`));
  return Array.from({ length: Math.max(left.length, places.length) }, (_, i) => (places[i] === undefined ? left[i]! : `${pad(left[i] ?? '', screen.width - placeRoom(screen))}${places[i]}`));
}

/** Most quotations under one point. */
const MOST_QUOTES = 2;

function changeLines(step: Step, numbers: Numbers, screen: Screen): readonly string[] {
  const number = padLeft(String(numbers.get(step.id) ?? ''), 2);
  const shown = step.evidence.slice(0, MOST_QUOTES);
  const more = step.evidence.slice(MOST_QUOTES).map((e) => String(e.line));
  const place = shown.length === 0 && step.where?.line != null ? [`     ${screen.paint.dim(`line ${step.where.line}`)}`] : [];
  return [
    ...paragraph(step.title, screen.width, ` ${number}  `, '     '),
    ...place,
    ...shown.flatMap((evidence) => frame(evidence, screen.width, '     ', screen.paint)),
    ...(more.length === 0 ? [] : paragraph(`and line${more.length === 1 ? '' : 's'} ${more.slice(0, 6).join(', ')}`, screen.width, '     ')),
    ...step.then.flatMap((line) => paragraph(line, screen.width, '     ')),
  ];
}

function timingLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const reasons = evaluation.reasons.filter((reason) => reason.kind === 'timing' && reason.outcome !== 'accept');
  return evaluation.timing.filter((timing) => timing.status === 'present').flatMap((timing) => {
    const text = reasons.find((reason) => reason.id === timing.id)?.text ?? timing.title;
    const on = timing.on === null || text.includes(timing.on) || text.includes(day(timing.on)) ? '' : ` (${day(timing.on)})`;
    // The first reason is said in the second line already.
    const said = text === evaluation.reasons[0]?.text;
    return [
      ...(said ? [] : paragraph(`${upperFirst(safe(text))}${on}`, screen.width, '     ')),
      ...timing.evidence.slice(0, MOST_QUOTES).flatMap((evidence) => frame({ ...evidence, trigger: null }, screen.width, '     ', screen.paint)),
    ];
  });
}

/** Most questions on a screen; the sheet has all. */
const MOST_QUESTIONS = 5;

function readerLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  // The question that every proposal is asked stands beside "What we avoid".
  const asked = evaluation.questions.filter((question) => question.kind !== 'avoid');
  const decisive = asked.filter((question) => question.decisive);
  const shown = decisive.slice(0, MOST_QUESTIONS);
  if (shown.length === 0) return [];
  const more = asked.length - shown.length;
  const lines = shown.flatMap((question) => [
    ...paragraph(safe(question.asks), screen.width, `  ${screen.paint.marks('?')}  `, '     '),
    ...question.candidates.slice(0, 1).flatMap((candidate) => quoteLine(candidate.line, candidate.text, screen)),
  ]);
  if (more === 0) return lines;
  const changing = decisive.length - shown.length;
  const rest = changing > 0 ? `and ${more} more` : `and ${more} more that would not change the outcome`;
  return [...lines, ...paragraph(rest, screen.width, '     ')];
}

/** A sentence on one or two lines, its line number dim in front. */
export function quoteLine(line: number, text: string, screen: Screen): readonly string[] {
  const number = String(line);
  const indent = `     ${screen.paint.dim(number)}  `;
  const hang = ' '.repeat(widthOf(indent));
  const wrapped = wrap(safe(text), screen.width - hang.length);
  const shown = wrapped.slice(0, 2);
  if (wrapped.length > 2) shown[1] = shorten(`${shown[1]} ${wrapped[2]}`, screen.width - hang.length);
  return shown.map((part, i) => (i === 0 ? indent : hang) + part);
}
