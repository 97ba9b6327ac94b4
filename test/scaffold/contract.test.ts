/** Templates can't drift from their rubrics: each has a place for all that the rubric can ask for, claims nothing, and leads to a yes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findSections } from '../../src/evaluate/sections.js';
import { findSelfAssessment } from '../../src/evaluate/self-assessment.js';
import type { Condition, Rubric } from '../../src/rubric/types.js';
import type { Proposal } from '../../src/proposal/types.js';
import { knownFields } from '../../src/proposal/fields.js';
import { claimedType } from '../../src/proposal/type.js';
import { openShelf } from '../../src/commands/evaluate/shelf.js';
import { templateFor } from '../../src/scaffold/template.js';
import { generateTemplate } from '../../src/scaffold/generate.js';
import { headingKey } from '../../src/lib/fold.js';
import { plain, readYaml } from '../../src/lib/yaml.js';
import { fakeHost, packageRoot } from '../cli/fake-host.js';
import { loaded } from '../rubric/sources.js';
import { brought, exampleOf, judged, parsed, rubricOf, shelf, templateOf } from './shipped.js';

const data = readYaml(readFileSync(`${packageRoot}/templates/people.yaml`, 'utf8'), { path: 'people.yaml' });
const forPeople = (data.ok ? plain(data.value) : {}) as Readonly<Record<string, readonly string[] | undefined>>;

/** A rubric of one's own, with sections, fields, lines and a criterion that has no home. */
const fund = loaded({ 'main.yaml': `id: fund
title: Pier fund
type: grant
language: english
fields:
  organization: { text: true, required: true, title: Organization }
  start: { date: true, required: true, title: Start, home: plan }
  size: { choice: [small, large], title: Size }
  cost: { money: NOK, title: Cost }
sections:
  plan: { title: "Plan & <means>", required: true, hint: "What you do --> and when.", labels: [Start, Milestones] }
  boxes: { title: What you need, required: false, labels: [A boat, A crew] }
checklists:
  needs:
    title: Needs
    level: essential
    weight: 60
    criteria:
      who: { title: Who gains, asks: Who gains?, home: [plan], line: false, for: [open to all], fix: Say who. }
      safe: { title: "Safe [for] *children*", asks: Is it safe?, for: [trained crew], fix: Say how. }
      boat: { title: Boat, asks: Is a boat needed?, home: [boxes], line: false, met: { ticked: { in: boxes, box: [A boat] } }, fix: Say so. }
  welcome:
    title: Welcome
    level: desirable
    weight: 40
    criteria:
      lasting: { title: Lasting, asks: Does it last?, for: [carry on], fix: Say how. }
avoid:
  harm/party: { title: Party politics, asks: Is it for a party?, severity: disqualifying, says: [election campaign], fix: Leave it out. }
self-assessment:
  titles: [Self-Assessment]
  avoid-group: [What we avoid]
  avoid-lines: [{ line: No politics, covers: ["harm/*"] }]
` });
const short = loaded({ 'main.yaml': `title: Small grants
language: english
essential:
  Who gains: { asks: Who gains?, for: [open to all], fix: Say who. }
  Their own idea: { asks: Was it theirs?, for: [planned with], home: [Story], fix: Tell how. }
welcome:
  It goes on: { for: [carry on], fix: Tell how. }
avoid:
  Party politics: { says: [election campaign], so: decline }
` });

describe.each(shelf.types)('the template of %s', (type) => {
  const template = templateOf(type);
  test.runIf(shelf.forType(type) !== null && template !== null)('has a place for all that its rubric can ask for, and no more', () => {
    const rubric = rubricOf(type);
    const page = parsed(template!);
    const claim = claimedType(page, shelf.types);
    expect(claim !== null && 'type' in claim && shelf.forType(claim.type)).toBe(rubric.id);
    expect(lacks(page, rubric)).toEqual([]);
    expect(unread(page, rubric).sort()).toEqual([...forPeople[type] ?? []].map(headingKey).sort());
  });
  test.runIf(shelf.forType(type) !== null && template !== null)('untouched, claims nothing and is told all that is missing', () => claimsNothing(template!, rubricOf(type)));
  test.runIf(shelf.forType(type) !== null && template !== null && exampleOf(type) !== null)('filled with the finished example, is accepted', () => {
    const rubric = rubricOf(type);
    const made = brought(exampleOf(type)!, template!, rubric);
    expect(made.unplaced).toEqual([]);
    const evaluation = judged(made.text, rubric);
    expect(evaluation.reasons).toEqual([]);
    expect(evaluation.recommendation).toBe('accept');
  });
});

describe('a template made from a rubric', () => {
  const rubrics = [...shelf.judged.map(rubricOf), fund, short];
  test.each(rubrics.map((rubric) => [rubric.id, rubric] as const))('%s: keeps the same contract', (_, rubric) => {
    const template = generateTemplate(rubric);
    const page = parsed(template);
    const claim = claimedType(page, [rubric.type]);
    expect(claim).toMatchObject({ type: rubric.type });
    expect(lacks(page, rubric)).toEqual([]);
    expect(unread(page, rubric)).toEqual([]);
    claimsNothing(template, rubric);
  });
  const stages = shelf.judged.flatMap((type) => (rubricOf(type).stages ?? []).map(({ id }) => [type, id] as const));
  test.each(stages)('%s at the stage %s: keeps it too, ours and one that is made', (type, stage) => {
    const staged = openShelf(fakeHost(), stage).rubric(shelf.forType(type)!);
    if (!staged.ok) throw new Error(stage);
    for (const template of new Set([templateFor(staged.value, fakeHost()).replace(/^type:$/mu, `type: ${type}`), generateTemplate(staged.value)])) {
      const page = parsed(template);
      expect(claimedType(page, [type])).toMatchObject({ type });
      // What was told before is not asked again, unless the stage requires it.
      expect(lacks(page, { ...staged.value, fields: staged.value.fields.filter(({ required }) => required) })).toEqual([]);
      expect(unread(page, staged.value)).toEqual([]);
      claimsNothing(template, staged.value);
    }
  });
  test('leads to a yes for an own rubric', () => {
    const template = generateTemplate(fund);
    const filled = template
      .replace('organization:', 'organization: Pier Society').replace(/start: .*/u, 'start: 2027-02-01')
      .replace('- **Milestones:**', '- **Milestones:** The pier is open to all in March 2027.')
      .replace('- [ ] A boat', '- [x] A boat')
      .replace(/- \[ \] (\*\*Safe.*?\*\*) <!--.*-->/u, '- [x] $1 a trained crew is on board with every group')
      .replace(/- \[ \] (\*\*Lasting.*?\*\*) <!--.*-->/u, '- [x] $1 the society keeps it open')
      .replace('- [ ] **No politics:**', '- [x] **No politics:** none');
    const evaluation = judged(filled, fund);
    expect(evaluation.reasons).toEqual([]);
    expect(evaluation.recommendation).toBe('accept');
  });
  test.runIf(exampleOf('research') !== null)('leads to a yes with a finished example', () => {
    const rubric = rubricOf('research');
    expect(judged(brought(exampleOf('research')!, generateTemplate(rubric), rubric).text, rubric).recommendation).toBe('accept');
  });
});

/** What the rubric can ask for and the page has no place for. */
function lacks(page: Proposal, rubric: Rubric): readonly string[] {
  const own = findSelfAssessment(page, rubric);
  const found = findSections(page, rubric.sections, own.sections);
  const out = rubric.sections.filter(({ id }) => found.get(id)!.sections.length === 0).map(({ id }) => `section ${id}`);
  const front = page.source.slice(0, page.bodyStart).split('\n');
  for (const field of rubric.fields) {
    // Another field that does as well needs no line of its own.
    const other = rubric.fields.some(({ or }) => or.includes(field.id));
    if (!other && !front.some((line) => line.startsWith(`${field.id}:`) || line.startsWith(`# ${field.id}:`))) out.push(`field ${field.id}`);
  }
  for (const criterion of rubric.checklists.flatMap((list) => list.criteria)) if (criterion.line.length > 0 && !own.criteria.has(criterion.id) && rubric.selfAssessment !== null) out.push(`line ${criterion.id}`);
  rubric.selfAssessment?.avoidLines.forEach((line, i) => { if (!own.avoid.has(i)) out.push(`line ${line.titles[0]}`); });
  for (const { checklist } of rubric.selfAssessment?.notApplicable ?? []) if (!own.notApplicable.has(checklist)) out.push(`line not-applicable ${checklist}`);
  for (const criterion of homeless(rubric)) if (!page.sections.some(({ key }) => key === headingKey(criterion.title))) out.push(`heading ${criterion.id}`);
  for (const { sections, words } of itemsAsked(rubric)) {
    const blocks = sections.length === 0 ? page.blocks : sections.flatMap((id) => found.get(id)!.blocks);
    const keys = words.map(headingKey);
    const items = blocks.filter(({ kind }) => kind === 'item').map(({ text }) => ` ${headingKey(text)} `);
    const inRubric = rubric.sections.some(({ id, labels }) => (sections.length === 0 || sections.includes(id)) && labels.some((label) => keys.some((key) => ` ${headingKey(label)} `.startsWith(` ${key} `))));
    if (inRubric && !items.some((item) => keys.some((key) => item.startsWith(` ${key} `)))) out.push(`one of ${words.join(', ')}`);
  }
  return out;
}

/** Criteria that neither a section nor a line asks for. */
function homeless(rubric: Rubric) {
  return rubric.checklists.flatMap((list) => list.criteria).filter((one) => one.home.length === 0 && (one.line.length === 0 || rubric.selfAssessment === null));
}

/** The labels and boxes that conditions read, each with the sections where they look. */
function itemsAsked(rubric: Rubric): readonly { readonly sections: readonly string[]; readonly words: readonly string[] }[] {
  const out: { sections: readonly string[]; words: readonly string[] }[] = [];
  const waiting: Condition[] = [
    ...rubric.checklists.flatMap((list) => [list.when, ...list.criteria.flatMap((c) => [c.met, c.partial, c.contradicted, c.when])]), ...rubric.antiPatterns.flatMap((a) => [a.present, a.when]),
  ].filter((one) => one !== null);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.op === 'not') waiting.push(one.of);
    else if (one.op !== 'check') waiting.push(...one.of);
    else if (['ticked', 'label', 'items'].includes(one.kind)) {
      const { in: where, box, label, labels } = one.params as Readonly<Record<string, string | readonly string[] | undefined>>;
      const words = [box ?? label ?? labels ?? []].flat();
      if (words.length > 0) out.push({ sections: where === undefined ? [] : [where].flat(), words });
    }
  }
  return out;
}

/** Headings and items of the page, folded, that nothing in the rubric looks for. */
function unread(page: Proposal, rubric: Rubric): string[] {
  const own = findSelfAssessment(page, rubric);
  const found = [...findSections(page, rubric.sections, own.sections).values()];
  const lines = new Set([...own.criteria.values(), ...own.avoid.values(), ...own.notApplicable.values()].map(({ block }) => block.index));
  const fields = [...rubric.fields, ...knownFields];
  const keys = [...rubric.sections.flatMap(({ labels }) => labels), ...fields.flatMap(({ labels, choices }) => [...labels, ...choices]), ...itemsAsked(rubric).flatMap(({ words }) => words)].map(headingKey).filter((key) => key !== '');
  const headings = page.sections.filter((section) => section.level > 1 && !own.sections.has(section.index) && !found.some(({ sections }) => sections.includes(section))).map(({ title }) => headingKey(title));
  const known = new Set(homeless(rubric).map(({ title }) => headingKey(title)));
  const items = page.blocks.filter((block) => block.kind === 'item' && block.excluded === null && !lines.has(block.index)).map(({ text }) => headingKey(text));
  return [...headings.filter((key) => !known.has(key)), ...items.filter((item) => item !== '' && !keys.some((key) => ` ${item} `.startsWith(` ${key} `)))];
}

/** Refine, with exactly the required sections and fields, the criteria that must not be missing and have no home, and the score. */
function claimsNothing(template: string, rubric: Rubric): void {
  const evaluation = judged(template, rubric);
  expect(evaluation.recommendation).toBe('refine');
  expect(evaluation.antiPatterns.filter(({ status }) => status === 'present').map(({ id }) => id)).toEqual([]);
  const status = new Map(evaluation.criteria.map((c) => [c.id, c.status]));
  expect([...status].filter(([, now]) => now === 'met' || now === 'partial' || now === 'contradicted')).toEqual([]);
  const housed = (home: readonly string[]): boolean => home.some((id) => rubric.sections.some((section) => section.id === id && section.required));
  const criteria = rubric.checklists.filter(({ level }) => level === 'essential').flatMap(({ must, criteria: all }) =>
    all.filter((one) => (must.atLeast === null || must.always.some((id) => one.id === id || one.id.endsWith(`/${id}`))) && !housed(one.home) && status.get(one.id) === 'missing'));
  const expected = [
    ...rubric.sections.filter(({ required }) => required).map(({ id }) => `section ${id}`), ...rubric.fields.filter(({ required }) => required).map(({ id }) => `field ${id}`),
    ...criteria.map(({ id }) => `criterion ${id}`), 'score score',
  ];
  expect(evaluation.reasons.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(expected.sort());
}
