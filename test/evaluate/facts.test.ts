/** Facts against words: each with both places, and none where the two agree. */
import { describe, expect, it, test } from 'vitest';
import type { FactMatch } from '../../src/evaluate/types.js';
import { hives, lines, read, rubric, today } from './hives.js';

const org = 'organization: Hollertal bee school';
const outcomes = 'Expected Outcomes';
const bring = 'Resources You Bring';
const ask = 'Resources Required from Luminous Dynamics';

function facts(front: readonly string[], more: Readonly<Record<string, string>> = {}): readonly FactMatch[] {
  return read(hives({ front: [org, ...front], more })).match.facts;
}
const fact = (id: string, front: readonly string[], more: Readonly<Record<string, string>> = {}): FactMatch | undefined => facts(front, more).find((f) => f.id === id);

describe('a day given twice', () => {
  const made = read(hives({ front: [org, 'start: 2027-03-01'], more: { Timeline: '- **Start Date:** 1 April 2027' } }));
  test('is a note with both places, told once', () => {
    const found = made.match.facts.find((f) => f.id === 'start')!;
    expect(found.outcome).toBe('note');
    expect(found.evidence.map((e) => e.text)).toEqual(['2027-03-01', '1 April 2027']);
    expect(found.text).toContain(`line ${found.evidence[0]!.line}`);
    expect(found.text).toContain(`line ${found.evidence[1]!.line}`);
    expect(made.problems.filter((p) => p.code === 'two-values' || p.code === 'field-conflict').map((p) => [p.code, p.line])).toEqual([['two-values', found.evidence[1]!.line]]);
  });
  test('the one at the top counts', () => expect(made.match.start).toBe('2027-03-01'));
  test('the same day in other words is none', () => expect(fact('start', ['start: 2027-04-01'], { Timeline: '- **Start Date:** 1 April 2027' })).toBeUndefined());
  test('a start that is past and an end before the start are reasons', () => {
    expect(fact('start', ['start: 2026-03-01'])?.outcome).toBe('refine');
    expect(fact('end', ['start: 2027-03-01', 'end: 2027-01-01'])?.evidence).toHaveLength(2);
  });
});

describe('sums', () => {
  const table = (total: string): string => ['| What | EUR |', '| --- | --- |', '| Microphones | 4,000 |', '| Travel | 1,500 |', `| **Total** | ${total} |`].join('\n');
  test('a table whose column does not add up', () => {
    const found = fact('sum', [], { [bring]: table('6,000') })!;
    expect(found.text).toMatch(/^The amounts from line \d+ on add up to 5,500; 6,000 is given in line \d+\.$/u);
    expect(found.evidence.map((e) => e.excerpt)).toEqual(['4,000', '6,000']);
  });
  it.each([
    ['one that does', table('5,500')],
    ['one with a word among the figures', table('6,000').replace('1,500', 'on loan')],
    ['one with a subtotal', table('6,000').replace('Travel', 'Subtotal')],
    ['one without a total', table('6,000').replace('**Total**', 'Rent')],
    ['shares', table('100 %').replace('4,000', '60 %').replace('1,500', '41 %')],
  ])('not: %s', (_, text) => expect(fact('sum', [], { [bring]: text })).toBeUndefined());

  const list = ['The budget:', '', '- Microphones: EUR 4,000', '- Travel: EUR 1,500'].join('\n');
  test('a list against the budget at the top', () => {
    const found = fact('sum', ['budget: { amount: 7000, currency: EUR, status: secured }'], { [bring]: list })!;
    expect(found.text).toMatch(/add up to 5,500; 7,000 is given in line 5\.$/u);
    expect(found.evidence).toHaveLength(2);
  });
  test('a list with a total of its own', () => expect(fact('sum', [], { [bring]: `${list}\n- Total: EUR 5,000` })?.text).toMatch(/5,500; 5,000/u));
  it.each([
    ['one that fits', 'budget: { amount: 5500, currency: EUR, status: secured }', list],
    ['amounts by the month', 'budget: { amount: 7000, currency: EUR, status: secured }', list.replace('1,500', '1,500 a month')],
    ['a list with an item that names no sum', 'budget: { amount: 7000, currency: EUR, status: secured }', `${list}\n- A meadow`],
    ['a list of something else', 'budget: { amount: 7000, currency: EUR, status: secured }', list.replace('The budget:', 'Prices in our valley:')],
  ])('not: %s', (_, front, text) => expect(fact('sum', [front], { Methodology: text })).toBeUndefined());
});

describe('hours', () => {
  it.each([
    ['- [x] Technical consultation (10 hours/month)', '10'],
    ['We ask for 10 h/month.', '10'],
    ['We need ten hours a month.', '10'],
    ['We ask for two days a week.', 'about 69.3'],
    ['- [x] Technical consultation: 6h per month', '6'],
    ['We ask for three hours every week.', 'about 13'],
  ])('%s against 4', (text, shown) => {
    const found = fact('hours', ['hours_per_month: 4'], { [ask]: text })!;
    expect(found.text).toMatch(/^4 hours a month are asked for at the top \(line \d+\), and /u);
    expect(found.text).toContain(`and ${shown} in the text`);
    expect(found.evidence).toHaveLength(2);
  });
  it.each([
    ['the same', '- [x] Technical consultation (4 hours/month)'],
    ['parts that make it up', '- [x] Technical consultation (3 hours/month)\n- [x] Collaboration on implementation: 1 hour a month'],
    ['a range that holds it', 'We ask for 3 to 4 hours a month.'],
    ['an hour a week', 'We ask for one hour a week.'],
    ['a box nobody ticked', '- [ ] Technical consultation (10 hours/month)'],
    ['hours with no period', 'The recorder runs for 10 hours.'],
  ])('not: %s', (_, text) => expect(fact('hours', ['hours_per_month: 4'], { [ask]: text })).toBeUndefined());
  test('not the hours that they give themselves', () => expect(fact('hours', ['hours_per_month: 4'], { [bring]: 'Our technician gives 20 hours a month.' })).toBeUndefined());
  test('hours of the reader wherever they stand', () => expect(fact('hours', ['hours_per_month: 4'], { Timeline: 'In summer we need 20 hours a month of your time.' })).toBeDefined());
});

describe('boxes', () => {
  const box = '- [x] Access to usage data (anonymized)';
  test('words behind it that say no', () => {
    const found = fact('box', [], { [ask]: `${box}: no, we need none` })!;
    expect(found.text).toMatch(/is ticked in line \d+, and its own words say no/u);
    expect(found.evidence).toHaveLength(1);
  });
  it.each([
    ['no box is ticked', '- [ ] Access to usage data: no, we need none'],
    ['words that only bound it', `${box}: once a year, no more`],
    ['nothing said', box],
  ])('not: %s', (_, text) => expect(fact('box', [], { [ask]: text })).toBeUndefined());
});

describe('money', () => {
  const secured = 'budget: { amount: 9000, currency: EUR, status: secured }';
  const awaits = (front: readonly string[], text: string) => {
    const { match, problems } = read(hives({ front: [org, ...front], more: { [bring]: text } }));
    return { found: match.timing.find((t) => t.id === 'timing/awaits-money')!.status, fact: match.facts.find((f) => f.id === 'timing/awaits-money'), codes: problems.map((p) => p.code) };
  };
  it.each(['We have applied for the grant at the county.', 'The grant is still pending.', 'We are awaiting the decision on our grant.', 'Our application is under review.'])('secured at the top, and: %s', (text) => {
    const { found, fact: told, codes } = awaits([secured], text);
    expect(found).toBe('open');
    expect(told?.outcome).toBe('note');
    expect(told?.evidence.map((e) => e.excerpt)).toEqual(['{ amount: 9000, currency: EUR, status: secured }', text]);
    expect(codes).toContain('funding-unclear');
  });
  test('secured in words, and pending in others', () => expect(awaits([], 'The money is in the bank.\n\nWe have applied for the grant at the county.').fact?.evidence).toHaveLength(2));
  it.each(['The grant is secured.', 'We have applied for a second grant for later years.', 'Nothing else is needed.', 'The neighbours have applied for their own grant.'])('no clash: %s', (text) => expect(awaits([secured], text).fact).toBeUndefined());
  test('applied for at the top waits', () => expect(awaits(['budget: { amount: 9000, currency: EUR, status: applied }'], 'Hives.').found).toBe('present'));
});

describe('a start that waits', () => {
  const timing = (text: string, id = 'timing/awaits-decision', more = {}) => {
    const found = read(hives({ more: { Timeline: text, ...more } })).match.timing.find((t) => t.id === id)!;
    return { found: found.status, on: found.on };
  };
  it.each([
    ['We can only start once the ethics board has met on 12 February 2027.', '2027-02-12'],
    ['The work cannot begin before the vote of the assembly on 3 March 2027.', '2027-03-03'],
    ['We will not start until the ministry gives its approval on 15 January 2027.', '2027-01-15'],
    ['Until the council has decided on 3 March 2027, we cannot begin.', '2027-03-03'],
    ['We start as soon as the court has given its ruling, which is due on 9 April 2027; the hives come on 1 May 2027.', '2027-04-09'],
  ])('waits: %s', (text, on) => expect(timing(text)).toEqual({ found: 'present', on }));
  test('for money, with its day', () => expect(timing('We can only start once the award is announced on 20 January 2027.', 'timing/awaits-money')).toEqual({ found: 'present', on: '2027-01-20' }));
  it.each([
    ['no day is named', 'We can only start once the ethics board has met.'],
    ['a part of the plan alone', 'We can only begin the second season once the ethics board has met on 12 February 2028.'],
    ['what others do', 'The other valley can only start once its council has met on 12 February 2027.'],
    ['our own decision', 'We can only start once your board has decided on 12 February 2027.'],
    ['a day that is past', 'We could only start once the ethics board had met on 12 February 2026.'],
    ['already settled', 'We could only start once the board had met on 12 February 2027, and it has already done so.'],
  ])('does not plainly wait: %s', (_, text) => expect(timing(text).found).not.toBe('present'));
  test('a matter settled elsewhere does not plainly wait', () => {
    expect(timing('We can only start once the ethics board has met on 12 February 2027.', 'timing/awaits-decision', { Methodology: 'The ethics board approved it on 5 May 2026.' }).found).not.toBe('present');
  });
  test('what is only suspected names its day too', () => expect(timing('The vote is pending until 3 March 2027.')).toEqual({ found: 'open', on: '2027-03-03' }));
});

describe('a licence in the text that does not fit the one at the top', () => {
  const conflict = (text: string, front = 'license: AGPL-3.0-or-later', where = outcomes) => read(hives({ front: [org, front], more: { [where]: text } })).match.antiPatterns.find((a) => a.id === 'ip/license-conflict')!;
  it.each(['Our core stays under BUSL-1.1.', 'Our server is released under the SSPL-1.0.', 'Our library is under GPL-2.0-only.'])('is a question with both places: %s', (text) => {
    const found = conflict(text);
    expect([found.status, found.basis]).toEqual(['open', 'none']);
    expect(new Set(found.evidence.map((e) => e.text))).toEqual(new Set(['AGPL-3.0-or-later', text]));
  });
  it.each(['Our app is under the MIT licence.', 'Our code is under AGPL-3.0.', 'Our meetings are closed.'])('is none: %s', (text) => expect(conflict(text).status).not.toBe('present'));
});

describe('the base proposal', () => {
  test('tells no fact, no wait and no problem of its own', () => {
    const made = read(hives({ assessment: lines() }));
    expect(made.match.facts).toEqual([]);
    expect(made.match.timing.map((t) => t.status)).toEqual(rubric.timing.rules.map(() => 'absent'));
    expect(made.problems.map((p) => p.code).filter((c) => c !== 'section-length')).toEqual([]);
    expect(today).toBe('2026-11-21');
  });
});
