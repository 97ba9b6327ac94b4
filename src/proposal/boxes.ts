/** Checkboxes that Markdown does not know as such: `[x]Label`, `[]`, ☐ and ☑ at the start of an item. */
import { withoutStart, type InlineText } from './inline.js';

const signs = new Map([['☐', false], ['☑', true], ['☒', true], ['🗹', true], ['🗷', true]]);

/** The box an item begins with, and the text without it; `checked` is null where there is none. */
export function leadingBox(inline: InlineText): { readonly checked: boolean | null; readonly inline: InlineText } {
  const { text } = inline;
  let checked: boolean | null = null;
  let width = 0;
  const sign = String.fromCodePoint(text.codePointAt(0) ?? 32);
  if (signs.has(sign)) {
    checked = signs.get(sign)!;
    width = sign.length;
  } else if (text[0] === '[') {
    const close = text.indexOf(']');
    const inside = text.slice(1, close).trim().toLowerCase();
    if (close < 1 || close > 4 || (inside !== '' && inside !== 'x') || text[close + 1] === '(' || text[close + 1] === '[' || text[close + 1] === ':') return { checked: null, inline };
    checked = inside === 'x';
    width = close + 1;
  }
  if (checked === null) return { checked, inline };
  while (text[width] === ' ') width++;
  return { checked, inline: withoutStart(inline, width) };
}
