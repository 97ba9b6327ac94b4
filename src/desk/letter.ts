/** What a letter says: the proposer's own words, the reasons in plain language, what would change the answer. No figure, id, mark or private note of the reviewers, and nothing about points that nobody has read. */
import type { Evaluation, Outcome } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import { findQuote, type QuoteIndex } from '../evaluate/quotes.js';
import type { RecordFile } from '../reviews/record.js';
import { addDays, dayInWords } from '../lib/days.js';
import { listInWords } from '../lib/lists.js';
import type { Decided } from './decided.js';
import type { Values } from './template.js';

/** Where a sentence of one's own belongs. While it stands, the letter is not finished. */
export const ownPlace = '▸ a sentence of your own';

export interface LetterInput {
  readonly evaluation: Evaluation;
  readonly outcome: Outcome;
  readonly decided: Decided;
  /** Records of reviewers that count. */
  readonly files: readonly RecordFile[];
  readonly index: QuoteIndex;
  readonly name: string;
  readonly organization: string;
  readonly today: string;
}

/** Everything that a template may use. Absent texts are '', absent lists empty. */
export function letterValues(input: LetterInput): Values {
  const { evaluation, outcome, decided, today } = input;
  const said = saidOf(input);
  const again = decided.last?.again ?? evaluation.revisit?.on ?? '';
  return {
    title: letterTitle(evaluation.proposal.title),
    name: input.name,
    organization: input.organization,
    answer: evaluation.rubric.outcomes[outcome],
    liked: listInWords(likedOf(input, outcome === 'accept' ? 3 : 2).map((quote) => quoted(quote)!)),
    reasons: reasonsOf(input),
    reason: decided.outcome === outcome ? sentenceOf(decided.all.findLast((one) => !isOurs(one.why, evaluation))?.why ?? '') : '',
    way: wayOf(input, said),
    write: writesOf(evaluation, said),
    change: changesOf(evaluation, said),
    questions: said.questions,
    alternatives: unique(decided.all.flatMap((one) => one.alternatives ?? []).map(sentenceOf)),
    again: again === '' ? '' : dayInWords(again),
    waits: eventOf(evaluation),
    reply: dayInWords(addDays(today, 28)),
    today: dayInWords(today),
    own: ownPlace,
  };
}

type Said = ReturnType<typeof saidOf>;

/** What introduces the list of changes; '' where none is known. It never promises what reviewers decide. */
function wayOf({ evaluation, outcome }: LetterInput, said: Said): string {
  if (writesOf(evaluation, said).length + changesOf(evaluation, said).length + said.questions.length === 0) return '';
  const steps = [...evaluation.path?.write ?? [], ...evaluation.path?.change ?? []];
  // Where a step is not told, the list is no whole way.
  const whole = steps.every((step) => said.ids.has(step.id) || isRead(evaluation, step.id));
  const to = whole && outcome === evaluation.recommendation ? evaluation.path?.to : undefined;
  if (to === 'accept') return 'With these changes the required points are complete, and we decide again';
  return to === 'defer' ? 'With these changes only the time is left to settle' : 'These changes would help';
}

/** What to write, with a place for each; a reviewer's own words replace the rubric's. */
function writesOf(evaluation: Evaluation, said: Said): readonly string[] {
  const steps = (evaluation.path?.write ?? []).filter((step) => !said.ids.has(step.id) && isRead(evaluation, step.id));
  return unique([...said.missing, ...steps.map((step) => {
    const place = evaluation.sections.some(({ id }) => id === step.id) ? '' : ours(step.where?.section ?? '').trim();
    return `${sentenceOf(ours(step.do))}${place === '' ? '' : ` Where: ${place}.`}`;
  })]);
}

/** What must change in the plan, not in its wording. */
function changesOf(evaluation: Evaluation, said: Said): readonly string[] {
  const steps = (evaluation.path?.change ?? []).filter((step) => !said.ids.has(step.id) && isRead(evaluation, step.id));
  return unique([...said.change, ...steps.map((step) => (step.id === 'capacity' ? 'Ask for fewer hours a month.' : sentenceOf(ours(step.do))))]);
}

/** What must have happened; the start itself and our own hours are told as reasons. */
function eventOf({ revisit, timing }: Evaluation): string {
  if (revisit === null) return '';
  return timing.some((one) => one.status === 'present' && one.title === revisit.waitsFor) ? lower(revisit.waitsFor) : '';
}

/** A proposal's title as letters write it: on one line, and fit to stand between quotation marks. */
export function letterTitle(title: string): string {
  return ours(title).replace(/\s+/gu, ' ').trim();
}

/** Words of the rubric hold no double marks in a letter: those are for the proposer's own words. */
function ours(text: string): string {
  return text.replaceAll('"', '\'').replaceAll('“', '‘').replaceAll('”', '’');
}

/** What reviewers want told, by what it is about. */
function saidOf({ files, decided }: LetterInput): { readonly change: readonly string[]; readonly missing: readonly string[]; readonly questions: readonly string[]; readonly ids: ReadonlySet<string> } {
  const all = files.flatMap((file) => file.answers).filter((one) => (one.say ?? '') !== '');
  const of = (...verdicts: readonly string[]): readonly string[] => unique(all.filter((one) => verdicts.includes(one.verdict)).map((one) => sentenceOf(one.say ?? '')));
  return { change: unique([...of('contradicted', 'present'), ...decided.all.flatMap((one) => one.change ?? []).map(sentenceOf)]), missing: of('missing'), questions: of('partial'), ids: new Set(all.filter((one) => one.verdict !== 'partial').map((one) => one.id)) };
}

/** Exact words of theirs that a reviewer found to count; reviewers' quotations first, short ones before long, none twice. */
function likedOf({ evaluation, files, index }: LetterInput, most: number): readonly string[] {
  const byReviewers = files.flatMap((file) => file.answers).filter((one) => one.verdict === 'met').flatMap((one) => one.quotes);
  const found = evaluation.criteria.filter((one) => one.status === 'met' && one.basis === 'reader').flatMap((one) => one.evidence.filter((e) => e.stance === 'supports' && e.excluded === null && e.basis !== 'fact').map((e) => e.excerpt));
  const fit = found.filter((text) => text.length >= 25 && text.length <= 140 && !text.includes(':') && !denies(text)).sort((a, b) => Math.abs(a.length - 70) - Math.abs(b.length - 70));
  const out: string[] = [];
  for (const text of [...byReviewers, ...fit]) {
    const words = trimEnd(text);
    if (out.length < most && quoted(words) !== null && findQuote(index, words).found && !out.some((one) => one.includes(words) || words.includes(one))) out.push(words);
  }
  return out;
}

/** A contraction that denies: true words, and seldom what one likes best. */
function denies(text: string): boolean {
  return text.includes('n\'t') || text.includes('n’t');
}

/** Reasons of this outcome, each with the words it rests on. What is to be written is told elsewhere, and a figure never. */
function reasonsOf({ evaluation, outcome, files, index }: LetterInput): readonly string[] {
  const out: string[] = [];
  for (const reason of evaluation.reasons) {
    if (reason.outcome !== outcome || reason.mendable || !isRead(evaluation, reason.id)) continue;
    // What is only open has not been read, so it is no reason.
    if (reason.kind === 'score') { if (evaluation.criteria.every(({ status }) => status !== 'open')) out.push('Several of our criteria are covered only partly, or not yet.'); continue; }
    if (reason.kind === 'capacity' || reason.id === 'timing/capacity') { out.push(reason.outcome === 'decline' ? 'You ask for more hours a month than we have.' : 'Our hours are already committed at that time.'); continue; }
    const criterion = evaluation.criteria.find((one) => one.id === reason.id);
    const antiPattern = evaluation.antiPatterns.find((one) => one.id === reason.id);
    const title = criterion?.title ?? antiPattern?.title ?? null;
    const byReviewers = files.flatMap((file) => file.answers).filter((one) => one.id === reason.id && (one.verdict === 'contradicted' || one.verdict === 'present')).flatMap((one) => one.quotes);
    const quote = wordsOf(byReviewers, (criterion ?? antiPattern)?.evidence ?? [], index);
    if (title === null) out.push(sentenceOf(ours(reason.text)));
    else out.push(quote !== null ? `${title}: you write ${quote}.` : criterion?.basis === 'fact' && criterion.note !== null ? `${title}: ${lower(sentenceOf(ours(criterion.note)))}` : sentenceOf(title));
  }
  return unique(out);
}

/** A red flag or a criterion that only the text or nobody has spoken of is not told until a reader has confirmed it. */
function isRead({ criteria, antiPatterns }: Evaluation, id: string): boolean {
  const point = criteria.find((c) => c.id === id);
  if (point?.status === 'open') return false;
  const one = point ?? antiPatterns.find((a) => a.id === id);
  if (one !== undefined) return one.basis !== 'text' && one.basis !== 'none';
  return id !== 'serious' || antiPatterns.every(({ status, basis }) => status !== 'present' || (basis !== 'text' && basis !== 'none'));
}

/** What is taken out of all that is printed, but for the joiners that several scripts need. */
const unshowable = /(?![\u200c\u200d\s])[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A longer word would be broken at a line's end. */
const longestWord = 60;

/** Shortest quotation of words that conflict, in characters. */
const shortest = 12;

/** Longest such quotation; a longer one is cut at a word, which leaves it exact. */
const longest = 160;

/** Their words that conflict: as a reviewer quoted them, else as they were found. */
function wordsOf(byReviewers: readonly string[], evidence: readonly Evidence[], index: QuoteIndex): string | null {
  const against = evidence.filter((one) => one.excluded === null && one.basis !== 'reader');
  const read = [...against.filter((e) => e.stance === 'denies'), ...against.filter((e) => e.stance !== 'denies' && e.stance !== 'supports'), ...against.filter((e) => e.stance === 'supports')];
  for (const { excerpt, trigger } of [...byReviewers.map((quote) => ({ excerpt: quote.replace(/\s+/gu, ' ').trim(), trigger: null })), ...read]) {
    const words = trimEnd(cut(excerpt, trigger));
    const marked = quoted(words);
    // A figure or a day alone says nothing between quotation marks.
    if (marked !== null && words.includes(' ') && words.length >= shortest && findQuote(index, words).found) return marked;
  }
  return null;
}

function cut(text: string, trigger: string | null): string {
  if (text.length <= longest) return text;
  const at = trigger === null ? 0 : Math.max(0, text.indexOf(trigger));
  let from = Math.max(0, at - 60);
  while (from > 0 && text[from - 1] !== ' ') from--;
  let to = Math.min(text.length, from + longest);
  while (to > from + 1 && to < text.length && text[to] !== ' ') to--;
  return text.slice(from, to).trim();
}

/** In quotation marks that the words do not hold themselves; null where a letter could not show them to the letter. */
function quoted(words: string): string | null {
  if (words.length < 2 || unshowable.test(words) || words.split(' ').some((word) => word.length > longestWord)) return null;
  if (!words.includes('"')) return `"${words}"`;
  return words.includes('“') || words.includes('”') ? null : `“${words}”`;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '.;,: '.includes(text[end - 1]!)) end--;
  return text.slice(0, end).trimStart();
}

/** Words of the program, kept as a decision's reason where the reviewer gave none: they have their own place. */
function isOurs(why: string, evaluation: Evaluation): boolean {
  return evaluation.reasons.some((one) => one.text === why) || Object.entries(evaluation.rubric.outcomes).some(([key, words]) => why.toLowerCase().endsWith(words.toLowerCase()) || why === key);
}

function sentenceOf(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || '.!?…"”'.includes(trimmed.at(-1)!) ? trimmed : `${trimmed}.`;
}

function lower(text: string): string {
  return text === '' || (text[1] ?? ' ') !== (text[1] ?? ' ').toLowerCase() ? text : text[0]!.toLowerCase() + text.slice(1);
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items.filter((item) => item !== ''))];
}
