/** Whether words are the proposer's own: placeholders, bare assent and the criterion's wording pasted back are not. */
import type { Language } from './language.js';
import { isIn } from './language.js';
import { inflectionKey } from './inflect.js';
import { hasLetter } from '../lib/letters.js';
import { tokenize } from './tokens.js';

/** Words in square, pointed or curly brackets alone are a template's own: at most so many. */
const BRACKETED_WORDS = 8;

/** What every placeholder that has other letters than x holds, in one way or another: most text is told from them at a look. */
const MAYBE = /lorem|tb[acd]|todo|fixme|placeholder|(?:^|[^a-z0-9])na(?:n?['’ʼ‘]|[^a-z0-9]|$)|^n\s?\/|^to be|^[[<{]/i;

/** Whether a text is only a placeholder: nothing but marks, `TBD`, `TODO`, `lorem ipsum`, `xxx`, `n/a`, `[your answer]`, "to be filled in". */
export function isPlaceholder(text: string, language: Language): boolean {
  const trimmed = text.trim();
  if (trimmed.length > 400) return false;
  if (!MAYBE.test(trimmed) && /[a-wyz]/i.test(trimmed)) return false;
  if (!hasLetter(trimmed)) return true;
  const words = tokenize(trimmed).filter((t) => t.kind === 'word').map((t) => t.word);
  if (words.length === 0) return true;
  const first = trimmed[0]!;
  const last = trimmed[trimmed.length - 1]!;
  if (words.length <= BRACKETED_WORDS && ((first === '[' && last === ']') || (first === '<' && last === '>') || (first === '{' && last === '}'))) return true;
  if (words[0] === 'lorem' || /^to be (?:filled|completed|written|added|inserted)(?: in| out| later| here| soon)*\.?$/iu.test(trimmed)) return true;
  if (/^x{2,}$/u.test(words.join(''))) return true;
  const marker = words.some((w) => ['tbd', 'tba', 'tbc', 'todo', 'fixme', 'lorem', 'placeholder', 'na'].includes(w)) || /^n\s?\/\s?a\b/iu.test(trimmed);
  return marker && words.every((w) => isIn(language, 'placeholder', w) || isIn(language, 'small', w));
}

/** How many words of a statement are the proposer's own: not small words, not assent, not words of the titles. */
export function ownWords(text: string, titles: readonly string[], language: Language): number {
  const given = keysOf(titles);
  let own = 0;
  for (const token of tokenize(text)) {
    if (token.kind !== 'word' || isIn(language, 'small', token.word) || isIn(language, 'assent', token.word)) continue;
    if (!given.has(inflectionKey(token.word)) && !token.word.split('-').every((part) => given.has(inflectionKey(part)))) own++;
  }
  return own;
}

/** A rubric's titles are asked for with every proposal. */
const titled = new Map<string, ReadonlySet<string>>();
const MOST_TITLES = 2_000;

function keysOf(titles: readonly string[]): ReadonlySet<string> {
  const key = titles.join('\n');
  let keys = titled.get(key);
  if (keys === undefined) {
    if (titled.size >= MOST_TITLES) titled.clear();
    titled.set(key, (keys = new Set(titles.flatMap((t) => tokenize(t).filter((x) => x.kind === 'word').flatMap((x) => [inflectionKey(x.word), ...x.word.split('-').map(inflectionKey)])))));
  }
  return keys;
}
