/** Hostile and huge documents: read or refused with a place, without deep recursion, and in time that grows with their length. */
import { describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import type { Proposal } from '../../src/proposal/types.js';
import { corpusFiles, haveCorpora } from './documents.js';

function read(source: string): Proposal {
  const result = parseProposal(source, 'p.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('documents by the thousand', () => {
  test('100,000 headings', () => {
    const proposal = read('# a\n'.repeat(100_000));
    expect(proposal.sections).toHaveLength(100_001);
    expect(proposal.sections[7]).toMatchObject({ blocks: [7, 7], end: 28, place: { line: 7 } });
  });

  test('headings ever deeper and back', () => {
    const proposal = read(Array.from({ length: 30_000 }, (_, i) => `${'#'.repeat((i % 6) + 1)} h`).join('\n'));
    expect(proposal.sections[6]).toMatchObject({ level: 6, parent: 5 });
    expect(proposal.sections[7]).toMatchObject({ level: 1, parent: null });
    expect(proposal.sections[1]!.end).toBe(proposal.blocks[6]!.start);
  });

  test('a table of 10,000 rows', () => {
    const proposal = read(`| a | b |\n| - | - |\n${'| x | y |\n'.repeat(10_000)}`);
    expect(proposal.blocks).toHaveLength(20_002);
    expect(proposal.labels).toHaveLength(10_000);
    expect(proposal.blocks.at(-1)!.cell).toEqual({ table: 0, row: 10_000, column: 1 });
  });

  test('one line of nearly a megabyte, and one of 100,000 characters', () => {
    expect(read('word '.repeat(199_000)).sentences).toHaveLength(1);
    expect(read('We mend it. '.repeat(8_400)).sentences).toHaveLength(8_400);
  });

  test.each([
    ['comments that open', '<!--'.repeat(50_000)],
    ['colons', 'a: '.repeat(100_000)],
    ['full stops', 'a. '.repeat(100_000)],
    ['addresses', 'www.'.repeat(100_000)],
    ['brackets behind an address', `http://a.b${')'.repeat(300_000)}`],
    ['character references', 'a &amp; '.repeat(60_000)],
    ['zero width spaces', 'a\u200b'.repeat(100_000)],
    ['mixed scripts', 's\u043eurce '.repeat(50_000)],
    ['references to footnotes', Array.from({ length: 5_000 }, (_, i) => `a[^${i}]\n\n[^${i}]: t`).join('\n\n')],
    ['lists ever deeper', Array.from({ length: 600 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['quotes that lazily go on', '> a\nb\n'.repeat(50_000)],
    ['character references in a list', '- a &amp; b\n'.repeat(20_000)],
  ])('%s', (_name, source) => {
    reads(source);
  });

  const repeated: readonly (readonly [string, (times: number) => string])[] = [
    ['emphasis that opens', (n) => '*a **b '.repeat(n)],
    ['emphasis that opens and closes', (n) => `${'*a **b '.repeat(n)}${' b** a*'.repeat(n)}`],
    ['brackets', (n) => `${'['.repeat(n)}a${'](b)'.repeat(n)}`],
    ['links that open', (n) => '[a]('.repeat(n)],
    ['backticks', (n) => '`a``b```c'.repeat(n)],
    ['tags that open', (n) => 'x <b hidden>'.repeat(n)],
    ['tags that never end', (n) => 'x <a href="'.repeat(n)],
    ['struck words', (n) => '~~a~~ '.repeat(n)],
    ['bold labels on lines of their own', (n) => '**A:** b\n'.repeat(n)],
    ['code with line ends', (n) => '`a\r\nb` '.repeat(n)],
  ];

  test.each(repeated)('%s, by the thousand in one paragraph', (_name, source) => {
    reads(source(2_500));
  });

  test.each(repeated)('%s, by the ten thousand in one paragraph: refused, and soon', (_name, source) => {
    expect(parseProposal(`Fine.\n\n${source(40_000)}`.slice(0, 1_000_000), 'p.md')).toMatchObject({ ok: false, problems: [{ code: 'markdown-too-deep', line: 3, column: 1 }] });
  });

  function reads(source: string): void {
    const { blocks } = read(source);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(block.end).toBeLessThanOrEqual(source.length);
  }
});

describe('refused with a place', () => {
  test('more than a hundred quote or list markers on a line', () => {
    for (const marker of ['>', '> ', '- ', '1. ', '>- ']) {
      const result = parseProposal(`Fine.\n\n${marker.repeat(101)}a\n`, 'p.md');
      expect(result).toMatchObject({ ok: false, problems: [{ code: 'markdown-too-deep', line: 3, column: 1 }] });
      if (marker !== '>- ') expect(parseProposal(`${marker.repeat(100)}a`, 'p.md').ok).toBe(true);
    }
    expect(parseProposal(`${'>'.repeat(100)} a\n`, 'p.md').ok).toBe(true);
  });

  test.each([
    ['thousands of spaces before a line', `${' '.repeat(2_001)}a\n`],
    ['a paragraph of thousands of lines behind a bracket', `[a]: b "\n${'c\n'.repeat(2_001)}`],
  ])('%s', (_name, source) => {
    expect(parseProposal(`Fine.\n\n${source}`, 'p.md')).toMatchObject({ ok: false, problems: [{ code: 'markdown-too-deep', column: 1 }] });
  });
});

describe('corpora', () => {
  test.skipIf(!haveCorpora)('every file is read, or refused with a problem at a place (skipped where they are not at hand)', () => {
    const refused: string[] = [];
    for (const { path, bytes } of corpusFiles()) {
      const result = parseProposal(bytes, path);
      for (const found of result.problems) {
        expect(found.path).toBe(path);
        expect(found.line).not.toBeNull();
      }
      if (!result.ok) { refused.push(path); continue; }
      const { sections, blocks, sentences, source, lineMap } = result.value;
      expect(sections[0]!.blocks[0]).toBe(0);
      for (const [index, block] of blocks.entries()) {
        expect(block.index).toBe(index);
        expect(block.start).toBeLessThanOrEqual(block.end);
        expect(block.end).toBeLessThanOrEqual(source.length);
      }
      for (const sentence of sentences) expect(blocks[sentence.block]!.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(lineMap.lines).toBe(source.split(/\r\n|\r|\n/).length);
    }
    expect(refused.filter((path) => !path.startsWith('oddities/'))).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
  });
});
