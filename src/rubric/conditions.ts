/** Turns written conditions and phrases into what runs: names resolved, phrases compiled, cost bounded. */
import { checkOf } from '../checks/index.js';
import { compilePhrase } from '../language/phrase.js';
import type { Condition, Phrase } from './types.js';
import type { Names } from './names.js';
import { written } from './schema/condition.js';
import { lookUp, type MapNode, type TreePath } from './tree.js';

/** More phrases in one criterion are over what a rubric may ask. */
const MOST_PHRASES = 500;

export interface Compiler {
  phrases(texts: string | readonly string[] | undefined, at: TreePath): readonly Phrase[];
  condition(value: unknown, at: TreePath): Condition | null;
}

/** A compiler for one criterion, anti-pattern or rule at `home`, which shares one allowance of phrases. */
export function compilerOf(root: MapNode, home: TreePath, lexicon: ReadonlyMap<string, readonly string[]>, names: Names): Compiler {
  let count = 0;
  const phrases: Compiler['phrases'] = (texts, at) => {
    const list = texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
    const before = count;
    count += list.length;
    if (count > MOST_PHRASES && before <= MOST_PHRASES) names.say('rubric-too-large', `Here are ${count} phrases or more; ${MOST_PHRASES} is the most for one criterion.`, home, 'Bring some together: (this | that).');
    if (count > MOST_PHRASES) return [];
    return list.flatMap((text, i) => {
      const made = compilePhrase(text, lexicon);
      if (!('error' in made)) return [made];
      sayPhrase(text, made, typeof texts === 'string' ? at : [...at, i]);
      return [];
    });
  };
  const sayPhrase = (text: string, wrong: { readonly error: string; readonly at: number }, at: TreePath): void => {
    names.say('rubric-phrase', `The phrase "${text}" can't be read: ${wrong.error}.`, at, `It goes wrong at "${text.slice(wrong.at, wrong.at + 20)}".`);
  };
  const condition = (value: unknown, at: TreePath): Condition => {
    const [key, inner] = Object.entries(value as Record<string, unknown>)[0]!;
    const inside = [...at, key];
    if (key === 'all' || key === 'any') return { op: key, of: (inner as readonly unknown[]).map((one, i) => condition(one, [...inside, i])) };
    if (key === 'not') return { op: 'not', of: condition(inner, inside) };
    if (key === 'at-least') {
      const { n, of } = inner as { readonly n: number; readonly of: readonly unknown[] };
      return { op: 'at-least', n, of: of.map((one, i) => condition(one, [...inside, 'of', i])) };
    }
    const check = checkOf(key)!;
    const params = structuredClone(written(check, inner));
    const placed = (path: TreePath): TreePath => (params !== inner && lookUp(root, [...inside, ...path]).node === null && path[0] === check.shorthand ? [...inside, ...path.slice(1)] : [...inside, ...path]);
    for (const reference of check.refers?.(params) ?? []) {
      const found = names[reference.to](reference.id, placed(reference.at), true);
      if (found !== null && found !== reference.id) put(params, reference.at, found);
    }
    return { op: 'check', kind: key, params: check.prepare?.(params, { phrases: (sources, path) => phrases(single(sources, params, path), placed(path)), table: (id, column) => names.table(id, column, inside) ?? { id, title: id, rows: [] } }) ?? params };
  };
  return { phrases, condition: (value, at) => (value === undefined ? null : condition(value, at)) };
}

/** A single phrase stands at its own place, not in a list. */
function single(sources: readonly string[], params: unknown, path: TreePath): string | readonly string[] {
  const held = path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], params);
  return typeof held === 'string' ? held : sources;
}

function put(target: unknown, path: TreePath, value: string): void {
  const holder = path.slice(0, -1).reduce<unknown>((held, step) => (held as Record<string, unknown>)[step], target);
  const last = path[path.length - 1];
  if (last !== undefined) (holder as Record<string, unknown>)[last] = value;
}
