/** Folds text: headings for matching, white space, hidden and disguised characters. */
import { isHidden, lookAlike } from './hidden.js';
import { isAscii } from './letters.js';

/** Every run of white space as one space, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

let emoji: RegExp | null = null;
/** Made when it is first needed: a table of Unicode takes longer to open than most texts to read. */
function emojis(): RegExp {
  return (emoji ??= /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{fe0e}\u{fe0f}\u{200d}\u{20e3}]/gu);
}

/** A heading folded for matching: lower case, NFKC, no emoji, no numbering, `&` as `and`, punctuation as spaces, one space between words. */
export function headingKey(text: string): string {
  if (text.length > LONGEST_KEPT) return fold(text);
  let key = keys.get(text);
  if (key === undefined) {
    if (keys.size >= MOST_KEPT) keys.clear();
    keys.set(text, (key = fold(text)));
  }
  return key;
}

/** A rubric's names are folded for every proposal, and a proposal's boxes for every criterion. */
const keys = new Map<string, string>();
const LONGEST_KEPT = 200;
const MOST_KEPT = 5_000;

function fold(text: string): string {
  if (isAscii(text)) return foldAscii(text);
  const bare = foldHidden(text).text.normalize('NFKC').replace(emojis(), ' ').replaceAll('&', ' and ').toLowerCase().trim();
  const words = bare.slice(numberingEnd(bare)).replace(/[^\p{L}\p{N}\p{M}+]/gu, ' ');
  return foldSpace(words);
}

/** The same without what ASCII never holds: emoji, other scripts, compatibility forms. */
function foldAscii(text: string): string {
  const bare = text.replaceAll('&', ' and ').toLowerCase().trim();
  return bare.slice(numberingEnd(bare)).replace(/[^a-z0-9+]+/g, ' ').trim();
}

/** Where the words begin behind `1.`, `2.3`, `4)`, `(5)`, `iv.`, `a)`; 0 where there is no numbering, or nothing behind it. */
function numberingEnd(text: string): number {
  let i = text[0] === '(' || text[0] === '§' ? 1 : 0;
  const from = i;
  while (i < text.length && i < from + 12 && /[0-9.]/.test(text[i]!)) i++;
  const digits = i - from;
  if (digits === 0) {
    while (i < from + 5 && /[ivx]/.test(text[i] ?? '')) i++;
    if (i === from && /[a-h]/.test(text[i] ?? '')) i++;
    if (i === from || !/[.)]/.test(text[i] ?? '')) return 0;
  } else if (text[from] === '.' || (digits > 2 && !text.slice(from, i).includes('.'))) {
    return 0;
  }
  if (/[.):]/.test(text[i] ?? '')) i++;
  if (i < text.length && !/[\s\-–—]/.test(text[i]!)) return 0;
  const rest = text.slice(i).replace(/^[\s\-–—:.]+/, '');
  return rest === '' ? 0 : text.length - rest.length;
}

/** Text in which nothing is hidden and nothing poses as Latin: Latin letters, and the usual marks and signs. */
const seen = /^[\u0000\t\n\r -~\u00a0-\u00ac\u00ae-\u034e\u2010-\u2027\u2030-\u205f\u20a0-\u2bff]*$/;

/** What folding did at one place; offsets in the text given. */
export interface HiddenFold {
  readonly start: number;
  readonly end: number;
  /** What stands there instead, '' where it was left out. */
  readonly text: string;
  readonly why: 'hidden' | 'disguised';
}

/** A word of two scripts whose strange letters look Latin; offsets in the text given. */
export interface DisguisedWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly reads: string;
}

export interface FoldedText {
  readonly text: string;
  /** Ranges of the text given that were left out. */
  readonly removed: readonly (readonly [number, number])[];
  readonly folds: readonly HiddenFold[];
  readonly disguised: readonly DisguisedWord[];
}

/**
 * Leaves out characters that nobody sees (zero width, direction marks, soft hyphens, tags) and writes letters of another script as the
 * Latin ones they pose as, in words that mix scripts. Joiners inside emoji and in scripts that need them stay.
 */
export function foldHidden(text: string): FoldedText {
  if (!/[^\u0000-\u007e]/.test(text) || seen.test(text)) return { text, removed: [], folds: [], disguised: [] };
  const folds: HiddenFold[] = [];
  const disguised: DisguisedWord[] = [];
  let before = '';
  let word: { readonly at: number; readonly end: number; readonly char: string }[] = [];
  const endWord = (): void => {
    const found = readWord(word);
    if (found !== null) {
      disguised.push(found.word);
      for (const fold of found.folds) folds.push(fold);
    }
    word = [];
  };
  for (let at = 0; at < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(at)!);
    const end = at + char.length;
    if (isHidden(char, before, text.slice(end, end + 2))) {
      const last = folds.at(-1);
      if (last !== undefined && last.why === 'hidden' && last.end === at) folds[folds.length - 1] = { ...last, end };
      else folds.push({ start: at, end, text: '', why: 'hidden' });
    } else {
      if (/[\p{L}\p{M}]/u.test(char)) word.push({ at, end, char });
      else endWord();
      before = char;
    }
    at = end;
  }
  endWord();
  if (folds.length === 0) return { text, removed: [], folds, disguised };
  folds.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const fold of folds) {
    parts.push(text.slice(at, fold.start), fold.text);
    at = fold.end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), removed: folds.filter((f) => f.why === 'hidden').map((f) => [f.start, f.end] as const), folds, disguised };
}

/** A word that mixes Latin with letters that all have a Latin look-alike, or null. */
function readWord(letters: readonly { readonly at: number; readonly end: number; readonly char: string }[]): { readonly word: DisguisedWord; readonly folds: readonly HiddenFold[] } | null {
  if (letters.length < 2) return null;
  let latin = 0;
  const folds: HiddenFold[] = [];
  let reads = '';
  for (const { at, end, char } of letters) {
    const like = lookAlike(char);
    if (like !== null) { folds.push({ start: at, end, text: like, why: 'disguised' }); reads += like; }
    else if (/[\p{Script=Latin}\p{M}]/u.test(char)) { latin++; reads += char; }
    else return null;
  }
  const styled = folds.every((fold) => fold.end - fold.start === 2 || letters.find((l) => l.at === fold.start)!.char >= '\uff00');
  // "µ" and "α" beside one Latin letter are units and formulas, not a disguise.
  if (folds.length === 0 || (latin < 2 && !(styled && folds.length > 1))) return null;
  return { word: { start: letters[0]!.at, end: letters.at(-1)!.end, word: letters.map((l) => l.char).join(''), reads }, folds };
}
