/** Every phrase of a rubric where it stands in the body: each sentence is read once for all of them. */
import type { Phrase, Rubric } from '../rubric/types.js';
import type { Sentence } from '../proposal/types.js';
import type { Token } from '../language/tokens.js';
import { indexOf, matchPhrases } from '../language/phrase-match.js';

export interface Hit {
  readonly sentence: Sentence;
  /** Offsets in the sentence's text. */
  readonly start: number;
  readonly end: number;
  /** The phrase as the rubric writes it. */
  readonly phrase: string;
}

export interface MentionIndex {
  /** The first hit of any of the phrases in each sentence that has one, in document order. */
  firstHits(phrases: readonly Phrase[]): readonly Hit[];
  /** How many phrases of these lists stand in each sentence that holds any. */
  counts(...lists: readonly (readonly Phrase[])[]): ReadonlyMap<Sentence, number>;
}

export function indexMentions(rubric: Rubric, body: readonly Sentence[], tokensOf: (sentence: Sentence) => readonly Token[]): MentionIndex {
  const index = indexOf(phrasesOf(rubric));
  /** Each phrase's first hit in each sentence. */
  const byPhrase = new Map<Phrase, Hit[]>();
  for (const sentence of body) {
    const tokens = tokensOf(sentence);
    for (const { phrase: number, from, to } of matchPhrases(tokens, index)) {
      const phrase = index.phrases[number]!;
      const hit: Hit = { sentence, start: tokens[from]!.start, end: tokens[to - 1]!.end, phrase: phrase.source };
      const hits = byPhrase.get(phrase);
      if (hits === undefined) byPhrase.set(phrase, [hit]);
      else if (hits.at(-1)!.sentence !== sentence) hits.push(hit);
    }
  }
  return {
    firstHits: (wanted) => {
      const first = new Map<number, Hit>();
      for (const phrase of wanted) for (const hit of byPhrase.get(phrase) ?? []) if (!first.has(hit.sentence.index)) first.set(hit.sentence.index, hit);
      return [...first.values()].sort((a, b) => a.sentence.index - b.sentence.index);
    },
    counts: (...lists) => {
      const counts = new Map<Sentence, number>();
      for (const phrase of lists.flat()) for (const { sentence } of byPhrase.get(phrase) ?? []) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
      return counts;
    },
  };
}

const known = new WeakMap<Rubric, readonly Phrase[]>();

/** All phrases of a rubric, each once. */
export function phrasesOf(rubric: Rubric): readonly Phrase[] {
  let phrases = known.get(rubric);
  if (phrases === undefined) {
    const found = new Set<Phrase>();
    collect(rubric, found);
    known.set(rubric, (phrases = [...found]));
  }
  return phrases;
}

/** Phrases stand in lists of criteria, anti-patterns and timing, and in the parameters of checks; the rubric's own tree is shallow. */
function collect(value: unknown, found: Set<Phrase>): void {
  if (value === null || typeof value !== 'object' || value instanceof Map) return;
  if (isPhrase(value)) found.add(value);
  else for (const inner of Object.values(value)) collect(inner, found);
}

function isPhrase(value: object): value is Phrase {
  return 'source' in value && typeof value.source === 'string' && 'parts' in value;
}
