/** Arithmetic on ISO days for due dates, without a clock. */

const day = 86_400_000;

const time = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** So many days later; earlier where negative. */
export function addDays(from: string, days: number): string {
  return iso(time(from) + days * day);
}

/** Whole days from one ISO day to another; negative where it lies before. */
export function daysFrom(from: string, to: string): number {
  return Math.round((time(to) - time(from)) / day);
}

/** The same day so many months later, or the month's last where it has none such. */
export function addMonths(from: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = from.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return iso(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last)));
}

/** `2027-03` of a day. */
export function monthOf(from: string): string {
  return from.slice(0, 7);
}

/** Months from the one of the first day to the one of the last, both included; at most 120. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const out: string[] = [];
  for (let at = `${monthOf(from)}-01`; at <= to && out.length < 120; at = addMonths(at, 1)) out.push(monthOf(at));
  return out;
}

/** `2027-02-01` as `1 February 2027`. */
export function inWords(from: string): string {
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  return `${date} ${names[month - 1] ?? '?'} ${year}`;
}
