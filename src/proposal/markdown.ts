/** The one file that knows the Markdown parser: guards before it, a clear problem when it is not there. */
import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { problem } from '../lib/problem.js';
import type { LineMap } from './types.js';
import type { Problem, Result } from '../lib/place.js';

/** More block quotes and list markers than this on one line are refused: the parser's cost grows with the square of the nesting. */
export const maxMarkers = 100;
/** References times characters in one paragraph: the parser's memory grows with it. */
const maxReferenceCost = 100_000_000;

type Parser = (source: string, options: { features: { frontmatter: boolean; gfm: boolean } }) => Nodes;
const parser = markdownToMdast as unknown as Parser;

/** The code of what the bundle throws where the parser's native part can't be loaded: all else still runs, and says so when a proposal is read. */
const MISSING = 'PARSER_MISSING';

/** Parses Markdown (CommonMark and GitHub's additions). `offset` is where `body` begins in the file; positions in the tree are relative to `body`. */
export function parseMarkdown(body: string, offset: number, lineMap: LineMap, path: string): Result<Root> {
  const refuse = (found: Problem): Result<Root> => ({ ok: false, problems: [found] });
  const guard = markdownGuard(body);
  if (guard !== null) return refuse(problem('markdown-too-deep', guard.message, { path, place: lineMap.place(offset + guard.at, offset + guard.at), fix: guard.fix }));
  try {
    return { ok: true, value: parser(body, { features: { frontmatter: false, gfm: true } }) as Root, problems: [] };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === MISSING)
      return refuse(problem('markdown-parser-missing', 'The Markdown parser has no build for this machine, or it was not installed.', { path, fix: 'Install again without --omit=optional and --no-optional; supported are Linux, macOS and Windows on x64 and arm64.' }));
    return refuse(problem('markdown-unreadable', 'This Markdown could not be read.', { path, place: lineMap.place(offset, offset), fix: 'Look for deeply nested brackets, lists or quotes, and write them flatter.' }));
  }
}

/** Named references that were decoded, for this many at most. */
const references = new Map<string, string | null>();
const MOST_REFERENCES = 5_000;

/** What a named character reference (`amp`) stands for, or null where there is none of this name. */
export function decodeReference(name: string): string | null {
  let text = references.get(name);
  if (text === undefined) {
    if (references.size >= MOST_REFERENCES) references.clear();
    references.set(name, (text = readReference(`&${name};`)));
  }
  return text;
}

function readReference(written: string): string | null {
  const root = parser(written, { features: { frontmatter: false, gfm: false } }) as Root;
  const node = root.children[0]?.type === 'paragraph' ? root.children[0].children[0] : undefined;
  return node?.type === 'text' && node.value !== written ? node.value : null;
}

/** What would cost the parser too much, with its offset; null for all that people write. Linear. */
export function markdownGuard(body: string): { readonly at: number; readonly message: string; readonly fix: string } | null {
  let chunk = 0;
  let references = 0;
  let firstReference = 0;
  for (let at = 0; at < body.length;) {
    const end = lineEnd(body, at);
    const markers = containerMarkers(body, at, end);
    if (markers > maxMarkers) return { at, message: `There are more than ${maxMarkers} quote or list markers on this line.`, fix: 'Write it flatter.' };
    if (isBlank(body, at, end) || startsItem(body, at, end)) { chunk = at; references = 0; }
    // By hand: searching for the next one from line to line would search the rest of the text for each line that has none.
    for (let i = at; i < end; i++) {
      if (body.charCodeAt(i) !== 38) continue;
      if (references === 0) firstReference = i;
      references++;
    }
    if (references * (end - chunk) > maxReferenceCost) return { at: firstReference, message: 'This paragraph holds too many character references (like &amp;) to be read.', fix: 'Write the characters themselves, or split the paragraph.' };
    at = end < body.length && body[end] === '\r' && body[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return null;
}

function lineEnd(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) break;
  }
  return i;
}

function isBlank(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (text[i] !== ' ' && text[i] !== '\t') return false;
  return true;
}

/** A bullet that ends any paragraph above it, whatever that stands in. */
function startsItem(text: string, from: number, end: number): boolean {
  let i = from;
  while (i < end && i - from < 3 && text[i] === ' ') i++;
  return (text[i] === '-' || text[i] === '*' || text[i] === '+') && text[i + 1] === ' ' && !isBlank(text, i + 1, end);
}

function containerMarkers(text: string, from: number, end: number): number {
  let count = 0;
  let i = from;
  while (i < end) {
    const char = text[i]!;
    if (char === ' ' || char === '\t') { i++; continue; }
    if (char === '>') { count++; i++; continue; }
    let width = 0;
    if (char === '-' || char === '+' || char === '*') width = 1;
    else {
      while (width < 9 && text[i + width]! >= '0' && text[i + width]! <= '9') width++;
      width = width > 0 && (text[i + width] === '.' || text[i + width] === ')') ? width + 1 : 0;
    }
    const after = text[i + width];
    if (width === 0 || !(i + width >= end || after === ' ' || after === '\t')) break;
    count++;
    i += width;
  }
  return count;
}
