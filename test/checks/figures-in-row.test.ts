/** Two figures of the text and the row of a table that both belong to. */
import { describe, expect, test } from 'vitest';
import { figuresInRow } from '../../src/checks/figures-in-row.js';
import { compilePhrase } from '../../src/language/phrase.js';
import type { NamedTable, Phrase, Range } from '../../src/rubric/types.js';
import type { Sentence } from '../../src/proposal/types.js';
import { block, contextOf, emptyProposal, table } from './context.js';

const weight = (from: number | null, to: number | null): Range => ({ from, to, unit: 'stones', currency: null, per: null });
const fare = (from: number | null, to: number | null): Range => ({ from, to, unit: '', currency: 'GBP', per: null });
const ferry: NamedTable = {
  id: 'ferry', title: 'Ferry',
  rows: [
    { id: 'deck', title: 'deck', ranges: { weight: weight(1, 9), fare: fare(3, 3) } },
    { id: 'hold', title: 'hold', ranges: { weight: weight(10, 99), fare: fare(20, 30) } },
  ],
};
const phrase = (words: string): Phrase => {
  const made = compilePhrase(words, new Map());
  if ('error' in made) throw new Error(made.error);
  return made;
};
const params = { table: ferry, in: ['terms'], by: { column: 'weight', phrases: [phrase('load')], units: null, under: Infinity }, has: { column: 'fare', phrases: [phrase('fare')], units: null, under: 100 } };

function run(...sentences: readonly string[]) {
  const blocks = sentences.map((text, i) => block(i, text));
  const made = sentences.map((text, i) => ({ index: i, block: i, section: 0, start: 0, end: text.length, text }) as Sentence);
  return figuresInRow.run(params, { ...contextOf({ sections: { terms: blocks } }), proposal: emptyProposal({ blocks, sentences: made }) });
}

describe('a figure and what its row has', () => {
  test.each([
    ['1', '£3', 'yes'], ['9', '£3', 'yes'], ['10', '£3', 'no'], ['9', '£20', 'no'], ['10', '£20', 'yes'], ['99', '£30', 'yes'], ['99', '£31', 'no'], ['99', '£19', 'no'], ['0', '£3', 'no'], ['100', '£30', 'no'],
  ] as const)('%s stones at %s: %s', (stones, price, truth) => {
    expect(run(`The load is ${stones} stones.`, `The fare is ${price}.`).truth).toBe(truth);
    expect(run(`For a load of ${stones} stones the fare is ${price}.`).truth).toBe(truth);
  });
  test('says which row it is, and what that has', () => {
    expect(run('The load is 12 stones, the fare £3.').note).toBe('"12" is hold, 20 to 30 GBP, and here it is "£3".');
    expect(run('The load is 4 stones, the fare £5.').note).toBe('"4" is deck, 3 GBP, and here it is "£5".');
    expect(run('The load is 400 stones, the fare £5.').note).toBe('"400" lies in no row of Ferry.');
  });
  test.each([[['The load is 4 stones.']], [['The fare is £3.']], [['The load is 4 stones.', 'The fare is 3 euros.']], [['The load is 4 crates.', 'The fare is £3.']], [[]]])('one alone, or another unit, can not be told: %j', (sentences) => {
    expect(run(...sentences).truth).toBe('unknown');
  });
  test('both ends of a range must fit', () => {
    expect(run('The load is 2 to 8 stones, the fare £3.').truth).toBe('yes');
    expect(run('The load is 8 to 12 stones, the fare £3.').truth).toBe('no');
  });
  test('what is too great to be meant is passed over', () => { expect(run('The load is 4 stones.', 'The fare is £3.', 'Over the year the fare comes to £312.').truth).toBe('yes'); });
  test('powers and words between count', () => {
    const many = { ...params, table: { ...ferry, rows: [{ id: 'ship', title: 'ship', ranges: { weight: weight(2_000_000, 2_000_000), fare: fare(3, 3) } }] } };
    const text = 'The load is 2 million further stones, the fare £3.';
    expect(figuresInRow.run(many, { ...contextOf({ sections: { terms: [block(0, text)] } }), proposal: emptyProposal({ blocks: [block(0, text)], sentences: [{ index: 0, block: 0, section: 0, start: 0, end: text.length, text } as Sentence] }) }).truth).toBe('yes');
  });
  test('pairs what stands together: rows of a table, or one sentence each', () => {
    const cells = (fare: string) => contextOf({ sections: { terms: table([['What', 'How much', 'For'], ['load', '12 stones', 'fare £25'], ['load', '4 stones', fare]]) } });
    expect(figuresInRow.run(params, cells('fare £3')).truth).toBe('yes');
    expect(figuresInRow.run(params, cells('fare £25'))).toMatchObject({ truth: 'no', note: '"4" is deck, 3 GBP, and here it is "£25".' });
    expect(run('A load of 12 stones has a fare of £25.', 'A load of 4 stones has a fare of £3.').truth).toBe('yes');
    expect(run('A load of 12 stones has a fare of £25.', 'A load of 4 stones has a fare of £5.').truth).toBe('no');
    expect(run('A load of 12 stones has a fare of £25.', 'Our load is 4 stones.', 'The fare is £3.').truth).toBe('yes');
  });
});
