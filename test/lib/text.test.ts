/** Lines, folding and sentences. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldHidden, headingKey } from '../../src/lib/fold.js';
import { createLineMap } from '../../src/lib/lines.js';
import { splitSentences } from '../../src/proposal/sentences.js';

describe('lines', () => {
  test('of mixed ends', () => {
    const map = createLineMap('a\r\nb\rc\n\nd');
    expect(map.lines).toBe(5);
    expect([1, 2, 3, 4, 5, 6].map((n) => map.line(n))).toEqual(['a', 'b', 'c', '', 'd', '']);
    expect(map.place(3, 8)).toEqual({ line: 2, column: 1, endLine: 5, endColumn: 1 });
    expect(map.place(-4, 99)).toEqual({ line: 1, column: 1, endLine: 5, endColumn: 2 });
  });

  test('lead there and back', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', '😀')), fc.nat(60), (parts, at) => {
      const text = parts.join('');
      const map = createLineMap(text);
      const offset = Math.min(at, text.length);
      const place = map.place(offset, offset);
      expect(map.offset(place.line, place.column)).toBe(offset);
      expect(map.lines).toBe(text.split(/\r\n|\r|\n/).length);
    }), { seed: 1 });
  });
});

describe('heading keys', () => {
  test.each([
    ['🌱 2.1 Costs & Benefits', 'costs and benefits'], ['IV. Time-line:', 'time line'], ['(3) Team', 'team'], ['1. Self—Assessment', 'self assessment'], ['10 - Ethics', 'ethics'],
    ['2027 in review', '2027 in review'], ['A plan', 'a plan'], ['Ｗｉｄｅ', 'wide'], ['3', '3'], ['C++ code', 'c++ code'], ['', ''],
  ])('%j is %j', (text, key) => {
    expect(headingKey(text)).toBe(key);
  });
});

describe('hidden characters', () => {
  test('are left out, and joiners that scripts and emoji need stay', () => {
    expect(foldHidden('pat\u00adent\u200bs').text).toBe('patents');
    expect(foldHidden('a\u202eb').removed).toEqual([[1, 2]]);
    expect(foldHidden('👩\u200d🌾 می\u200cخواهیم').text).toBe('👩\u200d🌾 می\u200cخواهیم');
  });

  test('disguised words read as Latin; other scripts, units and formulas stay', () => {
    expect(foldHidden('\u0440\u0430tents')).toMatchObject({ text: 'patents', disguised: [{ reads: 'patents', start: 0, end: 7 }] });
    expect(foldHidden('𝐩𝐚𝐭𝐞𝐧𝐭s').text).toBe('patents');
    for (const text of ['сад и вода', 'μm and α', 'naïve café', 'Ωx', '東京x']) expect(foldHidden(text)).toMatchObject({ text, disguised: [] });
  });
});

describe('sentences', () => {
  test.each([
    ['We mend it. Then we leave.', 2], ['Dr. Low, e.g. in Lisbon, paid 1.5 m. She left.', 2], ['J. R. Low wrote it. It holds.', 2], ['Is it so? Yes! Good…', 3], ['No. 5 is open; no. 6 is not.', 1],
    ['They said "stop." We did.', 2], ['1. We begin here.', 1], ['Ask Salt Ltd. The rest follows.', 2], ['see a.example.org for more', 1], ['これは文です。次の文。', 2], ['', 0], ['   ', 0], ['"Why?" she asked.', 1],
  ])('%j has %i', (text, count) => {
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toHaveLength(count);
  });

  test('hold all that is not space, in order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('We', ' ', '. ', '."', '!', '? ', 'e.g.', '1.5', 'Dr.', '。', '\u00a0'), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const found = splitSentences(text);
      let at = 0;
      let kept = '';
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        kept += text.slice(start, end);
        at = end;
      }
      expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }), { seed: 2, numRuns: 500 });
  });
});
