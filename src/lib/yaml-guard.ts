/** What is refused in YAML before the parser sees it: depth that would cost it minutes, and directives. */
import { Lexer, Parser } from 'yaml';

/** Deeper than this no file of ours nests; the parser's time grows out of hand long after. */
export const maxNesting = 32;

/** The offset where nesting first passes the limit, or null. Cheap for ordinary files: the exact walk runs only when a rough bound is passed. */
export function tooDeepAt(source: string): number | null {
  if (roughDepth(source) <= maxNesting) return null;
  const parser = new Parser();
  const lexer = new Lexer();
  for (const lexeme of lexer.lex(source)) {
    const at = parser.offset;
    for (const token of parser.next(lexeme)) void token;
    let depth = 0;
    for (const token of parser.stack) if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') depth++;
    if (depth > maxNesting) return at;
  }
  return null;
}

/** Never less than the real depth: levels of indentation, plus markers at a line's start, plus open brackets. */
function roughDepth(source: string): number {
  const indents: number[] = [];
  let brackets = 0;
  let most = 0;
  let i = 0;
  while (i < source.length) {
    let column = 0;
    while (source[i] === ' ') { i++; column++; }
    const here = source[i];
    const blank = here === undefined || here === '\n' || here === '\r' || here === '#';
    if (!blank) {
      while (indents.length > 0 && indents[indents.length - 1]! >= column) indents.pop();
      indents.push(column);
      // Markers open levels of their own, at the columns behind them.
      let at = i;
      while ((source[at] === '-' || source[at] === '?' || source[at] === ':') && isSpace(source[at + 1])) {
        at++;
        while (source[at] === ' ') at++;
        if (at < source.length && source[at] !== '\n') indents.push(column + at - i);
      }
    }
    for (; i < source.length && source[i] !== '\n'; i++) {
      if (source[i] === '[' || source[i] === '{') brackets++;
      else if ((source[i] === ']' || source[i] === '}') && brackets > 0) brackets--;
      if (indents.length + brackets > most) most = indents.length + brackets;
    }
    i++;
  }
  // A list under a key may stand at the key's own column: two levels for one indentation.
  return most * 2;
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === undefined || char === '\t';
}

/** The offset of a directive (`%YAML`) at the file's head, or null: one could switch the whole file to other rules. */
export function directiveAt(source: string): number | null {
  let at = 0;
  while (at < source.length) {
    const end = source.indexOf('\n', at) < 0 ? source.length : source.indexOf('\n', at);
    const line = source.slice(at, end).trim();
    if (line.startsWith('%')) return at;
    if (line !== '' && !line.startsWith('#')) return null;
    at = end + 1;
  }
  return null;
}
