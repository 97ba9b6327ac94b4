/** Rule: how far a trigger's scope reaches in running prose. It ends at a contrast, a new clause with a subject of its own, or a full stop; lists run on. */
import { isIn } from '../language.js';
import { worksForward } from './scan.js';
import type { Cue, Scan } from './scan.js';

/** The tokens that a cue turns, as the half-open range [from, to). */
export interface Scope { readonly from: number; readonly to: number }

/** The most tokens that a scope holds. */
export const FARTHEST = 80;

export function scopeOf(scan: Scan, cue: Cue, breaks: readonly boolean[]): Scope {
  // "Extremities: no edema" works on what follows, "edema: no" and "infarction ruled out" on what stands before.
  const back = cue.trigger.direction === 'after' ? !worksForward(scan.tokens, cue) : cue.trigger.effect === 'negates' && ANSWERS.has(scan.tokens[cue.to - 1]!.word) && endsThere(scan, cue);
  if (back) return { from: reachBack(scan, cue, breaks), to: cue.from };
  const to = reachOn(scan, cue, breaks);
  return { from: cue.trigger.direction === 'both' ? reachBack(scan, cue, breaks) : cue.to, to };
}

/** These answer what stands before them where nothing follows. */
const ANSWERS = new Set(['out', 'denied', 'denies', 'negative', 'absent', 'none', 'excluded', 'declined']);

function endsThere(scan: Scan, cue: Cue): boolean {
  const next = scan.tokens[cue.to];
  return next === undefined || (next.kind === 'mark' && next.word !== ',') || next.word === 'by' || next.word === 'on' || next.word === 'at' || next.word === 'after';
}

function reachOn(scan: Scan, cue: Cue, breaks: readonly boolean[]): number {
  let i = cue.to;
  // However long the list, no scope is longer than this: cost stays linear.
  for (let left = cue.trigger.reach; i < scan.tokens.length && left > 0 && i - cue.to < FARTHEST; i++) {
    if (breaks[i] === true && i > cue.to) return i;
    const { kind, word } = scan.tokens[i]!;
    if (kind === 'word') left--;
    // A list runs on: each further item has room for its words.
    if (word === ',' || word === 'or' || word === 'nor') left = Math.max(left, 5);
  }
  return i;
}

function reachBack(scan: Scan, cue: Cue, breaks: readonly boolean[]): number {
  let i = cue.from;
  // ": none" answers what stands before the colon.
  if (breaks[i] === true && scan.tokens[i]!.word !== ':' && scan.tokens[i]!.word !== '—') return i;
  for (let left = cue.trigger.reach; i > 0 && left > 0; i--) {
    if (i < cue.from && breaks[i] === true) return i;
    if (scan.tokens[i - 1]!.kind === 'word') left--;
  }
  return i;
}

const STOPS = new Set(['.', ';', '!', '?', '•', '|']);
const SIDE_MARKS = new Set(['(', ')', '[', ']', '—', '–']);

/** Per token: a new stretch begins here, which no scope enters. Sentence ends, contrast words, and clauses with a subject and verb of their own. */
export function breaksOf(scan: Scan): boolean[] {
  const { tokens, language } = scan;
  const breaks = tokens.map(() => false);
  const endsAt = new Set<number>();
  for (const c of scan.cues) if (c.trigger.effect === 'ends') endsAt.add(c.from);
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.word;
    if (STOPS.has(word) || SIDE_MARKS.has(word)) { if (i + 1 < tokens.length) breaks[i + 1] = true; breaks[i] = true; }
    else if (word === ':') breaks[i] = false;
    else if (endsAt.has(i)) breaks[i] = true;
    else if (word === ',' && startsClause(scan, i + 1, language.sets)) breaks[i + 1 < tokens.length ? i + 1 : i] = true;
    else if ((word === 'and' || word === 'so' || word === 'or') && startsClause(scan, i + 1, language.sets) && word !== 'or') breaks[i] = true;
  }
  return breaks;
}

/** A pronoun subject, or words up to a finite auxiliary before the next mark: "the rest is open". */
function startsClause(scan: Scan, at: number, sets: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const { tokens, language } = scan;
  const first = tokens[at];
  if (first === undefined) return true;
  if (first.word === 'and' || first.word === 'so' || first.word === 'then') return startsClauseAt(scan, at + 1);
  if (first.word === 'or' || first.word === 'nor' || first.word === 'neither') return false;
  if (isIn(language, 'pronouns', first.word)) return true;
  return sets.size > 0 && startsClauseAt(scan, at);
}

function startsClauseAt(scan: Scan, at: number): boolean {
  const { tokens, language } = scan;
  for (let i = at; i < tokens.length && i - at < 6; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark' || token.word === 'and' || token.word === 'or' || token.word === 'that' || token.word === 'which' || token.word === 'who') return false;
    if (i === at && isIn(language, 'pronouns', token.word)) return true;
    if (i > at && isIn(language, 'finite', token.word)) return true;
  }
  return false;
}
