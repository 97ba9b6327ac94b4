import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdAll, openBook, poolOf, roomFor } from '../../src/desk/capacity.js';
import { addMonths, monthsBetween } from '../../src/lib/days.js';
import { planOf, ranked, type Candidate } from '../../src/desk/plan.js';
import { type CapacityFile, parseCapacity } from '../../src/reviews/capacity.js';

const today = '2026-11-21';
const file = (over: Partial<CapacityFile> = {}): CapacityFile => ({ path: 'capacity.yaml', unit: 'hours_per_month', currency: null, total: 10, reserve: { percent: 20, types: ['community'] }, holds: [], ...over });
const candidate = (path: string, amount: number, over: Partial<Candidate> = {}): Candidate => ({ path, title: path, type: 'research', amount, from: '2027-01-01', until: '2027-06-30', score: 80, submitted: '2026-11-01', ...over });

const day = fc.integer({ min: 0, max: 30 }).map((n) => addMonths('2026-10-01', n));
const claims = fc.array(fc.record({ path: fc.stringMatching(/^[a-z]{3,8}$/u), type: fc.constantFrom('research', 'community'), amount: fc.integer({ min: 0, max: 900 }).map((n) => n / 100), from: day, months: fc.integer({ min: 0, max: 14 }), score: fc.integer({ min: 0, max: 100 }), submitted: fc.option(day) }), { maxLength: 12 })
  .map((all) => all.map(({ months, ...one }, i) => ({ ...one, path: `${one.path}${i}`, title: one.path, until: addMonths(one.from, months) })));

describe('plan', () => {
  it('never gives more than there is, nor the reserve to anybody else', () => {
    fc.assert(fc.property(claims, fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 100 }), (all, cents, percent) => {
      const capacity = file({ total: cents / 100, reserve: { percent, types: ['community'] } });
      const pool = poolOf(capacity);
      const plan = planOf(capacity, [], all, today);
      const used = new Map<string, { common: number; reserve: number }>();
      for (const one of plan.placed) for (const t of one.taken) {
        const before = used.get(t.month) ?? { common: 0, reserve: 0 };
        used.set(t.month, { common: before.common + t.common, reserve: before.reserve + t.reserve });
        const asked = all.find((a) => a.path === one.path)!;
        expect(t.common + t.reserve).toBe(Math.round(asked.amount * 100));
        if (asked.type !== 'community') expect(t.reserve).toBe(0);
      }
      for (const [month, { common, reserve }] of used) {
        expect(common, month).toBeLessThanOrEqual(pool.common);
        expect(reserve, month).toBeLessThanOrEqual(pool.reserve);
      }
      expect(plan.placed.length + plan.passedOver.length).toBe(all.length);
      for (const m of plan.months) expect(Math.round((m.held + m.planned + m.free + m.reserve) * 100)).toBe(cents);
    }));
  });

  it('leaves alone what is held and promised already, and gives nothing where that takes all', () => {
    const held = fc.array(fc.record({ type: fc.constantFrom('research', 'community', ''), amount: fc.integer({ min: 0, max: 900 }).map((n) => n / 100), from: day, months: fc.integer({ min: 0, max: 14 }) }), { maxLength: 5 }).map((all) => all.map(({ months, ...one }) => ({ ...one, until: addMonths(one.from, months) })));
    fc.assert(fc.property(claims, held, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 100 }), (all, running, cents, percent) => {
      const capacity = file({ total: cents / 100, reserve: { percent, types: ['community'] } });
      const { common, reserve } = poolOf(capacity);
      const plan = planOf(capacity, running, all, today);
      const cent = (amount: number): number => Math.round(amount * 100);
      // Reckoned anew, month by month: nobody but those it is kept for may come out of more than the common part.
      const given = plan.placed.map((one) => ({ ...one, type: all.find((a) => a.path === one.path)!.type }));
      for (const month of new Set(given.flatMap((one) => one.taken.map((t) => t.month)))) {
        const runs = (one: { readonly from: string; readonly until: string }): boolean => monthsBetween(one.from < today ? today : one.from, one.until).includes(month);
        const before = running.filter(runs);
        const now = given.filter((one) => one.taken.some((t) => t.month === month));
        const sum = (list: readonly { readonly amount: number }[]): number => list.reduce((total, one) => total + cent(one.amount), 0);
        const others = (list: readonly { readonly type: string; readonly amount: number }[]): number => sum(list.filter(({ type }) => type !== 'community'));
        // What runs may hold more than there is: then nothing is added.
        if (sum(now) > 0) {
          expect(sum(before) + sum(now), month).toBeLessThanOrEqual(Math.max(common + reserve, sum(before)));
          if (others(now) > 0) expect(others(before) + others(now), month).toBeLessThanOrEqual(common);
        }
      }
      for (const m of plan.months) expect(Math.round((m.free + m.reserve) * 100)).toBeGreaterThanOrEqual(0);
    }), { numRuns: 300 });
  });

  it('passes over only what does not fit once those before it have theirs', () => {
    fc.assert(fc.property(claims, (all) => {
      const capacity = file();
      const plan = planOf(capacity, [], all, today);
      const book = openBook(capacity, today);
      for (const one of ranked(all)) expect(book.take(one) !== null).toBe(plan.placed.some(({ path }) => path === one.path));
    }));
  });

  it('ranks by strength, then by who came first, and says why one is passed over and when there is room', () => {
    const plan = planOf(file(), [], [candidate('late', 5, { submitted: '2026-11-05' }), candidate('early', 5, { submitted: '2026-10-01' }), candidate('strong', 2, { score: 90 }), candidate('small', 1, { score: 10 })], today);
    expect(plan.placed.map(({ path }) => path)).toEqual(['strong', 'early', 'small']);
    expect(plan.passedOver).toEqual([{ path: 'late', title: 'late', amount: 5, month: '2027-01', free: 0, roomOn: '2027-07-01' }]);
  });

  it('gives the reserve first to whom it is kept for', () => {
    const plan = planOf(file(), [], [candidate('a', 3, { type: 'community' }), candidate('b', 7)], today);
    expect(plan.placed.map(({ path, taken }) => [path, taken[0]])).toEqual([['a', { month: '2027-01', reserve: 200, common: 100 }], ['b', { month: '2027-01', reserve: 0, common: 700 }]]);
  });

  it('counts a sum of money once for the round', () => {
    const plan = planOf(file({ unit: 'budget', total: 100, reserve: null }), [], [candidate('a', 60), candidate('b', 60, { score: 70 })], today);
    expect(plan.months).toEqual([{ month: 'round', held: 0, planned: 60, free: 40, reserve: 0 }]);
    expect(plan.passedOver[0]).toMatchObject({ path: 'b', free: 40, roomOn: null });
  });
});

describe('room for a proposal', () => {
  it('is what is free in each month that it runs, and the first day with room', () => {
    const capacity = file({ holds: [{ what: 'care', amount: 6, from: null, until: '2027-03-31' }] });
    const book = openBook(capacity, today);
    holdAll(book, capacity.holds, today);
    expect(roomFor(capacity, book, { type: 'research', amount: 4, start: '2027-01-10', end: '2027-12-31' }, today)).toEqual({ total: 8, free: 2, roomOn: '2027-04-01' });
    expect(roomFor(capacity, book, { type: 'community', amount: 4, start: '2027-01-10', end: '2027-12-31' }, today)).toEqual({ total: 10, free: 4, roomOn: null });
    expect(roomFor(capacity, book, { type: 'research', amount: 9, start: null, end: null }, today)).toEqual({ total: 8, free: 2, roomOn: null });
    expect(monthsBetween('2027-01-10', '2027-03-01')).toHaveLength(3);
  });
});

describe('capacity.yaml', () => {
  it('is read whole or not at all', () => {
    expect(parseCapacity('total: 40\nreserve: { percent: 20, for: [community] }\nholds: [{ what: care, amount: 6, until: 2027-03-31 }]\n', 'c.yaml')).toMatchObject({ ok: true, value: { total: 40, unit: 'hours_per_month', holds: [{ amount: 6, from: null }] } });
    for (const bad of ['', 'total: many', 'total: -1', 'totl: 3', 'total: 3\nreserve: { percent: 120, for: [x] }', 'total: 3\nholds: [{ what: x, amount: y }]']) expect(parseCapacity(bad, 'c.yaml').ok, bad).toBe(false);
  });
});
