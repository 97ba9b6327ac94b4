/** The grammar of dates: ISO, `1 March 2027`, `March 1, 2027`, `March 2027`, `Q2 2027`, `01.03.2027`; durations in words. */

export type DatePrecision = 'day' | 'month' | 'quarter';

/** A date in a text. `iso` is its day, or the first day of its month or quarter. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly iso: string;
  readonly precision: DatePrecision;
}

/** A date that can't be told: two readings are possible (`01/02/2027`), or no calendar has the day. */
export interface BadDate {
  readonly start: number;
  readonly end: number;
  readonly why: 'ambiguous' | 'impossible';
}

export type Duration = { readonly months: number } | { readonly days: number };

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const months = new Map<string, number>([...monthNames.map((name, i) => [name, i + 1] as const), ...monthNames.map((name, i) => [name.slice(0, 3), i + 1] as const), ['sept', 9]]);
const ordinals = new Set(['st', 'nd', 'rd', 'th']);

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'number' | 'word' | 'mark';
}

/** The day a text means when it is a date and nothing else. Slashes are ambiguous; null is no date, or no day of the calendar. */
export function parseDay(text: string): { readonly iso: string; readonly precision: DatePrecision } | { readonly ambiguous: true } | null {
  const trimmed = text.trim();
  const { dates, bad } = scanDates(trimmed.length > 60 ? trimmed.slice(0, 60) : trimmed);
  const whole = (range: { readonly start: number; readonly end: number }): boolean => range.start === 0 && range.end === trimmed.length;
  const date = dates.find(whole);
  if (date !== undefined) return { iso: date.iso, precision: date.precision };
  return bad.some((b) => whole(b) && b.why === 'ambiguous') ? { ambiguous: true } : null;
}

/** All dates in a text that can be told, in order. */
export function findDates(text: string): FoundDate[] {
  return scanDates(text).dates;
}

/** All dates in a text, and what looks like one and is none. Linear. */
export function scanDates(text: string): { readonly dates: FoundDate[]; readonly bad: BadDate[] } {
  const dates: FoundDate[] = [];
  const bad: BadDate[] = [];
  // Every date has figures.
  if (!/[0-9]/.test(text)) return { dates, bad };
  const tokens = tokenize(text);
  for (let i = 0; i < tokens.length;) {
    if (!mayBegin(tokens[i]!)) { i++; continue; }
    const read = dateAt(tokens, i, text);
    if (read === null) { i++; continue; }
    const start = tokens[i]!.start;
    const end = tokens[i + read.tokens - 1]!.end;
    if (read.ambiguous) bad.push({ start, end, why: 'ambiguous' });
    else if (!isDay(read.year, read.month, read.day)) bad.push({ start, end, why: 'impossible' });
    else dates.push({ start, end, iso: iso(read.year, read.month, read.day), precision: read.precision });
    i += read.tokens;
  }
  return { dates, bad };
}

/** A date begins with a figure, a month or a Q. */
function mayBegin(token: Token): boolean {
  return token.kind === 'number' || (token.kind === 'word' && (token.text === 'q' || token.text === 'Q' || monthAt(token) !== null));
}

interface DateShape {
  readonly tokens: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly precision: DatePrecision;
  readonly ambiguous: boolean;
}

/** The date that begins at a token, by shape alone. */
function dateAt(tokens: readonly Token[], at: number, text: string): DateShape | null {
  const token = tokens[at]!;
  const near = (offset: number): Token | undefined => tokens[at + offset];
  const tight = (offset: number): boolean => near(offset) !== undefined && near(offset)!.start === near(offset - 1)!.end;
  const shape = (count: number, year: number, month: number, day: number, precision: DatePrecision = 'day'): DateShape => ({ tokens: count, year, month, day, precision, ambiguous: false });
  // Part of a longer number or word (a version, a phone number, an identifier).
  if (at > 0 && tokens[at - 1]!.end === token.start && /[\p{L}\p{N}./\-_:]/u.test(text[token.start - 1]!) && token.kind === 'number' && tokens[at - 1]!.kind !== 'mark') return null;
  if (token.kind === 'number' && at > 0 && tokens[at - 1]!.end === token.start && ['-', '/', '.', '_'].includes(tokens[at - 1]!.text) && at > 1 && tokens[at - 2]!.end === tokens[at - 1]!.start && tokens[at - 2]!.kind === 'number' && monthAt(near(1)) === null) return null;

  if (token.kind === 'number' && token.text.length === 4 && near(1)?.text === '-' && tight(1)) {
    const quarter = quarterOf(near(2), near(3));
    if (quarter !== null && tight(2)) return shape(quarter.tokens + 2, +token.text, quarter.month, 1, 'quarter');
    if (near(2)?.kind === 'number' && tight(2) && near(2)!.text.length === 2) {
      if (near(3)?.text === '-' && tight(3) && near(4)?.kind === 'number' && tight(4) && near(4)!.text.length <= 2) {
        if (near(4)!.text.length !== 2) return null;
        return shape(5 + timeTokens(tokens, at + 5), +token.text, +near(2)!.text, +near(4)!.text);
      }
      return shape(3, +token.text, +near(2)!.text, 1, 'month');
    }
  }
  if (token.kind === 'number' && token.text.length === 4) {
    const quarter = quarterOf(near(1), near(2));
    if (quarter !== null) return shape(quarter.tokens + 1, +token.text, quarter.month, 1, 'quarter');
  }
  if (token.kind === 'number' && (near(1)?.text === '/' || near(1)?.text === '.' || near(1)?.text === '-') && near(2)?.kind === 'number' && near(3)?.text === near(1)!.text && near(4)?.kind === 'number' && tight(1) && tight(2) && tight(3) && tight(4)) {
    // More figures behind it: a version or an address.
    if (near(5) !== undefined && tight(5) && '.-/'.includes(near(5)!.text) && near(6)?.kind === 'number' && tight(6)) return null;
    const [a, b, c] = [token.text, near(2)!.text, near(4)!.text];
    const yearLast = a.length <= 2 && b.length <= 2 && (c.length === 4 || (c.length === 2 && near(1)!.text === '/'));
    const yearFirst = a.length === 4 && b.length <= 2 && c.length <= 2;
    if (near(1)!.text === '.') return yearLast && c.length === 4 ? shape(5, +c, +b, +a) : null;
    if (yearLast || yearFirst) return { ...shape(5, 0, 0, 0), ambiguous: true };
    return null;
  }
  const quarter = quarterOf(token, near(1));
  if (quarter !== null) {
    let next = quarter.tokens;
    if (near(next)?.text === '/' || near(next)?.text === ',' || near(next)?.text === 'of' || near(next)?.text === '-') next++;
    const year = yearAt(near(next));
    return year === null ? null : shape(next + 1, year, quarter.month, 1, 'quarter');
  }
  if (token.kind === 'number' && token.text.length <= 2) {
    let next = 1;
    if (near(next) !== undefined && ordinals.has(near(next)!.text.toLowerCase()) && tight(next)) next++;
    if (near(next)?.text.toLowerCase() === 'of') next++;
    const month = monthAt(near(next));
    if (month === null) return null;
    next++;
    if (near(next)?.text === '.' || near(next)?.text === ',') next++;
    const year = yearAt(near(next));
    return year === null ? null : shape(next + 1, year, month, +token.text);
  }
  const month = token.kind === 'word' ? monthAt(token) : null;
  if (month !== null) {
    let next = 1;
    if (near(next)?.text === '.') next++;
    const direct = yearAt(near(next)) ?? (near(next)?.text === ',' || near(next)?.text.toLowerCase() === 'of' ? yearAt(near(++next)) : null);
    if (direct !== null) return shape(next + 1, direct, month, 1, 'month');
    const day = near(next);
    if (day?.kind !== 'number' || day.text.length > 2) return null;
    next++;
    if (near(next) !== undefined && ordinals.has(near(next)!.text.toLowerCase())) next++;
    if (near(next)?.text === ',') next++;
    const year = yearAt(near(next));
    return year === null ? null : shape(next + 1, year, month, +day.text);
  }
  return null;
}

/** The time behind an ISO day, up to its zone: passed over. */
function timeTokens(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first === undefined || first.start !== tokens[from - 1]!.end || first.text.toLowerCase() !== 't') return 0;
  let count = 1;
  while (count < 14) {
    const token = tokens[from + count];
    if (token === undefined || token.start !== tokens[from + count - 1]!.end || !(token.kind === 'number' || [':', '.', '+', '-', 'z', 'Z'].includes(token.text))) break;
    count++;
  }
  return count;
}

function quarterOf(a: Token | undefined, b: Token | undefined): { readonly month: number; readonly tokens: number } | null {
  if (a?.kind !== 'word' || a.text.toLowerCase() !== 'q' || b?.kind !== 'number' || b.start !== a.end || b.text.length !== 1 || b.text < '1' || b.text > '4') return null;
  return { month: (+b.text - 1) * 3 + 1, tokens: 2 };
}

function monthAt(token: Token | undefined): number | null {
  return token?.kind === 'word' ? months.get(token.text.toLowerCase()) ?? null : null;
}

function yearAt(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || token.text.length !== 4) return null;
  const year = +token.text;
  return year >= 1900 && year <= 2199 ? year : null;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const from = i;
    const kind = kindOf(text[i]!);
    if (kind === null) { i++; continue; }
    i++;
    if (kind !== 'mark') while (i < text.length && kindOf(text[i]!) === kind) i++;
    tokens.push({ text: text.slice(from, i), start: from, end: i, kind });
  }
  return tokens;
}

function kindOf(char: string): Token['kind'] | null {
  if (char >= '0' && char <= '9') return 'number';
  if ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z')) return 'word';
  if (char <= ' ' || char === '\u00a0') return null;
  return char > '\u007f' && /\p{L}/u.test(char) ? 'word' : 'mark';
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const numberWords = new Map(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'].map((word, i) => [word, i] as const));
for (const [i, word] of ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].entries()) numberWords.set(word, (i + 3) * 10);

/** A whole number in words up to twenty and in tens, or null. */
export function numberWord(word: string): number | null {
  return numberWords.get(word.toLowerCase()) ?? null;
}

/** `18 months`, `a year and a half`, `six weeks`: the first duration in a text, or null. Years and quarters are given in months, weeks in days. */
export function parseDuration(text: string): Duration | null {
  const tokens = tokenize(text.length > 300 ? text.slice(0, 300) : text);
  for (let i = 0; i < tokens.length; i++) {
    let amount: number | null = tokens[i]!.kind === 'number' ? +tokens[i]!.text : numberWord(tokens[i]!.text);
    const word = tokens[i]!.text.toLowerCase();
    if (amount === null && (word === 'a' || word === 'an')) amount = 1;
    if (amount === null && word === 'half') amount = 0.5;
    if (amount === null) continue;
    let next = i + 1;
    if ((tokens[next]?.text === '.' || tokens[next]?.text === ',') && tokens[next + 1]?.kind === 'number' && tokens[next]!.start === tokens[next - 1]!.end) { amount += +`0.${tokens[next + 1]!.text}`; next += 2; }
    // `12-18 months`: the longer.
    if ((tokens[next]?.text === '-' || tokens[next]?.text === '–' || tokens[next]?.text === 'to') && tokens[next + 1]?.kind === 'number') { amount = +tokens[next + 1]!.text; next += 2; }
    if (tokens[next]?.text === '-') next++;
    if (word === 'half' && (tokens[next]?.text === 'a' || tokens[next]?.text === 'an')) next++;
    const unit = tokens[next]?.text.toLowerCase().replace(/s$/, '');
    let factor = unit === 'year' || unit === 'yr' ? 12 : unit === 'month' || unit === 'mo' ? 1 : unit === 'quarter' ? 3 : 0;
    if (factor > 0) {
      const half = tokens.slice(next + 1, next + 4).map((t) => t.text.toLowerCase()).join(' ');
      if (half === 'and a half') amount += 0.5;
      return { months: Math.round(amount * factor) };
    }
    factor = unit === 'week' ? 7 : unit === 'day' ? 1 : 0;
    if (factor > 0) return { days: Math.round(amount * factor) };
  }
  return null;
}

/** The day a duration after another. A day that the month lacks becomes its last. */
export function addDuration(from: string, duration: Duration): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  if ('days' in duration) {
    const date = new Date(Date.UTC(year, month - 1, day + duration.days));
    return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }
  const total = year * 12 + month - 1 + duration.months;
  const toYear = Math.floor(total / 12);
  const toMonth = (total % 12) + 1;
  return iso(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}
