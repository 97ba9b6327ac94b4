/** Every phrase of a rubric where it stands in the body: each sentence is read once for all of them. */
import type { Phrase, Rubric, Sentence } from '../model.js';
import type { Token } from '../evidence/tokens.js';
import { isPhrase } from '../evidence/packed.js';
import { findPhrases } from '../evidence/phrase.js';
import { listOf, type PhraseList } from '../evidence/phrase-match.js';

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
  /** How many of the phrases stand in each sentence that holds any. */
  counts(phrases: readonly Phrase[]): ReadonlyMap<Sentence, number>;
}

export function indexMentions(rubric: Rubric, body: readonly Sentence[], tokensOf: (sentence: Sentence) => readonly Token[]): MentionIndex {
  const phrases = phraseListOf(rubric);
  const byPhrase = new Map<Phrase, Hit[]>();
  for (const sentence of body) {
    for (const { phrase, start, end } of findPhrases(tokensOf(sentence), phrases)) {
      const hits = byPhrase.get(phrase);
      const hit: Hit = { sentence, start, end, phrase: phrase.source };
      if (hits === undefined) byPhrase.set(phrase, [hit]);
      else if (hits[hits.length - 1]!.sentence !== sentence) hits.push(hit);
    }
  }
  return {
    firstHits: (wanted) => {
      const first = new Map<number, Hit>();
      for (const phrase of wanted) for (const hit of byPhrase.get(phrase) ?? []) if (!first.has(hit.sentence.index)) first.set(hit.sentence.index, hit);
      return [...first.values()].sort((a, b) => a.sentence.index - b.sentence.index);
    },
    counts: (wanted) => {
      const counts = new Map<Sentence, number>();
      for (const phrase of wanted) for (const { sentence } of byPhrase.get(phrase) ?? []) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
      return counts;
    },
  };
}

const known = new WeakMap<Rubric, PhraseList>();

/** Takes the list of a rubric's phrases that was made when the package was built. */
export function adoptPhrases(rubric: Rubric, phrases: PhraseList): void {
  known.set(rubric, phrases);
}

/** All phrases of a rubric in one list that stays the same. */
function phraseListOf(rubric: Rubric): PhraseList {
  let list = known.get(rubric);
  if (list === undefined) known.set(rubric, (list = listOf(phrasesOf(rubric))));
  return list;
}

/** All phrases of a rubric. */
export function phrasesOf(rubric: Rubric): readonly Phrase[] {
  const found = new Set<Phrase>();
  collect(rubric, found);
  return [...found];
}

/** Phrases stand in lists of criteria, anti-patterns and timing, and in the parameters of checks; the rubric's own tree is shallow. */
function collect(value: unknown, found: Set<Phrase>): void {
  if (value === null || typeof value !== 'object' || value instanceof Map) return;
  if (isPhrase(value)) found.add(value);
  else for (const inner of Object.values(value)) collect(inner, found);
}
