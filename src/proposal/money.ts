/** Reads sums of money in words and figures: `EUR 130,000`, `48 000 EUR`, `$420,000`, `€1.5m`, `six thousand` is not read. */
import type { FieldValue } from './types.js';

type Money = Extract<FieldValue, { kind: 'money' }>;

/** A sum in a text. */
export interface FoundMoney {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly currency: string | null;
}

const codes = new Set(['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'INR', 'AUD', 'CAD', 'NZD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'RON', 'BGN', 'TRY', 'ZAR', 'BRL', 'MXN', 'ARS', 'CLP', 'COP', 'PEN', 'KES', 'NGN', 'GHS', 'UGX', 'TZS', 'RWF', 'ETB', 'EGP', 'MAD', 'XOF', 'XAF', 'ILS', 'AED', 'SAR', 'SGD', 'HKD', 'TWD', 'KRW', 'THB', 'VND', 'PHP', 'IDR', 'MYR', 'PKR', 'BDT', 'LKR', 'NPR', 'UAH', 'ISK', 'RUB', 'GEL', 'DAI', 'USDC', 'USDT', 'ETH', 'BTC']);
const signs = new Map([['€', 'EUR'], ['$', 'USD'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₽', 'RUB'], ['₺', 'TRY'], ['₩', 'KRW'], ['₦', 'NGN'], ['₱', 'PHP'], ['₴', 'UAH'], ['₪', 'ILS']]);
const dollars = new Map([['us', 'USD'], ['a', 'AUD'], ['au', 'AUD'], ['c', 'CAD'], ['ca', 'CAD'], ['nz', 'NZD'], ['hk', 'HKD'], ['s', 'SGD'], ['r', 'BRL'], ['mx', 'MXN']]);
const names = new Map([['euro', 'EUR'], ['euros', 'EUR'], ['dollar', 'USD'], ['dollars', 'USD'], ['pound', 'GBP'], ['pounds', 'GBP'], ['francs', 'CHF'], ['yen', 'JPY'], ['rupees', 'INR'], ['rand', 'ZAR'], ['kroner', 'NOK'], ['kronor', 'SEK'], ['zloty', 'PLN'], ['złoty', 'PLN'], ['fr', 'CHF'], ['sfr', 'CHF']]);
const powers = new Map([['k', 1e3], ['thousand', 1e3], ['m', 1e6], ['mn', 1e6], ['mio', 1e6], ['million', 1e6], ['millions', 1e6], ['bn', 1e9], ['billion', 1e9]]);

/** All sums that name a currency; with `bare`, plain numbers too. In order. Linear. */
export function findMoney(text: string, bare = false): FoundMoney[] {
  const found: FoundMoney[] = [];
  for (let i = 0; i < text.length;) {
    if (!isDigit(text[i]!) || (i > 0 && /[\p{L}\p{N}]/u.test(text[i - 1]!) && !startsAfterCurrency(text, i))) { i++; continue; }
    const number = readNumber(text, i);
    const before = currencyBefore(text, i);
    let end = number.end;
    let amount = number.value;
    const power = powerAt(text, end);
    if (power !== null) { amount *= power.factor; end = power.end; }
    const after = currencyAfter(text, end);
    const currency = before?.code ?? after?.code ?? null;
    const start = before?.start ?? i;
    if (currency !== null || bare) found.push({ start, end: before === null && after !== null ? after.end : end, amount: Math.round(amount * 100) / 100, currency });
    i = Math.max(end, after !== null && before === null ? after.end : end);
  }
  return found;
}

/** The power of ten behind a number: "k", "million"; null where none stands there. */
export function powerAt(text: string, end: number): { readonly factor: number; readonly end: number } | null {
  const word = wordAt(text, end);
  const factor = word === null ? undefined : powers.get(word.text.toLowerCase());
  return word === null || factor === undefined || !(word.gap || word.text.length <= 2) ? null : { factor, end: word.end };
}

/** The money a text states first; with what it says of period and standing. Null: none. `negative` sums are none. */
export function parseMoney(text: string, fallback: string | null, bare: boolean): Money | null {
  const first = findMoney(text, bare)[0];
  const lower = text.toLowerCase();
  if (first === undefined) {
    const word = lower.trim().replace(/[.!]$/, '');
    return ['none', 'no', 'nothing', 'no budget', 'no money', 'no funding', 'unpaid', 'zero'].includes(word) ? { kind: 'money', amount: 0, currency: fallback, per: 'total', status: 'none' } : null;
  }
  if (/[-−]\s*$/.test(text.slice(Math.max(0, first.start - 2), first.start)) && first.start <= 2) return null;
  return { kind: 'money', amount: first.amount, currency: first.currency ?? fallback, per: periodOf(lower.slice(first.end, first.end + 60)), status: statusOf(lower) };
}

/** `a year`, `per month`, `/yr`, `monthly`; else a total. */
export function periodOf(text: string): Money['per'] {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}/]+/gu, ' ').replaceAll('/', ' / ')} `.replace(/ +/g, ' ');
  if ([' per year ', ' a year ', ' each year ', ' per annum ', ' annually ', ' yearly ', ' annual ', ' / year ', ' / yr ', ' p a '].some((w) => words.includes(w)) || words.trim() === 'year') return 'year';
  if ([' per month ', ' a month ', ' each month ', ' monthly ', ' / month ', ' / mo '].some((w) => words.includes(w)) || words.trim() === 'month') return 'month';
  return 'total';
}

/** What a text says of the money's standing. */
function statusOf(lower: string): Money['status'] {
  const words = ` ${lower.replace(/[^\p{L}]+/gu, ' ')} `;
  const has = (list: readonly string[]): boolean => list.some((w) => words.includes(` ${w} `));
  if (has(['not secured', 'not yet secured', 'applied for', 'applied', 'pending', 'not yet granted', 'under review'])) return 'applied';
  if (has(['secured', 'granted', 'in hand', 'awarded', 'approved', 'committed'])) return 'secured';
  return null;
}

/** A number with its group and decimal marks. A single dot or comma before three digits groups. */
export function readNumber(text: string, from: number): { readonly value: number; readonly end: number } {
  let i = from;
  let whole = '';
  while (i < text.length && isDigit(text[i]!)) whole += text[i++];
  let decimals = '';
  let mark = '';
  while (i < text.length) {
    const char = text[i]!;
    const group = (char === ',' || char === '.' || char === '\'' || char === '’' || char === ' ' || char === '\u00a0' || char === '\u202f' || char === '_') && isDigit(text[i + 1] ?? '');
    if (!group) break;
    const three = isDigit(text[i + 2] ?? '') && isDigit(text[i + 3] ?? '') && !isDigit(text[i + 4] ?? '');
    const spaced = char === ' ' || char === '\u00a0' || char === '\u202f';
    if (three && whole.length + 0 > 0 && whole[0] !== '0' && (mark === '' ? whole.length <= 3 : mark === char)) {
      mark = char;
      whole += text.slice(i + 1, i + 4);
      i += 4;
      continue;
    }
    if (!spaced && (char === '.' || char === ',') && char !== mark) {
      i++;
      while (i < text.length && isDigit(text[i]!)) decimals += text[i++];
    }
    break;
  }
  return { value: Number(`${whole}.${decimals === '' ? '0' : decimals}`), end: i };
}

function startsAfterCurrency(text: string, at: number): boolean {
  return currencyBefore(text, at) !== null;
}

function currencyBefore(text: string, at: number): { readonly code: string; readonly start: number } | null {
  let i = at;
  while (i > 0 && isSpace(text[i - 1]!)) i--;
  const sign = signs.get(text[i - 1] ?? '');
  if (sign !== undefined) {
    let from = i - 1;
    while (from > 0 && i - from < 4 && /[A-Za-z]/.test(text[from - 1]!)) from--;
    const prefix = text.slice(from, i - 1).toLowerCase();
    const dollar = text[i - 1] === '$' ? dollars.get(prefix) : undefined;
    return dollar === undefined ? { code: sign, start: i - 1 } : { code: dollar, start: from };
  }
  let from = i;
  while (from > 0 && i - from < 6 && /[\p{L}.]/u.test(text[from - 1]!)) from--;
  const word = text.slice(from, i).replace(/\.$/, '');
  if (codes.has(word)) return { code: word, start: from };
  return word.toLowerCase() === 'fr' || word.toLowerCase() === 'sfr' ? { code: 'CHF', start: from } : null;
}

function currencyAfter(text: string, at: number): { readonly code: string; readonly end: number } | null {
  let i = at;
  while (i < text.length && isSpace(text[i]!)) i++;
  const sign = signs.get(text[i] ?? '');
  // "6 € 40" has its sign behind; "10 $20" belongs to the next sum.
  if (sign !== undefined) return isDigit(text[i + 1] ?? '') ? null : { code: sign, end: i + 1 };
  const word = wordAt(text, i);
  if (word === null) return null;
  if (codes.has(word.text)) return { code: word.text, end: word.end };
  if (word.text === 'US') { const next = wordAt(text, word.end); if (next?.text.toLowerCase() === 'dollars') return { code: 'USD', end: next.end }; }
  const name = names.get(word.text.toLowerCase());
  return name === undefined ? null : { code: name, end: word.end };
}

function wordAt(text: string, at: number): { readonly text: string; readonly end: number; readonly gap: boolean } | null {
  let i = at;
  while (i < text.length && i - at < 3 && isSpace(text[i]!)) i++;
  const from = i;
  while (i < text.length && i - from < 12 && /\p{L}/u.test(text[i]!)) i++;
  return i === from ? null : { text: text.slice(from, i), end: i, gap: from > at };
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\u00a0' || char === '\u202f' || char === '\t';
}
