/** The text of a block of HTML as a reader sees it: one piece for each block-level element, aligned with its source. */
import { alignedText, appendPiece, toSource, toSourceEnd } from './align.js';
import type { ExcludedReason } from './types.js';
import { elements, followTag, htmlTokens, isBlockLevel, struckNames, type HtmlState } from './html.js';
import { finishInline, type InlineText, type Range } from './inline.js';
import { decodeReference } from './markdown.js';

export interface HtmlText {
  readonly inline: InlineText;
  /** The source offsets [start, end) of the text. */
  readonly start: number;
  readonly end: number;
  /** `hidden`, `quote` for `<blockquote>`, `code` for `<pre>`; null for text that counts. */
  readonly excluded: ExcludedReason | null;
}

/**
 * Reads the node's `value`, which stands in the source range [start, end): there each of its lines may be indented or quoted. `state` is what stands
 * open from the HTML above and is followed on. What scripts, styles and templates hold is no text. Linear.
 */
export function htmlText(value: string, source: string, start: number, end: number, state: HtmlState): HtmlText[] {
  const found: HtmlText[] = [];
  const toFile = sourceOffsets(value, source, start, end);
  const quote = elements(['blockquote']);
  const pre = elements(['pre']);
  const code = elements(['code']);
  const struck = elements(struckNames);
  let target = alignedText();
  let hidden: Range[] = [];
  let hiddenFrom = 0;
  /** Source range of white space that is shown once a word follows. */
  let space: Range | null = null;

  const append = (text: string, from: number, to: number): void => {
    if (space !== null && target.length > 0) appendPiece(target, ' ', space[0], space[1]);
    space = null;
    appendPiece(target, text, from, to);
  };
  const read = (from: number, to: number): void => {
    let run = from;
    const endRun = (at: number): void => {
      if (at > run) append(value.slice(run, at), toFile(run), toFile(run) + at - run);
    };
    for (let i = from; i < to;) {
      const char = value.charCodeAt(i);
      if (isSpace(char)) {
        let next = i + 1;
        while (next < to && isSpace(value.charCodeAt(next))) next++;
        // A single space between two words is part of their run.
        if (char === SPACE && next === i + 1 && next < to && i > run) { i = next; continue; }
        endRun(i);
        space ??= [toFile(i), toFile(next)];
        i = run = next;
        continue;
      }
      const reference = char === AMPERSAND ? referenceAt(value, i, to) : null;
      if (reference === null) { i++; continue; }
      endRun(i);
      const at = toFile(i);
      const behind = at + reference.end - i;
      for (const one of reference.text) {
        if (isSpace(one.charCodeAt(0))) space ??= [at, behind];
        else append(one, at, behind);
      }
      i = run = reference.end;
    }
    endRun(to);
  };
  const endPiece = (): void => {
    space = null;
    if (state.hidden > 0 && target.length > hiddenFrom) hidden.push([hiddenFrom, target.length]);
    const length = target.length;
    const codeRanges = code.take(length);
    const struckRanges = struck.take(length);
    if (length > 0) {
      const alignment = { value: target.value, source: target.source };
      const first = hidden[0];
      const hiddenText: Range | null = first === undefined ? null : [toSource(alignment, first[0]), toSourceEnd(alignment, first[1])];
      const veiled = hidden.reduce((sum, [from, to]) => sum + to - from, 0) === length;
      const inline = finishInline(target, { bold: [], code: codeRanges, muted: [...hidden, ...struckRanges], links: [], lineStarts: [], hiddenText });
      found.push({ inline, start: target.source[0]!, end: target.end, excluded: veiled ? 'hidden' : quote.open > 0 ? 'quote' : pre.open > 0 ? 'code' : null });
    }
    target = alignedText();
    hidden = [];
    hiddenFrom = 0;
  };

  for (const token of htmlTokens(value)) {
    if (token.kind === 'text') {
      if (state.unseen === 0) read(token.start, token.end);
      continue;
    }
    const { tag } = token;
    if (isBlockLevel(tag.name)) endPiece();
    const before = state.hidden;
    followTag(state, tag);
    if (before === 0 && state.hidden > 0) hiddenFrom = target.length;
    else if (before > 0 && state.hidden === 0 && target.length > hiddenFrom) hidden.push([hiddenFrom, target.length]);
    for (const one of [quote, pre, code, struck]) one.follow(tag, target.length);
  }
  endPiece();
  return found;
}

const TAB = 9;
const LF = 10;
const FF = 12;
const CR = 13;
const SPACE = 32;
const AMPERSAND = 38;

function isSpace(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || code === FF;
}

/**
 * Leads from offsets in the value to the source, for offsets asked in ascending order. The value has as many lines as the source; of each the
 * container's indentation and markers are taken off at the front, so lines are laid side by side from their ends.
 */
function sourceOffsets(value: string, source: string, start: number, end: number): (offset: number) => number {
  let valueEnd = lineEnd(value, 0);
  let from = start;
  let sourceEnd = Math.min(end, lineEnd(source, start));
  return (offset) => {
    while (offset > valueEnd && valueEnd < value.length) {
      valueEnd = lineEnd(value, behindLine(value, valueEnd));
      from = Math.min(end, behindLine(source, sourceEnd));
      sourceEnd = Math.min(end, lineEnd(source, from));
    }
    return Math.max(from, sourceEnd - (valueEnd - offset));
  };
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) !== LF && text.charCodeAt(i) !== CR) i++;
  return i;
}

function behindLine(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

/** The character reference at an offset, decoded, and the offset behind it; null where the text is literal. */
function referenceAt(text: string, at: number, to: number): { readonly text: string; readonly end: number } | null {
  const most = Math.min(to, at + LONGEST_REFERENCE);
  let end = at + 1;
  if (text[end] !== '#') {
    while (end < most && /[A-Za-z0-9]/.test(text[end]!)) end++;
    const decoded = end < to && text[end] === ';' && end > at + 1 ? decodeReference(text.slice(at + 1, end)) : null;
    return decoded === null ? null : { text: decoded, end: end + 1 };
  }
  const hex = text[end + 1] === 'x' || text[end + 1] === 'X';
  const digits = hex ? /[0-9A-Fa-f]/ : /[0-9]/;
  const from = end += hex ? 2 : 1;
  while (end < most && digits.test(text[end]!)) end++;
  if (end === from) return null;
  const code = parseInt(text.slice(from, end), hex ? 16 : 10);
  const lone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  // Browsers do without the semicolon.
  return { text: lone ? '\ufffd' : String.fromCodePoint(code), end: end < to && text[end] === ';' ? end + 1 : end };
}

const LONGEST_REFERENCE = 40;
