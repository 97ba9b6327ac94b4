/** A figure and the row that the proposal names: each bound at, just inside and just outside. */
import { describe, expect, test } from 'vitest';
import { inRow } from '../../src/checks/in-row.js';
import type { FieldValue } from '../../src/proposal/types.js';
import type { NamedTable, Range } from '../../src/rubric/types.js';
import { contextOf } from './context.js';

const range = (from: number | null, to: number | null, more: Partial<Range> = {}): Range => ({ from, to, unit: '', currency: null, per: null, ...more });
const crew = (from: number | null, to: number | null): Range => range(from, to, { unit: 'people' });
const dues = (from: number): Range => range(from, null, { currency: 'USD', per: 'year' });
const boats: NamedTable = {
  id: 'boats', title: 'Boats',
  rows: [
    { id: 'dinghy', title: 'dinghy', ranges: { crew: crew(1, 3), dues: dues(600) } },
    { id: 'cutter', title: 'cutter', ranges: { crew: crew(5, 10), dues: dues(3600) } },
    { id: 'ship', title: 'ship', ranges: { crew: crew(25, null), dues: dues(15000) } },
    { id: 'fleet', title: 'fleet', ranges: { crew: crew(null, null) } },
  ],
};
const text = (value: string): FieldValue => ({ kind: 'text', text: value });
const number = (value: number): FieldValue => ({ kind: 'number', number: value });
const money = (amount: number, currency: string | null = 'USD', per: 'total' | 'year' | 'month' = 'year'): FieldValue => ({ kind: 'money', amount, currency, per, status: null });

function run(column: string, fields: Readonly<Record<string, FieldValue>>) {
  return inRow.run({ table: boats, row: 'boat', column, field: column === 'crew' ? 'people' : 'budget', months: 'months' }, contextOf({ fields }));
}
const crewed = (boat: string, people: number) => run('crew', { boat: text(boat), people: number(people) });

describe('a number in the range of its row', () => {
  test.each([['dinghy', 1, 'yes'], ['dinghy', 3, 'yes'], ['dinghy', 0, 'no'], ['dinghy', 4, 'no'], ['cutter', 4, 'no'], ['cutter', 5, 'yes'], ['cutter', 6, 'yes'], ['cutter', 10, 'yes'], ['cutter', 11, 'no'], ['ship', 24, 'no'], ['ship', 25, 'yes'], ['ship', 26, 'yes'], ['fleet', 1, 'yes'], ['fleet', 4000, 'yes']] as const)('%s with %i: %s', (boat, people, truth) => {
    expect(crewed(boat, people).truth).toBe(truth);
  });
  test('names the rows on both sides', () => {
    expect(crewed('cutter', 12).note).toBe('12 people lie between cutter, 5 to 10, and ship, 25 or more.');
    expect(crewed('dinghy', 4).note).toBe('4 people lie between dinghy, 1 to 3, and cutter, 5 to 10.');
  });
  test('names the row whose range it is', () => {
    expect(crewed('dinghy', 7).note).toBe('7 people fit cutter, 5 to 10; dinghy is 1 to 3.');
  });
  test('names the only side there is', () => {
    expect(crewed('dinghy', 0).note).toBe('0 people lie under dinghy, 1 to 3.');
  });
  test('can not be told without the row or the number', () => {
    expect(run('crew', { people: number(3) }).truth).toBe('unknown');
    expect(run('crew', { boat: text('dinghy') }).truth).toBe('unknown');
    expect(crewed('raft', 3).truth).toBe('unknown');
  });
  test('a row without the column leaves it open', () => {
    expect(run('dues', { boat: text('fleet'), budget: money(1) }).truth).toBe('unknown');
  });
});

describe('a sum, brought to a year', () => {
  const paid = (value: FieldValue, months?: number) => run('dues', { boat: text('cutter'), budget: value, ...(months === undefined ? {} : { months: number(months) }) });
  test.each([[3599.99, 'no'], [3600, 'yes'], [3600.01, 'yes']] as const)('%f a year: %s', (amount, truth) => { expect(paid(money(amount)).truth).toBe(truth); });
  test.each([[299.99, 'no'], [300, 'yes'], [301, 'yes']] as const)('%f a month: %s', (amount, truth) => { expect(paid(money(amount, 'USD', 'month')).truth).toBe(truth); });
  test.each([[5400, 18, 'yes'], [5399, 18, 'no'], [3900, 13, 'yes'], [3899.99, 13, 'no'], [300, 1, 'yes']] as const)('%f in %i months: %s', (amount, months, truth) => { expect(paid(money(amount, 'USD', 'total'), months).truth).toBe(truth); });
  test('a total without its months can not be told', () => { expect(paid(money(9999, 'USD', 'total')).truth).toBe('unknown'); });
  test('another currency is for a reviewer', () => {
    const { truth, note } = paid(money(9999, 'EUR'));
    expect(truth).toBe('unknown');
    expect(note).toContain('in EUR');
  });
  test('no currency can not be told', () => { expect(paid(money(9999, null)).truth).toBe('unknown'); });
  test('says whose price it does reach', () => {
    expect(paid(money(1200)).note).toBe('1,200 USD a year fit dinghy, 600 or more; cutter is 3,600 or more.');
    expect(run('dues', { boat: text('dinghy'), budget: money(100) }).note).toBe('100 USD a year lie under dinghy, 600 or more.');
  });
});
