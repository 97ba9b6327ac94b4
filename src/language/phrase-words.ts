/** Which words find which phrases of a list: those that a word can begin, and those that it is the rarest word of. */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import { mappedTable, type Way, type WordTable } from './word-table.js';

/**
 * What of a list of phrases a word can begin, and of which it is the rarest that they can't do without: by way and word, the numbers of the
 * ones, a slash, the numbers of the others.
 */
export interface PhraseWords {
  readonly table: WordTable;
  /** Letters of the longest beginning of a word that is looked for. */
  readonly longest: number;
}

type Take = (text: string, match: 'inflected' | 'exact' | 'prefix') => void;

export function phraseWords(phrases: readonly Phrase[]): PhraseWords {
  const { known, longest } = wordsOfPhrases(phrases);
  return { table: mappedTable(known), longest };
}

/** The entries of their table. */
export function wordsOfPhrases(phrases: readonly Phrase[]): { readonly known: ReadonlyMap<string, string>; readonly longest: number } {
  const often = new Map<string, number>();
  for (const phrase of phrases) {
    const own = new Set<string>();
    eachWord(phrase.parts, (text, match) => own.add(`${match} ${text}`));
    for (const word of own) often.set(word, (often.get(word) ?? 0) + 1);
  }
  const numbers = new Map<string, { readonly begins: number[]; readonly rarest: number[] }>();
  let longest = 0;
  const push = (text: string, match: keyof typeof WAYS, which: 'begins' | 'rarest', phrase: number): void => {
    if (match === 'prefix') longest = Math.max(longest, text.length);
    const key = WAYS[match] + text;
    let entry = numbers.get(key);
    if (entry === undefined) numbers.set(key, (entry = { begins: [], rarest: [] }));
    if (entry[which][entry[which].length - 1] !== phrase) entry[which].push(phrase);
  };
  phrases.forEach((phrase, i) => {
    eachFirst(phrase.parts, (text, match) => push(text, match, 'begins', i));
    for (const [text, match] of rarestOf(phrase.parts, often)!.words) push(text, match, 'rarest', i);
  });
  return { known: new Map([...numbers].map(([key, { begins, rarest }]) => [key, `${begins.join(' ')}/${rarest.join(' ')}`])), longest };
}

const WAYS = { inflected: '~', exact: '=', prefix: '*' } as const satisfies Record<string, Way>;

/** The words that parts can begin with. True: they may be left out altogether, so that what follows can begin too. */
function eachFirst(parts: readonly PhrasePart[], take: Take): boolean {
  for (const part of parts) {
    if (part.kind === 'word') { take(part.text, part.match); return false; }
    if (part.kind === 'gap') continue;
    let empty = false;
    for (const option of part.options) if (eachFirst(option, take)) empty = true;
    if (!empty) return false;
  }
  return true;
}

function eachWord(parts: readonly PhrasePart[], take: Take): void {
  for (const part of parts) {
    if (part.kind === 'word') take(part.text, part.match);
    else if (part.kind === 'either') for (const option of part.options) eachWord(option, take);
  }
}

interface Rarest { readonly words: readonly (readonly [string, 'inflected' | 'exact' | 'prefix'])[]; readonly often: number }

/** Words one of which each match holds, chosen by how few phrases hold them; null: the parts may be left out. */
function rarestOf(parts: readonly PhrasePart[], often: ReadonlyMap<string, number>): Rarest | null {
  let best: Rarest | null = null;
  for (const part of parts) {
    if (part.kind === 'gap') continue;
    const found = part.kind === 'word' ? { words: [[part.text, part.match] as const], often: often.get(`${part.match} ${part.text}`)! } : ofEach(part.options.map((option) => rarestOf(option, often)));
    if (found !== null && (best === null || found.often < best.often)) best = found;
  }
  return best;
}

function ofEach(options: readonly (Rarest | null)[]): Rarest | null {
  const words: Rarest['words'][number][] = [];
  let often = 0;
  for (const option of options) {
    if (option === null) return null;
    words.push(...option.words);
    often += option.often;
  }
  return { words, often };
}
