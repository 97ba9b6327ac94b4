/** A phrase as a small automaton, run over words as a set of states, so that no text makes it slow. */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import type { Token } from './tokens.js';

const INFLECTED = 0;
const EXACT = 1;
const PREFIX = 2;
const ONE_OF = 3;
const ACCEPT = -1;

/** Where a state leads: to other states, each of which may wait for so many words to pass. */
interface Ways { readonly states: readonly number[]; readonly waits: readonly number[] }

/** States by number, in lists that run side by side: what a state asks of a word, its word, and where it leads. */
export interface Automaton {
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

/** The automaton of a phrase, made once. */
export function automatonOf(phrase: Phrase): Automaton {
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
export function matchAt(tokens: readonly Token[], from: number, { on, keys, sets, to, first, stamps, slots }: Automaton): number {
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
