/** Splits text into sentences, the same on every machine: abbreviations, initials, decimals and addresses do not end one. */

/** Never end a sentence. */
const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'st', 'sr', 'jr', 'rev', 'hon', 'gen', 'sen', 'rep', 'fig', 'figs', 'eq', 'sec', 'ch', 'vol', 'pp', 'cf', 'vs', 'v', 'approx', 'ca', 'e.g', 'i.e', 'eg', 'ie', 'viz', 'resp', 'incl', 'excl', 'est', 'ed', 'eds', 'ref', 'refs', 'min', 'max', 'tel']);
/** End one only where the next word commonly begins a sentence. */
const maybe = new Set(['inc', 'ltd', 'llc', 'co', 'corp', 'gmbh', 'al', 'etc', 'dept', 'univ', 'assn', 'bros', 'a.m', 'p.m', 'u.s', 'u.k', 'e.u', 'u.n', 'ph.d', 'm.sc', 'b.sc', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec']);
/** End none before a number. */
const beforeNumbers = new Set(['no', 'nos', 'nr', 'art', 'p', 'para', 'cl', 'app', 'ver']);
const starters = new Set(['the', 'a', 'an', 'we', 'our', 'it', 'its', 'this', 'that', 'these', 'those', 'they', 'their', 'he', 'she', 'you', 'your', 'i', 'my', 'in', 'on', 'at', 'by', 'for', 'from', 'with', 'if', 'when', 'where', 'while', 'once', 'after', 'before', 'all', 'each', 'both', 'no', 'nobody', 'nothing', 'none', 'and', 'but', 'so', 'then', 'there', 'here', 'what', 'who', 'why', 'how', 'as', 'to', 'of', 'one', 'two', 'some', 'any', 'every', 'people', 'members', 'see', 'not', 'since', 'until', 'as', 'also', 'because']);

const EXCLAMATION = 33;
const DOT = 46;
const QUESTION = 63;
const ends = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']);
const wide = new Set(['。', '！', '？']);
const closers = new Set(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '*', '_']);
const openers = new Set(['"', '\'', '“', '‘', '«', '(', '[', '*', '_', '-', '–', '—', '¿', '¡']);

/** Half-open ranges of the sentences in a text, white space around them left out. In order; together they hold all that is not white space. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = skipSpace(text, 0);
  let i = start;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code < 128 ? code !== DOT && code !== EXCLAMATION && code !== QUESTION : !ends.has(text[i]!)) { i++; continue; }
    const mark = i;
    while (i < text.length && ends.has(text[i]!)) i++;
    const run = i - mark;
    while (i < text.length && closers.has(text[i]!)) i++;
    if (i < text.length && !isSpace(text[i]!) && !wide.has(text[mark]!)) continue;
    const next = skipSpace(text, i);
    if (next < text.length && !endsHere(text, start, mark, run, next)) continue;
    found.push({ start, end: i });
    start = next;
    i = next;
  }
  let end = text.length;
  while (end > start && isSpace(text[end - 1]!)) end--;
  if (end > start) found.push({ start, end });
  return found;
}

/** Whether the mark at `mark` (a run of `run` characters) ends the sentence, when the next word begins at `next`. */
function endsHere(text: string, start: number, mark: number, run: number, next: number): boolean {
  let first = next;
  while (first < text.length && openers.has(text[first]!)) first++;
  const lead = text[first] ?? '';
  const lower = lead !== lead.toUpperCase() && lead === lead.toLowerCase();
  if (wide.has(text[mark]!)) return true;
  if (lower) return false;
  if (text[mark] !== '.' || run > 1) return true;
  let from = mark;
  while (from > start && !isSpace(text[from - 1]!) && !openers.has(text[from - 1]!) && mark - from < 24) from--;
  const word = text.slice(from, mark).toLowerCase();
  if (word === '') return true;
  if (titles.has(word)) return false;
  if (beforeNumbers.has(word) && isDigit(lead)) return false;
  let after = first;
  while (after < text.length && after - first < 12 && !isSpace(text[after]!) && !ends.has(text[after]!) && text[after] !== ',') after++;
  const follows = text.slice(first, after).toLowerCase();
  // "J. Smith", "A. B. Jones"; but "Plan B. We ..." ends.
  if (word.length === 1 && word !== word.toUpperCase() && text[from] === text[from]!.toUpperCase() && word !== 'i') return starters.has(follows);
  if (maybe.has(word)) return starters.has(follows);
  // A number that opens the sentence is a numbering.
  if (from === start && word.length <= 3 && [...word].every((c) => isDigit(c))) return false;
  return true;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && isSpace(text[i]!)) i++;
  return i;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\u00a0' || char === '\u3000' || char === '\u2028' || char === '\u202f';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
