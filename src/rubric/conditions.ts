/** Turns written conditions and phrases into what runs: names resolved, phrases compiled, cost bounded. */
import { checkOf } from '../checks/index.js';
import { compilePhrase, type Lexicon } from '../language/phrase.js';
import { written } from './condition-schema.js';
import type { Names } from './names.js';
import { lookUp, type MapNode, type TreePath } from './tree.js';
import type { Condition, Phrase } from './types.js';

/** Phrases of one criterion, anti-pattern or rule. */
const MAX_PHRASES = 500;

export interface Compiler {
  phrases(texts: string | readonly string[] | undefined, at: TreePath): readonly Phrase[];
  condition(value: unknown, at: TreePath): Condition | null;
}

/** A compiler for one criterion, anti-pattern or rule at `home`, with an allowance of phrases of its own. */
export function compilerOf(
  root: MapNode,
  home: TreePath,
  lexicon: Lexicon,
  names: Names,
): Compiler {
  let count = 0;
  const phrases: Compiler['phrases'] = (texts, at) => {
    const list = texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
    const before = count;
    count += list.length;
    if (count > MAX_PHRASES) {
      const message = `Here are ${count} phrases or more; ${MAX_PHRASES} is the most for one criterion.`;
      if (before <= MAX_PHRASES)
        names.say('rubric-too-large', message, home, 'Bring some together: (this | that).');
      return [];
    }
    return list.flatMap((text, i) => {
      const phrase = compilePhrase(text, lexicon);
      if (!('error' in phrase)) return [phrase];
      const fix = `It goes wrong at "${text.slice(phrase.at, phrase.at + 20)}".`;
      const place = typeof texts === 'string' ? at : [...at, i];
      names.say(
        'rubric-phrase',
        `The phrase "${text}" can't be read: ${phrase.error}.`,
        place,
        fix,
      );
      return [];
    });
  };
  const condition = (value: unknown, at: TreePath): Condition => {
    const [key, inner] = Object.entries(value as object)[0] as [string, unknown];
    const inside = [...at, key];
    const each = (list: unknown, from: TreePath) =>
      (list as readonly unknown[]).map((one, i) => condition(one, [...from, i]));
    if (key === 'all' || key === 'any') return { op: key, of: each(inner, inside) };
    if (key === 'not') return { op: 'not', of: condition(inner, inside) };
    if (key === 'at-least') {
      const { n, of } = inner as { readonly n: number; readonly of: unknown };
      return { op: 'at-least', n, of: each(of, [...inside, 'of']) };
    }
    const check = checkOf(key)!;
    const params = structuredClone(written(check, inner));
    /** Where a path of the parameters is written: a bare value has no key of its own. */
    const placed = (path: TreePath): TreePath => {
      const isBare =
        params !== inner &&
        path[0] === check.shorthand &&
        lookUp(root, [...inside, ...path]).node === null;
      return [...inside, ...(isBare ? path.slice(1) : path)];
    };
    for (const { to, id, at: path } of check.refers?.(params) ?? []) {
      const found = names[to](id, placed(path), true);
      if (found !== null && found !== id)
        (valueAt(params, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = found;
    }
    const prepared = check.prepare?.(params, {
      phrases: (sources, path) => {
        const held = valueAt(params, path);
        return phrases(typeof held === 'string' ? held : sources, placed(path));
      },
      table: (id, column) => names.table(id, column, inside) ?? { id, title: id, rows: [] },
    });
    return { op: 'check', kind: key, params: prepared ?? params };
  };
  return { phrases, condition: (value, at) => (value === undefined ? null : condition(value, at)) };
}

function valueAt(value: unknown, path: TreePath): unknown {
  return path.reduce<unknown>(
    (held, step) => (held as Record<string, unknown> | undefined)?.[step],
    value,
  );
}
