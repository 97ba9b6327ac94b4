/** Reads SPDX licence expressions as people write them, and finds licences named in prose. Linear; no recursion. */
import { nameAt, nameWords, type LicenseName } from './names.js';
import { licenses, type TowardsAgpl } from './table.js';

export interface LicenseReading {
  /** SPDX ids in order, each once. */
  readonly ids: readonly string[];
  readonly towardsAgpl: TowardsAgpl;
}

type Token = { readonly kind: 'open' | 'close' | 'and' | 'or' } | { readonly kind: 'license'; readonly id: string; readonly towardsAgpl: TowardsAgpl };

/** Longer ones are no expression; nobody licenses by an essay. */
const MOST = 1000;

/** What an expression means towards AGPL-3.0. Of a choice (OR) the best counts, of a sum (AND) the worst; whatever is not understood is `unknown`. */
export function readLicense(expression: string): LicenseReading {
  if (expression.length > MOST) return { ids: [], towardsAgpl: 'unknown' };
  const row = licenses.get(expression.toLowerCase());
  if (row !== undefined) return { ids: [row.id], towardsAgpl: row.towardsAgpl };
  const { tokens, complete } = tokensOf(expression);
  const ids = [...new Set(tokens.flatMap((t) => (t.kind === 'license' ? [t.id] : [])))];
  return { ids, towardsAgpl: (complete ? evaluate(tokens) : null) ?? 'unknown' };
}

/** Licences named in running text, left to right, with the range they cover and their SPDX id. Words that also name other things count only beside a word like "licence". */
export function findLicenses(text: string): { readonly start: number; readonly end: number; readonly expression: string }[] {
  const words = nameWords(text);
  const found: { start: number; end: number; expression: string }[] = [];
  for (let i = 0; i < words.length; i++) {
    const name = nameAt(words, i);
    if (name === null) continue;
    const next = i + name.words.length;
    if (!name.plain && !isLicenseWord(words[next]?.word) && !isLicenseWord(words[i - 1]?.word) && !(isUnder(words[i - 1]?.word) && isLicenseWord(words[i - 2]?.word))) continue;
    const suffix = versionSuffix(name.id, words, next, text);
    const end = suffix.next > next ? suffix.next : next;
    found.push({ start: words[i]!.start, end: suffix.end ?? words[end - 1]!.end, expression: suffix.id });
    i = end - 1;
  }
  return found;
}

function isLicenseWord(word: string | undefined): boolean {
  return word === 'license' || word === 'licensed' || word === 'licensing' || word === 'licenses';
}

function isUnder(word: string | undefined): boolean {
  return word === 'under' || word === 'the' || word === 'as' || word === 'with' || word === 'is';
}

/** `or later`, `only`, `+` behind a GNU licence, in any writing; also swallows "license" behind it. */
function versionSuffix(id: string, words: readonly { readonly word: string; readonly start: number; readonly end: number }[], from: number, text: string): { readonly id: string; readonly next: number; readonly end: number | null } {
  let next = from;
  if (isLicenseWord(words[next]?.word) && words[next]!.word !== 'licensed') next++;
  const base = id.endsWith('-only') ? id.slice(0, -5) : null;
  if (base === null) return { id, next, end: null };
  const last = words[Math.min(next, words.length) - 1]!;
  if (text[last.end] === '+') return { id: `${base}-or-later`, next, end: last.end + 1 };
  const [a, b, c] = [words[next]?.word, words[next + 1]?.word, words[next + 2]?.word];
  if (a === 'only') return { id, next: next + 1, end: null };
  if (a === 'or' && (b === 'later' || b === 'newer' || b === 'above')) return { id: `${base}-or-later`, next: next + 2, end: null };
  if (a === 'or' && b === 'any' && c === 'later') return { id: `${base}-or-later`, next: next + (words[next + 3]?.word === 'version' ? 4 : 3), end: null };
  return { id, next, end: null };
}

/** The expression's tokens; not `complete` where something in it is neither a licence nor an operator. */
function tokensOf(expression: string): { readonly tokens: readonly Token[]; readonly complete: boolean } {
  const words = nameWords(expression);
  const tokens: Token[] = [];
  let at = 0;
  let complete = true;
  const between = (end: number): void => {
    for (const char of expression.slice(at, end)) {
      if (char === '(') tokens.push({ kind: 'open' });
      else if (char === ')') tokens.push({ kind: 'close' });
      else if (char === '/' || char === ',' || char === ';') tokens.push({ kind: char === '/' ? 'or' : 'and' });
      else if (char === '&') tokens.push({ kind: 'and' });
      else if (!/[\s.+\-–"'`]/u.test(char)) complete = false;
    }
    at = Math.max(at, end);
  };
  for (let i = 0; i < words.length;) {
    const { word, start, end } = words[i]!;
    between(start);
    if (word === 'and' || word === 'or') { tokens.push({ kind: word }); at = end; i++; continue; }
    if (word === 'the' || word === 'under' || isLicenseWord(word)) { at = end; i++; continue; }
    if (word === 'with') { i = withException(words, i, tokens); at = words[i - 1]!.end; continue; }
    const name = nameAt(words, i);
    if (name === null) { complete = false; at = end; i++; continue; }
    const token = licenseToken(name, words, i, expression);
    tokens.push({ kind: 'license', id: token.id, towardsAgpl: licenses.get(token.id.toLowerCase())?.towardsAgpl ?? 'unknown' });
    i = token.next;
    at = token.end;
  }
  between(expression.length);
  return { tokens, complete };
}

function licenseToken(name: LicenseName, words: ReturnType<typeof nameWords>, at: number, text: string): { readonly id: string; readonly next: number; readonly end: number } {
  const suffix = versionSuffix(name.id, words, at + name.words.length, text);
  return { id: suffix.id, next: suffix.next, end: suffix.end ?? words[suffix.next - 1]!.end };
}

/** `WITH some-exception`: an exception only adds permissions, so what fitted still fits; what did not may now, which is for a reader. */
function withException(words: ReturnType<typeof nameWords>, at: number, tokens: Token[]): number {
  const last = tokens.pop();
  if (last?.kind === 'license') tokens.push({ ...last, towardsAgpl: last.towardsAgpl === 'incompatible' ? 'unclear' : last.towardsAgpl });
  let next = at + 1;
  while (next < words.length && words[next]!.word !== 'and' && words[next]!.word !== 'or') next++;
  return next;
}

const best: readonly TowardsAgpl[] = ['compatible', 'unclear', 'unknown', 'incompatible'];
const worst: readonly TowardsAgpl[] = ['incompatible', 'unknown', 'unclear', 'compatible'];

/** Operator precedence by two stacks; null when the brackets or operators don't fit. */
function evaluate(tokens: readonly Token[]): TowardsAgpl | null {
  const values: TowardsAgpl[] = [];
  const operators: ('and' | 'or' | 'open')[] = [];
  const apply = (): boolean => {
    const operator = operators.pop();
    const b = values.pop();
    const a = values.pop();
    if (a === undefined || b === undefined || operator === undefined || operator === 'open') return false;
    values.push((operator === 'or' ? best : worst).find((t) => t === a || t === b)!);
    return true;
  };
  let wantsValue = true;
  for (const token of tokens) {
    if (token.kind === 'license') {
      if (!wantsValue) return null;
      values.push(token.towardsAgpl);
      wantsValue = false;
    } else if (token.kind === 'open') {
      if (!wantsValue) return null;
      operators.push('open');
    } else if (token.kind === 'close') {
      if (wantsValue) return null;
      while (operators.length > 0 && operators[operators.length - 1] !== 'open') if (!apply()) return null;
      if (operators.pop() !== 'open') return null;
    } else {
      if (wantsValue) return null;
      while (operators[operators.length - 1] === 'and' || (token.kind === 'or' && operators[operators.length - 1] === 'or')) if (!apply()) return null;
      operators.push(token.kind);
      wantsValue = true;
    }
  }
  if (wantsValue) return null;
  while (operators.length > 0) if (!apply()) return null;
  return values.length === 1 ? values[0]! : null;
}
