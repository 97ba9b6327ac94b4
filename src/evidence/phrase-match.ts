/** Finds phrases among tokens in linear time: each becomes a small automaton, run as sets of states, so that no text makes it slow. */
import type { Phrase, PhrasePart } from '../model.js';
import type { Token } from './tokens.js';

const INFLECTED = 0;
const EXACT = 1;
const PREFIX = 2;
const ANY = 3;
const ONE_OF = 4;
const ACCEPT = -1;

/** States by number, in four lists that run side by side: what a state waits for, its word, and where it leads. */
interface Automaton {
  readonly on: readonly number[];
  readonly keys: readonly string[];
  /** Of a state that waits for one of several words by their inflection: those words. */
  readonly sets: readonly (ReadonlySet<string> | null)[];
  readonly to: readonly (readonly number[])[];
  readonly first: readonly number[];
  /** Per state the number of the last step that put it into the set: a set without allocation. */
  readonly stamps: Float64Array;
}

const automata = new WeakMap<Phrase, Automaton>();
let stamp = 0;

function automatonOf(phrase: Phrase): Automaton {
  const known = automata.get(phrase);
  if (known !== undefined) return known;
  const on: number[] = [];
  const keys: string[] = [];
  const to: (readonly number[])[] = [];
  const sets: (ReadonlySet<string> | null)[] = [];
  const state = (what: number, key: string, next: readonly number[], set: ReadonlySet<string> | null = null): number => {
    keys.push(key);
    sets.push(set);
    to.push(next);
    return on.push(what) - 1;
  };
  /** Builds backwards: gives the states that begin `parts` when what follows begins with `next`. */
  const build = (parts: readonly PhrasePart[], next: readonly number[]): readonly number[] => {
    let follow = next;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i]!;
      if (part.kind === 'word') follow = [state(part.match === 'inflected' ? INFLECTED : part.match === 'exact' ? EXACT : PREFIX, part.text, follow)];
      else if (part.kind === 'either') {
        const after = follow;
        // A list of hundreds of words is one state, not hundreds.
        const words = new Set<string>();
        const others: number[] = [];
        for (const option of part.options) {
          const only = option.length === 1 ? option[0]! : null;
          if (only !== null && only.kind === 'word' && only.match === 'inflected') words.add(only.text);
          else others.push(...build(option, after));
        }
        follow = [...new Set(words.size === 0 ? others : [state(ONE_OF, '', after, words), ...others])];
      } else {
        const after = follow;
        for (let n = 0; n < part.most; n++) follow = [...after, state(ANY, '', follow)];
      }
    }
    return follow;
  };
  const first = build(phrase.parts, [ACCEPT]).filter((s) => s !== ACCEPT);
  const made: Automaton = { on, keys, sets, to, first, stamps: new Float64Array(on.length) };
  automata.set(phrase, made);
  return made;
}

function passes(token: Token, what: number, key: string, set: ReadonlySet<string> | null): boolean {
  if (what === ONE_OF) return token.kind === 'word' && set!.has(token.key);
  if (what === INFLECTED) return token.kind === 'word' && token.key === key;
  if (what === EXACT) return token.word === key;
  if (what === PREFIX) return token.word.startsWith(key);
  return token.kind === 'word' || token.word === ',' || token.word === '"' || token.word === '/' || token.word === '&';
}

let now: number[] = [];
let then: number[] = [];

/** The states that a phrase is in behind a first word, which are the same wherever that word stands. */
function behind(token: Token, { on, keys, sets, to, first }: Automaton): readonly number[] {
  const next = new Set<number>();
  for (const state of first) if (passes(token, on[state]!, keys[state]!, sets[state]!)) for (const after of to[state]!) next.add(after);
  return next.has(ACCEPT) ? [ACCEPT] : [...next];
}

/** The end (exclusive token index) of the shortest match that begins at token `from` and leaves it in these states, or -1. */
function matchAt(tokens: readonly Token[], from: number, { on, keys, sets, to, stamps }: Automaton, after: readonly number[]): number {
  if (after[0] === ACCEPT) return from + 1;
  let count = after.length;
  for (let k = 0; k < count; k++) now[k] = after[k]!;
  // A phrase may begin with the mark that ends the clause before (": none").
  const clause = (tokens[from]!.kind === 'mark' ? tokens[from + 1] ?? tokens[from]! : tokens[from]!).clause;
  for (let i = from + 1; i < tokens.length && count > 0; i++) {
    const token = tokens[i]!;
    if (token.clause !== clause) return -1;
    stamp++;
    let more = 0;
    for (let k = 0; k < count; k++) {
      const state = now[k]!;
      if (!passes(token, on[state]!, keys[state]!, sets[state]!)) continue;
      for (const next of to[state]!) {
        if (next === ACCEPT) return i + 1;
        if (stamps[next] === stamp) continue;
        stamps[next] = stamp;
        then[more++] = next;
      }
    }
    [now, then] = [then, now];
    count = more;
  }
  return -1;
}

/** Which phrases of a list can begin with a word: by its key, by the very word, by its beginning. Plain data, so that it can be made when the package is built. */
export interface FirstWords {
  readonly inflected: readonly (readonly [string, readonly number[]])[];
  readonly exact: readonly (readonly [string, readonly number[]])[];
  readonly prefixes: readonly (readonly [string, number])[];
}

/** A phrase that a word begins, by its number in the list, and the states behind that word. */
interface Begun { readonly phrase: number; readonly automaton: Automaton; readonly after: readonly number[] }

/** An index of phrases by their first word, so that a text is read once for all of them. */
interface PhraseIndex {
  readonly inflected: ReadonlyMap<string, readonly number[]>;
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: readonly (readonly [string, number])[];
  /** What can begin with a word that was met before, and how it goes on. */
  readonly met: Map<string, readonly Begun[]>;
  /** Per phrase the token up to which its last match reaches. */
  readonly busyUntil: Int32Array;
}

/** Words remembered in one index; beyond it all are forgotten. Longer ones never are. */
const MOST_MET = 50_000;
const LONGEST_MET = 40;
const indexes = new WeakMap<readonly Phrase[], PhraseIndex>();

export function firstWords(phrases: readonly Phrase[]): FirstWords {
  const inflected = new Map<string, number[]>();
  const exact = new Map<string, number[]>();
  const prefixes: [string, number][] = [];
  const push = (map: Map<string, number[]>, key: string, phrase: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [phrase]);
    else if (list[list.length - 1] !== phrase) list.push(phrase);
  };
  phrases.forEach((phrase, i) => eachFirst(phrase.parts, (text, match) => {
    if (match === 'inflected') push(inflected, text, i);
    else if (match === 'exact') push(exact, text, i);
    else prefixes.push([text, i]);
  }));
  return { inflected: [...inflected], exact: [...exact], prefixes };
}

/** The words that parts can begin with. True: they may be left out altogether, so that what follows can begin too. */
function eachFirst(parts: readonly PhrasePart[], take: (text: string, match: 'inflected' | 'exact' | 'prefix') => void): boolean {
  for (const part of parts) {
    if (part.kind === 'word') { take(part.text, part.match); return false; }
    if (part.kind === 'gap') continue;
    let empty = false;
    for (const option of part.options) if (eachFirst(option, take)) empty = true;
    if (!empty) return false;
  }
  return true;
}

/** Takes an index that was made before for this very list. Words may be told of the beginning of the list alone. */
export function adoptIndex(phrases: readonly Phrase[], first: FirstWords): PhraseIndex {
  const made: PhraseIndex = { inflected: new Map(first.inflected), exact: new Map(first.exact), prefixes: first.prefixes, met: new Map(), busyUntil: new Int32Array(phrases.length) };
  indexes.set(phrases, made);
  return made;
}

const NONE: readonly number[] = [];
const NOTHING: readonly Begun[] = [];

function beginningWith(token: Token, phrases: readonly Phrase[], index: PhraseIndex): readonly Begun[] {
  const known = index.met.get(token.word);
  if (known !== undefined) return known;
  const found = new Set(index.exact.get(token.word));
  if (token.kind === 'word') for (const phrase of index.inflected.get(token.key) ?? NONE) found.add(phrase);
  for (const [key, phrase] of index.prefixes) if (token.word.startsWith(key)) found.add(phrase);
  const list = found.size === 0 ? NOTHING : [...found].map((phrase): Begun => { const automaton = automatonOf(phrases[phrase]!); return { phrase, automaton, after: behind(token, automaton) }; });
  if (token.word.length > LONGEST_MET) return list;
  if (index.met.size >= MOST_MET) index.met.clear();
  index.met.set(token.word, list);
  return list;
}

/** A match of one phrase of a list: its index there, and its token range. */
export interface PhraseMatch { readonly phrase: number; readonly from: number; readonly to: number }

/** All matches of many phrases. Cost grows with the text, not with the number of phrases that can't begin there. */
export function matchPhrases(tokens: readonly Token[], phrases: readonly Phrase[]): PhraseMatch[] {
  const index = indexes.get(phrases) ?? adoptIndex(phrases, firstWords(phrases));
  const { busyUntil } = index;
  const out: PhraseMatch[] = [];
  for (let i = 0; i < tokens.length; i++) {
    for (const { phrase, automaton, after } of beginningWith(tokens[i]!, phrases, index)) {
      if (busyUntil[phrase]! > i) continue;
      const to = matchAt(tokens, i, automaton, after);
      if (to > 0) { out.push({ phrase, from: i, to }); busyUntil[phrase] = to; }
    }
  }
  for (const { phrase } of out) busyUntil[phrase] = 0;
  return out;
}

/** Where one phrase stands in the text, as offsets, left to right, without overlaps. */
export function findPhrase(tokens: readonly Token[], phrase: Phrase): { start: number; end: number }[] {
  let single = singles.get(phrase);
  if (single === undefined) { single = [phrase]; singles.set(phrase, single); }
  return findPhrases(tokens, single).map(({ start, end }) => ({ start, end }));
}
const singles = new WeakMap<Phrase, readonly Phrase[]>();

/** Where any of several phrases stands, as offsets with the phrase, by place. */
export function findPhrases(tokens: readonly Token[], phrases: readonly Phrase[]): { phrase: Phrase; start: number; end: number }[] {
  return matchPhrases(tokens, phrases).map(({ phrase, from, to }) => ({ phrase: phrases[phrase]!, start: tokens[from]!.start, end: tokens[to - 1]!.end }));
}
