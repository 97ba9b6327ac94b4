/** What only a reader can settle, the questions whose answers could change the outcome first. */
import type { Evidence, Outcome, Question, Status } from '../model.js';
import { independent, lookedForAll } from './antipatterns.js';
import type { Case } from './case.js';
import { openCriteria, withAntiPatterns, withStatuses } from './case.js';
import { favourable, suspected } from './decide.js';
import { found, outcomeOf } from './reasons.js';
import { barTenths, leastSum, sumOf, weigh } from './score.js';
import { awaitsDecision } from './timing.js';

const asksAvoid = 'Have you looked for all that we avoid, and found nothing else?';
const verdicts: readonly Status[] = ['partial', 'missing', 'contradicted', 'not-applicable'];

/**
 * Decisive ones first, then the rubric's order; those of one list that nothing speaks against are asked together. With `all` each is asked
 * by itself, and what is asked of every proposal is listed even when it is answered.
 */
export function questionsOf(c: Case, options: { readonly all?: boolean } = {}): Question[] {
  const decisive = decisiveIds(c);
  const list = [
    ...criterionQuestions(c), ...antiPatternQuestions(c), ...timingQuestions(c, options.all ?? false), ...avoidQuestion(c, options.all ?? false),
  ].map((q): Question => ({ ...q, decisive: decisive.has(q.id) }));
  const ordered = [...list.filter((q) => q.decisive), ...list.filter((q) => !q.decisive)];
  return options.all === true ? ordered : together(c, ordered);
}

type Open = Omit<Question, 'decisive'>;

/** One question for the decisive open criteria of a list that nothing speaks against, where there are at least two, in the place of the first. */
function together(c: Case, list: readonly Question[]): Question[] {
  const calm = new Map(openCriteria(c).filter((x) => x.match.bodyDenies === 'no' && x.match.contradicted === 'no').map((x) => [x.id, x.checklist]));
  const groups = new Map<string, Question[]>();
  for (const q of list) {
    const checklist = q.kind === 'criterion' && q.decisive ? calm.get(q.id) : undefined;
    if (checklist !== undefined) groups.set(checklist.id, [...(groups.get(checklist.id) ?? []), q]);
  }
  const out: Question[] = [];
  for (const q of list) {
    const checklist = q.kind === 'criterion' && q.decisive ? calm.get(q.id) : undefined;
    const group = checklist === undefined ? [] : groups.get(checklist.id)!;
    if (checklist === undefined || group.length < 2) { out.push(q); continue; }
    if (group[0] !== q) continue;
    const titles = group.map((g) => c.criteria.find((x) => x.id === g.id)!.criterion.title);
    out.push({
      id: checklist.id, kind: 'criterion', decisive: true,
      asks: `${checklist.title}: does it speak to each of these, and against none? ${titles.join(' · ')}`,
      candidates: [],
      covers: group.map(({ id, asks, candidates: sentences }) => ({ id, asks, candidates: sentences })),
    });
  }
  return out;
}

function criterionQuestions(c: Case): Open[] {
  return openCriteria(c).map((x) => ({ id: x.id, kind: 'criterion', asks: x.criterion.asks, candidates: candidates(x.match.candidates.length > 0 ? x.match.candidates : x.evidence), covers: [] }));
}

function antiPatternQuestions(c: Case): Open[] {
  return c.antiPatterns.filter((a) => a.status === 'open').map((a) => ({ id: a.id, kind: 'anti-pattern', asks: a.antiPattern.asks, candidates: candidates(a.evidence), covers: [] }));
}

function timingQuestions(c: Case, all: boolean): Open[] {
  return c.timing
    .filter((t) => t.status === 'open' || (t.id === awaitsDecision && (all || (!t.answered && t.status === 'absent'))))
    .map((t) => ({ id: t.id, kind: 'timing', asks: t.asks, candidates: candidates(t.evidence), covers: [] }));
}

function avoidQuestion(c: Case, all: boolean): Open[] {
  return all || !lookedForAll(c.antiPatterns, c.records) ? [{ id: 'avoid', kind: 'avoid', asks: asksAvoid, candidates: [], covers: [] }] : [];
}

function candidates(evidence: readonly Evidence[]): Question['candidates'] {
  return evidence.slice(0, 3).map((e) => ({ line: e.line, text: e.excerpt }));
}

/**
 * A question is decisive when, with all else that is open answered for the proposer, some answer to it changes the outcome;
 * or when it is one of the fewest that must be answered so that the rest together can't (the score, several serious suspicions).
 * So good answers to all decisive questions settle the case.
 */
function decisiveIds(c: Case): ReadonlySet<string> {
  const best = favourable(c);
  const top = outcomeOf(best);
  const ids = new Set<string>();
  if (top === 'decline') return ids;
  const changes = (other: Case): boolean => outcomeOf(other) !== top;
  for (const x of openCriteria(c)) if (verdicts.some((v) => changes(withStatuses(best, new Map([[x.id, v]]))))) ids.add(x.id);
  for (const id of suspected(c)) if (changes(withAntiPatterns(best, new Map([[id, 'present']])))) ids.add(id);
  if (top === 'accept') for (const t of c.timing) if (t.status === 'open' || (t.id === awaitsDecision && t.status === 'absent' && !t.answered)) ids.add(t.id);
  if (!lookedForAll(c.antiPatterns, c.records)) ids.add('avoid');
  for (const id of forScore(c, best, top, ids)) ids.add(id);
  for (const id of forSerious(c, best, ids)) ids.add(id);
  return ids;
}

/** The fewest of the remaining open criteria that, once met, keep the score at the bar whatever becomes of the others. */
function forScore(c: Case, best: Case, top: Outcome, asked: ReadonlySet<string>): string[] {
  if (top === 'refine') return [];
  const weighing = weigh(best);
  const rest = openCriteria(c).filter((x) => !asked.has(x.id)).map((x) => ({
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

/** Serious suspicions that only together would decline: none can be left out without the others reaching the limit. */
function forSerious(c: Case, best: Case, asked: ReadonlySet<string>): string[] {
  const certain = found(best, 'serious');
  const rest = c.antiPatterns.filter((a) => a.status === 'open' && a.antiPattern.severity === 'serious' && !asked.has(a.id));
  const reaches = (some: typeof rest): boolean => independent([...certain, ...some]) >= c.rubric.decision.seriousLimit;
  let left = rest;
  for (const a of rest) if (reaches(left)) left = left.filter((b) => b !== a);
  // Whatever can be left open after all is not asked.
  for (const a of rest) if (!left.includes(a) && !reaches([...left, a])) left = [...left, a];
  return rest.filter((a) => !left.includes(a)).map((a) => a.id);
}
