/** ISO days and months, as records write them. */

/** `2027-02-18`, and a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** A day, or a month as `2027-02`. */
export function isDayOrMonth(text: string): boolean {
  return isDay(text.length === 7 ? `${text}-01` : text);
}

/** The last day of a month, since an event of that month has come by then; a day as it is. */
export function lastDayOf(dayOrMonth: string): string {
  return [31, 30, 29, 28].map((day) => `${dayOrMonth}-${day}`).find(isDay) ?? dayOrMonth;
}
