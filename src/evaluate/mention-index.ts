/** Every phrase of a rubric where it stands in the body: each sentence is read once for all of them. */
import type { Phrase, Rubric } from '../rubric/types.js';
import type { Sentence } from '../proposal/types.js';
import type { Token } from '../language/tokens.js';
import { isPhrase } from '../language/packed.js';
import { eachMatch, listOf, type PhraseList } from '../language/phrase-match.js';

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

const NO_HITS: readonly Hit[] = [];

export function indexMentions(rubric: Rubric, body: readonly Sentence[], tokensOf: (sentence: Sentence) => readonly Token[]): MentionIndex {
  const list = phraseListOf(rubric);
  /** By a phrase's number, its first hit in each sentence. */
  const byPhrase: (Hit[] | undefined)[] = [];
  for (const sentence of body) {
    const tokens = tokensOf(sentence);
    eachMatch(tokens, list, (phrase, from, to) => {
      const hits = byPhrase[phrase];
      if (hits !== undefined && hits[hits.length - 1]!.sentence === sentence) return;
      const hit: Hit = { sentence, start: tokens[from]!.start, end: tokens[to - 1]!.end, phrase: list.at(phrase).source };
      if (hits === undefined) byPhrase[phrase] = [hit];
      else hits.push(hit);
    });
  }
  return {
    firstHits: (wanted) => {
      let first: Map<number, Hit> | null = null;
      for (const number of numbersOf(wanted, list)) {
        const hits = byPhrase[number];
        if (hits === undefined) continue;
        first ??= new Map();
        for (const hit of hits) if (!first.has(hit.sentence.index)) first.set(hit.sentence.index, hit);
      }
      return first === null ? NO_HITS : [...first.values()].sort((a, b) => a.sentence.index - b.sentence.index);
    },
    counts: (...lists) => {
      const counts = new Map<Sentence, number>();
      for (const wanted of lists) for (const number of numbersOf(wanted, list)) {
        const hits = byPhrase[number];
        if (hits !== undefined) for (const { sentence } of hits) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
      }
      return counts;
    },
  };
}

/** The numbers that phrases of a rubric's lists have in the list of all; a rubric's lists are asked for with every proposal. */
const numbered = new WeakMap<readonly Phrase[], { readonly list: PhraseList; readonly numbers: readonly number[] }>();
const numbering = new WeakMap<PhraseList, ReadonlyMap<Phrase, number>>();

function numbersOf(phrases: readonly Phrase[], list: PhraseList): readonly number[] {
  const known = numbered.get(phrases);
  if (known !== undefined && known.list === list) return known.numbers;
  let all = numbering.get(list);
  if (all === undefined) numbering.set(list, (all = new Map(Array.from({ length: list.length }, (_, number): [Phrase, number] => [list.at(number), number]))));
  const numbers = phrases.map((phrase) => all.get(phrase)).filter((number) => number !== undefined);
  numbered.set(phrases, { list, numbers });
  return numbers;
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
