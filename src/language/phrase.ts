/** The phrase language: compiles a phrase to plain data. No user's text becomes a regular expression. */
import type { Phrase, PhrasePart } from '../rubric/types.js';
import { tokenize } from './tokens.js';

export interface PhraseError {
  readonly error: string;
  /** Offset in the source. */
  readonly at: number;
}

const DEFAULT_GAP = 6;
const MAX_GAP = 12;
/** Words and gap places of one phrase, lists included. */
const MAX_STATES = 4000;
const MAX_DEPTH = 8;

export type Lexicon = ReadonlyMap<string, readonly string[]>;
export const NO_LEXICON: Lexicon = new Map();

interface Reader {
  readonly source: string;
  readonly lexicon: Lexicon;
  at: number;
  states: number;
  depth: number;
}

class SyntaxProblem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Compiles one phrase. `lexicon` holds the word lists that `{name}` may name; their entries are phrases of plain words. */
export function compilePhrase(source: string, lexicon: Lexicon): Phrase | PhraseError {
  const reader: Reader = { source, lexicon, at: 0, states: 0, depth: 0 };
  try {
    const parts = readParts(reader, false);
    if (parts.length === 0) throw new SyntaxProblem('a phrase needs at least one word', 0);
    if (typeof parts[0] === 'number' || typeof parts.at(-1) === 'number') {
      throw new SyntaxProblem('a phrase begins and ends with a word, not with "..."', 0);
    }
    if (reader.states > MAX_STATES) {
      throw new SyntaxProblem(
        `this phrase allows too many forms (${reader.states}, at most ${MAX_STATES})`,
        0,
      );
    }
    return { source, parts };
  } catch (error) {
    if (error instanceof SyntaxProblem) return { error: error.message, at: error.at };
    throw error;
  }
}

function readParts(reader: Reader, inside: boolean): PhrasePart[] {
  const parts: PhrasePart[] = [];
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at]!;
    if (isSpace(char)) reader.at++;
    else if (char === '|' || char === ')') {
      if (!inside) throw new SyntaxProblem(`"${char}" stands outside brackets`, reader.at);
      return parts;
    } else if (char === '(') parts.push(readAlternatives(reader));
    else if (char === '{') parts.push(readList(reader));
    else if (reader.source.startsWith('...', reader.at)) parts.push(readGap(reader));
    else parts.push(...readWord(reader));
  }
  return parts;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n';
}

/** `publish` in all its forms, `=code` as it stands, `licen*` by its beginning. */
function readWord(reader: Reader): PhrasePart[] {
  const { source } = reader;
  const start = reader.at;
  while (
    reader.at < source.length &&
    !' \t\n|(){}'.includes(source[reader.at]!) &&
    !source.startsWith('...', reader.at)
  ) {
    reader.at++;
  }
  const written = source.slice(start, reader.at);
  const exact = written.startsWith('=');
  const prefix = written.endsWith('*');
  const tokens = tokenize(written.slice(exact ? 1 : 0, prefix ? -1 : undefined));
  if (tokens.length === 0) throw new SyntaxProblem(`"${written}" is no word`, start);
  reader.states += tokens.length;
  return tokens.map(({ word, key, kind }, i) => {
    if (prefix && i === tokens.length - 1) return `${word}*`;
    return exact || kind === 'mark' ? `=${word}` : key;
  });
}

/** `(a | b c)`; a question mark behind the bracket makes it optional. */
function readAlternatives(reader: Reader): PhrasePart {
  const open = reader.at++;
  if (++reader.depth > MAX_DEPTH) {
    throw new SyntaxProblem(`brackets nest deeper than ${MAX_DEPTH}`, open);
  }
  const options: PhrasePart[][] = [];
  for (let char: string | undefined; char !== ')'; reader.at++) {
    const option = readParts(reader, true);
    if (option.length === 0) throw new SyntaxProblem('an empty alternative', reader.at);
    options.push(option);
    char = reader.source[reader.at];
    if (char === undefined) throw new SyntaxProblem('a bracket is not closed', open);
  }
  reader.depth--;
  if (reader.source[reader.at] === '?') {
    reader.at++;
    options.push([]);
  }
  return options;
}

/** `{licences}`: any entry of a list. */
function readList(reader: Reader): PhrasePart {
  const start = reader.at;
  const close = reader.source.indexOf('}', start);
  if (close < 0) throw new SyntaxProblem('"{" is not closed', start);
  const name = reader.source.slice(start + 1, close).trim();
  const entries = reader.lexicon.get(name);
  if (entries === undefined) throw new SyntaxProblem(`no word list is called "${name}"`, start);
  reader.at = close + 1;
  const options = entries.map((entry) => {
    const inner: Reader = {
      source: entry,
      lexicon: NO_LEXICON,
      at: 0,
      states: 0,
      depth: reader.depth,
    };
    try {
      return readParts(inner, false);
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      throw new SyntaxProblem(`the list "${name}" holds "${entry}": ${error.message}`, start);
    } finally {
      reader.states += inner.states;
    }
  });
  const filled = options.filter((option) => option.length > 0);
  if (filled.length === 0) throw new SyntaxProblem(`the list "${name}" is empty`, start);
  return filled;
}

/** `...` up to six words, `...3` up to three. */
function readGap(reader: Reader): PhrasePart {
  const start = reader.at;
  const digits = /^\d*/.exec(reader.source.slice(start + 3))![0];
  reader.at = start + 3 + digits.length;
  const most = digits === '' ? DEFAULT_GAP : Number(digits);
  if (most < 1 || most > MAX_GAP) {
    throw new SyntaxProblem(`a gap holds 1 to ${MAX_GAP} words`, start);
  }
  reader.states += most;
  return most;
}
