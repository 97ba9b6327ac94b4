/**
 * Lays one tree over another: a file over what it extends, a stage over its rubric. Maps merge by key; scalars, lists and
 * conditions replace whole; word lists concatenate; `false` switches off.
 */
import type { Problem, Result } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { fieldKinds, relaxable, replaceable } from './schema.js';
import { entriesOf, entryOf, made, withEntry, without } from './tree.js';
import type { Entry, MapNode, Node, TreePath } from './tree.js';

export type ThingKind =
  | 'checklist'
  | 'criterion'
  | 'section'
  | 'field'
  | 'anti-pattern'
  | 'timing'
  | 'stage'
  | 'information';

interface Thing {
  readonly name: string;
  /** Keys of which a thing that nobody has defined yet must have one. */
  readonly defining: readonly string[];
  /** The same where the thing is named by its title. */
  readonly byTitle: readonly string[];
  /** Keys that hold a condition, which is replaced whole. */
  readonly conditions: readonly string[];
}

const things: Readonly<Record<ThingKind, Thing>> = {
  checklist: {
    name: 'checklist',
    defining: ['title', 'criteria'],
    byTitle: ['criteria'],
    conditions: ['when'],
  },
  criterion: {
    name: 'criterion',
    defining: ['title', 'asks'],
    byTitle: ['asks', 'for', 'met', 'line', 'home'],
    conditions: ['when', 'met', 'partial', 'contradicted'],
  },
  section: {
    name: 'section',
    defining: ['title', 'hint'],
    byTitle: ['also', 'required', 'hint', 'words', 'labels'],
    conditions: ['when'],
  },
  field: { name: 'field', defining: fieldKinds, byTitle: fieldKinds, conditions: [] },
  'anti-pattern': {
    name: 'thing to avoid',
    defining: ['title', 'asks'],
    byTitle: ['asks', 'says', 'suspects', 'present'],
    conditions: ['when', 'present'],
  },
  timing: {
    name: 'timing rule',
    defining: ['title', 'asks'],
    byTitle: ['asks', 'suspects', 'present'],
    conditions: ['present'],
  },
  stage: { name: 'stage', defining: ['title'], byTitle: ['title'], conditions: [] },
  information: {
    name: 'information',
    defining: ['product', 'mentions'],
    byTitle: ['product', 'mentions'],
    conditions: [],
  },
};

const parts: Readonly<Record<string, ThingKind>> = {
  checklists: 'checklist',
  sections: 'section',
  fields: 'field',
  avoid: 'anti-pattern',
  stages: 'stage',
  information: 'information',
};

/** The kind of named thing that stands right at a path, or null. */
export function thingAt(path: TreePath): ThingKind | null {
  const [a, b, c] = path;
  if (path.length === 2) return parts[String(a)] ?? null;
  if (path.length === 3) return a === 'timing' && b === 'rules' ? 'timing' : null;
  return path.length === 4 && a === 'checklists' && c === 'criteria' ? 'criterion' : null;
}

/** A path inside a stage, as it is in the rubric that the stage is laid over. */
function unstaged(path: TreePath): TreePath {
  return path[0] === 'stages' ? path.slice(2) : path;
}

function isCondition(path: TreePath): boolean {
  const inner = unstaged(path);
  const kind = thingAt(inner.slice(0, -1));
  return kind !== null && things[kind].conditions.includes(String(inner.at(-1)));
}

function isWordList(path: TreePath): boolean {
  const inner = unstaged(path);
  return inner.length === 2 && inner[0] === 'lexicon';
}

/** Keys that say something of their own file alone. */
const ownKeys: ReadonlySet<string> = new Set(['id', 'extends', 'abstract', 'version']);

export interface Merged {
  readonly root: MapNode;
  /** Dotted paths of things that a file switched off. */
  readonly off: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

interface Step {
  /** The tree builds on nothing, so that everything in it is its own. */
  readonly alone: boolean;
  readonly off: Set<string>;
  readonly problems: Problem[];
}

/** Lays `over` on `base`, null for the first file. */
export function mergeFile(base: Merged | null, over: MapNode, alone: boolean): Merged {
  const step: Step = { alone, off: new Set(base?.off), problems: [...(base?.problems ?? [])] };
  const ground = (base?.root.entries ?? []).filter((e) => !ownKeys.has(e.key));
  const root = mergeMaps({ ...over, entries: ground }, over, [], step);
  return { root, off: step.off, problems: step.problems };
}

function mergeMaps(base: MapNode, over: MapNode, path: TreePath, step: Step): MapNode {
  const out = new Map(base.entries.map((e) => [e.key, e]));
  for (const entry of over.entries) {
    const at = [...path, entry.key];
    const known = out.get(entry.key);
    const kind = thingAt(at);
    const isOff = entry.value.kind === 'scalar' && entry.value.value === false;
    if (isOff && (kind !== null || at.join() === 'self-assessment')) {
      if (known === undefined)
        step.problems.push(unknownThing(kind, entry, base, at, 'switches off'));
      out.delete(entry.key);
      if (known !== undefined) for (const one of pathsOf(at, known)) step.off.add(one);
      continue;
    }
    if (kind !== null && known === undefined) {
      step.off.delete(at.join('.'));
      if (!step.alone && !defines(things[kind], entry)) {
        step.problems.push(unknownThing(kind, entry, base, at, 'changes'));
        continue;
      }
    }
    out.set(entry.key, mergeEntry(known, entry, at, step));
  }
  return { ...base, entries: [...out.values()] };
}

function mergeEntry(known: Entry | undefined, entry: Entry, path: TreePath, step: Step): Entry {
  const { value } = entry;
  if (value.kind === 'map' && !isCondition(path)) {
    let ground = known?.value.kind === 'map' ? known.value : { ...value, entries: [] };
    // A field that gets a new kind loses the old one.
    const isKind = ({ key }: Entry): boolean => fieldKinds.some((kind) => kind === key);
    if (thingAt(path) === 'field' && value.entries.some(isKind)) {
      ground = { ...ground, entries: ground.entries.filter((e) => !isKind(e)) };
    }
    return { ...(known ?? entry), value: mergeMaps(ground, value, path, step) };
  }
  if (value.kind === 'list' && isWordList(path) && known?.value.kind === 'list') {
    return { ...entry, value: { ...value, items: [...known.value.items, ...value.items] } };
  }
  return entry;
}

/** The paths by which others may point at a thing that goes; a criterion with a whole id of its own has one under its group's name. */
function pathsOf(at: TreePath, thing: Entry): readonly string[] {
  const kind = thingAt(at);
  const criteria =
    kind === 'criterion'
      ? [thing]
      : kind === 'checklist'
        ? entriesOf(entryOf(thing.value, 'criteria')?.value)
        : [];
  const whole = criteria.filter((e) => e.key.includes('/'));
  return [at.join('.'), ...whole.map((e) => `checklists.${e.key.replace('/', '.criteria.')}`)];
}

function defines({ defining, byTitle }: Thing, entry: Entry): boolean {
  const keys = entry.written === entry.key ? defining : byTitle;
  return entry.value.kind !== 'map' || entry.value.entries.some((e) => keys.includes(e.key));
}

function unknownThing(
  kind: ThingKind | null,
  entry: Entry,
  base: MapNode,
  path: TreePath,
  does: 'changes' | 'switches off',
): Problem {
  const at = { path: entry.keyAt.path, place: entry.keyAt.place };
  if (kind === null) {
    return problem(
      'rubric-unknown-override',
      `Nothing called "${entry.written}" is there to switch off.`,
      { ...at, fix: 'Remove the line.' },
    );
  }
  const known = base.entries.map((e) => e.key);
  const near = nearest(entry.key, known);
  const under = kind === 'criterion' ? `, under ${String(path[1])},` : '';
  const guess = near === null ? '' : ` Is it ${near}?`;
  const define = things[kind].defining
    .slice(0, 2)
    .map((key) => `"${key}"`)
    .join(' or ');
  const add = does === 'changes' ? `, or give it ${define} of its own` : '';
  const there = known.length === 0 ? 'None is there to change' : `There are: ${known.join(', ')}`;
  return problem(
    'rubric-unknown-override',
    `"${entry.written}"${under} ${does} a ${things[kind].name} that is not there.${guess}`,
    {
      ...at,
      fix: `${near === null ? there : `Write ${near}`}${add}.`,
    },
  );
}

// --- stages -------------------------------------------------------------------------------------

/** The effective tree at a stage, without its stages, or the problem that there is no such stage. */
export function layStage(whole: Merged, name: string): Result<Merged> {
  const { root } = whole;
  const stages = entriesOf(entryOf(root, 'stages')?.value);
  const stage = stages.find((e) => e.key === name);
  if (stage?.value.kind !== 'map') {
    const known = stages.filter((e) => e.value.kind === 'map').map((e) => e.key);
    return { ok: false, problems: [unknownStage(name, known, root.at.path)] };
  }
  const off = new Set(whole.off);
  let base = without(root, 'stages', 'stage-by-status');
  for (const part of named(stage.value, 'replaces', replaceable)) {
    // What stays and points at these lets go of them, as of anything switched off.
    for (const thing of entriesOf(entryOf(base, part)?.value)) {
      for (const path of pathsOf([part, thing.key], thing)) off.add(path);
    }
    base = without(base, part);
  }
  for (const part of named(stage.value, 'relaxes', relaxable)) {
    const held = entryOf(base, part);
    if (held !== undefined) base = withEntry(base, { ...held, value: relaxed(held.value) });
  }
  const over = without(stage.value, 'title', 'replaces', 'relaxes');
  const merged = mergeFile({ root: base, off, problems: [] }, over, false);
  if (merged.problems.length > 0) return { ok: false, problems: merged.problems };
  const own = root.entries.filter((e) => ownKeys.has(e.key));
  const entries = [...own, ...merged.root.entries];
  return { ok: true, value: { ...merged, root: { ...root, entries } }, problems: [] };
}

/** The problem that a rubric has no such stage. `id` names the rubric where no file is at fault. */
export function unknownStage(
  name: string,
  known: readonly string[],
  path: string | null,
  id: string | null = null,
): Problem {
  const near = nearest(name, known);
  const rubric = id === null ? 'The rubric' : `The rubric ${id}`;
  return problem(
    'stage-unknown',
    `${rubric} has no stage "${name}".${near === null ? '' : ` Is it ${near}?`}`,
    {
      path,
      fix:
        known.length === 0
          ? 'It has no stages: leave out --stage.'
          : `There are: ${known.join(', ')}`,
    },
  );
}

/** Those of `all` that a stage names under a key, as one or a list. */
function named<T extends string>(stage: MapNode, key: string, all: readonly T[]): readonly T[] {
  const value = entryOf(stage, key)?.value;
  const items: readonly Node[] =
    value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  return all.filter((one) => items.some((item) => item.kind === 'scalar' && item.value === one));
}

function relaxed(node: Node): Node {
  if (node.kind !== 'map') return node;
  const optional = (e: Entry): Entry =>
    e.value.kind === 'map' && entryOf(e.value, 'required') !== undefined
      ? { ...e, value: withEntry(e.value, made('required', false, e.keyAt)) }
      : e;
  return { ...node, entries: node.entries.map(optional) };
}
