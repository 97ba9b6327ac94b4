/** Markdown to a syntax tree with exact offsets: CommonMark, GitHub's additions and footnotes, within limits that bound the cost. */
import {
  parser as commonMark,
  Table,
  InlineContext,
  type DelimiterType,
  type MarkdownConfig,
} from '@lezer/markdown';
import { foldSpace } from '../lib/fold.js';
import { problem } from '../lib/problem.js';
import type { Problem, Result } from '../lib/place.js';
import type { LineMap } from './types.js';

export type MarkdownTree = ReturnType<typeof commonMark.parse>;
export type MarkdownCursor = ReturnType<MarkdownTree['cursor']>;

/** Most block quote and list markers on one line: they nest. */
export const maxMarkers = 100;
/** Most quote signs and white space at the start of a line: looking for tables there takes quadratic time. */
const maxIndent = 2_000;
/** Most lines of a paragraph that begins with a bracket: it is read again for each line, as a link definition. */
const maxBracketLines = 2_000;
/** Most marks times characters, summed over paragraphs: brackets, backticks and emphasis may each be matched against all others. */
const maxInlineCost = 2_000_000_000;

/** What was too costly, with its offset. */
class LimitError extends Error {
  constructor(readonly at: number) {
    super('markdown limit');
  }
}

/**
 * Parses the Markdown from `bodyStart` on. Offsets in the tree are those of `source`. Refused: what nests too deep
 * (`markdown-too-deep`).
 */
export function parseMarkdown(
  source: string,
  bodyStart: number,
  lineMap: LineMap,
  path: string,
): Result<MarkdownTree> {
  const refuse = (at: number, message: string, fix: string): Result<MarkdownTree> => {
    const found: Problem = problem('markdown-too-deep', message, {
      path,
      place: lineMap.place(at, at),
      fix,
    });
    return { ok: false, problems: [found] };
  };
  // All of the same length, so that offsets stay. The parser knows no other line end than \n, and no table whose
  // delimiter row has spaces at its end.
  const text =
    '\n'.repeat(bodyStart) +
    source
      .slice(bodyStart)
      .replace(/\r\n?/g, (end) => (end.length === 2 ? ' \n' : '\n'))
      .replace(/(?<!\\)\|([ \t]+)$/gm, '$1|');
  const deep = deepLine(text, bodyStart);
  if (deep !== null) return refuse(deep.at, deep.message, 'Write it with less nesting.');
  try {
    inlineCost = 0;
    labels = mayDefine(text);
    return { ok: true, value: parser.parse(text), problems: [] };
  } catch (error) {
    // Beside our own limit: the call stack, where thousands of emphases or images nest.
    if (!(error instanceof LimitError || error instanceof RangeError)) throw error;
    const at = error instanceof LimitError ? error.at : bodyStart;
    return refuse(
      at,
      'This paragraph has too many brackets, backticks or emphasis marks.',
      'Split the paragraph, or put it in a code block.',
    );
  }
}

/** The first line that nests too deep or would cost the parser too much, or null. Linear. */
function deepLine(text: string, from: number): { at: number; message: string } | null {
  let bracketLines = 0;
  for (let at = from; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next < 0 ? text.length : next);
    if (markersOf(line) > maxMarkers)
      return { at, message: `More than ${maxMarkers} quote or list markers on this line.` };
    if (line.length > maxIndent && /^[>\s]*/.exec(line)![0].length > maxIndent)
      return { at, message: `More than ${maxIndent} spaces at the start of this line.` };
    if (line.trim() === '') bracketLines = 0;
    // An item starts a paragraph of its own.
    else if (/^[>\s]{0,3}[-+*]\s/.test(line)) bracketLines = line.includes('[') ? 1 : 0;
    else if (bracketLines > 0 || /^[\s>*+-]*\[/.test(line)) bracketLines++;
    if (bracketLines > maxBracketLines)
      return { at, message: `A paragraph of more than ${maxBracketLines} lines.` };
    at += line.length + 1;
  }
  return null;
}

const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;

function markersOf(line: string): number {
  let count = 0;
  marker.lastIndex = 0;
  while (marker.test(line)) count++;
  return count;
}

const costly = /[`*_~[\]<]/g;
/** Of the document being parsed. */
let inlineCost = 0;

/** Called before anything else at each character; adds up the cost of a paragraph at its first. */
const limit: MarkdownConfig = {
  parseInline: [
    {
      name: 'Limit',
      before: 'Escape',
      parse(cx: InlineContext, _next: number, pos: number): number {
        if (pos !== cx.offset || cx.text.length < 1_000) return -1;
        inlineCost += (cx.text.match(costly)?.length ?? 0) * cx.text.length;
        if (inlineCost > maxInlineCost) throw new LimitError(pos);
        return -1;
      },
    },
  ],
};

/** An item at the start of a line. */
const item = /(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/y;

/** What ends a paragraph or table, beside what the parser itself knows. */
const endings: MarkdownConfig = {
  parseBlock: [
    {
      // Where a line is not part of the paragraph's list or quote, any item; the parser has only lists from 1.
      name: 'OuterItem',
      endLeaf(cx, line) {
        item.lastIndex = line.pos;
        return (line as unknown as { depth: number }).depth < cx.depth && item.test(line.text);
      },
    },
    {
      // A line below a table; the parser makes the table a heading.
      name: 'RuleBelowTable',
      endLeaf(_cx, line, leaf) {
        const isTable = leaf.parsers.some((one) => 'rows' in one && Array.isArray(one.rows));
        return isTable && /^(?:-+|=+)\s*$/.test(line.text.slice(line.pos));
      },
    },
  ],
};

const TILDE = 126;
const tilde = { resolve: 'Strikethrough', mark: 'StrikethroughMark' };
const tildes = { resolve: 'Strikethrough', mark: 'StrikethroughMark' };

/** `~~struck~~` and `~struck~`; the parser's own extension knows only the first. */
const strikethrough: MarkdownConfig = {
  defineNodes: ['Strikethrough', 'StrikethroughMark'],
  parseInline: [
    {
      name: 'Strikethrough',
      after: 'Emphasis',
      parse(cx: InlineContext, next: number, pos: number): number {
        if (next !== TILDE || cx.char(pos - 1) === TILDE) return -1;
        let end = pos + 1;
        while (cx.char(end) === TILDE) end++;
        if (end - pos > 2) return -1;
        const [before, after] = [kindOf(cx.slice(pos - 1, pos)), kindOf(cx.slice(end, end + 1))];
        const opens = after === 'word' || (after === 'mark' && before !== 'word');
        const closes = before === 'word' || (before === 'mark' && after !== 'word');
        return cx.addDelimiter(end - pos === 1 ? tilde : tildes, pos, end, opens, closes);
      },
    },
  ],
};

function kindOf(char: string): 'space' | 'mark' | 'word' {
  if (/^\s?$/.test(char)) return 'space';
  return /[\p{P}\p{S}]/u.test(char) ? 'mark' : 'word';
}

const address = /(?:https?:\/\/|www\.)[\p{L}\p{N}][^\s<\\]*/iuy;

/** Bare addresses of web pages. The parser's own extension takes quadratic time. */
const autolink: MarkdownConfig = {
  parseInline: [
    {
      name: 'Autolink',
      parse(cx: InlineContext, next: number, pos: number): number {
        // h, w
        if ((next | 32) !== 104 && (next | 32) !== 119) return -1;
        const at = pos - cx.offset;
        if (at > 0 && /[\p{L}\p{N}]/u.test(cx.text[at - 1]!)) return -1;
        address.lastIndex = at;
        const found = address.exec(cx.text);
        return found === null
          ? -1
          : cx.addElement(cx.elt('URL', pos, pos + addressLength(found[0])));
      },
    },
  ],
};

/** The length of an address without the punctuation of the sentence around it. */
function addressLength(text: string): number {
  const bracket = text.search(/\](?:$|[([])/);
  let end = bracket < 0 ? text.length : bracket;
  const url = text.slice(0, end);
  let unopened = url.split(')').length - url.split('(').length;
  for (;;) {
    const last = text[end - 1]!;
    if (last === ')' ? unopened-- <= 0 : !/[!"',*.:;?_~\]]/.test(last)) return end;
    const entity =
      last === ';' ? /&[a-z0-9]+;$/i.exec(text.slice(Math.max(0, end - 40), end)) : null;
    end -= entity?.[0].length ?? 1;
  }
}

/** Labels that the document being parsed may define. */
let labels: ReadonlySet<string> = new Set();

/** A label as links and definitions are matched by. */
export function labelKey(label: string): string {
  return foldSpace(label).toLowerCase();
}

function mayDefine(text: string): ReadonlySet<string> {
  if (!text.includes(']:')) return new Set();
  const definitions = text.matchAll(/^[ \t>*+\d.)-]*\[((?:[^[\]\\]|\\.){1,999})\]:/gm);
  return new Set(Array.from(definitions, (found) => labelKey(found[1]!)));
}

/** A bracket that begins no link. */
const bracket: DelimiterType = {};

/** The parser takes every `[text]` for a link, so that none could stand around it. This takes out those that no label defines. */
const undefinedLinks: MarkdownConfig = {
  parseInline: [
    {
      name: 'UndefinedLink',
      before: 'LinkEnd',
      parse(cx: InlineContext, next: number, pos: number): number {
        // ], then (
        if (next !== 93 || cx.char(pos + 1) === 40) return -1;
        const link = cx.findOpeningDelimiter(InlineContext.linkStart) ?? -1;
        const image = cx.findOpeningDelimiter(InlineContext.imageStart) ?? -1;
        const opening = cx.getDelimiterAt(Math.max(link, image));
        if (opening === null) return -1;
        const [, second] = /^\[((?:[^[\]\\]|\\.)+)\]/.exec(cx.slice(pos + 1, pos + 1_000)) ?? [];
        if (labels.has(labelKey(second ?? cx.slice(opening.to, Math.min(pos, opening.to + 1_000)))))
          return -1;
        (opening as { type: DelimiterType }).type = bracket;
        return pos + 1;
      },
    },
  ],
};

const footnote = /\[\^[^\s[\]]{1,200}\]/y;

/** The `[^id]` at an offset of the text, or ''. */
function footnoteAt(text: string, at: number): string {
  footnote.lastIndex = at;
  return footnote.exec(text)?.[0] ?? '';
}

/** `[^id]` in a text, and `[^id]: text` with paragraphs below it that are indented by four spaces. */
const footnotes: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_cx, line) {
        if (line.pos === line.text.length) return true;
        if (line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
    'FootnoteLabel',
    'FootnoteReference',
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      parse(cx, line) {
        const label = footnoteAt(line.text, line.pos);
        const end = line.pos + label.length;
        if (label === '' || line.text[end] !== ':' || line.indent >= line.baseIndent + 4)
          return false;
        // One in another would nest without an end.
        for (let depth = 0; depth < cx.depth; depth++)
          if (cx.parentType(depth).name === 'FootnoteDefinition') return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('FootnoteDefinition', line.pos);
        cx.addElement(cx.elt('FootnoteLabel', from, from + label.length));
        line.moveBase(end + 1);
        return null;
      },
      endLeaf: (_cx, line) => {
        const label = footnoteAt(line.text, line.pos);
        return label !== '' && line.text[line.pos + label.length] === ':';
      },
    },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx: InlineContext, next: number, pos: number): number {
        const label = next === 91 ? footnoteAt(cx.text, pos - cx.offset) : '';
        if (label === '') return -1;
        return cx.addElement(cx.elt('FootnoteReference', pos, pos + label.length));
      },
    },
  ],
};

const parser = commonMark.configure([
  limit,
  endings,
  Table,
  strikethrough,
  autolink,
  undefinedLinks,
  footnotes,
]);
