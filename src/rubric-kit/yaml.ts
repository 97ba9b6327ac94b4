/** Writes the effective rubric as one YAML file that loads to the same rubric, with where each value came from behind it. */
import type { Rubric } from '../rubric/types.js';
import { safe, safeJson } from '../report/safe.js';
import { criterionId } from '../rubric/ids.js';
import { thingAt } from '../rubric/merge.js';
import { entryOf, made, without, type Entry, type MapNode, type Node, type TreePath } from '../rubric/tree.js';

/** `root` is the tree that `rubric` was built of; `path` the file that was asked for, of which line numbers alone are told. */
export function rubricYaml(root: MapNode, rubric: Rubric, path: string): string {
  const whole = settled(root, rubric);
  const lines = [`# ${safe(rubric.title)}, as it judges. Behind a value: the file and line that say it; a bare number is a line of ${safe(path)}.`];
  mapLines(whole, [], '', path, path, lines);
  return `${lines.join('\n')}\n`;
}

/** Without what pointed at things that were switched off, and complete in itself: nothing is taken from elsewhere any more. */
function settled(root: MapNode, rubric: Rubric): MapNode {
  const criteria = new Map(rubric.checklists.flatMap((l) => l.criteria).map((c) => [c.id, c]));
  const fields = new Map(rubric.fields.map((f) => [f.id, f]));
  const sections = new Map(rubric.sections.map((s) => [s.id, s]));
  const examples = new Set((rubric.examples ?? []).map((e) => e.at.slice('examples.'.length).replace(/\.\d+\.[^.]*$/u, '')));
  const change = (node: MapNode, path: TreePath): MapNode => ({
    ...node,
    entries: node.entries.flatMap((e): Entry[] => {
      const at = [...path, e.key];
      if (path.length === 1 && path[0] === 'examples' && !examples.has(e.key)) return [];
      if (e.value.kind !== 'map') return [e];
      let value = change(e.value, at);
      const [kind, id] = [thingAt(at), e.key];
      if (kind === 'criterion') {
        const c = criteria.get(criterionId(String(path[1]), id));
        if (c !== undefined) value = relisted(c.sameAs === null ? without(value, 'same-as') : c.field === null ? without(value, 'field') : value, 'home', c.home);
      } else if (kind === 'field') {
        const f = fields.get(id);
        if (f !== undefined) value = relisted(f.home === null ? without(value, 'home') : value, 'or', f.or);
      } else if (kind === 'section' && sections.get(id)?.unless === null) value = without(value, 'unless');
      else if (at.length === 3 && path[0] === 'checklists' && id === 'must') value = relisted(value, 'always', rubric.checklists.find((l) => l.id === path[1])?.must.always ?? []);
      return [{ ...e, value }];
    }),
  });
  const bare = without(root, 'id', 'extends');
  const changed = change(bare, []);
  return { ...changed, entries: [made('id', rubric.id, entryOf(root, 'id')?.value.at ?? root.at), ...changed.entries] };
}

/** A list of names as they were resolved, where the list was written. */
function relisted(map: MapNode, key: string, names: readonly string[]): MapNode {
  const entry = entryOf(map, key);
  if (entry === undefined) return map;
  const items = names.map((name): Node => ({ kind: 'scalar', value: name, raw: name, at: entry.value.at }));
  return { ...map, entries: map.entries.map((e) => (e === entry ? { ...e, value: { kind: 'list', items, at: entry.value.at } } : e)) };
}

/** `known`: the file whose lines need no name here. Depth is that of the tree, which reading caps. */
function mapLines(map: MapNode, path: TreePath, indent: string, known: string, own: string, out: string[]): void {
  for (const e of map.entries) {
    const at = [...path, e.key];
    const origin = e.value.kind === 'map' ? e.keyAt : e.value.at;
    const tells = thingAt(at) !== null || origin.path !== known;
    const comment = tells ? `  # ${origin.path === own ? '' : `${safe(origin.path)}:`}${origin.place.line}` : '';
    const head = `${indent}${scalarText(e.key)}:`;
    if (e.value.kind === 'scalar') out.push(`${head} ${scalarText(e.value.value)}${comment}`);
    else if (e.value.kind === 'list') listLines(e.value, at, head, indent, comment, own, out);
    else if (e.value.entries.length === 0) out.push(`${head} {}${comment}`);
    else {
      out.push(`${head}${comment}`);
      mapLines(e.value, at, `${indent}  `, tells ? origin.path : known, own, out);
    }
  }
}

/** Short lists on the line itself. */
const SHORT = 90;

function listLines(list: Extract<Node, { readonly kind: 'list' }>, path: TreePath, head: string, indent: string, comment: string, own: string, out: string[]): void {
  const flat = list.items.every((item) => item.kind === 'scalar') ? `[${list.items.map((item) => flowText(item)).join(', ')}]` : null;
  if (flat !== null && (head.length + flat.length <= SHORT || list.items.length === 0)) { out.push(`${head} ${flat}${comment}`); return; }
  out.push(`${head}${comment}`);
  list.items.forEach((item, i) => itemLines(item, [...path, i], `${indent}  `, own, out));
}

function itemLines(item: Node, path: TreePath, indent: string, own: string, out: string[]): void {
  if (item.kind === 'scalar') { out.push(`${indent}- ${scalarText(item.value)}`); return; }
  const inner: string[] = [];
  if (item.kind === 'list') item.items.forEach((one, i) => itemLines(one, [...path, i], `${indent}  `, own, inner));
  else mapLines(item, path, `${indent}  `, item.at.path, own, inner);
  if (inner.length === 0) { out.push(`${indent}- ${item.kind === 'list' ? '[]' : '{}'}`); return; }
  out.push(`${indent}- ${inner[0]!.slice(indent.length + 2)}`, ...inner.slice(1));
}

function flowText(node: Node): string {
  return node.kind === 'scalar' ? scalarText(node.value) : '';
}

const reserved: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** Plain where nothing in it could be read as something else, else in double quotes, which hold any text. */
function scalarText(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}][\p{L}\p{N} _/-]*$/u.test(value) && !value.endsWith(' ') && !reserved.has(value.toLowerCase());
  return plain ? value : safeJson(JSON.stringify(value));
}
