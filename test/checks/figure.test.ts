/** The figure that stands by certain words, and its bounds. */
import { describe, expect, test } from 'vitest';
import { figure } from '../../src/checks/figure.js';
import { compilePhrase } from '../../src/language/phrase.js';
import type { Sentence } from '../../src/proposal/types.js';
import { block, contextOf, emptyProposal, table } from './context.js';

function run(text: string, words: string, unit: string, from: number, to: number) {
  const phrase = compilePhrase(words, new Map());
  if ('error' in phrase) throw new Error(phrase.error);
  const only = block(0, text);
  const sentence: Sentence = { index: 0, block: 0, section: 0, start: 0, end: text.length, text } as Sentence;
  const context = contextOf({ sections: { terms: [only] } });
  return figure.run({ phrases: [phrase], in: ['terms'], unit, from, to }, { ...context, proposal: emptyProposal({ blocks: [only], sentences: [sentence] }) });
}
const share = (text: string) => run(text, 'of ...2 catch', 'percent', 5, 15).truth;

describe('a share', () => {
  test.each([['4.9 % of the catch', 'no'], ['5 % of the catch', 'yes'], ['5.1% of the catch', 'yes'], ['14.9 per cent of the catch', 'yes'], ['15 percent of the catch', 'yes'], ['15.1 % of the catch', 'no']] as const)('%s: %s', (text, truth) => { expect(share(`You get ${text}.`)).toBe(truth); });
  test('a range lies inside with both ends', () => {
    expect(share('You get 5-15 % of the catch.')).toBe('yes');
    expect(share('You get 5 to 16 % of the catch.')).toBe('no');
  });
  test('the nearest figure counts', () => { expect(share('You get 9 % of the catch, and 40 % of the boats stay ashore.')).toBe('yes'); });
  test('no figure can not be told', () => { expect(share('You get a share of the catch.')).toBe('unknown'); });
  test('a number of something else is no share', () => { expect(share('You get 9 crates of the catch.')).toBe('unknown'); });
});

test('each price by its own words', () => {
  const text = 'The survey is $20,000 in 3 weeks, the hull is $600,000 in 12 weeks.';
  expect(run(text, 'survey', 'USD', 15000, 50000).truth).toBe('yes');
  expect(run(text, 'hull', 'USD', 50000, 500000).truth).toBe('no');
  expect(run(text, 'survey', 'weeks', 2, 4).truth).toBe('yes');
  expect(run(text, 'hull', 'weeks', 8, 11).truth).toBe('no');
  expect(run(text, 'survey', 'EUR', 0, 1).truth).toBe('unknown');
});

test('parts of a cent keep their parts', () => {
  for (const [text, truth] of [['$0.002', 'yes'], ['$0.0019', 'no'], ['$0.01', 'yes'], ['$0.011', 'no']] as const) expect(run(`Overage is ${text} each.`, 'overage', 'USD', 0.002, 0.01).truth).toBe(truth);
});

test('the row of a table is read whole', () => {
  const cells = table([['Phase', 'Price'], ['Survey', '$20,000'], ['Hull', '$9,000']]);
  const phrase = compilePhrase('hull', new Map());
  if ('error' in phrase) throw new Error(phrase.error);
  expect(figure.run({ phrases: [phrase], in: ['terms'], unit: 'USD', from: 10000, to: 20000 }, contextOf({ sections: { terms: cells } })).truth).toBe('no');
});

test('says what lies outside', () => { expect(run('You get 40 % of the catch.', 'of ...2 catch', 'percent', 5, 15).note).toContain('lies outside 5 to 15 %'); });
