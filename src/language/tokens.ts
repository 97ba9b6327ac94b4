/** Splits text into words and marks with their places: the one form that phrases and triggers read. */
import { inflectionKey } from './inflect.js';

/** A word or mark of a text. `start` and `end` are offsets into the text; a contraction gives two tokens that share it (`won't`: will, not). */
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
  /** The word as such, wherever it stands. */
  readonly lexeme: Lexeme;
}

/** A word or mark as such: one for all places where it stands, so that what is known of it is found out once. */
export interface Lexeme {
  readonly word: string;
  readonly key: string;
  readonly kind: 'word' | 'mark';
  /** Counts those that are remembered; another has it once those are forgotten. Null: never remembered. */
  readonly number: number | null;
}

/** Marks that end a clause. A comma does not: lists run on over it. */
const ENDS = new Set(['.', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '–', '—', '…', '•', '|', '。', '；', '：', '！', '？', '→']);
const APOSTROPHE = new Set(["'", '’', 'ʼ', '‘']);
const NOT_STEMS: ReadonlyMap<string, string> = new Map([
  ['wo', 'will'], ['ca', 'can'], ['sha', 'shall'], ['ai', 'is'],
]);
const TAILS: ReadonlyMap<string, string> = new Map([
  ['ll', 'will'], ['re', 'are'], ['ve', 'have'], ['d', 'would'], ['m', 'am'],
]);
const IS_BEFORE_S = new Set(['it', 'that', 'there', 'here', 'he', 'she', 'what', 'who', 'where', 'this', 'how']);
const BARE_NOT: ReadonlyMap<string, string> = new Map([
  ['dont', 'do'], ['doesnt', 'does'], ['didnt', 'did'], ['wont', 'will'], ['cant', 'can'], ['isnt', 'is'], ['arent', 'are'],
  ['wasnt', 'was'], ['werent', 'were'], ['havent', 'have'], ['hasnt', 'has'], ['couldnt', 'could'], ['wouldnt', 'would'], ['shouldnt', 'should'],
]);

/**
 * A text's tokens, with what readers found in them: a sentence is asked about for many criteria, and what is found stays with the tokens.
 * Each reader has a key of its own; what it keeps says for which language it holds.
 */
export type Tokens = readonly Token[] & { readonly found: Found };
export interface Found {
  cues?: unknown;
  needs?: unknown;
}

/** What was read lately: a sentence is asked for by several readers, each of which takes it as text. Long texts are not kept. */
const lately = new Map<string, Tokens>();
const LONGEST_KEPT = 2_000;
/** In tokens, of all texts together; beyond it all are forgotten. A page of prose has five hundred. */
const MOST_KEPT = 40_000;
let kept = 0;

/** The tokens of a text, in order. Linear; never throws, whatever the text holds. Asked twice, it may give the same list. */
export function tokenize(text: string): Tokens {
  if (text.length > LONGEST_KEPT) return read(text);
  const known = lately.get(text);
  if (known !== undefined) return known;
  const tokens = read(text);
  kept += tokens.length + 10;
  if (kept > MOST_KEPT) { lately.clear(); kept = tokens.length + 10; }
  lately.set(text, tokens);
  return tokens;
}

/** What an ASCII character is to the reader of words. */
const MARK = 0;
const LETTER = 1;
const SPACE = 2;
const LINE = 3;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return char === '\n' ? LINE : ' \t\r\f\v'.includes(char) ? SPACE : /\w/.test(char) ? LETTER : MARK;
});

function read(text: string): Tokens {
  const tokens = [] as unknown as Token[] & { found: Found };
  tokens.found = { cues: undefined, needs: undefined };
  let clause = 0;
  let i = 0;
  let newlines = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const what = code < 128 ? ASCII[code]! : isWordAt(text, i) ? LETTER : isWideSpace(text[i]!) ? SPACE : MARK;
    if (what === LETTER) {
      newlines = 0;
      const end = wordEnd(text, i);
      pushWord(tokens, text, i, end, clause);
      i = end;
      continue;
    }
    if (what === SPACE) { i++; continue; }
    if (what === LINE) { if (++newlines === 2) clause++; i++; continue; }
    if (newlines > 0 && isBullet(text, i)) clause++;
    newlines = 0;
    const char = charAt(text, i);
    // Quotation and possessive marks around words (the members' vote) carry nothing that is read.
    if (APOSTROPHE.has(char)) { i++; continue; }
    let end = i + char.length;
    // Two or three hyphens in prose are a dash; a hyphen between spaces too.
    if (char === '-') while (text[end] === '-') end++;
    const dash = char === '-' && (end - i > 1 || (isEdge(text, i - 1) && isEdge(text, end)));
    const mark = dash ? '—' : char;
    tokens.push(tokenOf(lexemeOf(mark, 'mark'), i, end, clause));
    if (dash || ENDS.has(mark)) clause++;
    i = end;
  }
  return tokens;
}

function tokenOf(lexeme: Lexeme, start: number, end: number, clause: number): Token {
  return { word: lexeme.word, key: lexeme.key, start, end, kind: lexeme.kind, clause, lexeme };
}

/** Letters, digits and what is set on them, beyond ASCII. Made when it is first needed: few texts do. */
let wide: { readonly word: RegExp; readonly space: RegExp } | null = null;
function beyond(): { readonly word: RegExp; readonly space: RegExp } {
  return (wide ??= { word: /[\p{L}\p{N}\p{M}]/u, space: /^\s$/u });
}

function isWordAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code < 128 ? ASCII[code] === LETTER : beyond().word.test(charAt(text, i));
}

function isWideSpace(char: string): boolean {
  return beyond().space.test(char);
}

function charAt(text: string, i: number): string {
  const code = text.codePointAt(i) ?? 0;
  return code > 0xffff ? text.slice(i, i + 2) : text[i]!;
}

function isEdge(text: string, i: number): boolean {
  if (i < 0 || i >= text.length) return true;
  const code = text.charCodeAt(i);
  return code < 128 ? ASCII[code]! >= SPACE : isWideSpace(text[i]!);
}

function isBullet(text: string, i: number): boolean {
  const char = text[i]!;
  return (char === '-' || char === '*' || char === '+' || char === '•') && isEdge(text, i + 1);
}

/** Where the word that begins at `start` ends: letters and digits, with single - ' . , / between them where they belong to a word or number. */
function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if (ASCII[code] === LETTER) { i++; continue; }
      const joins = code === HYPHEN || code === QUOTE || code === AT;
      if ((!joins && code !== DOT && code !== COMMA) || i + 1 >= text.length || !isWordAt(text, i + 1)) return i;
      if (joins) { i++; continue; }
      // A dot or comma stays inside numbers and versions (3.0, 1,200) and inside addresses without spaces (git.example.net).
      const next = charAt(text, i + 1);
      if ((isDigit(text[i - 1]) && isDigit(next)) || (code === DOT && next !== next.toUpperCase())) { i++; continue; }
      return i;
    }
    const char = charAt(text, i);
    if (isWordAt(text, i)) { i += char.length; continue; }
    if ((char !== '‑' && !APOSTROPHE.has(char)) || i + 1 >= text.length || !isWordAt(text, i + 1)) return i;
    i++;
  }
  return i;
}

const HYPHEN = 45;
const QUOTE = 39;
const AT = 64;
const DOT = 46;
const COMMA = 44;

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** The lexemes known so far; beyond so many all are forgotten, and those of tokens that are still read live on. Longer words are never kept. */
const lexemes = new Map<string, Lexeme>();
/** Words that stand for themselves, by how they were written. */
const plainWords = new Map<string, Lexeme>();
const MOST_WORDS = 30_000;
const LONGEST_WORD = 40;

/** The lexeme of a word in lower case, or of a mark. */
export function lexemeOf(word: string, kind: 'word' | 'mark'): Lexeme {
  const known = lexemes.get(word);
  // What is a word is never a mark.
  if (known !== undefined) return known;
  if (lexemes.size >= MOST_WORDS) { lexemes.clear(); plainWords.clear(); near.fill(undefined); }
  const kept = word.length <= LONGEST_WORD;
  const made: Lexeme = { word, key: kind === 'mark' ? word : inflectionKey(word), kind, number: kept ? lexemes.size : null };
  if (kept) lexemes.set(word, made);
  return made;
}

/** The last plain word of each hash: most words of a text are found here, without being cut out of it. */
const NEAR = 1 << 14;
const near: ({ readonly written: string; readonly lexeme: Lexeme } | undefined)[] = new Array<undefined>(NEAR).fill(undefined);

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (NEAR - 1);
}

function isAt(text: string, start: number, end: number, written: string): boolean {
  if (written.length !== end - start) return false;
  for (let i = 0; i < written.length; i++) if (written.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function pushWord(tokens: Token[], text: string, start: number, end: number, clause: number): void {
  const hash = hashOf(text, start, end);
  const met = near[hash];
  if (met !== undefined && isAt(text, start, end, met.written)) { tokens.push(tokenOf(met.lexeme, start, end, clause)); return; }
  const written = text.slice(start, end);
  const plain = plainWords.get(written);
  if (plain !== undefined) {
    near[hash] = { written, lexeme: plain };
    tokens.push(tokenOf(plain, start, end, clause));
    return;
  }
  let word = written.toLowerCase();
  for (const mark of ['’', 'ʼ', '‘']) if (word.includes(mark)) word = word.replaceAll(mark, "'");
  const add = (w: string, from: number, to: number): void => { tokens.push(tokenOf(lexemeOf(w, 'word'), from, to, clause)); };
  const quote = word.lastIndexOf("'");
  if (word === 'cannot') { add('can', start, end); add('not', start, end); return; }
  const bare = BARE_NOT.get(word);
  if (bare !== undefined) { add(bare, start, end); add('not', start, end); return; }
  if (quote > 0) {
    const head = word.slice(0, quote);
    const tail = word.slice(quote + 1);
    if (tail === 't' && head.endsWith('n') && head.length > 1) {
      const verb = head.slice(0, -1);
      add(NOT_STEMS.get(verb) ?? verb, start, end);
      add('not', start, end);
      return;
    }
    const full = TAILS.get(tail) ?? (tail === 's' && IS_BEFORE_S.has(head) ? 'is' : tail === 's' && head === 'let' ? 'us' : undefined);
    if (full !== undefined) { add(head, start, start + quote); add(full, start + quote, end); return; }
    if (tail === 's' || tail === '') { add(head, start, end); return; }
  }
  const lexeme = lexemeOf(word, 'word');
  tokens.push(tokenOf(lexeme, start, end, clause));
  if (written.length > LONGEST_WORD) return;
  if (plainWords.size >= MOST_WORDS) plainWords.clear();
  plainWords.set(written, lexeme);
}
