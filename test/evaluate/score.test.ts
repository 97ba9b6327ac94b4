/** The score against plain arithmetic. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Basis } from '../../src/language/evidence.js';
import type { Status } from '../../src/evaluate/result.js';
import { judge } from '../../src/evaluate/judge.js';
import { leastSum, tenths } from '../../src/evaluate/score.js';
import { smallCase } from './arbitrary.js';
import { answer, checklist, criterion, match, records, rubric, today, withStatus } from './fixtures.js';

const score = (statuses: readonly (readonly Status[])[], weights: readonly number[] = []): ReturnType<typeof judge>['score'] => {
  const lists = statuses.map((l, i) => checklist(`l${i}`, l.map((_, j) => criterion(`l${i}/c${j}`)), { weight: weights[i] ?? 10 }));
  return judge(rubric(lists), match(statuses.flatMap((l, i) => l.map((s, j) => withStatus(`l${i}/c${j}`, s)))), records(), today).score;
};

describe('the score', () => {
  test('met counts 1, partial and open half, missing and contradicted nothing', () => {
    expect(score([['met', 'partial', 'missing', 'contradicted']]).at).toBe(37.5);
    expect(score([['met', 'open']])).toEqual({ low: 50, at: 75, high: 100, verified: 50 });
  });

  test('verified is the share of the weight that rests on facts or readers', () => {
    const r = rubric([checklist('l', [criterion('l/a', { weight: 3 }), criterion('l/b')], { weight: 30 }), checklist('k', [criterion('k/a')], { weight: 10 })]);
    const verified = (a: Basis, b: Basis, k: Basis, given: Parameters<typeof records>[0] = {}): number =>
      judge(r, match([['l/a', a], ['l/b', b], ['k/a', k]].map(([id, basis]) => withStatus(id!, 'met', { basis: basis as 'fact' }))), records(given), today).score.verified;
    expect([verified('fact', 'fact', 'fact'), verified('fact', 'text', 'declared'), verified('declared', 'fact', 'text'), verified('text', 'none', 'fact'), verified('declared', 'text', 'none')]).toEqual([100, 56.3, 18.8, 25, 0]);
    expect(verified('declared', 'text', 'none', { answers: [answer('l/a', 'missing')] })).toBe(56.3);
  });

  test('what is not applicable leaves the sum, and a list with nothing left leaves the total', () => {
    expect(score([['met', 'not-applicable'], ['missing']], [30, 10]).at).toBe(75);
    expect(score([['not-applicable'], ['met', 'missing']], [90, 10]).at).toBe(50);
  });

  test('one decimal, half up', () => {
    expect(score([['met', 'missing', 'missing']]).at).toBe(33.3);
    expect(score([['met', 'met', 'missing']]).at).toBe(66.7);
    expect(tenths(1n, 2000n)).toBe(1);
    expect(tenths(999n, 2_000_000n)).toBe(0);
  });

  test('the least sum is the first whose printed figure reaches the bar', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10_000n }), fc.integer({ min: 0, max: 1000 }), (denominator, bar) => {
      const least = leastSum(bar, denominator);
      expect(tenths(least, denominator)).toBeGreaterThanOrEqual(bar);
      if (least > 0n) expect(tenths(least - 1n, denominator)).toBeLessThan(bar);
    }));
  });

  test('a waived criterion leaves the sum', () => {
    const r = rubric([checklist('l', [criterion('l/a'), criterion('l/b')])]);
    const m = match([withStatus('l/a', 'met'), withStatus('l/b', 'missing')]);
    const waivers = [{ id: 'l/b', status: 'missing' as const, by: 'amara', why: 'no need', until: '2027-01-01' }];
    const judged = judge(r, m, records({ waivers }), today);
    expect(judged.score.at).toBe(100);
    expect(judged.reasons).toEqual([]);
    expect(judged.criteria[1]!.waiver?.by).toBe('amara');
    // It was given for something missing, not for the opposite.
    expect(judge(r, match([withStatus('l/a', 'met'), withStatus('l/b', 'contradicted')]), records({ waivers }), today).recommendation).toBe('refine');
  });
});

test('the score agrees with plain arithmetic', () => {
  const points: Partial<Record<Status, number>> = { met: 1, partial: 0.5, open: 0.5, missing: 0, contradicted: 0 };
  fc.assert(fc.property(smallCase({ statuses: ['met', 'partial', 'missing', 'contradicted', 'open', 'not-applicable'], found: ['absent'] }), (small) => {
    const judged = judge(small.rubric, small.match, small.records, today);
    let sum = 0;
    let weights = 0;
    for (const list of small.rubric.checklists) {
      const counted = judged.criteria.filter((c) => c.checklist === list.id && points[c.status] !== undefined);
      if (counted.length === 0) continue;
      weights += list.weight;
      sum += list.weight * counted.reduce((s, c) => s + c.weight * points[c.status]!, 0) / counted.reduce((s, c) => s + c.weight, 0);
    }
    expect(Math.abs(judged.score.at - (weights === 0 ? 100 : 100 * sum / weights))).toBeLessThanOrEqual(0.0500001);
  }));
});

test('an answer lands inside the interval', () => {
  fc.assert(fc.property(smallCase({ statuses: ['met', 'partial', 'missing', 'open', 'open', 'not-applicable'], found: ['absent'], most: 3 }), fc.array(fc.constantFrom<Exclude<Status, 'open'>>('met', 'partial', 'missing', 'contradicted', 'not-applicable'), { minLength: 9, maxLength: 9 }), (small, verdicts) => {
    const before = judge(small.rubric, small.match, small.records, today);
    const asked = before.questions.filter((q) => q.kind === 'criterion');
    const answers = [...small.records.answers, ...asked.map((q, i) => answer(q.id, verdicts[i % 9]!))];
    const after = judge(small.rubric, small.match, { ...small.records, answers }, today);
    for (const point of [after.score.low, after.score.at, after.score.high]) {
      expect(point).toBeGreaterThanOrEqual(before.score.low);
      expect(point).toBeLessThanOrEqual(before.score.high);
    }
  }));
});
