/** Where a proposal stands on the way from inquiry to partnership, and by when its next step is due. */
import type { StepName } from '../reviews/record.js';
import type { Decided } from './decided.js';
import { addDays, addMonths } from '../lib/days.js';

/** Days that a step may take, as we promise them. */
export const limits = { review: 14, reviewBusiness: 7, discovery: 28, refinement: 28, agreement: 28 } as const;

export type Waiting = 'us' | 'them' | 'time' | 'nobody';

export interface Step {
  /** In a word or two: `initial review`, `second reader`, `discovery`. */
  readonly name: string;
  /** Whose turn it is. */
  readonly waits: Waiting;
  /** ISO day, or null where nothing is due or the beginning is not known. */
  readonly due: string | null;
  /** Who reads the text decides next: initial review, second reader, disagreement, another look. */
  readonly reads: boolean;
}

export interface StepInput {
  readonly type: string;
  readonly status: string;
  readonly submitted: string | null;
  readonly start: string | null;
  readonly decided: Decided;
  /** When the program would look again at a deferred proposal, where no decision says. */
  readonly again: string | null;
}

const first: readonly StepName[] = ['discovery', 'refinement', 'agreement'];
const round: readonly (readonly [StepName, number])[] = [['monthly', 1], ['quarterly', 3], ['annual', 12]];
const names: Readonly<Record<StepName, string>> = {
  discovery: 'discovery conversation', refinement: 'proposal refinement', agreement: 'agreement', monthly: 'monthly review call', quarterly: 'quarterly retrospective', annual: 'annual evaluation',
};

export function stepOf(input: StepInput): Step {
  const { status, decided } = input;
  if (status === 'draft') return { name: 'not sent yet', waits: 'them', due: null, reads: false };
  if (status === 'concluded') return { name: 'concluded', waits: 'nobody', due: null, reads: false };
  if (status === 'active') return rounds(input);
  const days = input.type === 'business' ? limits.reviewBusiness : limits.review;
  const since = later(input.submitted, decided.before?.decision.on ?? null);
  const review: Step = { name: 'initial review', waits: 'us', due: since === null ? null : addDays(since, days), reads: true };
  if (status === 'submitted' && decided.differ.length > 0) return { ...review, name: 'reviewers differ' };
  if (status === 'submitted' && decided.wantsSecond) return { ...review, name: 'second reader' };
  const outcome = decided.outcome ?? (status === 'accepted' ? 'accept' : status === 'deferred' ? 'defer' : status === 'declined' ? 'decline' : null);
  switch (outcome) {
    case null: return decided.before === null ? review : { ...review, name: 'another look' };
    case 'decline': return { name: 'declined', waits: 'nobody', due: null, reads: false };
    case 'refine': return { name: 'refinement, with them', waits: 'them', due: null, reads: false };
    case 'defer': return { name: 'another look', waits: 'time', due: decided.last?.again ?? input.again, reads: true };
    case 'accept': return onward(input);
  }
}

/** What a status and a record say differently, as a sentence with what would be right; null where they agree. */
export function difference(status: string, decided: Decided): { readonly message: string; readonly fix: string } | null {
  const { outcome } = decided;
  const wanted = outcome === null || decided.wantsSecond ? null : { accept: 'accepted', defer: 'deferred', decline: 'declined', refine: 'submitted' }[outcome];
  if (wanted === null) {
    if (decided.differ.length > 0 || outcome !== null) return null;
    return ['accepted', 'deferred', 'declined'].includes(status) ? { message: `its status says ${status}, and no reviewer's decision says so.`, fix: 'Decide it: proposals review FILE. Or write: status: submitted' } : null;
  }
  if (status === wanted || status === 'draft' || (wanted === 'accepted' && (status === 'active' || status === 'concluded'))) return null;
  return { message: `its status says ${status}, and ${decided.by.join(' and ')} decided: ${outcome}.`, fix: `Write: status: ${wanted}` };
}

/** The steps behind a yes, each within its time after the one before. */
function onward({ decided, start }: StepInput): Step {
  let from = decided.on;
  for (const step of first) {
    const taken = decided.steps.filter((one) => one.step === step).map((one) => one.on).sort().at(-1);
    if (taken === undefined) return { name: names[step], waits: 'us', due: from === null ? null : addDays(from, limits[step as 'discovery']), reads: false };
    from = taken;
  }
  return { name: 'launch', waits: 'us', due: later(from, start), reads: false };
}

/** Once it runs: whatever comes round next. */
function rounds({ decided, start }: StepInput): Step {
  const agreed = decided.steps.filter((one) => one.step === 'agreement').map((one) => one.on).sort().at(-1) ?? null;
  // What is agreed before the start runs from the start.
  const begun = later(agreed, start) ?? decided.on;
  if (begun === null) return { name: names.monthly, waits: 'us', due: null, reads: false };
  const next = round.map(([step, months]) => {
    const last = decided.steps.filter((one) => one.step === step).map((one) => one.on).sort().at(-1) ?? begun;
    return { name: names[step], due: addMonths(last, months) };
  }).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0]!;
  return { ...next, waits: 'us', reads: false };
}

function later(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null ? a : a > b ? a : b;
}
