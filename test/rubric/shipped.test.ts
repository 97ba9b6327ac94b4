/** Every shipped rubric passes `rubric check` without a remark, and `rubric test` with an example for and against each thing that it asks or avoids. */
import { describe, expect, it } from 'vitest';
import { checkGates, templateFor } from '../../src/rubric-kit/check.js';
import { openRubric } from '../../src/rubric-kit/open.js';
import { shippedRubrics } from '../../src/rubric/shipped.js';
import { problemPlace } from '../../src/lib/problem.js';
import { fakeHost } from '../cli/fake-host.js';

const host = fakeHost();

describe.each(shippedRubrics(host).map((s) => s.id))('%s', (id) => {
  const opened = openRubric(id, host);
  if (!opened.ok) throw new Error(opened.problems.map((p) => `${problemPlace(p)} ${p.message}`).join('\n'));
  const template = templateFor(opened.value, null, host);
  const found = checkGates(opened.value, template !== null && 'problem' in template ? null : template, id, host);

  it('has no remark, at its stages either, and every outcome can be reached', () => {
    expect(found.remarks.map((p) => `${problemPlace(p)} ${p.message}`)).toEqual([]);
    expect(found.reached).toEqual(opened.value.base === null ? ['accept', 'defer', 'refine', 'decline'] : []);
  });

  it('has a template, where it judges', () => {
    expect(template === null).toBe(opened.value.base !== null);
  });

  it('is read as its examples say', () => {
    expect(found.examples.run).toBeGreaterThan(20);
    expect(found.examples.misread.map((m) => `${m.path}:${m.line} ${m.text} (${m.wanted}: ${m.read})`)).toEqual([]);
  });

  it('has examples for and against all that it asks and avoids', () => {
    expect(found.examples.unshown.map((u) => `${u.id} ${u.lacks}`)).toEqual([]);
  });
});
