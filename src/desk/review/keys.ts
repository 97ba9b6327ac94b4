/** What a line typed at a prompt means. */

/** The line without the spaces around it and without control characters. */
export function pressedKey(text: string): string {
  return [...text].filter((c) => c >= ' ' && c !== '\u007f').join('').trim();
}

/** The key, and the words quoted behind it: `y "never named"`. Null: no words. */
export function withQuote(typed: string): { readonly key: string; readonly quote: string | null } {
  const at = [...typed].findIndex((c) => c === '"' || c === '“');
  if (at < 1) return { key: typed, quote: null };
  const characters = [...typed];
  const inner = characters.slice(at + 1);
  const quote = (inner.at(-1) === '"' || inner.at(-1) === '”' ? inner.slice(0, -1) : inner).join('').trim();
  return { key: characters.slice(0, at).join('').trim(), quote: quote === '' ? null : quote };
}

/** Whether one of these was typed, case aside. */
export function same(typed: string, ...keys: readonly string[]): boolean {
  return keys.includes(typed.toLowerCase());
}
