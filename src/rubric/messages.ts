/** Tells what validation found in the words of those who write rubrics: what, where, and what may stand there instead. */
import type * as zod from 'zod';
import { KEYS, WANT } from '../checks/written.js';
import { nearest, problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import { entryOf, lookUp, type MapNode, type Node, type TreePath } from './tree.js';

type Issue = zod.core.$ZodIssue;

/** So many unknown keys of one mapping are told; nobody mends more at once. */
const MOST_KEYS = 50;

/** Issues as problems, in no order. A key that is missing because it stands there misspelt is told once, as misspelt. */
export function problemsOf(issues: readonly Issue[], root: MapNode): readonly Problem[] {
  const meant = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.slice(0, MOST_KEYS).map((key) => pathText([...issue.path, nearest(key, known(issue.message)) ?? ''])) : [])));
  const isMissing = (issue: Issue): boolean => meant.has(pathText(issue.path)) && lookUp(root, issue.path.map((s) => (typeof s === 'number' ? s : String(s)))).node === null;
  return issues.filter((issue) => !isMissing(issue)).flatMap((issue) => tell(issue, root));
}

function pathText(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** An issue about keys gives a problem for each key. */
function tell(issue: Issue, root: MapNode): readonly Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, MOST_KEYS).map((key) => unknownKey(key, path, known(issue.message), root));
  const found = lookUp(root, path);
  const say = (message: string, fix: string | null = null): readonly Problem[] => [problem('rubric-value', message, { path: found.at.path, place: found.at.place, fix })];
  const name = nameOf(path, root);
  if (issue.message.startsWith(WANT)) {
    const wanted = issue.message.slice(WANT.length);
    return say(found.node === null ? `${name} is missing.` : `${name} is ${shown(found.node)}.`, `Here may stand ${wanted}.`);
  }
  switch (issue.code) {
    case 'invalid_type': {
      if (found.node === null) return say(`${name} is missing.`, `Add it: ${kinds[issue.expected] ?? issue.expected}.`);
      const quotes = issue.expected === 'string' && found.node.kind === 'scalar' && found.node.value !== null;
      return say(`${name} is ${shown(found.node)}, and must be ${kinds[issue.expected] ?? issue.expected}.`, quotes && found.node.kind === 'scalar' ? `Put it in quotes: "${found.node.raw}"` : null);
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = found.node?.kind === 'scalar' ? nearest(String(found.node.value), values) : null;
      return say(`${name} is ${found.node === null ? 'missing' : shown(found.node)}.${near === null ? '' : ` Is it ${near}?`}`, `Here may stand: ${values.join(', ')}`);
    }
    case 'too_small': return say(found.node?.kind === 'scalar' && found.node.value === '' ? `${name} is empty.` : `${name} is too ${sizes[issue.origin]?.[0] ?? 'small'}: at least ${issue.minimum}${issue.inclusive === false ? ' (more than that)' : ''}.`);
    case 'too_big': return say(`${name} is too ${sizes[issue.origin]?.[1] ?? 'great'}: at most ${issue.maximum}.`);
    case 'invalid_key': return [problem('rubric-value', `"${String(path[path.length - 1])}" can't be an id${path.length > 1 ? ` under ${under(path.slice(0, -1), root)}` : ''}.`, { ...keyPlace(path, root), fix: 'Use small letters, digits and hyphens, or a title with words in it.' })];
    case 'invalid_format': return say(`${name} is ${found.node === null ? 'missing' : shown(found.node)}, which is no id.`, 'Use small letters, digits and hyphens, such as small-grants.');
    default: return say(path.length === 0 ? issue.message : `${capital(place(path, root))}: ${issue.message}`);
  }
}

const kinds: Readonly<Record<string, string>> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a mapping of keys', record: 'a mapping of keys', tuple: 'a list' };
const sizes: Readonly<Record<string, readonly [string, string]>> = { string: ['short', 'long'], array: ['short', 'long'], number: ['small', 'great'], int: ['small', 'great'] };

function known(message: string): readonly string[] {
  return message.startsWith(KEYS) ? message.slice(KEYS.length).split(',') : [];
}

function unknownKey(key: string, path: TreePath, keys: readonly string[], root: MapNode): Problem {
  const near = nearest(key, keys);
  const where = path.length === 0 ? 'at the top' : `under ${under(path, root)}`;
  return problem('rubric-unknown-key', near === null ? `"${key}", ${where}, is a word that rubrics don't know.` : `"${key}", ${where}. Is it ${near}?`, { ...keyPlace([...path, key], root), fix: `Here may stand: ${keys.join(', ')}` });
}

function keyPlace(path: TreePath, root: MapNode): { readonly path: string; readonly place: { readonly line: number; readonly column: number } } {
  const holder = lookUp(root, path.slice(0, -1));
  const entry = holder.node === null ? undefined : entryOf(holder.node, String(path[path.length - 1]));
  const at = entry?.keyAt ?? holder.at;
  return { path: at.path, place: at.place };
}

/** The value's name and where it is: `"weight", under values/open-source,`. */
function nameOf(path: TreePath, root: MapNode): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'The rubric';
  if (typeof last !== 'number') {
    const held = lookUp(root, path);
    const written = held.node === null ? String(last) : held.entry?.written ?? String(last);
    return path.length === 1 ? `"${written}"` : `"${written}", under ${under(path.slice(0, -1), root)},`;
  }
  const held = path.slice(0, -1);
  const list = held[held.length - 1];
  return `Item ${last + 1} of "${String(list)}"${held.length < 2 ? '' : `, under ${under(held.slice(0, -1), root)},`}`;
}

function place(path: TreePath, root: MapNode): string {
  return `under ${under(path, root)}`;
}

/** A place in people's words: the thing by its title or id, and the way inside it. */
export function under(path: TreePath, root: MapNode): string {
  const [a, b, c, d] = path;
  const written = (length: number): string => lookUp(root, path.slice(0, length)).entry?.written ?? String(path[length - 1]);
  const inside = (thing: string, from: number): string => (path.length > from ? `${path.slice(from).map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ')} of ${thing}` : thing);
  if (a === 'checklists' && b !== undefined) {
    if (c === 'criteria' && d !== undefined) return inside(written(4) === d ? `${String(b)}/${String(d)}` : written(4), 4);
    return inside(written(2), 2);
  }
  if (a === 'avoid' && b !== undefined) return inside(written(2), 2);
  if (a === 'sections' && b !== undefined) return inside(`the section ${written(2)}`, 2);
  if (a === 'fields' && b !== undefined) return inside(`the field ${written(2)}`, 2);
  if (a === 'timing' && b === 'rules' && c !== undefined) return inside(written(3), 3);
  return path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ');
}

function shown(node: Node): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.kind === 'map') return 'a mapping of keys';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'string') return `"${node.value.length > 40 ? `${node.value.slice(0, 39)}…` : node.value}"`;
  return typeof node.value === 'number' ? `the number ${node.raw}` : String(node.value);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
