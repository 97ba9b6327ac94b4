/** `use: [partnership/base#ip/patents]`: takes single criteria and things to avoid out of another rubric, with the words and facts that they rest on. */
import { checkOf } from '../checks/index.js';
import { nearest, problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import { criterionId, slug } from './ids.js';
import { written } from './schema/condition.js';
import { entryOf, made, madeMap, toPlain, withEntry, without, type Entry, type MapNode, type Node, type Origin } from './tree.js';

export interface Use {
  /** The other rubric: a path or a shipped id. */
  readonly rubric: string;
  /** The whole id of what is taken. */
  readonly id: string;
  readonly at: Origin;
}

/** What a file takes from others, and what of it can't be read. */
export function usesOf(root: MapNode): { readonly uses: readonly Use[]; readonly problems: readonly Problem[] } {
  const value = entryOf(root, 'use')?.value;
  const items = value === undefined ? [] : value.kind === 'list' ? value.items : [value];
  const uses: Use[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    const text = item.kind === 'scalar' && typeof item.value === 'string' ? item.value.trim() : '';
    const hash = text.lastIndexOf('#');
    if (hash > 0 && hash < text.length - 1) uses.push({ rubric: text.slice(0, hash), id: text.slice(hash + 1), at: item.at });
    else problems.push(problem('rubric-value', `"use" takes a rubric and an id with a # between them${text === '' ? '' : `, and here is "${text}"`}.`, { path: item.at.path, place: item.at.place, fix: 'Write it like: use: [partnership/base#ip/patents]' }));
  }
  return { uses, problems };
}

/** Keys of a criterion that speak of the other rubric's page and mean nothing here. */
const ofItsPage: readonly string[] = ['home', 'same-as', 'field'];

/**
 * The file with one thing taken from `other` (its effective tree, in the long form). A criterion goes into the checklist of its name where
 * the file has one, else under `essential` or `welcome`, as its own list was; it keeps its whole id. What the file says of it lies over it.
 */
export function taken(root: MapNode, use: Use, other: MapNode): { readonly root: MapNode } | { readonly problem: Problem } {
  const avoided = entryOf(entryOf(other, 'avoid')?.value, use.id);
  if (avoided !== undefined) return { root: put(withParts(root, avoided.value, other, use), ['avoid'], renamed(avoided, use)) };
  const lists = mapEntries(entryOf(other, 'checklists')?.value);
  for (const list of lists) {
    const found = mapEntries(entryOf(list.value, 'criteria')?.value).find((c) => criterionId(list.key, c.key) === use.id);
    if (found === undefined || found.value.kind !== 'map') continue;
    const level = entryOf(list.value, 'level')?.value;
    const short = level?.kind === 'scalar' && level.value === 'desirable' ? 'welcome' : 'essential';
    const own = entryOf(entryOf(root, 'checklists')?.value, list.key) !== undefined ? list.key : short;
    const bare = ofItsPage.reduce<MapNode>((map, key) => without(map, key), found.value);
    const whole = withDeclines(bare, list);
    const key = own === list.key ? found.key : use.id;
    const made_ = own === list.key ? root : withList(root, own, use.at);
    return { root: put(withParts(made_, whole, other, use), ['checklists', own, 'criteria'], renamed({ ...found, key, written: key, value: whole }, use)) };
  }
  const ids = [...mapEntries(entryOf(other, 'avoid')?.value).map((e) => e.key), ...lists.flatMap((l) => mapEntries(entryOf(l.value, 'criteria')?.value).map((c) => criterionId(l.key, c.key)))];
  const near = nearest(use.id, ids);
  return { problem: problem('rubric-unknown-name', `"${use.rubric}" has no criterion and nothing to avoid called "${use.id}".${near === null ? '' : ` Is it ${near}?`}`, { path: use.at.path, place: use.at.place, fix: near === null ? `proposals rubric show ${use.rubric} tells what it has.` : `Write: ${use.rubric}#${near}` }) };
}

function mapEntries(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** Its list's `declines` comes along; the file may say otherwise. */
function withDeclines(criterion: MapNode, list: Entry): MapNode {
  const declines = entryOf(list.value, 'declines');
  return declines === undefined || entryOf(criterion, 'declines') !== undefined ? criterion : withEntry(criterion, declines);
}

function withList(root: MapNode, id: 'essential' | 'welcome' | string, at: Origin): MapNode {
  const lists = entryOf(root, 'checklists')?.value;
  if (lists?.kind === 'map' && entryOf(lists, id) !== undefined) return root;
  const list = madeMap([made('title', id === 'welcome' ? 'Welcome' : 'Essential', at), made('level', id === 'welcome' ? 'desirable' : 'essential', at), made('criteria', madeMap([], at), at)], at);
  return put(root, ['checklists'], made(id, list, at));
}

/** Puts an entry into the mapping at a path, under what is written there already: the file's own words lie over what it takes. */
function put(root: MapNode, path: readonly string[], entry: Entry): MapNode {
  const [first, ...rest] = path;
  if (first === undefined) {
    const own = entryOf(root, entry.key);
    return withEntry(root, own === undefined ? entry : { ...entry, value: laidOver(entry.value, own.value) });
  }
  const held = entryOf(root, first) ?? made(first, madeMap([], entry.keyAt), entry.keyAt);
  return held.value.kind === 'map' ? withEntry(root, { ...held, value: put(held.value, rest, entry) }) : root;
}

function laidOver(base: Node, over: Node): Node {
  return base.kind === 'map' && over.kind === 'map' ? over.entries.reduce<MapNode>((map, e) => withEntry(map, e), base) : over;
}

/** The word lists, fields, sections and tables that the thing rests on, where the file has none of that name. Nothing of it is required here. */
function withParts(root: MapNode, thing: Node, other: MapNode, use: Use): MapNode {
  let out = root;
  const copy = (part: string, id: string): void => {
    const found = entryOf(entryOf(other, part)?.value, id);
    if (found === undefined || entryOf(entryOf(out, part)?.value, id) !== undefined) return;
    const value = found.value.kind === 'map' ? ['required', 'home', 'or', 'unless', 'when'].reduce<MapNode>((map, key) => without(map, key), found.value) : found.value;
    out = put(out, [part], { ...found, value });
  };
  for (const name of lexiconNames(thing)) {
    const list = entryOf(entryOf(other, 'lexicon')?.value, name);
    if (list !== undefined) out = put(out, ['lexicon'], { ...list, key: prefixed(use, name), written: prefixed(use, name) });
  }
  for (const { kind, params } of leavesOf(thing)) {
    const check = checkOf(kind);
    if (check === null) continue;
    const whole = written(check, toPlain(params));
    for (const reference of check.refers?.(whole) ?? []) copy(reference.to === 'field' ? 'fields' : 'sections', reference.id);
    if (kind.startsWith('license')) copy('fields', 'license');
    if (kind === 'in-row' && params.kind === 'map') copy('tables', String(toPlain(entryOf(params, 'table')?.value ?? params)));
  }
  return out;
}

/** A list of the other rubric keeps a name of its own here, so that it never mixes with one of the same name. */
function prefixed(use: Use, name: string): string {
  return `${slug(use.rubric)}-${name}`;
}

function renamed(entry: Entry, use: Use): Entry {
  const rename = (node: Node): Node => {
    if (node.kind === 'list') return { ...node, items: node.items.map(rename) };
    if (node.kind === 'map') return { ...node, entries: node.entries.map((e) => ({ ...e, value: prose.has(e.key) ? e.value : rename(e.value) })) };
    if (typeof node.value !== 'string' || !node.value.includes('{')) return node;
    const value = node.value.split('{').map((part, i) => (i === 0 || !part.includes('}') ? part : prefixed(use, part.slice(0, part.indexOf('}')).trim()) + part.slice(part.indexOf('}')))).join('{');
    return { ...node, value, raw: value };
  };
  return { ...entry, value: rename(entry.value) };
}

/** Keys that hold sentences for people, where a brace is a brace. */
const prose: ReadonlySet<string> = new Set(['title', 'asks', 'why', 'counts', 'counts-not', 'fix', 'line', 'examples']);

function lexiconNames(thing: Node): readonly string[] {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    else if (node.kind === 'map') { for (const e of node.entries) if (!prose.has(e.key)) visit(e.value); }
    else if (typeof node.value === 'string') for (const part of node.value.split('{').slice(1)) if (part.includes('}')) names.add(part.slice(0, part.indexOf('}')).trim());
  };
  visit(thing);
  return [...names];
}

/** The leaves of all conditions of a thing: mappings with one key that is a kind of check. */
function leavesOf(thing: Node): readonly { readonly kind: string; readonly params: Node }[] {
  const out: { kind: string; params: Node }[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const e of node.entries) {
      if (checkOf(e.key) !== null && node.entries.length === 1) out.push({ kind: e.key, params: e.value });
      else visit(e.value);
    }
  };
  if (thing.kind === 'map') for (const key of ['when', 'met', 'partial', 'contradicted', 'present']) { const e = entryOf(thing, key); if (e !== undefined) visit(e.value); }
  return out;
}
