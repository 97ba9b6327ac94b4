/** Widths, wrapping, columns. */
import stringWidth from 'fast-string-width';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pad, padLeft, paragraph, shorten, widthOf, wrap } from '../../src/report/layout.js';
import { count, day, daysBetween, listed, lowerFirst, points, sentence, upperFirst } from '../../src/report/words.js';

describe('layout', () => {
  test('wrapping keeps within the width and loses no word', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zé日本🎉\u0301]{1,30}$/u)), fc.integer({ min: 4, max: 60 }), (words, width) => {
      const lines = wrap(words.join(' '), width);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
    }));
  });

  test('what is told at a look takes the columns that a terminal gives it', () => {
    for (let code = 0x20; code < 0x3000; code++) expect(widthOf(String.fromCharCode(code)), code.toString(16)).toBe(stringWidth(String.fromCharCode(code)));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '1', '#', 'é', '©', '…', '’', '●', '◐', '✕', '│', '\u200d', '\ufe0f', '\u20e3', '\u00ad', '中', '🎉', '\u001b[1m') }), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }));
  });

  test('wide and combining characters keep columns straight', () => {
    const rows = ['seed', '中文題目', 'cafe\u0301', '한국어'].map((text) => `${pad(text, 10)}|`);
    expect(rows.map(widthOf)).toEqual([11, 11, 11, 11]);
    expect(padLeft('中', 4)).toBe('  中');
    expect(wrap('中文題目中文題目', 8)).toEqual(['中文題目', '中文題目']);
    expect(wrap('e\u0301'.repeat(6), 4).every((line) => !line.startsWith('\u0301'))).toBe(true);
  });

  test('paragraphs hang, long texts are shortened', () => {
    expect(paragraph('one two three', 9, '- ', '  ')).toEqual(['- one two', '  three']);
    expect(shorten('one two three', 8)).toBe('one two…');
    expect(shorten('short', 8)).toBe('short');
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('words', () => {
  test('say it as a person would', () => {
    expect(count(2, 'thing')).toBe('two things');
    expect(count(1, 'thing')).toBe('one thing');
    expect(count(12, 'thing')).toBe('12 things');
    expect(day('2027-03-07')).toBe('7 March 2027');
    expect(day('soon')).toBe('soon');
    expect(day('2027-13-07')).toBe('2027-13-07');
    expect(daysBetween('2026-11-21', '2027-02-15')).toBe(86);
    expect(daysBetween('2026-11-21', 'spring')).toBeNull();
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed([])).toBe('');
    expect(lowerFirst('Needs refinement')).toBe('needs refinement');
    expect(lowerFirst('ERC fit')).toBe('ERC fit');
    expect(lowerFirst('I see')).toBe('I see');
    expect(lowerFirst('Interested')).toBe('interested');
    expect(upperFirst('élan')).toBe('Élan');
    expect(sentence('It is')).toBe('It is.');
    expect(sentence('Is it?')).toBe('Is it?');
    expect(points(66)).toBe('66');
    expect(points(61.55)).toBe('61.6');
  });
});
