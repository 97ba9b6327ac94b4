/** What only a reader can settle, the questions whose answers could change the outcome first. */
import type { Checklist } from '../rubric/types.js';
import type { Evidence } from '../language/evidence.js';
import type { Outcome, Question, Status } from './result.js';
import { allLookedFor } from './antipatterns.js';
import type { Case, CriterionCase } from './case.js';
import { freeCriteria, isFree, withAntiPatterns, withStatuses } from './case.js';
import { favourable, freeAntiPatterns } from './decide.js';
import { outcomeOf } from './reasons.js';
import { barTenths, leastSum, sumOf, weigh } from './score.js';
import { lateStart } from './timing-outcome.js';

const asksAvoid = 'Which red flags are present? List them, then answer "absent": none beyond those listed.';
// What changes most comes first: the first that does is enough.
const verdicts: readonly Status[] = ['contradicted', 'missing', 'partial', 'not-applicable'];

/**
 * What a reader is asked: everything that rests on neither facts nor answers. Decisive questions first, then the rubric's order; the criteria of a
 * checklist that nothing speaks against are confirmed together. With `all` every criterion is asked by itself, met or not, so that anything can be corrected.
 */
export function questionsOf(c: Case, options: { readonly all?: boolean } = {}): Question[] {
  const all = options.all ?? false;
  const decisive = decisiveIds(c);
  const list = [
    ...criterionQuestions(c, all), ...antiPatternQuestions(c, all), ...timingQuestions(c, all), ...avoidQuestion(c, all),
  ].map((q): Question => ({ ...q, decisive: decisive.has(q.id) }));
  const together = all ? list : byChecklist(c, list);
  return [...together.filter((q) => q.decisive), ...together.filter((q) => !q.decisive)];
}

type Open = Omit<Question, 'decisive'>;

/** Declared met or open, and no sentence found that may say the opposite: such are confirmed a checklist at a time. */
function isCalm(x: CriterionCase): boolean {
  return isFree(x) && x.match.against.length === 0 && (x.status === 'open' || x.status === 'met');
}

/** One question for the decisive calm criteria of a checklist, where there are at least two, in the place of the first. */
function byChecklist(c: Case, list: readonly Question[]): Question[] {
  const checklistOf = new Map(c.criteria.filter(isCalm).map((x) => [x.id, x.checklist]));
  const groups = new Map<Checklist, Question[]>();
  for (const q of list) {
    const checklist = q.decisive ? checklistOf.get(q.id) : undefined;
    if (checklist !== undefined) groups.set(checklist, [...(groups.get(checklist) ?? []), q]);
  }
  const titles = new Map(c.criteria.map((x) => [x.id, x.criterion.title]));
  return list.flatMap((q): Question[] => {
    const checklist = q.decisive ? checklistOf.get(q.id) : undefined;
    const group = checklist === undefined ? [] : groups.get(checklist)!;
    if (checklist === undefined || group.length < 2) return [q];
    if (group[0] !== q) return [];
    return [{
      id: checklist.id, kind: 'criterion', decisive: true,
      asks: `${checklist.title}: does the proposal cover each of these? ${group.map((one) => titles.get(one.id)!).join(' · ')}`,
      candidates: [],
      covers: group.map(({ id, asks, candidates: sentences }) => ({ id, asks, candidates: sentences })),
    }];
  });
}

function criterionQuestions(c: Case, all: boolean): Open[] {
  return (all ? c.criteria : freeCriteria(c)).map((x) => {
    const own = x.match.line?.evidence ?? null;
    const sentences = [...x.match.against, ...(own === null ? x.match.candidates : [own])];
    return { id: x.id, kind: 'criterion', asks: x.criterion.asks, candidates: candidates(sentences.length > 0 ? sentences : x.evidence), covers: [] };
  });
}

/** Those that words point at; with `all` those that readers answered too. The others are asked with `avoid`. */
function antiPatternQuestions(c: Case, all: boolean): Open[] {
  return c.antiPatterns
    .filter((a) => (a.status !== 'absent' && isFree(a)) || (all && (a.status !== 'absent' || a.answer !== null)))
    .map((a) => ({ id: a.id, kind: 'anti-pattern', asks: a.antiPattern.asks, candidates: candidates(a.evidence), covers: [] }));
}

function timingQuestions(c: Case, all: boolean): Open[] {
  return c.timing
    .filter((t) => t.id !== lateStart && (all || isFree(t)))
    .map((t) => ({ id: t.id, kind: 'timing', asks: t.asks, candidates: candidates(t.evidence), covers: [] }));
}

function avoidQuestion(c: Case, all: boolean): Open[] {
  return all || !allLookedFor(c.antiPatterns, c.records) ? [{ id: 'avoid', kind: 'avoid', asks: asksAvoid, candidates: [], covers: [] }] : [];
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  return evidence.filter((e) => !seen.has(`${e.line}:${e.excerpt}`) && seen.add(`${e.line}:${e.excerpt}`));
}

function candidates(evidence: readonly Evidence[]): Question['candidates'] {
  return distinct(evidence).slice(0, 3).map((e) => ({ line: e.line, text: e.excerpt }));
}

/**
 * A question is decisive when, with all else that is free answered for the proposer, some answer to it changes the outcome;
 * or when it is one of the fewest that must be answered so that the rest together can't (the score).
 * So good answers to all decisive questions settle the case.
 */
function decisiveIds(c: Case): ReadonlySet<string> {
  const best = favourable(c);
  const top = outcomeOf(best);
  const ids = new Set<string>();
  if (top === 'decline') return ids;
  const changes = (other: Case): boolean => outcomeOf(other) !== top;
  for (const x of freeCriteria(c)) if (verdicts.some((v) => changes(withStatuses(best, new Map([[x.id, v]]))))) ids.add(x.id);
  for (const id of freeAntiPatterns(c)) if (changes(withAntiPatterns(best, new Map([[id, 'present']])))) ids.add(id);
  if (top === 'accept') for (const t of c.timing) if (isFree(t)) ids.add(t.id);
  if (!allLookedFor(c.antiPatterns, c.records)) ids.add('avoid');
  for (const id of forScore(c, best, top, ids)) ids.add(id);
  return ids;
}

/** The fewest of the remaining free criteria that, once met, keep the score at the bar whatever becomes of the others. */
function forScore(c: Case, best: Case, top: Outcome, asked: ReadonlySet<string>): string[] {
  if (top === 'refine') return [];
  const weighing = weigh(best);
  const rest = freeCriteria(c).filter((x) => !asked.has(x.id)).map((x) => ({
    id: x.id,
    swing: 2n * c.criteria.filter((y) => y.id === x.id || y.follows === x.id).reduce((sum, y) => sum + (weighing.perHalf.get(y.id) ?? 0n), 0n),
  }));
  const need = leastSum(barTenths(c), weighing.denominator);
  let low = sumOf(best, weighing, 'at') - rest.reduce((sum, x) => sum + x.swing, 0n);
  const chosen: string[] = [];
  for (const x of rest.sort((a, b) => (a.swing === b.swing ? (a.id < b.id ? -1 : 1) : a.swing > b.swing ? -1 : 1))) {
    if (low >= need) break;
    chosen.push(x.id);
    low += x.swing;
  }
  return chosen;
}
