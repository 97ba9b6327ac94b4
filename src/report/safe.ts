/** Makes any text fit to be printed: nothing in a proposal may move the cursor, colour the screen, turn the writing direction or forge a line. */

const ESC = 0x1b;
const CSI = 0x9b;
/** C1 string openers: DCS, SOS, OSC, PM, APC. */
const C1_STRINGS = new Set([0x90, 0x98, 0x9d, 0x9e, 0x9f]);
/** The same after ESC: P X ] ^ _ */
const ESC_STRINGS = new Set([0x50, 0x58, 0x5d, 0x5e, 0x5f]);
/** A terminal string longer than this is no string but text behind a stray escape: then only the opener goes. */
const LONGEST_SEQUENCE = 4096;

/** One line, safe to print: whole ANSI sequences out, control and format characters out, every run of white space one space. Linear. */
export function safe(text: string): string {
  let out = '';
  let space = false;
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i)!;
    const width = code > 0xffff ? 2 : 1;
    const after = sequenceEnd(text, i, code);
    if (after > i) {
      i = after;
      continue;
    }
    i += width;
    if (isSpace(code)) {
      space = out !== '';
      continue;
    }
    if (isInvisible(code)) continue;
    if (space) out += ' ';
    space = false;
    out += code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
  }
  return out;
}

/** The index after the ANSI sequence that begins at `i`, or `i` when none does. */
function sequenceEnd(text: string, i: number, code: number): number {
  if (code !== ESC && code !== CSI && !C1_STRINGS.has(code)) return i;
  const next = text.charCodeAt(i + 1);
  if (code === CSI) return controlEnd(text, i + 1);
  if (code === ESC && next === 0x5b) return controlEnd(text, i + 2);
  const isString = C1_STRINGS.has(code) || (code === ESC && ESC_STRINGS.has(next));
  if (!isString) return i + 1;
  const start = code === ESC ? i + 2 : i + 1;
  const limit = Math.min(text.length, start + LONGEST_SEQUENCE);
  for (let j = start; j < limit; j++) {
    const c = text.charCodeAt(j);
    if (c === 0x07 || c === 0x9c) return j + 1;
    if (c === ESC) return text.charCodeAt(j + 1) === 0x5c ? j + 2 : j;
    if (c === 0x0a || c === 0x0d) break;
  }
  return start;
}

/** After `CSI`: parameters and intermediates, then one final byte. */
function controlEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) >= 0x20 && text.charCodeAt(i) <= 0x3f) i++;
  const final = text.charCodeAt(i);
  return final >= 0x40 && final <= 0x7e ? i + 1 : i;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x85 || code === 0xa0 || code === 0x1680
    || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Control characters, direction marks and overrides, zero-width characters, tags. The joiners stay: emoji and several scripts need them. */
function isInvisible(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || isDirection(code)
    || code === 0xad || code === 0x180e || code === 0x200b || (code >= 0x2060 && code <= 0x2064) || (code >= 0x206a && code <= 0x206f)
    || code === 0xfeff || (code >= 0xfff9 && code <= 0xfffb) || (code >= 0xe0000 && code <= 0xe007f);
}

function isDirection(code: number): boolean {
  return code === 0x061c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** What `JSON.stringify` leaves raw and a terminal would obey. */
const obeyed = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** For JSON that may end up on a terminal: what it would obey becomes `\uXXXX`. The values stay the same. */
export function safeJson(json: string): string {
  return json.replace(obeyed, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
