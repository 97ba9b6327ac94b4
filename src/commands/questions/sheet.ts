/** Chooses the questions for a sheet and gathers what is shown with each. */
import type { Answer } from '../../evaluate/records.js';
import type { Evaluation, Question } from '../../evaluate/result.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { addressedRemark, addressedText } from '../../reviews/addressed.js';
import { answerable, groupVerdicts, verdicts } from '../../reviews/check.js';
import type { Sheet } from '../../report/sheet.js';

export interface SheetInput {
  readonly evaluation: Evaluation;
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  /** An assistant's answers that only suggest. */
  readonly suggestions: readonly Answer[];
  /** Everything that is open, each by itself. */
  readonly all: boolean;
  /** Each by itself, as an assistant answers. */
  readonly apart: boolean;
  readonly today: string;
}

export function sheetOf(input: SheetInput): Sheet {
  const { evaluation, proposal, rubric, suggestions, today } = input;
  const decisive = evaluation.questions.filter((question) => question.decisive);
  const asked = input.all ? allQuestions(evaluation, rubric) : input.apart ? apart(decisive) : decisive;
  const criteria = new Map(rubric.checklists.flatMap((list) => list.criteria).map((criterion) => [criterion.id, criterion]));
  const notes = (id: string): { counts: string; countsNot: string } => ({ counts: criteria.get(id)?.counts ?? '', countsNot: criteria.get(id)?.countsNot ?? '' });
  return {
    proposal: { path: proposal.path, title: evaluation.proposal.title, sha256: proposal.sha256 },
    today,
    questions: asked.map((question) => ({
      ...question,
      ...notes(question.id),
      covers: question.covers.map((one) => ({ ...one, ...notes(one.id) })),
      verdicts: question.covers.length > 0 ? groupVerdicts : verdicts[question.kind],
      suggestions: suggestions.filter((answer) => answer.id === question.id).map(({ verdict, quotes, why, by, assistant }) => ({ verdict, quotes, why, by, assistant })),
    })),
    avoids: rubric.antiPatterns.map(({ id, asks }) => ({ id, asks })),
    addressed: addressedText(proposal).map(({ line, text, visible }) => ({ line, text: visible ? text : '(hidden from readers)', remark: addressedRemark })),
    leftOut: evaluation.questions.filter((question) => !question.decisive && !asked.some((one) => one.id === question.id)).length,
    ...(rubric.stage === null ? {} : { stage: rubric.stage }),
  };
}

/** Questions put together, each by itself again. */
function apart(questions: readonly Question[]): Question[] {
  return questions.flatMap((question): Question[] => (question.covers.length === 0 ? [question] : question.covers.map((one) => ({ ...one, kind: question.kind, decisive: question.decisive, covers: [] }))));
}

/** Whatever is open; what words alone made certain (what we avoid, what it waits for), to be confirmed; and what is asked of every proposal. */
function allQuestions(evaluation: Evaluation, rubric: Rubric): readonly Question[] {
  const out: Question[] = apart(evaluation.questions);
  const asks = new Map<string, string>([...rubric.antiPatterns.map((one) => [one.id, one.asks] as const), ...rubric.timing.rules.map((one) => [one.id, one.asks] as const)]);
  const known = answerable(rubric);
  const add = (id: string, kind: Question['kind'], fallback: string, evidence: Evaluation['timing'][number]['evidence']): void => {
    if (out.some((question) => question.id === id) || !known.has(id)) return;
    out.push({ id, kind, asks: asks.get(id) ?? fallback, decisive: false, candidates: evidence.slice(0, 3).map(({ line, excerpt }) => ({ line, text: excerpt })), covers: [] });
  };
  for (const one of evaluation.antiPatterns) if (one.status === 'present' && one.evidence.some(({ basis }) => basis !== 'fact')) add(one.id, 'anti-pattern', one.title, one.evidence);
  for (const one of evaluation.timing) if (one.status === 'present') add(one.id, 'timing', one.title, one.evidence);
  add('avoid', 'avoid', 'Have you looked for all that we avoid, and found nothing else?', []);
  add('timing/awaits-decision', 'timing', 'Must something be decided elsewhere before the work can start?', evaluation.timing.find((one) => one.id === 'timing/awaits-decision')?.evidence ?? []);
  return out;
}
