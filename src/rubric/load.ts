/** Loads a rubric: finds its files, lays them over each other, validates, builds. Every problem at the place where it was written. */
import { sha256 } from '../lib/hash.js';
import type { Problem, Result } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { buildRubric } from './build.js';
import { rubricFiles, type RubricFileTree, type RubricSources } from './files.js';
import { layStage, mergeFile, type Merged } from './merge.js';
import { entriesOf, entryOf, type MapNode } from './tree.js';
import type { Rubric } from './types.js';
import { MAX_PROBLEMS, validateRubric } from './validate.js';

export type { RubricSources } from './files.js';

/**
 * The effective rubric of `ref`: a path (`.yaml`, `.yml`), or a shipped id (`partnership/research`). Paths are given to `read` as they are
 * written, joined with the folder of the file that holds them. With a stage, what that makes of it. Fails with every problem found.
 */
export function loadRubric(
  ref: string,
  sources: RubricSources,
  stage: string | null = null,
): Result<Rubric> {
  const loaded = loadEffective(ref, sources, stage);
  if (!loaded.ok) return loaded;
  const { rubric, base } = loaded.value;
  if (base !== null) return { ok: false, problems: [base] };
  return { ok: true, value: rubric, problems: loaded.problems };
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
export function loadEffective(
  ref: string,
  sources: RubricSources,
  stage: string | null = null,
): Result<Effective> {
  const files = rubricFiles(ref, sources);
  if (!files.ok) return files;
  let merged: Merged | null = null;
  for (const file of files.value) merged = mergeFile(merged, file.root, file.alone);
  const whole = merged!;
  if (whole.problems.length > 0) return { ok: false, problems: whole.problems };
  const staged: Result<Merged> =
    stage === null ? { ok: true, value: whole, problems: [] } : layStage(whole, stage);
  if (!staged.ok) return staged;
  const { root, off } = staged.value;
  const valid = validateRubric(root);
  if (!valid.ok) return valid;
  const own = files.value.at(-1)!;
  const base = valid.value.abstract === true ? abstractProblem(own, sources) : null;
  const texts = files.value.map(({ source }) => source);
  const built = buildRubric(valid.value, root, {
    id: own.shippedId ?? idOf(own.path),
    sha256: sha256([...new Set(texts), ...(stage === null ? [] : [stage])].join('\0')),
    off,
    stage,
  });
  const problems = [...built.problems, ...missingWeights(root)];
  if (base === null && problems.some((p) => p.level === 'error')) {
    return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  }
  return { ok: true, value: { rubric: built.rubric, root, path: own.path, base }, problems };
}

/** The path under the last `rubrics` folder, without its ending; else the file's name. */
function idOf(path: string): string {
  const parts = path.replace(/\.ya?ml$/iu, '').split(/[\\/]/u);
  const from = parts.lastIndexOf('rubrics');
  return from >= 0 && from < parts.length - 1 ? parts.slice(from + 1).join('/') : parts.at(-1)!;
}

function abstractProblem(file: RubricFileTree, { shippedIds }: RubricSources): Problem {
  const others = shippedIds.filter((id) => id !== file.shippedId).slice(0, 6);
  return problem('rubric-abstract', 'This rubric is a base for others and judges nothing itself.', {
    path: file.path,
    place: entryOf(file.root, 'abstract')!.keyAt.place,
    fix: `Name a rubric that extends it${others.length === 0 ? '.' : `, for instance: ${others.join(', ')}`}`,
  });
}

/** Where some checklists say their weight and some don't, the others weigh next to nothing, which nobody means. */
function missingWeights(root: MapNode): readonly Problem[] {
  const lists = entriesOf(entryOf(root, 'checklists')?.value);
  const silent = lists.filter((list) => entryOf(list.value, 'weight') === undefined);
  if (silent.length === lists.length) return [];
  return silent.map(({ written, keyAt }) =>
    problem(
      'rubric-weight-missing',
      `"${written}" says no weight and counts as 1, while other checklists say theirs.`,
      {
        level: 'warning',
        path: keyAt.path,
        place: keyAt.place,
        fix: 'Give it a weight.',
      },
    ),
  );
}
