/** Phrases looked for as a whole find what each finds by itself, in texts of words that were met before, forgotten, or never. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrase } from '../../src/language/phrase.js';
import { findPhrase, findPhrases } from '../../src/language/phrase-match.js';
import { tokenize } from '../../src/language/tokens.js';
import type { Phrase } from '../../src/rubric/types.js';

const compiled = (source: string): Phrase => {
  const phrase = compilePhrase(source, new Map());
  if ('error' in phrase) throw new Error(phrase.error);
  return phrase;
};
const phrases = ['publish', 'publish ... code', 'we (will | may) share', '(the | our)? data ...3 (free | open)', '=nothing is kept', 'licen* under', ', and code', 'code code', 'share ...2 share', '(the data ... open | share) ...2 free', '(we | our data is) (open | kept)? free'].map(compiled);
const words = fc.array(fc.constantFrom('publish', 'published', 'code', 'the', 'our', 'we', 'will', 'may', 'share', 'data', 'free', 'open', 'nothing', 'is', 'kept', 'licences', 'under', ',', 'and', '.', 'some', 'x'), { maxLength: 40 });
const places = (text: string): string[] => phrases.flatMap((phrase) => findPhrase(tokenize(text), phrase).map(({ start, end }) => `${phrase.source}@${start}-${end}`)).sort();
const together = (text: string): string[] => findPhrases(tokenize(text), phrases).map(({ phrase, start, end }) => `${phrase.source}@${start}-${end}`).sort();

describe('a list of phrases', () => {
  it('finds what each of its phrases finds alone', () => {
    expect(together('We will share the data, free and open; licences under code code.').length).toBeGreaterThan(3);
    fc.assert(fc.property(words, (text) => { expect(together(text.join(' '))).toEqual(places(text.join(' '))); }), { numRuns: 500 });
  });

  it('finds the same after more words than are remembered', () => {
    const text = 'Nothing is kept: we will share our data, free; we may share share code.';
    const before = together(text);
    for (let from = 0; from < 80_000; from += 200) together(Array.from({ length: 200 }, (_, i) => `word${from + i}`).join(' '));
    expect(together(text)).toEqual(before);
  });
});
