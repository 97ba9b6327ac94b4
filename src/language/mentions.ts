/** Finds mentions of any terms in general prose, each with its stance: the public search, for subjects that no rubric knows. */
import type { Mention } from './evidence.js';
import type { Phrase } from '../rubric/types.js';
import type { Language } from './language.js';
import { inflectionKey } from './inflect.js';
import { compilePhrase, NO_LEXICON } from './phrase.js';
import { indexOf, matchPhrases } from './phrase-match.js';
import { tokenize } from './tokens.js';
import type { Token } from './tokens.js';
import { stanceReader } from './negation.js';

/**
 * Every mention of the terms in the text, by place, with how it is read there: `supports`, `denies`, `hedges` or `unrelated`, and the trigger.
 * A term is written in the phrase language; one that can't be is looked for word by word. Offsets are UTF-16 units of `text`.
 */
export function findMentions(text: string, terms: readonly string[], language: Language): Mention[] {
  const phrases: Phrase[] = [];
  for (const term of terms) {
    const phrase = compilePhrase(term, NO_LEXICON);
    const plain = 'error' in phrase ? wordByWord(term) : phrase;
    if (plain !== null) phrases.push(plain);
  }
  if (phrases.length === 0) return [];
  const tokens = tokenize(text);
  const matched = [...matchPhrases(tokens, indexOf(phrases)), ...prefixed(tokens, phrases)];
  const found = [...matched, ...literal(text, tokens, phrases, new Set(matched.map((m) => m.phrase)))].sort((a, b) => a.from - b.from || a.to - b.to);
  if (found.length === 0) return [];
  const reader = stanceReader(text, language);
  return found.map(({ phrase, from, to }) => {
    const start = tokens[from]!.start;
    const end = tokens[to - 1]!.end;
    return { start, end, phrase: phrases[phrase]!.source, reading: reader.read({ start, end, source: phrases[phrase]!.source }) };
  });
}

/** Terms that no phrase can hold, such as "C. difficile" with a full stop inside, are looked for as they stand, between word ends. */
function literal(text: string, tokens: readonly Token[], phrases: readonly Phrase[], known: ReadonlySet<number>): { phrase: number; from: number; to: number }[] {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [];
  return phrases.flatMap(({ source }, phrase) => {
    const term = source.trim().toLowerCase();
    if (known.has(phrase) || !/[^\p{L}\p{N}\s]/u.test(term) || !/[\p{L}\p{N}]/u.test(term)) return [];
    const out: { phrase: number; from: number; to: number }[] = [];
    let from = 0;
    for (let at = low.indexOf(term); at >= 0; at = low.indexOf(term, at + term.length)) {
      const end = at + term.length;
      if (isWordPart(low[at - 1]) || (isWordPart(low[end]) && isWordPart(low[end - 1]))) continue;
      while (from < tokens.length && tokens[from]!.end <= at) from++;
      let to = from;
      while (to < tokens.length && tokens[to]!.start < end) to++;
      if (to > from) out.push({ phrase, from, to });
    }
    return out;
  });
}

function isWordPart(char: string | undefined): boolean { return char !== undefined && /[\p{L}\p{N}]/u.test(char); }

/** Single words behind a denying prefix: `exclusive` in "non-exclusive". */
function prefixed(tokens: readonly Token[], phrases: readonly Phrase[]): { phrase: number; from: number; to: number }[] {
  const keys = new Map<string, number>();
  phrases.forEach(({ parts: [part, ...more] }, i) => { if (typeof part === 'string' && more.length === 0) keys.set(part.replace(/^=/, ''), i); });
  if (keys.size === 0) return [];
  return tokens.flatMap((token, i) => {
    const hyphen = token.word.indexOf('-');
    if (hyphen < 2 || !PREFIXES.has(token.word.slice(0, hyphen))) return [];
    const rest = token.word.slice(hyphen + 1);
    const phrase = keys.get(inflectionKey(rest)) ?? keys.get(rest);
    return phrase === undefined ? [] : [{ phrase, from: i, to: i + 1 }];
  });
}

const PREFIXES = new Set(['non', 'anti', 'un', 'counter']);

function wordByWord(term: string): Phrase | null {
  const parts = tokenize(term).filter((t) => t.kind === 'word').map((t) => `=${t.word}`);
  return parts.length === 0 ? null : { source: term, parts };
}
