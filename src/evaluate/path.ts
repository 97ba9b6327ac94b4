/** The path: the least that the proposer can write or change so that it passes, proved by deciding again. */
import type { Effort } from '../rubric/types.js';
import type { Path, PathStep, Where } from './result.js';
import type { Case, CriterionCase } from './case.js';
import { waiverFor } from './case.js';
import { effortPoints, leastEffort } from './least-effort.js';
import type { Option } from './least-effort.js';
import { isMissing, outcomeOf, shortage, spokenTo } from './reasons.js';
import { barTenths, halfPoints, leastSum, sumOf, weigh } from './score.js';

type Kind = 'write' | 'change';
interface Step extends PathStep { readonly kind: Kind }

/** Empty where it passes as it is or waits for a reader alone; null where nothing that the proposer could do is known to help. */
export function pathOf(c: Case): Path | null {
  const now = outcomeOf(c);
  if (now === 'accept' || now === 'defer') return { write: [], change: [], to: now };
  const mended = mendAll(c);
  if (mended === null) return null;
  const raised = raise(mended.after);
  if (raised === null) return null;
  const to = outcomeOf(raised.after);
  if (to !== 'accept' && to !== 'defer') return null;
  const steps = [...mended.steps, ...raised.steps].sort(byEffortAndLine);
  const kind = (k: Kind): PathStep[] => steps.filter((s) => s.kind === k).map(({ id, do: what, effort, where }) => ({ id, do: what, effort, where }));
  return { write: kind('write'), change: kind('change'), to };
}

interface Mended { readonly steps: readonly Step[]; readonly after: Case }

/** Everything that each path must hold: what declines or refines by itself. Null when something can't be mended. */
function mendAll(c: Case): Mended | null {
  const steps: Step[] = [];
  const sections = c.sections.map((s) => {
    if (!s.required || s.status === 'present' || s.status === 'not-needed' || waiverFor(c.records, s.id, ['missing', 'failed']) !== null) return s;
    steps.push({ id: s.id, do: `Write the section ${s.title}.`, effort: 'write', where: { section: s.title, line: s.line }, kind: 'write' });
    return { ...s, status: 'present' as const };
  });
  const fields = c.fields.map((f) => {
    if (!f.required || f.status !== 'missing' || waiverFor(c.records, f.id, ['missing', 'failed']) !== null) return f;
    steps.push({ id: f.id, do: f.fix === '' ? `Give ${f.title}.` : f.fix, effort: 'write', where: fieldHome(c, f.id), kind: 'write' });
    return { ...f, status: 'present' as const };
  });
  const facts = c.facts.filter((f) => {
    if (f.outcome !== 'refine' || waiverFor(c.records, f.id, ['failed']) !== null) return true;
    steps.push({ id: f.id, do: `Correct this: ${f.text}`, effort: 'decide', where: whereOf(f.evidence[0]), kind: 'change' });
    return false;
  });
  let unmendable = false;
  const antiPatterns = c.antiPatterns.map((a) => {
    if (a.status !== 'present' || a.waiver !== null || a.antiPattern.severity === 'note') return a;
    if (a.antiPattern.fix === '') unmendable = true;
    steps.push({ id: a.id, do: a.antiPattern.fix, effort: 'decide', where: whereOf(a.evidence[0]), kind: 'change' });
    return { ...a, status: 'absent' as const };
  });
  if (unmendable) return null;
  const hoursPerMonth = fittingHours(c);
  if (hoursPerMonth !== c.hoursPerMonth)
    steps.push({ id: 'capacity', do: `Ask for no more than ${hoursPerMonth!} hours a month.`, effort: 'decide', where: null, kind: 'change' });

  // Nobody can say that what is unread is missing, so it counts as met here; so does what a missing section is to tell.
  const opened = new Set(c.criteria.filter((x) => x.homeReported && isMissing(x) && !x.match.asked).map((x) => x.id));
  const written = c.criteria.map((x) => ({ ...x, homeReported: false, status: x.status === 'open' || opened.has(x.follows ?? x.id) ? 'met' as const : x.status }));
  const before: Case = { ...c, sections, fields, facts, antiPatterns, hoursPerMonth, criteria: written };
  const mandatory = leaders(before, written.filter((x) => mustMend(x)));
  return { steps: [...steps, ...mandatory.map(stepFor)], after: withMet(before, mandatory) };
}

/** Only hours beyond the whole capacity decline; where some are free, it fits those. */
function fittingHours(c: Case): number | null {
  const { capacity } = c.records;
  if (capacity === null || c.hoursPerMonth === null || c.hoursPerMonth <= capacity.total) return c.hoursPerMonth;
  return capacity.free > 0 ? Math.min(capacity.free, capacity.total) : capacity.total;
}

function mustMend(x: CriterionCase): boolean {
  if (x.waiver !== null) return false;
  if (x.status === 'contradicted') return x.criterion.declines || x.checklist.level === 'essential';
  return x.status === 'missing' && x.required;
}

/** Of near-twins the one whose judgement serves them: one step is enough. */
function leaders(c: Case, wanted: readonly CriterionCase[]): CriterionCase[] {
  const ids = new Set(wanted.map((x) => x.follows ?? x.id));
  return c.criteria.filter((x) => ids.has(x.id));
}

function served(c: Case, x: CriterionCase): CriterionCase[] {
  return c.criteria.filter((y) => y.id === x.id || y.follows === x.id);
}

function withMet(c: Case, raised: readonly CriterionCase[]): Case {
  const ids = new Set(raised.map((x) => x.id));
  return { ...c, criteria: c.criteria.map((x) => (ids.has(x.id) || (x.follows !== null && ids.has(x.follows)) ? { ...x, status: 'met', waiver: null } : x)) };
}

/** What else is needed: enough of each checklist covered, and the score at the bar. */
function raise(c: Case): Mended | null {
  const weighing = weigh(c);
  const need = leastSum(barTenths(c), weighing.denominator) - sumOf(c, weighing, 'at');
  const short = c.rubric.checklists.map((list) => ({ id: list.id, short: shortage(c, list.id).short })).filter((s) => s.short > 0);
  const raisable = c.criteria.filter((x) => x.follows === null && x.waiver === null && x.status !== 'met' && x.status !== 'not-applicable').sort((a, b) => (a.id < b.id ? -1 : 1));
  const options: Option[] = raisable.map((x) => {
    const all = served(c, x).filter((y) => y.waiver === null);
    return {
      effort: effortPoints[stepFor(x).effort],
      gain: all.reduce((sum, y) => sum + (weighing.perHalf.get(y.id) ?? 0n) * (2n - (halfPoints(y, 'at') ?? 2n)), 0n),
      fills: short.map((s) => all.filter((y) => y.checklist.id === s.id && !spokenTo(y)).length),
    };
  });
  const chosen = leastEffort(options, need, short.map((s) => s.short));
  if (chosen === null) return null;
  const raised = chosen.map((i) => raisable[i]!);
  return { steps: raised.map(stepFor), after: withMet(c, raised) };
}

/** Said the opposite: a decision mends it, never fewer words. Not found: words do. */
function stepFor(x: CriterionCase): Step {
  const against = x.status === 'contradicted';
  const effort: Effort = against && x.criterion.effort === 'write' ? 'decide' : x.criterion.effort;
  const where = against ? (whereOf(x.evidence.find((e) => e.stance === 'denies')) ?? x.match.where) : x.match.where;
  return { id: x.id, do: x.criterion.fix === '' ? x.criterion.asks : x.criterion.fix, effort, where, kind: against ? 'change' : 'write' };
}

function whereOf(evidence: { readonly section: string | null; readonly line: number } | undefined): Where | null {
  return evidence === undefined ? null : { section: evidence.section ?? '', line: evidence.line };
}

function fieldHome(c: Case, id: string): Where | null {
  const home = c.rubric.fields.find((f) => f.id === id)?.home ?? null;
  const section = home === null ? undefined : c.sections.find((s) => s.id === home);
  return section === undefined ? null : { section: section.title, line: section.line };
}

function byEffortAndLine(a: Step, b: Step): number {
  return effortPoints[a.effort] - effortPoints[b.effort]
    || (a.where?.line ?? Infinity) - (b.where?.line ?? Infinity) || 0
    || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
