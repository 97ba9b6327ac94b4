/** Lays one file over what it builds on: maps merge by key; scalars, lists and conditions replace whole; word lists concatenate; `false` switches off. */
import { nearest, problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import { fieldKinds, isCondition, ownKeys, thingAt, things, type ThingKind } from './shape.js';
import { entryOf, type Entry, type MapNode, type Node, type Origin, type TreePath } from './tree.js';

export interface Merged {
  readonly root: MapNode;
  /** Things that a file switched off, by dotted path, and where. */
  readonly off: ReadonlyMap<string, Origin>;
  readonly problems: readonly Problem[];
}

/** Lays `over` on `base`, null for the first file. `alone`: the file itself builds on nothing, so that every thing in it is its own. */
export function mergeFile(base: Merged | null, over: MapNode, alone: boolean): Merged {
  const off = new Map(base?.off);
  const problems = [...(base?.problems ?? [])];
  const ground: MapNode = base === null ? { ...over, entries: [] } : { ...base.root, entries: base.root.entries.filter((e) => !ownKeys.has(e.key)) };
  const step: Step = { alone, off, problems, whole: ground };
  return { root: { ...mergeMaps(ground, over, [], step), at: over.at }, off, problems };
}

interface Step {
  /** The file builds on nothing. */
  readonly alone: boolean;
  readonly off: Map<string, Origin>;
  readonly problems: Problem[];
  readonly whole: MapNode;
}

function mergeMaps(base: MapNode, over: MapNode, path: TreePath, step: Step): MapNode {
  // By key, in order: a file may hold thousands of keys.
  const out = new Map(base.entries.map((e) => [e.key, e]));
  for (const entry of over.entries) {
    const at = [...path, entry.key];
    const known = out.get(entry.key);
    const thing = thingAt(at);
    if (isFalse(entry.value) && (thing !== null || at.join() === 'self-assessment')) {
      if (known === undefined) step.problems.push(unknownThing(thing, entry, base, at, step, 'switches off'));
      else { out.delete(entry.key); for (const path of pathsOf(at, known)) step.off.set(path, entry.keyAt); }
      continue;
    }
    if (thing !== null && known === undefined) {
      step.off.delete(at.join('.'));
      if (!step.alone && !defines(thing, entry)) { step.problems.push(unknownThing(thing, entry, base, at, step, 'changes')); continue; }
    }
    out.set(entry.key, merged(known, entry, at, step));
  }
  return { ...base, entries: [...out.values()] };
}

/** The paths by which others may point at a thing that goes; a criterion with a whole id of its own has one under its group's name. */
export function pathsOf(at: TreePath, thing: Entry): readonly string[] {
  const inside = at[0] === 'checklists' && at.length === 2 ? entryOf(thing.value, 'criteria')?.value : undefined;
  const gone = inside?.kind === 'map' ? inside.entries : thingAt(at) === 'criterion' ? [thing] : [];
  return [at.join('.'), ...gone.filter((e) => e.key.includes('/')).map((e) => `checklists.${e.key.replace('/', '.criteria.')}`)];
}

function merged(known: Entry | undefined, entry: Entry, path: TreePath, step: Step): Entry {
  const { value } = entry;
  if (value.kind === 'map' && !isCondition(path)) {
    const ground = known?.value.kind === 'map' ? forField(known.value, value, path) : { ...value, entries: [] };
    const inner = mergeMaps(ground, value, path, step);
    return known === undefined ? { ...entry, value: inner } : { ...known, value: inner };
  }
  if (value.kind === 'list' && isWordList(path) && known?.value.kind === 'list') {
    return { ...entry, value: { ...value, items: [...known.value.items, ...value.items] } };
  }
  return entry;
}

/** A field that gets a new kind loses the old one. */
function forField(base: MapNode, over: MapNode, path: TreePath): MapNode {
  if (thingAt(path) !== 'field' || !over.entries.some((e) => fieldKinds.includes(e.key))) return base;
  return { ...base, entries: base.entries.filter((e) => !fieldKinds.includes(e.key)) };
}

/** A list of the lexicon, also of a stage's. */
function isWordList(path: TreePath): boolean {
  const [part, ...rest] = path[0] === 'stages' ? path.slice(2) : path;
  return part === 'lexicon' && rest.length === 1;
}

function isFalse(node: Node): boolean {
  return node.kind === 'scalar' && node.value === false;
}

function defines(thing: ThingKind, entry: Entry): boolean {
  const { defining, definingByTitle } = things[thing];
  const byTitle = entry.written !== entry.key;
  const keys = byTitle && definingByTitle.length > 0 ? definingByTitle : defining;
  return entry.value.kind !== 'map' || entry.value.entries.some((e) => keys.includes(e.key));
}

/** Ids of the same kind all over the rubric so far, written as a file would address them. */
function idsOf(thing: ThingKind, base: MapNode, step: Step): readonly string[] {
  if (thing !== 'criterion') return base.entries.map((e) => e.key);
  const lists = entryOf(step.whole, 'checklists')?.value;
  const all = lists?.kind === 'map' ? lists.entries.flatMap((l) => { const c = entryOf(l.value, 'criteria')?.value; return c?.kind === 'map' ? c.entries.map((e) => e.key) : []; }) : [];
  return [...base.entries.map((e) => e.key), ...all];
}

function unknownThing(thing: ThingKind | null, entry: Entry, base: MapNode, path: TreePath, step: Step, does: 'changes' | 'switches off'): Problem {
  const place = { path: entry.keyAt.path, place: entry.keyAt.place };
  if (thing === null) return problem('rubric-unknown-override', `Nothing called "${entry.written}" is there to switch off.`, { ...place, fix: 'Take the line out.' });
  const { name, defining } = things[thing];
  const known = idsOf(thing, base, step);
  const near = nearest(entry.key, known);
  const under = thing === 'criterion' ? `, under ${String(path[1])},` : '';
  const message = `"${entry.written}"${under} ${does} a ${name} that is not there.${near === null ? '' : ` Is it ${near}?`}`;
  const add = does === 'changes' ? `, or give it ${article(defining.slice(0, 2))} of its own` : '';
  return problem('rubric-unknown-override', message, { ...place, fix: near === null ? (known.length === 0 ? 'None is there to change.' : `There are: ${[...new Set(base.entries.map((e) => e.key))].join(', ') || known.join(', ')}${add}.`) : `Write ${near}${add}.` });
}

function article(keys: readonly string[]): string {
  return keys.map((k) => `"${k}"`).join(' or ');
}
