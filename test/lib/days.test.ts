/** Day arithmetic against the calendar. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayInWords, dayNumber, daysBetween } from '../../src/lib/days.js';

test('day numbers agree with the calendar, over leap years and centuries', () => {
  fc.assert(fc.property(fc.integer({ min: -100_000, max: 200_000 }), (n) => {
    const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
    expect(dayNumber(iso)).toBe(n);
    expect(addDays('1970-01-01', n)).toBe(iso);
  }));
});

test('days are added across months and years', () => {
  expect(addDays('2026-11-21', 180)).toBe('2027-05-20');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('a day is written out', () => {
  expect(dayInWords('2027-09-13')).toBe('13 September 2027');
});

test('what is no day stays as it is, and is no number of days away', () => {
  expect(dayInWords('soon')).toBe('soon');
  expect(dayInWords('2027-13-01')).toBe('2027-13-01');
  expect(daysBetween('2026-11-21', 'soon')).toBe(null);
});
