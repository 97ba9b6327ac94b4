import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whose } from '../../src/evidence/actor.js';
import { findMentions } from '../../src/evidence/mentions.js';
import { splitPointer } from '../../src/evidence/pointer.js';
import { readStatement } from '../../src/evidence/statement.js';
import { readStance } from '../../src/evidence/stance/stance.js';
import { tokenize } from '../../src/evidence/tokens.js';
import { english } from './accuracy.js';

const language = english();
const words = fc.array(fc.constantFrom('not', 'no', 'never', 'without', 'we', 'may', 'publish', 'sell', 'data', ',', ';', '(', ')', '"', ':', 'nothing', 'but', 'or', '?', '\n- ', 'see', "won't", '—', '🙂')).map((w) => w.join(' '));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }), words);
const statement = { titles: ['Privacy and data sovereignty'], language } as const;

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

  it('a statement is read, and its trigger is the text at its place', () => {
    fc.assert(fc.property(anyText, fc.constantFrom('good' as const, 'bad' as const), fc.boolean(), (text, polarity, ticked) => {
      const { says, reading } = readStatement(text, { ...statement, polarity, ticked });
      expect(['none', 'empty', 'affirms', 'hedges', 'denies', 'unclear']).toContain(says);
      expect(reading.triggerStart).toBeGreaterThanOrEqual(0);
      expect(reading.triggerEnd).toBeLessThanOrEqual(text.length);
      if (reading.trigger !== null) expect(reading.trigger.length).toBe(reading.triggerEnd - reading.triggerStart);
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
      expect(readStance(text, { polarity: 'good', language, focus: { start: Math.min(a, b), end: Math.max(a, b) } }).stance).toBeTypeOf('string');
    }));
  });
});

describe('hostile text', () => {
  // How long it takes is for the benchmark; here a reader that hung or left the text would show.
  const hostile = ['not ', 'no data, ', '(', '"', 'see (', 'nothing without ', 'may ', ': no ', 'neither nor ', 'if not ', 'sell a b c d e f ', 'we will not ', 'x', ' '];
  it.each(hostile)('of %j over and over is read, and within its bounds', (unit) => {
    const text = unit.repeat(Math.ceil(50_000 / unit.length));
    expect(readStatement(text, { ...statement, polarity: 'good' }).reading.triggerEnd).toBeLessThanOrEqual(text.length);
    for (const m of findMentions(text, ['data', 'sell ... data'], language)) expect(m.end).toBeLessThanOrEqual(text.length);
    expect(splitPointer(text).rest.length).toBeLessThanOrEqual(text.length);
  });
});
