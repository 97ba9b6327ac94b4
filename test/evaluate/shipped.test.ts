/** Path and interval of the shipped rubrics: over what answers could make of their finished examples, against trying everything. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effortPoints } from '../../src/evaluate/least-effort.js';
import { judge } from '../../src/evaluate/judge.js';
import { matchProposal } from '../../src/evaluate/match.js';
import type { Answer, Records } from '../../src/evaluate/records.js';
import { noRecords } from '../../src/reviews/current.js';
import { packageRoot } from '../cli/fake-host.js';
import { exampleOf, parsed, rubricOf, shelf, today } from '../scaffold/shipped.js';

const language = shelf.language('english');
if (!language.ok) throw new Error('no language');
const types = shelf.types.filter((type) => shelf.forType(type) !== null && exampleOf(type) !== null);
const answer = (id: string, verdict: Answer['verdict']): Answer => ({ id, verdict, quotes: [], why: null, on: null, by: 'amara', given: null, assistant: null });
const by = (answers: readonly Answer[]): Records => ({ ...noRecords, answers });

/** Over all types: how many paths were walked, and how many of them raise the score alone. */
const tally = { walked: 0, raised: 0 };

describe.each(types)('%s', (type) => {
  const rubric = rubricOf(type);
  const { match } = matchProposal(parsed(exampleOf(type)!), rubric, language.value, today);
  const criteria = rubric.checklists.flatMap((list) => list.criteria);
  // A twin takes the verdict of its leader.
  const alone = criteria.filter((one) => one.sameAs === null);
  const at = (answers: readonly Answer[], bar = rubric.decision.bar): ReturnType<typeof judge> => judge({ ...rubric, decision: { ...rubric.decision, bar } }, match, by(answers), today);
  const calm = [answer('avoid', 'absent'), answer('timing/awaits-decision', 'clear')];
  const met = alone.map((one) => answer(one.id, 'met'));

  /** All is well but for a few, drawn. */
  const drawn = fc.record({
    // A higher bar leaves more for the programme to weigh.
    bar: fc.constantFrom(rubric.decision.bar, 88, 94, 98),
    low: fc.uniqueArray(fc.record({ id: fc.constantFrom(...alone.map(({ id }) => id)), verdict: fc.constantFrom<Answer['verdict']>('partial', 'missing', 'missing', 'contradicted') }), { selector: ({ id }) => id, maxLength: 7 }),
    avoided: fc.uniqueArray(fc.constantFrom(...rubric.antiPatterns.map(({ id }) => id)), { maxLength: 2 }),
  });
  const answersOf = ({ low, avoided }: { readonly low: readonly { readonly id: string; readonly verdict: Answer['verdict'] }[]; readonly avoided: readonly string[] }): readonly Answer[] => [
    ...calm, ...met.filter(({ id }) => low.every((one) => one.id !== id)), ...low.map((one) => answer(one.id, one.verdict)),
    ...rubric.antiPatterns.map(({ id }) => answer(id, avoided.includes(id) ? 'present' : 'absent')),
  ];

  test('the path is the least there is, by trying every set, and deciding again with it gives what it says', () => {
    fc.assert(fc.property(drawn, (one) => {
      const answers = answersOf(one);
      const before = at(answers, one.bar);
      const path = before.path;
      if (before.recommendation === 'accept' || before.recommendation === 'defer') { expect(path).toEqual({ write: [], change: [], to: before.recommendation }); return; }
      const steps = [...path!.write, ...path!.change];
      tally.walked++;
      // Only the score asks for these.
      if (steps.some((step) => one.low.some(({ id, verdict }) => id === step.id && verdict === 'partial'))) tally.raised++;
      const mend = (ids: readonly string[]): string => at([...answers.filter(({ id }) => !ids.includes(id)), ...ids.map((id) => answer(id, rubric.antiPatterns.some((a) => a.id === id) ? 'absent' : 'met'))], one.bar).recommendation;
      // All of it is in what was drawn, and it is proved.
      const low = new Map(one.low.map(({ id, verdict }) => [id, verdict]));
      for (const step of steps) expect(low.has(step.id) || one.avoided.includes(step.id), step.id).toBe(true);
      expect(mend(steps.map(({ id }) => id))).toBe(path!.to);
      for (const step of path!.write) expect(low.get(step.id), step.id).not.toBe('contradicted');
      // Every other set of criteria that passes costs more, or as much with no fewer changes.
      const known = new Map(before.criteria.map((c) => [c.id, c]));
      const cost = (id: string): number => effortPoints[low.get(id) === 'contradicted' && known.get(id)!.effort === 'write' ? 'decide' : known.get(id)!.effort];
      const mine = steps.filter(({ id }) => low.has(id));
      const least = { effort: mine.reduce((sum, { id }) => sum + cost(id), 0), count: mine.length };
      expect(mine.reduce((sum, step) => sum + effortPoints[step.effort], 0)).toBe(least.effort);
      const avoided = steps.filter(({ id }) => one.avoided.includes(id)).map(({ id }) => id);
      const ids = one.low.map(({ id }) => id);
      for (let mask = 0; mask < 1 << ids.length; mask++) {
        const chosen = ids.filter((_, i) => mask & (1 << i));
        const effort = chosen.reduce((sum, id) => sum + cost(id), 0);
        if (effort > least.effort || (effort === least.effort && chosen.length >= least.count)) continue;
        const gives = mend([...chosen, ...avoided]);
        expect(gives === 'accept' || gives === 'defer', chosen.join(' ')).toBe(false);
      }
      // Each thing that we avoid and that stands on the path is needed there.
      for (const id of avoided) {
        const without = mend(steps.map((step) => step.id).filter((other) => other !== id));
        expect(without === 'accept' || without === 'defer', id).toBe(false);
      }
    }), { numRuns: 60 });
  }, 120_000);

  test('an answer lands inside the interval, and only narrows it', () => {
    const verdicts = fc.constantFrom<Answer['verdict'] | null>(null, 'met', 'partial', 'missing', 'contradicted');
    fc.assert(fc.property(fc.array(verdicts, { minLength: alone.length, maxLength: alone.length }), fc.nat(alone.length - 1), fc.constantFrom<Answer['verdict']>('met', 'partial', 'missing', 'contradicted'), (given, which, verdict) => {
      const answers = alone.flatMap((one, i) => (given[i] === null || i === which ? [] : [answer(one.id, given[i]!)]));
      const before = at(answers);
      const after = at([...answers, answer(alone[which]!.id, verdict)]);
      if (before.criteria.find((one) => one.id === alone[which]!.id)!.status !== 'open') return;
      expect(after.score.at).toBeGreaterThanOrEqual(before.score.low);
      expect(after.score.at).toBeLessThanOrEqual(before.score.high);
      expect(after.score.low).toBeGreaterThanOrEqual(before.score.low);
      expect(after.score.high).toBeLessThanOrEqual(before.score.high);
      expect(before.couldBe).toContain(after.recommendation);
    }), { numRuns: 150 });
  }, 60_000);
});

test('paths were walked, of both kinds', () => {
  expect(tally.walked).toBeGreaterThan(60);
  expect(tally.raised).toBeGreaterThan(6);
});

test('an open proposal has an interval for an answer to land in', () => {
  const rubric = rubricOf('research');
  const { match } = matchProposal(parsed(readFileSync(`${packageRoot}/examples/free-prose.md`, 'utf8')), rubric, language.value, today);
  const first = judge(rubric, match, noRecords, today);
  const open = first.criteria.filter((one) => one.status === 'open').map(({ id }) => id);
  expect(open.length).toBeGreaterThan(2);
  expect(first.score.low).toBeLessThan(first.score.high);
  fc.assert(fc.property(fc.array(fc.constantFrom<Answer['verdict']>('met', 'partial', 'missing', 'contradicted'), { minLength: open.length, maxLength: open.length }), fc.shuffledSubarray(open), (verdicts, order) => {
    let before = first;
    const answers: Answer[] = [];
    for (const id of order) {
      answers.push(answer(id, verdicts[open.indexOf(id)]!));
      const after = judge(rubric, match, by(answers), today);
      expect(after.score.at >= before.score.low && after.score.at <= before.score.high, `${id} ${after.score.at} in ${before.score.low} to ${before.score.high}`).toBe(true);
      expect(after.score.low >= before.score.low && after.score.high <= before.score.high).toBe(true);
      expect(before.couldBe).toContain(after.recommendation);
      before = after;
    }
  }), { numRuns: 60 });
});
