/** Bytes to text: strict UTF-8, refused with the place of what is wrong. */
import { problem } from './problem.js';
import type { Problem, Result } from './place.js';
import { createLineMap } from './lines.js';

/** One megabyte: far beyond any proposal, and nothing below it takes long. */
export const maxFileBytes = 1_000_000;

/** The text of a file, BOM off. Refused: more than `maxBytes`, UTF-16 or UTF-32, invalid UTF-8, NUL. */
export function decodeText(file: Uint8Array | string, path: string | null, maxBytes = maxFileBytes): Result<string> {
  const refuse = (found: Problem): Result<string> => ({ ok: false, problems: [found] });
  if (file.length > maxBytes) {
    const size = `${Math.ceil(file.length / 100_000) / 10} MB`;
    return refuse(problem('file-too-large', `This file is too large to read: ${size}; the most is ${maxBytes / 1_000_000} MB.`, { path, place: start, fix: 'Keep the proposal to its text, and link to what is large.' }));
  }
  let text: string;
  if (typeof file === 'string') {
    text = (file.charCodeAt(0) === 0xfeff ? file.slice(1) : file).replace(/\p{Surrogate}/gu, '\ufffd');
  } else {
    const wide = wideEncoding(file);
    if (wide !== null) return refuse(problem('encoding-invalid', `This file is saved as ${wide}, and only UTF-8 is read.`, { path, place: start, fix: 'Save it again with the encoding UTF-8.' }));
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    } catch {
      const bad = firstBadByte(file);
      const before = new TextDecoder('utf-8').decode(file.subarray(0, bad));
      const place = createLineMap(before).place(before.length, before.length);
      const hex = (file[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return refuse(problem('encoding-invalid', `This is not UTF-8: byte ${hex} here can't be read.`, { path, place, fix: 'Save the file again with the encoding UTF-8.' }));
    }
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) return refuse(problem('nul-byte', 'There is a NUL byte here, so this is no plain text.', { path, place: createLineMap(text).place(nul, nul + 1), fix: 'Save it again as plain text in UTF-8.' }));
  return { ok: true, value: text, problems: [] };
}

const start = { line: 1, column: 1 };

/** UTF-16 and UTF-32 by their byte order marks, or null. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  return null;
}

/** Index of the first byte that belongs to no well-formed UTF-8 sequence. */
function firstBadByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    const size = lead < 0x80 ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (size === 0 || i + size > bytes.length) return i;
    for (let k = 1; k < size; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return i;
    const second = bytes[i + 1] ?? 0;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return i;
    i += size;
  }
  return i;
}
