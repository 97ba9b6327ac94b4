/** Lays a stage over the rubric that holds it: the same merging as between files, after the parts that it replaces are taken out. */
import { nearest, problem } from '../lib/problem.js';
import type { Result } from '../lib/place.js';
import { mergeFile, pathsOf, type Merged } from './merge.js';
import { ownKeys } from './shape.js';
import { relaxable, replaceable } from './schema/stage.js';
import { entryOf, made, withEntry, without, type Entry, type MapNode, type Node, type Origin } from './tree.js';

/** The names of a rubric's stages, in order. */
export function stageNames(root: MapNode): readonly string[] {
  const stages = entryOf(root, 'stages')?.value;
  return stages?.kind === 'map' ? stages.entries.filter((e) => e.value.kind === 'map').map((e) => e.key) : [];
}

/** The effective tree at a stage, without its stages, or the problem that there is no such stage. */
export function laidStage(whole: Merged, name: string): Result<Merged> {
  const { root } = whole;
  const stage = entryOf(entryOf(root, 'stages')?.value, name);
  if (stage === undefined || stage.value.kind !== 'map') return { ok: false, problems: [unknownStage(name, stageNames(root), root.at)] };
  const over = stage.value;
  const off = new Map<string, Origin>(whole.off);
  let base = without(without(root, 'stages'), 'stage-by-status');
  for (const part of chosen(over, 'replaces', replaceable)) {
    const held = entryOf(base, part)?.value;
    // What stays and points at these lets go of them, as of anything switched off.
    if (held?.kind === 'map') for (const path of held.entries.flatMap((thing) => pathsOf([part, thing.key], thing))) off.set(path, stage.keyAt);
    base = without(base, part);
  }
  for (const part of chosen(over, 'relaxes', relaxable)) {
    const held = entryOf(base, part);
    if (held !== undefined) base = withEntry(base, { ...held, value: relaxed(held.value) });
  }
  const bare = ['title', 'replaces', 'relaxes'].reduce<MapNode>(without, over);
  const merged = mergeFile({ root: base, off, problems: [] }, bare, false);
  if (merged.problems.length > 0) return { ok: false, problems: merged.problems };
  const own = root.entries.filter((e) => ownKeys.has(e.key));
  return { ok: true, value: { ...merged, root: { ...merged.root, entries: [...own, ...merged.root.entries], at: root.at } }, problems: [] };
}

/** The problem that a rubric has no such stage. */
export function unknownStage(name: string, known: readonly string[], at: Origin | null, id: string | null = null) {
  const near = nearest(name, known);
  return problem('stage-unknown', `The rubric${id === null ? '' : ` ${id}`} has no stage "${name}".${near === null ? '' : ` Is it ${near}?`}`, {
    path: at?.path ?? null, fix: known.length === 0 ? 'It has no stages: leave out --stage.' : `There are: ${known.join(', ')}`,
  });
}

function chosen<T extends string>(stage: MapNode, key: string, of: readonly T[]): readonly T[] {
  const value = entryOf(stage, key)?.value;
  const items: readonly Node[] = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  return of.filter((part) => items.some((item) => item.kind === 'scalar' && item.value === part));
}

function relaxed(things: Node): Node {
  if (things.kind !== 'map') return things;
  const optional = (e: Entry): Entry => (e.value.kind === 'map' && entryOf(e.value, 'required') !== undefined ? { ...e, value: withEntry(e.value, made('required', false, e.keyAt)) } : e);
  return { ...things, entries: things.entries.map(optional) };
}
