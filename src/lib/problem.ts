/** Makes problems: what a user wrote wrong, as values that are collected and printed once. */
import type { Place, Problem, ProblemLevel } from './place.js';

/** One problem. `place` may be a whole place, a bare line and column, or nothing when no file was read. */
export function problem(
  code: string,
  message: string,
  options: {
    readonly level?: ProblemLevel;
    readonly path?: string | null;
    readonly place?: Pick<Place, 'line' | 'column'> | null;
    readonly fix?: string | null;
  } = {},
): Problem {
  const { level = 'error', path = null, place = null, fix = null } = options;
  return {
    code,
    level,
    message,
    path,
    line: place?.line ?? null,
    column: place?.column ?? null,
    fix,
  };
}

/** `file:line:column`, `file`, or '' where no file was read. */
export function problemPlace(p: Problem): string {
  if (p.path === null) return '';
  return p.line === null ? p.path : `${p.path}:${p.line}:${p.column ?? 1}`;
}

/** The word of `known` nearest to `word` (at most a third of its letters away), or null. For "did you mean". */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits between two words, a swap of neighbours counting as one. Words of up to a few dozen letters. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
