/** What every part of building a rubric shares. */
import type { Compiler } from './conditions.js';
import type { Names } from './names.js';
import type { RubricFile } from './schema.js';
import type { MapNode, TreePath } from './tree.js';

export interface Building {
  readonly file: RubricFile;
  readonly root: MapNode;
  readonly names: Names;
  /** A compiler for the thing at `home`, with an allowance of phrases of its own. */
  compiler(home: TreePath): Compiler;
}

/** One or several, as several. */
export function list<T extends string>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
