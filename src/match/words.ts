/** Words with their places, folded for comparing titles: case, marks, emoji and punctuation aside, `&` as `and`. */

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ascii = /^[\x00-\x7f]*$/;

/** Words of a text from `from` on, at most `most` of them. Offsets are in the text. */
export function wordsOf(text: string, from = 0, most = Infinity): Word[] {
  const words: Word[] = [];
  const pattern = /[\p{L}\p{N}\p{M}]+|&/gu;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null && words.length < most; found = pattern.exec(text)) {
    const folded = found[0] === '&' ? 'and' : ascii.test(found[0]) ? found[0].toLowerCase() : found[0].normalize('NFKC').toLowerCase();
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
  titles.forEach((title, index) => {
    const wanted = titleWords(title);
    if (wanted.length === 0 || wanted.length > opening.length || (best !== null && wanted.length <= best.words)) return;
    if (wanted.every((w, i) => w.text === opening[i]!.text)) best = { title: index, words: wanted.length, end: opening[wanted.length - 1]!.end };
  });
  if (best === null) return null;
  const { title, end } = best as { title: number; words: number; end: number };
  let rest = end;
  while (rest < text.length && /[\s:*_–—|.\-‒]/u.test(text[rest]!)) rest++;
  // A title is a title when something sets it off from what follows; "Scalability depends on ..." is a sentence.
  if (rest < text.length && !/[:–—|.*_‒]|\s-|-\s/u.test(text.slice(end, rest))) return null;
  return { title, rest };
}
