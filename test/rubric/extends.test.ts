import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRubric } from '../../src/rubric/load.js';
import { loaded, sourcesOf, troubles } from './sources.js';

const base = `title: Base
type: garden
lexicon: { tools: [spade, rake] }
fields: { start: { date: true, required: true, label: [Begin] } }
sections: { beds: { title: Beds, also: [Plots], required: true } }
checklists:
  soil:
    title: Soil
    weight: 40
    criteria:
      fed: { title: Fed, asks: Is the soil fed?, home: [beds], for: [compost, "{tools}"], met: { all: [{ section: beds }, { field: start }] } }
      deep: { title: Deep, fix: Dig. }
avoid: { harm/poison: { title: Poison, severity: serious, says: [spray* poison] } }
self-assessment: { avoid-lines: [{ line: No harm, covers: [harm/*, other/thing] }] }
`;

describe('extends', () => {
  test('maps merge by key; scalars, lists and conditions replace whole; word lists concatenate', () => {
    const rubric = loaded({
      'base.yaml': base,
      'main.yaml': 'extends: base.yaml\ntitle: Child\nlexicon: { tools: [hoe] }\nfields: { start: { label: [Since] } }\nchecklists: { soil: { weight: 10, criteria: { fed: { home: [], for: ["{tools}"], met: { any: [{ section: beds }] } }, wet: { title: Wet } } } }\n',
    });
    const soil = rubric.checklists[0]!;
    expect([rubric.title, rubric.type, soil.title, soil.weight]).toEqual(['Child', 'garden', 'Soil', 10]);
    expect(soil.criteria.map((c) => c.id)).toEqual(['soil/fed', 'soil/deep', 'soil/wet']);
    expect(soil.criteria[0]).toMatchObject({ asks: 'Is the soil fed?', home: [], met: { op: 'any', of: [{ op: 'check', kind: 'section', params: { id: 'beds' } }] } });
    expect(soil.criteria[0]!.for.map((p) => p.parts[0])).toMatchObject([{ length: 3 }]);
    expect(rubric.fields[0]).toMatchObject({ kind: 'date', required: true, labels: ['Since', 'Start'] });
  });

  test('every value knows where it was written', () => {
    const { origins } = loaded({ 'base.yaml': base, 'main.yaml': 'extends: base.yaml\nchecklists:\n  soil:\n    weight: 10\n' });
    expect(origins.get('checklists.soil.weight')).toMatchObject({ path: 'main.yaml', place: { line: 4, column: 13 } });
    expect(origins.get('checklists.soil.title')).toMatchObject({ path: 'base.yaml', place: { line: 8, column: 12 } });
    expect(origins.get('checklists.soil.criteria.fed.home.0')).toMatchObject({ path: 'base.yaml', place: { line: 11 } });
  });

  test('false switches off, and what named it lets go', () => {
    const rubric = loaded({ 'base.yaml': base, 'main.yaml': 'extends: base.yaml\nsections: { beds: false }\navoid: { harm/poison: false }\nself-assessment: false\nchecklists: { soil: { criteria: { deep: false, fed: { met: { field: start } } } } }\n' });
    expect(rubric.sections).toEqual([]);
    expect(rubric.antiPatterns).toEqual([]);
    expect(rubric.selfAssessment).toBeNull();
    expect(rubric.checklists[0]!.criteria.map((c) => [c.id, c.home])).toEqual([['soil/fed', []]]);
  });

  test.each(['checklists: { other: false }', 'checklists: { other: { criteria: { extra/wet: false } } }'])('examples let go of a whole id that is gone: %s', (off) => {
    const held = base.replace('checklists:\n', 'checklists:\n  other: { title: Other, criteria: { extra/wet: { title: Wet, for: [rain] }, dry: { title: Dry } } }\n') + 'examples: { extra/wet: [{ found: It rains. }] }\n';
    expect(loaded({ 'base.yaml': held, 'main.yaml': 'extends: base.yaml\n' }).examples).toHaveLength(1);
    expect(loaded({ 'base.yaml': held, 'main.yaml': `extends: base.yaml\n${off}\n` }).examples).toEqual([]);
  });

  test('a check may not rest on what is switched off', () => {
    expect(troubles({ 'base.yaml': base, 'main.yaml': 'extends: base.yaml\nsections: { beds: false }\n' })).toEqual(['base.yaml:11:115 The section "beds" is switched off, and this condition rests on it. | Write the condition anew where you switch it off, or leave it on.']);
  });

  test('a field that changes its kind loses the old one', () => {
    expect(loaded({ 'base.yaml': base, 'main.yaml': 'extends: base.yaml\nfields: { start: { text: true } }\n' }).fields[0]!.kind).toBe('text');
  });

  test.each([
    ['a criterion', 'checklists: { soil: { criteria: { fedd: { fix: Feed it. } } } }', 'main.yaml:2:35 "fedd", under soil, changes a criterion that is not there. Is it fed? | Write fed, or give it "title" or "asks" of its own.'],
    ['a criterion by its title', 'checklists: { soil: { criteria: { Fedd: { fix: Feed it. } } } }', 'main.yaml:2:35 "Fedd", under soil, changes a criterion that is not there. Is it fed? | Write fed, or give it "title" or "asks" of its own.'],
    ['a checklist', 'checklists: { siol: { weight: 10 } }', 'main.yaml:2:15 "siol" changes a checklist that is not there. Is it soil? | Write soil, or give it "title" or "criteria" of its own.'],
    ['a section', 'sections: { bets: { required: false } }', 'main.yaml:2:13 "bets" changes a section that is not there. Is it beds? | Write beds, or give it "title" or "hint" of its own.'],
    ['a field', 'fields: { strat: { required: false } }', 'main.yaml:2:11 "strat" changes a field that is not there. Is it start? | Write start, or give it "text" or "date" of its own.'],
    ['something to avoid', 'avoid: { harm/poisn: { severity: note } }', 'main.yaml:2:10 "harm/poisn" changes a thing to avoid that is not there. Is it harm/poison? | Write harm/poison, or give it "title" or "asks" of its own.'],
    ['something to switch off', 'sections: { bets: false }', 'main.yaml:2:13 "bets" switches off a section that is not there. Is it beds? | Write beds.'],
  ])('an override of %s that is not there', (_, line, expected) => {
    expect(troubles({ 'base.yaml': base, 'main.yaml': `extends: base.yaml\n${line}\n` })).toEqual([expected]);
  });

  test('a mistake in a parent is told at the parent\'s place, once', () => {
    const bad = base.replace('fix: Dig.', 'fixx: Dig.');
    expect(troubles({ 'base.yaml': bad, 'main.yaml': 'extends: base.yaml\n' })).toHaveLength(1);
    expect(troubles({ 'base.yaml': bad, 'main.yaml': 'extends: base.yaml\n' })[0]).toMatch(/^base\.yaml:12:28 "fixx", under soil\/deep\. Is it fix\?/u);
  });
});

describe('where parents are found', () => {
  test('relative to the file that holds them', () => {
    expect(loaded({ 'main.yaml': 'extends: shared/mine.yaml\ntitle: Main\n', 'shared/mine.yaml': 'extends: ../other/base.yaml\n', 'other/base.yaml': base }).type).toBe('garden');
  });
  test('by a shipped id, whose own neighbours are shipped ones', () => {
    expect(loaded({ 'main.yaml': 'extends: garden/roses\ntitle: Main\n' }, { 'garden/roses': 'extends: base.yaml\n', 'garden/base': base }).checklists).toHaveLength(1);
  });
  test('the id is the shipped one, the path under rubrics, or the file\'s name', () => {
    const id = (ref: string): string | null => { const r = loadRubric(ref, sourcesOf({ 'a/rubrics/x/y.yaml': base, 'b/mine.yaml': base, 'c.yaml': `id: own/name\n${base}` }, { 'garden/base': base })); return r.ok ? r.value.id : null; };
    expect(['garden/base', 'a/rubrics/x/y.yaml', 'b/mine.yaml', 'c.yaml'].map(id)).toEqual(['garden/base', 'x/y', 'mine', 'own/name']);
  });
  test('circles are problems at the extends that closes them', () => {
    expect(troubles({ 'main.yaml': 'title: A\nextends: b.yaml\n', 'b.yaml': 'extends:\n  - main.yaml\n' })).toEqual(['b.yaml:2:5 These rubrics extend each other in a circle: main.yaml → b.yaml → main.yaml. | Remove one of the extends.']);
    expect(troubles({ 'main.yaml': 'extends: main.yaml\n' })).toEqual(['main.yaml:1:10 This rubric extends itself. | Remove one of the extends.']);
  });
  test('a chain without end is cut', () => {
    const sources = sourcesOf({});
    const endless = { ...sources, read: (path: string) => `extends: x${path}\n` };
    expect(loadRubric('a.yaml', endless).problems.map((p) => p.code)).toEqual(['rubric-too-large']);
  });
});

describe('several parents', () => {
  test('that share a base lay their changes over it left to right, and the file itself over them', () => {
    const files = {
      'base.yaml': base,
      'left.yaml': 'extends: base.yaml\nchecklists: { soil: { weight: 10, criteria: { deep: false } } }\n',
      'right.yaml': 'extends: base.yaml\nchecklists: { soil: { weight: 20 } }\n',
    };
    const soil = (main: string) => loaded({ ...files, 'main.yaml': main }).checklists[0]!;
    expect(soil('extends: [left.yaml, right.yaml]\n')).toMatchObject({ weight: 20, criteria: [{ id: 'soil/fed' }] });
    expect(soil('extends: [right.yaml, left.yaml]\n').weight).toBe(10);
    expect(soil('extends: [left.yaml, right.yaml]\nchecklists: { soil: { weight: 30 } }\n').weight).toBe(30);
    expect(soil('extends: [left.yaml, base.yaml]\n').weight).toBe(10);
  });
  test('parents that share nothing go left to right', () => {
    const apart = { 'a.yaml': base, 'b.yaml': 'title: B\nchecklists: { soil: { weight: 7 } }\n' };
    expect(loaded({ ...apart, 'main.yaml': 'extends: [a.yaml, b.yaml]\n' }).checklists[0]!.weight).toBe(7);
    expect(loaded({ ...apart, 'main.yaml': 'extends: [b.yaml, a.yaml]\n' }).checklists[0]!.weight).toBe(40);
  });
});

describe('properties of merging', () => {
  const scalars = fc.record({ bar: fc.integer({ min: 0, max: 100 }), 'serious-limit': fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] });
  const yaml = (decision: object, head = ''): string => `${head}decision: ${JSON.stringify(decision)}\n`;
  const decisionOf = (files: Record<string, string>) => loaded(files).decision;

  test('left to right, then the file itself: the last that says a thing wins', () => {
    fc.assert(fc.property(fc.array(scalars, { minLength: 1, maxLength: 5 }), scalars, (parents, own) => {
      const files = Object.fromEntries(parents.map((p, i) => [`p${i}.yaml`, yaml(p)]));
      const got = decisionOf({ ...files, 'root.yaml': base, 'main.yaml': yaml(own, `extends: [root.yaml, ${Object.keys(files).join(', ')}]\n`) });
      const want = Object.assign({ bar: 70, 'serious-limit': 3 }, ...parents, own) as { bar: number; 'serious-limit': number };
      expect(got).toEqual({ bar: want.bar, seriousLimit: want['serious-limit'] });
    }), { numRuns: 60 });
  });

  test('a chain and a list of the same overrides come to the same', () => {
    fc.assert(fc.property(fc.array(scalars, { minLength: 1, maxLength: 5 }), (overrides) => {
      const flat = Object.fromEntries(overrides.map((o, i) => [`p${i}.yaml`, yaml(o)]));
      const chain = Object.fromEntries(overrides.map((o, i) => [`p${i}.yaml`, yaml(o, `extends: ${i === 0 ? 'root' : `p${i - 1}`}.yaml\n`)]));
      const asList = decisionOf({ ...flat, 'root.yaml': base, 'main.yaml': `extends: [root.yaml, ${Object.keys(flat).join(', ')}]\n` });
      const asChain = decisionOf({ ...chain, 'root.yaml': base, 'main.yaml': `extends: p${overrides.length - 1}.yaml\n` });
      expect(asList).toEqual(asChain);
    }), { numRuns: 60 });
  });

  test('the same files give the same rubric and the same fingerprint; another byte gives another', () => {
    const files = { 'base.yaml': base, 'main.yaml': 'extends: base.yaml\n' };
    expect(loaded(files)).toEqual(loaded(files));
    expect(loaded({ ...files, 'base.yaml': `${base}\n` }).sha256).not.toBe(loaded(files).sha256);
  });

  test('whatever stands in a file, loading gives a rubric or problems with a place, and never throws', () => {
    const word = fc.constantFrom('title', 'for', 'met', 'all', 'says', 'criteria', 'checklists', 'values', 'fields', 'money', 'false', 'avoid', 'when', 'not', 'extends', 'Some title', '__proto__');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(word, tie('tree'), { maxKeys: 4 })),
    }));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('title', 'checklists', 'essential', 'avoid', 'sections', 'fields', 'timing', 'examples', 'self-assessment', 'lexicon'), tree, { maxKeys: 4 }), (value) => {
      const result = loadRubric('main.yaml', sourcesOf({ 'main.yaml': JSON.stringify(value) }));
      expect(result.ok || result.problems.every((p) => p.path === 'main.yaml' && p.line !== null)).toBe(true);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    }), { numRuns: 400 });
  });
});
