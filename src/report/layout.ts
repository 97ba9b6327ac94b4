/** Lines on a screen: widths as a terminal counts them, wrapping, columns. Knows nothing of results. */
import stringWidth from 'fast-string-width';

/** Columns that the text takes: wide characters two, combining ones none, ANSI sequences none. */
export function widthOf(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** Latin letters, the usual marks and the signs that screens are made of, each of which takes a column; what else there is may be wide, or part of a sequence. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0x2ff) || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2500 && code <= 0x257f)
      || code === 0x25c9 || code === 0x25cb || code === 0x25cf || code === 0x25d0 || code === 0x2715;
    if (!plain) return false;
  }
  return true;
}

/** Breaks text at spaces into lines of at most `width` columns; a longer word is cut. Always at least one line. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const size = widthOf(word);
    if (line !== '' && used + 1 + size <= room) {
      line += ` ${word}`;
      used += 1 + size;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = size <= room ? [word] : cut(word, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = widthOf(line);
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Cuts a word into pieces that fit, never before a combining character. */
function cut(word: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const size = widthOf(character);
    if (piece !== '' && size > 0 && used + size > room) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}

/** The text with spaces up to `width` columns; longer text stays as it is. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The same with the spaces in front: for numbers. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Wrapped text, each line behind `indent`; later lines behind `hang` instead. */
export function paragraph(text: string, width: number, indent: string, hang = indent): string[] {
  const room = width - Math.max(widthOf(indent), widthOf(hang));
  return wrap(text, room).map((line, i) => (i === 0 ? indent : hang) + line);
}

/** The text's beginning within `width` columns, with an ellipsis where something was left out. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return `${cut(text, Math.max(1, width - 1))[0]!.trimEnd()}…`;
}
