/** Splits text into words and marks with their places: the one form that phrases and triggers read. */
import { inflectionKey } from './inflect.js';

/** A word or mark. `start` and `end` are offsets into the text; a contraction gives two tokens (`won't`: will, not). */
export interface Token {
  /** Lower case, curly apostrophes straightened, contractions resolved. */
  readonly word: string;
  /** What the word's inflections share; a mark's is itself. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** `word` (letters or digits) or `mark` (anything else that is not space). */
  readonly kind: 'word' | 'mark';
  /** Counts clauses: grows after . ; : ! ? brackets, dashes and blank lines; never inside a number or a name such as AGPL-3.0. */
  readonly clause: number;
}

export type Tokens = readonly Token[];

/** Marks that end a clause. A comma does not: lists run on over it. */
const CLAUSE_ENDS = new Set('.;:!?()[]{}–—…•|。；：！？→');
const APOSTROPHES = new Set("'’ʼ‘");
const BULLETS = new Set('-*+•');

/**
 * A word goes on over - ' @, over a full stop before a small letter (git.example.net), and over a full stop or
 * comma between digits (3.0, 1,200).
 */
function wordPattern(letters: string, small: string): RegExp {
  const joint = `[-'@‑’ʼ‘]|\\.(?=${small})|(?<=[0-9])[.,](?=[0-9])`;
  return new RegExp(`[${letters}]+(?:(?:${joint})[${letters}]+)*`, 'uy');
}

/** Most texts hold only Latin-1 letters and general punctuation; the tables of all scripts take milliseconds to open. */
const isLatin = /^[\0-\xff\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u21ff]*$/;
const latinWord = wordPattern(
  '\\w\\xaa\\xb2\\xb3\\xb5\\xb9\\xba\\xbc-\\xbe\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  '[a-z\\xb5\\xdf-\\xf6\\xf8-\\xff]',
);
let anyWord: RegExp | null = null;

/** Texts read lately: each sentence is asked for by several readers. */
const recent = new Map<string, Tokens>();
const MAX_RECENT = 2_000;
const MAX_RECENT_LENGTH = 2_000;

/** The tokens of a text, in order. Linear; never throws. Asked twice, it may give the same list. */
export function tokenize(text: string): Tokens {
  if (text.length > MAX_RECENT_LENGTH) return read(text);
  let tokens = recent.get(text);
  if (tokens === undefined) {
    if (recent.size >= MAX_RECENT) recent.clear();
    recent.set(text, (tokens = read(text)));
  }
  return tokens;
}

function read(text: string): Tokens {
  const word = isLatin.test(text)
    ? latinWord
    : (anyWord ??= wordPattern('\\p{L}\\p{N}\\p{M}_', '\\p{Ll}'));
  const tokens: Token[] = [];
  let clause = 0;
  let newlines = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const char = text[start]!;
    end = start + 1;
    if (char === ' ' || isEdge(char)) {
      if (char === '\n' && ++newlines === 2) clause++;
      continue;
    }
    word.lastIndex = start;
    if (word.test(text)) {
      end = word.lastIndex;
      for (const { word, key, from, to } of wordParts(text.slice(start, end))) {
        tokens.push({ word, key, start: start + from, end: start + to, kind: 'word', clause });
      }
    } else {
      if (newlines > 0 && BULLETS.has(char) && isEdge(text[end])) clause++;
      if (char === '-') while (text[end] === '-') end++;
      else end = start + String.fromCodePoint(text.codePointAt(start)!).length;
      const isDash =
        char === '-' && (end - start > 1 || (isEdge(text[start - 1]) && isEdge(text[end])));
      const mark = isDash ? '—' : text.slice(start, end);
      // Quotation and possessive marks around words (the members' vote) carry nothing that is read.
      if (!APOSTROPHES.has(mark))
        tokens.push({ word: mark, key: mark, start, end, kind: 'mark', clause });
      if (CLAUSE_ENDS.has(mark)) clause++;
    }
    newlines = 0;
  }
  return tokens;
}

function isEdge(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char);
}

// --- contractions -------------------------------------------------------------------------------

/** A word of a written one, with its offsets there. */
interface WordPart {
  readonly word: string;
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const NOT_STEMS: Readonly<Record<string, string>> = {
  wo: 'will',
  ca: 'can',
  sha: 'shall',
  ai: 'is',
};
const TAILS: Readonly<Record<string, string>> = {
  ll: 'will',
  re: 'are',
  ve: 'have',
  d: 'would',
  m: 'am',
};
const IS_BEFORE_S = new Set('it that there here he she what who where this how'.split(' '));
/** Written without the apostrophe: `dont`. */
const BARE_NOT = new Map(
  'do does did will can is are was were have has could would should'
    .split(' ')
    .map((verb) => [`${{ will: 'wo', can: 'ca' }[verb] ?? verb}nt`, verb]),
);

const known = new Map<string, readonly WordPart[]>();
const MAX_KNOWN = 30_000;
const MAX_KNOWN_LENGTH = 40;

function wordParts(written: string): readonly WordPart[] {
  let parts = known.get(written);
  if (parts === undefined) {
    parts = contracted(written.toLowerCase().replace(/[’ʼ‘]/g, "'"), written.length);
    if (known.size >= MAX_KNOWN) known.clear();
    if (written.length <= MAX_KNOWN_LENGTH) known.set(written, parts);
  }
  return parts;
}

function contracted(word: string, length: number): readonly WordPart[] {
  const part = (text: string, from = 0, to = length): WordPart => ({
    word: text,
    key: inflectionKey(text),
    from,
    to,
  });
  if (word === 'cannot') return [part('can'), part('not')];
  const bare = BARE_NOT.get(word);
  if (bare !== undefined) return [part(bare), part('not')];
  const quote = word.lastIndexOf("'");
  if (quote <= 0) return [part(word)];
  const head = word.slice(0, quote);
  const tail = word.slice(quote + 1);
  if (tail === 't' && head.endsWith('n') && head.length > 1) {
    const verb = head.slice(0, -1);
    return [part(NOT_STEMS[verb] ?? verb), part('not')];
  }
  let full = Object.hasOwn(TAILS, tail) ? TAILS[tail] : undefined;
  if (tail === 's' && IS_BEFORE_S.has(head)) full = 'is';
  if (tail === 's' && head === 'let') full = 'us';
  if (full !== undefined) return [part(head, 0, quote), part(full, quote)];
  return [part(tail === 's' ? head : word)];
}
