/** Validates an effective rubric. The one file here that needs zod, which is loaded when the first rubric is validated: shipped ones never are. */
import { createRequire } from 'node:module';
import type { Problem, Result } from '../lib/place.js';
import { problemsOf } from './messages.js';
import { rubricSchema, type RubricFile } from './schema.js';
import { toPlain, type MapNode } from './tree.js';

let schema: ReturnType<typeof rubricSchema> | null = null;

/** Nobody mends more at once. */
export const MOST_PROBLEMS = 50;

/** The rubric's contents, or its problems in file order, the first fifty of them. */
export function validateRubric(root: MapNode): Result<RubricFile> {
  const parsed = (schema ??= rubricSchema((createRequire(import.meta.url)('zod') as typeof import('zod')).z)).safeParse(toPlain(root));
  if (parsed.success) return { ok: true, value: parsed.data, problems: [] };
  return { ok: false, problems: inOrder(problemsOf(parsed.error.issues, root)).slice(0, MOST_PROBLEMS) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const order = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1);
  return [...problems].sort((a, b) => order(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
