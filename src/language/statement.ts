/** Whether words behind a title are the proposer's own, and whether they open with a plain no: structure only, never what they mean. */
import type { Language } from './language.js';
import { isIn } from './language.js';
import { isPlaceholder, ownWords } from './emptiness.js';
import { tokenize } from './tokens.js';

/** Fewer words that carry content say nothing that a reader could check. */
const LEAST_CONTENT = 3;

/** Words that stand in for an answer that is given elsewhere, later or not at all. */
const NO_ANSWER = /^\W*(?:n\s*\/?\s*a\b|not applicable|no response|none|nil|unknown|as above|see above|see below|as below|same as above|ditto|idem|as before|to follow|will follow|to be (?:decided|confirmed|announced|determined|defined)|later)\W*$/iu;

/** Whether a text is no answer: a placeholder, or words for one that is given elsewhere, later or not at all. */
export function isNoAnswer(text: string, language: Language): boolean {
  const plain = text.replace(/[*_`~]/gu, ' ').trim();
  return (plain.length <= 40 && NO_ANSWER.test(plain)) || isPlaceholder(plain, language);
}

/** `bare`: no words at all · `boilerplate`: none of the proposer's own, or too few to check · `words`: anything else. `titles` are those of the line. */
export function readStatement(text: string, titles: readonly string[], language: Language): 'bare' | 'boilerplate' | 'words' {
  const plain = text.replace(/[*_`~]/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'bare';
  if (isNoAnswer(plain, language)) return 'boilerplate';
  let content = 0;
  for (const { kind, word } of tokenize(plain)) {
    if (kind === 'word' && !isIn(language, 'small', word) && !isIn(language, 'assent', word)) content++;
    if (content >= LEAST_CONTENT) break;
  }
  return content < LEAST_CONTENT || ownWords(plain, titles, language) === 0 ? 'boilerplate' : 'words';
}

const NO = new Set(['no', 'nope', 'not', 'never', 'none', 'nothing', 'nobody', 'neither', 'nor', 'nowhere']);
const HELPERS = new Set(['will', 'would', 'shall', 'should', 'can', 'could', 'may', 'must', 'do', 'does', 'did', 'are', 'is', 'am', 'have', 'has']);
const DECLINING = new Set(['refuse', 'decline', 'reject', 'oppose']);
const SOFTENERS = new Set(['sorry', 'sadly', 'unfortunately', 'honestly', 'frankly', 'well', 'actually']);
/** Openings that look like a refusal and are none. */
const NOT_REFUSING = new Set(['not only', 'not just', 'not merely', 'not least', 'no doubt', 'no problem', 'nothing but', 'no less']);

/** Whether a text opens with a plain refusal: no, not, never, none, "we will not", "we can't", "we refuse", "we have no". */
export function refuses(text: string): boolean {
  const words = tokenize(text.slice(0, 200).replace(/[*_`~]/gu, ' ')).filter((t) => t.kind === 'word').map((t) => t.word);
  while (SOFTENERS.has(words[0] ?? '')) words.shift();
  const subject = words[0] === 'we' || words[0] === 'i' || words[0] === 'it' || words[0] === 'there' ? 1 : 0;
  const [first = '', second = '', third = ''] = words.slice(subject);
  if (NO.has(first)) return !NOT_REFUSING.has(`${first} ${second}`);
  if (DECLINING.has(first)) return true;
  return HELPERS.has(first) && NO.has(second) && !NOT_REFUSING.has(`${second} ${third}`);
}
