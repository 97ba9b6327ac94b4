/** What the outcome hangs on, and the first value at which it changes. */
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/evaluate/judge.js';
import { checklist, criterion, evidence, looked, match, records, rubric, today, withStatus } from './fixtures.js';

const ids = ['v/a', 'v/b', 'v/c', 'v/d'];
const essential = rubric([checklist('v', ids.map((id) => criterion(id)))]);
const welcome = rubric([checklist('v', ids.map((id) => criterion(id)), { level: 'desirable' })]);
const at = (...lines: readonly (readonly number[])[]) => match(ids.map((id, i) => withStatus(id, 'met', { evidence: lines[i]!.map((l) => evidence(l)) })));

describe('hangs on', () => {
  test('the one place that carries several needs', () => {
    expect(judge(essential, at([5], [5], [7], [8]), records({ answers: looked }), today).hangsOn).toMatchObject({ id: 'v/a', what: 'Title of v/a and Title of v/b', place: { line: 5 }, to: 'refine' });
  });

  test('the only place without which it falls', () => {
    expect(judge(essential, at([5], [6, 7], [6, 7], [6, 7]), records(), today).hangsOn).toMatchObject({ id: 'v/a', place: { line: 5 } });
    expect(judge(welcome, at([5], [6], [7, 8], [7, 8]), records(), today).hangsOn).toBeNull();
    expect(judge(welcome, at([5], [5], [7], [8]), records(), today).hangsOn).toMatchObject({ place: { line: 5 }, to: 'refine' });
  });

  test('nothing where many would do, or where it is not a yes', () => {
    expect(judge(essential, at([5], [6], [7], [8]), records(), today).hangsOn).toBeNull();
    expect(judge(essential, match([]), records(), today).hangsOn).toBeNull();
    const refined = { ...at([5], [5], [5], [5]), facts: [{ id: 'end', outcome: 'refine' as const, text: 'Wrong.', evidence: [] }] };
    expect(judge(essential, refined, records(), today).hangsOn).toBeNull();
  });

  test('the one field that is required', () => {
    const given = { ...at([5, 6], [5, 6], [5, 6], [5, 6]), fields: [{ id: 'start', title: 'Start', required: true, status: 'present' as const, value: '2027-01-01', place: evidence(3), fix: '' }] };
    expect(judge(essential, given, records(), today).hangsOn).toEqual({ id: 'start', what: 'Start', place: { line: 3, column: 1, endLine: 3, endColumn: 20 }, to: 'refine' });
  });
});

describe('would change', () => {
  const changes = (start: string | null, over: Parameters<typeof match>[1] = {}) => judge(rubric([]), match([], { start, ...over }), records({ capacity: { total: 10, free: 4, roomOn: null } }), today).wouldChange;

  test('at the first start day that is late', () => {
    expect(changes('2027-02-01')).toEqual([{ what: 'start', at: '2027-05-21', to: 'defer' }]);
  });

  test('at the last start day in time, where it is late', () => {
    expect(changes('2028-02-01')[0]).toEqual({ what: 'start', at: '2027-05-20', to: 'accept' });
  });

  test('at the hours that no longer fit', () => {
    expect(changes(null, { hoursPerMonth: 3 })).toEqual([{ what: 'hours_per_month', at: '5', to: 'defer' }, { what: 'hours_per_month', at: '11', to: 'decline' }]);
  });

  test('only where the change is real', () => {
    expect(changes('2027-02-01', { facts: [{ id: 'end', outcome: 'refine', text: 'Wrong.', evidence: [] }] })).toEqual([]);
    expect(changes(null)).toEqual([]);
  });
});
