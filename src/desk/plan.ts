/** Who gets what: by rank, the reserve first for whom it is kept; what does not fit is passed over and says why. */
import type { CapacityFile } from '../reviews/capacity.js';
import { addMonths, monthsBetween } from '../lib/days.js';
import { openBook, holdAll, type Claim, type Taken, hundredths } from './capacity.js';

export interface Candidate extends Claim {
  readonly path: string;
  readonly title: string;
  readonly score: number;
  readonly submitted: string | null;
}

export interface Placed {
  readonly path: string;
  readonly title: string;
  readonly amount: number;
  readonly from: string;
  readonly until: string;
  readonly taken: readonly Taken[];
}

export interface PassedOver {
  readonly path: string;
  readonly title: string;
  readonly amount: number;
  /** The month in which it does not fit, and what is free in it. */
  readonly month: string;
  readonly free: number;
  /** The first day with room, or null within five years. */
  readonly roomOn: string | null;
}

export interface Plan {
  readonly placed: readonly Placed[];
  readonly passedOver: readonly PassedOver[];
  /** Amounts by month: what runs and is promised, what the plan adds, what is left of each pool. */
  readonly months: readonly { readonly month: string; readonly held: number; readonly planned: number; readonly free: number; readonly reserve: number }[];
}

/** Stronger first; of equal strength who came first; then by path, so that the same files give the same plan. */
export function ranked<T extends Pick<Candidate, 'score' | 'submitted' | 'path'>>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => b.score - a.score || ((a.submitted ?? '9999') < (b.submitted ?? '9999') ? -1 : (a.submitted ?? '9999') > (b.submitted ?? '9999') ? 1 : a.path < b.path ? -1 : 1));
}

export function planOf(capacity: CapacityFile, running: readonly Claim[], candidates: readonly Candidate[], today: string): Plan {
  const book = openBook(capacity, today);
  holdAll(book, capacity.holds, today);
  for (const claim of running) book.hold(claim);
  const monthly = capacity.unit === 'hours_per_month';
  const last = candidates.reduce((until, one) => (one.until > until ? one.until : until), addMonths(today, 11));
  const names = monthly ? monthsBetween(today, last).slice(0, 36) : ['round'];
  const total = hundredths(capacity.total);
  const before = new Map(names.map((month) => { const left = book.free(month); return [month, total - left.common - left.reserve]; }));
  const placed: Placed[] = [];
  const waiting: Candidate[] = [];
  for (const one of ranked(candidates)) {
    const taken = book.take(one);
    if (taken === null) waiting.push(one);
    else placed.push({ path: one.path, title: one.title, amount: one.amount, from: one.from, until: one.until, taken });
  }
  const passedOver = waiting.map((one): PassedOver => {
    const now = book.fits(one);
    const length = monthsBetween(one.from, one.until).length - 1;
    let roomOn: string | null = null;
    for (let later = 1; monthly && later <= 60 && roomOn === null; later++) {
      const from = addMonths(`${one.from.slice(0, 7)}-01`, later);
      if (book.fits({ ...one, from, until: addMonths(from, length) }).fits) roomOn = from;
    }
    return { path: one.path, title: one.title, amount: one.amount, month: now.fits ? '' : now.month, free: now.fits ? 0 : now.free, roomOn };
  });
  const months = names.map((month) => {
    const left = book.free(month);
    const held = before.get(month)!;
    return { month, held: held / 100, planned: (total - left.common - left.reserve - held) / 100, free: left.common / 100, reserve: left.reserve / 100 };
  });
  return { placed, passedOver, months };
}
