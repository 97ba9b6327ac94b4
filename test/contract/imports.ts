/** A small lexer for TypeScript: every way in which a file imports another one, types too, and the names it uses outside strings and comments. */

export interface Import {
  readonly specifier: string;
  readonly kind: 'import' | 'import type' | 'export from' | 'dynamic' | 'require' | 'side effect';
  readonly line: number;
}

export interface Token {
  readonly kind: 'word' | 'string' | 'template' | 'regex' | 'sign' | 'number';
  readonly text: string;
  readonly line: number;
}

export function importsOf(source: string): readonly Import[] {
  const tokens = tokensOf(source);
  const found: Import[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const before = tokens[i - 1];
    // A member or a key of that name is no import.
    if (before?.text === '.' || before?.text === '?.') continue;
    const next = tokens[i + 1];
    const add = (string: Token | undefined, kind: Import['kind']): void => {
      if (string?.kind === 'string' || string?.kind === 'template') found.push({ specifier: string.text, kind, line: token.line });
    };
    if (token.text === 'import' && next?.text === '(') add(tokens[i + 2], 'dynamic');
    else if (token.text === 'import' && next?.kind === 'string') add(next, 'side effect');
    else if (token.text === 'import' && next?.text !== '.' && next?.text !== ':') add(fromOf(tokens, i + 1), next?.text === 'type' && tokens[i + 2]?.text !== 'from' ? 'import type' : 'import');
    else if (token.text === 'export' && (next?.text === '*' || next?.text === '{' || next?.text === 'type')) add(fromOf(tokens, i + 1), 'export from');
    else if (token.text === 'require' && next?.text === '(') add(tokens[i + 2], 'require');
  }
  return found;
}

/** The string behind `from`, when only names, braces, stars and commas stand before it. */
function fromOf(tokens: readonly Token[], start: number): Token | undefined {
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'word' && token.text === 'from' && tokens[i + 1]?.kind === 'string') return tokens[i + 1];
    // `{ 'odd name' as x }` may hold strings; anything else ends the clause.
    if (token.kind !== 'word' && token.kind !== 'string' && !['{', '}', ',', '*'].includes(token.text)) return undefined;
    if (token.kind === 'word' && ['import', 'export', 'const', 'function', 'interface', 'class'].includes(token.text)) return undefined;
  }
  return undefined;
}

/** Words before which a slash begins a regular expression. */
const BEFORE_REGEX = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'throw', 'await', 'yield']);

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  /** For each open `${`: how many braces are open in it. */
  const templates: number[] = [];
  let line = 1;
  let i = 0;
  const take = (end: number): string => {
    const text = source.slice(i, end);
    for (const c of text) if (c === '\n') line++;
    i = end;
    return text;
  };
  const push = (kind: Token['kind'], text: string, at: number): void => { tokens.push({ kind, text, line: at }); };
  /** Reads template characters up to the closing backtick or the next `${`. */
  const template = (): void => {
    const at = line;
    let end = i;
    while (end < source.length && source[end] !== '`' && !source.startsWith('${', end)) end += source[end] === '\\' ? 2 : 1;
    push('template', take(Math.min(end, source.length)), at);
    if (source.startsWith('${', i)) {
      i += 2;
      templates.push(0);
    } else i++;
  };
  while (i < source.length) {
    const c = source[i]!;
    const at = line;
    if (c === '\n' || c === ' ' || c === '\t' || c === '\r') take(i + 1);
    else if (source.startsWith('//', i)) take(endOf(source, '\n', i));
    else if (source.startsWith('/*', i)) take(Math.min(source.length, endOf(source, '*/', i + 2) + 2));
    else if (c === '"' || c === "'") {
      let end = i + 1;
      while (end < source.length && source[end] !== c && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
      push('string', take(Math.min(end + 1, source.length)).slice(1, -1), at);
    } else if (c === '`') {
      i++;
      template();
    } else if (c === '}' && templates.at(-1) === 0) {
      templates.pop();
      i++;
      template();
    } else if (c === '/' && startsRegex(tokens.at(-1))) push('regex', take(regexEnd(source, i)), at);
    else if (/[\p{L}\p{N}_$#@]/u.test(c)) {
      let end = i + 1;
      while (end < source.length && /[\p{L}\p{N}_$]/u.test(source[end]!)) end++;
      const text = take(end);
      push(/^\d/u.test(text) ? 'number' : 'word', text, at);
    } else {
      if (templates.length > 0 && c === '{') templates[templates.length - 1]!++;
      if (templates.length > 0 && c === '}') templates[templates.length - 1]!--;
      push('sign', take(i + (source.startsWith('?.', i) ? 2 : 1)), at);
    }
  }
  return tokens;
}

function endOf(source: string, what: string, from: number): number {
  const end = source.indexOf(what, from);
  return end < 0 ? source.length : end;
}

function startsRegex(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return BEFORE_REGEX.has(before.text);
  return before.kind === 'sign' && before.text !== ')' && before.text !== ']' && before.text !== '}';
}

function regexEnd(source: string, from: number): number {
  let inClass = false;
  let i = from + 1;
  for (; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '[') inClass = true;
    else if (source[i] === ']') inClass = false;
    else if (source[i] === '/' && !inClass) break;
  }
  i++;
  while (i < source.length && /[a-z]/u.test(source[i]!)) i++;
  return i;
}
