/** The JSON Schema of rubric files for editors, made of the same schema that validates them. */
import type { Zod } from '../checks/check.js';
import { checks } from '../checks/index.js';
import { rubricSchema } from './schema.js';

type Json = { [key: string]: unknown };

/** JSON Schema 2020-12 of one rubric file, long form and short. */
export function rubricJsonSchema(z: Zod): Json {
  const options = { io: 'input', unrepresentable: 'any' } as const;
  const rubric = withoutMarks(z.toJSONSchema(rubricSchema(z), options)) as Json;
  const branch = (description: string, schema: Json, key: string): Json => ({
    type: 'object',
    description,
    properties: { [key]: schema },
    required: [key],
    additionalProperties: false,
  });
  const conditions: Json = { type: 'array', items: { $ref: '#/$defs/condition' }, minItems: 1 };
  const count: Json = {
    type: 'object',
    properties: { n: { type: 'integer', minimum: 1 }, of: conditions },
    required: ['n', 'of'],
    additionalProperties: false,
  };
  const leaves = checks.map((check) => {
    const { $schema: _, ...schema } = withoutMarks(
      z.toJSONSchema(check.params(z), options),
    ) as Json;
    const inside =
      check.shorthand === undefined
        ? schema
        : { anyOf: [schema, ((schema['properties'] as Json)[check.shorthand] ?? {}) as Json] };
    return branch(check.about, inside, check.kind);
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Rubric of proposal-evaluator',
    ...rubric,
    $defs: {
      condition: {
        description: 'A mapping with exactly one operator.',
        oneOf: [
          branch('Holds as much as the least of them.', conditions, 'all'),
          branch('Holds as much as the most of them.', conditions, 'any'),
          branch('Holds as much as the n-th greatest of them.', count, 'at-least'),
          branch('Holds when a fact does not.', { $ref: '#/$defs/condition' }, 'not'),
          ...leaves,
        ],
      },
    },
  };
}

/** Our own marks made into plain schema: conditions refer to their definition, and what can be switched off may be `false`. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  // Keys may be ids or, in the short form, titles: an editor need not tell them apart.
  const {
    'x-condition': condition,
    'x-part': part,
    'x-off': off,
    'x-words': words,
    propertyNames: _,
    ...rest
  } = value as Json;
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [key, withoutMarks(inner)]),
  );
  // A stage's parts are the rubric's own.
  if (typeof part === 'string') return { ...plain, $ref: `#/properties/${part}` };
  if (condition === true && words === true)
    return {
      ...plain,
      anyOf: [
        { $ref: '#/$defs/condition' },
        { type: 'array', items: { type: 'string' }, minItems: 1 },
      ],
    };
  if (condition === true) return { ...plain, $ref: '#/$defs/condition' };
  return off === true
    ? {
        anyOf: [
          { const: false, description: 'Switched off.' },
          { type: 'null', description: 'All defaults.' },
          plain,
        ],
      }
    : plain;
}

/** The text of the committed file. */
export function rubricJsonSchemaText(z: Zod): string {
  return `${JSON.stringify(rubricJsonSchema(z), null, 2)}\n`;
}
