/** Writes single values as YAML that every reader reads back to the same characters. */

/** Words that YAML readers, old and new, take for something else than text. */
const taken = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'nan', 'inf', 'infinity']);

/** A text as one line of YAML: plain where nothing in it could be misread, else in double quotes with escapes. */
export function yamlText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

/** A map as `{ name: …, email: … }`; keys with null stay blank. */
export function yamlFlow(entries: readonly (readonly [string, string | number | null])[]): string {
  return `{ ${entries.map(([key, value], i) => (value === null ? `${key}:${i < entries.length - 1 ? ' ' : ''}` : `${key}: ${typeof value === 'number' ? value : flowText(value)}`)).join(', ')} }`;
}

/** Between braces a comma or a bracket would end the value. */
function flowText(text: string): string {
  return isPlain(text) && !text.includes(',') ? text : quoted(text);
}

/** ISO days, and words of letters, digits and a few marks with single spaces between. */
function isPlain(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return true;
  if (text.length > 500 || !/^\p{L}/u.test(text) || text.endsWith(' ') || text.includes('  ') || taken.has(text.toLowerCase())) return false;
  return !/[^\p{L}\p{M}\p{N} .'’()/,&+–—_-]/u.test(text);
}

function quoted(text: string): string {
  let out = '"';
  let before = '';
  for (const character of text) {
    out += escaped(character, before);
    before = character;
  }
  return `${out}"`;
}

/** What nobody sees, and a second space in a row, is written by its number: neither an editor nor a reader loses it then. */
function escaped(character: string, before: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0)!;
  if (character === ' ') return before === ' ' || before === '' ? '\\x20' : ' ';
  // The joiners stay: emoji and several scripts are written with them.
  if (code === 0x200c || code === 0x200d || !/[\p{C}\p{Z}]/u.test(character)) return character;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
