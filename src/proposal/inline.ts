/** The text of a paragraph, heading, item or cell as a reader sees it, aligned with its source. */
import { AlignedText, applyEdits, toSource } from './align.js';
import { foldHidden, type DisguisedWord } from '../lib/fold.js';
import { referenceAt } from '../lib/references.js';
import { ElementRanges, HtmlState, isBlockLevel, struckNames, tagsOf } from './html.js';
import { labelKey, type MarkdownCursor } from './markdown.js';
import type { Alignment } from './types.js';

export type Range = readonly [number, number];

export interface InlineText {
  readonly text: string;
  readonly alignment: Alignment;
  readonly bold: readonly Range[];
  /** In code spans. */
  readonly code: readonly Range[];
  /** Struck or hidden by markup; never counts. */
  readonly muted: readonly Range[];
  readonly links: readonly InlineLink[];
  /** Offsets in the text where a source line begins, the first not among them. */
  readonly lineStarts: readonly number[];
  /** Source ranges of characters nobody sees. */
  readonly hidden: readonly Range[];
  /** Words that pose as Latin; offsets are in the source. */
  readonly disguised: readonly DisguisedWord[];
  /** Source offset of the first text hidden by markup, or null. */
  readonly hiddenAt: number | null;
}

interface InlineLink {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** A document's source, and the labels its link and footnote definitions define. */
export interface Definitions {
  readonly source: string;
  readonly labels: ReadonlySet<string>;
}

/** Collects the text between the nodes of a paragraph, and what the nodes say of it. */
class InlineReader {
  readonly text = new AlignedText();
  readonly bold: Range[] = [];
  readonly code: Range[] = [];
  readonly muted: Range[] = [];
  readonly links: InlineLink[] = [];
  readonly lineStarts: number[] = [];
  hiddenAt: number | null = null;
  /** Source offset up to which all is read. */
  at: number;
  /** Nothing but white space and quote signs stood on this line yet. */
  #newLine = true;
  /** End of the code span being read; 0 outside of one. */
  #codeEnd = 0;
  readonly #doc: Definitions;
  readonly #inCell: boolean;
  readonly #html = new HtmlState();
  readonly #codeTags = new ElementRanges(['code']);
  readonly #struckTags = new ElementRanges(struckNames);
  #hiddenFrom = 0;
  /** What stands open: where its text began, and for a link where its text ends and its address. */
  readonly #open: { from: number; link: FoundLink | null }[] = [];

  constructor(doc: Definitions, from: number, inCell: boolean) {
    this.#doc = doc;
    this.at = from;
    this.#inCell = inCell;
  }

  get length(): number {
    return this.text.text.length;
  }

  /** Takes in the source up to an offset as text. */
  read(to: number): void {
    const { source } = this.#doc;
    while (this.at < to) {
      if (this.#newLine) {
        while (this.at < to && isBlank(source, this.at)) this.at++;
        if (this.at >= to) return;
        this.#newLine = false;
      }
      let end = this.at;
      while (end < to && source[end] !== '\n' && source[end] !== '\r') end++;
      const inCode = this.#codeEnd > 0;
      let stop = end;
      if (end < to && !inCode) {
        while (stop > this.at && isBlank(source, stop - 1)) stop--;
        // A hard break that the parser did not see before \r\n.
        if (stop === end && source[stop - 1] === '\\' && stop > this.at) stop--;
      }
      this.#append(this.at, stop, inCode && this.#inCell);
      this.at = end;
      if (end < to) this.#breakLine(stop, source.startsWith('\r\n', end) ? end + 2 : end + 1);
    }
  }

  #append(from: number, to: number, unescapePipes: boolean): void {
    const { source } = this.#doc;
    let at = from;
    for (let pipe = unescapePipes ? source.indexOf('\\|', at) : -1; pipe >= 0 && pipe < to; ) {
      this.text.append(source.slice(at, pipe), at, pipe);
      this.text.append('|', pipe, pipe + 2);
      at = pipe + 2;
      pipe = source.indexOf('\\|', at);
    }
    this.text.append(source.slice(at, to), at, to);
  }

  #breakLine(from: number, to: number): void {
    this.text.append(' ', from, to);
    this.lineStarts.push(this.length);
    this.#newLine = true;
    this.at = to;
  }

  /** Takes in what a node stands for as this text. */
  #replace(text: string, from: number, to: number): false {
    this.read(from);
    this.text.append(text, from, to);
    this.#newLine = false;
    this.at = to;
    return false;
  }

  /** Reads a node; false: what it holds is read or left out. */
  enter(cursor: MarkdownCursor): boolean {
    const { name, from, to } = cursor;
    const { source } = this.#doc;
    if (to <= this.at) return false;
    switch (name) {
      case 'Escape':
        return this.#replace(source[from + 1]!, from, to);
      case 'Entity': {
        const reference = referenceAt(source, from);
        if (reference !== null) {
          // Each of two units leads to the whole.
          this.read(from);
          for (const unit of reference.text.split('')) this.#replace(unit, from, to);
        }
        return false;
      }
      case 'HardBreak':
        this.read(from);
        this.#breakLine(from, to);
        return false;
      case 'QuoteMark':
      case 'HeaderMark':
      case 'EmphasisMark':
      case 'StrikethroughMark':
        this.read(from);
        this.at = to;
        return false;
      case 'FootnoteReference':
        if (!this.#doc.labels.has(labelKey(source.slice(from + 1, to - 1)))) return false;
        this.read(from);
        this.at = to;
        return false;
      case 'HTMLTag':
      case 'Comment':
      case 'ProcessingInstruction':
        // The parser takes `<file_id>` for a tag; Markdown knows no such name.
        if (!/^<\/?\w*_/.test(source.slice(from, to))) this.#tag(from, to);
        return false;
      case 'Autolink':
      case 'URL': {
        this.read(from);
        const start = this.length;
        const bare = name === 'URL';
        if (!bare) this.at = from + 1;
        this.read(bare ? to : to - 1);
        this.at = to;
        const url = this.text.text.slice(start);
        const scheme = url.startsWith('www.') ? 'http://' : /^[^:/]+@/.test(url) ? 'mailto:' : '';
        this.links.push({ url: scheme + url, start, end: this.length });
        return false;
      }
      case 'InlineCode': {
        this.read(from);
        let [start, end] = [from, to];
        while (source[start] === '`') start++;
        end -= start - from;
        if (isPadded(source, start, end)) {
          start += source.startsWith('\r\n', start) ? 2 : 1;
          end -= source.startsWith('\r\n', end - 2) ? 2 : 1;
        }
        this.at = start;
        this.#newLine = false;
        this.#codeEnd = end;
        this.#open.push({ from: this.length, link: null });
        return true;
      }
      case 'CodeMark':
        return false;
      case 'Image':
      case 'Link': {
        this.read(from);
        const link = linkOf(cursor, this.#doc);
        if (name === 'Image' && link !== null) {
          this.at = to;
          return false;
        }
        this.#open.push({ from: this.length, link });
        return true;
      }
      case 'LinkMark': {
        const link = this.#open.at(-1)?.link ?? null;
        if (link === null) return false;
        this.read(from);
        this.at = from === link.close ? link.end : to;
        return false;
      }
      case 'Emphasis':
      case 'StrongEmphasis':
      case 'Strikethrough':
        this.read(from);
        this.#open.push({ from: this.length, link: null });
        return true;
      default:
        return false;
    }
  }

  leave({ name, to }: MarkdownCursor): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    this.read(name === 'InlineCode' ? this.#codeEnd : to);
    const range: Range = [open.from, this.length];
    if (name === 'InlineCode') {
      this.#codeEnd = 0;
      this.at = to;
    }
    if (range[0] === range[1]) return;
    if (name === 'StrongEmphasis') this.bold.push(range);
    else if (name === 'Strikethrough') this.muted.push(range);
    else if (name === 'InlineCode') this.code.push(range);
    else if (typeof open.link?.url === 'string')
      this.links.push({ url: open.link.url, start: range[0], end: range[1] });
  }

  #tag(from: number, to: number): void {
    this.read(from);
    const html = this.#html;
    const hiddenBefore = html.hidden > 0;
    const tags = tagsOf(this.#doc.source.slice(from, to));
    // Words on both sides of such a tag stand apart.
    if (tags.some((tag) => isBlockLevel(tag.name))) this.text.append(' ', from, to);
    this.at = to;
    for (const tag of tags) {
      html.follow(tag);
      this.#codeTags.follow(tag, this.length);
      this.#struckTags.follow(tag, this.length);
    }
    if (!hiddenBefore && html.hidden > 0) {
      this.#hiddenFrom = this.length;
      this.hiddenAt ??= to;
    } else if (hiddenBefore && html.hidden === 0) this.#endHidden();
  }

  #endHidden(): void {
    if (this.length > this.#hiddenFrom) this.muted.push([this.#hiddenFrom, this.length]);
  }

  done(): InlineText {
    if (this.#html.hidden > 0) this.#endHidden();
    this.code.push(...this.#codeTags.take(this.length));
    this.muted.push(...this.#struckTags.take(this.length));
    return finishInline(this.text, this);
  }
}

/** Reads the node the cursor is at, from `from` on. `inCell`: bars are escaped, in code too. */
export function readInline(
  cursor: MarkdownCursor,
  doc: Definitions,
  from = cursor.from,
  inCell = false,
): InlineText {
  const reader = new InlineReader(doc, from, inCell);
  const { to } = cursor;
  if (cursor.firstChild()) {
    do
      cursor.iterate(
        (node) => reader.enter(node as MarkdownCursor),
        (node) => reader.leave(node as MarkdownCursor),
      );
    while (cursor.nextSibling());
    cursor.parent();
  }
  reader.read(to);
  return reader.done();
}

interface FoundLink {
  /** Source offset of the bracket that closes the link's text. */
  readonly close: number;
  readonly end: number;
  /** Null of a link by a label. */
  readonly url: string | null;
}

/** What a link or image leads to; null where nothing defines its label, so that its brackets are text. */
function linkOf(cursor: MarkdownCursor, { source, labels }: Definitions): FoundLink | null {
  const { node } = cursor;
  let marks = 0;
  let close = node.to;
  let open = node.from;
  let url = '';
  let label = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'LinkMark') {
      marks++;
      if (marks === 1) open = child.to;
      if (marks === 2) close = child.from;
    } else if (child.name === 'URL' && marks > 2) url = source.slice(child.from, child.to);
    else if (child.name === 'LinkLabel') label = source.slice(child.from + 1, child.to - 1);
  }
  if (marks > 2) return { close, end: node.to, url: plainUrl(url) };
  const key = labelKey(label === '' ? source.slice(open, close) : label);
  return labels.has(key) ? { close, end: node.to, url: null } : null;
}

/** A link's address without brackets, escapes and references. */
export function plainUrl(written: string): string {
  const bare = written.startsWith('<') ? written.slice(1, -1) : written;
  return bare.replace(
    /\\([!-/:-@[-`{-~])|&[#A-Za-z0-9]{1,32};/g,
    (all, char: string | undefined) => char ?? referenceAt(all, 0)?.text ?? all,
  );
}

function isBlank(source: string, at: number): boolean {
  return source[at] === ' ' || source[at] === '\t';
}

/** Whether a code span has a space or line end at both ends and something in between. */
function isPadded(source: string, start: number, end: number): boolean {
  const space = /[ \r\n]/;
  return (
    space.test(source[start]!) &&
    space.test(source[end - 1]!) &&
    source.slice(start, end).trim() !== ''
  );
}

/** What was noted while a text was built; offsets count in the text before it is folded. */
export type InlineMarks = Pick<
  InlineText,
  'bold' | 'code' | 'muted' | 'links' | 'lineStarts' | 'hiddenAt'
>;

/** Folds hidden and disguised characters of a text that was built, and moves its marks along. White space at the end is dropped. */
export function finishInline(built: AlignedText, marks: InlineMarks): InlineText {
  const fold = foldHidden(built.text);
  const { text, moved } =
    fold.folds.length === 0
      ? { text: built, moved: (at: number) => at }
      : applyEdits(built, fold.folds);
  let length = text.text.length;
  while (length > 0 && isBlank(text.text, length - 1)) length--;
  const move = (ranges: readonly Range[]): Range[] =>
    ranges
      .map(([from, to]): Range => [moved(from), Math.min(length, moved(to))])
      .filter(([from, to]) => from < to)
      .sort((a, b) => a[0] - b[0]);
  const sourceOf = (start: number, end: number): Range => {
    const from = toSource(built, start);
    return [from, from + end - start];
  };
  return {
    text: text.text.slice(0, length),
    alignment: { value: text.value, source: text.source },
    bold: move(marks.bold),
    code: move(marks.code),
    muted: move(marks.muted),
    links: marks.links.map(({ url, start, end }) => ({
      url,
      start: moved(start),
      end: moved(end),
    })),
    lineStarts: marks.lineStarts.map(moved).filter((at) => at < length),
    hidden: fold.removed.slice(0, 50).map(([from, to]) => sourceOf(from, to)),
    disguised: fold.disguised.slice(0, 50).map((word) => {
      const [start, end] = sourceOf(word.start, word.end);
      return { ...word, start, end };
    }),
    hiddenAt: marks.hiddenAt,
  };
}
