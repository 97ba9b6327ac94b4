/** The queue: what waits for us, late first, what needs judgement apart from what needs a nod, and how a part of a title finds a proposal. */
import type { Evaluation, Outcome } from '../evaluate/result.js';
import type { Decided } from './decided.js';
import { dayInWords, daysBetween } from '../lib/days.js';
import { listInWords } from '../lib/lists.js';
import type { Step } from './steps.js';

export interface Waiter {
  readonly path: string;
  readonly title: string;
  readonly step: Step;
  readonly decided: Decided;
  readonly evaluation: Evaluation;
  /** What reviewers answered differently. */
  readonly disagree: readonly Disagreed[];
}

/** A question on which reviewers differ: settling it settles them. */
export interface Disagreed {
  readonly title: string;
  readonly asks: string;
  readonly by: readonly string[];
}

export interface QueueItem {
  readonly path: string;
  readonly title: string;
  readonly step: string;
  readonly outcome: Outcome;
  /** `judgement`: someone must weigh it. `nod`: look and agree. `step`: decided; something is to be done. */
  readonly needs: 'judgement' | 'nod' | 'step';
  /** One reason in plain words. */
  readonly reason: string;
  readonly due: string | null;
  /** Days from today to the due day; negative: late; null: not known. */
  readonly days: number | null;
}

/** How long before the day a deferred proposal comes up again. */
const ahead = 14;

/** What waits for us, late first; of equal days by title. */
export function queueOf(waiters: readonly Waiter[], today: string): readonly QueueItem[] {
  return waiters.filter(({ step }) => step.waits === 'us' || (step.waits === 'time' && step.due !== null && (daysBetween(today, step.due) ?? Infinity) <= ahead)).map((one): QueueItem => {
    const needs = one.step.reads ? (needsJudgement(one) ? 'judgement' : 'nod') : 'step';
    return {
      path: one.path, title: one.title, step: one.step.name, outcome: one.evaluation.recommendation, needs,
      reason: needs === 'step' ? one.step.name : needs === 'judgement' ? judgementReason(one) : nodReason(one.evaluation),
      due: one.step.due, days: one.step.due === null ? null : daysBetween(today, one.step.due),
    };
  }).sort(bySoonest);
}

/** What nobody knows the day of comes after what is late and before the rest. */
function bySoonest(a: QueueItem, b: QueueItem): number {
  return (a.days ?? 0) - (b.days ?? 0) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0) || (a.path < b.path ? -1 : 1);
}

/** Asked of every proposal; it alone makes nothing doubtful. */
const always: ReadonlySet<string> = new Set(['avoid', 'timing/awaits-decision']);

function needsJudgement({ evaluation, decided, disagree, step }: Waiter): boolean {
  return disagree.length > 0 || decided.differ.length > 0 || step.name === 'second reader' || evaluation.recommendation === 'decline'
    || evaluation.questions.some((question) => question.decisive && !(always.has(question.id) && question.candidates.length === 0));
}

function judgementReason({ evaluation, decided, disagree, step }: Waiter): string {
  if (decided.differ.length > 0) return `${decided.differ.map(({ by, outcome }) => `${by} decided ${outcome}`).join(', ')}.`;
  if (step.name === 'second reader') return `${listInWords(decided.by)} decided ${decided.outcome ?? ''}; that takes a second reader.`;
  const [first] = disagree;
  if (first !== undefined) return `${listInWords(first.by)} differ on ${first.title.toLowerCase()}${disagree.length > 1 ? ` and ${disagree.length - 1} more` : ''}. To settle: ${first.asks}`;
  const why = evaluation.reasons.find((reason) => reason.outcome === evaluation.recommendation);
  if (evaluation.recommendation === 'decline' && why !== undefined) return `${phrase(evaluation)}? ${why.text}`;
  return `${phrase(evaluation)}? For a reader: ${subjectsOf(evaluation)}.`;
}

/** What the deciding questions are about: two of them by name, and how many more. */
function subjectsOf(evaluation: Evaluation): string {
  const asked = evaluation.questions.filter((one) => one.decisive && !(always.has(one.id) && one.candidates.length === 0));
  const names = asked.map((one) => (titleOf(evaluation, one.id) ?? one.asks).replace(/[.?]$/u, '').toLowerCase());
  const shown = names.slice(0, names.length === 3 ? 3 : 2);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.length < 2 ? (shown[0] ?? 'red flags') : `${listInWords(shown)}`;
}

function phrase(evaluation: Evaluation): string {
  return { accept: 'Yes', defer: 'Timing', refine: 'Refine', decline: 'Not aligned' }[evaluation.recommendation];
}

function nodReason(evaluation: Evaluation): string {
  switch (evaluation.recommendation) {
    case 'accept': return 'Yes';
    case 'decline': return 'Not aligned';
    case 'defer': return evaluation.revisit === null ? 'Timing' : `Timing: ${dayInWords(evaluation.revisit.on).split(' ').slice(0, 2).join(' ')}`;
    case 'refine': {
      const titles = evaluation.reasons.filter((reason) => reason.outcome === 'refine').map((reason) => titleOf(evaluation, reason.id)).filter((title) => title !== null);
      const [one] = titles;
      return one === undefined || one === null ? 'Refine' : `Refine: ${one.toLowerCase()}${titles.length > 1 ? `, ${titles.length - 1} more` : ''}`;
    }
  }
}

function titleOf(evaluation: Evaluation, id: string): string | null {
  return [...evaluation.criteria, ...evaluation.antiPatterns, ...evaluation.sections, ...evaluation.checklists, ...evaluation.timing].find((one) => one.id === id)?.title ?? (evaluation.fields.some((one) => one.id === id) ? id.replaceAll('_', ' ') : null);
}

/** Case, accents and runs of spaces aside. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Those whose title or file name holds the words; a whole title or path alone where one fits so. */
export function findByTitle<T extends { readonly path: string; readonly title: string }>(all: readonly T[], words: string): readonly T[] {
  const wanted = folded(words);
  const exact = all.filter(({ path, title }) => folded(title) === wanted || folded(path) === wanted);
  if (exact.length > 0) return exact;
  return all.filter(({ path, title }) => folded(title).includes(wanted) || folded(path.split('/').at(-1) ?? '').includes(wanted));
}
