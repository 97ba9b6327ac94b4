import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checks } from '../../src/checks/index.js';
import { rubricJsonSchema, rubricJsonSchemaText } from '../../src/rubric/json-schema.js';

const path = fileURLToPath(new URL('../../schema/rubric.schema.json', import.meta.url));

test('the committed schema is the one that the code makes (UPDATE=1 rewrites it)', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(path, rubricJsonSchemaText(z));
  expect(readFileSync(path, 'utf8')).toBe(rubricJsonSchemaText(z));
});

const validate = new Ajv2020({ strict: false }).compile(rubricJsonSchema(z));

test('an editor accepts both forms, switches and conditions', () => {
  const source = [
    'title: Small grants', 'extends: base.yaml',
    'fields: { amount: { money: GBP, from: 200 }, start: false }',
    'sections: { Budget: { table-adds-up-to: amount } }',
    'essential:', '  Who gains: { for: [for all], needs: number, when: { any: [{ section: budget }, { not: { field: { id: amount, is: given } } }] } }',
    'checklists: { values: { criteria: { privacy: false, equity: { line: false } } } }',
    'avoid: { Party politics: { says: campaign, so: decline } }',
  ].join('\n');
  expect(validate(parse(source)), JSON.stringify(validate.errors)).toBe(true);
});

test.each([
  ['an unknown key two levels down', { essential: { 'Who gains': { agianst: ['x'] } } }],
  ['a condition with two operators', { avoid: { x: { present: { section: 'a', field: 'b' } } } }],
  ['an unknown check', { avoid: { x: { present: { sums: 'a' } } } }],
  ['a list where a mapping stands', { fields: [] }],
])('an editor refuses %s', (_, value) => {
  expect(validate(value)).toBe(false);
});

test('every kind of check stands in the definition of a condition, with its sentence', () => {
  const text = rubricJsonSchemaText(z);
  for (const check of checks) expect(text).toContain(JSON.stringify(check.about));
});
