import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { answersShape } from '../../src/reviews/answers.js';
import { configShape, findConfig, parseConfig } from '../../src/reviews/config.js';
import { recordShape } from '../../src/reviews/record.js';
import { shapeSchema } from '../../src/reviews/shape.js';

describe('the configuration', () => {
  it('says whose answers count', () => {
    expect(parseConfig('reviewers: [amara, 007]\nassistants: settle\nself-assessment: required\nrecords: ../private\nbefore-merge: { draft: nothing }\nproposals: "**/*.md"\n', 'proposals.yaml'))
      .toMatchObject({ ok: true, value: { reviewers: ['amara', '007'], assistants: 'settle', selfAssessment: 'required', records: '../private' } });
  });

  it('has defaults', () => {
    for (const source of ['', '# nothing yet\n', 'reviewers:\n']) expect(parseConfig(source, 'proposals.yaml')).toMatchObject({ ok: true, value: { path: 'proposals.yaml', reviewers: [], assistants: 'suggest', selfAssessment: 'optional', records: null } });
  });

  it('refuses what it does not know, with the nearest it does', () => {
    expect(parseConfig('reviewer: [a]\n', 'x/proposals.yaml')).toMatchObject({ ok: false, problems: [{ code: 'unknown-key', path: 'x/proposals.yaml', line: 1, column: 1, fix: 'Is it reviewers?' }] });
    expect(parseConfig('assistants: settles\n', 'proposals.yaml')).toMatchObject({ ok: false, problems: [{ line: 1, fix: 'Is it settle?' }] });
    expect(parseConfig('- a\n', 'proposals.yaml')).toMatchObject({ ok: false });
  });

  it('is found upwards, the nearest first', () => {
    const files: Record<string, string> = { 'proposals.yaml': 'reviewers: [root]', 'a/proposals.yaml': 'reviewers: [near]' };
    const of = (path: string): unknown => findConfig(path, (at) => files[at] ?? null);
    expect(of('a/b/c.md')).toMatchObject({ value: { path: 'a/proposals.yaml', reviewers: ['near'] } });
    expect(of('b/c.md')).toMatchObject({ value: { reviewers: ['root'] } });
    expect(of('c.md')).toMatchObject({ value: { reviewers: ['root'] } });
    expect(findConfig('a/c.md', () => null)).toMatchObject({ ok: true, value: { path: null } });
  });

});

describe('the JSON Schemas', () => {
  it.each([['config', configShape], ['answers', answersShape], ['record', recordShape]] as const)('%s.schema.json is up to date (vitest -u renews it)', async (name, shape) => {
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...shapeSchema(shape) };
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../schema/${name}.schema.json`);
  });

  it('take what the program takes', () => {
    const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(shapeSchema(answersShape));
    expect(takes({ answers: [{ id: 'avoid', verdict: 'absent' }, { id: 'values/privacy', verdict: 'met', quotes: ['x'], why: 'y' }] })).toBe(true);
    expect(takes({ answers: [{ id: 'avoid', verdct: 'absent' }] })).toBe(false);
  });
});
