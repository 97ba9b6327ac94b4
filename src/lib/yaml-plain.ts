/**
 * Reads YAML of the plainest form, which nearly all frontmatter has: lines of `key: value`, with at most one level of keys below a key or in braces.
 * Whatever is not plainly that is left to the library, null; what is read here is read as the library would, which a property test holds.
 */
import type { Place } from './place.js';
import type { YamlEntry, YamlValue } from '../proposal/types.js';

/** Longer texts go to the library. */
const LONGEST = 4_000;
const KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const RESOLVED = /^(?:null|true|false)$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;

type PlaceAt = (start: number, end: number) => Place;
interface Line { readonly key: string; readonly indent: number; readonly start: number; readonly end: number; readonly value: YamlValue | null }

export function readPlainYaml(text: string, placeAt: PlaceAt): YamlValue | null {
  if (text.length > LONGEST) return null;
  const lines = linesOf(text, placeAt);
  const first = lines?.[0];
  if (lines === null || first === undefined || first.indent !== 0) return null;
  // A mapping ends with the line of its last value; one whose last key has none ends right there.
  const end = (line: Line): number => (line.value === null ? line.end : Math.min(text.length, line.end + 1));
  const entries: YamlEntry[] = [];
  const entryOf = (line: Line, value: YamlValue): YamlEntry => ({ key: line.key, keyPlace: placeAt(line.start, line.start + line.key.length), value });
  for (let i = 0; i < lines.length;) {
    const line = lines[i++]!;
    if (line.indent !== 0) return null;
    const from = i;
    while (i < lines.length && lines[i]!.indent > 0) i++;
    if (i === from) { entries.push(entryOf(line, line.value ?? { kind: 'scalar', value: null, raw: '', place: placeAt(line.end, line.end) })); continue; }
    const inner = lines.slice(from, i);
    if (line.value !== null || inner.some((one) => one.indent !== inner[0]!.indent || one.value === null)) return null;
    entries.push(entryOf(line, { kind: 'map', entries: inner.map((one) => entryOf(one, one.value!)), place: placeAt(inner[0]!.start, end(inner[inner.length - 1]!)) }));
    if (new Set(inner.map((one) => one.key)).size < inner.length) return null;
  }
  if (new Set(entries.map((one) => one.key)).size < entries.length) return null;
  return { kind: 'map', entries, place: placeAt(first.start, end(lines[lines.length - 1]!)) };
}

/** Null where a line is of another form. Blank lines stand only before and behind. */
function linesOf(text: string, placeAt: PlaceAt): readonly Line[] | null {
  const lines: Line[] = [];
  let blank = false;
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (end === at) { blank = lines.length > 0; at = end + 1; continue; }
    if (blank) return null;
    let start = at;
    while (start < end && text[start] === ' ') start++;
    const colon = text.indexOf(':', start);
    if (colon < 0 || colon >= end) return null;
    const key = text.slice(start, colon);
    if (!KEY.test(key) || RESOLVED.test(key)) return null;
    const value = colon + 1 === end ? null : valueOf(text, colon + 1, end, placeAt, true);
    if (value === undefined) return null;
    lines.push({ key, indent: start - at, start, end, value });
    at = end + 1;
  }
  return lines;
}

/** Undefined: not plain. */
function valueOf(text: string, from: number, to: number, placeAt: PlaceAt, braces: boolean): YamlValue | undefined {
  let start = from;
  while (start < to && text[start] === ' ') start++;
  let end = to;
  while (end > start && text[end - 1] === ' ') end--;
  if (start === from || start === end) return undefined;
  for (let i = start; i < end; i++) if (!isPlainChar(text.charCodeAt(i))) return undefined;
  const first = text[start]!;
  const words = text.slice(start, end);
  if (first === '{') return braces && words.endsWith('}') ? inBraces(text, start, end, placeAt) : undefined;
  if (!braces && /[,[\]{}]/.test(words) && first !== '"' && first !== "'") return undefined;
  const scalar = (value: string | number, raw: string): YamlValue => ({ kind: 'scalar', value, raw, place: placeAt(start, end) });
  if (first === '"' || first === "'") {
    const inside = words.slice(1, -1);
    return words.length > 1 && words.endsWith(first) && !inside.includes(first) && !inside.includes('\\') ? scalar(inside, inside) : undefined;
  }
  if (words.includes(': ') || words.includes(' #') || words.endsWith(':') || RESOLVED.test(words)) return undefined;
  if (first >= '0' && first <= '9') return WHOLE.test(words) ? scalar(Number(words), words) : words.includes(' ') || DAY.test(words) ? scalar(words, words) : undefined;
  return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first >= 'À' ? scalar(words, words) : undefined;
}

/** `{ key: value, key: "value" }` from brace to brace. */
function inBraces(text: string, start: number, end: number, placeAt: PlaceAt): YamlValue | undefined {
  const entries: YamlEntry[] = [];
  for (let at = start + 1; at < end;) {
    let from = at;
    while (text[from] === ' ') from++;
    const colon = text.indexOf(':', from);
    const key = text.slice(from, colon);
    if (colon < 0 || colon >= end || text[colon + 1] !== ' ' || !KEY.test(key) || RESOLVED.test(key) || entries.some((one) => one.key === key)) return undefined;
    let quote = '';
    let stop = colon + 1;
    for (; stop < end - 1; stop++) {
      const char = text[stop]!;
      if (quote !== '') { if (char === quote) quote = ''; } else if (char === ',') break;
      else if (char === '"' || char === "'") quote = char;
    }
    const value = quote === '' ? valueOf(text, colon + 1, stop, placeAt, false) : undefined;
    if (value === undefined) return undefined;
    entries.push({ key, keyPlace: placeAt(from, colon), value });
    at = stop + 1;
  }
  return { kind: 'map', entries, place: placeAt(start, end) };
}

/** Printable, no control or separating character, no half of a pair. */
function isPlainChar(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800 && code !== 0x2028 && code !== 0x2029);
}
