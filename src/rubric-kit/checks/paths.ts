/** Where the parts of a rubric are written: dotted paths in its origins, and remarks that point at them. */
import type { Criterion, Rubric } from '../../rubric/types.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';

export function criterionPath(list: string, id: string): string {
  return `checklists.${list}.criteria.${id.startsWith(`${list}/`) ? id.slice(list.length + 1) : id}`;
}

/** All criteria, each with its path. */
export function criteriaOf(rubric: Rubric): readonly { readonly criterion: Criterion; readonly path: string }[] {
  return rubric.checklists.flatMap((l) => l.criteria.map((criterion) => ({ criterion, path: criterionPath(l.id, criterion.id) })));
}

/** A remark at the first of the paths that a file has. */
export function remark(rubric: Rubric, code: string, message: string, paths: readonly string[], fix: string | null): Problem {
  const origin = paths.map((p) => rubric.origins.get(p)).find((o) => o !== undefined);
  return problem(code, message, { level: 'warning', path: origin?.path ?? null, place: origin?.place ?? null, fix });
}
