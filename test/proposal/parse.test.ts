/** Blocks, sections, what is set aside, labels and links. */
import { describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { placeOf } from '../../src/proposal/align.js';
import type { Proposal } from '../../src/proposal/types.js';

function read(source: string): Proposal {
  const result = parseProposal(source, 'p.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const labels = (source: string): string[][] => read(source).labels.map(({ label, value }) => [label, value]);

describe('blocks', () => {
  test('items know their depth, their parent and their box', () => {
    const { blocks } = read('- [x] one\n\n  more\n  - [ ] two\n    - three\n- [x]four\n- ☐ five\n1. six\n');
    expect(blocks.map(({ kind, text, depth, parent, checked }) => [kind, text, depth, parent, checked])).toEqual([
      ['item', 'one', 1, null, true], ['paragraph', 'more', 1, 0, null], ['item', 'two', 2, 0, false], ['item', 'three', 3, 2, null],
      ['item', 'four', 1, null, true], ['item', 'five', 1, null, false], ['item', 'six', 1, null, null],
    ]);
  });

  test('what never counts is set aside, with why', () => {
    const { blocks } = read('Plain.\n\n> Quoted.\n\n```\ncode\n```\n\n<!-- remark -->\n\n<div>html</div>\n\n[Say in two sentences what you plan]\n\n<div hidden>\n\nVeiled.\n\n</div>\n\nShown.\n');
    expect(blocks.map(({ text, excluded }) => [text.split('\n')[0], excluded])).toEqual([
      ['Plain.', null], ['Quoted.', 'quote'], ['code', 'code'], ['<!-- remark -->', 'comment'], ['<div>html</div>', 'html'], ['html', null],
      ['[Say in two sentences what you plan]', 'guidance'], ['<div hidden>', 'html'], ['Veiled.', 'hidden'], ['</div>', 'hidden'], ['Shown.', null],
    ]);
  });

  test('alerts count, without their marker; quotes in them and around them do not', () => {
    const rows = (source: string): unknown[] => read(source).blocks.map(({ kind, text, excluded }) => [kind, text, excluded]);
    expect(rows('> [!NOTE]\n> We lend a *rake*.\n>\n> > They said so.\n>\n> - and a hoe\n> ## Then\n')).toEqual([
      ['paragraph', 'We lend a rake.', null], ['paragraph', 'They said so.', 'quote'], ['item', 'and a hoe', null], ['paragraph', 'Then', null],
    ]);
    for (const name of ['tip', 'Important', 'WARNING', 'cAuTiOn']) expect(rows(`> [!${name}]  \r\n>\r\n> Mind the well.\r\n`)).toEqual([['paragraph', 'Mind the well.', null]]);
    expect(rows('- one\n\n  > [!TIP]\n  > two\n')).toEqual([['item', 'one', null], ['paragraph', 'two', null]]);
    expect(rows('> [!NOTE]\n')).toEqual([]);
    for (const plain of ['[!NOTE] on the same line', '[!OTHER]\n> x', '\\[!NOTE]\n> x', 'x\n> [!NOTE]', '[NOTE]\n> x', '[!NOTE'])
      expect(read(`> ${plain}\n`).blocks.map(({ excluded }) => excluded), plain).toEqual(['quote']);
    expect(read('> > [!NOTE]\n> > x\n').blocks.map(({ excluded }) => excluded)).toEqual(['quote']);
  });

  test('labels and places in alerts', () => {
    const source = 'x\n\n> [!IMPORTANT]\n> **Start:** May\n> **Team:** `us` &amp; you\n';
    const proposal = read(source);
    expect(proposal.labels.map(({ label, value }) => [label, value])).toEqual([['Start', 'May'], ['Team', 'us & you']]);
    expect(placeOf(proposal, 1, 0, 5)).toMatchObject({ line: 4, column: 5 });
    expect(proposal.blocks[1]!.code.map(([a, b]) => proposal.blocks[1]!.text.slice(a, b))).toEqual(['us']);
  });

  test('hidden and struck words are muted and told; shown ones are not', () => {
    const muted = (source: string): string[] => { const { blocks } = read(source); return blocks[0]!.mutedRanges.map(([a, b]) => blocks[0]!.text.slice(a, b)); };
    for (const open of ['<span style="color: white">', '<span hidden>', '<b style="display:none">', '<i style="font-size:0px">', '<font color="#fff">']) {
      const source = `We ${open}never *ever*</${open.slice(1).split(/[ >]/)[0]}> ask.\n`;
      expect(muted(source)).toEqual(['never ever']);
      expect(read(source).problems).toMatchObject([{ code: 'hidden-text', line: 1 }]);
    }
    for (const open of ['<span style="background-color:white">', '<span style="font-size:0.9em">', '<span class="hidden-gem">', '<b>']) expect(muted(`We ${open}never</b></span> ask.\n`)).toEqual([]);
    expect(muted('We ~~never~~ ask.\n')).toEqual(['never']);
  });

  test('inline code is marked, where boxes and hidden characters are left out too', () => {
    const code = (source: string): string[] => { const { blocks } = read(source); return blocks.flatMap((block) => block.code.map(([a, b]) => block.text.slice(a, b))); };
    expect(code('Run `make all` and **`make  test`** now.\n')).toEqual(['make all', 'make  test']);
    expect(code('- ☐ We call `li\u200bst` and `` a`b ``\n')).toEqual(['list', 'a`b']);
    expect(code('| `x\\|y` | z |\n|---|---|\n')).toEqual(['x|y']);
    expect(code('Words only.\n\n    indented\n')).toEqual([]);
  });

  test('sentences leave out what is set aside or wholly struck', () => {
    expect(read('One. ~~Two.~~ Three.\n\n> Four.\n').sentences.map((s) => s.text)).toEqual(['One.', 'Three.']);
  });

  test('headings have sentences, in the section that they open', () => {
    const { sentences, blocks } = read('# 2. Seeds. Nobody sells them\n\nWe lend a rake.\n\nPlans\n---\n\n<div hidden>\n\n## Veiled\n\n</div>\n');
    expect(sentences.map(({ text, section, block }) => [text, section, blocks[block]!.kind])).toEqual([
      ['2. Seeds.', 1, 'heading'], ['Nobody sells them', 1, 'heading'], ['We lend a rake.', 1, 'paragraph'], ['Plans', 2, 'heading'],
    ]);
  });

  test('footnotes have sentences', () => {
    const { sentences } = read('We lend tools[^1].\n\n[^1]: A fee is due. It is small.\n\n    It pays for repair.\n');
    expect(sentences.map((s) => s.text)).toEqual(['We lend tools.', 'A fee is due.', 'It is small.', 'It pays for repair.']);
  });
});

test('sections end before the next of their level or a higher one', () => {
  const source = 'Before.\n\n# A\n\na\n\n## B\n\nb\n\n### C\n\n## D\n\n# E\n\n> # no\n';
  const { sections } = read(source);
  expect(sections.map(({ title, level, parent, blocks }) => [title, level, parent, blocks])).toEqual([
    ['', 0, null, [0, 1]], ['A', 1, null, [2, 3]], ['B', 2, 1, [4, 5]], ['C', 3, 2, [6, 6]], ['D', 2, 1, [7, 7]], ['E', 1, null, [8, 9]],
  ]);
  expect(sections.map(({ end }) => source.slice(end, end + 4).trim())).toEqual(['# A', '# E', '## D', '## D', '# E', '']);
});

test('labels', () => {
  expect(labels('- **Start Date:** May\n- **Team**: us\n- **Costs** - none\n- **Gift** — time\n- Tools: a saw\n- [x] Open hours — daily\n- **Left blank:**\n')).toEqual([
    ['Start Date', 'May'], ['Team', 'us'], ['Costs', 'none'], ['Gift', 'time'], ['Tools', 'a saw'], ['Open hours', 'daily'], ['Left blank', ''],
  ]);
  expect(labels('**Name:** Ada\n**Email:** ada@a.example\n')).toEqual([['Name', 'Ada'], ['Email', 'ada@a.example']]);
  expect(labels('| Key | Value |\n|---|---|\n| **Start** | May |\n\n| a | b | c |\n|---|---|---|\n| x | y | z |\n')).toEqual([['Start', 'May']]);
  expect(labels('We have thought about this for a long time: yes.\n\nDone. Next: rest.\n\nSee http://a.example now, at 10:30 sharp.\n\n> Label: quoted\n')).toEqual([]);
});

test('links, with their words and place', () => {
  expect(read('See [our *code*](https://a.example/x) and https://b.example.\n').links).toMatchObject([
    { text: 'our code', url: 'https://a.example/x', block: 0, place: { line: 1, column: 6 } }, { text: 'https://b.example', url: 'https://b.example' },
  ]);
});

describe('what the Markdown parser is corrected in', () => {
  const rows = (source: string): string[] => read(source).blocks.map(({ kind, text, depth }) => `${kind} ${depth} ${text}`);

  test('brackets that nothing defines stand as they are, also in links', () => {
    const { blocks, links } = read('YIP[[1]](#refs), [Pitch] and [a][b], [x] and ![y].\n\n[x]: http://x.example\n');
    expect(blocks[0]!.text).toBe('YIP[1], [Pitch] and [a][b], x and ![y].');
    expect(links.map(({ text, url }) => [text, url])).toEqual([['[1]', '#refs']]);
    expect(rows('*a [b* c]\n')).toEqual(['paragraph 0 a [b c]']);
  });

  test('an item of an outer list ends an inner paragraph, whatever its number', () => {
    expect(rows('1. a\n - b\n2. c\n')).toEqual(['item 1 a', 'item 1 b', 'item 1 c']);
    expect(rows('a\n2. b\n')).toEqual(['paragraph 0 a 2. b']);
  });

  test('tables with spaces behind their lines, with a rule below, with empty cells', () => {
    expect(rows('| a | b |  \r\n|---|---|  \r\n| c |   |  \r\n---\r\n\r\nd\r\n')).toEqual(['cell 0 a', 'cell 0 b', 'cell 0 c', 'cell 0 ', 'paragraph 0 d']);
  });

  test('footnotes: their text counts, their marks are no words, where they are defined', () => {
    expect(rows('a[^1] b[^2]\n\n[^1]: c\n[^3]: d\n    e\n\n    - f\n\ng\n')).toEqual(['paragraph 0 a b[^2]', 'paragraph 0 c', 'paragraph 0 d e', 'item 1 f', 'paragraph 0 g']);
  });

  test('names with underscores in angle brackets are no tags; one tilde strikes too', () => {
    const { text, mutedRanges } = read('hfs://<file_id> ~gone~ a~b\n').blocks[0]!;
    expect(text).toBe('hfs://<file_id> gone a~b');
    expect(mutedRanges).toEqual([[16, 20]]);
  });
});
