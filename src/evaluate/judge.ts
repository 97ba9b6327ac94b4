/** From what was found to a judgement: verdicts, score, recommendation, what it could become, and what would change it. */
import type { Answer, Records } from './records.js';
import type { Checklist, Criterion, Rubric } from '../rubric/types.js';
import type { ChecklistResult, CriterionResult, Evaluation, Question, ReadNote, Status } from './result.js';
import type { CriterionMatch, Match } from './types.js';
import { answerFor, answerNote, isDisputed } from './answers.js';
import { judgeAntiPatterns } from './antipatterns.js';
import type { Case, CriterionCase } from './case.js';
import { waiverFor } from './case.js';
import { couldBeOf } from './decide.js';
import { hangsOnOf, wouldChangeOf } from './hangs-on.js';
import { pathOf } from './path.js';
import { questionsOf } from './questions.js';
import { outcomeOf, reasonsOf } from './reasons.js';
import { checklistScore, scoreOf } from './score.js';
import { judgeTiming, revisitOf } from './timing-outcome.js';
import { shareBetweenTwins } from './twins.js';

/** The part of an evaluation that judging gives. */
export type Judgement = Pick<Evaluation, 'recommendation' | 'read' | 'settled' | 'couldBe' | 'revisit' | 'score' | 'hangsOn' | 'wouldChange' | 'checklists' | 'criteria' | 'antiPatterns' | 'timing' | 'questions' | 'reasons' | 'path'>;

/** Judges one proposal. `today` is an ISO day; `records` hold only what is current. */
export function judge(rubric: Rubric, match: Match, records: Records, today: string): Judgement {
  const c = caseOf(rubric, match, records, today);
  const couldBe = couldBeOf(c);
  const recommendation = outcomeOf(c);
  return {
    recommendation,
    read: readOf(records),
    settled: couldBe.length === 1,
    couldBe,
    revisit: recommendation === 'defer' ? revisitOf(c) : null,
    score: scoreOf(c),
    hangsOn: hangsOnOf(c),
    wouldChange: wouldChangeOf(c),
    checklists: rubric.checklists.map((list) => checklistResult(c, list)),
    criteria: c.criteria.map(criterionResult),
    antiPatterns: c.antiPatterns.map((a) => ({ id: a.id, title: a.antiPattern.title, severity: a.antiPattern.severity, status: a.status, basis: a.basis, evidence: a.evidence })),
    timing: c.timing.map(({ id, title, status, basis, on, evidence }) => ({ id, title, status, basis, on, evidence })),
    questions: questionsOf(c),
    reasons: reasonsOf(c),
    path: pathOf(c),
  };
}

/** The questions for a reader; with `all`, what is asked of every proposal too, though it is answered. */
export function questions(rubric: Rubric, match: Match, records: Records, today: string, options: { readonly all?: boolean } = {}): readonly Question[] {
  return questionsOf(caseOf(rubric, match, records, today), options);
}

/** All verdicts as they stand. */
export function caseOf(rubric: Rubric, match: Match, records: Records, today: string): Case {
  const matches = new Map(match.criteria.map((m) => [m.id, m]));
  const own = rubric.checklists.flatMap((checklist) => checklist.criteria.map((criterion) => criterionCase(checklist, criterion, matches.get(criterion.id) ?? unmatched(criterion.id), records)));
  const waived = (x: CriterionCase): CriterionCase => (x.status === 'missing' || x.status === 'contradicted' ? { ...x, waiver: waiverFor(records, x.id, [x.status]) } : x);
  const criteria = shareBetweenTwins(own.map(waived)).map(waived);
  return {
    rubric, records, today, criteria,
    antiPatterns: judgeAntiPatterns(rubric, match, records),
    timing: judgeTiming(rubric, match, records, today),
    sections: match.sections, fields: match.fields, facts: match.facts,
    start: match.start, hoursPerMonth: match.hoursPerMonth,
  };
}

function criterionCase(checklist: Checklist, criterion: Criterion, match: CriterionMatch, records: Records): CriterionCase {
  const answer = answerFor(records, criterion.id, ['met', 'partial', 'missing', 'contradicted', 'not-applicable']);
  const verdict = ((): Pick<CriterionCase, 'status' | 'basis' | 'note'> => {
    if (answer !== null) return { status: answer.verdict as Exclude<Status, 'open'>, basis: 'reader', note: answer.why };
    return isDisputed(records, criterion.id) ? { status: 'open', basis: 'none', note: 'Reviewers read it differently.' } : match;
  })();
  return {
    id: criterion.id, criterion, checklist, match, status: verdict.status, basis: verdict.basis, note: verdict.note,
    evidence: match.evidence, answer: answer === null ? null : answerNote(answer), waiver: null,
    required: isRequired(checklist, criterion.id), homeReported: match.homeReported, follows: null,
  };
}

/** Each of an essential list, or those that it always wants where it names how many are enough. */
function isRequired(checklist: Checklist, id: string): boolean {
  if (checklist.level !== 'essential') return false;
  return checklist.must.atLeast === null || checklist.must.always.some((local) => id === local || id === `${checklist.id}/${local}`);
}

/** The people whose answers count, with the last day; the assistants where only they answered. */
function readOf(records: Records): ReadNote | null {
  const people = records.answers.filter((a) => a.assistant === null);
  const counted: readonly Answer[] = people.length > 0 ? people : records.answers;
  if (counted.length === 0) return null;
  const days = counted.map((a) => a.given).filter((day) => day !== null).sort();
  const models = records.answers.map((a) => a.assistant).filter((model) => model !== null);
  return { by: [...new Set(counted.map((a) => a.by))].join(' and '), on: days.at(-1) ?? null, assistant: models.length === 0 ? null : [...new Set(models)].join(' and ') };
}

/** A criterion that match says nothing of: for a reader. */
function unmatched(id: string): CriterionMatch {
  return {
    id, status: 'open', basis: 'none', note: null, line: null, asked: false, homeReported: false, evidence: [], against: [], excluded: [], where: null, candidates: [],
  };
}

function checklistResult(c: Case, list: Checklist): ChecklistResult {
  const members = c.criteria.filter((x) => x.checklist === list);
  return { id: list.id, title: list.title, level: list.level, weight: list.weight, applicable: members.some((x) => x.status !== 'not-applicable'), score: checklistScore(members) };
}

function criterionResult(x: CriterionCase): CriterionResult {
  return {
    id: x.id, checklist: x.checklist.id, title: x.criterion.title, asks: x.criterion.asks, required: x.required, weight: x.criterion.weight,
    status: x.status, basis: x.basis, note: x.note, fix: x.criterion.fix, effort: x.criterion.effort, where: x.match.where,
    evidence: x.evidence, excluded: x.match.excluded, answer: x.answer, waiver: x.waiver,
  };
}
