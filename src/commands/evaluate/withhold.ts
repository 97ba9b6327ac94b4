/** Takes a proposal's contact data out of what is reported of it: its text is quoted, its people are not. */
import type { Evaluation } from '../../evaluate/result.js';

const WITHHELD = '[contact]';
/** Keys whose text may come from the proposal. All other text is the rubric's, the records' or ours. */
const QUOTING: ReadonlySet<string> = new Set(['text', 'excerpt', 'section', 'note', 'what', 'message', 'trigger', 'value']);

/** The evaluation with every contact value left out, wherever the proposal's words stand. The depth of a result is fixed, so recursion is bounded. */
export function withhold(evaluation: Evaluation, values: readonly string[]): Evaluation {
  if (values.length === 0) return evaluation;
  const folded = values.map((value) => value.toLowerCase());
  const title = without(evaluation.proposal.title, folded);
  const out = walk(evaluation, '', folded) as Evaluation;
  return title === evaluation.proposal.title ? out : { ...out, proposal: { ...out.proposal, title } };
}

function walk(value: unknown, key: string, folded: readonly string[]): unknown {
  if (typeof value === 'string') return QUOTING.has(key) ? without(value, folded) : value;
  if (Array.isArray(value)) {
    let same = true;
    const out = value.map((item) => { const next = walk(item, key, folded); if (next !== item) same = false; return next; });
    return same ? value : out;
  }
  // Of the proposal only the title quotes it, and looking at its hashes would make them.
  if (typeof value !== 'object' || value === null || key === 'rubric' || key === 'proposal') return value;
  let out: Record<string, unknown> | null = null;
  for (const [name, inner] of Object.entries(value)) {
    const next = walk(inner, name, folded);
    if (next !== inner) (out ??= { ...value })[name] = next;
  }
  return out ?? value;
}

/** The text without the values, where they stand as whole words. Linear in the text for each value. */
function without(text: string, folded: readonly string[]): string {
  let out = text;
  for (const value of folded) {
    let low = out.toLowerCase();
    // Lower case may change a text's length (İ); then nothing can be told by place, and an exact match must do.
    if (low.length !== out.length) low = out;
    if (!low.includes(value)) continue;
    let next = '';
    let from = 0;
    for (let at = low.indexOf(value); at >= 0; at = low.indexOf(value, from)) {
      const end = at + value.length;
      const whole = !isWord(low[at - 1]) && !isWord(low[end]);
      next += out.slice(from, whole ? at : end) + (whole ? WITHHELD : '');
      from = end;
    }
    out = next + out.slice(from);
  }
  return out;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
