/** Reads a filled-in sheet back: the answers between its marks, and nothing of the framed words of the proposal. */
import { problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import type { GivenAnswer } from './answers.js';

type Label = 'answer' | 'quote' | 'why' | 'on';

interface Open {
  readonly id: string;
  readonly line: number;
  /** The ids that a question for several was put for. */
  covers: readonly string[];
  verdict: { readonly text: string; readonly line: number } | null;
  quotes: string[];
  why: string | null;
  on: string | null;
  twice: boolean;
}

/** Answers of a sheet, each at its `Answer:` line. Questions left blank are simply unanswered. */
export function readSheet(source: string, path: string): { readonly answers: readonly GivenAnswer[]; readonly problems: readonly Problem[] } {
  const answers: GivenAnswer[] = [];
  const problems: Problem[] = [];
  let open: Open | null = null;
  let label: Label | null = null;
  let fence = 0;
  let questions = 0;
  const close = (): void => {
    if (open !== null) finish(open, path, answers, problems);
    open = null;
    label = null;
  };
  for (const [i, raw] of source.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    const ticks = backticks(line);
    if (fence > 0) {
      if (ticks >= fence && ticks === line.length) fence = 0;
      continue;
    }
    // A fence under a label is the filler's own way of quoting; any other is a frame.
    if (ticks >= 3) {
      if (label === null) fence = ticks;
      continue;
    }
    const id = questionId(line);
    if (id !== null) {
      close();
      questions++;
      open = { id, line: i + 1, covers: [], verdict: null, quotes: [], why: null, on: null, twice: false };
      continue;
    }
    if (open === null) continue;
    const current: Open = open;
    const covers = coveredIds(line);
    if (covers !== null) { current.covers = covers; continue; }
    if (line.startsWith('# ') || line.startsWith('## ') || line.startsWith('### ')) { label = null; continue; }
    const found = labelOf(line);
    if (found !== null) {
      label = found.label;
      if (found.label === 'answer') {
        if (current.verdict !== null && found.rest !== '') current.twice = true;
        else if (found.rest !== '') current.verdict = { text: found.rest, line: i + 1 };
      } else if (found.label === 'quote') current.quotes.push(found.rest);
      else if (found.label === 'why') current.why = found.rest;
      else current.on = found.rest;
      continue;
    }
    if (line === '') {
      if (label !== 'why') label = null;
      continue;
    }
    const more = (before: string | null): string => (before === null || before === '' ? line : `${before} ${line}`);
    if (label === 'quote') current.quotes.push(more(current.quotes.pop() ?? ''));
    else if (label === 'why') current.why = more(current.why);
  }
  close();
  if (questions === 0) problems.push(problem('answers-missing', 'This is not a sheet of questions: it has none of their marks.', { path, fix: 'Make one with: proposals questions FILE' }));
  return { answers, problems };
}

function finish(open: Open, path: string, answers: GivenAnswer[], problems: Problem[]): void {
  const quotes = open.quotes.map(unwrap).filter((quote) => quote !== '');
  const why = open.why === null || open.why === '' ? null : open.why;
  const on = open.on === null || open.on === '' ? null : open.on;
  const at = { path, place: { line: open.verdict?.line ?? open.line, column: 1 } };
  if (open.twice) problems.push(problem('answer-twice', `${open.id} has two answers on the sheet, so neither was kept.`, { ...at, fix: 'Leave one Answer line.' }));
  else if (open.verdict !== null) answers.push({ id: open.id, verdict: verdictWord(open.verdict.text), quotes, why, on, line: open.verdict.line, column: 1, ...(open.covers.length === 0 ? {} : { covers: open.covers }) });
  else if (quotes.length > 0 || why !== null || on !== null) problems.push(problem('answer-missing', `${open.id} has a quotation, a reason or a day, but no answer.`, { ...at, fix: 'Write one of the words after "Answer:".' }));
}

function backticks(line: string): number {
  let n = 0;
  while (line[n] === '`') n++;
  return n;
}

const opening = '<!-- question: ';

function questionId(line: string): string | null {
  if (!line.startsWith(opening) || !line.endsWith('-->')) return null;
  const inner = line.slice(opening.length, -3).trim();
  if (!inner.startsWith('"')) return inner === '' ? null : inner;
  try {
    const id: unknown = JSON.parse(inner);
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}

const coversOpening = '<!-- covers: ';

function coveredIds(line: string): readonly string[] | null {
  if (!line.startsWith(coversOpening) || !line.endsWith('-->')) return null;
  const inner = line.slice(coversOpening.length, -3).trim();
  if (!inner.startsWith('[')) return inner.split(',').map((id) => id.trim()).filter((id) => id !== '');
  try {
    const ids: unknown = JSON.parse(inner);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null;
  } catch {
    return null;
  }
}

const labels: readonly Label[] = ['answer', 'quote', 'why', 'on'];

/** `Answer: met`, also as a list item or in bold. */
function labelOf(line: string): { readonly label: Label; readonly rest: string } | null {
  let at = 0;
  while (at < line.length && '-*_ '.includes(line[at]!)) at++;
  const low = line.slice(at, at + 12).toLowerCase();
  for (const label of labels) {
    if (!low.startsWith(label)) continue;
    let i = at + label.length;
    while (i < line.length && '*_ '.includes(line[i]!)) i++;
    if (line[i] !== ':') continue;
    i++;
    while (i < line.length && '*_'.includes(line[i]!)) i++;
    return { label, rest: line.slice(i).trim() };
  }
  return null;
}

/** `Not applicable.` as `not-applicable`. */
function verdictWord(text: string): string {
  let out = '';
  for (const char of text.toLowerCase()) out += '*_`."\''.includes(char) ? '' : char === ' ' ? '-' : char;
  return out.trim();
}

const pairs: readonly (readonly [string, string])[] = [['"', '"'], ['“', '”'], ['„', '“'], ['«', '»'], ['»', '«']];

/** A quotation without the one pair of marks around it. */
function unwrap(text: string): string {
  for (const [from, to] of pairs) if (text.length >= 2 && text.startsWith(from) && text.endsWith(to)) return text.slice(1, -1).trim();
  return text.trim();
}
