/** What is told of ASCII at a look, against what Unicode says of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/evaluate/words.js';
import { foldHidden, headingKey } from '../../src/lib/fold.js';
import { hasLetter, isAscii } from '../../src/lib/letters.js';
import { signatureOf } from '../../src/lib/minhash.js';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '-', '&', '1.', 'é', 'ß', '٣', '中', '\u0301', '_') }));
const ascii = fc.string({ unit: fc.constantFrom('a', 'Data', 'b', '7', '12', ' ', '  ', '-', '&', '.', ')', '(', ':', '+', '#', '\n', 'iv', '*') });

describe('a text', () => {
  it('has a letter where Unicode says so, and is ASCII where it is', () => {
    fc.assert(fc.property(text, (t) => {
      expect(hasLetter(t)).toBe(/[\p{L}\p{N}]/u.test(t));
      expect(isAscii(t)).toBe(/^[\x00-\x7f]*$/.test(t));
    }));
  });

  it('has the same words whether it is read by its code units or by Unicode', () => {
    fc.assert(fc.property(text, fc.nat(20), fc.nat(8), (t, from, most) => {
      const start = Math.min(from, t.length);
      const pattern = /[\p{L}\p{N}\p{M}]+|&/gu;
      pattern.lastIndex = start;
      const words: { text: string; start: number; end: number }[] = [];
      // From the middle of a character the pattern steps back to its beginning.
      for (let found = pattern.exec(t); found !== null; found = pattern.exec(t)) words.push({ text: found[0] === '&' ? 'and' : found[0].normalize('NFKC').toLowerCase(), start: found.index, end: found.index + found[0].length });
      fc.pre(words.every((w) => w.start >= start));
      expect(wordsOf(t, start)).toEqual(words);
      expect(wordsOf(t, start, most)).toEqual(words.slice(0, most));
    }));
  });

  it('folds as a heading alike, with a letter beyond ASCII behind it and without', () => {
    fc.assert(fc.property(ascii, (t) => {
      fc.pre(/[a-z]/i.test(t.replace(/^[^a-z]*(?:iv|a|b)?/iu, '')));
      expect(headingKey(`${t} é`)).toBe(`${headingKey(t)} é`);
    }));
  });

  it('hides nothing where it holds only Latin letters and the usual marks, and something where it does', () => {
    const seen = fc.string({ unit: fc.constantFrom('a', 'é', 'ł', '“', '–', '…', '€', '→', ' ', '\n', '✓') });
    fc.assert(fc.property(seen, (t) => { expect(foldHidden(t)).toEqual({ text: t, removed: [], folds: [], disguised: [] }); }));
    fc.assert(fc.property(seen, seen, fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufeff', '\u202e'), (a, b, hidden) => {
      expect(foldHidden(`é${a}${hidden}${b}`).text).toBe(`é${a}${b}`);
    }));
    expect(foldHidden('p\u0430tents').text).toBe('patents');
  });

  it('has the same signature whatever parts its words', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { minLength: 50, maxLength: 80 });
    fc.assert(fc.property(words, (list) => {
      const plain = signatureOf(list.join(' '));
      expect(plain).not.toBeNull();
      expect(signatureOf(list.join(' — '))).toEqual(plain);
      expect(signatureOf(list.join(' ').toUpperCase())).toEqual(plain);
    }));
  });
});
