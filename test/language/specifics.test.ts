import { describe, expect, it } from 'vitest';
import { hasNeed } from '../../src/language/specifics.js';
import { isPlaceholder, ownWords } from '../../src/language/emptiness.js';
import { english } from './english.js';

const language = english();

describe('specifics', () => {
  it.each([
    ['number', '42 farms'], ['number', 'two farms'], ['number', 'one village'], ['number', 'half of them'], ['number', 'twenty-one boats'], ['number', '15 %'],
    ['date', '3 March 2027'], ['date', 'by May'], ['date', '2027-03-01'], ['date', 'until 2031'], ['date', 'Q3 2027'],
    ['money', '€ 3,000'], ['money', '3000 euros'], ['money', '£55,000'], ['money', 'NOK 6.5 million'],
    ['license', 'AGPL-3.0-or-later'], ['license', 'CC BY-SA'], ['license', 'the public domain'], ['license', 'MIT'],
    ['person', 'Farida Novak keeps it'], ['person', 'a paid maintainer'], ['person', 'Dr. Okoye'],
    ['link', 'https://example.org'], ['link', '[tags](https://example.org)'], ['link', 'example.org/tags'],
  ] as const)('%s in %j', (need, text) => { expect(hasNeed(text, need)).toBe(true); });
  it.each([
    ['number', 'many farms'], ['number', 'one of these days'], ['number', 'first of all'], ['date', 'it may last'], ['date', 'they march on'], ['money', 'for money'], ['money', '300 farms'],
    ['license', 'an open licence'], ['license', 'a bit of it'], ['person', 'somebody keeps it'], ['person', 'Our Farm'.toLowerCase()], ['link', 'see above'],
  ] as const)('no %s in %j', (need, text) => { expect(hasNeed(text, need)).toBe(false); });
});

describe('emptiness', () => {
  it.each(['', '-', '…', 'TBD', 'TODO', 'tbd.', 'n/a', 'N/A', 'xxx', 'lorem ipsum dolor sit amet', 'to be filled in', '[your answer here]', '<!-- -->', '___', '{{ words }}', '?'])('%j is a placeholder', (text) => { expect(isPlaceholder(text, language)).toBe(true); });
  it.each(['no', 'TBD by the council on 3 March', 'forty farms', 'n/a: no data at all are touched', 'AGPL', '[tags](https://example.org) are signed by two people here'])('%j is none', (text) => { expect(isPlaceholder(text, language)).toBe(false); });
  it('counts words of the proposer’s own', () => {
    expect(ownWords('yes, we commit to open source', ['Open source commitment'], language)).toBe(0);
    expect(ownWords('yes, all forty sensors', ['Open source commitment'], language)).toBeGreaterThan(0);
  });
});
