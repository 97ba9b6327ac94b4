/** The text of a paragraph, heading, item or cell as a reader sees it, aligned with its source. */
import type { Nodes, PhrasingContent, Text } from 'mdast';
import { alignedText, appendPiece, applyEdits, finishAligned, type AlignedText } from './align.js';
import { foldHidden, type DisguisedWord } from '../lib/fold.js';
import type { Alignment } from './types.js';
import { alignInline } from './align-inline.js';
import { elements, followTags, htmlState, isBlockLevel, struckNames, type HtmlState } from './html.js';

export type Range = readonly [number, number];

export interface InlineText {
  readonly text: string;
  readonly alignment: Alignment;
  readonly bold: readonly Range[];
  /** In code spans. */
  readonly code: readonly Range[];
  /** Struck or hidden by markup; never counts. */
  readonly muted: readonly Range[];
  readonly links: readonly { readonly text: string; readonly url: string; readonly start: number; readonly end: number }[];
  /** Offsets in the text where a source line begins, the first not among them. */
  readonly lineStarts: readonly number[];
  /** Source ranges of characters nobody sees. */
  readonly hidden: readonly Range[];
  /** Words that pose as Latin; offsets are in the source. */
  readonly disguised: readonly DisguisedWord[];
  /** Source range of the first text hidden by markup, or null. */
  readonly hiddenText: Range | null;
}

type Frame = { readonly node: Nodes; readonly leave: boolean; readonly from: number };

/** Builds the text of phrasing nodes. `offset` is added to the tree's own offsets; `quotes` is how many block quotes they stand in. */
export function inlineText(children: readonly PhrasingContent[], source: string, offset: number, quotes: number): InlineText {
  const plain = children.length === 1 && children[0]!.type === 'text' ? plainText(children[0], source, offset) : null;
  if (plain !== null) return plain;
  const target = alignedText();
  const bold: Range[] = [];
  const code: Range[] = [];
  const muted: Range[] = [];
  const links: { start: number; end: number; url: string }[] = [];
  const lineStarts: number[] = [];
  const html: HtmlState = htmlState();
  const codeTags = elements(['code']);
  const struckTags = elements(struckNames);
  let hiddenFrom = -1;
  let hiddenText: Range | null = null;
  const stack: Frame[] = [];
  const push = (nodes: readonly Nodes[]): void => { for (let i = nodes.length - 1; i >= 0; i--) stack.push({ node: nodes[i]!, leave: false, from: 0 }); };
  push(children as readonly Nodes[]);
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { node } = frame;
    const start = (node.position?.start.offset ?? 0) + offset;
    const end = (node.position?.end.offset ?? 0) + offset;
    if (frame.leave) {
      const range: Range = [frame.from, target.length];
      if (range[1] === range[0]) continue;
      if (node.type === 'strong') bold.push(range);
      else if (node.type === 'delete') muted.push(range);
      else if (node.type === 'link') links.push({ start: range[0], end: range[1], url: node.url });
      continue;
    }
    switch (node.type) {
      case 'text':
        alignInline(target, node.value, source, start, end, 'text', quotes, lineStarts);
        break;
      case 'inlineCode': {
        let from = start;
        let to = end;
        while (from < to && source[from] === '`') from++;
        while (to > from && source[to - 1] === '`') to--;
        const at = target.length;
        alignInline(target, node.value, source, from, to, 'code', quotes, lineStarts);
        if (target.length > at) code.push([at, target.length]);
        break;
      }
      case 'break':
        appendPiece(target, ' ', start, end);
        lineStarts.push(target.length);
        break;
      case 'html': {
        const before = html.hidden;
        const tags = followTags(html, node.value);
        // Words on both sides of such a tag stand apart.
        if (tags.some((tag) => isBlockLevel(tag.name))) appendPiece(target, ' ', start, end);
        for (const tag of tags) { codeTags.follow(tag, target.length); struckTags.follow(tag, target.length); }
        if (before === 0 && html.hidden > 0) { hiddenFrom = target.length; hiddenText ??= [end, end]; }
        else if (before > 0 && html.hidden === 0 && target.length > hiddenFrom) {
          muted.push([hiddenFrom, target.length]);
          if (hiddenText !== null && hiddenText[0] === hiddenText[1]) hiddenText = [hiddenText[0], start];
        }
        break;
      }
      case 'strong': case 'delete': case 'link': case 'emphasis': case 'linkReference':
        stack.push({ node, leave: true, from: target.length });
        push(node.children as readonly Nodes[]);
        break;
      default:
        // Images and footnote marks carry no words of the text.
        if ('children' in node) push(node.children as readonly Nodes[]);
    }
  }
  if (html.hidden > 0 && target.length > hiddenFrom) muted.push([hiddenFrom, target.length]);
  for (const range of codeTags.take(target.length)) code.push(range);
  for (const range of struckTags.take(target.length)) muted.push(range);
  return finishInline(target, { bold, code, muted, links, lineStarts, hiddenText });
}

/** What was noted while a text was built; offsets count in the text before it is folded. */
export interface InlineMarks extends Pick<InlineText, 'bold' | 'code' | 'muted' | 'lineStarts' | 'hiddenText'> {
  readonly links: readonly { readonly start: number; readonly end: number; readonly url: string }[];
}

/** Folds hidden and disguised characters of a text that was built, and moves its marks along. */
export function finishInline(target: AlignedText, { bold, code, muted, links, lineStarts, hiddenText }: InlineMarks): InlineText {
  const built = finishAligned(target);
  const fold = foldHidden(built.text);
  const sourceOf = (at: number, to: number): Range => {
    const { value, source: from } = built.alignment;
    let run = 0;
    while (run + 1 < value.length && value[run + 1]! <= at) run++;
    const begin = (from[run] ?? 0) + at - (value[run] ?? 0);
    return [begin, begin + to - at];
  };
  const edited = fold.folds.length === 0 ? { ...built, moved: (at: number) => at } : applyEdits(built.text, built.alignment, fold.folds);
  const moved = ([from, to]: Range): Range => [edited.moved(from), edited.moved(to)];
  return {
    text: edited.text,
    alignment: edited.alignment,
    bold: bold.map(moved),
    code: code.map(moved).sort((a, b) => a[0] - b[0]),
    muted: muted.map(moved).sort((a, b) => a[0] - b[0]),
    links: links.map(({ start, end, url }) => ({ text: edited.text.slice(edited.moved(start), edited.moved(end)), url, start: edited.moved(start), end: edited.moved(end) })),
    lineStarts: lineStarts.map((at) => edited.moved(at)),
    hidden: fold.removed.slice(0, 50).map(([from, to]) => sourceOf(from, to)),
    disguised: fold.disguised.slice(0, 50).map((word) => { const [from, to] = sourceOf(word.start, word.end); return { ...word, start: from, end: to }; }),
    hiddenText,
  };
}

/** The text without its first `width` characters. */
export function withoutStart(inline: InlineText, width: number): InlineText {
  const { text, alignment } = applyEdits(inline.text, inline.alignment, [{ start: 0, end: width, text: '' }]);
  const move = (ranges: readonly Range[]): Range[] => ranges.flatMap(([from, to]) => to > width ? [[Math.max(0, from - width), to - width] as const] : []);
  return {
    ...inline, text, alignment, bold: move(inline.bold), code: move(inline.code), muted: move(inline.muted),
    links: inline.links.map((link) => ({ ...link, start: Math.max(0, link.start - width), end: Math.max(0, link.end - width) })),
    lineStarts: inline.lineStarts.flatMap((at) => at > width ? [at - width] : []),
  };
}

const none: readonly never[] = [];

/** One line of plain text, as most headings, items and cells are: it stands in the source as it reads. Null: not so. */
function plainText({ value, position }: Text, source: string, offset: number): InlineText | null {
  const start = (position?.start.offset ?? 0) + offset;
  const end = (position?.end.offset ?? 0) + offset;
  if (value === '' || end - start !== value.length || !source.startsWith(value, start) || !isPlain(value)) return null;
  return { text: value, alignment: { value: [0], source: [start] }, bold: none, code: none, muted: none, links: none, lineStarts: none, hidden: none, disguised: none, hiddenText: null };
}

/** Nothing that is written in another way than it reads, that is hidden, or that ends a line. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126 || code === AMPERSAND || code === BACKSLASH) return false;
  }
  return true;
}

const AMPERSAND = 38;
const BACKSLASH = 92;
