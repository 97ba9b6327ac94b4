/** Splits text into words and marks with their places: the one form that phrases, triggers and stance rules read. */
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
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
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

/** What was read lately: a sentence is asked for by several readers, each of which takes it as text. Long texts are not kept. */
const lately = new Map<string, readonly Token[]>();
const LONGEST_KEPT = 2_000;
/** In tokens, of all texts together; beyond it all are forgotten. */
const MOST_KEPT = 200_000;
let kept = 0;

/** The tokens of a text, in order. Linear; never throws, whatever the text holds. Asked twice, it may give the same list. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > LONGEST_KEPT) return read(text);
  const known = lately.get(text);
  if (known !== undefined) return known;
  const tokens = read(text);
  kept += tokens.length + 10;
  if (kept > MOST_KEPT) { lately.clear(); kept = tokens.length + 10; }
  lately.set(text, tokens);
  return tokens;
}

function read(text: string): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  let i = 0;
  let newlines = 0;
  while (i < text.length) {
    const char = charAt(text, i);
    if (char === '\n') { if (++newlines === 2) clause++; i++; continue; }
    if (isSpace(char)) { i += char.length; continue; }
    if (newlines > 0 && isBullet(text, i)) clause++;
    newlines = 0;
    if (isWordChar(char)) {
      const end = wordEnd(text, i);
      pushWord(tokens, text, i, end, clause);
      i = end;
      continue;
    }
    // Quotation and possessive marks around words (the members' vote) carry nothing that is read.
    if (APOSTROPHE.has(char)) { i++; continue; }
    let end = i + char.length;
    // Two or three hyphens in prose are a dash; a hyphen between spaces too.
    if (char === '-') while (text[end] === '-') end++;
    const mark = text.slice(i, end);
    const dash = mark[0] === '-' && (mark.length > 1 || (isEdge(text, i - 1) && isEdge(text, end)));
    const shown = dash ? '—' : mark;
    tokens.push({ word: shown, key: shown, start: i, end, kind: 'mark', clause });
    if (dash || ENDS.has(mark)) clause++;
    i = end;
  }
  return tokens;
}

/** Per ASCII character: 1 for letters, digits and the low line. */
const ASCII_WORD = Uint8Array.from({ length: 128 }, (_, code) => (WORD.test(String.fromCharCode(code)) ? 1 : 0));

function isWordChar(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 128 ? ASCII_WORD[code] === 1 : WORD.test(char);
}

function charAt(text: string, i: number): string {
  const code = text.codePointAt(i) ?? 0;
  return code > 0xffff ? text.slice(i, i + 2) : text[i]!;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || (char > '\x7f' && /^\s$/u.test(char)) || char === '\f' || char === '\v';
}

function isEdge(text: string, i: number): boolean {
  return i < 0 || i >= text.length || text[i] === '\n' || isSpace(text[i]!);
}

function isBullet(text: string, i: number): boolean {
  const char = text[i]!;
  return (char === '-' || char === '*' || char === '+' || char === '•') && isEdge(text, i + 1);
}

/** Where the word that begins at `start` ends: letters and digits, with single - ' . , / between them where they belong to a word or number. */
function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const char = charAt(text, i);
    if (isWordChar(char)) { i += char.length; continue; }
    const next = i + 1 < text.length ? charAt(text, i + 1) : '';
    if (next === '' || !isWordChar(next)) return i;
    if (char === '-' || char === '‑' || APOSTROPHE.has(char) || char === '@') { i += 1; continue; }
    // A dot or comma stays inside numbers and versions (3.0, 1,200) and inside addresses without spaces (git.example.net).
    if (char === '.' || char === ',') {
      const digits = isDigit(text[i - 1]) && isDigit(next);
      if (digits || (char === '.' && next !== next.toUpperCase())) { i += 1; continue; }
    }
    return i;
  }
  return i;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Words that stand for themselves, as they were written before. */
const plainWords = new Map<string, { readonly word: string; readonly key: string }>();
const MOST_WORDS = 20_000;

function pushWord(tokens: Token[], text: string, start: number, end: number, clause: number): void {
  const written = text.slice(start, end);
  const plain = plainWords.get(written);
  if (plain !== undefined) { tokens.push({ word: plain.word, key: plain.key, start, end, kind: 'word', clause }); return; }
  let word = written.toLowerCase();
  for (const mark of ['’', 'ʼ', '‘']) if (word.includes(mark)) word = word.replaceAll(mark, "'");
  const add = (w: string, from: number, to: number): void => { tokens.push({ word: w, key: inflectionKey(w), start: from, end: to, kind: 'word', clause }); };
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
  add(word, start, end);
  if (written.length > 40) return;
  if (plainWords.size >= MOST_WORDS) plainWords.clear();
  plainWords.set(written, { word, key: inflectionKey(word) });
}
