/** No rule can settle by words: whatever rests on neither facts nor readers is turned, and what was settled must hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AntiPatternMatch, CriterionMatch, Match, TimingMatch } from '../../src/evaluate/types.js';
import type { Answer, Records } from '../../src/evaluate/records.js';
import { judge, type Judgement } from '../../src/evaluate/judge.js';
import { smallCase } from './arbitrary.js';
import { answer, today } from './fixtures.js';

const statuses = ['met', 'partial', 'missing', 'contradicted', 'not-applicable', 'open'] as const;
const bases = ['fact', 'declared', 'text', 'none'] as const;
const found = ['present', 'open', 'absent'] as const;

/** A case whose verdicts rest on facts, declarations, phrases or nothing, and another that differs from it in the last three alone. */
const turned = fc.record({
  small: smallCase({ statuses: ['met', 'met', 'partial', 'missing', 'contradicted', 'open', 'not-applicable'], found: ['present', 'absent', 'open'], most: 3 }),
  basis: fc.array(fc.constantFrom(...bases), { minLength: 20, maxLength: 20 }),
  to: fc.array(fc.constantFrom(...statuses), { minLength: 20, maxLength: 20 }),
  flag: fc.array(fc.constantFrom(...found), { minLength: 5, maxLength: 5 }),
}).map(({ small, basis, to, flag }) => {
  const rests = <T extends { readonly status: string; readonly basis: string }>(one: T, i: number): T => ({ ...one, basis: one.status === 'open' ? 'none' : basis[i % basis.length]! });
  const words = (one: { readonly basis: string }): boolean => one.basis !== 'fact';
  const before: Match = {
    ...small.match,
    criteria: small.match.criteria.map((c, i): CriterionMatch => rests(c, i)),
    antiPatterns: small.match.antiPatterns.map((a, i): AntiPatternMatch => rests(a, i + 11)),
    timing: small.match.timing.map((t, i): TimingMatch => rests(t, i + 17)),
  };
  const after: Match = {
    ...before,
    criteria: before.criteria.map((c, i) => (words(c) ? { ...c, status: to[i % to.length]! } : c)),
    antiPatterns: before.antiPatterns.map((a, i) => (words(a) ? { ...a, status: flag[i % flag.length]! } : a)),
    timing: before.timing.map((t, i) => (words(t) ? { ...t, status: flag[(i + 3) % flag.length]! } : t)),
  };
  return { small, before, after, to, flag };
});

test('turning what is declared, found in the text or unread changes nothing that was settled, and leads nowhere that was not said', () => {
  let settled = 0;
  let changed = 0;
  fc.assert(fc.property(turned, ({ small, before, after }) => {
    const first = judge(small.rubric, before, small.records, today);
    const second = judge(small.rubric, after, small.records, today);
    if (first.settled) { settled++; expect(second.recommendation).toBe(first.recommendation); }
    expect(first.couldBe).toContain(second.recommendation);
    if (second.recommendation !== first.recommendation) changed++;
  }), { numRuns: 3000 });
  // Both kinds of case were met, so that neither half of this holds for want of cases.
  expect(Math.min(settled, changed)).toBeGreaterThan(100);
});

/** What a reader says of everything that rests on neither facts nor readers and that nobody waived. */
function answersTo(judged: Judgement, to: readonly (typeof statuses)[number][], flag: readonly (typeof found)[number][]): Answer[] {
  const free = <T extends { readonly basis: string; readonly waiver?: unknown }>(all: readonly T[]): T[] => all.filter((x) => x.basis !== 'fact' && x.basis !== 'reader' && (x.waiver ?? null) === null);
  return [
    ...free(judged.criteria).flatMap(({ id }, i): Answer[] => { const verdict = to[i % to.length]!; return verdict === 'open' ? [] : [answer(id, verdict)]; }),
    ...free(judged.antiPatterns).flatMap(({ id }, i): Answer[] => { const verdict = flag[i % flag.length]!; return verdict === 'open' ? [] : [answer(id, verdict)]; }),
    ...free(judged.timing).map(({ id }, i) => answer(id, flag[(i + 3) % flag.length] === 'present' ? 'waits' : 'clear')),
  ];
}

test('nor does a reader change what was settled, or lead where it was not said, whatever is waived', () => {
  let settled = 0;
  let changed = 0;
  const some = fc.array(fc.constantFrom(true, false, false, false), { minLength: 7, maxLength: 7 });
  fc.assert(fc.property(turned, some, ({ small, before, to, flag }, waives) => {
    const waivers = [...before.criteria, ...before.antiPatterns].flatMap(({ id, status }, i): Records['waivers'][number][] =>
      (waives[i % waives.length]! && (status === 'missing' || status === 'contradicted' || status === 'present') ? [{ id, status, by: 'amara', why: 'No need.', until: '2027-01-01' }] : []));
    const records = { ...small.records, waivers };
    const first = judge(small.rubric, before, records, today);
    const read = judge(small.rubric, before, { ...records, answers: [...records.answers, ...answersTo(first, to, flag)] }, today);
    if (first.settled) { settled++; expect(read.recommendation).toBe(first.recommendation); }
    expect(first.couldBe).toContain(read.recommendation);
    if (read.recommendation !== first.recommendation) changed++;
  }), { numRuns: 3000 });
  expect(Math.min(settled, changed)).toBeGreaterThan(100);
});
