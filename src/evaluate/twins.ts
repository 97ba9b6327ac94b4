/** Near-twins: of criteria that ask the same thing, one judgement serves both. */
import type { CriterionCase } from './case.js';

/**
 * Gives each near-twin that has no judgement of its own (open, or missing by no one's answer) the status of its group:
 * a judged member's, the one that others name first; else an answered member's; else that of the one that others name.
 */
export function shareBetweenTwins(criteria: readonly CriterionCase[]): CriterionCase[] {
  const byId = new Map(criteria.map((x) => [x.id, x]));
  const groups = new Map<string, CriterionCase[]>();
  for (const x of criteria) {
    if (x.status === 'not-applicable') continue;
    const root = rootOf(x, byId);
    groups.set(root, [...(groups.get(root) ?? []), x]);
  }
  const shared = new Map<string, CriterionCase>();
  for (const [root, members] of groups) {
    if (members.length < 2) continue;
    const ordered = [...members].sort((a, b) => Number(b.id === root) - Number(a.id === root) || (a.id < b.id ? -1 : 1));
    const leader = ordered.find((x) => !undecided(x)) ?? ordered[0]!;
    for (const x of members) if (x !== leader && undecided(x)) shared.set(x.id, leader);
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
