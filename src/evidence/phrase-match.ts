/** Finds phrases among tokens in linear time: each becomes a small automaton, run as sets of states, so that no text makes it slow. */
import type { Phrase, PhrasePart } from '../model.js';
import type { Lexeme, Token } from './tokens.js';
import { mappedTable, type Way, type WordTable } from './word-table.js';

const INFLECTED = 0;
const EXACT = 1;
const PREFIX = 2;
const ONE_OF = 3;
const ACCEPT = -1;

/** Where a state leads: to other states, each of which may wait for so many words to pass. */
interface Ways { readonly states: readonly number[]; readonly waits: readonly number[] }

/** States by number, in lists that run side by side: what a state asks of a word, its word, and where it leads. */
interface Automaton {
  readonly on: readonly number[];
  readonly keys: readonly string[];
  /** Of a state that asks for one of several words by their inflection: those words. */
  readonly sets: readonly (ReadonlySet<string> | null)[];
  readonly to: readonly Ways[];
  readonly first: Ways;
  /** Per state the number of the last step that put it into the set, and where: a set without allocation. */
  readonly stamps: Float64Array;
  readonly slots: Int32Array;
}

const automata = new WeakMap<Phrase, Automaton>();
let stamp = 0;

function automatonOf(phrase: Phrase): Automaton {
  const known = automata.get(phrase);
  if (known !== undefined) return known;
  const on: number[] = [];
  const keys: string[] = [];
  const to: Ways[] = [];
  const sets: (ReadonlySet<string> | null)[] = [];
  const state = (what: number, key: string, next: Ways, set: ReadonlySet<string> | null = null): Ways => {
    keys.push(key);
    sets.push(set);
    to.push(next);
    return { states: [on.push(what) - 1], waits: [0] };
  };
  /** Builds backwards: gives the ways that begin `parts` when what follows begins with `next`. */
  const build = (parts: readonly PhrasePart[], next: Ways): Ways => {
    let follow = next;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i]!;
      if (part.kind === 'word') follow = state(part.match === 'inflected' ? INFLECTED : part.match === 'exact' ? EXACT : PREFIX, part.text, follow);
      else if (part.kind === 'gap') follow = { states: follow.states, waits: follow.waits.map((wait) => wait + part.most) };
      else {
        const after = follow;
        // A list of hundreds of words is one state, not hundreds.
        const words = new Set<string>();
        const others: Ways[] = [];
        for (const option of part.options) {
          const only = option.length === 1 ? option[0]! : null;
          if (only !== null && only.kind === 'word' && only.match === 'inflected') words.add(only.text);
          else others.push(build(option, after));
        }
        follow = merged(words.size === 0 ? others : [state(ONE_OF, '', after, words), ...others]);
      }
    }
    return follow;
  };
  const first = build(phrase.parts, { states: [ACCEPT], waits: [0] });
  const made: Automaton = { on, keys, sets, to, first, stamps: new Float64Array(on.length), slots: new Int32Array(on.length) };
  automata.set(phrase, made);
  return made;
}

/** All ways, each state once with its longest wait. */
function merged(ways: readonly Ways[]): Ways {
  if (ways.length === 1) return ways[0]!;
  const longest = new Map<number, number>();
  for (const { states, waits } of ways) states.forEach((state, i) => longest.set(state, Math.max(longest.get(state) ?? 0, waits[i]!)));
  return { states: [...longest.keys()], waits: [...longest.values()] };
}

function passes(token: Token, what: number, key: string, set: ReadonlySet<string> | null): boolean {
  switch (what) {
    case INFLECTED: return token.key === key && token.kind === 'word';
    case ONE_OF: return token.kind === 'word' && set!.has(token.key);
    case EXACT: return token.word === key;
    default: return token.word.startsWith(key);
  }
}

/** What may stand in a gap. */
function fillsGap({ kind, word }: Token): boolean {
  return kind === 'word' || word === ',' || word === '"' || word === '/' || word === '&';
}

/** The states that a match may be in, and for how many more words each may wait. */
interface Live { readonly states: number[]; readonly waits: number[] }
let now: Live = { states: [], waits: [] };
let then: Live = { states: [], waits: [] };

/** The end (exclusive token index) of the shortest match that begins at token `from`, or -1. */
function matchAt(tokens: readonly Token[], from: number, { on, keys, sets, to, first, stamps, slots }: Automaton): number {
  let count = 0;
  for (let k = 0; k < first.states.length; k++) {
    if (first.states[k] === ACCEPT) continue;
    now.states[count] = first.states[k]!;
    now.waits[count++] = first.waits[k]!;
  }
  // A phrase may begin with the mark that ends the clause before (": none").
  const clause = (tokens[from]!.kind === 'mark' ? tokens[from + 1] ?? tokens[from]! : tokens[from]!).clause;
  for (let i = from; i < tokens.length && count > 0; i++) {
    const token = tokens[i]!;
    if (i > from && token.clause !== clause) return -1;
    stamp++;
    let more = 0;
    for (let k = 0; k < count; k++) {
      const state = now.states[k]!;
      const wait = now.waits[k]!;
      if (wait > 0 && fillsGap(token)) {
        if (stamps[state] !== stamp) {
          stamps[state] = stamp;
          slots[state] = more;
          then.states[more] = state;
          then.waits[more++] = wait - 1;
        } else if (then.waits[slots[state]!]! < wait - 1) then.waits[slots[state]!] = wait - 1;
      }
      if (!passes(token, on[state]!, keys[state]!, sets[state]!)) continue;
      const { states, waits } = to[state]!;
      for (let n = 0; n < states.length; n++) {
        const next = states[n]!;
        if (next === ACCEPT) return i + 1;
        if (stamps[next] !== stamp) {
          stamps[next] = stamp;
          slots[next] = more;
          then.states[more] = next;
          then.waits[more++] = waits[n]!;
        } else if (then.waits[slots[next]!]! < waits[n]!) then.waits[slots[next]!] = waits[n]!;
      }
    }
    const done = now;
    now = then;
    then = done;
    count = more;
  }
  return -1;
}

/**
 * What of a list of phrases a word can begin, and of which it is the rarest that they can't do without: by way and word, the numbers of the
 * ones, a slash, the numbers of the others.
 */
export interface PhraseWords {
  readonly table: WordTable;
  /** Letters of the longest beginning of a word that is looked for. */
  readonly longest: number;
}

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
