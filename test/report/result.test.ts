/** The result's form: one definition, checked against the model, the printed order, the shipped JSON Schema, and real results. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { RunResult } from '../../src/evaluate/result.js';
import { FORMAT_NAMES } from '../../src/commands/report-options.js';
import { formats, render } from '../../src/report/index.js';
import { resultShape, type Shape } from '../../src/report/order.js';
import { readResult, resultJsonSchema, resultSchema } from '../../src/report/schema.js';
import { accept, decline, defer, problems, refine, run, unsettled } from './fixtures.js';

const file = resolve(import.meta.dirname, '../../schema/result.schema.json');
const results = [run([refine]), run([accept]), run([defer]), run([decline]), run([unsettled]), run([refine, decline], problems, 3), run([], problems)];

type Loose<T> = T extends readonly (infer U)[] ? Loose<U>[] : T extends object ? { -readonly [K in keyof T]: Loose<T[K]> } : T;

describe('the result', () => {
  test('the schema and the model are the same', () => {
    expectTypeOf<Loose<RunResult>>().toExtend<z.infer<typeof resultSchema>>();
    expectTypeOf<z.infer<typeof resultSchema>>().toExtend<Loose<RunResult>>();
    expect(readResult(results[0])).toEqual({ result: results[0] });
  });

  test('the printed order is the schema\'s order, key for key', () => {
    const keysOf = (shape: Shape): unknown => shape.keys.map(([key, inner]) => (inner === null ? key : [key, keysOf(inner)]));
    expect(keysOf(resultShape)).toEqual(schemaKeys(resultSchema));
  });

  test('the shipped JSON Schema is up to date', () => {
    const text = `${JSON.stringify(resultJsonSchema(), null, 2)}\n`;
    if (process.env.UPDATE === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8') === text, 'UPDATE=1 rewrites schema/result.schema.json').toBe(true);
  });

  test('what we print fits the JSON Schema', () => {
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    for (const result of results) {
      validate(JSON.parse(render(result, 'json')));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ ...results[0], summary: {} })).toBe(false);
  });

  test('JSON does not depend on how the result was built', () => {
    const mixed = (value: unknown): unknown => (Array.isArray(value) ? value.map(mixed) : typeof value === 'object' && value !== null
      ? { extra: 1, ...Object.fromEntries(Object.entries(value).reverse().map(([k, v]) => [k, mixed(v)])) } : value);
    for (const result of results) expect(render(mixed(result) as RunResult, 'json')).toBe(render(result, 'json'));
  });

  test('a wrong result is told apart, with the place', () => {
    expect(readResult({ ...results[0], today: 5 })).toMatchObject({ at: 'today' });
    expect(readResult({ ...results[0], evaluations: [{ ...refine, score: { low: 1, at: 'x', high: 3 } }] })).toMatchObject({ at: 'evaluations.0.score.at' });
    expect(readResult(null)).toMatchObject({ at: '' });
  });
});

describe('formats', () => {
  test('each gives a text that ends in one line feed, from every result', () => {
    expect(formats.map((format) => format.name)).toEqual(FORMAT_NAMES);
    for (const format of formats) for (const result of results) for (const width of [20, 40, 80, 100]) {
      const text = format.render(result, { color: false, width });
      expect(text.endsWith('\n') && !text.endsWith('\n\n'), format.name).toBe(true);
      expect(text).toBe(format.render(JSON.parse(render(result, 'json')) as RunResult, { color: false, width }));
      expect(text).not.toContain('\r');
      expect(text).not.toContain('undefined');
    }
  });

  test('an unknown format is refused', () => {
    expect(() => render(results[0]!, 'yml')).toThrow('There are: terminal, json');
  });

  test('colour adds nothing but colour, and only to decision, marks and line numbers', () => {
    for (const result of results) {
      const plain = render(result, 'terminal');
      const coloured = render(result, 'terminal', { color: true });
      expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(plain);
    }
    expect(render(results[0]!, 'terminal', { color: true })).toContain('\u001b[33mRefine');
  });
});

/** The keys of a zod object in order, nested. */
function schemaKeys(schema: unknown): unknown {
  const inner = unwrapped(schema);
  return Object.entries(inner.shape!).map(([key, value]) => {
    const next = unwrapped(value);
    return next.shape === undefined ? key : [key, schemaKeys(next)];
  });
}

interface Peeled { readonly shape?: Readonly<Record<string, unknown>>; readonly unwrap?: () => unknown; readonly element?: unknown }

function unwrapped(schema: unknown): Peeled {
  let current = schema as Peeled;
  for (;;) {
    if (current.element !== undefined) current = current.element as Peeled;
    else if (typeof current.unwrap === 'function') current = current.unwrap() as Peeled;
    else return current;
  }
}
