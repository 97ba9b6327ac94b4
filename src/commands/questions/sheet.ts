/** Chooses the questions for a sheet that people fill in, and gathers what is shown with each. */
import type { Answer } from '../../evaluate/records.js';
import type { Candidate, Evaluation, Question } from '../../evaluate/result.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { addressedRemark, addressedText } from '../../reviews/addressed.js';
import { groupVerdicts, verdicts } from '../../reviews/check.js';
import { counts } from '../../evaluate/quotes.js';
import type { Sheet, SheetPoint } from '../../report/sheet.js';
import { pointsOf } from './points.js';

export interface SheetInput {
  readonly evaluation: Evaluation;
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  /** Current answers that count. */
  readonly answers: readonly Answer[];
  /** An assistant's answers that only suggest. */
  readonly suggestions: readonly Answer[];
  /** Every question of the rubric, to ask each by itself; null: those that may decide, a checklist at a time. */
  readonly every: readonly Question[] | null;
  readonly today: string;
}

export function sheetOf(input: SheetInput): Sheet {
  const { evaluation, proposal, rubric, every, suggestions, today } = input;
  const asked = every ?? evaluation.questions.filter((question) => question.decisive);
  const points = pointsOf(rubric);
  const boxes = boxesOf(proposal);
  const point = ({ id, asks, candidates }: { readonly id: string; readonly asks: string; readonly candidates: readonly Candidate[] }): SheetPoint => {
    const known = points.get(id);
    return {
      id, asks, title: known?.title ?? '', counts: known?.counts ?? '', countsNot: known?.countsNot ?? '',
      candidates: candidates.map(({ line, text }) => ({ line, text: `${boxes.get(line) ?? ''}${text}` })),
      status: every === null ? null : statusOf(id, input),
    };
  };
  const byThemselves = new Set(asked.map((question) => question.id));
  return {
    proposal: { path: proposal.path, title: evaluation.proposal.title, sha256: proposal.sha256 },
    today,
    questions: asked.map((question) => ({
      ...point(question),
      kind: question.kind,
      decisive: question.decisive,
      covers: question.covers.map((one) => withOwnLine(point(one), boxes)),
      verdicts: question.covers.length > 0 ? groupVerdicts : verdicts[question.kind],
      suggestions: suggestions.filter((answer) => answer.id === question.id).map(({ verdict, quotes, why, by, assistant }) => ({ verdict, quotes, why, by, assistant })),
    })),
    redFlags: rubric.antiPatterns.filter(({ id }) => !byThemselves.has(id)).map(({ id, asks }) => point({ id, asks, candidates: [] })),
    addressed: addressedText(proposal).map(({ line, text, visible }) => ({ line, text: visible ? text : '(hidden from readers)', remark: addressedRemark })),
    leftOut: every === null ? evaluation.questions.filter((question) => !question.decisive).length : 0,
    ...(rubric.stage === null ? {} : { stage: rubric.stage }),
  };
}

/** The proposer's own line is enough to confirm; other sentences are shown where there is none. */
function withOwnLine(point: SheetPoint, boxes: ReadonlyMap<number, string>): SheetPoint {
  const own = point.candidates.filter(({ line }) => boxes.has(line));
  return own.length === 0 ? point : { ...point, candidates: own };
}

/** The boxes of the proposal by line, as they are written before their words. */
function boxesOf(proposal: Proposal): ReadonlyMap<number, string> {
  return new Map(proposal.blocks.filter((block) => block.checked !== null && counts(block)).map((block) => [proposal.lineMap.place(block.start, block.start).line, block.checked === true ? '[x] ' : '[ ] ']));
}

/** What a point is today and on what that rests: `met (declared)`; null for the question about all red flags. */
function statusOf(id: string, { evaluation, answers }: SheetInput): string | null {
  const found = evaluation.criteria.find((one) => one.id === id) ?? evaluation.antiPatterns.find((one) => one.id === id) ?? evaluation.timing.find((one) => one.id === id);
  if (found === undefined) return null;
  const timing = id.startsWith('timing/') || evaluation.timing.some((one) => one.id === id);
  const status = !timing ? found.status : found.status === 'present' ? 'waits' : found.status === 'absent' ? 'clear' : found.status;
  if (found.basis === 'none') return found.status === 'open' ? 'open (nobody has read it yet)' : `${status} (nothing found; nobody has read it yet)`;
  const reader = answers.find((one) => one.id === id) ?? answers.find((one) => one.id === 'avoid');
  const basis = { fact: 'fact', declared: 'declared', text: 'found in the text', reader: `reader ${reader?.assistant ?? reader?.by ?? ''}`.trimEnd() }[found.basis];
  return `${status} (${basis})`;
}
