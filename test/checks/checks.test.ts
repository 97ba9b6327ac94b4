import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { amountIn } from '../../src/checks/amount.js';
import { checkOf, checks, runCheck } from '../../src/checks/index.js';
import type { Truth } from '../../src/language/evidence.js';
import { compilePhrase } from '../../src/language/phrase.js';
import { block, contextOf, label, mention, table, type Made } from './context.js';

const tools = { phrases: (sources: readonly string[]) => sources.flatMap((s) => { const made = compilePhrase(s, new Map()); return 'error' in made ? [] : [made]; }), table: (id: string) => ({ id, title: id, rows: [] }) };

/** Runs a check as a rubric writes it. */
function run(kind: string, written: unknown, made: Made = {}) {
  const check = checkOf(kind)!;
  const whole = typeof written === 'string' && check.shorthand !== undefined ? { [check.shorthand]: written } : written;
  const parsed = check.params(z).parse(whole);
  return runCheck(kind, check.prepare?.(parsed, tools) ?? parsed, contextOf(made));
}
const truth = (kind: string, written: unknown, made: Made = {}): Truth => run(kind, written, made).truth;

describe('the contract of every kind of check', () => {
  test('kinds are unique and kebab-case', () => {
    expect(new Set(checks.map((c) => c.kind)).size).toBe(checks.length);
    for (const { kind } of checks) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/u);
  });
  test.each(checks.map((c) => [c.kind, c] as const))('%s', (kind, check) => {
    expect(check.about).toMatch(/^[A-Z].{20,300}\.$/u);
    expect(check.params(z).safeParse(check.example).success).toBe(true);
    const refused = check.params(z).safeParse({ ...(check.example as object), agianst: 1 });
    expect(refused.success).toBe(false);
    expect(refused.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['agianst'], message: expect.stringMatching(/^keys:\w/u) as string }]);
    for (const { at } of check.refers?.(check.example) ?? []) {
      const held = at.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], check.example);
      expect(held).toBeDefined();
    }
    const result = run(kind, check.example);
    expect(['no', 'unknown']).toContain(result.truth);
    expect(result.evidence).toEqual([]);
  });
  test('a kind that is not there is our mistake', () => {
    expect(() => runCheck('sums', {}, contextOf())).toThrow(/No kind of check/u);
  });
});

describe('says', () => {
  test('affirmed is yes, hedged is weak, denied and about others is no', () => {
    const of = (...mentions: Parameters<typeof mention>[]) => run('says', 'x', { mentions: mentions.map((m) => mention(...m)) });
    expect(of(['we share it', 'supports'], ['perhaps we share it', 'hedges']).truth).toBe('yes');
    expect(of(['perhaps we share it', 'hedges'], ['we never share it', 'denies']).truth).toBe('weak');
    expect(of(['we never share it', 'denies'], ['sharing is a word', 'unrelated'], ['they share it', 'supports', 'other'])).toMatchObject({
      truth: 'no', evidence: [], excluded: [{ excluded: 'it says no' }, { excluded: 'it speaks of something or somebody else' }, { excluded: 'it tells what somebody else does' }],
    });
  });
  test('without the specific that it needs it is weak', () => {
    expect(truth('says', { words: 'x', needs: 'number' }, { mentions: [mention('it serves many families', 'supports')] })).toBe('weak');
    expect(truth('says', { words: 'x', needs: 'number' }, { mentions: [mention('it serves forty families', 'supports')] })).toBe('yes');
  });
  test('in a language without triggers what is found is unknown, what is not is no', () => {
    expect(truth('says', 'x', { hasTriggers: false, mentions: [mention('x', 'supports')] })).toBe('unknown');
    expect(truth('says', 'x', { hasTriggers: false })).toBe('no');
  });
});

describe('facts of fields', () => {
  const money = { kind: 'money', amount: 1200, currency: 'EUR', per: 'total', status: 'applied' } as const;
  test.each([
    ['given', { id: 'b', is: 'given' }, 'yes', 'no'],
    ['missing', { id: 'b', is: 'missing' }, 'no', 'yes'],
    ['bare', 'b', 'yes', 'no'],
    ['status', { id: 'b', status: ['secured', 'applied'] }, 'yes', 'unknown'],
    ['another status', { id: 'b', status: 'secured' }, 'no', 'unknown'],
    ['a bound', { id: 'b', 'at-least': 1200 }, 'yes', 'unknown'],
    ['bounds', { id: 'b', 'at-least': 1, 'at-most': 1199 }, 'no', 'unknown'],
    ['a value', { id: 'b', is: 1200 }, 'yes', 'unknown'],
  ])('%s', (_, written, present, missing) => {
    expect(truth('field', written, { fields: { b: money } })).toBe(present);
    expect(truth('field', written)).toBe(missing);
  });
  test('values fold case; a contact is never repeated as evidence', () => {
    expect(truth('field', { id: 'm', is: ['Alliance', 'other'] }, { fields: { m: { kind: 'text', text: 'alliance' } } })).toBe('yes');
    const contact = run('field', 'c', { fields: { c: { kind: 'contact', name: 'A', email: 'a@example.org', website: null } } });
    expect(contact).toMatchObject({ truth: 'yes', evidence: [] });
  });
  test('order', () => {
    const day = (iso: string) => ({ kind: 'date', iso }) as const;
    const of = (start: string, end: string): Truth => truth('order', { before: 's', after: 'e' }, { fields: { s: day(start), e: day(end) } });
    expect([of('2027-01-01', '2027-01-02'), of('2027-01-01', '2027-01-01'), of('2027-01-03', '2027-01-02')]).toEqual(['yes', 'yes', 'no']);
    expect(truth('order', { before: 's', after: 'e' }, { fields: { s: day('2027-01-01') } })).toBe('unknown');
  });
  test('license', () => {
    const of = (expression: string): Truth => truth('license', 'AGPL-3.0', { fields: { license: { kind: 'license', expression } } });
    expect([of('MIT'), of('GPL-2.0-only'), of('GPL'), of('house rules')]).toEqual(['yes', 'no', 'unknown', 'unknown']);
  });
});

describe('facts of sections', () => {
  test('section, words', () => {
    const made = { sections: { a: [block(0, 'Four words — stand here')], b: [] } };
    expect([truth('section', 'a', made), truth('section', 'b', made), truth('section', { id: 'c', is: 'missing' }, made)]).toEqual(['yes', 'no', 'yes']);
    expect([truth('words', { in: 'a', 'at-least': 4, 'at-most': 4 }, made), truth('words', { in: ['a', 'b'], 'at-least': 5 }, made)]).toEqual(['yes', 'no']);
  });
  test('label and items read the words behind labels, the ones beneath too', () => {
    const funds = label(0, 'Funding', 'a grant');
    const people = label(1, 'People', 'perhaps two');
    const none = label(2, 'Machines', 'none');
    const room = label(3, 'Room', '');
    const under = block(4, 'the old school', { parent: 3, depth: 2 });
    const made = { sections: { a: [funds.block, people.block, none.block, room.block, under] }, labels: [funds.label, people.label, none.label, room.label] };
    const of = (name: string): Truth => truth('label', { in: 'a', label: name }, made);
    expect([of('Funding'), of('people'), of('Machines'), of('Room'), of('Luck')]).toEqual(['yes', 'yes', 'no', 'yes', 'no']);
    const labels = ['Funding', 'People', 'Machines'];
    const items = (n: number): Truth => truth('items', { in: 'a', labels, 'at-least': n }, made);
    expect([items(1), items(2), items(3)]).toEqual(['yes', 'yes', 'no']);
  });
  test('ticked', () => {
    const made = { sections: { a: [block(0, 'Access to tools, on Fridays', { checked: true }), block(1, 'Money', { checked: false })] } };
    expect([truth('ticked', { in: 'a', box: 'access to Tools' }, made), truth('ticked', { in: 'a', box: ['Money'] }, made), truth('ticked', 'Access to', made)]).toEqual(['yes', 'no', 'yes']);
  });
  test('dates counts different days', () => {
    const made = { sections: { t: [block(0, 'Begins 2027-02-01, then March 2027.'), block(1, 'Again on 2027-02-01.')] } };
    expect([2, 3].map((n) => truth('dates', { in: 't', 'at-least': n }, made))).toEqual(['yes', 'weak']);
  });
  test('a table adds up, its total row aside', () => {
    const rows = [['What', 'How many', 'Cost'], ['Spades', '4', '£80'], ['Seed', '10', '£1,020.50'], ['Total', '', '£1,100.50']];
    const of = (amount: number, cells = table(rows)): Truth => truth('table-adds-up-to', { in: 'b', field: 'f' }, { sections: { b: cells }, fields: { f: { kind: 'money', amount, currency: 'GBP', per: 'total', status: null } } });
    expect([of(1100.5), of(2201), of(14), of(1100.5, [])]).toEqual(['yes', 'no', 'no', 'unknown']);
    expect(truth('table-adds-up-to', { in: 'b', field: 'f' }, { sections: { b: table(rows) } })).toBe('unknown');
  });
});

test.each([
  ['£1,200.50', 120050], ['1 200 EUR', 120000], ['1.200,50 €', 120050], ['1.200', 120000], ['20k', 2000000], ['-15', -1500], ['2,5', 250], ['12.345.678', 1234567800],
  ['about 3 or 4', null], ['12 %', null], ['none', null], ['', null],
])('the amount in %s', (text, cents) => {
  expect(amountIn(text)).toBe(cents);
});
