/** The rubrics of the other types: their examples, templates, phrases, and the terms of a business partnership. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.js';
import { findPhrase } from '../../src/language/phrase-match.js';
import { english } from '../language/english.js';
import { tokenize } from '../../src/language/tokens.js';
import type { Phrase, Rubric } from '../../src/rubric/types.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { noRecords } from '../../src/reviews/current.js';
import { loadRubric } from '../../src/rubric/load.js';
import { headingKey } from '../../src/lib/fold.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files: Readonly<Record<string, string>> = {
  'open-source': 'partnership/open-source', business: 'partnership/business', community: 'partnership/community', coop: 'coop/partnership', agent: 'agent/partnership',
};
const rubrics = new Map(Object.entries(files).map(([type, id]) => [type, shipped(id)]));
const words = english();

function shipped(id: string): Rubric {
  const loaded = loadRubric(`${root}/rubrics/${id}.yaml`, { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null), shipped: () => null, shippedIds: [] });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

function judged(type: string, source: string) {
  const parsed = parseProposal(source, 'p.md');
  if (!parsed.ok) throw new Error(parsed.problems.map((p) => p.message).join('\n'));
  return evaluate(parsed.value, rubrics.get(type)!, { today: '2026-11-21', language: words, records: noRecords });
}
const example = (path: string): string => readFileSync(`${root}/examples/${path}`, 'utf8');

describe('the shape of each rubric', () => {
  it.each([
    ['open-source', { values: 30, 'mutual-benefit': 25, technical: 15, impact: 10, 'open-source': 20 }],
    ['business', { values: 30, 'mutual-benefit': 25, technical: 15, impact: 10, business: 20 }],
    ['community', { values: 30, 'mutual-benefit': 25, technical: 15, impact: 10, community: 20 }],
    ['coop', { solidarity: 40, stack: 20, role: 20, sector: 20 }],
    ['agent', { alliance: 30, discovery: 30, tier: 25, success: 15 }],
  ] as const)('%s: its checklists and weights', (type, weights) => {
    expect(Object.fromEntries(rubrics.get(type)!.checklists.map((l) => [l.id, l.weight]))).toEqual(weights);
  });
  it('holds every id of its own', () => {
    const ids = (type: string, lists: readonly string[]) => rubrics.get(type)!.checklists.filter((l) => lists.includes(l.id)).flatMap((l) => l.criteria.map((c) => c.id)).sort();
    expect(ids('open-source', ['open-source'])).toEqual(['open-source/community-values', 'open-source/integration-scope', 'open-source/maintenance', 'open-source/project-quality', 'open-source/resource-requirements']);
    expect(ids('business', ['business'])).toEqual(['business/commitment-to-open-source', 'business/contribution-back', 'business/fair-compensation', 'business/model-terms', 'business/positive-impact', 'business/sustainability']);
    expect(ids('community', ['community'])).toEqual(['community/community-led', 'community/impact', 'community/knowledge-sharing', 'community/realistic-scope', 'community/values']);
    expect(ids('coop', ['solidarity', 'stack', 'role', 'sector'])).toEqual(['engagement/level', 'role/archetype', 'role/brings', 'sector/relationships', 'solidarity/grows-the-sector', 'solidarity/shared-incentives', 'solidarity/strengthens-members', 'stack/complements', 'stack/layer']);
    expect(ids('agent', ['tier', 'success'])).toEqual(['revenue/terms', 'success/adoption', 'success/growth', 'success/satisfaction', 'success/value', 'tier/agents', 'tier/commitment', 'tier/price']);
    expect(ids('agent', ['alliance', 'discovery'])).toHaveLength(10);
  });
  it.each([...rubrics])('%s: no heading means two sections, and every criterion can be explained and mended', (_, rubric) => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const s of rubric.sections) for (const title of new Set([s.title, ...s.also].map(headingKey))) (seen.has(title) ? twice.push(`${title} (${s.id})`) : seen.add(title));
    expect(twice).toEqual([]);
    for (const c of rubric.checklists.flatMap((l) => l.criteria)) {
      for (const part of [c.why, c.counts, c.fix, c.asks]) expect(part, c.id).not.toBe('');
      expect(c.home.length, c.id).toBeGreaterThan(0);
      expect(c.cues.length, c.id).toBeGreaterThan(0);
    }
  });
});

describe('phrases', () => {
  const finds = (phrases: readonly Phrase[], text: string): Phrase[] => phrases.filter((p) => findPhrase(tokenize(text), p).length > 0);
  it.each([...rubrics].flatMap(([type, rubric]) => rubric.antiPatterns.map((a) => [`${type} ${a.id}`, a] as const)))('%s: each has a sentence that it finds, and no near miss is found', (_, pattern) => {
    const found = new Set(pattern.examples.flatMap((e) => finds(pattern.says, e.says)));
    expect(pattern.examples.filter((e) => finds(pattern.says, e.says).length === 0).map((e) => e.says)).toEqual([]);
    expect(pattern.examples.filter((e) => finds(pattern.says, e.not).length > 0).map((e) => e.not)).toEqual([]);
    expect(found.size).toBeGreaterThanOrEqual(Math.min(1, pattern.says.length));
  });
});

describe('examples', () => {
  it.each([
    ['open-source', 'accept', []], ['open-source', 'refine', ['maintenance-commitment']],
    ['business', 'accept', []], ['business', 'decline', ['ip/patents']],
    ['community', 'accept', []], ['community', 'defer', ['timing/late-start']],
    ['coop', 'accept', []], ['coop', 'refine', ['zero-sum/lock-in']],
    ['agent', 'accept', []], ['agent', 'refine', ['tier/agents']],
  ] as const)('%s/%s', (type, outcome, reasons) => {
    const got = judged(type, example(`${type}/${outcome}.md`));
    expect(got.recommendation).toBe(outcome);
    expect(got.couldBe).toContain(outcome);
    expect(got.reasons.map((r) => r.id)).toEqual(reasons);
    expect(got.problems.filter((p) => p.level !== 'note')).toEqual([]);
  });
  it('the reason for a tier that does not fit names the rows on both sides', () => {
    expect(judged('agent', example('agent/refine.md')).criteria.find((c) => c.id === 'tier/agents')!.note).toBe('12 agents lie between apprentice, 5 to 10, and architect, 25 or more.');
  });
  it.each([...rubrics.keys()])('the untouched template of %s asks for everything and says nothing', (type) => {
    const got = judged(type, readFileSync(`${root}/templates/${type}.md`, 'utf8'));
    expect(got.recommendation).toBe('refine');
    expect(got.sections.filter((s) => s.status === 'present')).toEqual([]);
    expect(got.sections.filter((s) => s.required).map((s) => s.status)).toEqual(rubrics.get(type)!.sections.filter((s) => s.required).map(() => 'template'));
    expect(got.criteria.filter((c) => c.status === 'met' || c.status === 'partial' || c.status === 'contradicted').map((c) => c.id)).toEqual([]);
  });
});

describe('the models of a business partnership', () => {
  const business = example('business/accept.md');
  const status = (source: string): string => judged('business', source).criteria.find((c) => c.id === 'business/model-terms')!.status;
  it('co-development with its three terms is met', () => { expect(status(business)).toBe('met'); });
  it('the ticked box does as well as the field', () => { expect(status(business.replace('model: co-development\n', ''))).toBe('met'); });
  it('a licence that can not go into AGPL-3.0 contradicts it', () => { expect(status(business.replace('license: AGPL-3.0-or-later', 'license: CC-BY-NC-4.0'))).toBe('contradicted'); });
  it('without a joint roadmap it is left to a reader', () => { expect(status(business.replace(/One roadmap, planned jointly[^.]*\./u, '').replace('the costs of the joint roadmap', 'the costs'))).toBe('open'); });
  const adoption = business.replace('model: co-development', 'model: adoption').replace('[x] Co-Development', '[ ] Co-Development').replace('[ ] Technology Adoption', '[x] Technology Adoption');
  it('adoption needs improvements back and a public case study', () => {
    expect(status(adoption)).toBe('open');
    expect(status(adoption.replace('Every fix to Mycelix goes upstream.', 'Every fix to Mycelix goes upstream. We publish a public case study.'))).toBe('met');
  });
  const alliance = business.replace('model: co-development', 'model: alliance').replace('[x] Co-Development', '[ ] Co-Development').replace('[ ] Strategic Alliance', '[x] Strategic Alliance');
  it('an alliance needs meetings, a stake of each side, and shared rights under an open licence', () => {
    expect(status(alliance)).toBe('open');
    expect(status(alliance.replace('Every fix to Mycelix goes upstream.', 'Every fix to Mycelix goes upstream. We hold a strategy meeting every quarter. Each side puts in half of the money. The copyright is shared.'))).toBe('met');
  });
});
