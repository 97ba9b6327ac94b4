import { expect, test } from 'vitest';
import { loaded, troubles } from './sources.js';

const allotments = `title: Mill Field allotments
outcomes: { accept: Have a plot, decline: Not here }
fields:
  amount: { money: GBP, from: 20, to: 500, required: true, label: [Asked for] }
  Plot number: { whole: true }
sections:
  Costs: { also: [What it costs], required: true, table-adds-up-to: amount }
essential:
  Who digs:
    asks: Is it said who digs?
    home: [The diggers]
    for: [we ... dig]
    needs: number
    same-as: welcome/it-stays
  Water: { home: What it costs, line: false }
  Tools:
welcome:
  It stays: { for: keep ... going, when: { section: What it costs } }
avoid:
  Selling plots: { says: [sell* ... plot], so: decline }
  Noise: { says: generator, so: note }
timing: { rules: { Waits for the lease: { suspects: [once the lease] } } }
examples:
  Who digs: [{ found: The six of us dig on Sundays. }, { not: They dig gold. }]
`;

test('titles are keys: ids derive from them, all else has a default', () => {
  const rubric = loaded({ 'main.yaml': allotments });
  expect(rubric).toMatchObject({
    id: 'main', type: 'main', version: '0.0.0', language: 'english', stage: null, selfAssessment: null, reply: '',
    outcomes: { accept: 'Have a plot', defer: 'Defer', refine: 'Refine', decline: 'Not here' },
    decision: { bar: 70, seriousLimit: 3 },
    timing: { intakeDays: 180, revisitDays: [90, 180], rules: [{ id: 'timing/waits-for-the-lease', title: 'Waits for the lease' }] },
  });
  expect(rubric.checklists.map((l) => [l.id, l.level, l.weight, l.must, l.criteria.map((c) => [c.id, c.title, c.weight])])).toEqual([
    ['essential', 'essential', 1, { atLeast: null, always: [] }, [['essential/who-digs', 'Who digs', 1], ['essential/water', 'Water', 1], ['essential/tools', 'Tools', 1]]],
    ['welcome', 'desirable', 1, { atLeast: null, always: [] }, [['welcome/it-stays', 'It stays', 1]]],
  ]);
  expect(rubric.fields.map((f) => [f.id, f.kind, f.title, f.whole, f.labels])).toEqual([
    ['amount', 'money', 'Amount', false, ['Asked for', 'Amount']],
    ['plot_number', 'number', 'Plot number', true, ['Plot number']],
  ]);
});

test('sections are named by id or by any heading; a home that nobody declares is a section that nobody requires', () => {
  const rubric = loaded({ 'main.yaml': allotments });
  const [digs, water] = rubric.checklists[0]!.criteria;
  expect([digs!.home, water!.home, water!.line, digs!.line, digs!.sameAs]).toEqual([['the-diggers'], ['costs'], [], ['Who digs'], 'welcome/it-stays']);
  expect(rubric.checklists[1]!.criteria[0]!.when).toEqual({ op: 'check', kind: 'section', params: { id: 'costs' } });
  expect(rubric.sections.map((s) => [s.id, s.title, s.required])).toEqual([['costs', 'Costs', true], ['the-diggers', 'The diggers', false]]);
});

test('what leads where, and a table that must add up', () => {
  const rubric = loaded({ 'main.yaml': allotments });
  expect(rubric.antiPatterns.map((a) => [a.id, a.severity])).toEqual([['avoid/selling-plots', 'disqualifying'], ['avoid/noise', 'note'], ['sections/costs-adds-up', 'serious']]);
  expect(rubric.antiPatterns[2]).toMatchObject({ title: 'Costs does not add up to amount', present: { op: 'not', of: { op: 'check', kind: 'table-adds-up-to', params: { in: 'costs', field: 'amount' } } } });
});

test('examples belong to criteria', () => {
  expect(loaded({ 'main.yaml': allotments }).examples).toEqual([
    { criterion: 'essential/who-digs', reads: 'found', text: 'The six of us dig on Sundays.', line: false, in: null, at: 'examples.Who digs.0.found' },
    { criterion: 'essential/who-digs', reads: 'not', text: 'They dig gold.', line: false, in: null, at: 'examples.Who digs.1.not' },
  ]);
});

test('examples may be about what is avoided and what waits, by title or id; only criteria are spoken for in part or against', () => {
  const more = allotments.replace('examples:\n', 'examples:\n  Selling plots: [{ found: We sell a plot. }]\n  timing/waits-for-the-lease: [{ asked: Once the lease is signed. }]\n');
  expect(loaded({ 'main.yaml': more }).examples!.map((e) => [e.criterion, e.reads])).toEqual([['avoid/selling-plots', 'found'], ['timing/waits-for-the-lease', 'asked'], ['essential/who-digs', 'found'], ['essential/who-digs', 'not']]);
  expect(troubles({ 'main.yaml': allotments.replace('examples:\n', 'examples:\n  Noise: [{ against: A generator. }]\n  Who dugs: []\n') }).map((t) => t.split(' | ')[0])).toEqual([
    'main.yaml:24:22 "against" goes with criteria; Noise is none.',
    'main.yaml:25:13 No criterion or thing to avoid is called "Who dugs". Is it who-digs?',
  ]);
});

test('a list of phrases is a condition that one of them is said', () => {
  const rubric = loaded({ 'main.yaml': 'title: T\nessential:\n  Safe: { when: [children, pupil*] }\n' });
  expect(rubric.checklists[0]!.criteria[0]!.when).toMatchObject({ op: 'check', kind: 'says', params: { phrases: [{ source: 'children' }, { source: 'pupil*' }] } });
});

test('a named checklist may hold its criteria right away', () => {
  const rubric = loaded({ 'main.yaml': 'title: T\nchecklists:\n  For the street:\n    It is safe: { asks: Safe? }\n    It is quiet:\n' });
  expect(rubric.checklists.map((l) => [l.id, l.title, l.criteria.map((c) => c.id)])).toEqual([['for-the-street', 'For the street', ['for-the-street/it-is-safe', 'for-the-street/it-is-quiet']]]);
});

test('the long form says the same', () => {
  const long = `title: Mill Field allotments
sections: { costs: { title: Costs } }
checklists: { essential: { title: Essential, level: essential, criteria: { who-digs: { title: Who digs, home: [costs] } } } }
avoid: { avoid/noise: { title: Noise, severity: note, says: [generator] } }
`;
  const short = 'title: Mill Field allotments\nsections: { Costs: {} }\nessential: { Who digs: { home: Costs } }\navoid: { Noise: { says: generator, so: note } }\n';
  const { origins: _, sha256: __, ...a } = loaded({ 'main.yaml': long });
  const { origins: ___, sha256: ____, ...b } = loaded({ 'main.yaml': short });
  expect(b).toEqual(a);
});

test('some weights said and others not is a warning, and no error', async () => {
  const { loadRubric } = await import('../../src/rubric/load.js');
  const { sourcesOf } = await import('./sources.js');
  const result = loadRubric('main.yaml', sourcesOf({ 'main.yaml': 'checklists:\n  a: { weight: 30, criteria: { x: {} } }\n  b: { criteria: { y: {} } }\n' }));
  expect(result.ok).toBe(true);
  expect(result.problems).toMatchObject([{ code: 'rubric-weight-missing', level: 'warning', line: 3, column: 3 }]);
});
