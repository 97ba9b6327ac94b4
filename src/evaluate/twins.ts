/** Near-twins: of criteria that ask the same thing, one judgement serves both. */
import { isFree, type CriterionCase } from './case.js';

/**
 * Gives each near-twin that has no judgement of its own (open, or missing by no one's answer), or that rests on words where another rests on facts or
 * a reader, the status of its group: of a member that settles, else of one that is judged, the one that others name first.
 */
export function shareBetweenTwins(criteria: readonly CriterionCase[]): CriterionCase[] {
  const byId = new Map(criteria.map((x) => [x.id, x]));
  const groups = new Map<string, CriterionCase[]>();
  for (const x of criteria) {
    // A waiver is for the criterion that it names, as it stands: it neither follows a twin nor leads one.
    if (x.waiver !== null || (x.status === 'not-applicable' && !isFree(x))) continue;
    const root = rootOf(x, byId);
    groups.set(root, [...(groups.get(root) ?? []), x]);
  }
  const shared = new Map<string, CriterionCase>();
  for (const [root, members] of groups) {
    if (members.length < 2) continue;
    const ordered = [...members].sort((a, b) => Number(b.id === root) - Number(a.id === root) || (a.id < b.id ? -1 : 1));
    const applicable = ordered.filter((x) => x.status !== 'not-applicable');
    const leader = ordered.find((x) => !isFree(x)) ?? applicable.find((x) => !undecided(x)) ?? applicable[0];
    if (leader === undefined) continue;
    for (const x of members) if (x !== leader && (undecided(x) || (isFree(x) && !isFree(leader)))) shared.set(x.id, leader);
  }
  return criteria.map((x) => {
    const leader = shared.get(x.id);
    if (leader === undefined) return x;
    return {
      ...x, status: leader.status, basis: leader.basis, follows: leader.id,
      note: `Judged together with ${leader.criterion.title}.`,
      evidence: x.evidence.length > 0 && leader.status === x.status ? x.evidence : leader.evidence,
    };
  });
}

/** Neither judged nor out of the question: it takes another's judgement, whatever that rests on. */
function undecided(x: CriterionCase): boolean {
  return x.answer === null && (x.status === 'open' || x.status === 'missing');
}

/** The end of the chain of `same-as`; a circle ends where it began. */
function rootOf(x: CriterionCase, byId: ReadonlyMap<string, CriterionCase>): string {
  const seen = new Set<string>();
  let at = x;
  while (at.criterion.sameAs !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const next = byId.get(at.criterion.sameAs);
    if (next === undefined) break;
    at = next;
  }
  return seen.has(at.id) ? [...seen].sort()[0]! : at.id;
}
