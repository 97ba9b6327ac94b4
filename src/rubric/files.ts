/** Finds the files that a rubric is made of and puts them in order: each after all that it builds on, parents left to right, each once. */
import { nearest, problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import type { Problem, Result } from '../lib/place.js';
import { contradictions } from './diamond.js';
import { mergeFile, type Merged } from './merge.js';
import { toLongForm } from './sugar.js';
import { taken, usesOf, type Use } from './use.js';
import { entryOf, fromYaml, without, type MapNode, type Node, type Origin } from './tree.js';

export interface RubricSources {
  /** A file's text, or null where there is none or it may not be read. */
  readonly read: (path: string) => string | null;
  /** A shipped rubric by id, or null. */
  readonly shipped: (id: string) => { readonly path: string; readonly source: string } | null;
  readonly shippedIds: readonly string[];
}

export interface RubricFileTree {
  readonly path: string;
  /** The shipped id it was found by, or null. */
  readonly shippedId: string | null;
  readonly source: string;
  /** In the long form. */
  readonly root: MapNode;
  /** Paths of all that it builds on, however far. */
  readonly ancestors: ReadonlySet<string>;
  /** Texts of the rubrics that it takes single things from. */
  readonly used: readonly string[];
}

const MOST_FILES = 50;

interface Found { readonly path: string; readonly source: string; readonly shippedId: string | null }
interface Work {
  readonly sources: RubricSources;
  readonly done: Map<string, RubricFileTree>;
  /** Files that are being read, outermost first. */
  readonly open: string[];
  readonly problems: Problem[];
  /** Texts of rubrics that single things were taken from, by path: the hash covers them too. */
  readonly used: Map<string, string>;
}

/** The files in load order, the one asked for last. */
export function rubricFiles(ref: string, sources: RubricSources): Result<readonly RubricFileTree[]> {
  const found = find(ref, null, sources);
  if (found === null) return { ok: false, problems: [missing(ref, null, sources)] };
  const work: Work = { sources, done: new Map(), open: [], problems: [], used: new Map() };
  visit(found, work);
  return work.problems.length > 0 ? { ok: false, problems: work.problems } : { ok: true, value: [...work.done.values()], problems: [] };
}

/** Reads a file after all that it builds on. Recursion is as deep as the chain of parents, which `MOST_FILES` caps. */
function visit(found: Found, work: Work): RubricFileTree | null {
  const { path, source, shippedId } = found;
  const read = readYaml(source, { path, code: 'rubric-invalid' });
  if (!read.ok) { work.problems.push(...read.problems); return null; }
  const tree = read.value === null ? null : fromYaml(read.value, path);
  if (tree?.kind !== 'map') {
    work.problems.push(problem('rubric-invalid', tree === null ? 'This rubric is empty.' : `A rubric is a mapping of keys, and here is ${tree.kind === 'list' ? 'a list' : 'a bare value'}.`, { path, place: tree?.at.place ?? { line: 1, column: 1 }, fix: 'Begin with: title: …' }));
    return null;
  }
  work.open.push(path);
  const ancestors = new Set<string>();
  for (const { ref, at } of parentsOf(tree)) {
    const parent = loadParent(ref, at, found, work);
    if (parent === null) continue;
    ancestors.add(parent.path);
    for (const path of parent.ancestors) ancestors.add(path);
  }
  work.open.pop();
  const long = toLongForm(tree);
  work.problems.push(...long.problems);
  const root = withUses(long.root, found, work);
  const file: RubricFileTree = { path, shippedId, source, root, ancestors, used: [...work.used.values()] };
  work.done.set(path, file);
  return file;
}

/** The file with what it takes from other rubrics. Each of those is loaded apart: nothing else of it comes in. */
function withUses(root: MapNode, holder: Found, work: Work): MapNode {
  const { uses, problems } = usesOf(root);
  work.problems.push(...problems);
  let out = without(root, 'use');
  const trees = new Map<string, MapNode | null>();
  const treeOf = (use: Use): MapNode | null => {
    const known = trees.get(use.rubric);
    if (known !== undefined) return known;
    const apart: Work = { ...work, done: new Map(), open: [...work.open, holder.path] };
    const top = loadParent(use.rubric, use.at, holder, apart);
    const merged = top === null ? null : effectiveTree([...apart.done.values()]);
    if (merged !== null && !merged.ok) work.problems.push(...merged.problems);
    for (const file of apart.done.values()) work.used.set(file.path, file.source);
    const tree = merged?.ok === true ? merged.value.root : null;
    trees.set(use.rubric, tree);
    return tree;
  };
  for (const use of uses) {
    const tree = treeOf(use);
    const next = tree === null ? null : taken(out, use, tree);
    if (next !== null && 'problem' in next) work.problems.push(next.problem);
    else if (next !== null) out = next.root;
  }
  return out;
}

/** All files laid over each other in load order, or what stands in the way. */
export function effectiveTree(files: readonly RubricFileTree[]): Result<Merged> {
  let merged: Merged | null = null;
  for (const file of files) merged = mergeFile(merged, file.root, file.ancestors.size === 0);
  const whole = merged!;
  const problems = [...whole.problems, ...contradictions(files)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: whole, problems: [] };
}

function loadParent(ref: string, at: Origin, holder: Found, work: Work): RubricFileTree | null {
  const found = find(ref, holder, work.sources);
  const say = (code: string, message: string, fix: string): null => { work.problems.push(problem(code, message, { path: at.path, place: at.place, fix })); return null; };
  if (found === null) { work.problems.push(missing(ref, at, work.sources)); return null; }
  const known = work.done.get(found.path);
  if (known !== undefined) return known;
  const from = work.open.indexOf(found.path);
  if (from >= 0) {
    const round = [...work.open.slice(from), found.path];
    return say('rubric-extends-cycle', round.length === 2 ? 'This rubric extends itself.' : `These rubrics extend each other in a circle: ${round.join(' → ')}.`, 'Take one of the extends out.');
  }
  if (work.done.size + work.open.length >= MOST_FILES) return say('rubric-too-large', `This rubric is made of more than ${MOST_FILES} files.`, 'Bring some of them together.');
  return visit(found, work);
}

function parentsOf(root: MapNode): readonly { readonly ref: string; readonly at: Origin }[] {
  const value: Node | undefined = entryOf(root, 'extends')?.value;
  const items = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  // Whatever is not text is left for validation to name.
  return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' && item.value.trim() !== '' ? [{ ref: item.value.trim(), at: item.at }] : []));
}

/** A path is relative to the file that holds it; a bare name is a shipped id first, then a path. A shipped rubric's neighbours are shipped ones. */
function find(ref: string, holder: Found | null, sources: RubricSources): Found | null {
  const isPath = /\.ya?ml$/iu.test(ref);
  const ship = (id: string): Found | null => {
    const shipped = sources.shipped(id);
    return shipped === null ? null : { ...shipped, shippedId: id };
  };
  const file = (path: string): Found | null => {
    const source = sources.read(path);
    return source === null ? null : { path, source, shippedId: null };
  };
  if (holder === null) return isPath ? file(ref) : ship(ref) ?? file(ref);
  if (!isPath) return ship(ref) ?? file(join(folderOf(holder.path), ref));
  const neighbour = holder.shippedId === null ? null : ship(join(folderOf(holder.shippedId), ref).replace(/\.ya?ml$/iu, ''));
  return neighbour ?? file(join(folderOf(holder.path), ref));
}

function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return end < 0 ? '' : path.slice(0, end === 0 ? 1 : end);
}

/** Joins a folder and a relative path, taking `.` and `..` out where it can. */
function join(folder: string, ref: string): string {
  if (ref.startsWith('/') || /^[a-z]:[\\/]/iu.test(ref)) return ref;
  const rooted = folder.startsWith('/');
  const parts: string[] = [];
  for (const part of `${folder}/${ref}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '..' || !rooted) parts.push(part);
  }
  return `${rooted ? '/' : ''}${parts.join('/')}`;
}

function missing(ref: string, at: Origin | null, sources: RubricSources): Problem {
  const isPath = /\.ya?ml$/iu.test(ref);
  const near = nearest(isPath ? ref.replace(/\.ya?ml$/iu, '') : ref, sources.shippedIds) ?? nearest(ref.slice(ref.lastIndexOf('/') + 1), sources.shippedIds.map((id) => id.slice(id.lastIndexOf('/') + 1)));
  const whole = near === null ? null : sources.shippedIds.find((id) => id === near || id.endsWith(`/${near}`)) ?? near;
  const shipped = sources.shippedIds.length === 0 ? '' : ` There are: ${sources.shippedIds.join(', ')}.`;
  return problem('rubric-missing', `There is no rubric "${ref}".${whole === null ? '' : ` Is it ${whole}?`}`, {
    path: at?.path ?? (isPath ? ref : null), place: at?.place ?? null,
    fix: `Name a rubric's file (such as my-rubric.yaml) or a shipped one.${shipped}`,
  });
}
