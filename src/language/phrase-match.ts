/** Finds phrases among tokens in linear time: a text is read once for all phrases of a list, and one is tried only where its words stand. */
import type { Phrase } from '../rubric/types.js';
import { automatonOf, matchAt, type Automaton } from './automaton.js';
import { phraseWords, type PhraseWords } from './phrase-words.js';
import type { Lexeme, Token } from './tokens.js';

/** Phrases that are looked for as a whole, so that a text is read once for all of them. They are made when they are first tried. */
export interface PhraseList {
  readonly length: number;
  at(phrase: number): Phrase;
  /** What finds them: plain data, made when the package is built. */
  readonly words: PhraseWords;
  /** What this list makes of a lexeme, by the lexeme's number, which it may have from one forgotten since. */
  readonly met: (Met | undefined)[];
  /** Made when a text first holds what the phrase can't do without. */
  readonly automata: (Automaton | undefined)[];
  /** Per phrase the last place that holds its rarest word, over all texts one behind the other. */
  readonly heldUntil: Float64Array;
  /** Per phrase where its last match ends, counted so too. */
  readonly busyUntil: Float64Array;
}

/** The phrases that a word begins, and those that it is the rarest word of. */
interface Met { readonly lexeme: Lexeme; readonly begins: readonly number[]; readonly rarest: readonly number[] }

export function phraseList(length: number, at: (phrase: number) => Phrase, words: PhraseWords): PhraseList {
  return { length, at, words, met: [], automata: [], heldUntil: new Float64Array(length), busyUntil: new Float64Array(length) };
}

const listed = new WeakMap<readonly Phrase[], PhraseList>();

/** The list of these phrases, one for each array. */
export function listOf(phrases: readonly Phrase[]): PhraseList {
  let list = listed.get(phrases);
  if (list === undefined) listed.set(phrases, (list = phraseList(phrases.length, (phrase) => phrases[phrase]!, phraseWords(phrases))));
  return list;
}

const NONE: readonly number[] = [];
const NOTHING = { begins: NONE, rarest: NONE } as const;

function meet(lexeme: Lexeme, list: PhraseList): Met {
  const { table, longest } = list.words;
  const { word, key, kind } = lexeme;
  const exact = table.get('=', word);
  const inflected = kind === 'word' ? table.get('~', key) : undefined;
  const beginnings: string[] = [];
  for (let end = Math.min(word.length, longest); end > 0; end--) {
    const found = table.get('*', word.slice(0, end));
    if (found !== undefined) beginnings.push(found);
  }
  const { begins, rarest } = exact === undefined && inflected === undefined && beginnings.length === 0 ? NOTHING : all(exact, inflected, beginnings);
  const met: Met = { lexeme, begins, rarest };
  if (lexeme.number !== null) {
    while (list.met.length <= lexeme.number) list.met.push(undefined);
    list.met[lexeme.number] = met;
  }
  return met;
}

/** Those of the very word first, then those of its inflections, then those of its beginnings, each once. */
function all(exact: string | undefined, inflected: string | undefined, beginnings: readonly string[]): Pick<Met, 'begins' | 'rarest'> {
  const gather = (which: 0 | 1): readonly number[] => {
    const of = (entry: string | undefined): readonly number[] => { const part = entry?.split('/')[which] ?? ''; return part === '' ? NONE : part.split(' ').map(Number); };
    const lists = [of(exact), of(inflected), beginnings.flatMap(of).sort((a, b) => a - b)].filter((list) => list.length > 0);
    return lists.length === 0 ? NONE : lists.length === 1 && beginnings.length === 0 ? lists[0]! : [...new Set(lists.flat())];
  };
  return { begins: gather(0), rarest: gather(1) };
}

/** A match of one phrase of a list: its number there, and its token range. */
export interface PhraseMatch { readonly phrase: number; readonly from: number; readonly to: number }

/** Where the next text begins, in tokens of all texts one behind the other: what was noted for a phrase in an earlier text is past. */
let begun = 1;
const metHere: Met[] = [];

/**
 * Gives all matches of many phrases to `take`, by place. Cost grows with the text, not with the number of phrases that can't stand there.
 * `wanted`, where given, has 1 for each phrase that is looked for.
 */
export function eachMatch(tokens: readonly Token[], list: PhraseList, take: (phrase: number, from: number, to: number) => void, wanted: Uint8Array | null = null): void {
  const { busyUntil, heldUntil, met: known } = list;
  const count = tokens.length;
  const base = begun;
  begun += count + 1;
  let possible = false;
  for (let i = 0; i < count; i++) {
    const { lexeme } = tokens[i]!;
    let met = lexeme.number === null ? undefined : known[lexeme.number];
    if (met === undefined || met.lexeme !== lexeme) met = meet(lexeme, list);
    metHere[i] = met;
    const { rarest } = met;
    for (let k = 0; k < rarest.length; k++) { heldUntil[rarest[k]!] = base + i; possible = true; }
  }
  if (!possible) return;
  for (let i = 0; i < count; i++) {
    const { begins } = metHere[i]!;
    const here = base + i;
    for (let k = 0; k < begins.length; k++) {
      const phrase = begins[k]!;
      if (heldUntil[phrase]! < here || busyUntil[phrase]! > here || (wanted !== null && wanted[phrase] === 0)) continue;
      const to = matchAt(tokens, i, list.automata[phrase] ?? (list.automata[phrase] = automatonOf(list.at(phrase))));
      if (to < 0) continue;
      busyUntil[phrase] = base + to;
      take(phrase, i, to);
    }
  }
}

/** All matches of many phrases, by place. */
export function matchPhrases(tokens: readonly Token[], list: PhraseList, wanted: Uint8Array | null = null): PhraseMatch[] {
  const out: PhraseMatch[] = [];
  eachMatch(tokens, list, (phrase, from, to) => { out.push({ phrase, from, to }); }, wanted);
  return out;
}

/** Where one phrase stands in the text, as offsets, left to right, without overlaps. */
export function findPhrase(tokens: readonly Token[], phrase: Phrase): { start: number; end: number }[] {
  const automaton = automatonOf(phrase);
  const out: { start: number; end: number }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const to = matchAt(tokens, i, automaton);
    if (to < 0) continue;
    out.push({ start: tokens[i]!.start, end: tokens[to - 1]!.end });
    i = to - 1;
  }
  return out;
}

/** Where any of several phrases stands, as offsets with the phrase, by place. */
export function findPhrases(tokens: readonly Token[], phrases: readonly Phrase[] | PhraseList): { phrase: Phrase; start: number; end: number }[] {
  const list = 'at' in phrases && 'words' in phrases ? phrases : listOf(phrases as readonly Phrase[]);
  return matchPhrases(tokens, list).map(({ phrase, from, to }) => ({ phrase: list.at(phrase), start: tokens[from]!.start, end: tokens[to - 1]!.end }));
}
