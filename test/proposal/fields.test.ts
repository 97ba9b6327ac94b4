/** Fields, dates, money, titles and types, as people write them. */
import { describe, expect, test } from 'vitest';
import { addDuration, findDates, parseDay, parseDuration } from '../../src/proposal/dates.js';
import { knownFields, readField, unknownKeyNotes } from '../../src/proposal/fields.js';
import { findMoney, parseMoney } from '../../src/proposal/money.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { claimedType, proposalStatus, proposalTitle } from '../../src/proposal/type.js';
import type { FieldRead, Proposal } from '../../src/proposal/types.js';

function read(source: string, path = 'some/slow-sensors.md'): Proposal {
  const result = parseProposal(source, path);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function field(source: string, id: string): FieldRead {
  return readField(read(source), knownFields.find((spec) => spec.id === id)!).read;
}

describe('dates', () => {
  test.each([
    ['2027-03-01', '2027-03-01'], ['1 March 2027', '2027-03-01'], ['1st of March, 2027', '2027-03-01'], ['March 1, 2027', '2027-03-01'], ['Mar. 3rd 2027', '2027-03-03'],
    ['March 2027', '2027-03-01'], ['Sept 2027', '2027-09-01'], ['Q3 2027', '2027-07-01'], ['2027-Q2', '2027-04-01'], ['01.03.2027', '2027-03-01'], ['29 February 2028', '2028-02-29'], ['2027-05', '2027-05-01'], ['2027-02-01T09:00:00Z', '2027-02-01'],
  ])('%s is %s', (text, iso) => {
    expect(parseDay(text)).toMatchObject({ iso });
  });

  test.each(['2027-02-30', '31 April 2027', '2027', 'soon', '32.01.2027', 'v2027-01', '2027-13-01', 'March', 'Q5 2027', ''])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test.each(['01/02/2027', '13/02/2027', '2027/02/01', '3/4/27'])('%s is ambiguous', (text) => {
    expect(parseDay(text)).toEqual({ ambiguous: true });
  });

  test('found in prose with their places', () => {
    const text = 'From 12-15 March 2027 we meet; version 1.2.2027-3 is out; the report is due Q4 2027, the last visit on 2 May 2028.';
    expect(findDates(text).map(({ start, end, iso, precision }) => [text.slice(start, end), iso, precision])).toEqual([
      ['15 March 2027', '2027-03-15', 'day'], ['Q4 2027', '2027-10-01', 'quarter'], ['2 May 2028', '2028-05-02', 'day'],
    ]);
  });

  test('durations', () => {
    expect(parseDuration('18 months, give or take')).toEqual({ months: 18 });
    expect(parseDuration('a year and a half')).toEqual({ months: 18 });
    expect(parseDuration('Two years')).toEqual({ months: 24 });
    expect(parseDuration('12-18 months')).toEqual({ months: 18 });
    expect(parseDuration('six weeks')).toEqual({ days: 42 });
    expect(parseDuration('a while')).toBeNull();
    expect(addDuration('2027-01-31', { months: 1 })).toBe('2027-02-28');
    expect(addDuration('2027-12-01', { days: 42 })).toBe('2028-01-12');
  });
});

describe('money', () => {
  test.each([
    ['EUR 130,000', 130000, 'EUR'], ['48 000 EUR', 48000, 'EUR'], ['$420,000', 420000, 'USD'], ['€1.5m', 1500000, 'EUR'], ['USD 92,000', 92000, 'USD'], ['48.000 €', 48000, 'EUR'],
    ['CHF 12\'500.50', 12500.5, 'CHF'], ['£30k', 30000, 'GBP'], ['A$ 5 million', 5000000, 'AUD'], ['about 900 euros', 900, 'EUR'],
  ])('%s', (text, amount, currency) => {
    expect(findMoney(text)).toMatchObject([{ amount, currency }]);
  });

  test('period and standing', () => {
    expect(parseMoney('EUR 6,000 a year, secured', null, false)).toMatchObject({ per: 'year', status: 'secured' });
    expect(parseMoney('USD 500 per month (applied for)', null, false)).toMatchObject({ per: 'month', status: 'applied' });
    expect(parseMoney('none', 'EUR', false)).toMatchObject({ amount: 0, status: 'none' });
    expect(parseMoney('in 2027 we ask 30 people', null, false)).toBeNull();
  });
});

describe('fields', () => {
  test('from the frontmatter, with the place of the value', () => {
    const source = '---\nstart: 2027-02-01\nbudget: { amount: 12000, currency: eur, status: applied, per: year }\ncontact: { name: Ada, email: ada@a.example }\nhours_per_month: 6\nlicense: MIT OR Apache-2.0\n---\n# A\n';
    expect(field(source, 'start')).toMatchObject({ status: 'present', value: { iso: '2027-02-01' }, place: { line: 2, column: 8 }, origin: 'frontmatter' });
    expect(field(source, 'budget').value).toEqual({ kind: 'money', amount: 12000, currency: 'EUR', per: 'year', status: 'applied' });
    expect(field(source, 'contact').value).toEqual({ kind: 'contact', name: 'Ada', email: 'ada@a.example', website: null });
    expect(field(source, 'hours_per_month').value).toEqual({ kind: 'number', number: 6 });
    expect(field(source, 'license').value).toEqual({ kind: 'license', expression: 'MIT OR Apache-2.0' });
    expect(field(source, 'end').status).toBe('missing');
  });

  test('from labelled items, lines and two-column tables', () => {
    const source = '# A\n\n## Organization Information\n\n- **Name:** Salt Co-operative\n- **Primary Contact:** Ada Low <ada@a.example>\n\n## Timeline\n\n**Start Date:** 1 March 2027, or a week later\n**Expected Duration:** 18 months\n\n| What | Value |\n| --- | --- |\n| Budget | EUR 9,000 secured |\n| Hours per month | six |\n';
    expect(field(source, 'organization')).toMatchObject({ value: { text: 'Salt Co-operative' }, origin: 'body', place: { line: 5, column: 13 } });
    expect(field(source, 'contact').value).toEqual({ kind: 'contact', name: 'Ada Low', email: 'ada@a.example', website: null });
    expect(field(source, 'start').value).toEqual({ kind: 'date', iso: '2027-03-01' });
    expect(field(source, 'end').value).toEqual({ kind: 'date', iso: '2028-09-01' });
    expect(field(source, 'budget').value).toMatchObject({ amount: 9000, status: 'secured' });
    expect(field(source, 'hours_per_month').value).toEqual({ kind: 'number', number: 6 });
  });

  test('a bad value is a warning at its place and counts as missing', () => {
    for (const [line, id] of [['start: 01/02/2027', 'start'], ['start: 2027-02-30', 'start'], ['start: soon', 'start'], ['start: [1]', 'start'], ['tier: gold', 'tier'], ['agents: 2.5', 'agents'], ['agents: -3', 'agents'], ['budget: lots', 'budget']] as const) {
      const { read: got, problems } = readField(read(`---\n${line}\n---\n# A\n`), knownFields.find((spec) => spec.id === id)!);
      expect(`${line}: ${got.status}`).toBe(`${line}: unreadable`);
      expect(problems).toMatchObject([{ code: 'field-unreadable', level: 'warning', line: 2, column: line.indexOf(':') + 3 }]);
    }
    expect(field('# A\n\n- **Start Date:** 01/02/2027\n', 'start')).toMatchObject({ status: 'unreadable', place: { line: 3, column: 19 } });
  });

  test('blank and bracketed values are missing', () => {
    for (const value of ['', '[date]', '____', 'TBD']) expect(field(`# A\n\n- **Start Date:** ${value}\n`, 'start').status).toBe('missing');
    expect(field('---\nstart:\n---\n# A\n', 'start').status).toBe('missing');
  });

  test('two values conflict only where they differ', () => {
    const both = (top: string, body: string, id: string): boolean => field(`---\n${top}\n---\n# A\n\n- ${body}\n`, id).conflict !== null;
    expect(both('start: 2027-02-01', '**Start Date:** 2027-04-01', 'start')).toBe(true);
    expect(both('start: 2027-02-01', '**Start Date:** February 2027', 'start')).toBe(false);
    expect(both('start: 2027-02-01\nend: 2029-01-31', '**Expected Duration:** two years', 'end')).toBe(false);
    expect(both('start: 2027-02-01\nend: 2028-01-31', '**Expected Duration:** two years', 'end')).toBe(true);
    expect(both('budget: EUR 9000', '**Budget:** EUR 9,000, since travel is dear', 'budget')).toBe(false);
    expect(both('budget: EUR 9000', '**Budget:** EUR 12,000', 'budget')).toBe(true);
    expect(both('organization: Salt', '**Affiliation:** Salt, Lisbon', 'organization')).toBe(false);
    expect(both('organization: Salt', '**Affiliation:** Pepper', 'organization')).toBe(true);
    expect(field('---\nstart: 2027-02-01\n---\nWe start on 2027-09-09.\n', 'start').conflict).toBeNull();
  });

  test('a ticked box chooses', () => {
    expect(field('# A\n\n- [ ] Technology Adoption\n- [x] Co-Development\n- [ ] Strategic Alliance\n', 'model').value).toEqual({ kind: 'text', text: 'co-development' });
    expect(field('# A\n\n- [x] Technology Adoption\n- [x] Co-Development\n', 'model').status).toBe('missing');
  });

  test('misspelled keys are noted', () => {
    expect(unknownKeyNotes(read('---\nstrat: 2027-02-01\nauthor: Ada\n---\n# A\n'), [])).toMatchObject([{ code: 'key-unknown', level: 'note', line: 2, column: 1, fix: 'Did you mean start?' }]);
  });

  test('licences as people write them, and what is none', () => {
    expect(field('---\nlicense: GNU AGPL v3\n---\n# A\n', 'license').value).toEqual({ kind: 'license', expression: 'AGPL-3.0' });
    expect(field('# A\n\n- **License:** Apache 2.0 License (code)\n', 'license').value).toEqual({ kind: 'license', expression: 'Apache-2.0' });
    for (const [text, shown] of [['banana', 'banana'], ['to be decided', 'to be decided'], ['TBD', 'TBD'], ['our own terms, which we will write next year and then send', 'our own terms, which we will write next year and …']] as const) {
      const top = readField(read(`---\nlicense: ${text}\n---\n# A\n`), knownFields.find((spec) => spec.id === 'license')!);
      expect(top.read).toMatchObject({ status: 'unreadable', value: null });
      expect(top.problems).toMatchObject([{ code: 'field-unreadable', level: 'warning', line: 2, column: 10, message: `license: "${shown}" is not an SPDX licence expression.`, fix: 'Write an SPDX identifier such as AGPL-3.0-or-later.' }]);
    }
    expect(field('# A\n\n- **License:** to be decided\n', 'license')).toMatchObject({ status: 'unreadable', place: { line: 3, column: 16 } });
  });
});

describe('type, title and status', () => {
  const types = ['research', 'open-source', 'business', 'community', 'agent', 'coop'];
  test.each([
    ['# Research Partnership Proposal', 'research'], ['# coop partnership', 'coop'], ['# OPEN SOURCE PROJECT PARTNERSHIP', 'open-source'], ['# 🌱 Community Proposal: Open-Source Mesh', 'community'], ['# Agent', 'agent'],
    ['# Open-source tools for community gardens', null], ['# Salt marshes', null], ['## Research Partnership Proposal', null],
  ])('%s claims %s', (heading, type) => {
    const claimed = claimedType(read(`${heading}\n\nText.\n`), types);
    expect(claimed !== null && 'type' in claimed ? claimed.type : null).toBe(type);
  });

  test('the frontmatter\'s type wins, and an unknown one is told', () => {
    expect(claimedType(read('---\ntype: coop\n---\n# Research Partnership Proposal\n'), types)).toMatchObject({ type: 'coop', from: 'frontmatter', place: { line: 2, column: 7 } });
    expect(claimedType(read('---\ntype: reserch\n---\n# A\n'), types)).toMatchObject({ unknown: 'reserch', place: { line: 2, column: 7 } });
  });

  test('titles, in order', () => {
    expect(proposalTitle(read('---\ntitle: Top\n---\n# H\n\n## Title\n\nSection\n'))).toBe('Top');
    expect(proposalTitle(read('# Research Partnership Proposal\n\n## 2. Title\n\nSlow *Sensors*\n'))).toBe('Slow Sensors');
    expect(proposalTitle(read('# Business Proposal\n\n## Organization Information\n\n- **Name:** Salt\n'))).toBe('Salt');
    expect(proposalTitle(read('# Research Partnership Proposal\n\n## Researcher Information\n\n- **Name:** Ada\n'))).toBe('slow-sensors');
    expect(proposalTitle(read('# Research Partnership Proposal: Slow Sensors\n'))).toBe('Slow Sensors');
    expect(proposalTitle(read('# Salt marshes\n'))).toBe('Salt marshes');
    expect(proposalStatus(read('---\nstatus: Submitted\n---\n# A\n'))).toBe('submitted');
    expect(proposalStatus(read('# A\n'))).toBe('draft');
  });
});
