/** The text of HTML: what counts, what is hidden, where it stands, and that it costs no more than its length. */
import { describe, expect, test } from 'vitest';
import { htmlTokens, tagsOf } from '../../src/proposal/html.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { placeOf } from '../../src/proposal/align.js';
import type { Proposal } from '../../src/proposal/types.js';

function read(source: string): Proposal {
  const result = parseProposal(source, 'p.md');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The blocks without the raw markup. */
const rows = (source: string): unknown[] => read(source).blocks.filter((block) => block.kind !== 'html').map(({ text, excluded }) => [text, excluded]);
const texts = (source: string): string[] => read(source).sentences.map(({ text }) => text);

describe('the text of HTML counts', () => {
  test('a paragraph for each block-level element, behind the markup itself', () => {
    const source = '<p>The orchard stays <b>open</b> to all.</p>\n';
    expect(read(source).blocks).toMatchObject([
      { kind: 'html', text: source.trim(), excluded: 'html', start: 0, end: 44 },
      { kind: 'paragraph', text: 'The orchard stays open to all.', excluded: null, start: 3, end: 40, section: 0, depth: 0, parent: null },
    ]);
    expect(texts(source)).toEqual(['The orchard stays open to all.']);
  });

  test.each([
    ['<ul><li>Rakes</li><li>Hoes\n<li>Spades</ul>', ['Rakes', 'Hoes', 'Spades']],
    ['<table><tr><td>Plum</td><td>Pear</td></tr>\n<tr><th>Fig</th></tr></table>', ['Plum', 'Pear', 'Fig']],
    ['<details><summary>More</summary>We prune in May.</details>', ['More', 'We prune in May.']],
    ['<div>One<br>two<br/>three<hr>four</div>', ['One', 'two', 'three', 'four']],
    ['<p>Or<i>ch</i>ard<!-- x --> and\n  <a href="a>b">  well</a></p><p>End', ['Orchard and well', 'End']],
    ['<h2>Fees</h2>\n<div\n  class="x">None</div>', ['Fees', 'None']],
    ['<p>3 < 4 and 5 > 4 <3</p>', ['3 < 4 and 5 > 4 <3']],
    ['<p it\'s>Shown.</p><p title=don\'t>Too.</p><p =">And this.</p>', ['Shown.', 'Too.', 'And this.']],
    ['<p>A &amp; B &lt;b&gt; &#x41;&#98;&#99 &copy;&nbsp;x &unknown; &amp &NotEqualTilde;</p>', ['A & B <b> Abc ©\u00a0x &unknown; &amp \u2242\u0338']],
    ['<div><!--> Seen. --></div>', ['Seen. -->']],
    ['<?x y?><p>After.</p>', ['After.']],
    ['<!-- a --> We graft pears.', ['We graft pears.']],
    ['<p>A fig&shy;tree and a pl\u200bum.</p>', ['A figtree and a plum.']],
  ])('%s', (html, wanted) => {
    expect(rows(`${html}\n`)).toEqual(wanted.map((text) => [text, null]));
  });

  test('in lists, alerts and footnotes; not in quotes', () => {
    const { blocks } = read('- Tools\n\n  <p>Rakes</p>\n- <p>Hoes</p>\n');
    expect(blocks.filter(({ kind }) => kind !== 'html').map(({ kind, text, depth, parent }) => [kind, text, depth, parent])).toEqual([
      ['item', 'Tools', 1, null], ['paragraph', 'Rakes', 1, 0], ['item', '', 1, null], ['paragraph', 'Hoes', 1, 3],
    ]);
    expect(texts('> [!NOTE]\n> <p>Mind\n> the well.</p>\n')).toEqual(['Mind the well.']);
    expect(texts('a[^1]\n\n[^1]: b\n\n    <div>c</div>\n')).toEqual(['a', 'b', 'c']);
    expect(rows('> <p>Mind the well.</p>\n')).toEqual([['Mind the well.', 'quote']]);
  });

  test('quotes, code and guidance in HTML do not count, as in Markdown; struck words are muted and code is marked', () => {
    expect(rows('<div>a<blockquote>b<p>c</p></blockquote>d<pre>e</pre><p>[Say what grows here]</p></div>\n')).toEqual([['a', null], ['b', 'quote'], ['c', 'quote'], ['d', null], ['e', 'code'], ['[Say what grows here]', 'guidance']]);
    for (const source of ['<p>Use <code>a <b>b</b></code>, <s>not c</s> <del>d</del>.</p>\n', 'Use <code>a <b>b</b></code>, <s>not c</s> <del>d</del>.\n']) {
      const { blocks, sentences } = read(source);
      const { text, code, mutedRanges } = blocks.at(-1)!;
      expect([text, ...[...code, ...mutedRanges].map(([a, b]) => text.slice(a, b).trim())]).toEqual(['Use a b, not c d.', 'a b', 'not c', 'd']);
      expect(sentences).toHaveLength(1);
    }
  });

  test('labels', () => {
    expect(read('<ul><li><b>Start:</b> May</li><li>Team: us</li></ul>\n').labels.map(({ label, value }) => [label, value])).toEqual([['Start', 'May'], ['Team', 'us']]);
  });

  test('tags within Markdown that end a line end a word', () => {
    expect(texts('We mend<p>roofs</p>and<br>walls\n')).toEqual(['We mend roofs and walls']);
  });
});

describe('what HTML hides does not count', () => {
  test.each([
    ['<div hidden>Veiled.</div><p>Seen.</p>', [['Veiled.', 'hidden'], ['Seen.', null]]],
    ['<div style="display:none"><p>Veiled.</p><p>Too.</div>Seen.', [['Veiled.', 'hidden'], ['Too.', 'hidden'], ['Seen.', null]]],
    ['<li hidden>Veiled.<li>Seen.', [['Veiled.', 'hidden'], ['Seen.', null]]],
    ['<p hidden>Veiled. <b>Too.<p>Seen.', [['Veiled. Too.', 'hidden'], ['Seen.', null]]],
    ['<table><tr hidden><td>Veiled.<tr><td>Seen.</table>', [['Veiled.', 'hidden'], ['Seen.', null]]],
    ['<div hidden>\n\nMarkdown.\n\n<p>Veiled.</p></div><p>Seen.</p>', [['Markdown.', 'hidden'], ['Veiled.', 'hidden'], ['Seen.', null]]],
    ['<script>if (a<b) c("</div>");</script><p>Seen.</p>', [['Seen.', null]]],
    ['<style>p > a { }</style>\n\nSeen.', [['Seen.', null]]],
    ['<div><template><p>No.</p></template><noscript>No.</noscript>Seen.</div>', [['Seen.', null]]],
    ['<div>Seen.<!-- <p>No.</p> --></div>', [['Seen.', null]]],
    ['<div>Seen.<a href="never closed</div>', [['Seen.', null]]],
    ['<!-- a --> <!-- b -->', [['<!-- a --> <!-- b -->', 'comment']]],
  ])('%s', (html, wanted) => {
    expect(rows(`${html}\n`)).toEqual(wanted);
  });

  test('a part of a piece is muted and told', () => {
    const { blocks, problems } = read('<p>We <span hidden>never</span> sell &amp; <i style="opacity:0">ever</i>.</p>\n');
    const { text, mutedRanges, excluded } = blocks[1]!;
    expect([excluded, ...mutedRanges.map(([a, b]) => text.slice(a, b).trim())]).toEqual([null, 'never', 'ever']);
    expect(problems).toMatchObject([{ code: 'hidden-text', line: 1 }]);
  });

  test('scripts and styles are nothing to tell', () => {
    expect(read('<style>p { color: red }</style>\n\nSeen.\n').problems).toEqual([]);
  });
});

test('places, through containers, references and all line ends', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const source = ['- > <div>', '  > The   old', '  >\twell &amp; the <i>new</i>', '  >   pump.</div>', '', '1. <p>Two', '\tmore</p>  ', ''].join(end);
    const proposal = read(source);
    const shown = (words: string): string => {
      const block = proposal.blocks.find(({ kind, text }) => kind === 'paragraph' && text.includes(words))!;
      const at = block.text.indexOf(words);
      const p = placeOf(proposal, block.index, at, at + words.length);
      return source.slice(proposal.lineMap.offset(p.line, p.column), proposal.lineMap.offset(p.endLine, p.endColumn));
    };
    expect(proposal.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual(['The old well & the new pump.', 'Two more']);
    for (const word of ['The', 'old', 'well', 'the', 'new', 'pump.', 'Two', 'more']) expect(shown(word)).toBe(word);
    expect(shown('&')).toBe('&amp;');
    expect(shown('old well')).toBe(`old${end}  >\twell`);
    expect(shown('the new pump')).toBe(`the <i>new</i>${end}  >   pump`);
    expect(shown('o m')).toBe(`o${end}\tm`);
  }
});

test('tokens hold all that is no comment', () => {
  expect(htmlTokens('a<b c="d>e">f</b>< g<!-- h -->i</>j<k')).toMatchObject([
    { tag: null, start: 0, end: 1 }, { tag: { name: 'b', kind: 'open' } }, { tag: null }, { tag: { name: 'b', kind: 'close' } },
    { tag: null, start: 17, end: 20 }, { tag: null, start: 30, end: 31 }, { tag: null, start: 34, end: 35 },
  ]);
  expect(tagsOf('<STYLE><b></style ><i>').map(({ name }) => name)).toEqual(['style', 'style', 'i']);
});

describe('hostile HTML', () => {
  test.each([
    ['tags that open', '<p>x'.repeat(60_000)],
    ['hidden tags that open', '<p hidden><b>x'.repeat(30_000)],
    ['hidden tags that never close', '<div hidden>x</p>'.repeat(30_000)],
    ['tags that never end', '<a href="'.repeat(50_000)],
    ['tags without a name', '<'.repeat(300_000)],
    ['comments that open', '<!-- '.repeat(60_000)],
    ['dashes', `<!--${'-'.repeat(300_000)}`],
    ['comments', '<!-->x'.repeat(60_000)],
    ['scripts that open', '<script>'.repeat(50_000)],
    ['closing tags in a script', `<script>${'</'.repeat(100_000)}`],
    ['ampersands', `${'&'.repeat(5_000)}\n\n<p>`.repeat(20)],
    ['numbers', `<p>${'&#1;&#x41;&#99999999999999999999999999999999999999999'.repeat(100)}\n\n`.repeat(100)],
    ['names that nothing has', Array.from({ length: 40_000 }, (_, i) => `&n${i};${i % 1000 === 999 ? '\n\n<p>' : ''}`).join('')],
    ['spaces', `a${' '.repeat(300_000)}b`],
    ['lines', 'a\n'.repeat(150_000)],
    ['struck', '<s>a</s>'.repeat(100_000)],
    ['zero width spaces', '<i>a\u200b</i>'.repeat(50_000)],
  ])('%s', (_name, html) => {
    const source = `<div>\n${html}\n`;
    const { blocks } = read(source);
    for (const block of blocks) expect(block.end <= source.length && block.start <= block.end).toBe(true);
  });

  test('a block for each line', () => {
    expect(read('<p>a</p>\n\n'.repeat(50_000)).sentences).toHaveLength(50_000);
  });

  test('struck words in one paragraph', () => {
    expect(read(`x ${'<s>a</s>'.repeat(10_000)}`).blocks[0]!.mutedRanges).toHaveLength(10_000);
  });
});
