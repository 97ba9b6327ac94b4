/** A rubric file as a tree in which every value knows the file and place it was written at. Reading caps its nesting. */
import type { Place } from '../lib/place.js';
import type { YamlValue } from '../proposal/types.js';

export interface Origin {
  readonly path: string;
  readonly place: Place;
}

export type Scalar = string | number | boolean | null;
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly raw: string;
  readonly at: Origin;
}
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Origin;
}
export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly at: Origin;
}
export type Node = ScalarNode | ListNode | MapNode;

export interface Entry {
  readonly key: string;
  /** The key as the file has it: in the short form a title, while `key` is the id made of it. */
  readonly written: string;
  readonly keyAt: Origin;
  readonly value: Node;
}

export type TreePath = readonly (string | number)[];

export function fromYaml(value: YamlValue, path: string): Node {
  const at = { path, place: value.place };
  if (value.kind === 'scalar') return { kind: 'scalar', value: value.value, raw: value.raw, at };
  if (value.kind === 'list')
    return { kind: 'list', items: value.items.map((item) => fromYaml(item, path)), at };
  const entries = value.entries.map(({ key, keyPlace, value }) => ({
    key,
    written: key,
    keyAt: { path, place: keyPlace },
    value: fromYaml(value, path),
  }));
  return { kind: 'map', entries, at };
}

/** The value alone. Mappings have no prototype, so that no key means anything but itself. */
export function toPlain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  const plain = Object.create(null) as Record<string, unknown>;
  for (const entry of node.entries) plain[entry.key] = toPlain(entry.value);
  return plain;
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return entriesOf(node).find((e) => e.key === key);
}

/** The map with the entry in the place of its namesake, or at the end. */
export function withEntry(map: MapNode, entry: Entry): MapNode {
  const known = map.entries.some((e) => e.key === entry.key);
  const entries = known
    ? map.entries.map((e) => (e.key === entry.key ? entry : e))
    : [...map.entries, entry];
  return { ...map, entries };
}

export function without(map: MapNode, ...keys: readonly string[]): MapNode {
  return { ...map, entries: map.entries.filter((e) => !keys.includes(e.key)) };
}

/** An entry that no file has, put where what it was made of stands. */
export function made(key: string, value: Scalar | Node, at: Origin): Entry {
  const isNode = typeof value === 'object' && value !== null;
  const node: Node = isNode ? value : { kind: 'scalar', value, raw: String(value), at };
  return { key, written: key, keyAt: at, value: node };
}

export function madeMap(entries: readonly Entry[], at: Origin): MapNode {
  return { kind: 'map', entries, at };
}

/** What stands at a path: the value when it is there, the entry that holds it, and where to point when it is not. */
export function lookUp(
  root: Node,
  path: TreePath,
): { readonly node: Node | null; readonly entry: Entry | null; readonly at: Origin } {
  let node: Node = root;
  let entry: Entry | null = null;
  for (const step of path) {
    const held: Entry | undefined = entryOf(node, String(step));
    const next: Node | undefined = node.kind === 'list' ? node.items[Number(step)] : held?.value;
    if (next === undefined) return { node: null, entry, at: entry?.keyAt ?? node.at };
    if (held !== undefined) entry = held;
    node = next;
  }
  return { node, entry, at: node.at };
}

/** Every value's origin, by dotted path; of a mapping, where its name stands. */
export function originsOf(root: MapNode): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  const visit = (node: Node, path: string): void => {
    const below = path === '' ? '' : `${path}.`;
    if (node.kind === 'list') {
      node.items.forEach((item, i) => {
        origins.set(`${below}${i}`, item.at);
        visit(item, `${below}${i}`);
      });
    }
    for (const { key, keyAt, value } of entriesOf(node)) {
      origins.set(`${below}${key}`, value.kind === 'map' ? keyAt : value.at);
      visit(value, `${below}${key}`);
    }
  };
  visit(root, '');
  return origins;
}
