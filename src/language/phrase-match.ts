/**
 * Finds phrases among tokens. An index by each phrase's rarest word says which phrases a text may hold;
 * those are run as small automata over sets of states, so that no text makes one slow.
 */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import type { Token } from './tokens.js';

/** Where a phrase may stand: one of its words, with how many tokens of the phrase may stand before it. */
interface Anchor {
  readonly phrase: number;
  readonly before: number;
}

/** Phrases that are looked for together. */
export interface PhraseIndex {
  readonly phrases: readonly Phrase[];
  /** By a word as phrases write it (`publish`, `=code`, `licen*`), the phrases that a text without it can't hold. */
  readonly byWord: ReadonlyMap<string, readonly Anchor[]>;
  /** The lengths of beginnings (`licen*`) in `byWord`. */
  readonly prefixLengths: readonly number[];
  /** What `byWord` gives for words met before, by the word. */
  readonly met: Map<string, readonly Anchor[]>;
  /** By phrase, made when a text first holds its anchor. */
  readonly automata: (Ways | undefined)[];
}

/** A match of a phrase by its number in the index: tokens `from` up to `to`, exclusive. */
export interface PhraseMatch {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

/** Words met are forgotten beyond so many. */
const MAX_MET = 20_000;

const indexes = new WeakMap<readonly Phrase[], PhraseIndex>();

/** The index of a list of phrases, made once for each list. */
export function indexOf(phrases: readonly Phrase[]): PhraseIndex {
  let index = indexes.get(phrases);
  if (index === undefined) indexes.set(phrases, (index = makeIndex(phrases)));
  return index;
}

function makeIndex(phrases: readonly Phrase[]): PhraseIndex {
  const byWord = new Map<string, Anchor[]>();
  phrases.forEach(({ parts }, phrase) => {
    const words = anchorsOf(parts)!;
    const anchor = { phrase, before: Math.max(...words.map(({ before }) => before)) };
    for (const { word } of words) {
      const anchors = byWord.get(word);
      if (anchors === undefined) byWord.set(word, [anchor]);
      else if (anchors.at(-1) !== anchor) anchors.push(anchor);
    }
  });
  const prefixes = [...byWord.keys()].filter((word) => word.endsWith('*') && !word.startsWith('='));
  const prefixLengths = [...new Set(prefixes.map((word) => word.length - 1))];
  return { phrases, byWord, prefixLengths, met: new Map(), automata: [] };
}

interface AnchorWord {
  readonly word: string;
  readonly before: number;
}

/** How often a word is likely to stand in a text: short words are common. */
function costOf(word: string): number {
  return Math.max(1, 12 - 2 * word.length);
}

/** Words one of which every match holds, those that are likely to be the rarest; null where the parts may match nothing. */
function anchorsOf(parts: readonly PhrasePart[], offset = 0): readonly AnchorWord[] | null {
  let best: readonly AnchorWord[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  let before = offset;
  for (const part of parts) {
    let found: readonly AnchorWord[] | null = null;
    if (typeof part === 'string') found = [{ word: part, before }];
    else if (typeof part !== 'number') {
      const at = before;
      const options = part.map((option) => anchorsOf(option, at));
      found = options.every((option) => option !== null) ? options.flat() : null;
    }
    const cost = found?.reduce((sum, { word }) => sum + costOf(word), 0) ?? least;
    if (cost < least) [best, least] = [found, cost];
    before += lengthOf(part);
  }
  return best;
}

/** The most tokens that a part takes. */
function lengthOf(part: PhrasePart): number {
  if (typeof part === 'string') return 1;
  if (typeof part === 'number') return part;
  return Math.max(
    ...part.map((option) => option.reduce((sum: number, one) => sum + lengthOf(one), 0)),
  );
}

const NONE: readonly Anchor[] = [];

/** The phrases that may stand around a word: first those that hold it as it stands, then its inflections, then beginnings. */
function anchorsAt({ word, key, kind }: Token, index: PhraseIndex): readonly Anchor[] {
  const known = index.met.get(word);
  if (known !== undefined) return known;
  const found = [index.byWord.get(`=${word}`), kind === 'word' ? index.byWord.get(key) : undefined];
  for (const length of index.prefixLengths) {
    if (length <= word.length) found.push(index.byWord.get(`${word.slice(0, length)}*`));
  }
  const lists = found.filter((list) => list !== undefined);
  const anchors = lists.length === 0 ? NONE : lists.flat();
  if (index.met.size >= MAX_MET) index.met.clear();
  index.met.set(word, anchors);
  return anchors;
}

/** All matches by place; those of one phrase don't overlap. Of two at one place, what was found by the word as it stands comes first. */
export function matchPhrases(tokens: readonly Token[], index: PhraseIndex): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  /** By phrase, the first token at which it was not tried yet. */
  let untried: Map<number, number> | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const anchors = anchorsAt(tokens[i]!, index);
    for (let k = 0; k < anchors.length; k++) {
      const { phrase, before } = anchors[k]!;
      const first = (index.automata[phrase] ??= automatonOf(index.phrases[phrase]!));
      untried ??= new Map();
      let from = Math.max(i - before, untried.get(phrase) ?? 0);
      while (from <= i) {
        const to = matchAt(tokens, from, first);
        if (to >= 0) found.push({ phrase, from, to });
        from = Math.max(to, from + 1);
      }
      untried.set(phrase, from);
    }
  }
  return found.length < 2 ? found : found.sort((a, b) => a.from - b.from);
}

function matchesOf(tokens: readonly Token[], phrase: Phrase): { from: number; to: number }[] {
  const first = automatonOf(phrase);
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const to = matchAt(tokens, from, first);
    if (to < 0) continue;
    found.push({ from, to });
    from = to - 1;
  }
  return found;
}

/** Where one phrase stands, as offsets into the text. */
export function findPhrase(
  tokens: readonly Token[],
  phrase: Phrase,
): { start: number; end: number }[] {
  return matchesOf(tokens, phrase).map((match) => offsets(tokens, match));
}

/** Where any of several phrases stands, as offsets with the phrase, by place. */
export function findPhrases(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
): { phrase: Phrase; start: number; end: number }[] {
  return matchPhrases(tokens, indexOf(phrases)).map((match) => ({
    phrase: phrases[match.phrase]!,
    ...offsets(tokens, match),
  }));
}

function offsets(tokens: readonly Token[], { from, to }: Pick<PhraseMatch, 'from' | 'to'>) {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end };
}

// --- one phrase as an automaton -----------------------------------------------------------------

/** A word that is waited for. */
interface State {
  readonly test: (token: Token) => boolean;
  readonly next: Ways;
}
/** The states that may come next (null: the phrase is complete), each with how many other words may pass before. */
type Ways = readonly (readonly [state: State | null, gap: number])[];

const automata = new WeakMap<Phrase, Ways>();

function automatonOf(phrase: Phrase): Ways {
  let first = automata.get(phrase);
  if (first === undefined) automata.set(phrase, (first = waysInto(phrase.parts, [[null, 0]])));
  return first;
}

/** The ways that begin with `parts` and go on with `next`; built from the end. */
function waysInto(parts: readonly PhrasePart[], next: Ways): Ways {
  return parts.reduceRight<Ways>((after, part) => {
    if (typeof part === 'number') return after.map(([state, gap]) => [state, gap + part]);
    if (typeof part === 'string') return [[{ test: testOf(part), next: after }, 0]];
    // A list of hundreds of words is one state, not hundreds.
    const isWord = (option: readonly PhrasePart[]): boolean =>
      option.length === 1 && typeof option[0] === 'string' && isInflected(option[0]);
    const words = new Set(part.filter(isWord).map(([word]) => word));
    const merged = new Map<State | null, number>();
    if (words.size > 0) {
      merged.set({ test: ({ key, kind }) => kind === 'word' && words.has(key), next: after }, 0);
    }
    for (const option of part) {
      if (!isWord(option))
        for (const [state, gap] of waysInto(option, after)) add(merged, state, gap);
    }
    return [...merged];
  }, next);
}

function isInflected(word: string): boolean {
  return !word.startsWith('=') && !word.endsWith('*');
}

function testOf(written: string): State['test'] {
  if (isInflected(written)) return ({ key, kind }) => kind === 'word' && key === written;
  if (written.startsWith('=')) {
    const exact = written.slice(1);
    return ({ word }) => word === exact;
  }
  const prefix = written.slice(0, -1);
  return ({ word }) => word.startsWith(prefix);
}

function add<T>(ways: Map<T, number>, state: T, gap: number): void {
  ways.set(state, Math.max(ways.get(state) ?? 0, gap));
}

/** What may stand in a gap. */
function fillsGap({ kind, word }: Token): boolean {
  return kind === 'word' || word === ',' || word === '"' || word === '/' || word === '&';
}

/** The end of the shortest match that begins at token `from`, or -1. */
function matchAt(tokens: readonly Token[], from: number, first: Ways): number {
  // A phrase may begin with the mark that ends the clause before (": none").
  const head = tokens[from]!;
  const clause = head.kind === 'mark' ? (tokens[from + 1] ?? head).clause : head.clause;
  let live: Iterable<readonly [State | null, number]> = first;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (i > from && token.clause !== clause) return -1;
    let after: Map<State | null, number> | null = null;
    for (const [state, gap] of live) {
      if (state === null) continue;
      if (gap > 0 && fillsGap(token)) add((after ??= new Map()), state, gap - 1);
      if (!state.test(token)) continue;
      for (const [next, wait] of state.next) {
        if (next === null) return i + 1;
        add((after ??= new Map()), next, wait);
      }
    }
    if (after === null) return -1;
    live = after;
  }
  return -1;
}
