/** A file's name from a title in any script: never empty, never one that a system keeps for itself. */

/** Longest name, in letters and in bytes; most systems take 255 bytes with the ending. */
const mostLetters = 60;
const mostBytes = 180;

/** Names that Windows keeps for devices, and those that readers and folders expect to be something else. */
const reserved = new Set([
  'con', 'prn', 'aux', 'nul', 'conin', 'conout', 'clock', 'readme', 'index', 'license', 'licence', 'changelog', 'contributing', 'node-modules',
  ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat(),
]);

/** Latin letters that no decomposition brings to ASCII. */
const latin: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ħ: 'h', ŋ: 'ng', ŧ: 't', ĸ: 'k' };

/**
 * The title's words in small letters with hyphens between. Latin letters lose their marks; those of other scripts stay as they are,
 * since every guess at a transliteration is wrong in some language. `fallback` (ASCII) serves a title without a letter or digit.
 */
export function slugOf(title: string, fallback: string): string {
  const words = (title.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map(asciiWhereLatin).filter((word) => word !== '');
  const slug = shortened(words);
  if (slug === '') return `${fallback}-proposal`;
  return reserved.has(slug) ? `${slug}-proposal` : slug;
}

function asciiWhereLatin(word: string): string {
  let out = '';
  let base = '';
  for (const character of word.normalize('NFKD')) {
    if (/\p{M}/u.test(character)) {
      if (!isLatin(base)) out += character;
      continue;
    }
    base = character;
    out += latin[character] ?? (isLatin(character) && character > '\u007f' ? '' : character);
  }
  // A Windows device may be named by a superscript digit, which folding has turned into a plain one.
  return out.normalize('NFC');
}

function isLatin(character: string): boolean {
  return /\p{Script=Latin}/u.test(character);
}

/** Whole words up to the limit; a first word that is longer is cut between letters. */
function shortened(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (!fits(next)) break;
    slug = next;
  }
  if (slug !== '' || words.length === 0) return slug;
  let cut = '';
  for (const letter of words[0]!.match(/.\p{M}*/gsu) ?? []) {
    if (!fits(cut + letter)) break;
    cut += letter;
  }
  return cut;
}

function fits(text: string): boolean {
  return [...text].length <= mostLetters && new TextEncoder().encode(text).length <= mostBytes;
}

/** The name of a file, or of one when others of that name are there: `gossip.md`, `gossip-2.md`. */
export function numbered(slug: string, n: number): string {
  return n < 2 ? slug : `${slug}-${n}`;
}
