/** Validates an effective rubric, and tells what is wrong in the words of those who write rubrics: what, where, and what may stand there. */
import { createRequire } from 'node:module';
import type * as zod from 'zod';
import { KEYS, WANT } from '../checks/written.js';
import type { Problem, Result } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { rubricSchema, type RubricFile } from './schema.js';
import {
  entryOf,
  lookUp,
  toPlain,
  type MapNode,
  type Node,
  type Origin,
  type TreePath,
} from './tree.js';

type Issue = zod.core.$ZodIssue;

/** Problems told of one rubric: nobody mends more at once. */
export const MAX_PROBLEMS = 50;

let schema: ReturnType<typeof rubricSchema> | null = null;

/** The rubric's contents, or its problems in file order. */
export function validateRubric(root: MapNode): Result<RubricFile> {
  // Loaded by the first rubric that is validated: shipped ones never are, and zod takes long to load.
  schema ??= rubricSchema((createRequire(import.meta.url)('zod') as typeof zod).z);
  const parsed = schema.safeParse(toPlain(root));
  if (parsed.success) return { ok: true, value: parsed.data, problems: [] };
  const problems = problemsOf(parsed.error.issues, root).sort(byPlace).slice(0, MAX_PROBLEMS);
  return { ok: false, problems };
}

function byPlace(a: Problem, b: Problem): number {
  const [left, right] = [a.path ?? '', b.path ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** A key that is missing because it stands there misspelt is told once, as misspelt. */
function problemsOf(issues: readonly Issue[], root: MapNode): Problem[] {
  const pathText = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys.slice(0, MAX_PROBLEMS)) {
      meant.add(pathText([...issue.path, nearest(key, knownKeys(issue)) ?? '']));
    }
  }
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const found = lookUp(root, path);
    if (found.node === null && meant.has(pathText(path))) return [];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys
        .slice(0, MAX_PROBLEMS)
        .map((key) => unknownKey(key, path, knownKeys(issue), root));
    }
    if (issue.code === 'invalid_key') {
      const id = String(path.at(-1));
      const where = path.length > 1 ? ` under ${under(path.slice(0, -1), root)}` : '';
      return at(
        keyOrigin(path, root),
        `"${id}" can't be an id${where}.`,
        'Use small letters, digits and hyphens, or a title with words in it.',
      );
    }
    const [message, fix] = tell(issue, path, found.node, root);
    return at(found.at, message, fix);
  });
}

function at(origin: Origin, message: string, fix: string | null, code = 'rubric-value'): Problem {
  return problem(code, message, { path: origin.path, place: origin.place, fix });
}

/** What is wrong with a value, and how to fix it. */
function tell(
  issue: Issue,
  path: TreePath,
  node: Node | null,
  root: MapNode,
): readonly [message: string, fix: string | null] {
  const name = nameOf(path, root);
  const is = node === null ? 'is missing' : `is ${shown(node)}`;
  if (issue.message.startsWith(WANT))
    return [`${name} ${is}.`, `Here may stand ${issue.message.slice(WANT.length)}.`];
  const size =
    node?.kind === 'scalar' && typeof node.value === 'number'
      ? ['small', 'great']
      : ['short', 'long'];
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? issue.expected;
      if (node === null) return [`${name} is missing.`, `Add it: ${kind}.`];
      const needsQuotes =
        issue.expected === 'string' && node.kind === 'scalar' && node.value !== null;
      return [
        `${name} ${is}, and must be ${kind}.`,
        needsQuotes ? `Put it in quotes: "${node.raw}"` : null,
      ];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = node?.kind === 'scalar' ? nearest(String(node.value), values) : null;
      return [
        `${name} ${is}.${near === null ? '' : ` Is it ${near}?`}`,
        `Here may stand: ${values.join(', ')}`,
      ];
    }
    case 'too_small': {
      if (node?.kind === 'scalar' && node.value === '') return [`${name} is empty.`, null];
      const more = issue.inclusive === false ? ' (more than that)' : '';
      return [`${name} is too ${size[0]}: at least ${issue.minimum}${more}.`, null];
    }
    case 'too_big':
      return [`${name} is too ${size[1]}: at most ${issue.maximum}.`, null];
    case 'invalid_format':
      return [
        `${name} ${is}, which is no id.`,
        'Use small letters, digits and hyphens, such as small-grants.',
      ];
    default:
      return [
        path.length === 0 ? issue.message : `Under ${under(path, root)}: ${issue.message}`,
        null,
      ];
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
  record: 'a mapping of keys',
  tuple: 'a list',
};

function knownKeys({ message }: Issue): readonly string[] {
  return message.startsWith(KEYS) ? message.slice(KEYS.length).split(',') : [];
}

function unknownKey(key: string, path: TreePath, keys: readonly string[], root: MapNode): Problem {
  const near = nearest(key, keys);
  const where = path.length === 0 ? 'at the top' : `under ${under(path, root)}`;
  const message =
    near === null
      ? `"${key}", ${where}, is not a key of rubrics.`
      : `"${key}", ${where}. Is it ${near}?`;
  return at(
    keyOrigin([...path, key], root),
    message,
    `Here may stand: ${keys.join(', ')}`,
    'rubric-unknown-key',
  );
}

/** Where a key stands, else what should hold it. */
function keyOrigin(path: TreePath, root: MapNode): Origin {
  const holder = lookUp(root, path.slice(0, -1));
  return entryOf(holder.node ?? undefined, String(path.at(-1)))?.keyAt ?? holder.at;
}

/** The value's name and where it is: `"weight", under values/open-source,`. */
function nameOf(path: TreePath, root: MapNode): string {
  const last = path.at(-1);
  if (last === undefined) return 'The rubric';
  const holder = typeof last === 'number' ? path.slice(0, -2) : path.slice(0, -1);
  const { node, entry } = lookUp(root, path);
  const written = node === null ? String(last) : (entry?.written ?? String(last));
  const name =
    typeof last === 'number' ? `Item ${last + 1} of "${String(path.at(-2))}"` : `"${written}"`;
  return holder.length === 0 ? name : `${name}, under ${under(holder, root)},`;
}

/** A place in people's words: the thing by its title or id, and the way inside it. */
function under(path: TreePath, root: MapNode): string {
  const [a, b, c, d] = path;
  const words = (steps: TreePath): string =>
    steps.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ');
  const inside = (length: number, label = (written: string) => written): string => {
    const written = lookUp(root, path.slice(0, length)).entry?.written ?? String(path[length - 1]);
    return path.length > length
      ? `${words(path.slice(length))} of ${label(written)}`
      : label(written);
  };
  if (b === undefined) return words(path);
  if (a === 'checklists' && c === 'criteria' && d !== undefined) {
    return inside(4, (written) => (written === d ? `${b}/${d}` : written));
  }
  if (a === 'checklists' || a === 'avoid') return inside(2);
  if (a === 'sections') return inside(2, (written) => `the section ${written}`);
  if (a === 'fields') return inside(2, (written) => `the field ${written}`);
  return a === 'timing' && b === 'rules' && c !== undefined ? inside(3) : words(path);
}

function shown(node: Node): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.kind === 'map') return 'a mapping of keys';
  const { value, raw } = node;
  if (value === null) return 'empty';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  return typeof value === 'number' ? `the number ${raw}` : String(value);
}
