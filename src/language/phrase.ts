/** The phrase language: compiles a phrase to plain parts. No regular expression. */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import { inflectionKey } from './inflect.js';
import { tokenize } from './tokens.js';

export { findPhrase, findPhrases, matchPhrases, type PhraseMatch } from './phrase-match.js';

export type PhraseError = { readonly error: string; readonly at: number };

const MOST_GAP = 12;
const MOST_STATES = 4000;
const MOST_DEPTH = 8;

/**
 * Compiles one phrase. `lexicon` holds the word lists that `{name}` may name; their entries are phrases of plain words.
 * Gives the phrase, or what is wrong and at which offset of the source.
 */
export function compilePhrase(source: string, lexicon: ReadonlyMap<string, readonly string[]>): Phrase | PhraseError {
  const reader: Reader = { source, at: 0, lexicon, states: 0, depth: 0 };
  const parts = readParts(reader, false);
  if (!Array.isArray(parts)) return parts as PhraseError;
  if (parts.length === 0) return { error: 'a phrase needs at least one word', at: 0 };
  if (parts[0]!.kind === 'gap' || parts[parts.length - 1]!.kind === 'gap') return { error: 'a phrase begins and ends with a word, not with "..."', at: 0 };
  if (reader.states > MOST_STATES) return { error: `this phrase allows too many forms (${reader.states}, at most ${MOST_STATES})`, at: 0 };
  return { source, parts };
}

interface Reader { readonly source: string; at: number; readonly lexicon: ReadonlyMap<string, readonly string[]>; states: number; depth: number }

function readParts(r: Reader, inside: boolean): PhrasePart[] | PhraseError {
  const parts: PhrasePart[] = [];
  while (r.at < r.source.length) {
    const char = r.source[r.at]!;
    if (char === ' ' || char === '\t' || char === '\n') { r.at++; continue; }
    if (char === '|' || char === ')') {
      if (!inside) return { error: `"${char}" stands outside brackets`, at: r.at };
      return parts;
    }
    if (char === '(') {
      const either = readEither(r);
      if ('error' in either) return either;
      parts.push(either);
      continue;
    }
    if (char === '{') {
      const list = readList(r);
      if ('error' in list) return list;
      parts.push(list);
      continue;
    }
    if (char === '.' && r.source.startsWith('...', r.at)) {
      const gap = readGap(r);
      if ('error' in gap) return gap;
      parts.push(gap);
      continue;
    }
    const start = r.at;
    while (r.at < r.source.length && !' \t\n|(){}'.includes(r.source[r.at]!) && !r.source.startsWith('...', r.at)) r.at++;
    const words = readWord(r.source.slice(start, r.at));
    if (words === null) return { error: `"${r.source.slice(start, r.at)}" is no word`, at: start };
    r.states += words.length;
    parts.push(...words);
  }
  return parts;
}

function readWord(raw: string): PhrasePart[] | null {
  const exact = raw.startsWith('=');
  const prefix = raw.endsWith('*');
  const bare = raw.slice(exact ? 1 : 0, prefix ? -1 : undefined);
  if (bare === '') return null;
  const tokens = tokenize(bare);
  if (tokens.length === 0) return null;
  return tokens.map((token, i) => ({
    kind: 'word',
    text: exact || (prefix && i === tokens.length - 1) || token.kind === 'mark' ? token.word : inflectionKey(token.word),
    match: prefix && i === tokens.length - 1 ? 'prefix' : exact || token.kind === 'mark' ? 'exact' : 'inflected',
  }));
}

function readEither(r: Reader): PhrasePart | PhraseError {
  const open = r.at++;
  if (++r.depth > MOST_DEPTH) return { error: `brackets nest deeper than ${MOST_DEPTH}`, at: open };
  const options: PhrasePart[][] = [];
  for (;;) {
    const option = readParts(r, true);
    if (!Array.isArray(option)) return option;
    if (option.length === 0) return { error: 'an empty alternative', at: r.at };
    options.push(option);
    const char = r.source[r.at];
    if (char === undefined) return { error: 'a bracket is not closed', at: open };
    r.at++;
    if (char === ')') break;
  }
  r.depth--;
  // A question mark behind the bracket: it may be left out.
  if (r.source[r.at] === '?') { r.at++; options.push([]); }
  return { kind: 'either', options };
}

function readList(r: Reader): PhrasePart | PhraseError {
  const close = r.source.indexOf('}', r.at);
  if (close < 0) return { error: '"{" is not closed', at: r.at };
  const name = r.source.slice(r.at + 1, close).trim();
  const list = r.lexicon.get(name);
  if (list === undefined) return { error: `no word list is called "${name}"`, at: r.at };
  const start = r.at;
  r.at = close + 1;
  const options: PhrasePart[][] = [];
  for (const entry of list) {
    const inner: Reader = { source: entry, at: 0, lexicon: new Map(), states: 0, depth: r.depth };
    const parts = readParts(inner, false);
    if (!Array.isArray(parts)) return { error: `the list "${name}" holds "${entry}": ${(parts as PhraseError).error}`, at: start };
    if (parts.length > 0) options.push(parts);
    r.states += inner.states;
  }
  if (options.length === 0) return { error: `the list "${name}" is empty`, at: start };
  return { kind: 'either', options };
}

function readGap(r: Reader): PhrasePart | PhraseError {
  const start = r.at;
  r.at += 3;
  let digits = '';
  while (r.at < r.source.length && r.source[r.at]! >= '0' && r.source[r.at]! <= '9') digits += r.source[r.at++];
  const most = digits === '' ? 6 : Number(digits);
  if (most < 1 || most > MOST_GAP) return { error: `a gap holds 1 to ${MOST_GAP} words`, at: start };
  r.states += most;
  return { kind: 'gap', most };
}
