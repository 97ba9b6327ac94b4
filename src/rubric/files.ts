/** Finds and reads the files that a rubric is made of, and puts them in order: each after all that it extends, parents left to right, each once. */
import type { Problem, Result } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import { toLongForm } from './short-form.js';
import { entryOf, fromYaml, type MapNode, type Node, type Origin } from './tree.js';

export interface RubricSources {
  /** A file's text, or null where there is none or it may not be read. */
  readonly read: (path: string) => string | null;
  /** A shipped rubric by id, or null. */
  readonly shipped: (id: string) => { readonly path: string; readonly source: string } | null;
  readonly shippedIds: readonly string[];
}

interface Source {
  readonly path: string;
  readonly source: string;
  /** The shipped id it was found by, or null. */
  readonly shippedId: string | null;
}

export interface RubricFileTree extends Source {
  /** In the long form. */
  readonly root: MapNode;
  /** Whether it extends nothing. */
  readonly alone: boolean;
}

const MAX_FILES = 50;

interface Work {
  readonly sources: RubricSources;
  readonly done: Map<string, RubricFileTree>;
  /** Paths of files that are being read, outermost first. */
  readonly open: string[];
  readonly problems: Problem[];
}

/** The files in load order, the one asked for last. */
export function rubricFiles(
  ref: string,
  sources: RubricSources,
): Result<readonly RubricFileTree[]> {
  const found = find(ref, null, sources);
  if (found === null) return { ok: false, problems: [missing(ref, null, sources)] };
  const work: Work = { sources, done: new Map(), open: [], problems: [] };
  visit(found, work);
  const { problems } = work;
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: [...work.done.values()], problems };
}

/** Reads a file after all that it extends. Recursion is as deep as the chain of parents, which `MAX_FILES` caps. */
function visit(found: Source, work: Work): void {
  const { path, source } = found;
  const read = readYaml(source, { path, code: 'rubric-invalid' });
  if (!read.ok) {
    work.problems.push(...read.problems);
    return;
  }
  const tree = read.value === null ? null : fromYaml(read.value, path);
  if (tree?.kind !== 'map') {
    const what = tree?.kind === 'list' ? 'a list' : 'a bare value';
    const message =
      tree === null
        ? 'This rubric is empty.'
        : `A rubric is a mapping of keys, and here is ${what}.`;
    const place = tree?.at.place ?? { line: 1, column: 1 };
    work.problems.push(
      problem('rubric-invalid', message, { path, place, fix: 'Begin with: title: …' }),
    );
    return;
  }
  work.open.push(path);
  const parents = parentsOf(tree);
  for (const { ref, at } of parents) visitParent(ref, at, found, work);
  work.open.pop();
  const { root, problems } = toLongForm(tree);
  work.problems.push(...problems);
  work.done.set(path, { ...found, root, alone: parents.length === 0 });
}

function visitParent(ref: string, at: Origin, holder: Source, work: Work): void {
  const say = (code: string, message: string, fix: string): void => {
    work.problems.push(problem(code, message, { path: at.path, place: at.place, fix }));
  };
  const found = find(ref, holder, work.sources);
  if (found === null) {
    work.problems.push(missing(ref, at, work.sources));
    return;
  }
  if (work.done.has(found.path)) return;
  const from = work.open.indexOf(found.path);
  if (from >= 0) {
    const circle = [...work.open.slice(from), found.path].join(' → ');
    const message =
      found.path === holder.path
        ? 'This rubric extends itself.'
        : `These rubrics extend each other in a circle: ${circle}.`;
    say('rubric-extends-cycle', message, 'Remove one of the extends.');
  } else if (work.done.size + work.open.length >= MAX_FILES) {
    say(
      'rubric-too-large',
      `This rubric is made of more than ${MAX_FILES} files.`,
      'Bring some of them together.',
    );
  } else visit(found, work);
}

function parentsOf(root: MapNode): readonly { readonly ref: string; readonly at: Origin }[] {
  const value: Node | undefined = entryOf(root, 'extends')?.value;
  const items = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  // Whatever is not text is left for validation to name.
  return items.flatMap((item) => {
    const ref = item.kind === 'scalar' && typeof item.value === 'string' ? item.value.trim() : '';
    return ref === '' ? [] : [{ ref, at: item.at }];
  });
}

const isPath = (ref: string): boolean => /\.ya?ml$/iu.test(ref);
const withoutEnding = (path: string): string => path.replace(/\.ya?ml$/iu, '');

/** A path is relative to the file that holds it; a bare name is a shipped id first, then a path. A shipped rubric's neighbours are shipped ones. */
function find(ref: string, holder: Source | null, sources: RubricSources): Source | null {
  const ship = (id: string): Source | null => {
    const shipped = sources.shipped(id);
    return shipped === null ? null : { ...shipped, shippedId: id };
  };
  const path = holder === null ? ref : join(folderOf(holder.path), ref);
  const ids = isPath(ref) ? [] : [ref];
  if (holder !== null && holder.shippedId !== null && isPath(ref)) {
    ids.push(withoutEnding(join(folderOf(holder.shippedId), ref)));
  }
  for (const id of ids) {
    const shipped = ship(id);
    if (shipped !== null) return shipped;
  }
  const source = sources.read(path);
  return source === null ? null : { path, source, shippedId: null };
}

function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return end < 0 ? '' : path.slice(0, end === 0 ? 1 : end);
}

/** Joins a folder and a relative path, resolving `.` and `..` where it can. */
function join(folder: string, ref: string): string {
  if (ref.startsWith('/') || /^[a-z]:[\\/]/iu.test(ref)) return ref;
  const isRooted = folder.startsWith('/');
  const parts: string[] = [];
  for (const part of `${folder}/${ref}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !isRooted) parts.push(part);
  }
  return `${isRooted ? '/' : ''}${parts.join('/')}`;
}

function missing(ref: string, at: Origin | null, { shippedIds }: RubricSources): Problem {
  const last = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  const name = withoutEnding(ref);
  const nearLast = nearest(last(ref), shippedIds.map(last));
  const near = nearest(name, shippedIds) ?? shippedIds.find((id) => last(id) === nearLast) ?? null;
  const there = shippedIds.length === 0 ? '' : ` There are: ${shippedIds.join(', ')}.`;
  return problem(
    'rubric-missing',
    `There is no rubric "${ref}".${near === null ? '' : ` Is it ${near}?`}`,
    {
      path: at?.path ?? (isPath(ref) ? ref : null),
      place: at?.place ?? null,
      fix: `Name a rubric's file (such as my-rubric.yaml) or a shipped one.${there}`,
    },
  );
}
