/** Gathers what the sheet for an assistant shows. */
import type { Records } from '../../evaluate/records.js';
import type { Evaluation, Question } from '../../evaluate/result.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { addressedText } from '../../reviews/addressed.js';
import { textLines } from '../../reviews/text-lines.js';
import type { AskedPoint, AssistantSheet } from '../../report/assistant-sheet.js';
import { apart, pointsOf } from './points.js';

export interface AssistantInput {
  readonly evaluation: Evaluation;
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  /** Every question of the rubric, to ask all of them; null: what rests on neither facts nor current answers. */
  readonly every: readonly Question[] | null;
  readonly capacity: Records['capacity'];
  readonly today: string;
}

export function assistantSheetOf({ evaluation, proposal, rubric, every, capacity, today }: AssistantInput): AssistantSheet {
  const points = pointsOf(rubric);
  const asked = every ?? apart(evaluation.questions);
  const withAll = asked.some((question) => question.kind === 'avoid');
  const point = ({ id, asks }: { readonly id: string; readonly asks: string }): AskedPoint => ({ id, asks, counts: '', countsNot: '', ...points.get(id) });
  // Whoever is asked for all red flags is asked for each there, once.
  const questions = asked.filter((question) => !withAll || question.kind !== 'anti-pattern');
  return {
    context: contextOf(rubric, capacity, today),
    text: textLines(proposal),
    addressed: addressedText(proposal).map(({ line }) => line),
    questions: questions.map((question) => ({ ...point(question), kind: question.kind })),
    redFlags: withAll ? evaluation.antiPatterns.filter((one) => every !== null || (one.basis !== 'fact' && one.basis !== 'reader')).map((one) => point({ id: one.id, asks: one.title })) : [],
  };
}

function contextOf(rubric: Rubric, capacity: Records['capacity'], today: string): AssistantSheet['context'] {
  const about = 'about' in rubric && typeof rubric.about === 'string' ? rubric.about : '';
  return {
    rubric: rubric.title,
    ...(rubric.stage === null ? {} : { stage: rubric.stage }),
    ...(about === '' ? {} : { about }),
    ...(capacity === null ? {} : { 'hours-we-can-give-each-month': capacity.free }),
    today,
  };
}
