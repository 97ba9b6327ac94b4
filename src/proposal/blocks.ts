/** Walks the Markdown tree and gives its blocks in document order, iteratively. */
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { alignedText, finishAligned } from './align.js';
import type { Alignment, Block, BlockKind, ExcludedReason } from './types.js';
import { alignInline } from './align-inline.js';
import { commentEnd, htmlState } from './html.js';
import { htmlText } from './html-text.js';
import { inlineText, withoutStart, type InlineText, type Range } from './inline.js';
import { leadingBox } from './boxes.js';

/** A block before it knows its section, with what else its text held. */
export interface RawBlock extends Omit<Block, 'section'> {
  /** 1 to 6 for a heading that opens a section. */
  readonly heading: number | null;
  readonly inline: InlineText | null;
}

interface Context {
  readonly quotes: number;
  readonly depth: number;
  /** Block of the item this stands in. */
  readonly item: number | null;
  readonly checked: boolean | null;
  /** Set by the first paragraph of an item. */
  readonly first: { block: number | null } | null;
  readonly excluded: ExcludedReason | null;
  readonly top: boolean;
  /** This paragraph opens with an alert's marker, such as `[!NOTE]`. */
  readonly marker?: boolean;
}

type Task = { readonly node: Nodes; readonly context: Context; readonly cell: Block['cell'] };

const noAlignment: Alignment = { value: [], source: [] };

/** The blocks of a tree whose offsets count from `offset` in `source`. */
export function blocksOf(root: Root, source: string, offset: number): RawBlock[] {
  const blocks: RawBlock[] = [];
  const html = htmlState();
  let tables = 0;
  const stack: Task[] = [];
  const push = (nodes: readonly Nodes[], context: (node: Nodes, index: number) => Context): void => {
    for (let i = nodes.length - 1; i >= 0; i--) stack.push({ node: nodes[i]!, context: context(nodes[i]!, i), cell: null });
  };
  push(root.children as readonly Nodes[], () => ({ quotes: 0, depth: 0, item: null, checked: null, first: null, excluded: null, top: true }));
  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const { node, context } = task;
    const start = (node.position?.start.offset ?? 0) + offset;
    const end = (node.position?.end.offset ?? 0) + offset;
    const add = (kind: BlockKind, inline: InlineText | null, more: Partial<RawBlock> = {}, inHidden = html.hidden > 0): number => {
      const index = blocks.length;
      const hidden = inHidden ? 'hidden' : null;
      blocks.push({
        index, kind, start, end, depth: context.depth, parent: context.item, checked: null, cell: task.cell, heading: null, inline,
        text: inline?.text ?? '', alignment: inline?.alignment ?? noAlignment, mutedRanges: inline?.muted ?? [], bold: inline?.bold ?? [], code: inline?.code ?? [],
        ...more, excluded: context.excluded ?? hidden ?? more.excluded ?? null,
      });
      return index;
    };
    const read = (children: readonly PhrasingContent[]): InlineText => inlineText(children, source, offset, context.quotes);
    switch (node.type) {
      case 'heading': {
        const opens = context.top && html.hidden === 0;
        add(opens ? 'heading' : 'paragraph', read(node.children), { heading: opens ? node.depth : null });
        break;
      }
      case 'paragraph': {
        const whole = read(node.children);
        const inline = context.marker === true ? withoutMarker(whole) : whole;
        if (context.marker === true && inline.text === '') break;
        const first = context.first;
        if (first !== null && first.block === null) {
          const box = context.checked === null ? leadingBox(inline) : { checked: context.checked, inline };
          first.block = add('item', box.inline, { checked: box.checked, excluded: guidance(box.inline.text) });
        } else {
          add('paragraph', inline, { excluded: guidance(inline.text), parent: first?.block ?? context.item });
        }
        break;
      }
      case 'blockquote': {
        const alert = isAlert(node.children[0], source, offset);
        const inside: Context = { ...context, quotes: context.quotes + 1, excluded: context.excluded ?? (alert ? null : 'quote'), top: false, marker: false };
        push(node.children as readonly Nodes[], (_, index) => alert && index === 0 ? { ...inside, marker: true } : inside);
        break;
      }
      case 'list':
        push(node.children as readonly Nodes[], () => ({ ...context, depth: context.depth + 1, item: context.first?.block ?? context.item, first: null, top: false }));
        break;
      case 'listItem': {
        const first: { block: number | null } = { block: null };
        if (node.children[0]?.type !== 'paragraph') {
          first.block = add('item', null, { checked: node.checked ?? null, start, end: (node.children[0]?.position?.start.offset ?? end - offset) + offset });
        }
        push(node.children as readonly Nodes[], () => ({ ...context, checked: node.checked ?? null, first, top: false }));
        break;
      }
      case 'table': {
        const table = tables++;
        for (let row = node.children.length - 1; row >= 0; row--) {
          const cells = node.children[row]!.children;
          for (let column = cells.length - 1; column >= 0; column--) stack.push({ node: cells[column]!, context: { ...context, top: false }, cell: { table, row, column } });
        }
        break;
      }
      case 'tableCell': {
        const inline = read(node.children);
        add('cell', inline, { excluded: guidance(inline.text) });
        break;
      }
      case 'code':
        add('code', null, { ...codeText(node.value, source, start, end, context.quotes), excluded: 'code' });
        break;
      case 'html': {
        const comment = isComment(node.value);
        add(comment ? 'comment' : 'html', null, { text: node.value, excluded: comment ? 'comment' : 'html' });
        if (comment) break;
        // The whole markup stands first, for those who look at its tags, then its text.
        for (const piece of htmlText(node.value, source, start, end, html))
          add('paragraph', piece.inline, { start: piece.start, end: piece.end, excluded: piece.excluded ?? guidance(piece.inline.text), parent: context.first?.block ?? context.item }, false);
        break;
      }
      case 'definition':
        add('definition', null, { text: node.url });
        break;
      case 'footnoteDefinition':
        push(node.children as readonly Nodes[], () => ({ ...context, top: false }));
        break;
      default:
        if ('children' in node) push(node.children as readonly Nodes[], () => ({ ...context, top: false }));
    }
  }
  return blocks;
}

const alerts = new Set(['note', 'tip', 'important', 'warning', 'caution']);

/** Whether a block quote that begins with this node is one of GitHub's alerts: `[!NOTE]` and the like stand alone on its first line. */
function isAlert(first: Nodes | undefined, source: string, offset: number): boolean {
  if (first?.type !== 'paragraph') return false;
  const start = (first.position?.start.offset ?? 0) + offset;
  if (!source.startsWith('[!', start)) return false;
  const close = start + source.slice(start, start + 16).indexOf(']');
  if (!alerts.has(source.slice(start + 2, close).toLowerCase())) return false;
  let at = close + 1;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at >= source.length || source[at] === '\n' || source[at] === '\r';
}

/** An alert's first paragraph without its marker. */
function withoutMarker(inline: InlineText): InlineText {
  let width = inline.text.indexOf(']') + 1;
  while (inline.text[width] === ' ') width++;
  return withoutStart(inline, width);
}

/** Nothing but comments and space. */
function isComment(html: string): boolean {
  let at = 0;
  while (at < html.length) {
    while (at < html.length && /\s/.test(html[at]!)) at++;
    if (at >= html.length) return true;
    if (!html.startsWith('<!--', at)) return false;
    const end = commentEnd(html, at);
    if (end < 0) return true;
    at = end;
  }
  return true;
}

/** A text that is one bracket with at least two words in it is what a template left to fill in. */
export function guidance(text: string): ExcludedReason | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']') || !trimmed.includes(' ')) return null;
  const close = trimmed.indexOf(']');
  return close === trimmed.length - 1 && !/^\[[xX\s]\]$/.test(trimmed) ? 'guidance' : null;
}

/** A code block's text, aligned as well as its lines allow. */
function codeText(value: string, source: string, start: number, end: number, quotes: number): { readonly text: string; readonly alignment: Alignment } {
  const target = alignedText();
  const lines: number[] = [];
  const fence = source[start] === '`' || source[start] === '~' || source[start] === ' ' && /^ {0,3}[`~]/.test(source.slice(start, start + 4));
  let from = start;
  if (fence) {
    while (from < end && source[from] !== '\n' && source[from] !== '\r') from++;
    while (from < end && (source[from] === '\n' || source[from] === '\r')) from++;
  }
  alignInline(target, value, source, from, end, 'code', quotes, lines);
  return { text: value, alignment: finishAligned(target).alignment };
}

export type { Range };
