/** The text of a block of HTML as a reader sees it: one piece for each block-level element, aligned with its source. */
import { AlignedText, toSource } from './align.js';
import { ElementRanges, htmlTokens, isBlockLevel, struckNames, type HtmlState } from './html.js';
import { finishInline, type InlineText, type Range } from './inline.js';
import { referenceAt } from '../lib/references.js';
import type { ExcludedReason } from './types.js';

export interface HtmlText {
  readonly inline: InlineText;
  /** The source offsets [start, end) of the text. */
  readonly start: number;
  readonly end: number;
  /** `hidden`, `quote` for `<blockquote>`, `code` for `<pre>`; null for text that counts. */
  readonly excluded: ExcludedReason | null;
}

/** White space, an entity's beginning, or all up to the next of them. */
const piece = /[ \t\n\f\r]+|&|[^ \t\n\f\r&]+/g;

/**
 * The pieces of some markup. `state` is what stands open from the HTML above and is followed on. What scripts, styles
 * and templates hold is no text. Linear.
 */
export function htmlText(markup: AlignedText, state: HtmlState): HtmlText[] {
  const pieces: HtmlText[] = [];
  const html = markup.text;
  const [quote, pre, code] = ['blockquote', 'pre', 'code'].map((name) => new ElementRanges([name]));
  const struck = new ElementRanges(struckNames);
  let target = new AlignedText();
  let hidden: Range[] = [];
  let hiddenFrom = 0;
  /** Source range of white space that is shown once a word follows. */
  let space: Range | null = null;

  const append = (text: string, from: number, to: number): void => {
    const start = toSource(markup, from);
    const end = start + to - from;
    if (/^[ \t\n\f\r]/.test(text)) {
      space ??= [start, end];
      return;
    }
    if (space !== null && target.text !== '') target.append(' ', space[0], space[1]);
    space = null;
    target.append(text, start, end);
  };
  const read = (from: number, to: number): void => {
    const text = html.slice(from, to);
    piece.lastIndex = 0;
    for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
      const reference = found[0] === '&' ? referenceAt(text, found.index) : null;
      const at = from + found.index;
      if (reference === null) append(found[0], at, at + found[0].length);
      else {
        for (const char of reference.text) append(char, at, from + reference.end);
        piece.lastIndex = reference.end;
      }
    }
  };
  const endHidden = (): void => {
    if (target.text.length > hiddenFrom) hidden.push([hiddenFrom, target.text.length]);
  };
  const endPiece = (): void => {
    space = null;
    if (state.hidden > 0) endHidden();
    const length = target.text.length;
    const codeRanges = code!.take(length);
    const muted = [...hidden, ...struck.take(length)];
    if (length > 0) {
      const hiddenLength = hidden.reduce((sum, [from, to]) => sum + to - from, 0);
      const hiddenAt = hidden.length === 0 ? null : toSource(target, hidden[0]![0]);
      const marks = { bold: [], code: codeRanges, muted, links: [], lineStarts: [], hiddenAt };
      pieces.push({
        inline: finishInline(target, marks),
        start: target.source[0]!,
        end: target.end,
        excluded:
          hiddenLength === length
            ? 'hidden'
            : quote!.open > 0
              ? 'quote'
              : pre!.open > 0
                ? 'code'
                : null,
      });
    }
    target = new AlignedText();
    hidden = [];
    hiddenFrom = 0;
  };

  for (const { tag, start, end } of htmlTokens(html)) {
    if (tag === null) {
      if (state.unseen === 0) read(start, end);
      continue;
    }
    if (isBlockLevel(tag.name)) endPiece();
    const before = state.hidden;
    state.follow(tag);
    if (before === 0 && state.hidden > 0) hiddenFrom = target.text.length;
    else if (before > 0 && state.hidden === 0) endHidden();
    for (const one of [quote!, pre!, code!, struck]) one.follow(tag, target.text.length);
  }
  endPiece();
  return pieces;
}
