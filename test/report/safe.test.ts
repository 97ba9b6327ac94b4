/** Whatever a proposal holds, what we print can't move the cursor, turn the writing direction or forge a line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { safe, safeJson } from '../../src/report/safe.js';
import { evaluation, evidence, run } from './fixtures.js';

/** Control characters, line and paragraph separators, direction marks and overrides, zero-width space, soft hyphen, BOM, tags. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** What a terminal obeys, or what turns the writing direction: JSON keeps the rest, as its values are exact. */
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const nasty = fc.stringMatching(/^[a\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\]\[mPX^_;0-9 \\]*$/u);
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), nasty, fc.array(nasty).map((parts) => parts.join('\u001b[')));

describe('safe', () => {
  test('nothing forbidden survives, in any text', () => {
    fc.assert(fc.property(anything, (text) => {
      const out = safe(text);
      expect(FORBIDDEN.test(out)).toBe(false);
      expect(() => encodeURIComponent(out)).not.toThrow();
      expect(out).toBe(out.trim());
      expect(safe(out)).toBe(out);
    }), { numRuns: 2000 });
  });

  test('plain words stay as they are', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[\p{L}\p{N}.,;:!?'"()-]+$/u), { minLength: 1 }), (words) => {
      expect(safe(words.join(' '))).toBe(words.join(' '));
    }));
  });

  const cases: readonly (readonly [string, string, string])[] = [
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['the 8-bit form', '\u009b31mred', 'red'],
    ['a title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a link', '\u001b]8;;http://x\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['a string without an end', 'a\u001b]0;rest', 'a0;rest'],
    ['a forged line', 'fine\n  Accept · yes: Other', 'fine Accept · yes: Other'],
    ['an overwritten line', 'Decline\rAccept ', 'Decline Accept'],
    ['a turned direction', 'a\u202egpj.exe', 'agpj.exe'],
    ['hidden tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`, 'ab'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['a family, which needs its joiners', '👩\u200d👧', '👩\u200d👧'],
    ['backspaces', 'no\b\byes', 'noyes'],
  ];
  for (const [name, text, expected] of cases) test(name, () => expect(safe(text)).toBe(expected));

  test('is linear where it could be worse', () => {
    for (const text of ['\u001b]'.repeat(200_000), '\u001b['.repeat(200_000), `\u001b]${'a'.repeat(400_000)}`, ' '.repeat(400_000)]) {
      const start = performance.now();
      safe(text);
      expect(performance.now() - start).toBeLessThan(1500);
    }
  });
});

describe('reports', () => {
  test('a proposal full of escapes prints none, on the screen and in JSON', () => {
    fc.assert(fc.property(anything, anything, (title, words) => {
      const said = evaluation(title, `p/${words}.md`, 'decline', {
        'values/privacy': { status: 'contradicted', note: words, asks: title, evidence: [evidence(3, words, { stance: 'denies', trigger: words.slice(0, 4), section: title })], excluded: [evidence(4, words, { excluded: words })] },
      }, {
        reasons: [{ outcome: 'decline', kind: 'criterion', id: 'values/privacy', text: words, mendable: false, places: [] }],
        problems: [{ code: 'x', level: 'note', message: words, path: words, line: 1, column: 1, fix: title }],
      });
      const result = run([said], [{ code: 'frontmatter-invalid', level: 'error', message: words, path: title, line: 1, column: 1, fix: words }]);
      for (const text of [render(run([said]), 'terminal'), render(result, 'terminal'), render(run([said]), 'terminal', { why: 'privacy', width: 40 })])
        for (const line of text.split('\n')) expect(FORBIDDEN.test(line)).toBe(false);
      for (const line of render(result, 'json').split('\n')) expect(OBEYED.test(line)).toBe(false);
    }), { numRuns: 200 });
  });

  test('JSON holds the very words', () => {
    fc.assert(fc.property(anything, (title) => {
      const read = JSON.parse(render(run([evaluation(title, 'a.md', 'accept')]), 'json')) as { evaluations: { proposal: { title: string } }[] };
      expect(read.evaluations[0]!.proposal.title).toBe(title);
    }));
    expect(safeJson('{"a":"\u202e\u0085"}')).toBe('{"a":"\\u202e\\u0085"}');
  });
});
