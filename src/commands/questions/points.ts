/** The points that questions are about: what each asks, and what counts for it. */
import type { Question } from '../../evaluate/result.js';
import type { Rubric } from '../../rubric/types.js';

export interface Point {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly counts: string;
  readonly countsNot: string;
}

/** The criteria, red flags and timing rules of a rubric, by id. */
export function pointsOf(rubric: Rubric): ReadonlyMap<string, Point> {
  const timing = rubric.timing.rules.map((rule) => ({ ...rule, counts: '', countsNot: '' }));
  return new Map([...rubric.checklists.flatMap((list) => list.criteria), ...rubric.antiPatterns, ...timing].map(({ id, title, asks, counts, countsNot }) => [id, { id, title, asks, counts, countsNot }]));
}

/** Questions put together, each by itself again. */
export function apart(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question): readonly Question[] => (question.covers.length === 0 ? [question] : question.covers.map((one) => ({ ...one, kind: question.kind, decisive: question.decisive, covers: [] }))));
}
