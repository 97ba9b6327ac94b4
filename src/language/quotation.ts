/** Finds the words of a text that stand between quotation marks or backticks. */
import type { Token, Tokens } from './tokens.js';

/** In tokens; marks that are farther apart enclose no quotation. */
export const LONGEST_QUOTATION = 40;

const CLOSING: ReadonlyMap<string, string> = new Map([['"', '"'], ['“', '”'], ['«', '»'], ['„', '“'], ['`', '`']]);

/** Per token: it stands between quotation marks or backticks, as somebody's words or a name. Linear. */
export function quotedTokens(text: string, tokens: Tokens): boolean[] {
  const quoted = tokens.map(() => false);
  for (let i = 0; i < tokens.length; i++) {
    const closing = CLOSING.get(tokens[i]!.word);
    const single = closing === undefined && opensSingle(text, tokens[i]!);
    if (closing === undefined && !single) continue;
    let end = single ? i : i + 1;
    const closes = (token: Token): boolean => (single ? closesSingle(text, token) : token.word === closing);
    while (end < tokens.length && end - i <= LONGEST_QUOTATION && !closes(tokens[end]!)) end++;
    if (end >= tokens.length || !closes(tokens[end]!)) continue;
    quoted.fill(true, i, end + 1);
    i = end;
  }
  return quoted;
}

const SINGLE = new Set(["'", '‘', '’']);
const WORD_CHAR = /[\p{L}\p{N}]/u;

/** Single quotation marks are no tokens; they are told from apostrophes by what stands around them. */
function opensSingle(text: string, { start, kind }: Token): boolean {
  return kind === 'word' && SINGLE.has(text[start - 1] ?? '') && !WORD_CHAR.test(text[start - 2] ?? ' ');
}

function closesSingle(text: string, { end, word }: Token): boolean {
  if (!SINGLE.has(text[end] ?? '')) return false;
  const next = text[end + 1] ?? '.';
  // "The users' data": behind an s it is a quotation mark only before punctuation.
  return !WORD_CHAR.test(next) && (!word.endsWith('s') || /[.,;:!?)]/.test(next));
}
