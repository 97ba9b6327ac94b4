/** Reads a self-assessment statement by its structure alone: nothing there, nothing of its own, a plain refusal, or words. */
import { isPlaceholder, ownWords } from './emptiness.js';
import type { Language } from './language.js';
import { tokenize } from './tokens.js';
import type { Token } from './tokens.js';

/** `none`: no words · `empty`: no words of the proposer's own, or too few · `refuses`: opens with a plain no · `affirms`: other words. */
export type StatementSays = 'none' | 'empty' | 'refuses' | 'affirms';

export interface StatementOptions {
  /** The titles of the line: pasted back they are not the proposer's own words. */
  readonly titles: readonly string[];
  readonly language: Language;
}

/** Fewer content words of its own say nothing that can be checked. */
const LEAST_OWN_WORDS = 3;

/** What a statement says, read by structure. A pointer (`see X`) is taken off before. Linear; never throws. */
export function readStatement(text: string, { titles, language }: StatementOptions): { readonly says: StatementSays } {
  const plain = withoutMarkup(text).trim();
  if (plain === '') return { says: 'none' };
  const words = tokenize(plain.slice(0, OPENING)).filter((t) => t.kind === 'word');
  if (isStandIn(plain, words, language)) return { says: 'empty' };
  if (refuses(words)) return { says: 'refuses' };
  return { says: ownWords(plain, titles, language) < LEAST_OWN_WORDS ? 'empty' : 'affirms' };
}

/** A refusal and a stand-in are told by the first words. */
const OPENING = 400;

const STAND_INS = new Set([
  'not applicable', 'does not apply', 'do not apply', 'none', 'nil', 'ditto', 'idem', 'see above', 'see below', 'as above', 'as below', 'as before',
  'same as above', 'same as before', 'same', 'the same', 'same here', 'likewise', 'already answered', 'answered above', 'will follow',
  'to follow', 'later', 'pending', 'unknown', 'no response', 'no answer', 'no comment',
]);

/** "N/A", "not applicable", "none", "see above", "ditto", "TBD": what stands in the place of an answer. */
function isStandIn(plain: string, words: readonly Token[], language: Language): boolean {
  if (isPlaceholder(plain, language)) return true;
  return words.length <= 3 && STAND_INS.has(words.map((t) => t.word).join(' '));
}

const SOFTENERS = new Set(['sorry', 'sadly', 'unfortunately', 'regrettably', 'honestly', 'frankly', 'well', 'actually']);
const NO = new Set(['no', 'nope', 'not', 'never', 'none', 'nothing', 'nobody', 'neither', 'nor', 'cannot']);
const REFUSING = new Set(['refuse', 'decline', 'reject', 'oppose']);
const HELPERS = new Set(['will', 'would', 'can', 'could', 'shall', 'should', 'do', 'does', 'did', 'are', 'am', 'is', 'have', 'may']);

/** "No", "never", "we will not", "can't", "we refuse", "we have no": the statement opens with a plain refusal. */
function refuses(words: readonly Token[]): boolean {
  let at = 0;
  while (at < words.length && at < 2 && SOFTENERS.has(words[at]!.word)) at++;
  const word = (i: number): string => words[at + i]?.word ?? '';
  if (NO.has(word(0))) return !NOT_REFUSING.has(`${word(0)} ${word(1)}`);
  const subject = word(0) === 'we' || word(0) === 'i' ? 1 : 0;
  if (REFUSING.has(word(subject))) return true;
  if (HELPERS.has(word(subject)) && (word(subject + 1) === 'not' || word(subject + 1) === 'never')) return !NOT_REFUSING.has(`not ${word(subject + 2)}`);
  if (subject === 0) return false;
  if (word(1) === 'never') return true;
  return ['have', 'see', 'offer', 'plan', 'give', 'make'].includes(word(1)) && ['no', 'none', 'nothing'].includes(word(2)) && word(3) !== 'doubt';
}

/** Openings that look like a refusal and are none. */
const NOT_REFUSING = new Set(['not only', 'not just', 'not merely', 'not least', 'no doubt', 'no problem', 'nothing but', 'no less']);

/** Emphasis marks as spaces, so that offsets stay those of the text. */
function withoutMarkup(text: string): string {
  return text.replace(/[*_`]/gu, (mark, at: number) => (mark === '_' && isWordChar(text[at - 1]) && isWordChar(text[at + 1]) ? '_' : ' '));
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
