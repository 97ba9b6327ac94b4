/** Arithmetic on ISO days (`2027-02-01`), without clock or time zone, and days in words. */

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAY = 86_400_000;
/** Most months of a list. */
const MAX_MONTHS = 120;

/** Days since 1970-01-01, or NaN where it is no day. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

function isoDay(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The ISO day so many days later (or earlier, when negative). */
export function addDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/** Whole days from one ISO day to another, negative where it lies before; null where one is no day. */
export function daysBetween(from: string, to: string): number | null {
  const days = dayNumber(to) - dayNumber(from);
  return Number.isInteger(days) ? days : null;
}

/** The same day so many months later, or the month's last where it has none such. */
export function addMonths(iso: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = iso.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const time = Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, lastDay));
  return isoDay(time / DAY);
}

/** Months (`2027-03`) from the one of the first day to the one of the last, both included. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (
    let at = `${from.slice(0, 7)}-01`;
    at <= to && months.length < MAX_MONTHS;
    at = addMonths(at, 1)
  ) {
    months.push(at.slice(0, 7));
  }
  return months;
}

/** `2027-02-01` as `1 February 2027`; anything else as it is. */
export function dayInWords(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}
