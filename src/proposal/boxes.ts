/** Checkboxes that Markdown does not know as such: `[x]Label`, `[]`, ☐ and ☑ at the start of an item. */
import { applyEdits } from '../text/align.js';
import type { InlineText, Range } from './inline.js';

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
  const { text: rest, alignment } = applyEdits(text, inline.alignment, [{ start: 0, end: width, text: '' }]);
  const move = ([from, to]: Range): Range => [Math.max(0, from - width), Math.max(0, to - width)];
  return {
    checked,
    inline: {
      ...inline, text: rest, alignment, bold: inline.bold.map(move), muted: inline.muted.map(move),
      links: inline.links.map((link) => ({ ...link, start: Math.max(0, link.start - width), end: Math.max(0, link.end - width) })),
      lineStarts: inline.lineStarts.map((at) => Math.max(0, at - width)),
    },
  };
}
