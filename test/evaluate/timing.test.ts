/** What waits, and when to look again. */
import { describe, expect, test } from 'vitest';
import type { Match, TimingMatch } from '../../src/evaluate/types.js';
import type { Records } from '../../src/evaluate/records.js';
import type { Outcome } from '../../src/evaluate/result.js';
import { judge } from '../../src/evaluate/judge.js';
import { answer, looked, match, records, rubric, timingMatch, today } from './fixtures.js';

const judged = (over: Partial<Match>, given: Partial<Records> = {}) => judge(rubric([]), match([], over), records({ answers: looked.slice(0, 2), ...given }), today);

describe('timing', () => {
  test('180 days ahead is in time, one more is late', () => {
    expect(judged({ start: '2027-05-20' }).recommendation).toBe('accept');
    const late = judged({ start: '2027-05-21' });
    expect(late).toMatchObject({ recommendation: 'defer', settled: true });
    expect(late.timing[0]).toMatchObject({ id: 'timing/late-start', status: 'present', basis: 'fact' });
  });

  test.each<[TimingMatch['status'], TimingMatch['basis'], readonly Outcome[]]>([
    ['present', 'fact', ['defer']], ['present', 'text', ['defer', 'accept']], ['open', 'none', ['accept', 'defer']], ['absent', 'none', ['accept', 'defer']],
  ])('%s by %s gives %j until a reader says otherwise', (status, basis, couldBe) => {
    const found = { timing: [{ ...timingMatch('timing/awaits-money', status), basis }] };
    expect(judged(found).couldBe).toEqual(couldBe);
    expect(judged(found).questions.map((q) => q.id)).toEqual(basis === 'fact' ? [] : ['timing/awaits-money']);
    expect(judged(found, { answers: looked })).toMatchObject({ settled: true, recommendation: 'accept' });
    expect(judged(found, { answers: [...looked, answer('timing/awaits-money', 'waits')] })).toMatchObject({ settled: true, recommendation: 'defer' });
  });

  test('a rubric without timing rules is asked all the same', () => {
    const bare = rubric([], { timing: { intakeDays: 180, revisitDays: [90, 180], rules: [] } });
    expect(judge(bare, match([]), records(), today)).toMatchObject({ couldBe: ['accept', 'defer'], questions: [{ id: 'timing/awaits-decision', decisive: true }] });
    expect(judge(bare, match([]), records({ answers: [answer('timing/awaits-decision', 'waits', { on: '2027-02-18' })] }), today).revisit?.on).toBe('2027-02-19');
  });
});

describe('look again', () => {
  test('on the day after the named event, as it is', () => {
    expect(judged({}, { answers: [looked[0]!, answer('timing/awaits-decision', 'waits', { on: '2026-12-01' })] }).revisit).toEqual({ on: '2026-12-02', waitsFor: 'Waits for a decision' });
    expect(judged({ start: '2029-01-01', timing: [timingMatch('timing/awaits-money', 'present', '2028-02-28')] }).revisit).toEqual({ on: '2028-02-29', waitsFor: 'Waits for money' });
  });

  test('after the last of several events', () => {
    expect(judged({ timing: [timingMatch('timing/awaits-money', 'present', '2027-03-01')] }, { answers: [answer('timing/awaits-decision', 'waits', { on: '2027-02-01' })] }).revisit?.on).toBe('2027-03-02');
  });

  test('when the start comes within reach, brought within 90 to 180 days', () => {
    expect(judged({ start: '2027-09-13' }).revisit?.on).toBe('2027-03-17');
    expect(judged({ start: '2027-05-21' }).revisit?.on).toBe('2027-02-19');
    expect(judged({ start: '2028-09-13' }).revisit?.on).toBe('2027-05-20');
  });

  test('on the first day with room', () => {
    const given = { capacity: { total: 10, free: 2, roomOn: '2027-04-01' } };
    expect(judged({ hoursPerMonth: 5 }, given).revisit).toEqual({ on: '2027-04-01', waitsFor: 'room in our hours' });
    expect(judged({ hoursPerMonth: 5, start: '2027-09-13' }, given).revisit?.on).toBe('2027-04-01');
    expect(judged({ hoursPerMonth: 5 }, { capacity: { total: 10, free: 2, roomOn: null } }).revisit?.on).toBe('2027-02-19');
  });

  test('in 90 days where nothing is known', () => {
    expect(judged({ timing: [timingMatch('timing/awaits-money', 'present')] }).revisit).toEqual({ on: '2027-02-19', waitsFor: 'Waits for money' });
  });

  test('is said of nothing else', () => {
    expect(judged({ start: '2027-02-01' }).revisit).toBeNull();
    expect(judged({ start: '2028-02-01', facts: [{ id: 'end', outcome: 'refine', text: 'Wrong.', evidence: [] }] }).revisit).toBeNull();
  });
});
