/** Rubric files in memory, for tests of loading. */
import type { RubricSources } from '../../src/rubric/load.js';
import { loadRubric } from '../../src/rubric/load.js';
import { problemPlace } from '../../src/lib/problem.js';
import type { Rubric } from '../../src/rubric/types.js';

export function sourcesOf(files: Readonly<Record<string, string>>, shipped: Readonly<Record<string, string>> = {}): RubricSources {
  return {
    read: (path) => (Object.hasOwn(files, path) ? files[path]! : null),
    shipped: (id) => (Object.hasOwn(shipped, id) ? { path: `pkg/rubrics/${id}.yaml`, source: shipped[id]! } : null),
    shippedIds: Object.keys(shipped),
  };
}

/** The rubric of `main.yaml`; a test that expects one fails with its problems. */
export function loaded(files: Readonly<Record<string, string>>, shipped: Readonly<Record<string, string>> = {}): Rubric {
  const result = loadRubric('main.yaml', sourcesOf(files, shipped));
  if (!result.ok) throw new Error(result.problems.map((p) => `${problemPlace(p)} ${p.message}`).join('\n'));
  return result.value;
}

/** The problems of `main.yaml`, each as `place message | fix`. */
export function troubles(files: Readonly<Record<string, string>>, shipped: Readonly<Record<string, string>> = {}): readonly string[] {
  const result = loadRubric('main.yaml', sourcesOf(files, shipped));
  return result.problems.map((p) => `${problemPlace(p)} ${p.message}${p.fix === null ? '' : ` | ${p.fix}`}`);
}
