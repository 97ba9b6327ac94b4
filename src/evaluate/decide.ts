/** What it could become: the outcomes that readers' answers to everything free could lead to. */
import type { Outcome, Status } from './result.js';
import { allLookedFor } from './antipatterns.js';
import type { Case } from './case.js';
import { freeCriteria, isFree, withAntiPatterns, withFreeTiming, withStatuses } from './case.js';
import { outcomeOf } from './reasons.js';
import { mayAwait } from './timing-outcome.js';

const bestFirst: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];

/** The red flags that nobody has read and no fact decides. */
export function freeAntiPatterns(c: Case): string[] {
  return c.antiPatterns.filter(isFree).map((a) => a.id);
}

/** Every free criterion turned one way. */
export function allFree(c: Case, status: Status): Case {
  return withStatuses(c, new Map(freeCriteria(c).map((x) => [x.id, status])));
}

/** The case with everything free answered for the proposer. */
export function favourable(c: Case): Case {
  return withFreeTiming(withAntiPatterns(allFree(c, 'met'), new Map(freeAntiPatterns(c).map((id) => [id, 'absent']))), 'absent');
}

/**
 * The recommendation first, then every other outcome that some set of answers leads to, best to worst. Exact, by the extremes:
 * raising a criterion or clearing an anti-pattern never worsens the outcome, so the best is where all are raised, decline where
 * all are lowered; refine takes one thing that refines alone, or all that is free missing.
 */
export function couldBeOf(c: Case): Outcome[] {
  const recommendation = outcomeOf(c);
  const reachable = new Set<Outcome>([recommendation]);
  const best = favourable(c);
  const top = outcomeOf(best);
  reachable.add(top);
  if (top === 'accept' && mayAwait(c)) reachable.add('defer');
  if (top !== 'decline') {
    if (outcomeOf(allLowered(c)) === 'decline' || !allLookedFor(c.antiPatterns, c.records)) reachable.add('decline');
    if (refines(c, best)) reachable.add('refine');
  }
  return [recommendation, ...bestFirst.filter((o) => o !== recommendation && reachable.has(o))];
}

function allLowered(c: Case): Case {
  return withAntiPatterns(allFree(c, 'contradicted'), new Map(freeAntiPatterns(c).map((id) => [id, 'present'])));
}

function refines(c: Case, best: Case): boolean {
  const open = c.criteria.filter(isFree);
  const refined = (other: Case): boolean => outcomeOf(other) === 'refine';
  return refined(withStatuses(best, new Map(open.map((x) => [x.id, 'missing']))))
    // Each by itself, near-twins too: they share a judgement only until one of them is answered otherwise.
    || open.some((x) => refined(withStatuses(best, new Map(open.map((y) => [y.id, y === x ? 'contradicted' : 'met'])))))
    || freeAntiPatterns(c).some((id) => refined(withAntiPatterns(best, new Map([[id, 'present']]))));
}
