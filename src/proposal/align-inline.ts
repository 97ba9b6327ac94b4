/** Walks a text value beside its source, so that each character keeps its exact place. */
import { appendPiece, type AlignedText } from './align.js';

const LF = 10;
const CR = 13;
const AMPERSAND = 38;
const BACKSLASH = 92;
const punctuation = /[!-/:-@[-`{-~]/;
/** Second characters of the few named references that stand for two. */
const seconds = new Set(['\u20d2', '\u0338', '\ufe00', '\u20e5', '\u0333', '\u0331', '\u200a']);

/** `text`: escapes and references decode. `code`: only `\|` in table cells does. */
export type InlineMode = 'text' | 'code';

/**
 * Appends `value` to `target`, with the source range [start, end) it was read from. `quotes`: how many block quotes it stands in.
 * Line ends become one space. Positions of line starts in the value are put into `lineStarts`.
 */
export function alignInline(target: AlignedText, value: string, source: string, start: number, end: number, mode: InlineMode, quotes: number, lineStarts: number[]): void {
  let v = 0;
  let s = start;
  let runValue = 0;
  let runSource = start;
  const flush = (): void => {
    if (v > runValue) appendPiece(target, value.slice(runValue, v), runSource, s);
  };
  const jump = (text: string, valueLength: number, sourceEnd: number): void => {
    flush();
    appendPiece(target, text, s, sourceEnd);
    v += valueLength;
    s = sourceEnd;
    runValue = v;
    runSource = s;
  };
  while (v < value.length && s < end) {
    // Most characters stand for themselves and begin nothing.
    const code = value.charCodeAt(v);
    if (code === source.charCodeAt(s) && code !== LF && code !== CR && code !== BACKSLASH && code !== AMPERSAND) { v++; s++; continue; }
    const char = value[v]!;
    const here = source[s]!;
    const lineBreak = char === '\n' || char === '\r';
    if (lineBreak || (mode === 'code' && char === ' ' && (here === '\n' || here === '\r'))) {
      const after = lineEndAfter(source, s, end);
      if (after >= 0) {
        const width = char === '\r' && value[v + 1] === '\n' ? 2 : 1;
        let next = prefixEnd(source, after, end, quotes, value[v + width]);
        // Code keeps what a line is indented beyond its container.
        for (let kept = v + width; mode === 'code' && value[kept] === ' ' && next > after && (source[next - 1] === ' ' || source[next - 1] === '\t'); kept++) next--;
        jump(' ', width, next);
        lineStarts.push(target.length);
        continue;
      }
    }
    if (here === '\\' && v < value.length && punctuation.test(source[s + 1] ?? '') && char === source[s + 1] && (mode === 'text' || char === '|') && s + 1 < end) {
      jump(char, 1, s + 2);
      continue;
    }
    if (here === '&' && mode === 'text') {
      const reference = referenceAt(source, s, end, value, v);
      if (reference !== null) {
        const from = s;
        // Of a reference that stands for two units, each leads to the whole.
        for (let unit = 0; unit < reference.length; unit++) { s = from; jump(value[v]!, 1, reference.end); }
        continue;
      }
    }
    if (here === char) { v++; s++; continue; }
    const skip = skipTo(source, s, end, char);
    if (skip < 0) break;
    flush();
    s = skip;
    runValue = v;
    runSource = s;
  }
  flush();
  if (v < value.length) appendPiece(target, value.slice(v).replace(/[\r\n]+/g, ' '), Math.min(s, end), end);
}

/** The offset behind a line end that follows nothing but spaces, or -1. */
function lineEndAfter(source: string, from: number, end: number): number {
  let s = from;
  while (s < end && (source[s] === ' ' || source[s] === '\t')) s++;
  if (source[s] === '\\' && (source[s + 1] === '\n' || source[s + 1] === '\r')) s++;
  if (source[s] === '\r') return source[s + 1] === '\n' ? s + 2 : s + 1;
  return source[s] === '\n' ? s + 1 : -1;
}

/** The offset behind a line's indentation and `>` markers. A `>` that the value has too is kept. */
function prefixEnd(source: string, from: number, end: number, quotes: number, next: string | undefined): number {
  let s = from;
  let left = quotes;
  while (s < end) {
    if (source[s] === ' ' || source[s] === '\t') s++;
    else if (source[s] === '>' && left > 0) {
      if (next === '>' && !moreMarkers(source, s + 1, end)) break;
      s++;
      left--;
    } else break;
  }
  return s;
}

/** Whether another `>` follows but for spaces. */
function moreMarkers(source: string, from: number, end: number): boolean {
  let s = from;
  while (s < end && (source[s] === ' ' || source[s] === '\t')) s++;
  return s < end && source[s] === '>';
}

/** A character reference at `s` that the value shows decoded: its length there, and its end in the source. Null: the text is literal. */
function referenceAt(source: string, s: number, end: number, value: string, v: number): { readonly length: number; readonly end: number } | null {
  let e = s + 1;
  const most = Math.min(end, s + 34);
  while (e < most && /[A-Za-z0-9#]/.test(source[e]!)) e++;
  if (source[e] !== ';' || e === s + 1 || e >= end) return null;
  const body = source.slice(s + 1, e);
  const done = { end: e + 1 };
  if (body[0] === '#') {
    const hex = body[1] === 'x' || body[1] === 'X';
    const digits = body.slice(hex ? 2 : 1);
    if (!(hex ? /^[0-9a-fA-F]{1,6}$/ : /^[0-9]{1,7}$/).test(digits)) return null;
    return { length: value.codePointAt(v)! > 0xffff ? 2 : 1, ...done };
  }
  if (body !== 'amp' && body !== 'AMP' && value.startsWith(`&${body};`, v)) return null;
  if (body === 'amp' || body === 'AMP') return { length: 1, ...done };
  const code = value.codePointAt(v)!;
  if (code > 0xffff || body === 'fjlig' || seconds.has(value[v + 1] ?? '')) return { length: Math.min(2, value.length - v), ...done };
  return { length: 1, ...done };
}

/** Where the character stands next, within a few characters; -1 where it does not. */
function skipTo(source: string, from: number, end: number, char: string): number {
  const at = source.slice(from, Math.min(end, from + 16)).indexOf(char);
  return at < 0 ? -1 : from + at;
}
