/** What stands well and what does not, a line a list; what the answer hangs on; the number last. */
import type { ChecklistResult, CriterionResult, Evaluation } from '../../evaluate/result.js';
import { pad, paragraph, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { count, day, listed, lowerFirst, numberWord, points, sentence, upperFirst } from '../words.js';
import { problemLines } from './problems.js';
import { MARKS, markOf } from './paint.js';
import type { Screen } from './screen.js';
import { undecided } from './verdict.js';
import type { Numbers } from './work.js';

/** Columns from which notes stand beside the marks. */
const NOTES_BESIDE = 56;

/** Rows such as `Hangs on   50  one paragraph carries three of our needs`. */
export function aboutLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const rows: (readonly [string, string])[] = [];
  const { decision, hangsOn, revisit } = evaluation;
  if (decision !== null) rows.push(['Decided', sentence(`${upperFirst(decision.outcome)}, by ${safe(decision.by)} on ${day(decision.on)}: ${safe(decision.why)}`) + (decision.current ? '' : ' The text has changed since.')]);
  if (hangsOn !== null) rows.push(['Hangs on', `${hangsOn.place === null ? '' : `line ${hangsOn.place.line}: `}${safe(hangsOn.what)} (without it: ${hangsOn.to})`]);
  if (evaluation.wouldChange.length > 0) rows.push(['Would change', evaluation.wouldChange.map((change) => `to ${change.to}, with ${changed(change.what, safe(change.at))}`).join('; ')]);
  if (revisit !== null && evaluation.recommendation !== 'defer') rows.push(['Look again', `${day(revisit.on)}; it waits for ${lowerFirst(safe(revisit.waitsFor))}`]);
  if (rows.length === 0) return [];
  return ['', ...labelled(rows, screen)];
}

/** Fields have no titles in the result; their ids read as words. */
function changed(what: string, at: string): string {
  const name = safe(what).split(/[-_/]/u).join(' ');
  return day(at) === at ? `${name} at ${at}` : `the ${name} on ${day(at)}`;
}

function labelled(rows: readonly (readonly [string, string])[], screen: Screen): readonly string[] {
  const label = Math.max(...rows.map(([name]) => widthOf(name))) + 4;
  return rows.flatMap(([name, text]) => (screen.width >= NOTES_BESIDE
    ? paragraph(text, screen.width, pad(`  ${name}`, label), ' '.repeat(label))
    : [`  ${name}`, ...paragraph(text, screen.width, '     ')]));
}

/** One line for each list: its marks, best first, and what the others are. */
export function markLines(evaluation: Evaluation, numbers: Numbers, screen: Screen): readonly string[] {
  const rows = evaluation.checklists.filter((list) => evaluation.criteria.some((c) => c.checklist === list.id)).map((list) => markRow(evaluation, list, numbers));
  const avoided = avoidRow(evaluation, numbers);
  const all = [...rows, avoided];
  const label = Math.min(28, Math.max(...all.map((row) => widthOf(row.title))) + 4);
  const widest = Math.max(0, ...rows.map((row) => widthOf(row.marks)));
  const marksRoom = Math.min(widest, Math.max(8, screen.width - label - 24));
  return ['', ...all.flatMap((row) => rowLines(row, label, marksRoom, screen))];
}

interface MarkRow {
  readonly title: string;
  readonly marks: string;
  readonly note: string;
}

function rowLines(row: MarkRow, label: number, marksRoom: number, screen: Screen): readonly string[] {
  const paint = screen.paint;
  const titles = wrap(row.title, Math.max(8, label - 4));
  if (screen.width < NOTES_BESIDE) {
    const head = `  ${pad(titles.join(' '), label - 2)}`;
    const marks = row.marks === '' ? [] : wrap(row.marks, Math.max(4, screen.width - label));
    const first = marks.map((part, i) => (i === 0 ? head : ' '.repeat(label)) + paint.marks(part));
    const notes = row.note === '' ? [] : paragraph(row.note, screen.width, '     ');
    return [...(first.length > 0 ? first : [head.trimEnd()]), ...notes];
  }
  const marks = row.marks === '' ? [] : wrap(row.marks, marksRoom);
  const indent = row.marks === '' ? label : label + marksRoom + 3;
  const notes = row.note === '' ? [] : wrap(row.note, screen.width - indent);
  const height = Math.max(titles.length, marks.length, notes.length);
  const lines: string[] = [];
  for (let i = 0; i < height; i++) {
    const left = pad(`  ${titles[i] ?? ''}`, label);
    const middle = row.marks === '' ? '' : `${pad(paint.marks(marks[i] ?? ''), marksRoom)}   `;
    lines.push(`${left}${middle}${notes[i] ?? ''}`.trimEnd());
  }
  return lines;
}

const ORDER = Object.values(MARKS).join('');

function markRow(evaluation: Evaluation, list: ChecklistResult, numbers: Numbers): MarkRow {
  const criteria = evaluation.criteria.filter((criterion) => criterion.checklist === list.id);
  const marks = criteria.map(markOf).filter((mark) => mark !== null).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).join('');
  const title = safe(list.title);
  if (!list.applicable || marks === '') return { title, marks: '', note: criteria.some((c) => c.waiver !== null) ? waivedNote(criteria) : 'does not apply' };
  return { title, marks, note: noteOf(list, criteria, numbers) };
}

function noteOf(list: ChecklistResult, criteria: readonly CriterionResult[], numbers: Numbers): string {
  const numbered = criteria.filter((c) => numbers.has(c.id)).map((c) => numbers.get(c.id)!).sort((a, b) => a - b);
  const rest = criteria.filter((c) => !numbers.has(c.id) && c.waiver === null);
  const of = (status: CriterionResult['status']): readonly CriterionResult[] => rest.filter((c) => c.status === status);
  const allOpen = rest.length > 0 && of('open').length === criteria.filter((c) => markOf(c) !== null).length;
  const notes = [
    numbered.length === 0 ? '' : `${listed(numbered.map(String))} above`,
    titles('the opposite:', of('contradicted')),
    titles(list.level === 'desirable' ? 'welcome, not needed:' : 'not found:', of('missing')),
    titles('in part:', of('partial')),
    allOpen ? 'all for a reader' : titles('for a reader:', of('open')),
    waivedNote(criteria),
  ];
  return notes.filter((note) => note !== '').join('; ');
}

function waivedNote(criteria: readonly CriterionResult[]): string {
  return criteria.filter((c) => c.waiver !== null).map((c) => `set aside until ${day(c.waiver!.until)} by ${safe(c.waiver!.by)}: ${lowerFirst(safe(c.title))}`).join('; ');
}

/** Up to two titles, and how many more. */
function titles(lead: string, criteria: readonly CriterionResult[]): string {
  if (criteria.length === 0) return '';
  const names = criteria.map((c) => lowerFirst(safe(c.title)));
  const shown = names.length <= 3 ? names : [...names.slice(0, 2), `${numberWord(names.length - 2)} more`];
  return `${lead} ${listed(shown)}`;
}

function avoidRow(evaluation: Evaluation, numbers: Numbers): MarkRow {
  const title = 'What we avoid';
  const present = evaluation.antiPatterns.filter((found) => found.status === 'present');
  const open = evaluation.antiPatterns.filter((found) => found.status === 'open');
  const asked = evaluation.questions.some((question) => question.kind === 'avoid');
  const parts = present.map((found) => {
    const number = numbers.get(found.id);
    return `${lowerFirst(safe(found.title))}${number === undefined ? '' : ` (${number} above)`}`;
  });
  if (open.length > 0) {
    const names = open.slice(0, 3).map((found) => lowerFirst(safe(found.title)));
    parts.push(`a reader must say: ${listed(open.length > 3 ? [...names, `${numberWord(open.length - 3)} more`] : names)}`);
  }
  if (parts.length === 0) parts.push('nothing found');
  if (asked && open.length === 0) parts.push('a reader looks too');
  return { title, marks: '', note: parts.join('; ') };
}

/** Most remarks on one screen. */
const MOST_REMARKS = 5;

export function remarkLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const shown = evaluation.problems.slice(0, MOST_REMARKS);
  if (shown.length === 0) return [];
  const more = evaluation.problems.length - shown.length;
  return ['', '  Noticed while reading', ...shown.flatMap((p) => problemLines(p, screen)), ...(more > 0 ? [`     and ${numberWord(more)} more`] : [])];
}

export function strengthLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const { score, rubric } = evaluation;
  const lines = ['', ...paragraph(strengthOf(evaluation), screen.width, '  ')];
  if (score.low !== score.high) lines.push(...paragraph(`A reader's answers could make it anything from ${points(score.low)} to ${points(score.high)}.`, screen.width, '  '));
  const asked = evaluation.questions.filter((question) => question.kind !== 'avoid');
  if (asked.length > 0 && !asked.some((question) => question.decisive)) lines.push(...paragraph(`${upperFirst(count(asked.length, 'question'))} ${asked.length === 1 ? 'is' : 'are'} left for a reader, and would not change the outcome.`, screen.width, '  '));
  const missed = whyHint(evaluation);
  if (missed !== null) lines.push(...paragraph(`Said already, and we missed it? evaluate ${shellWord(safe(evaluation.proposal.path))} ${rubric.stage === null ? '' : `--stage ${shellWord(safe(rubric.stage))} `}--why ${missed}`, screen.width, '  '));
  if (evaluation.recommendation === 'accept' && rubric.stage === null) lines.push(...paragraph('A yes opens a conversation; it promises nothing more.', screen.width, '  '));
  lines.push(...paragraph(`Judged by ${safe(rubric.title)} ${safe(rubric.version)}${rubric.stage === null ? '' : `, at the stage ${safe(rubric.stage)}`}.`, screen.width, '  '));
  return lines;
}

function strengthOf(evaluation: Evaluation): string {
  const { score, rubric } = evaluation;
  const mendable = evaluation.reasons.filter((reason) => reason.mendable).length;
  const onlyGaps = evaluation.recommendation === 'refine' && mendable > 0 && score.at >= rubric.bar && evaluation.reasons.every((reason) => reason.mendable || reason.outcome === 'accept');
  const only = !onlyGaps || undecided(evaluation) ? '' : `: only the ${mendable === 1 ? 'gap is' : `${count(mendable, 'gap')} are`} in the way`;
  return `Strength ${points(score.at)} of 100, where ${points(rubric.bar)} is enough${only}.`;
}

/** A word that asks about the first criterion to be written: the longest of its title that no other title holds. */
function whyHint(evaluation: Evaluation): string | null {
  const wanted = evaluation.path?.write.find((step) => evaluation.criteria.some((c) => c.id === step.id));
  const criterion = evaluation.criteria.find((c) => c.id === wanted?.id);
  if (criterion === undefined) return null;
  const others = evaluation.criteria.filter((c) => c.id !== criterion.id).map((c) => c.title.toLowerCase());
  const words = safe(criterion.title).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 && others.every((title) => !title.includes(word)));
  const [best] = words.sort((a, b) => b.length - a.length);
  return best ?? shellWord(safe(criterion.title));
}

/** Quoted for a shell where it holds anything but plain characters. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
