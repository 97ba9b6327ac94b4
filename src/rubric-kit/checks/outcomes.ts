/** What can come of a rubric: which outcomes can be reached, and whether more fulfilled ever makes an outcome worse, by a search over made-up proposals. */
import type { AntiPatternMatch, CriterionMatch, Match } from '../../evaluate/types.js';
import type { Outcome, Status } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';
import type { Rubric } from '../../rubric/types.js';
import { caseOf } from '../../evaluate/judge.js';
import { withAntiPatterns, withStatuses, type Case } from '../../evaluate/case.js';
import { outcomeOf } from '../../evaluate/reasons.js';
import { scoreTenths } from '../../evaluate/score.js';
import { noRecords } from '../../reviews/current.js';
import { criteriaOf, remark } from './paths.js';

const DAY = '2000-01-01';
const bestFirst: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];
const worth: Readonly<Record<Outcome, number>> = { accept: 3, defer: 2, refine: 1, decline: 0 };

export interface Outcomes {
  readonly reached: readonly Outcome[];
  readonly remarks: readonly Problem[];
}

export function outcomesOf(rubric: Rubric): Outcomes {
  const reached = bestFirst.filter((o) => reaches(rubric, o));
  const remarks = [...bestFirst.filter((o) => !reached.includes(o)).map((o) => unreachable(rubric, o)), ...idleBar(rubric), ...worseByMore(rubric)];
  return { reached, remarks };
}

/** A proposal that fulfils everything, changed where `change` says. */
function made(rubric: Rubric, change: { readonly status?: (id: string) => Status; readonly present?: (id: string) => boolean; readonly waits?: boolean } = {}): Case {
  const match: Match = {
    criteria: criteriaOf(rubric).map(({ criterion }) => matchOf(criterion.id)),
    antiPatterns: rubric.antiPatterns.map((a): AntiPatternMatch => ({ id: a.id, status: 'absent', basis: 'none', evidence: [] })),
    sections: rubric.sections.map((s) => ({ id: s.id, title: s.title, required: s.required, status: 'present', line: 1, remark: null })),
    fields: rubric.fields.map((f) => ({ id: f.id, title: f.title, required: f.required, status: 'present', value: null, place: null, fix: f.fix })),
    timing: rubric.timing.rules.map((t) => ({ id: t.id, status: 'absent', basis: 'none', on: null, evidence: [] })),
    facts: [], start: null, hoursPerMonth: null, selfAssessment: rubric.selfAssessment === null ? 'not-asked' : 'present',
  };
  const c = caseOf(rubric, match, noRecords, DAY);
  const timed = change.waits === true ? { ...c, timing: c.timing.map((t) => ({ ...t, status: 'present' as const })) } : c;
  const statuses = new Map(c.criteria.map((x) => [x.id, change.status?.(x.id) ?? 'met']));
  const present = new Map(rubric.antiPatterns.map((a) => [a.id, change.present?.(a.id) === true ? 'present' as const : 'absent' as const]));
  return withAntiPatterns(withStatuses(timed, statuses), present);
}

function matchOf(id: string): CriterionMatch {
  return { id, status: 'met', basis: 'text', note: null, line: null, asked: false, homeReported: false, evidence: [], against: [], excluded: [], where: null, candidates: [] };
}

function reaches(rubric: Rubric, outcome: Outcome): boolean {
  if (outcome === 'accept') return outcomeOf(made(rubric)) === 'accept';
  if (outcome === 'defer') return outcomeOf(made(rubric, { waits: true })) === 'defer';
  const contradicted = criteriaOf(rubric).map(({ criterion }) => made(rubric, { status: (id) => (id === criterion.id ? 'contradicted' : 'met') }));
  const avoided = rubric.antiPatterns.map((a) => made(rubric, { present: (id) => id === a.id }));
  const lacking = criteriaOf(rubric).map(({ criterion }) => made(rubric, { status: (id) => (id === criterion.id ? 'missing' : 'met') }));
  const every = [made(rubric, { status: () => 'contradicted', present: () => true }), made(rubric, { status: () => 'missing' }), made(rubric, { present: () => true })];
  const formal = outcome === 'refine' && (rubric.sections.some((s) => s.required) || rubric.fields.some((f) => f.required));
  return formal || [...contradicted, ...avoided, ...lacking, ...every].some((c) => outcomeOf(c) === outcome);
}

function unreachable(rubric: Rubric, outcome: Outcome): Problem {
  const words: Readonly<Record<Outcome, readonly [string, string]>> = {
    accept: ['not even a proposal that fulfils everything comes to it', 'Lower the bar.'],
    defer: ['nothing makes a proposal wait', 'Add a rule under timing.'],
    refine: ['nothing sends a proposal back', 'Put something under essential:, or let something to avoid lead to it (so: refine).'],
    decline: ['nothing that it avoids declines, no criterion declines by its opposite, and serious things are too few', 'Let something to avoid lead to it (so: decline).'],
  };
  const [why, fix] = words[outcome];
  return remark(rubric, 'rubric-outcome', `"${rubric.outcomes[outcome]}" (${outcome}) can't be reached: ${why}.`, [`outcomes.${outcome}`, 'outcomes', 'decision', 'title'], fix);
}

/** The weakest proposal that nothing else sends back: where even that reaches the bar, the bar decides nothing. */
function idleBar(rubric: Rubric): readonly Problem[] {
  const { bar } = rubric.decision;
  if (bar === 0 || criteriaOf(rubric).length === 0) return [];
  const essential = new Set(rubric.checklists.filter((l) => l.level === 'essential').flatMap((l) => l.criteria.map((c) => c.id)));
  const weakest = made(rubric, { status: (id) => (essential.has(id) ? 'partial' : 'missing') });
  const score = scoreTenths(weakest, 'at') / 10;
  return score < bar ? [] : [remark(rubric, 'rubric-bar', `The bar of ${bar} decides nothing: a proposal with everything essential in part, and nothing else, has ${score} already.`, ['decision.bar', 'decision', 'title'], `Raise it above ${score}.`)];
}

const ranked: readonly Status[] = ['contradicted', 'missing', 'partial', 'met'];
const TRIES = 60;

/** How a made-up case comes out. */
export interface Judging {
  readonly outcome: (one: Case) => Outcome;
  /** In tenths of a point. */
  readonly score: (one: Case) => number;
}
const ours: Judging = { outcome: outcomeOf, score: (one) => scoreTenths(one, 'at') };

/** Raises one criterion, or clears one thing to avoid, in made-up cases: neither score nor outcome may fall. */
export function worseByMore(rubric: Rubric, { outcome, score }: Judging = ours): readonly Problem[] {
  const random = dice(rubric.sha256);
  const ids = criteriaOf(rubric).map(({ criterion }) => criterion.id);
  for (let i = 0; i < TRIES; i++) {
    const statuses = new Map(ids.map((id) => [id, ranked[random(ranked.length)]!]));
    const odds = 1 + random(12);
    const present = new Set(rubric.antiPatterns.filter(() => random(odds) === 0).map((a) => a.id));
    const before = made(rubric, { status: (id) => statuses.get(id)!, present: (id) => present.has(id), waits: random(4) === 0 });
    const id = ids[random(ids.length)];
    if (id === undefined) return [];
    const rank = ranked.indexOf(statuses.get(id)!);
    const after = rank < ranked.length - 1 ? withStatuses(before, new Map([[id, ranked[rank + 1]!]])) : before;
    if (worth[outcome(after)] < worth[outcome(before)] || score(after) < score(before)) {
      const path = criteriaOf(rubric).find(({ criterion }) => criterion.id === id)!.path;
      return [remark(rubric, 'rubric-monotone', `More of ${id} can make the outcome worse.`, [path], 'This is a mistake of ours: please report it with your rubric.')];
    }
    const cleared = [...present][0];
    const without = cleared === undefined ? before : withAntiPatterns(before, new Map([[cleared, 'absent']]));
    if (worth[outcome(without)] < worth[outcome(before)]) return [remark(rubric, 'rubric-monotone', `Without ${cleared} the outcome can be worse.`, [`avoid.${cleared}`], 'This is a mistake of ours: please report it with your rubric.')];
  }
  return [];
}

/** Whole numbers below a bound, the same for the same rubric: a check gives one answer however often it runs. */
function dice(seed: string): (bound: number) => number {
  let state = Number.parseInt(seed.slice(0, 8), 16) || 1;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
