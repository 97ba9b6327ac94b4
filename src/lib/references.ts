/** Character references of HTML and Markdown: `&amp;`, `&#38;`, `&#x26;`. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const named = /&([A-Za-z][A-Za-z0-9]{0,31});/y;
/** Browsers do without the semicolon; Markdown does not, and its parser finds only those that have one. */
const numeric = /&#(?:[xX]([0-9A-Fa-f]{1,6})(?![0-9A-Fa-f])|([0-9]{1,7})(?![0-9]));?/y;

/** The reference that begins at an offset, decoded, and the offset behind it; null where the text is literal. */
export function referenceAt(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | null {
  numeric.lastIndex = named.lastIndex = at;
  const number = numeric.exec(text);
  if (number !== null) {
    const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
    return { text: character(code), end: numeric.lastIndex };
  }
  const name = named.exec(text)?.[1];
  const decoded = name === undefined ? false : decodeNamedCharacterReference(name);
  return decoded === false ? null : { text: decoded, end: named.lastIndex };
}

function character(code: number): string {
  const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return none ? '\ufffd' : String.fromCodePoint(code);
}
