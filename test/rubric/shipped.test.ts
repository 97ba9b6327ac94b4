/** Every shipped rubric passes `rubric check` without a remark, and `rubric test` with an example for each thing that a sentence can show. */
import { describe, expect, it } from 'vitest';
import { checkRubric, templateFor } from '../../src/commands/rubric/check.js';
import { openRubric } from '../../src/commands/rubric/open.js';
import { shippedRubrics } from '../../src/commands/shipped.js';
import { problemPlace } from '../../src/problem.js';
import { fakeHost } from '../cli/fake-host.js';

const host = fakeHost();

/** What facts settle (fields, dates, boxes, labels, several places at once), so that no single sentence speaks for it or against it. */
const byFacts: Readonly<Record<string, readonly string[]>> = {
  'partnership/research': ['research/timeline against', 'research/resources against'],
  'partnership/open-source': ['open-source/resource-requirements against'],
  'partnership/business': ['business/positive-impact against', 'business/model-terms all'],
  'partnership/community': ['community/impact against', 'community/values against'],
  'agent/partnership': ['discovery/use-case against', 'discovery/roadmap against', 'discovery/roi all', 'revenue/terms all', 'success/adoption against', 'success/value against', 'success/satisfaction against', 'success/growth against'],
  'coop/partnership': ['stack/layer against', 'role/archetype all', 'engagement/level against'],
};

describe.each(shippedRubrics(host).map((s) => s.id))('%s', (id) => {
  const opened = openRubric(id, host);
  if (!opened.ok) throw new Error(opened.problems.map((p) => `${problemPlace(p)} ${p.message}`).join('\n'));
  const template = templateFor(opened.value, null, host);
  const found = checkRubric(opened.value, template !== null && 'problem' in template ? null : template);

  it('has no remark, and every outcome can be reached', () => {
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

  it('has examples for and against whatever a sentence can show', () => {
    expect(found.examples.unshown.map((u) => `${u.id} ${u.lacks}`).sort()).toEqual([...(byFacts[id] ?? [])].sort());
  });
});
