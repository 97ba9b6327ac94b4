/** Frontmatter: what is read, what is refused and where, and that nothing in it runs. */
import { describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { plain, valueAt } from '../../src/lib/yaml.js';
import type { Problem } from '../../src/lib/place.js';
import type { Proposal } from '../../src/proposal/types.js';

function read(source: string | Uint8Array): Proposal {
  const result = parseProposal(source, 'p.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function refused(source: string | Uint8Array): Problem {
  const result = parseProposal(source, 'p.md');
  if (result.ok) throw new Error('was read');
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]).toMatchObject({ path: 'p.md', level: 'error' });
  expect(result.problems[0]!.fix).not.toBeNull();
  return result.problems[0]!;
}

describe('frontmatter', () => {
  test.each(['\n', '\r\n', '\r'])('values and places with line end %j, with a byte order mark', (end) => {
    const proposal = read(`\ufeff${['---', 'title: Salt', 'contact:', '  name: Ada', '---', '# Salt', '', 'We measure.'].join(end)}`);
    expect(plain(proposal.frontmatter)).toEqual({ title: 'Salt', contact: { name: 'Ada' } });
    expect(valueAt(proposal.frontmatter, ['contact', 'name'])!.place).toEqual({ line: 4, column: 9, endLine: 4, endColumn: 12 });
    expect(proposal.sections[1]).toMatchObject({ title: 'Salt', place: { line: 6, column: 1 } });
    expect(proposal.blocks[1]).toMatchObject({ text: 'We measure.' });
    expect(proposal.lineMap.place(proposal.blocks[1]!.start, proposal.blocks[1]!.end)).toEqual({ line: 8, column: 1, endLine: 8, endColumn: 12 });
  });

  test('the same broken file is refused again the second time', () => {
    const source = '---\na: [1\n---\ntext\n';
    expect(refused(source)).toMatchObject({ line: 2, code: 'frontmatter-invalid' });
    expect(refused(source)).toMatchObject({ line: 2, code: 'frontmatter-invalid' });
  });

  test('none: other first lines are Markdown', () => {
    for (const source of ['# Title\n', '----\ntext\n', '***\n', '- - -\n', '\n---\na: b\n---\n', '--- ---\n\ntext\n']) expect(read(source)).toMatchObject({ frontmatter: null, bodyStart: 0 });
    expect(read('---\n---\ntext\n')).toMatchObject({ frontmatter: null, bodyStart: 8 });
    expect(read('---\n# remark\n---\ntext\n')).toMatchObject({ frontmatter: null });
  });

  test.each([
    ['TOML', '+++\na = 1\n+++\n', 1, 1],
    ['a language tag', '---json\n{"a":1}\n---\n', 1, 4],
    ['a tag after a space', '--- yaml\na: 1\n---\n', 1, 4],
    ['a prototype\'s name as tag', '---valueOf\na: 1\n---\n', 1, 4],
    ['never closed', '---\na: 1\n\ntext\n', 1, 1],
    ['closed with spaces', '---\na: 1\n--- \ntext\n', 3, 1],
    ['a longer fence', '---\na: 1\n----\ntext\n---\n', 3, 1],
    ['a list', '---\n- a\n- b\n---\n', 2, 1],
    ['a text', '---\njust words\n---\n', 2, 1],
    ['a colon', '---\nstatus: draft\ntitle: Salt: a study\n---\n', 3, 8],
    ['a key twice', '---\na: 1\na: 2\n---\n', 3, 1],
    ['a tab', '---\r\na:\r\n\tb: 1\r\n---\r\n', 3, 1],
    ['an alias', '---\na: 1\nb: *a\n---\n', 3, 4],
    ['nested keys', `---\n${'? '.repeat(500)}\n---\n`, 2, 65],
    ['too long', `---\n${Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n')}\n---\n`, 1, 1],
    ['a sea of blank lines', `---\na: 1${'\n'.repeat(60_000)}b: 2\n---\n`, 1002, 1],
  ])('refused: %s', (_name, source, line, column) => {
    expect(refused(source)).toMatchObject({ line, column });
  });

  test('code in a tagged block does not run, however the fence is written', () => {
    for (const tag of ['js', 'javascript', ' js', 'coffee', 'constructor', '__proto__']) {
      expect(refused(`---${tag}\n{ title: (globalThis.ranFrontmatter = true) }\n---\n`).code).toBe('frontmatter-language');
    }
    expect((globalThis as Record<string, unknown>)['ranFrontmatter']).toBeUndefined();
  });
});

describe('bytes', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

  test('what is no UTF-8 is refused at the first bad byte', () => {
    expect(refused(bytes('one\r\nt\u00e9n ', [0x92], 's\n'))).toMatchObject({ code: 'encoding-invalid', line: 2, column: 5 });
    expect(refused(bytes('a\rb', [0xed, 0xa0, 0x80]))).toMatchObject({ line: 2, column: 2 });
    expect(refused(bytes('cut ', [0xe2, 0x82]))).toMatchObject({ line: 1, column: 5 });
    expect(refused(bytes([0xff, 0xfe], 'a', [0]))).toMatchObject({ line: 1, message: expect.stringContaining('UTF-16') });
    expect(refused(bytes([0xfe, 0xff], [0], 'a'))).toMatchObject({ line: 1, message: expect.stringContaining('UTF-16') });
    expect(refused(bytes('ab\ncd', [0], 'e'))).toMatchObject({ code: 'nul-byte', line: 2, column: 3 });
  });

  test('empty, blank and far too large', () => {
    expect(refused('')).toMatchObject({ code: 'file-empty', line: 1, column: 1 });
    expect(refused(new Uint8Array())).toMatchObject({ code: 'file-empty' });
    expect(refused(' \n\t\n')).toMatchObject({ code: 'file-empty' });
    expect(refused(new Uint8Array(5_000_000).fill(97))).toMatchObject({ code: 'file-too-large', message: expect.stringContaining('5 MB') });
  });

  test('the content hash does not see line ends, trailing spaces or a byte order mark', () => {
    const a = read('# A\n\nText.\n');
    const b = read('\ufeff# A\r\n\r\nText.  \r\n\r\n');
    expect(b.contentSha256).toBe(a.contentSha256);
    expect(b.sha256).not.toBe(a.sha256);
    expect(read('# A\n\nTexts.\n').contentSha256).not.toBe(a.contentSha256);
  });
});
