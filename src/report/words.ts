/** Small turns of phrase: numbers, days, counts, lists, as a person would write them. Pure. */

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Up to nine in letters, then in figures. */
export function numberWord(n: number): string {
  return NUMBERS[n] ?? String(n);
}

/** `three things`, `one thing`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${numberWord(n)} ${n === 1 ? one : many}`;
}

/** `2027-03-17` as `17 March 2027`; anything else as it is. */
export function day(iso: string): string {
  if (iso.length !== 10 || iso[4] !== '-' || iso[7] !== '-') return iso;
  const month = MONTHS[Number(iso.slice(5, 7)) - 1];
  const date = Number(iso.slice(8));
  return month === undefined || !Number.isInteger(date) ? iso : `${date} ${month} ${iso.slice(0, 4)}`;
}

/** Whole days from one ISO day to another, or null when one is no day. */
export function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  return Number.isInteger(days) ? days : null;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The first letter large, for the start of a sentence. */
export function upperFirst(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return text;
  const letter = String.fromCodePoint(first);
  return letter.toUpperCase() + text.slice(letter.length);
}

/** The first letter small, for the middle of a sentence; a word in capitals (ERC, I) stays. */
export function lowerFirst(text: string): string {
  const [first = '', second = ' '] = text;
  return second !== second.toLowerCase() || (first === 'I' && !isLetter(second)) ? text : first.toLowerCase() + text.slice(first.length);
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

/** With a full stop where the text has no end of its own. */
export function sentence(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed === '' || '.!?…:"”'.includes(trimmed.at(-1)!) ? trimmed : `${trimmed}.`;
}

/** A score as printed: no `.0`. */
export function points(score: number): string {
  return String(Math.round(score * 10) / 10);
}
