/** Reads an amount in a table cell: `£1,200.50`, `1 200 EUR`, `1.200,50 €`, `20k`. One pass, no regular expression over the whole. */

/** The amount in hundredths, or null where the cell holds no number, or several, or a share. */
export function amountIn(text: string): number | null {
  const first = text.search(/\d/u);
  if (first < 0 || text.includes('%')) return null;
  let end = first;
  while (end < text.length && isPart(text, end)) end++;
  const rest = text.slice(end).trim();
  if (/\d/u.test(rest)) return null;
  const digits = trimEnd(text.slice(first, end));
  const cents = toCents(digits);
  if (cents === null) return null;
  const before = text.slice(0, first).trim();
  const sign = /[-−]$/u.test(before) ? -1 : 1;
  const kilo = /^k\b/iu.test(rest);
  return sign * cents * (kilo ? 1000 : 1);
}

/** Digits, and the separators that stand between digits. */
function isPart(text: string, at: number): boolean {
  const char = text[at]!;
  if (char >= '0' && char <= '9') return true;
  return ',.\'’ \u00a0\u202f\u2009'.includes(char) && /\d/u.test(text[at + 1] ?? '');
}

function trimEnd(digits: string): string {
  let end = digits.length;
  while (end > 0 && !/\d/u.test(digits[end - 1]!)) end--;
  return digits.slice(0, end);
}

/** A last `.` or `,` with one or two digits behind it is the decimal point; every other separator groups thousands. */
function toCents(digits: string): number | null {
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  const hasPoint = point >= 0 && decimals <= 2;
  const whole = (hasPoint ? digits.slice(0, point) : digits).split(/[^\d]/u).join('');
  const part = hasPoint ? digits.slice(point + 1).padEnd(2, '0') : '00';
  if (whole.length > 12) return null;
  return Number(whole) * 100 + Number(part);
}
