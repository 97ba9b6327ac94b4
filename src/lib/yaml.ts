/** Reads YAML safely, with the place of every key and value: for frontmatter, rubrics, records and configuration. */
import { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { problem } from './problem.js';
import type { Place, Problem, Result } from './place.js';
import type { YamlEntry, YamlValue } from '../proposal/types.js';
import { createLineMap } from './lines.js';
import { directiveAt, maxNesting, tooDeepAt } from './yaml-guard.js';
import { explainYamlError } from './yaml-errors.js';
import { readPlainYaml } from './yaml-plain.js';

export interface YamlOptions {
  readonly path: string | null;
  /** The code of problems found here. Default `yaml-invalid`. */
  readonly code?: string;
  /** The line in the file on which the text begins. Default 1. */
  readonly firstLine?: number;
  /** Longer text (in UTF-16 units) is refused. Default one million; frontmatter 64,000. */
  readonly maxLength?: number;
}

/** More keys than this are refused: no file of ours has them. */
export const maxKeys = 10_000;

/**
 * The value of a YAML text, or null where it is empty. Gives at most one problem about syntax, and refuses: tabs as indentation, duplicate keys,
 * directives, explicit tags, anchors and aliases, several documents, more than 32 levels, more than 10,000 keys.
 */
export function readYaml(source: string, options: YamlOptions): Result<YamlValue | null> {
  const { path, code = 'yaml-invalid', firstLine = 1, maxLength = 1_000_000 } = options;
  // A lone CR is a line break in YAML, which the library does not know; same length, so places stay.
  const text = (source.charCodeAt(0) === 0xfeff ? ' ' + source.slice(1) : source).replace(/\r(?!\n)/g, '\n');
  const lines = createLineMap(text);
  const placeAt = (start: number, end: number): Place => {
    const place = lines.place(start, end);
    return firstLine === 1 ? place : { ...place, line: place.line + firstLine - 1, endLine: place.endLine + firstLine - 1 };
  };
  const refuse = (message: string, start: number, fix: string): Result<YamlValue | null> => ({ ok: false, problems: [problem(code, message, { path, place: placeAt(start, start), fix })] });

  if (text.length > maxLength) return refuse(`This YAML is too long: ${text.length} characters; the most is ${maxLength}.`, 0, 'Move what is long into the text below, or into a file of its own.');
  const directive = directiveAt(text);
  if (directive !== null) return refuse('A line that begins with % is a directive, and none is read here.', directive, 'Take the line out.');
  const deep = tooDeepAt(text);
  if (deep !== null) return refuse(`This is nested too deep: more than ${maxNesting} levels.`, deep, 'Write it flatter.');

  const plainly = readPlainYaml(text, placeAt);
  return plainly !== null ? { ok: true, value: plainly, problems: [] } : readByLibrary(text, code, path, placeAt);
}

/** The same for any form, by the library; `text` has passed the guards. */
export function readByLibrary(text: string, code: string, path: string | null, placeAt: (start: number, end: number) => Place): Result<YamlValue | null> {
  const refuse = (message: string, start: number, fix: string): Result<YamlValue | null> => ({ ok: false, problems: [problem(code, message, { path, place: placeAt(start, start), fix })] });
  const document = parseDocument(text, { stringKeys: true, uniqueKeys: false, strict: true, prettyErrors: false, version: '1.2' });
  const error = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) {
    const { message, fix, at } = explainYamlError(error, text);
    return refuse(message, at, fix);
  }
  if (document.contents === null) return { ok: true, value: null, problems: [] };
  const found: { readonly message: string; readonly start: number; readonly fix: string; readonly alone: boolean }[] = [];
  const value = convert(document.contents as Node, placeAt, (message, start, fix, alone = false) => { found.push({ message, start, fix, alone }); });
  if (found.length > 0) {
    found.sort((a, b) => a.start - b.start);
    // A file of anchors and aliases is told once; keys given twice are told each.
    const first = found.find((one) => one.alone);
    const told = first === undefined ? found.slice(0, 20) : [first];
    return { ok: false, problems: told.map(({ message, start, fix }): Problem => problem(code, message, { path, place: placeAt(start, start), fix })) };
  }
  return { ok: true, value: value !== null && isBlank(value) ? null : value, problems: [] };
}

function isBlank(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null && value.raw === '';
}

type Report = (message: string, at: number, fix: string, alone?: boolean) => void;

/** The library's tree as ours, iteratively. */
function convert(root: Node, placeAt: (start: number, end: number) => Place, report: Report): YamlValue | null {
  let result: YamlValue | null = null;
  let keys = 0;
  const work: { readonly node: Node | null; readonly at: number; readonly put: (value: YamlValue) => void }[] = [{ node: root, at: 0, put: (value) => { result = value; } }];
  for (let task = work.pop(); task !== undefined; task = work.pop()) {
    const { node, put } = task;
    const start = node?.range?.[0] ?? task.at;
    const place = placeAt(start, node?.range?.[1] ?? start);
    if (node === null) { put({ kind: 'scalar', value: null, raw: '', place }); continue; }
    if (refused(node, start, report)) continue;
    if (isScalar(node)) {
      put({ kind: 'scalar', ...scalarValue(node.value, node.source ?? ''), place });
    } else if (isSeq(node)) {
      const items: YamlValue[] = [];
      put({ kind: 'list', items, place });
      for (const [index, item] of node.items.entries()) work.push({ node: item as Node | null, at: start, put: (value) => { items[index] = value; } });
    } else if (isMap(node)) {
      const entries: YamlEntry[] = [];
      put({ kind: 'map', entries, place });
      const seen = new Map<string, number>();
      keys += node.items.length;
      if (keys > maxKeys) { report(`There are more than ${maxKeys.toLocaleString('en')} keys here.`, start, 'Split it into smaller files.'); return null; }
      for (const [index, pair] of node.items.entries()) {
        const keyNode = pair.key as Node;
        const from = keyNode.range?.[0] ?? start;
        if (refused(keyNode, from, report)) continue;
        const key = isScalar(keyNode) ? String(keyNode.value ?? keyNode.source ?? '') : '';
        const keyPlace = placeAt(from, keyNode.range?.[1] ?? from);
        const first = seen.get(key);
        if (first !== undefined) {
          report(`The key "${key}" stands here twice: first in line ${placeAt(first, first).line}.`, from, 'Keep one of the two.');
          continue;
        }
        seen.set(key, from);
        work.push({ node: (pair.value ?? null) as Node | null, at: keyNode.range?.[1] ?? from, put: (value) => { entries[index] = { key, keyPlace, value }; } });
      }
    }
  }
  return result;
}

/** Anchors, aliases and explicit tags: each can make a small file large, or a text into something else. */
function refused(node: Node, at: number, report: Report): boolean {
  if (isAlias(node)) { report(`*${node.source} is an alias, and none is read here.`, at, `Write the value out, or put it in quotes: "*${node.source}".`, true); return true; }
  const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
  if (typeof anchor === 'string') { report(`&${anchor} is an anchor, and none is read here.`, at, 'Write the value out where it is needed, or put it in quotes.', true); return true; }
  if (node.tag !== undefined) { report(`A value with a tag (${node.tag.replace('tag:yaml.org,2002:', '!!')}) is not read here.`, at, 'Take the tag out, or put the value in quotes.', true); return true; }
  return false;
}

function scalarValue(value: unknown, raw: string): { readonly value: string | number | boolean | null; readonly raw: string } {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return { value, raw };
  // `.inf`, `.nan` and 1e400 are no numbers that anything here could use.
  return { value: typeof value === 'number' && Number.isFinite(value) ? value : raw, raw };
}

/** A value as plain data: objects, arrays and scalars. No key reaches a prototype. */
export function plain(value: YamlValue | null): unknown {
  let result: unknown = null;
  if (value === null) return result;
  const work: { readonly value: YamlValue; readonly put: (made: unknown) => void }[] = [{ value, put: (made) => { result = made; } }];
  for (let task = work.pop(); task !== undefined; task = work.pop()) {
    const { value: now, put } = task;
    if (now.kind === 'scalar') {
      put(now.value);
    } else if (now.kind === 'list') {
      const items: unknown[] = new Array(now.items.length).fill(null);
      put(items);
      for (const [index, item] of now.items.entries()) work.push({ value: item, put: (made) => { items[index] = made; } });
    } else {
      const object: Record<string, unknown> = {};
      put(object);
      for (const { key } of now.entries) Object.defineProperty(object, key, { value: null, enumerable: true, writable: true, configurable: true });
      for (const entry of now.entries) work.push({ value: entry.value, put: (made) => Object.defineProperty(object, entry.key, { value: made, enumerable: true, writable: true, configurable: true }) });
    }
  }
  return result;
}

/** The value at a path of keys and indices, or undefined. */
export function valueAt(value: YamlValue | null, path: readonly (string | number)[]): YamlValue | undefined {
  let now: YamlValue | undefined = value ?? undefined;
  for (const step of path) {
    if (now === undefined) return undefined;
    if (now.kind === 'map') { const wanted = String(step); now = now.entries.find((entry) => entry.key === wanted)?.value; }
    else if (now.kind === 'list' && typeof step === 'number') now = now.items[step];
    else return undefined;
  }
  return now;
}
