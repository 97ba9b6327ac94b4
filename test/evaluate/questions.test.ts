/** Which questions are asked, and which of them decide. */
import { describe, expect, test } from 'vitest';
import type { Status } from '../../src/evaluate/result.js';
import { judge, questions } from '../../src/evaluate/judge.js';
import { apart, antiPattern, antiPatternMatch, checklist, criterion, evidence, looked, match, records, rubric, today, withStatus } from './fixtures.js';

const lists = [
  checklist('v', [criterion('v/a'), criterion('v/b')], { weight: 60 }),
  checklist('d', ['d/a', 'd/b', 'd/c', 'd/d'].map((id) => criterion(id)), { weight: 40, level: 'desirable' }),
];
const open = (v: Status, d: readonly Status[]) => match([withStatus('v/a', v), withStatus('v/b', 'met'), ...d.map((s, i) => withStatus(`d/${'abcd'[i]!}`, s))]);
const decisive = (bar: number, v: Status, d: readonly Status[]): string[] =>
  apart(judge(rubric(lists, { decision: { bar, seriousLimit: 3 } }), open(v, d), records({ answers: looked }), today).questions).filter((q) => q.decisive).map((q) => q.id);

describe('questions of one list', () => {
  const asked = (statuses: readonly Status[], over: Parameters<typeof withStatus>[2] = {}) =>
    judge(rubric([lists[0]!, checklist('w', [criterion('w/a'), criterion('w/b')], { weight: 40, title: 'Work' })]), match([withStatus('v/a', 'open'), withStatus('v/b', 'met'), ...statuses.map((s, i) => withStatus(`w/${'ab'[i]!}`, s, i === 0 ? over : {}))]), records({ answers: looked }), today).questions;

  test('are put together where nothing speaks against any, in the place of the first', () => {
    const questions = asked(['open', 'open']);
    expect(questions.map((q) => [q.id, q.decisive, q.covers.map((one) => one.id)])).toEqual([['v/a', true, []], ['w', true, ['w/a', 'w/b']]]);
    expect(questions[1]!.asks).toMatch(/^Work: does the proposal cover each of these/);
  });

  test('what is declared met is confirmed with what is open', () => {
    expect(asked(['met', 'open'], { basis: 'declared' }).map((q) => [q.id, q.covers.map((one) => one.id)])).toEqual([['v/a', []], ['w', ['w/a', 'w/b']]]);
  });

  test.each<[string, readonly Status[], Parameters<typeof withStatus>[2]]>([
    ['one that facts show needs no question', ['open', 'met'], {}],
    ['a sentence may say the opposite', ['open', 'open'], { against: [evidence(4)] }],
    ['one is declared in part', ['partial', 'open'], { basis: 'declared' }],
    ['one is declared missing', ['missing', 'open'], { basis: 'declared' }],
    ['one is declared otherwise', ['contradicted', 'open'], { basis: 'declared' }],
  ])('stay apart where %s', (_, statuses, over) => {
    const questions = asked(statuses, over);
    expect(questions.every((q) => q.covers.length === 0)).toBe(true);
    expect(questions.map((q) => q.id).sort()).toEqual(['v/a', 'w/a', ...(statuses[1] === 'open' ? ['w/b'] : [])]);
  });
});

describe('decisive questions', () => {
  test('an open essential criterion decides, a welcome one that cannot move the score does not', () => {
    expect(decisive(50, 'open', ['open', 'open', 'met', 'met'])).toEqual(['v/a']);
    expect(judge(rubric(lists), open('open', ['open', 'met', 'met', 'met']), records({ answers: looked }), today).questions.map((q) => [q.id, q.decisive])).toEqual([['v/a', true], ['d/a', false]]);
  });

  test('of those that only together push the score under the bar the fewest are asked', () => {
    // Each is worth ten points; two of the four may be lost.
    expect(decisive(80, 'met', ['open', 'open', 'open', 'open'])).toEqual(['d/a', 'd/b']);
    expect(decisive(60, 'met', ['open', 'open', 'open', 'open'])).toEqual([]);
  });

  test('none where it is declined anyway', () => {
    const r = rubric(lists, { antiPatterns: [antiPattern('x')] });
    const judged = judge(r, { ...open('open', ['met', 'met', 'met', 'met']), antiPatterns: [antiPatternMatch('x', 'present', [1])] }, records(), today);
    expect(judged.questions.some((q) => q.decisive)).toBe(false);
    expect(judged.questions.length).toBeGreaterThan(0);
  });
});

describe('the list of questions', () => {
  const r = rubric(lists, { antiPatterns: [antiPattern('x')] });
  const m = open('open', ['met', 'met', 'met', 'met']);

  test('holds what every proposal is asked until it is answered, and always with all', () => {
    expect(judge(r, m, records(), today).questions.map((q) => q.id)).toEqual(['v/a', 'timing/awaits-decision', 'timing/awaits-money', 'avoid']);
    expect(judge(r, m, records({ answers: looked }), today).questions.map((q) => q.id)).toEqual(['v/a']);
    expect(questions(r, m, records({ answers: looked }), today, { all: true }).map((q) => [q.id, q.decisive])).toEqual([['v/a', true], ...['v/b', 'd/a', 'd/b', 'd/c', 'd/d', 'timing/awaits-decision', 'timing/awaits-money', 'avoid'].map((id) => [id, false])]);
  });

  test('shows the sentences to look at', () => {
    const shown = judge(r, match([withStatus('v/a', 'open', { candidates: [evidence(4), evidence(2)] }), withStatus('v/b', 'met')]), records(), today).questions.find((q) => q.id === 'v/a');
    expect(shown).toEqual({ id: 'v/a', kind: 'criterion', asks: 'Is there v/a?', decisive: true, candidates: [{ line: 4, text: 'excerpt 4' }, { line: 2, text: 'excerpt 2' }], covers: [] });
  });

  test('a question answered by an assistant and then by a person: the person counts', () => {
    const answers = [{ ...looked[0]!, id: 'v/a', verdict: 'met' as const }, { ...looked[0]!, id: 'v/a', verdict: 'missing' as const, assistant: 'reader-1' }];
    expect(judge(r, m, records({ answers }), today).criteria[0]).toMatchObject({ status: 'met', answer: { by: 'amara', assistant: null } });
  });
});
