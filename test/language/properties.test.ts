import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whose } from '../../src/language/actor.js';
import { findMentions } from '../../src/language/mentions.js';
import { splitPointer } from '../../src/language/pointer.js';
import { readStatement, refuses } from '../../src/language/statement.js';
import { stanceReader } from '../../src/language/negation.js';
import { tokenize } from '../../src/language/tokens.js';
import { english } from './english.js';

const language = english();
const words = fc.array(fc.constantFrom('not', 'no', 'never', 'without', 'we', 'may', 'publish', 'sell', 'data', ',', ';', '(', ')', '"', ':', 'nothing', 'but', 'or', '?', '\n- ', 'see', "won't", '—', '🙂')).map((w) => w.join(' '));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }), words);

describe('for any text', () => {
  it('tokens lie inside it, in order, and are not empty', () => {
    fc.assert(fc.property(anyText, (text) => {
      let last = 0;
      for (const t of tokenize(text)) {
        expect(t.start).toBeGreaterThanOrEqual(0);
        expect(t.end).toBeLessThanOrEqual(text.length);
        expect(t.end).toBeGreaterThan(t.start);
        expect(t.start).toBeGreaterThanOrEqual(last === 0 ? 0 : Math.min(last, t.start));
        last = t.start;
      }
    }));
  });

  it('a statement is read', () => {
    fc.assert(fc.property(anyText, (text) => { expect(['bare', 'boilerplate', 'words']).toContain(readStatement(text, ['Long-term sustainability'], language)); expect(typeof refuses(text)).toBe('boolean'); }));
  });

  it('a trigger is the text at its place', () => {
    fc.assert(fc.property(anyText, fc.nat(200), fc.nat(200), (text, a, b) => {
      const { trigger, triggerStart, triggerEnd } = stanceReader(text, language).read({ start: Math.min(a, b), end: Math.max(a, b) + 1, source: 'sell ... data' });
      expect(trigger).toBe(trigger === null ? null : text.slice(triggerStart, triggerEnd));
    }));
  });

  it('mentions lie inside it', () => {
    fc.assert(fc.property(anyText, fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }), (text, terms) => {
      for (const m of findMentions(text, [...terms, 'data'], language)) {
        expect(m.start).toBeGreaterThanOrEqual(0);
        expect(m.end).toBeLessThanOrEqual(text.length);
        expect(m.end).toBeGreaterThan(m.start);
      }
    }));
  });

  it('pointers, actors and stances never fail', () => {
    fc.assert(fc.property(anyText, fc.nat(300), fc.nat(300), (text, a, b) => {
      const { pointer, rest } = splitPointer(text);
      expect(rest.length).toBeLessThanOrEqual(text.length);
      expect(pointer === null || pointer.length > 0).toBe(true);
      expect(['we', 'you', 'other', 'nobody']).toContain(whose(text, language, a));
      expect(stanceReader(text, language).read({ start: Math.min(a, b), end: Math.max(a, b) }).stance).toBeTypeOf('string');
    }));
  });
});

describe('hostile text', () => {
  // How long it takes is for the benchmark; here a reader that hung or left the text would show.
  const hostile = ['not ', 'no data, ', '(', '"', 'see (', 'nothing without ', 'may ', 'May ', 'if ', 'whether ', '` ', ': no ', 'neither nor ', 'if not ', 'sell a b c d e f ', 'we will not ', 'x', ' '];
  it.each(hostile)('of %j over and over is read, and within its bounds', (unit) => {
    const text = unit.repeat(Math.ceil(50_000 / unit.length));
    expect(readStatement(text, [], language)).toBeTypeOf('string');
    for (const m of findMentions(text, ['data', 'sell ... data'], language)) expect(m.end).toBeLessThanOrEqual(text.length);
    expect(splitPointer(text).rest.length).toBeLessThanOrEqual(text.length);
  });
});
