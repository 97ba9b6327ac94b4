/** A packed table against the map that it was made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappedTable, openTable, packTable, type Way } from '../../src/language/word-table.js';

const way = fc.constantFrom<Way>('~', '=', '*');
const word = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '中', ';', '/', '~', '=', '"', '\\'), minLength: 1, maxLength: 6 }), fc.constantFrom('publish', 'publ', 'publishing', '—'));
const entries = fc.array(fc.tuple(way, word, fc.stringMatching(/^[0-9 /]{0,12}$/)), { maxLength: 60 });

describe('a packed table', () => {
  it('has what the map has, and nothing else', () => {
    fc.assert(fc.property(entries, fc.array(fc.tuple(way, word), { maxLength: 30 }), (list, asked) => {
      const map = new Map(list.map(([w, key, value]) => [w + key, value]));
      const packed = openTable(JSON.parse(JSON.stringify(packTable(map))) as ReturnType<typeof packTable>);
      const plain = mappedTable(map);
      for (const [w, key] of [...list, ...asked]) expect(packed.get(w, key)).toBe(plain.get(w, key));
    }));
  });

  it('answers where it is empty, and refuses what would be read otherwise', () => {
    expect(openTable(packTable(new Map())).get('~', 'data')).toBeUndefined();
    expect(() => packTable(new Map([['~two words', '1']]))).toThrow();
    expect(() => packTable(new Map([['~word', '1;2']]))).toThrow();
  });
});
