/** Whether a text names a specific: a number (words too), date, sum of money, licence, person or link. */
import type { Need } from '../rubric/types.js';
import { tokenize } from './tokens.js';
import type { Token } from './tokens.js';

const NUMBER_WORDS = new Set(('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy '
  + 'eighty ninety hundred hundreds thousand thousands million millions billion dozen dozens half third thirds quarter quarters twice thrice once zero both couple single first second per cent percent').split(' '));
/** These are numbers only beside a noun of measure; alone they are grammar. */
const WEAK_NUMBERS = new Set(['one', 'a', 'each', 'every']);
const UNITS = new Set('day days week weeks month months year years hour hours minute minutes family families village villages person people farm farms town towns school schools household households developer developers'.split(' '));
const MONTHS = new Set('january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '));
const SEASONS = new Set('spring summer autumn fall winter q1 q2 q3 q4 easter christmas'.split(' '));
const MONEY_WORDS = new Set('euro euros dollar dollars pound pounds franc francs krone kroner yen rupee rupees peso pesos eur usd gbp chf nok sek dkk aud cad nzd jpy inr brl zar mad'.split(' '));
const MONEY_MARKS = new Set(['€', '$', '£', '¥', '₹']);
const LICENSE = /^(?:agpl|lgpl|gpl|mit|bsd|apache|mpl|epl|eupl|isc|cc0|cc-by|cc|unlicense|wtfpl|zlib|ofl|odbl|cddl|artistic|copyleft|affero|mozilla)(?:$|[-.0-9v])/;
const TITLES = new Set('dr prof mr mrs ms mx sister brother father professor'.split(' '));
const ROLES = new Set('maintainer engineer developer coordinator chair director nurse teacher researcher student postdoc lead manager midwife librarian owner secretary treasurer admin administrator scientist professor steward'.split(' '));

/** Whether the text names what is needed. Linear; unknown needs are false. */
export function hasNeed(text: string, need: Need): boolean {
  if (need === 'link') return /https?:\/\/|www\.[a-z0-9]|\]\([^)]|[a-z0-9]@[a-z0-9-]+\.[a-z]|doi:|(?:^|[\s(])[a-z0-9-]+\.(?:org|net|com|io|edu|coop|eu|dev)\b/i.test(text);
  const tokens = tokenize(text);
  return names(text, tokens, need);
}

function names(text: string, tokens: readonly Token[], need: Need): boolean {
  if (need === 'number') return tokens.some((t, i) => isNumber(tokens, t, i));
  if (need === 'date') return tokens.some((t, i) => isDate(tokens, t, i));
  if (need === 'money') return tokens.some((t, i) => isMoney(tokens, t, i));
  if (need === 'license') return tokens.some((t, i) => t.kind === 'word' && (LICENSE.test(t.word) || (t.word === 'public' && tokens[i + 1]?.word === 'domain') || (t.word === 'creative' && tokens[i + 1]?.word === 'commons')) && !(t.word === 'mit' && text.slice(t.start, t.end) !== 'MIT'));
  return need === 'person' && isPerson(text, tokens);
}

function isNumber(tokens: readonly Token[], token: Token, i: number): boolean {
  if (token.kind !== 'word') return token.word === '%' || token.word === '½' || token.word === '¼';
  if (/^\p{N}/u.test(token.word)) return true;
  const parts = token.word.split('-');
  if (parts.some((p) => NUMBER_WORDS.has(p))) return token.word !== 'first' && token.word !== 'once' && token.word !== 'both' && token.word !== 'single' && !(token.word === 'second' && tokens[i - 1]?.word !== 'a');
  return WEAK_NUMBERS.has(token.word) && UNITS.has(tokens[i + 1]?.word ?? '');
}

function isDate(tokens: readonly Token[], token: Token, i: number): boolean {
  const { word } = token;
  if (/^(?:19|20|21)\d\d(?:-\d\d(?:-\d\d)?)?$/.test(word)) return true;
  if (!MONTHS.has(word) && !SEASONS.has(word)) return false;
  const around = [tokens[i - 2]?.word ?? '', tokens[i - 1]?.word ?? '', tokens[i + 1]?.word ?? '', tokens[i + 2]?.word ?? ''];
  // "may" and "march" are verbs unless a day or year stands beside them.
  const numbered = around.some((w) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(w));
  return word === 'may' || word === 'march' || word === 'fall' || word === 'spring' ? numbered || /^(?:in|by|until|till|from|since|last|next|of)$/.test(around[1]!) : true;
}

function isMoney(tokens: readonly Token[], token: Token, i: number): boolean {
  const digit = (t: Token | undefined): boolean => t !== undefined && (/^\p{N}/u.test(t.word) || NUMBER_WORDS.has(t.word));
  if (MONEY_MARKS.has(token.word)) return digit(tokens[i + 1]) || digit(tokens[i - 1]);
  if (/^(?:eur|usd|gbp|chf|aud|cad|nok|sek|dkk)\d/.test(token.word)) return true;
  return MONEY_WORDS.has(token.word) && (digit(tokens[i + 1]) || digit(tokens[i - 1]));
}

/** A name (two capitalized words inside the sentence, or a titled one), or a role that is somebody's. */
function isPerson(text: string, tokens: readonly Token[]): boolean {
  return tokens.some((t, i) => {
    if (t.kind !== 'word') return false;
    if (ROLES.has(t.word) || TITLES.has(t.word)) return true;
    const next = tokens[i + 1];
    const raw = text[t.start] ?? '';
    return next !== undefined && next.kind === 'word' && next.clause === t.clause && isUpper(raw) && isUpper(text[next.start] ?? '') && !isAllCaps(text.slice(t.start, t.end)) && !isAllCaps(text.slice(next.start, next.end)) && next.start - t.end === 1 && text[t.end] === ' ';
  });
}

function isUpper(char: string): boolean { return char !== char.toLowerCase(); }
function isAllCaps(word: string): boolean { return word.length > 1 && word === word.toUpperCase(); }
