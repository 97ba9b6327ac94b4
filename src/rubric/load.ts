/** Loads a rubric: finds its files, lays them over each other, validates, builds. Every problem at the place where it was written. */
import { problem } from '../lib/problem.js';
import { sha256 } from '../lib/hash.js';
import type { Problem, Result } from '../lib/place.js';
import type { Rubric } from './types.js';
import { buildRubric } from './build.js';
import { effectiveTree, rubricFiles, type RubricFileTree, type RubricSources } from './files.js';
import { entryOf, type MapNode } from './tree.js';
import { laidStage } from './stage.js';
import { MOST_PROBLEMS, validateRubric } from './validate.js';

export type { RubricSources } from './files.js';

/**
 * The effective rubric of `ref`: a path (`.yaml`, `.yml`), or a shipped id (`partnership/research`). Paths are given to `read` as they are
 * written, joined with the folder of the file that holds them. With a stage, what that makes of it. Fails with every problem found; never throws over what a file holds.
 */
export function loadRubric(ref: string, options: RubricSources, stage: string | null = null): Result<Rubric> {
  const loaded = loadEffective(ref, options, stage);
  if (!loaded.ok) return loaded;
  const { rubric, base } = loaded.value;
  return base === null ? { ok: true, value: rubric, problems: loaded.problems } : { ok: false, problems: [base] };
}

/** A rubric with all that it was made of, for those who write it. */
export interface Effective {
  readonly rubric: Rubric;
  /** The files laid over each other, in the long form, every value with its origin. */
  readonly root: MapNode;
  /** The file that was asked for. */
  readonly path: string;
  /** Why it judges nothing itself, where it is a base for others; else null. */
  readonly base: Problem | null;
}

/** As `loadRubric`, for bases too. */
export function loadEffective(ref: string, options: RubricSources, stage: string | null = null): Result<Effective> {
  const files = rubricFiles(ref, options);
  if (!files.ok) return files;
  const merged = effectiveTree(files.value);
  if (!merged.ok) return merged;
  const laid = stage === null ? merged : laidStage(merged.value, stage);
  if (!laid.ok) return laid;
  const { root, off } = laid.value;
  const valid = validateRubric(root);
  if (!valid.ok) return valid;
  const own = files.value[files.value.length - 1]!;
  const base = valid.value.abstract === true ? abstractProblem(own, options) : null;
  const built = buildRubric(valid.value, root, {
    id: own.shippedId ?? idOf(own.path),
    sha256: sha256([...new Set(files.value.flatMap((f) => [...f.used, f.source])), ...(stage === null ? [] : [stage])].join('\0')),
    off: new Set(off.keys()),
    stage,
  });
  const problems: readonly Problem[] = [...built.problems, ...uneven(root)];
  if (base === null && problems.some((p) => p.level === 'error')) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  return { ok: true, value: { rubric: built.rubric, root, path: own.path, base }, problems };
}

/** The path under the last `rubrics` folder, without its ending; else the file's name. */
function idOf(path: string): string {
  const parts = path.replace(/\.ya?ml$/iu, '').split(/[\\/]/u);
  const from = parts.lastIndexOf('rubrics');
  return from >= 0 && from < parts.length - 1 ? parts.slice(from + 1).join('/') : parts[parts.length - 1]!;
}

function abstractProblem(file: RubricFileTree, options: RubricSources): Problem {
  const entry = entryOf(file.root, 'abstract')!;
  const others = options.shippedIds.filter((id) => id !== file.shippedId);
  return problem('rubric-abstract', 'This rubric is a base for others and judges nothing itself.', { path: file.path, place: entry.keyAt.place, fix: others.length === 0 ? 'Name a rubric that extends it.' : `Name a rubric that extends it, for instance: ${others.slice(0, 6).join(', ')}` });
}

/** Weights are equal unless said; where some lists say theirs and some don't, the others weigh next to nothing, which nobody means. */
function uneven(root: MapNode): readonly Problem[] {
  const lists = entryOf(root, 'checklists')?.value;
  if (lists?.kind !== 'map') return [];
  const silent = lists.entries.filter((l) => entryOf(l.value, 'weight') === undefined);
  if (silent.length === 0 || silent.length === lists.entries.length) return [];
  return silent.map((l) => problem('rubric-weight-missing', `"${l.written}" says no weight and counts as 1, while other checklists say theirs.`, { level: 'warning', path: l.keyAt.path, place: l.keyAt.place, fix: 'Give it a weight.' }));
}
