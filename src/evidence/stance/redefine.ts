/** Rule: a line that takes its criterion's word for something else denies it: "scope refers to our telescope", "open as in open for business". */
import { inflectionKey } from '../inflect.js';
import { isIn } from '../language.js';
import { isSentenceEnd } from './aside.js';
import type { Finding, Scan } from './scan.js';

/** Behind the title's word, these take it for another thing whatever follows. */
const ELSEWHERE: readonly (readonly string[])[] = [['refers', 'to'], ['stands', 'for'], ['as', 'in'], ['in', 'the', 'sense', 'of'], ['is', 'short', 'for'], ['is', 'the', 'name', 'of'], ['is', 'our', 'word', 'for'], ['is', 'our', 'brand'], ['is', 'a', 'brand'], ['in', 'name']];
/** Behind these it depends on what follows: one's own gain denies. */
const EQUALS = new Set(['means', 'mean', 'meaning', 'is', 'are', 'equals', '=', 'towards', 'toward', 'for', 'comes', 'starts']);

export function redefinitions(scan: Scan): Finding[] {
  if (scan.polarity === 'bad') return [];
  const { tokens } = scan;
  for (let i = 0; i < tokens.length; i++) {
    if (!isTitleWord(scan, tokens[i]!.word) || scan.quoted[i] || !beginsSentence(scan, i)) continue;
    for (let j = i + 1; j < tokens.length && j - i <= 6 && !isSentenceEnd(tokens[j]!.word); j++) {
      if (ELSEWHERE.some((words) => words.every((w, k) => tokens[j + k]?.word === w))) return [{ kind: 'denies', from: i, to: j + 1, rule: 'another meaning' }];
      if (!EQUALS.has(tokens[j]!.word) || tokens[j + 1]?.word === 'not') continue;
      const gain = ownGain(scan, j + 1);
      if (gain) return [{ kind: 'denies', from: i, to: j + 1, rule: 'another meaning: own gain' }];
      if (tokens[j]!.word !== 'for') break;
    }
  }
  return [];
}

/** At most two small words before it: "our", "the", "full", "long". */
function beginsSentence(scan: Scan, at: number): boolean {
  const { tokens } = scan;
  for (let i = at - 1; i >= 0 && at - i <= 3; i--) {
    if (isSentenceEnd(tokens[i]!.word)) return true;
    if (at - i > 2 || !(isIn(scan.language, 'small', tokens[i]!.word) || isTitleWord(scan, tokens[i]!.word))) return false;
  }
  return true;
}

/** What follows, up to the end of the sentence, names a gain of one's own, and nothing that the matter itself asks for. */
function ownGain(scan: Scan, from: number): boolean {
  let gain = false;
  for (let i = from; i < scan.tokens.length && i - from < 24 && !isSentenceEnd(scan.tokens[i]!.word); i++) {
    const { word } = scan.tokens[i]!;
    if (isIn(scan.language, 'trade', word)) gain = true;
    else if (scan.worth[i]!.own && scan.worth[i]!.value === 1 && !isTitleWord(scan, word)) return false;
  }
  return gain;
}

/** A word of the titles, or one of its family: sustainable and sustainability, transparent and transparency. */
function isTitleWord(scan: Scan, word: string): boolean {
  const key = inflectionKey(word);
  if (scan.titleWords.has(key)) return true;
  if (key.length < 6) return false;
  const stem = key.slice(0, Math.max(6, key.length - 4));
  for (const title of scan.titleWords) if (title.startsWith(stem)) return true;
  return false;
}
