/** Lists as a person would write them. */

/** `a`, `a and b`, `a, b and c`; '' for none. */
export function listInWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
