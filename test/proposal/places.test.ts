/** Every visible character of every block leads back to the source that shows it. */
import * as fc from 'fast-check';
import { decodeString } from 'micromark-util-decode-string';
import { describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { lookAlike } from '../../src/lib/hidden.js';
import { placeOf } from '../../src/proposal/align.js';
import type { Proposal } from '../../src/proposal/types.js';
import { corpusFiles, documents, haveCorpora } from './documents.js';

function parsed(source: string | Uint8Array): Proposal {
  const result = parseProposal(source, 'a.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The first character whose place shows something else, or null. Also: a run's place is that of its first and last character. */
function wrongPlace(proposal: Proposal): string | null {
  for (const block of proposal.blocks) {
    if (block.kind === 'html' || block.kind === 'comment' || block.kind === 'code' || block.kind === 'definition') continue;
    let before = block.start;
    for (let at = 0; at < block.text.length;) {
      const char = String.fromCodePoint(block.text.codePointAt(at)!);
      const place = placeOf(proposal, block.index, at, at + char.length);
      const from = proposal.lineMap.offset(place.line, place.column);
      const to = proposal.lineMap.offset(place.endLine, place.endColumn);
      const slice = proposal.source.slice(from, to);
      if (from < before || to > block.end) return `${JSON.stringify(block.text)} at ${at}: order`;
      before = from;
      if (/\S/u.test(char) && slice !== char && decodeString(slice) !== char && lookAlike(slice) !== char && !decodeString(slice).includes(char))
        return `${JSON.stringify(block.text)} at ${at}: ${JSON.stringify(char)} leads to ${JSON.stringify(slice)}`;
      at += char.length;
    }
  }
  return null;
}

describe('places', () => {
  test('through entities, escapes, quotes, list indentation, soft and hard breaks, code and markup', () => {
    const source = '> **Tea &amp; toast** \\*not* `a  b`\n> and &#x41;gain  \n> last\n\n- one\n  two &copy; three\n\n| a \\| b | c |\n|---|---|\n| `x\\|y` | z |\n';
    const proposal = parsed(source);
    const shown = (block: number, words: string): string => {
      const at = proposal.blocks[block]!.text.indexOf(words);
      expect(at).toBeGreaterThanOrEqual(0);
      const p = placeOf(proposal, block, at, at + words.length);
      return source.slice(proposal.lineMap.offset(p.line, p.column), proposal.lineMap.offset(p.endLine, p.endColumn));
    };
    expect(proposal.blocks[0]!.text).toBe('Tea & toast *not* a  b and Again last');
    expect(shown(0, 'Tea & toast')).toBe('Tea &amp; toast');
    expect(shown(0, '&')).toBe('&amp;');
    expect(shown(0, '*not*')).toBe('\\*not*');
    expect(shown(0, 'Again')).toBe('&#x41;gain');
    expect(shown(0, 'Again last')).toBe('&#x41;gain  \n> last');
    expect(shown(1, 'one two © three')).toBe('one\n  two &copy; three');
    expect(shown(2, 'a | b')).toBe('a \\| b');
    expect(shown(4, 'x|y')).toBe('x\\|y');
  });

  test('past what is left out: markup between words belongs to neither', () => {
    const proposal = parsed('A **b** [c](http://d.example) e\n');
    expect(placeOf(proposal, 0, 2, 3)).toEqual({ line: 1, column: 5, endLine: 1, endColumn: 6 });
    expect(placeOf(proposal, 0, 4, 5)).toEqual({ line: 1, column: 10, endLine: 1, endColumn: 11 });
  });

  test('with hidden characters and disguised letters folded', () => {
    const proposal = parsed('We cl\u200bose the s\u043eurce &amp; leave.\n');
    const { text } = proposal.blocks[0]!;
    expect(text).toBe('We close the source & leave.');
    expect(placeOf(proposal, 0, text.indexOf('source'), text.indexOf('source') + 6)).toEqual({ line: 1, column: 15, endLine: 1, endColumn: 21 });
    expect(wrongPlace(proposal)).toBeNull();
  });

  test('in generated documents', () => {
    fc.assert(fc.property(documents, (source) => {
      const result = parseProposal(source, 'a.md');
      if (!result.ok) return;
      expect(wrongPlace(result.value)).toBeNull();
    }), { seed: 20270301, numRuns: 1500 });
  });

  test('in generated HTML, in containers', () => {
    const part = fc.constantFrom('mesh', 'naïve', '😀', '東京', ' ', '  ', '\t', '\n', '\n  ', '\n\t', '&amp;', '&#x41;', '&#66;', '&NotEqualTilde;', '&x;', '\u200b', 's\u043eurce', '<', '>', '<b>', '</b>', '<p>', '</p>', '<br>', '<li>', '<i hidden>', '</i>', '<!-- c -->', '<a b="\n">', '<s>', '<code>', '</code>');
    const html = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => `<div>${parts.join('')}`.replace(/\n\s*\n/g, '\n'));
    const container = fc.constantFrom(['', ''], ['> ', '> '], ['- ', '  '], ['- ', '\t'], ['> 1. > ', '>    >'], ['x\n\n[^1]: x\n\n    ', '    '], ['> [!TIP]\n> ', '> ']);
    fc.assert(fc.property(html, container, fc.constantFrom('\n', '\r\n', '\r'), (text, [first, next], end) => {
      const source = `${first}${text.replaceAll('\n', `\n${next}`)}\n`.replaceAll('\n', end);
      expect(wrongPlace(parsed(source))).toBeNull();
    }), { seed: 20270303, numRuns: 2000 });
  });

  test.skipIf(!haveCorpora)('in the corpora (skipped where they are not at hand)', () => {
    let read = 0;
    for (const { path, bytes } of corpusFiles()) {
      const result = parseProposal(bytes, path);
      if (!result.ok) continue;
      read++;
      expect(`${path}: ${wrongPlace(result.value) ?? 'right'}`).toBe(`${path}: right`);
    }
    expect(read).toBeGreaterThan(300);
  });
});
