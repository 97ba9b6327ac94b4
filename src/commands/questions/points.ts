/** The points that questions are about: what each asks, and what counts for it. */
import type { Question, Rubric } from '../../model.js';

export interface Point {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly counts: string;
  readonly countsNot: string;
}

/** The criteria, red flags and timing rules of a rubric, by id. */
export function pointsOf(rubric: Rubric): ReadonlyMap<string, Point> {
  const all = [...rubric.checklists.flatMap((list) => list.criteria), ...rubric.antiPatterns, ...rubric.timing.rules];
  return new Map(all.map((one) => [one.id, { id: one.id, title: one.title, asks: one.asks, counts: stringOf(one, 'counts'), countsNot: stringOf(one, 'countsNot') }]));
}

/** A string that a value may have; '' where it has none. */
export function stringOf(value: object, key: string): string {
  const found: unknown = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'string' ? found : '';
}

/** Questions put together, each by itself again. */
export function apart(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question): readonly Question[] => (question.covers.length === 0 ? [question] : question.covers.map((one) => ({ ...one, kind: question.kind, decisive: question.decisive, covers: [] }))));
}
