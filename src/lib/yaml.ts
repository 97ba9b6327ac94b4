/** Reads YAML with the place of every value, and refuses what could make a small file large or mean something else. */
import { Composer, isAlias, isCollection, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { CST, Node } from 'yaml';
import type { YamlEntry, YamlValue } from '../proposal/types.js';
import { createLineMap } from './lines.js';
import type { Place, Problem, Result } from './place.js';
import { problem } from './problem.js';
import { explainYamlError } from './yaml-errors.js';

export interface YamlOptions {
  readonly path: string | null;
  /** The code of problems found here. Default `yaml-invalid`. */
  readonly code?: string;
  /** The line in the file on which the text begins. Default 1. */
  readonly firstLine?: number;
  /** Longer text (in UTF-16 units) is refused. Default one million. */
  readonly maxLength?: number;
}

const MAX_LENGTH = 1_000_000;
const MAX_KEYS = 10_000;
const MAX_NESTING = 32;
/** Problems told of one text. */
const MAX_PROBLEMS = 20;

/** What stands in the way, at an offset. */
interface Refusal {
  readonly message: string;
  readonly at: number;
  readonly fix: string;
  /** Told alone: the text is not read any further. */
  readonly alone?: boolean;
}

/**
 * The value of a YAML text, or null where it is empty. Refuses syntax errors, duplicate keys, directives, tags, anchors, aliases,
 * several documents, more than 32 levels and more than 10,000 keys.
 */
export function readYaml(source: string, options: YamlOptions): Result<YamlValue | null> {
  const { path, code = 'yaml-invalid', firstLine = 1, maxLength = MAX_LENGTH } = options;
  // A lone CR is a line break in YAML, which the library does not know; same length, so places stay.
  const text = source.replace(/^\uFEFF/, ' ').replace(/\r(?!\n)/g, '\n');
  const lines = createLineMap(text);
  const placeAt = (start: number, end: number): Place => {
    const place = lines.place(start, end);
    const { line, endLine } = place;
    return { ...place, line: line + firstLine - 1, endLine: endLine + firstLine - 1 };
  };
  const refusals: Refusal[] = [];
  const value =
    text.length > maxLength
      ? refuse(refusals, {
          message: `This YAML is too long: ${text.length} characters; the most is ${maxLength}.`,
          at: 0,
          fix: 'Move what is long into the text below, or into a file of its own.',
        })
      : readText(text, placeAt, refusals);
  if (refusals.length === 0) return { ok: true, value, problems: [] };
  refusals.sort((a, b) => a.at - b.at);
  const first = refusals.find((one) => one.alone);
  const told = first === undefined ? refusals.slice(0, MAX_PROBLEMS) : [first];
  const problems = told.map(
    ({ message, at, fix }): Problem =>
      problem(code, message, { path, place: placeAt(at, at), fix }),
  );
  return { ok: false, problems };
}

function refuse(refusals: Refusal[], refusal: Refusal): null {
  refusals.push(refusal);
  return null;
}

type PlaceAt = (start: number, end: number) => Place;

function readText(text: string, placeAt: PlaceAt, refusals: Refusal[]): YamlValue | null {
  const composer = new Composer({
    stringKeys: true,
    uniqueKeys: false,
    strict: true,
    version: '1.2',
  });
  const documents = [...composer.compose(tokensOf(text, refusals), true, text.length)];
  if (refusals.length > 0) return null;
  const errors = documents.flatMap((document) => document.errors);
  const second = documents[1];
  if (second !== undefined) {
    const at = second.range[0];
    errors.push({ code: 'MULTIPLE_DOCS', pos: [at, at] } as (typeof errors)[number]);
  }
  const error = errors.sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== undefined) return refuse(refusals, explainYamlError(error, text));
  const root = documents[0]?.contents as Node | null | undefined;
  return root == null ? null : convert(root, placeAt, refusals);
}

/** The tokens of a text up to a directive or too deep a nesting, which would cost the parser minutes. */
function* tokensOf(text: string, refusals: Refusal[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') {
        refuse(refusals, {
          message: 'A line that begins with % is a directive, which is not allowed here.',
          at,
          fix: 'Remove the line.',
        });
        return;
      }
      yield token;
    }
    if (parser.stack.length > MAX_NESTING && parser.stack.filter(isLevel).length > MAX_NESTING) {
      refuse(refusals, {
        message: `This is nested too deep: more than ${MAX_NESTING} levels.`,
        at,
        fix: 'Write it flatter.',
      });
      return;
    }
  }
  yield* parser.end();
}

function isLevel({ type }: CST.Token): boolean {
  return type.startsWith('block-') || type === 'flow-collection';
}

/** The library's tree as ours. Recursion is as deep as the text nests, which is capped. */
function convert(root: Node, placeAt: PlaceAt, refusals: Refusal[]): YamlValue | null {
  let keys = 0;
  const visit = (node: Node | null, fallback: number): YamlValue => {
    const start = node?.range?.[0] ?? fallback;
    const place = placeAt(start, node?.range?.[1] ?? start);
    const nothing: YamlValue = { kind: 'scalar', value: null, raw: '', place };
    if (node === null || isRefused(node, start, refusals)) return nothing;
    if (isScalar(node))
      return { kind: 'scalar', ...scalarValue(node.value, node.source ?? ''), place };
    if (isSeq(node))
      return {
        kind: 'list',
        items: node.items.map((item) => visit(item as Node | null, start)),
        place,
      };
    if (!isMap(node)) return nothing;
    keys += node.items.length;
    if (keys > MAX_KEYS) {
      refuse(refusals, {
        message: `There are more than ${MAX_KEYS.toLocaleString('en')} keys here.`,
        at: start,
        fix: 'Split it into smaller files.',
      });
      return nothing;
    }
    const seen = new Map<string, number>();
    const entries = node.items.flatMap((pair): YamlEntry[] => {
      const keyNode = pair.key as Node;
      const [from, to] = keyNode.range ?? [start, start];
      if (isRefused(keyNode, from, refusals)) return [];
      const key = isScalar(keyNode) ? String(keyNode.value ?? keyNode.source ?? '') : '';
      const first = seen.get(key);
      if (first !== undefined) {
        const line = placeAt(first, first).line;
        refuse(refusals, {
          message: `The key "${key}" stands here twice: first in line ${line}.`,
          at: from,
          fix: 'Keep one of the two.',
        });
        return [];
      }
      seen.set(key, from);
      return [
        { key, keyPlace: placeAt(from, to), value: visit((pair.value ?? null) as Node | null, to) },
      ];
    });
    return { kind: 'map', entries, place };
  };
  const value = visit(root, 0);
  return value.kind === 'scalar' && value.value === null && value.raw === '' ? null : value;
}

function isRefused(node: Node, at: number, refusals: Refusal[]): boolean {
  const quoted = 'Write the value out, or put it in quotes.';
  const found = (message: string, fix = quoted): true => {
    refuse(refusals, { message, at, fix, alone: true });
    return true;
  };
  if (isAlias(node)) return found(`*${node.source} is an alias, which is not allowed here.`);
  const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
  if (anchor !== undefined) return found(`&${anchor} is an anchor, which is not allowed here.`);
  if (node.tag === undefined) return false;
  const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
  return found(
    `A value with a tag (${tag}) is not allowed here.`,
    'Remove the tag, or put the value in quotes.',
  );
}

function scalarValue(
  value: unknown,
  raw: string,
): { readonly value: string | number | boolean | null; readonly raw: string } {
  // `.inf`, `.nan` and 1e400 are no numbers that anything here could use.
  if (typeof value === 'number') return { value: Number.isFinite(value) ? value : raw, raw };
  return {
    value: value === null || typeof value === 'boolean' || typeof value === 'string' ? value : raw,
    raw,
  };
}

/** A value as plain data: objects, arrays and scalars. No key reaches a prototype. */
export function plain(value: YamlValue | null): unknown {
  if (value === null || value.kind === 'scalar') return value?.value ?? null;
  if (value.kind === 'list') return value.items.map(plain);
  const object: Record<string, unknown> = {};
  for (const entry of value.entries) {
    const descriptor = {
      value: plain(entry.value),
      enumerable: true,
      writable: true,
      configurable: true,
    };
    Object.defineProperty(object, entry.key, descriptor);
  }
  return object;
}

/** The value at a path of keys and indices, or undefined. */
export function valueAt(
  value: YamlValue | null,
  path: readonly (string | number)[],
): YamlValue | undefined {
  return path.reduce<YamlValue | undefined>((now, step) => {
    if (now?.kind === 'list') return typeof step === 'number' ? now.items[step] : undefined;
    return now?.kind === 'map'
      ? now.entries.find(({ key }) => key === String(step))?.value
      : undefined;
  }, value ?? undefined);
}
