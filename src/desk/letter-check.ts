/** What keeps a letter from being sent: a sentence still to write, ids and marks of the rubric, quotations that are not in the proposal. */
import { problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import { findQuote, type QuoteIndex } from '../evaluate/quotes.js';

/** What keeps a letter from being sent. `ids` are all of the rubric's; `title` may be quoted as it is. */
export function checkLetter(text: string, path: string | null, index: QuoteIndex, title: string, ids: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  const quoted = quotations(text);
  // Their own title and words may hold whatever they like.
  const theirs = [...quoted.map(({ at, words }) => [at, at + words.length] as const), ...(title === '' ? [] : spans(text, title))];
  const place = (at: number): { readonly line: number; readonly column: number } => { const before = text.slice(0, at).split('\n'); return { line: before.length, column: before.at(-1)!.length + 1 }; };
  const own = (at: number): boolean => theirs.every(([from, to]) => at < from || at > to);
  for (const [at] of spans(text, '▸')) if (own(at)) problems.push(problem('letter-unfinished', 'Your own sentence is still missing here.', { path, place: place(at), fix: 'Replace the line with ▸, or delete it.' }));
  for (const id of ids) for (const [at] of id.includes('/') ? spans(text, id) : []) if (own(at)) problems.push(problem('letter-id', `"${id}" is an id of the rubric; the reader of the letter does not know it.`, { path, place: place(at), fix: 'Write its title.' }));
  for (const { at, length } of oursIn(text)) if (own(at)) problems.push(problem('letter-mark', `"${text.slice(at, at + length)}" is a mark or score of the evaluation; letters do not show it.`, { path, place: place(at), fix: 'Write it in words, or leave it out.' }));
  for (const { words, at } of quoted) {
    if (words.replace(/\s+/gu, ' ').trim() === title || findQuote(index, words).found) continue;
    problems.push(problem('letter-quotation', `"${words.replace(/\s+/gu, ' ').slice(0, 60)}" is not in the proposal.`, { path, place: place(at), fix: 'Quote it exactly, or remove the quotation marks.' }));
  }
  return problems;
}

/** Our marks, and figures out of a hundred. */
function oursIn(text: string): readonly { readonly at: number; readonly length: number }[] {
  return [...text.matchAll(/[●◐○✕]|\d+(?:\.\d)? of 100\b/gu)].map((found) => ({ at: found.index, length: found[0].length }));
}

function spans(text: string, part: string): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) out.push([at, at + part.length]);
  return out;
}

function quotations(text: string): readonly { readonly words: string; readonly at: number }[] {
  const out: { words: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const close = text[at] === '"' ? '"' : text[at] === '“' ? '”' : null;
    if (close === null) continue;
    const end = text.indexOf(close, at + 1);
    if (end < 0) break;
    out.push({ words: text.slice(at + 1, end), at });
    at = end;
  }
  return out;
}
