/** A small shape language for the files people keep (configuration, records, answers): reads YAML values with their places, and gives JSON Schema. */
import { nearest, problem } from '../lib/problem.js';
import type { Place, Problem } from '../lib/place.js';
import type { YamlValue } from '../proposal/types.js';
import { isDay, isDayOrMonth } from './day.js';

export type Shape =
  | { readonly kind: 'text'; readonly about?: string }
  | { readonly kind: 'day'; readonly about?: string }
  | { readonly kind: 'day-or-month'; readonly about?: string }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly about?: string }
  | { readonly kind: 'any'; readonly about?: string }
  /** A single value stands for a list of one. */
  | { readonly kind: 'list'; readonly of: Shape; readonly about?: string }
  | { readonly kind: 'table'; readonly of: Shape; readonly about?: string }
  | { readonly kind: 'map'; readonly keys: Readonly<Record<string, Shape>>; readonly required?: readonly string[]; readonly about?: string };

/** What a shape gives: absent keys are null, absent lists empty. `place` of a map is where it starts. */
export type Read<S extends Shape> = S extends { kind: 'choice'; values: readonly (infer V)[] } ? V
  : S extends { kind: 'text' | 'day' | 'day-or-month' } ? string
  : S extends { kind: 'list'; of: infer O extends Shape } ? readonly Read<O>[]
  : S extends { kind: 'table'; of: infer O extends Shape } ? ReadonlyMap<string, Read<O>>
  : S extends { kind: 'map'; keys: infer K extends Readonly<Record<string, Shape>> } ? { readonly [P in keyof K]: K[P] extends { kind: 'list' | 'table' } ? Read<K[P]> : Read<K[P]> | null } & { readonly place: Place }
  : YamlValue;

/** Reads a value; null when it, or a part that it needs, is not of the shape. Depth is the shape's own, so recursion is bounded. */
export function readShape<const S extends Shape>(value: YamlValue, shape: S, at: { readonly path: string; readonly name: string; readonly problems: Problem[] }): Read<S> | null {
  return read(value, shape, at) as Read<S> | null;
}

type At = { readonly path: string; readonly name: string; readonly problems: Problem[] };

function read(value: YamlValue, shape: Shape, at: At): unknown {
  const wrong = (what: string): null => {
    at.problems.push(problem('record-invalid', `${at.name} must be ${what}.`, { path: at.path, place: value.place }));
    return null;
  };
  switch (shape.kind) {
    case 'any': return value;
    case 'text': return value.kind === 'scalar' && value.value !== null ? textOf(value) : wrong('text');
    case 'day': return value.kind === 'scalar' && isDay(value.raw.trim()) ? value.raw.trim() : value.kind === 'scalar' && typeof value.value === 'string' && isDay(value.value) ? value.value : wrong('a day, like 2027-02-18');
    case 'day-or-month': return value.kind === 'scalar' && isDayOrMonth(textOf(value).trim()) ? textOf(value).trim() : wrong('a day like 2027-02-18, or a month like 2027-02');
    case 'choice': {
      if (value.kind !== 'scalar') return wrong(`one of ${shape.values.join(', ')}`);
      const text = textOf(value);
      if (shape.values.includes(text)) return text;
      const near = nearest(text, shape.values);
      at.problems.push(problem('record-invalid', `${at.name} can't be "${clip(text)}".`, { path: at.path, place: value.place, fix: near === null ? `Write one of ${shape.values.join(', ')}.` : `Is it ${near}?` }));
      return null;
    }
    case 'list': {
      if (value.kind === 'scalar' && value.value === null) return [];
      const items = value.kind === 'list' ? value.items : [value];
      return items.map((item) => read(item, shape.of, at)).filter((item) => item !== null);
    }
    case 'table': {
      if (value.kind === 'scalar' && value.value === null) return new Map();
      if (value.kind !== 'map') return wrong('a list of names with values');
      const out = new Map<string, unknown>();
      for (const entry of value.entries) {
        const got = read(entry.value, shape.of, { ...at, name: `${at.name}: ${entry.key}` });
        if (got !== null) out.set(entry.key, got);
      }
      return out;
    }
    case 'map': return readMap(value, shape, at);
  }
}

function readMap(value: YamlValue, shape: Extract<Shape, { kind: 'map' }>, at: At): unknown {
  if (value.kind !== 'map') {
    at.problems.push(problem('record-invalid', `${at.name} must hold keys: ${Object.keys(shape.keys).join(', ')}.`, { path: at.path, place: value.place }));
    return null;
  }
  const known = new Map(Object.entries(shape.keys));
  const out = new Map<string, unknown>();
  let whole = true;
  for (const entry of value.entries) {
    const part = known.get(entry.key);
    if (part === undefined) {
      const near = nearest(entry.key, known.keys());
      at.problems.push(problem('unknown-key', `${at.name} has no key "${clip(entry.key)}".`, { path: at.path, place: entry.keyPlace, fix: near === null ? `Here may stand: ${[...known.keys()].join(', ')}.` : `Is it ${near}?` }));
      whole = false;
      continue;
    }
    if (entry.value.kind === 'scalar' && entry.value.value === null) continue;
    const before = at.problems.length;
    out.set(entry.key, read(entry.value, part, { ...at, name: entry.key }));
    if (at.problems.length > before) whole = false;
  }
  for (const key of shape.required ?? []) if (!out.has(key)) {
    whole = false;
    at.problems.push(problem('record-invalid', `${at.name} needs "${key}".`, { path: at.path, place: value.place }));
  }
  if (!whole) return null;
  const result: Record<string, unknown> = { place: value.place };
  for (const [key, part] of known) result[key] = out.get(key) ?? (part.kind === 'list' ? [] : part.kind === 'table' ? new Map() : null);
  return result;
}

/** A scalar as its writer sees it: `2027` and `2027-02-18` stay the characters written, quoted text is unquoted. */
function textOf(value: Extract<YamlValue, { kind: 'scalar' }>): string {
  return typeof value.value === 'string' ? value.value : value.raw;
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** The JSON Schema (2020-12) of a shape, for editors. */
export function shapeSchema(shape: Shape): Record<string, unknown> {
  const about = shape.about === undefined ? {} : { description: shape.about };
  switch (shape.kind) {
    case 'any': return { ...about };
    case 'text': return { type: ['string', 'number', 'boolean'], ...about };
    case 'day': return { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', ...about };
    case 'day-or-month': return { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$', ...about };
    case 'choice': return { enum: [...shape.values], ...about };
    case 'list': return { oneOf: [{ type: 'array', items: shapeSchema(shape.of) }, shapeSchema(shape.of)], ...about };
    case 'table': return { type: 'object', additionalProperties: shapeSchema(shape.of), ...about };
    case 'map': return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(shape.keys).map(([key, part]) => [key, shapeSchema(part)])),
      ...(shape.required === undefined ? {} : { required: [...shape.required] }),
      additionalProperties: false,
      ...about,
    };
  }
}
