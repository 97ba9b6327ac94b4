import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterTitle, foldWords, wordsOf } from '../../src/evaluate/words.js';

const restOf = (text: string, ...titles: string[]): string | null => {
  const found = afterTitle(text, titles);
  return found === null ? null : text.slice(found.rest);
};

describe('a title at the start of a line', () => {
  test.each([
    ['Privacy and data sovereignty: nobody is named', 'nobody is named'],
    ['Privacy & Data Sovereignty - nobody is named', 'nobody is named'],
    ['privacy and DATA sovereignty — nobody', 'nobody'],
    ['Privacy and data sovereignty', ''],
    ['Privacy and data sovereignty:', ''],
  ])('%j', (line, rest) => expect(restOf(line, 'Privacy and data sovereignty')).toBe(rest));

  test('needs something that sets it off, so a sentence that begins alike is none', () => {
    expect(restOf('Scalability depends on the weather', 'Scalability')).toBeNull();
    expect(restOf('Scalability: depends on the weather', 'Scalability')).toBe('depends on the weather');
  });

  test('the longest title that fits is taken', () => {
    expect(afterTitle('Open source commitment: all', ['Open', 'Open source commitment'])?.title).toBe(1);
  });
});

test('words keep their places, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    for (const w of wordsOf(text)) expect(text.slice(w.start, w.end).length).toBeGreaterThan(0);
  }));
  expect(foldWords('1. Timeline & Milestones 🗓')).toBe('1 timeline and milestones');
});
