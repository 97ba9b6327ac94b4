/** What stands well and what does not, a line a checklist, with a legend; then red flags, the score, and what would change the outcome. */
import type { AntiPatternResult, ChecklistResult, CriterionResult, Evaluation } from '../../evaluate/result.js';
import { applies, isVerified, openPoints, personName } from '../basis.js';
import { fixesOf } from '../fixes.js';
import { pad, paragraph, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { day, listed, lowerFirst, numberWord, points, sentence, upperFirst } from '../words.js';
import { commandFor, shellWord } from './hint.js';
import { problemLines } from './problems.js';
import { MARKS, legendOf, markOf } from './paint.js';
import type { Screen } from './screen.js';
import { couldBeWords } from './verdict.js';

export { shellWord } from './hint.js';

/** Columns from which notes stand beside the marks. */
const NOTES_BESIDE = 56;

function labelled(rows: readonly (readonly [string, string])[], screen: Screen): readonly string[] {
  const label = Math.max(...rows.map(([name]) => widthOf(name))) + 4;
  return rows.flatMap(([name, text]) => (screen.width >= NOTES_BESIDE
    ? paragraph(text, screen.width, pad(`  ${name}`, label), ' '.repeat(label))
    : [`  ${name}`, ...paragraph(text, screen.width, '     ')]));
}

/** One line for each checklist: its marks, best first, and what they rest on. The legend stands under them. */
export function markLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const rows = evaluation.checklists.filter((list) => evaluation.criteria.some((c) => c.checklist === list.id)).map((list) => markRow(evaluation, list));
  if (rows.length === 0) return [];
  const label = Math.min(28, Math.max(...rows.map((row) => widthOf(row.title))) + 4);
  const widest = Math.max(0, ...rows.map((row) => widthOf(row.marks)));
  const marksRoom = Math.min(widest, Math.max(8, screen.width - label - 24));
  return ['', ...rows.flatMap((row) => rowLines(row, label, marksRoom, screen)), ...legendLines(rows.map((row) => row.marks).join(''), screen)];
}

/** Entries are never broken apart. */
export function legendLines(marks: string, screen: Screen): readonly string[] {
  const lines: string[] = [];
  for (const entry of legendOf(marks)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 2 + widthOf(entry) <= screen.width) lines[lines.length - 1] = `${last}  ${entry}`;
    else lines.push(`  ${entry}`);
  }
  return lines.map((line) => screen.paint.dim(line));
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

function markRow(evaluation: Evaluation, list: ChecklistResult): MarkRow {
  const criteria = evaluation.criteria.filter((criterion) => criterion.checklist === list.id);
  const marks = criteria.map(markOf).filter((mark) => mark !== null).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).join('');
  const title = safe(list.title);
  if (!list.applicable || marks === '') return { title, marks: '', note: criteria.some((c) => c.waiver !== null) ? waivedNote(criteria) : 'does not apply' };
  return { title, marks, note: noteOf(criteria) };
}

const bases = [['fact', 'fact', 'facts'], ['reader', 'read', 'read'], ['declared', 'declared', 'declared'], ['text', 'found in the text', 'found in the text']] as const;

function noteOf(criteria: readonly CriterionResult[]): string {
  const counting = criteria.filter(applies);
  const of = (status: CriterionResult['status']): readonly CriterionResult[] => counting.filter((c) => c.status === status);
  const met = of('met');
  const open = of('open').length;
  const by = bases.map(([basis, one, many]) => [met.filter((c) => c.basis === basis).length, one, many] as const).filter(([n]) => n > 0);
  const all = by.length === 1 && met.length === counting.length;
  const notes = [
    all ? (by[0]![1] === 'fact' ? 'by facts' : by[0]![1]) : by.map(([n, one, many]) => `${n} ${n === 1 ? one : many}`).join(', '),
    ...([['partly', 'partial'], ['missing', 'missing'], ['contradicted', 'contradicted']] as const).flatMap(([word, status]) => [
      titles(`${word}:`, of(status).filter(isVerified)), titles(`${word}, not verified:`, of(status).filter((c) => !isVerified(c))),
    ]),
    open === 0 ? '' : open === counting.length ? 'open' : `${open} open`,
    waivedNote(criteria),
  ];
  return notes.filter((note) => note !== '').join('; ');
}

function waivedNote(criteria: readonly CriterionResult[]): string {
  return criteria.filter((c) => c.waiver !== null).map((c) => `waived until ${day(c.waiver!.until)} by ${safe(c.waiver!.by)}: ${lowerFirst(safe(c.title))}`).join('; ');
}

/** Up to three titles, or two and how many more. */
function titles(lead: string, criteria: readonly CriterionResult[]): string {
  if (criteria.length === 0) return '';
  if (criteria.length > 3) return `${criteria.length} ${lead.replace(/:$/u, '')}`;
  return `${lead} ${listed(criteria.map((c) => lowerFirst(safe(c.title))))}`;
}

/** Red flags, score, what is verified, what could change it, the rubric: a row each. */
export function endLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const { score, rubric, hangsOn, revisit, recommendation } = evaluation;
  const open = openPoints(evaluation);
  const range = open === 0 || score.low === score.high ? '' : `; ${points(score.low)} to ${points(score.high)} once the ${open === 1 ? 'open point is' : `${open} open points are`} read`;
  const rows: (readonly [string, string])[] = [
    ['Red flags', flagWords(evaluation)],
    ['Score', `${points(score.at)} of 100 (${points(rubric.bar)} needed)${range}`],
    ['Verified', `${points(score.verified)} of 100, by facts or readers`],
  ];
  const could = couldBeWords(evaluation);
  if (could !== '') rows.push(['Could become', `${could}, once read`]);
  for (const change of evaluation.wouldChange) rows.push(['Becomes', `"${change.to}" ${changed(change.what, safe(change.at), recommendation)}`]);
  if (hangsOn !== null) rows.push(['Depends on', `${hangsOn.place === null ? '' : `line ${hangsOn.place.line}: `}${safe(hangsOn.what)} (without it: ${hangsOn.to})`]);
  if (revisit !== null && recommendation !== 'defer') rows.push(['Look again', `${day(revisit.on)}; it waits for ${lowerFirst(safe(revisit.waitsFor))}`]);
  const missed = whyHint(evaluation, screen);
  if (missed !== '') rows.push(['See why', missed]);
  const own = safe(rubric.outcomes[recommendation]);
  rows.push(['Rubric', `${safe(rubric.title)} ${safe(rubric.version)}${rubric.stage === null ? '' : `, stage ${safe(rubric.stage)}`}${own === '' || own.toLowerCase() === recommendation ? '' : ` (${recommendation}: "${own}")`}`]);
  return ['', ...labelled(rows, screen)];
}

/** Fields have no titles in the result; their ids read as words. */
function changed(what: string, at: string, from: string): string {
  const name = safe(what).split(/[-_/]/u).join(' ');
  if (day(at) === at) return `with ${name} ${at}`;
  if (what !== 'start') return `with the ${name} on ${day(at)}`;
  return `if it starts on or ${from === 'defer' ? 'before' : 'after'} ${day(at)}`;
}

const flagBasis: Readonly<Record<AntiPatternResult['basis'], string>> = { fact: 'shown by facts', reader: 'confirmed by a reader', declared: 'not confirmed by a reader', text: 'not confirmed by a reader', none: 'not confirmed by a reader' };

function flagWords(evaluation: Evaluation): string {
  const { antiPatterns, read } = evaluation;
  if (antiPatterns.length === 0) return 'none in this rubric';
  const line = (one: AntiPatternResult): string => (one.evidence[0] === undefined ? '' : `line ${one.evidence[0].line}`);
  const note = (parts: readonly string[]): string => { const kept = parts.filter((part) => part !== ''); return kept.length === 0 ? '' : ` (${kept.join(', ')})`; };
  const present = antiPatterns.filter(({ status }) => status === 'present').map((one) => `${lowerFirst(safe(one.title))}${note([line(one), flagBasis[one.basis]])}`);
  const open = antiPatterns.filter(({ status }) => status === 'open');
  const names = open.map((one) => `${lowerFirst(safe(one.title))}${note([line(one)])}`);
  const parts = [...present, ...(open.length === 0 ? [] : open.length > 3 ? [`${open.length} to check`] : [`to check: ${listed(names)}`])];
  if (parts.length > 0) return parts.join('; ');
  const asked = evaluation.questions.some((question) => question.kind === 'avoid');
  return asked ? 'none found (not yet confirmed by a reader)' : read === null ? 'none found' : `none (confirmed by ${personName(read.by)})`;
}

/** Most remarks on one screen. */
const MOST_REMARKS = 5;

export function remarkLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  // The first lines ask for the self-assessment already.
  const remarks = evaluation.problems.filter(({ code }) => code !== 'self-assessment-missing');
  const shown = remarks.slice(0, MOST_REMARKS);
  if (shown.length === 0) return [];
  const more = remarks.length - shown.length;
  return ['', '  Notes', ...shown.flatMap((p) => problemLines(p, screen)), ...(more > 0 ? [`     and ${numberWord(more)} more`] : [])];
}

/** People's decision, before anything that the program recommends. */
export function decidedWords({ decision }: Evaluation): string {
  if (decision === null) return '';
  const why = safe(decision.why);
  return `Decided: ${decision.outcome}, by ${personName(decision.by)} on ${day(decision.on)}${why === '' ? '.' : `: ${sentence(upperFirst(why))}`}${decision.current ? '' : ' The text has changed since.'}`;
}

/** The command that shows what was checked for the first point to fix. */
function whyHint(evaluation: Evaluation, screen: Screen): string {
  const wanted = fixesOf(evaluation).find(({ id, needed }) => needed && evaluation.criteria.some((c) => c.id === id));
  const criterion = evaluation.criteria.find((c) => c.id === wanted?.id);
  return criterion === undefined ? '' : commandFor(evaluation, 'evaluate', `--why ${whyWord(evaluation, criterion)}`, screen);
}

/** A word that asks about one criterion: the longest of its title that no other title holds. */
function whyWord(evaluation: Evaluation, criterion: CriterionResult): string {
  const others = evaluation.criteria.filter((c) => c.id !== criterion.id).map((c) => c.title.toLowerCase());
  const words = safe(criterion.title).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 && others.every((title) => !title.includes(word)));
  const [best] = words.sort((a, b) => b.length - a.length);
  return best ?? shellWord(safe(criterion.title));
}

