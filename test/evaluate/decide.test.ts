/** The recommendation, its reasons, and what it could become, against every combination of answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/evaluate/records.js';
import type { AntiPatternMatch } from '../../src/evaluate/types.js';
import type { Outcome, Status } from '../../src/evaluate/result.js';
import { judge, type Judgement } from '../../src/evaluate/judge.js';
import { rules } from '../../src/evaluate/reasons.js';
import { isFree } from '../../src/evaluate/case.js';
import { combinations, smallCase } from './arbitrary.js';
import type { Small } from './arbitrary.js';
import { answer, apart, antiPattern, antiPatternMatch, checklist, criterion, evidence, looked, match, records, rubric, section, today, withStatus } from './fixtures.js';

const outcomes: readonly Outcome[] = ['decline', 'refine', 'defer', 'accept'];
const all: readonly Exclude<Status, 'open'>[] = ['met', 'partial', 'missing', 'contradicted', 'not-applicable'];

/** Every outcome that some set of answers gives, all answers tried. */
function tried(small: Small): Set<Outcome> {
  const judged = judge(small.rubric, small.match, small.records, today);
  const rows: (Answer | null)[][] = [
    ...judged.criteria.filter(isFree).map((c) => [null, ...all.map((v) => answer(c.id, v))]),
    ...judged.antiPatterns.filter(isFree).map((a) => [answer(a.id, 'present'), answer(a.id, 'absent')]),
    ...judged.timing.filter(isFree).map((t) => [answer(t.id, 'waits'), answer(t.id, 'clear')]),
  ];
  const reached = new Set<Outcome>();
  for (const answers of combinations(rows))
    reached.add(judge(small.rubric, small.match, { ...small.records, answers: [...small.records.answers, ...answers.filter((a) => a !== null)] }, today).recommendation);
  // What a reader finds who looks for all red flags: at the worst, something that disqualifies.
  if (judged.questions.some((q) => q.id === 'avoid')) reached.add('decline');
  return reached;
}

/** Everything at once, and cases in which nothing but what is open stands in the way. */
const kinds = {
  'of every kind': smallCase({ statuses: ['met', 'met', 'partial', 'missing', 'open', 'contradicted'], found: ['absent', 'open', 'present'] }),
  'that hang on what is open': smallCase({ statuses: ['met', 'met', 'open', 'open'], found: ['absent', 'absent', 'open'], calm: true }),
};

test.each(Object.entries(kinds))('couldBe is exactly what answers can lead to, in cases %s', (_, cases) => {
  fc.assert(fc.property(cases.filter((s) => judge(s.rubric, s.match, s.records, today).criteria.filter((c) => c.status === 'open').length <= 3), (small) => {
    const { couldBe, recommendation, settled } = judge(small.rubric, small.match, small.records, today);
    expect([...couldBe].sort()).toEqual([...tried(small)].sort());
    expect(couldBe[0]).toBe(recommendation);
    expect(settled).toBe(couldBe.length === 1);
    expect(couldBe.slice(1)).toEqual([...outcomes].reverse().filter((o) => couldBe.slice(1).includes(o)));
  }), { numRuns: 200 });
}, 60_000);

test('good answers to all decisive questions settle it', () => {
  fc.assert(fc.property(smallCase({ statuses: ['met', 'partial', 'missing', 'open', 'open'], found: ['absent', 'open', 'open', 'present'], most: 4 }), (small) => {
    const before = judge(small.rubric, small.match, small.records, today);
    const good = apart(before.questions).filter((q) => q.decisive).map((q) => answer(q.id, q.kind === 'criterion' ? 'met' : q.kind === 'timing' ? 'clear' : 'absent'));
    const after = judge(small.rubric, small.match, { ...small.records, answers: [...small.records.answers, ...good] }, today);
    expect(after.settled).toBe(true);
    expect(before.couldBe).toContain(after.recommendation);
    // Not one of them could have been left out, but the red flags: `avoid` answers for each of them, and they for it.
    const kinds = new Map(apart(before.questions).map((q) => [q.id, q.kind]));
    for (const left of good.filter((a) => kinds.get(a.id) === 'criterion' || kinds.get(a.id) === 'timing')) {
      const without = judge(small.rubric, small.match, { ...small.records, answers: [...small.records.answers, ...good.filter((a) => a !== left)] }, today);
      expect(without.settled, left.id).toBe(false);
    }
    if (before.settled) expect(good).toEqual([]);
  }), { numRuns: 300 });
});

test('raising a criterion or clearing an anti-pattern never lowers score or outcome', () => {
  const ranks: readonly Status[] = ['contradicted', 'missing', 'partial', 'met'];
  fc.assert(fc.property(smallCase({ statuses: ['contradicted', 'missing', 'partial', 'open', 'met', 'not-applicable'], found: ['absent', 'open', 'present'], most: 3, twins: false }), fc.nat(), (small, pick) => {
    const before = judge(small.rubric, small.match, small.records, today);
    const raisable = before.criteria.filter((c) => c.status !== 'met' && c.status !== 'not-applicable').map((c) =>
      answer(c.id, ranks[ranks.indexOf(c.status === 'open' ? 'partial' : c.status) + 1] as 'met'));
    const clearable = before.antiPatterns.filter((a) => a.status !== 'absent').map((a) => answer(a.id, 'absent'));
    const moves = [...raisable, ...clearable];
    if (moves.length === 0) return;
    const after = judge(small.rubric, small.match, { ...small.records, answers: [...small.records.answers, moves[pick % moves.length]!] }, today);
    expect(after.score.at).toBeGreaterThanOrEqual(before.score.at);
    expect(outcomes.indexOf(after.recommendation)).toBeGreaterThanOrEqual(outcomes.indexOf(before.recommendation));
  }), { numRuns: 500 });
});

test('order never matters', () => {
  fc.assert(fc.property(smallCase({ statuses: ['met', 'partial', 'missing', 'open', 'contradicted'], found: ['absent', 'open', 'present'], most: 3 }), (small) => {
    const turn = <T>(list: readonly T[]): T[] => [...list].reverse();
    const turned = {
      ...small.rubric, antiPatterns: turn(small.rubric.antiPatterns), sections: turn(small.rubric.sections), fields: turn(small.rubric.fields),
      checklists: turn(small.rubric.checklists).map((l) => ({ ...l, criteria: turn(l.criteria) })), timing: { ...small.rubric.timing, rules: turn(small.rubric.timing.rules) },
    };
    const turnedMatch = { ...small.match, criteria: turn(small.match.criteria), antiPatterns: turn(small.match.antiPatterns), sections: turn(small.match.sections), timing: turn(small.match.timing) };
    const a = judge(small.rubric, small.match, small.records, today);
    const b = judge(turned, turnedMatch, { ...small.records, answers: turn(small.records.answers) }, today);
    const { recommendation, settled, couldBe, score, revisit, path, wouldChange } = a;
    expect(b).toMatchObject({ recommendation, settled, couldBe, score, revisit, wouldChange });
    expect(b.path).toEqual(path);
    const byId = (x: { id: string; status: string }, y: { id: string }): number => (x.id < y.id ? -1 : 1);
    expect(b.criteria.map(({ id, status }) => ({ id, status })).sort(byId)).toEqual(a.criteria.map(({ id, status }) => ({ id, status })).sort(byId));
    expect(b.questions.filter((q) => q.decisive && q.kind === 'criterion').map((q) => q.id).sort()).toEqual(a.questions.filter((q) => q.decisive && q.kind === 'criterion').map((q) => q.id).sort());
  }), { numRuns: 300 });
});

describe('reasons', () => {
  test('the table goes from worst to best', () => {
    const ranks = rules.map((r) => outcomes.indexOf(r.outcome));
    expect(ranks).toEqual([...ranks].sort());
  });

  test('all that apply are given, worst first, in plain words', () => {
    const r = rubric([checklist('v', [criterion('v/a', { declines: true, title: 'Privacy' }), criterion('v/b', { title: 'Openness' })]), checklist('d', [criterion('d/a')], { level: 'desirable' })], { antiPatterns: [antiPattern('x'), antiPattern('y', { severity: 'serious' })] });
    const m = match([withStatus('v/a', 'contradicted', { evidence: [evidence(5, { stance: 'denies' })] }), withStatus('v/b', 'missing'), withStatus('d/a', 'contradicted')], {
      antiPatterns: [antiPatternMatch('x', 'present', [7]), antiPatternMatch('y', 'present', [8])], sections: [section('abstract', 'template')], start: '2027-09-13',
      fields: [{ id: 'contact', title: 'A contact', required: true, status: 'missing', value: null, place: null, fix: '' }],
      facts: [{ id: 'end', outcome: 'refine', text: 'The end comes before the start.', evidence: [] }, { id: 'start', outcome: 'note', text: 'Two starts.', evidence: [] }],
    });
    const judged = judge(r, m, records(), today);
    expect(judged.reasons.map((x) => [x.outcome, x.kind, x.id, x.mendable])).toEqual([
      ['decline', 'anti-pattern', 'x', false], ['decline', 'criterion', 'v/a', false], ['refine', 'anti-pattern', 'y', false], ['refine', 'criterion', 'v/b', true],
      ['refine', 'section', 'abstract', true], ['refine', 'field', 'contact', true], ['refine', 'fact', 'end', false], ['refine', 'score', 'score', false], ['defer', 'timing', 'timing/late-start', false],
    ]);
    expect(judged.reasons.map((x) => x.text)).toContain('Privacy: the facts say the opposite.');
    expect(judged.reasons.map((x) => x.text)).toContain('Openness is missing.');
    expect(judged.reasons.map((x) => x.text)).toContain('It starts on 13 September 2027, more than 180 days from today.');
    expect(judged.reasons[1]!.places[0]!.line).toBe(5);
    expect(judged).toMatchObject({ recommendation: 'decline', settled: true, revisit: null });
  });

  test('serious ones that rest on one sentence count once', () => {
    const r = rubric([], { antiPatterns: ['a', 'b', 'c'].map((id) => antiPattern(id, { severity: 'serious' })) });
    const judged = (a: readonly number[], b: readonly number[], c: readonly number[]): Outcome => judge(r, match([], { antiPatterns: [antiPatternMatch('a', 'present', a), antiPatternMatch('b', 'present', b), antiPatternMatch('c', 'present', c)] }), records(), today).recommendation;
    expect(judged([1], [1], [2])).toBe('refine');
    expect(judged([1], [2], [3])).toBe('decline');
    expect(judged([1, 2], [1], [3])).toBe('decline');
    expect(judged([1, 2], [1, 2], [2])).toBe('refine');
    expect(judged([], [], [])).toBe('decline');
  });

  test('some of a list are enough where it says so; what a missing section explains adds no reason', () => {
    const r = rubric([checklist('v', ['a', 'b', 'c', 'd'].map((id) => criterion(`v/${id}`)), { must: { atLeast: 3, always: ['a'] } })], { decision: { bar: 0, seriousLimit: 3 } });
    const judged = (statuses: readonly Status[], homeReported = false) => judge(r, match(statuses.map((s, i) => withStatus(`v/${'abcd'[i]!}`, s, { homeReported }))), records({ answers: looked }), today);
    expect(judged(['met', 'partial', 'open', 'missing']).recommendation).toBe('accept');
    expect(judged(['met', 'partial', 'missing', 'missing']).reasons.map((x) => x.id)).toEqual(['v']);
    expect(judged(['missing', 'met', 'met', 'met']).reasons.map((x) => x.id)).toEqual(['v/a']);
    expect(judged(['met', 'met', 'missing', 'not-applicable']).reasons.map((x) => x.id)).toEqual(['v']);
    expect(judged(['met', 'met', 'not-applicable', 'not-applicable']).recommendation).toBe('accept');
    expect(judged(['missing', 'missing', 'met', 'met'], true).reasons).toEqual([]);
  });

  test('hours beyond all that we have decline, beyond the free ones defer', () => {
    const judged = (hours: number) => judge(rubric([]), match([], { hoursPerMonth: hours }), records({ answers: looked, capacity: { total: 10, free: 4, roomOn: '2027-03-10' } }), today);
    expect(judged(4).recommendation).toBe('accept');
    expect(judged(5)).toMatchObject({ recommendation: 'defer', revisit: { on: '2027-03-10' } });
    expect(judged(11).recommendation).toBe('decline');
  });

  test('an anti-pattern can be waived', () => {
    const r = rubric([], { antiPatterns: [antiPattern('x')] });
    const waivers = [{ id: 'x', status: 'present' as const, by: 'amara', why: 'a misreading', until: '2027-01-01' }];
    expect(judge(r, match([], { antiPatterns: [antiPatternMatch('x', 'present', [1])] }), records({ waivers, answers: looked }), today).recommendation).toBe('accept');
  });
});

describe('settled', () => {
  const r = rubric([checklist('v', [criterion('v/a')])], { antiPatterns: [antiPattern('x')] });
  const m = match([withStatus('v/a', 'met')]);

  test('until a reader has looked for all red flags, nothing but decline is settled', () => {
    expect(judge(r, m, records(), today)).toMatchObject({ recommendation: 'accept', settled: false, couldBe: ['accept', 'defer', 'decline'] });
    expect(judge(r, m, records({ answers: [looked[0]!] }), today).couldBe).toEqual(['accept', 'defer']);
    expect(judge(r, m, records({ answers: looked }), today)).toMatchObject({ settled: true, couldBe: ['accept'] });
    expect(judge(r, m, records({ answers: [answer('x', 'absent'), ...looked.slice(1)] }), today).settled).toBe(true);
    expect(judge(r, m, records({ answers: [answer('avoid', 'present'), ...looked.slice(1)] }), today).settled).toBe(false);
    expect(judge(r, match([withStatus('v/a', 'missing')]), records(), today).couldBe).toEqual(['refine', 'decline']);
  });

  test.each<[AntiPatternMatch['status'], AntiPatternMatch['basis'], readonly Outcome[]]>([
    ['present', 'fact', ['decline']], ['present', 'text', ['decline', 'accept']], ['open', 'none', ['accept', 'decline']], ['absent', 'declared', ['accept', 'decline']], ['absent', 'none', ['accept', 'decline']],
  ])('a red flag %s by %s gives %j until a reader says otherwise', (status, basis, couldBe) => {
    const found = match([withStatus('v/a', 'met')], { antiPatterns: [{ ...antiPatternMatch('x', status, [4]), basis }] });
    const given = (...answers: readonly Answer[]): Judgement => judge(r, found, records({ answers: [...looked.slice(1), ...answers] }), today);
    expect(given().couldBe).toEqual(couldBe);
    expect(given().questions.map((q) => [q.id, q.candidates])).toEqual([...(status === 'open' || basis === 'text' ? [['x', [{ line: 4, text: 'excerpt 4' }]]] : []), ...(basis === 'fact' ? [] : [['avoid', []]])]);
    expect(given(answer('x', 'absent'))).toMatchObject({ settled: true, recommendation: 'accept' });
    expect(given(answer('x', 'present'))).toMatchObject({ settled: true, recommendation: 'decline' });
    // Whoever looked for all of them settles it, but for what facts say.
    expect(given(answer('avoid', 'absent'))).toMatchObject({ settled: true, recommendation: basis === 'fact' ? 'decline' : 'accept' });
  });

  test('where silence would pass and the opposite would not, an answer can still refine', () => {
    const some = rubric([checklist('v', ['a', 'b', 'c'].map((id) => criterion(`v/${id}`)), { must: { atLeast: 2, always: [] } })], { decision: { bar: 50, seriousLimit: 3 } });
    const judged = judge(some, match([withStatus('v/a', 'met'), withStatus('v/b', 'met'), withStatus('v/c', 'open')]), records({ answers: looked }), today);
    expect(judged.couldBe).toEqual(['accept', 'refine']);
    expect(judged.questions).toMatchObject([{ id: 'v/c', decisive: true }]);
  });
});
