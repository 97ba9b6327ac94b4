/** Words with their places, folded for comparing titles: case, marks, emoji and punctuation aside, `&` as `and`. */

import { isAscii, isAsciiLetter } from '../lib/letters.js';

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a text from `from` on, at most `most` of them. Offsets are in the text. */
export function wordsOf(text: string, from = 0, most = Infinity): Word[] {
  const words: Word[] = [];
  for (let i = from; i < text.length && words.length < most;) {
    const code = text.charCodeAt(i);
    if (code >= 128) return moreWords(text, i, most, words);
    if (code === AND) { words.push({ text: 'and', start: i, end: ++i }); continue; }
    if (!isAsciiLetter(code)) { i++; continue; }
    const start = i;
    while (i < text.length && isAsciiLetter(text.charCodeAt(i))) i++;
    // A letter beyond ASCII may go on with the word.
    if (i < text.length && text.charCodeAt(i) >= 128) return moreWords(text, start, most, words);
    words.push({ text: text.slice(start, i).toLowerCase(), start, end: i });
  }
  return words;
}

const AND = 38;

function moreWords(text: string, from: number, most: number, words: Word[]): Word[] {
  const pattern = /[\p{L}\p{N}\p{M}]+|&/gu;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null && words.length < most; found = pattern.exec(text)) {
    const folded = found[0] === '&' ? 'and' : isAscii(found[0]) ? found[0].toLowerCase() : found[0].normalize('NFKC').toLowerCase();
    words.push({ text: folded, start: found.index, end: found.index + found[0].length });
  }
  return words;
}

/** The words alone, joined by spaces. */
export function foldWords(text: string): string {
  if (text.length > LONGEST_KEPT) return wordsOf(text).map((w) => w.text).join(' ');
  let words = folded.get(text);
  if (words === undefined) {
    if (folded.size >= MOST_TITLES) folded.clear();
    folded.set(text, (words = wordsOf(text).map((w) => w.text).join(' ')));
  }
  return words;
}

/** A rubric's titles and labels are folded for every proposal. */
const folded = new Map<string, string>();
const LONGEST_KEPT = 200;

/** A rubric's titles are compared with every line. They are few; a text that goes on inventing them does not fill the memory. */
const titled = new Map<string, readonly Word[]>();
const MOST_TITLES = 5_000;

function titleWords(title: string): readonly Word[] {
  let words = titled.get(title);
  if (words === undefined) {
    if (titled.size >= MOST_TITLES) titled.clear();
    titled.set(title, (words = wordsOf(title)));
  }
  return words;
}

/** A line is compared with all titles in a row. */
let opened: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

function openingOf(text: string): readonly Word[] {
  if (opened.text !== text) opened = { text, words: wordsOf(text, 0, 24) };
  return opened.words;
}

/**
 * Where the rest begins when the text opens with one of the titles (the longest that fits), past the separators
 * behind it (colon, dash, bold, white space); null when it opens with none of them.
 */
export function afterTitle(text: string, titles: readonly string[]): { readonly title: number; readonly rest: number } | null {
  let best: { title: number; words: number; end: number } | null = null;
  const opening = openingOf(text);
  for (let index = 0; index < titles.length; index++) {
    const wanted = titleWords(titles[index]!);
    if (wanted.length === 0 || wanted.length > opening.length || (best !== null && wanted.length <= best.words)) continue;
    let same = 0;
    while (same < wanted.length && wanted[same]!.text === opening[same]!.text) same++;
    if (same === wanted.length) best = { title: index, words: wanted.length, end: opening[wanted.length - 1]!.end };
  }
  if (best === null) return null;
  const { title, end } = best;
  let rest = end;
  while (rest < text.length && /[\s:*_–—|.\-‒]/u.test(text[rest]!)) rest++;
  // A title is a title when something sets it off from what follows; "Scalability depends on ..." is a sentence.
  if (rest < text.length && !/[:–—|.*_‒]|\s-|-\s/u.test(text.slice(end, rest))) return null;
  return { title, rest };
}
