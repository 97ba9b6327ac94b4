/** Walks the Markdown tree and gives its blocks in document order. */
import { AlignedText } from './align.js';
import { commentEnd, HtmlState } from './html.js';
import { htmlText } from './html-text.js';
import { plainUrl, readInline, type Definitions, type InlineText } from './inline.js';
import { labelKey, type MarkdownCursor, type MarkdownTree } from './markdown.js';
import type { Alignment, Block, BlockKind, ExcludedReason } from './types.js';

/** A block before it knows its section, with what else its text held. */
export interface RawBlock extends Omit<Block, 'section'> {
  /** 1 to 6 for a heading that opens a section. */
  readonly heading: number | null;
  readonly inline: InlineText | null;
}

interface Context {
  readonly depth: number;
  /** The list item this stands in: the block of its text, null before that is read, and its parent item's. */
  readonly item: { block: number | null; readonly parent: number | null } | null;
  readonly excluded: ExcludedReason | null;
  readonly top: boolean;
}

const noAlignment: Alignment = { value: [], source: [] };

/** The blocks of a tree whose offsets are those of `source`. Nesting is limited, so it may recur. */
export function blocksOf(tree: MarkdownTree, source: string): RawBlock[] {
  const reader = new BlockReader({ source, labels: labelsIn(tree, source) });
  const top: Context = { depth: 0, item: null, excluded: null, top: true };
  reader.children(tree.cursor(), top);
  return reader.blocks;
}

/** The labels that links and footnotes may lead to. */
function labelsIn(tree: MarkdownTree, source: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!source.includes(']:')) return labels;
  tree.iterate({
    enter({ name, from, to, node }) {
      if (
        name === 'FootnoteLabel' ||
        (name === 'LinkLabel' && node.parent?.name === 'LinkReference')
      )
        labels.add(labelKey(source.slice(from + 1, to - 1)));
      return name !== 'Paragraph' && name !== 'TableCell';
    },
  });
  return labels;
}

/** Checkboxes, also those that Markdown does not know: `[x]Label`, `[]`, ☐ and ☑. */
const box = /(?:\[ {0,2}[xX]? {0,2}\](?![([:])|[☐☑☒🗹🗷])\s*/uy;
/** The first line of GitHub's alerts. */
const alert = /\[!(?:note|tip|important|warning|caution)\][ \t]*(?:\r\n?|\n|$)/iy;

class BlockReader {
  readonly blocks: RawBlock[] = [];
  readonly #html = new HtmlState();
  #tables = 0;
  readonly #doc: Definitions;

  constructor(doc: Definitions) {
    this.#doc = doc;
  }

  children(cursor: MarkdownCursor, context: Context): void {
    if (!cursor.firstChild()) return;
    do this.#block(cursor, context);
    while (cursor.nextSibling());
    cursor.parent();
  }

  #block(cursor: MarkdownCursor, context: Context): void {
    const { name } = cursor;
    const inside = { ...context, top: false };
    switch (name) {
      case 'Paragraph':
        this.#paragraph(cursor, context);
        break;
      case 'Blockquote':
        this.#quote(cursor, inside);
        break;
      case 'BulletList':
      case 'OrderedList':
        this.children(cursor, { ...inside, depth: context.depth + 1 });
        break;
      case 'ListItem':
        this.#item(cursor, inside);
        break;
      case 'FootnoteDefinition':
        this.children(cursor, inside);
        break;
      case 'Table':
        this.#table(cursor, inside);
        break;
      case 'CodeBlock':
      case 'FencedCode': {
        const text = new AlignedText();
        each(cursor, 'CodeText', (from, to) =>
          text.append(this.#doc.source.slice(from, to), from, to),
        );
        const { value, source } = text;
        this.#add(cursor, context, 'code', {
          text: text.text,
          alignment: { value, source },
          excluded: 'code',
        });
        break;
      }
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        this.#htmlBlock(cursor, context);
        break;
      case 'LinkReference': {
        let url = '';
        each(cursor, 'URL', (from, to) => (url = plainUrl(this.#doc.source.slice(from, to))));
        this.#add(cursor, context, 'definition', { text: url });
        break;
      }
      default:
        if (/^(?:ATX|Setext)Heading/.test(name)) {
          const opens = context.top && this.#html.hidden === 0;
          const inline = readInline(cursor, this.#doc);
          const heading = opens ? Number(name.at(-1)) : null;
          this.#add(cursor, context, opens ? 'heading' : 'paragraph', { inline, heading });
        }
    }
  }

  /** Adds a block at the cursor, and gives its index. */
  #add(
    range: { readonly from: number; readonly to: number },
    context: Context,
    kind: BlockKind,
    more: Partial<RawBlock>,
    hidden = this.#html.hidden > 0,
  ): number {
    const index = this.blocks.length;
    const inline = more.inline ?? null;
    const text = inline?.text ?? '';
    let end = range.to;
    while (end > range.from && /[ \t\r\n]/.test(this.#doc.source[end - 1]!)) end--;
    this.blocks.push({
      index,
      kind,
      start: range.from,
      end,
      depth: context.depth,
      parent: parentOf(context),
      checked: null,
      cell: null,
      heading: null,
      inline,
      text,
      alignment: inline?.alignment ?? noAlignment,
      mutedRanges: inline?.muted ?? [],
      bold: inline?.bold ?? [],
      code: inline?.code ?? [],
      ...more,
      excluded:
        context.excluded ??
        (hidden ? 'hidden' : (more.excluded ?? (kind === 'heading' ? null : guidance(text)))),
    });
    return index;
  }

  #paragraph(cursor: MarkdownCursor, context: Context, from = cursor.from): void {
    const { item } = context;
    if (item === null || item.block !== null) {
      const inline = readInline(cursor, this.#doc, from);
      // An alert may hold its marker alone.
      if (from === cursor.from || inline.text !== '')
        this.#add(cursor, context, 'paragraph', { inline });
      return;
    }
    box.lastIndex = from;
    const sign = box.exec(this.#doc.source)?.[0] ?? '';
    const start = from + sign.length;
    const inline = readInline(cursor, this.#doc, start);
    const checked = sign === '' ? null : /[xX☑☒🗹🗷]/u.test(sign);
    const at = { from: Math.min(start, cursor.to), to: cursor.to };
    item.block = this.#add(at, context, 'item', { inline, checked });
  }

  #quote(cursor: MarkdownCursor, context: Context): void {
    if (!cursor.firstChild()) return;
    let inside: Context | null = null;
    do {
      if (cursor.name === 'QuoteMark') continue;
      if (inside === null) {
        alert.lastIndex = cursor.from;
        const isAlert = cursor.name === 'Paragraph' && alert.test(this.#doc.source);
        inside = { ...context, excluded: context.excluded ?? (isAlert ? null : 'quote') };
        if (isAlert) this.#paragraph(cursor, inside, alert.lastIndex);
        if (isAlert) continue;
      }
      this.#block(cursor, inside);
    } while (cursor.nextSibling());
    cursor.parent();
  }

  #item(cursor: MarkdownCursor, context: Context): void {
    const item: Context['item'] = { block: null, parent: parentOf(context) };
    const { from, to } = cursor;
    let first = true;
    if (cursor.firstChild()) {
      do {
        if (cursor.name === 'ListMark' || cursor.name === 'QuoteMark') continue;
        if (first && cursor.name !== 'Paragraph')
          item.block = this.#add({ from, to: cursor.from }, { ...context, item }, 'item', {});
        first = false;
        this.#block(cursor, { ...context, item });
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (first) this.#add({ from, to }, { ...context, item }, 'item', {});
  }

  #table(cursor: MarkdownCursor, context: Context): void {
    const table = this.#tables++;
    let row = 0;
    cursor.firstChild();
    do {
      if (cursor.name === 'TableHeader' || cursor.name === 'TableRow')
        this.#row(cursor, context, table, row++);
    } while (cursor.nextSibling());
    cursor.parent();
  }

  #row(cursor: MarkdownCursor, context: Context, table: number, row: number): void {
    let column = 0;
    /** Where the present cell begins, null behind its text. */
    let cellStart: number | null = null;
    cursor.firstChild();
    let first = true;
    do {
      if (cursor.name === 'TableCell') {
        const inline = readInline(cursor, this.#doc, cursor.from, true);
        this.#add(cursor, context, 'cell', { inline, cell: { table, row, column } });
        cellStart = null;
      } else if (cursor.name === 'TableDelimiter') {
        if (cellStart !== null)
          this.#add({ from: cellStart, to: cursor.from }, context, 'cell', {
            cell: { table, row, column },
          });
        if (!first) column++;
        cellStart = cursor.to;
      }
      first = false;
    } while (cursor.nextSibling());
    cursor.parent();
  }

  #htmlBlock(cursor: MarkdownCursor, context: Context): void {
    const { source } = this.#doc;
    const markup = new AlignedText();
    let at = cursor.from;
    each(cursor, 'QuoteMark', (from, to) => {
      markup.append(source.slice(at, from), at, from);
      at = to;
    });
    markup.append(source.slice(at, cursor.to), at, cursor.to);
    const kind = isComment(markup.text) ? 'comment' : 'html';
    this.#add(cursor, context, kind, { text: markup.text.trimEnd(), excluded: kind });
    if (kind === 'comment') return;
    // The whole markup stands first, for those who look at its tags, then its text.
    for (const { start, end, inline, excluded } of htmlText(markup, this.#html)) {
      this.#add({ from: start, to: end }, context, 'paragraph', { inline, excluded }, false);
    }
  }
}

function parentOf({ item }: Context): number | null {
  return item === null ? null : (item.block ?? item.parent);
}

/** Calls `visit` with the ranges of the children of this name. */
function each(
  cursor: MarkdownCursor,
  name: string,
  visit: (from: number, to: number) => void,
): void {
  if (!cursor.firstChild()) return;
  do if (cursor.name === name) visit(cursor.from, cursor.to);
  while (cursor.nextSibling());
  cursor.parent();
}

/** Nothing but comments and space. */
function isComment(html: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(html[at] ?? '')) at++;
    if (at >= html.length) return true;
    if (!html.startsWith('<!--', at)) return false;
    at = commentEnd(html, at);
    if (at < 0) return true;
  }
}

/** A text that is one bracket with at least two words in it is what a template left to fill in. */
export function guidance(text: string): ExcludedReason | null {
  const trimmed = text.trim();
  const close = trimmed.indexOf(']');
  const whole = trimmed.startsWith('[') && close === trimmed.length - 1 && trimmed.includes(' ');
  return whole && !/^\[[xX\s]\]$/.test(trimmed) ? 'guidance' : null;
}
