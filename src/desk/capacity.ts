/** How much is free in which month: what is held, what is kept for whom, and the first day with room. Amounts in whole hundredths, so that sums are exact. */
import type { Records } from '../evaluate/records.js';
import type { CapacityFile, Hold } from '../reviews/capacity.js';
import { addMonths, monthsBetween } from '../lib/days.js';

/** One month's pools, in hundredths. The reserve is part of nobody else's room. */
export interface Pool {
  readonly common: number;
  readonly reserve: number;
}

/** What somebody takes of a month, by pool. */
export interface Taken {
  readonly month: string;
  readonly common: number;
  readonly reserve: number;
}

export interface Claim {
  readonly type: string;
  readonly amount: number;
  /** ISO days. */
  readonly from: string;
  readonly until: string;
}

/** A claim without an end is counted for a year. */
export function untilOf(from: string, end: string | null): string {
  return end !== null && end >= from ? end : addMonths(from, 12);
}

export const hundredths = (amount: number): number => Math.round(amount * 100);

export function poolOf(capacity: CapacityFile): Pool {
  const total = hundredths(capacity.total);
  // The reserve is rounded up: what is promised to some is never less than said.
  const reserve = capacity.reserve === null ? 0 : Math.ceil((total * capacity.reserve.percent) / 100);
  return { common: total - reserve, reserve };
}

export function mayUseReserve(capacity: CapacityFile, type: string): boolean {
  return capacity.reserve?.types.includes(type) === true;
}

/** A book of what is taken, month by month. Claims go in by `take`; it gives what it took, or null where it doesn't fit and nothing was taken. */
export interface Book {
  free(month: string): Pool;
  fits(claim: Claim): { readonly fits: true } | { readonly fits: false; readonly month: string; readonly free: number };
  take(claim: Claim): readonly Taken[] | null;
  /** Held whether it fits or not: it is promised already. */
  hold(claim: Claim): void;
}

export function openBook(capacity: CapacityFile, today: string): Book {
  const pool = poolOf(capacity);
  const taken = new Map<string, { common: number; reserve: number }>();
  const monthly = capacity.unit === 'hours_per_month';
  const months = (from: string, until: string): readonly string[] => (monthly ? monthsBetween(from < today ? today : from, until) : ['round']);
  const free = (month: string): Pool => {
    const used = taken.get(month) ?? { common: 0, reserve: 0 };
    const common = pool.common - used.common;
    // What runs beyond its own part uses up the rest: hours promised twice are there only once.
    return { common: Math.max(0, common), reserve: Math.max(0, pool.reserve - used.reserve + Math.min(0, common)) };
  };
  const share = (month: string, claim: Claim): Taken | null => {
    const left = free(month);
    const amount = hundredths(claim.amount);
    const reserve = mayUseReserve(capacity, claim.type) ? Math.min(left.reserve, amount) : 0;
    return amount - reserve <= left.common ? { month, reserve, common: amount - reserve } : null;
  };
  const put = (one: Taken): void => {
    const used = taken.get(one.month) ?? { common: 0, reserve: 0 };
    taken.set(one.month, { common: used.common + one.common, reserve: used.reserve + one.reserve });
  };
  const fits = (claim: Claim): ReturnType<Book['fits']> => {
    for (const month of months(claim.from, claim.until)) {
      if (share(month, claim) !== null) continue;
      const left = free(month);
      return { fits: false, month, free: (left.common + (mayUseReserve(capacity, claim.type) ? left.reserve : 0)) / 100 };
    }
    return { fits: true };
  };
  return {
    free,
    fits,
    take: (claim) => {
      if (!fits(claim).fits) return null;
      const out = months(claim.from, claim.until).map((month) => share(month, claim)!);
      out.forEach(put);
      return out;
    },
    hold: (claim) => {
      for (const month of months(claim.from, claim.until)) {
        const left = free(month);
        const amount = hundredths(claim.amount);
        const reserve = mayUseReserve(capacity, claim.type) ? Math.min(left.reserve, amount) : 0;
        put({ month, reserve, common: amount - reserve });
      }
    },
  };
}

export function holdAll(book: Book, holds: readonly Hold[], today: string): void {
  for (const one of holds) if (one.until === null || one.until >= today) book.hold({ type: '', amount: one.amount, from: one.from ?? today, until: one.until ?? addMonths(one.from ?? today, 119) });
}

/** How far ahead room is looked for, in months. */
const horizon = 60;

/** What judging takes: all that there is for this type, what is free while it would run, and the first day with room for it. */
export function roomFor(capacity: CapacityFile, book: Book, ask: { readonly type: string; readonly amount: number | null; readonly start: string | null; readonly end: string | null }, today: string): NonNullable<Records['capacity']> {
  const pool = poolOf(capacity);
  const reserved = mayUseReserve(capacity, ask.type);
  const total = (pool.common + (reserved ? pool.reserve : 0)) / 100;
  const from = ask.start !== null && ask.start > today ? ask.start : today;
  const until = untilOf(from, ask.end);
  const free = Math.min(...monthsBetween(from, until).map((month) => { const left = book.free(month); return (left.common + (reserved ? left.reserve : 0)) / 100; }));
  if (ask.amount === null || ask.amount <= free || ask.amount > total) return { total, free, roomOn: null };
  const length = Math.max(0, monthsBetween(from, until).length - 1);
  for (let later = 1; later <= horizon; later++) {
    const start = `${addMonths(`${from.slice(0, 7)}-01`, later)}`;
    if (book.fits({ type: ask.type, amount: ask.amount, from: start, until: addMonths(start, length) }).fits) return { total, free, roomOn: start };
  }
  return { total, free, roomOn: null };
}
