/** Small turns of phrase: numbers, days, counts, lists, as a person would write them. Pure. */

export { dayInWords as day, daysBetween } from '../lib/days.js';
export { listInWords as listed } from '../lib/lists.js';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Up to nine in letters, then in figures. */
export function numberWord(n: number): string {
  return NUMBERS[n] ?? String(n);
}

/** `three things`, `one thing`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${numberWord(n)} ${n === 1 ? one : many}`;
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
