/** `use:` takes single things out of another rubric. */
import { expect, test } from 'vitest';
import { loaded, troubles } from './sources.js';

const base = `title: Shared
abstract: true
lexicon: { we: [we, our band], tools: [spade, hoe] }
fields: { license: { license: true, required: true }, budget: { money: true, required: true } }
sections: { costs: { title: Costs, required: true } }
checklists:
  values:
    title: Values
    declines: true
    criteria:
      privacy: { title: Privacy, asks: "Is it private?", home: costs, for: ["{we} ask first"], fix: "Say {so}." }
      open: { title: Open, met: { license: { compatible-with: AGPL-3.0 } } }
  impact: { title: Impact, level: desirable, criteria: { reach: { title: Reach, for: [far ... wide] } } }
avoid:
  ip/patents: { title: Patents, severity: disqualifying, says: ["{we} patent"], present: { field: { id: budget, is: missing } }, examples: [{ says: We patent it., not: We paint it. }] }
`;
const own = 'title: Mine\nlexicon: { we: [nobody] }\nuse: [shared#ip/patents, shared#values/privacy, shared#impact/reach]\nessential:\n  Mine too: { for: ["{we} dig"] }\n  values/privacy: { fix: Tell us. }\n';

test('criteria keep their whole id, go where their level says, and lose what speaks of the other page', () => {
  const rubric = loaded({ 'main.yaml': own }, { shared: base });
  expect(rubric.checklists.map((l) => [l.id, l.level, l.criteria.map((c) => [c.id, c.home, c.declines, c.fix, c.line])])).toEqual([
    ['essential', 'essential', [['essential/mine-too', [], false, 'Say more about this: Mine too.', ['Mine too']], ['values/privacy', [], true, 'Tell us.', ['Privacy']]]],
    ['welcome', 'desirable', [['impact/reach', [], false, 'Say more about this: Reach.', ['Reach']]]],
  ]);
});

test('word lists come along under a name of their own, fields without being required, and nothing else', () => {
  const rubric = loaded({ 'main.yaml': own }, { shared: base });
  const words = (parts: unknown): string => JSON.stringify(parts);
  expect(words(rubric.antiPatterns[0]!.says)).toContain('band');
  expect(words(rubric.checklists[0]!.criteria[0]!.for)).toContain('nobody');
  expect(rubric.antiPatterns.map((a) => [a.id, a.severity, a.examples.length])).toEqual([['ip/patents', 'disqualifying', 1]]);
  expect(rubric.fields.map((f) => [f.id, f.required])).toEqual([['budget', false]]);
  expect(rubric.sections).toEqual([]);
});

test('the licence field comes with a check of licences, and the hash covers what was taken from', () => {
  const uses = 'title: Mine\nuse: shared#values/open\n';
  const rubric = loaded({ 'main.yaml': uses }, { shared: base });
  expect(rubric.fields.map((f) => f.id)).toEqual(['license']);
  expect(loaded({ 'main.yaml': uses }, { shared: `${base}\n` }).sha256).not.toBe(rubric.sha256);
  expect(rubric.origins.get('checklists.essential.criteria.values/open.title')?.path).toBe('pkg/rubrics/shared.yaml');
});

test('what is not there, what is no reference, and circles are told where they stand', () => {
  expect(troubles({ 'main.yaml': 'title: T\nuse:\n  - shared#ip/patent\n  - shared\n  - sharde#ip/patents\n' }, { shared: base })).toEqual([
    'main.yaml:4:5 "use" takes a rubric and an id with a # between them, and here is "shared". | Write it like: use: [partnership/base#ip/patents]',
    'main.yaml:3:5 "shared" has no criterion and nothing to avoid called "ip/patent". Is it ip/patents? | Write: shared#ip/patents',
    expect.stringContaining('main.yaml:5:5 There is no rubric "sharde". Is it shared?'),
  ]);
  expect(troubles({ 'main.yaml': 'title: T\nuse: other.yaml#avoid/x\n', 'other.yaml': 'title: O\nuse: main.yaml#avoid/y\n' }).join('\n')).toContain('extend each other in a circle');
});
