/** Results made by hand, one for each kind of screen. The proposals are invented. */
import type { AntiPatternResult, CriterionResult, Evaluation, Outcome, RunResult } from '../../src/evaluate/result.js';
import type { Evidence } from '../../src/language/evidence.js';
import type { Problem } from '../../src/lib/place.js';
import { exitOf } from '../../src/commands/exit.js';

export function evidence(line: number, text: string, more: Partial<Evidence> = {}): Evidence {
  return { line, column: 1, endLine: line, endColumn: text.length + 1, text, excerpt: text, section: 'Methodology', stance: 'supports', basis: 'declared', trigger: null, excluded: null, ...more };
}

export function criterion(id: string, title: string, more: Partial<CriterionResult> = {}): CriterionResult {
  return {
    id, checklist: id.split('/')[0]!, title, asks: `${title}: is it said?`, required: true, weight: 1, status: 'met', basis: 'declared', note: null, fix: `Say what you mean by ${title.toLowerCase()}.`,
    effort: 'write', where: { section: 'Self-Assessment', line: 60 }, evidence: [], excluded: [], answer: null, waiver: null, ...more,
  };
}

const avoid = (id: string, title: string, more: Partial<AntiPatternResult> = {}): AntiPatternResult => ({ id, title, severity: 'serious', status: 'absent', basis: 'none', evidence: [], ...more });

const VALUES: readonly (readonly [string, string])[] = [
  ['values/open-source', 'Open source commitment'], ['values/privacy', 'Privacy and data sovereignty'], ['values/equity', 'Equity and inclusion'],
  ['values/environment', 'Environmental sustainability'], ['values/consciousness', 'Consciousness-first'], ['values/transparency', 'Transparent communication'],
];
const BENEFIT: readonly (readonly [string, string])[] = [
  ['mutual-benefit/exchange', 'Clear value exchange'], ['mutual-benefit/scope', 'Realistic scope'], ['mutual-benefit/strengths', 'Complementary strengths'],
  ['mutual-benefit/shared-metrics', 'Shared success metrics'], ['mutual-benefit/long-term', 'Long-term sustainability'],
];
const TECHNICAL: readonly (readonly [string, string])[] = [
  ['technical/architecture', 'Architecture fit'], ['technical/license', 'License compatibility'], ['technical/quality', 'Quality standards'], ['technical/maintenance', 'Maintenance commitment'],
];
const IMPACT: readonly (readonly [string, string])[] = [['impact/good', 'Social or environmental good'], ['impact/knowledge', 'Knowledge contribution'], ['impact/scale', 'Scalability']];

const avoided = [avoid('ip/patents', 'Patents on joint work', { severity: 'disqualifying' }), avoid('extractive/surveillance', 'Surveillance', { severity: 'disqualifying' }), avoid('zero-sum/exclusive', 'Exclusivity')];
const avoidQuestion = { id: 'avoid', kind: 'avoid', asks: 'Is any red flag present?', decisive: true, candidates: [], covers: [] } as const;

export function evaluation(title: string, path: string, outcome: Outcome, changes: Readonly<Record<string, Partial<CriterionResult>>> = {}, more: Partial<Evaluation> = {}): Evaluation {
  const criteria = [...VALUES, ...BENEFIT, ...TECHNICAL, ...IMPACT].map(([id, name]) => criterion(id, name, { required: !id.startsWith('impact/'), ...changes[id] }));
  const list = (id: string, name: string, weight: number): Evaluation['checklists'][number] => ({ id, title: name, level: id === 'impact' ? 'desirable' : 'essential', weight, applicable: true, score: { low: 80, at: 80, high: 80 } });
  return {
    proposal: { path, title, type: 'research', status: 'draft', sha256: 'a'.repeat(64), contentSha256: 'b'.repeat(64) },
    rubric: {
      id: 'partnership/research', title: 'Research partnerships', version: '1.0.0', stage: null, sha256: 'c'.repeat(64), bar: 70,
      outcomes: { accept: "Yes, let's explore", defer: 'Interested, but timing', refine: 'Needs refinement', decline: 'Not aligned' },
      reply: 'Send it to partners@example.org; you hear within two weeks.',
    },
    recommendation: outcome, read: null, settled: false, couldBe: outcome === 'decline' ? ['decline'] : [outcome, 'decline'], revisit: null, score: { low: 84, at: 84, high: 84, verified: 0 }, hangsOn: null, wouldChange: [],
    checklists: [list('values', 'Values', 30), list('mutual-benefit', 'Mutual benefit', 25), list('technical', 'Technical compatibility', 15), list('impact', 'Impact', 10)],
    criteria, antiPatterns: avoided,
    sections: [{ id: 'abstract', title: 'Abstract', required: true, status: 'present', line: 12 }, { id: 'timeline', title: 'Timeline', required: true, status: 'present', line: 40 }],
    fields: [{ id: 'start', required: true, status: 'present', value: '2027-02-15', line: 8 }],
    timing: [], questions: [avoidQuestion], reasons: [], path: null, decision: null, problems: [], ...more,
  };
}

export function run(evaluations: readonly Evaluation[], problems: readonly Problem[] = [], skipped = 0): RunResult {
  const of = (outcome: Outcome): number => evaluations.filter((e) => e.recommendation === outcome).length;
  const unreadable = new Set(problems.map((p) => p.path)).size;
  return {
    version: 1, tool: { name: 'proposal-evaluator', version: '0.1.0' }, today: '2026-11-21', evaluations, problems,
    summary: { evaluated: evaluations.length, unreadable, skipped, accept: of('accept'), defer: of('defer'), refine: of('refine'), decline: of('decline'), unsettled: evaluations.filter((e) => !e.settled).length },
    exit: exitOf({ evaluations, problems }, 'refine'),
  };
}

const unticked = 'The box is not ticked. Tick it if it holds, or say what is missing.';
const place = (line: number) => ({ line, column: 1, endLine: line, endColumn: 40 });

export const refine = evaluation('Tide gauges that neighbours read', 'proposals/tide.md', 'refine', {
  'mutual-benefit/shared-metrics': { status: 'missing', note: unticked, asks: 'How will both of us know that it worked?', where: { section: 'Expected Outcomes', line: 31 }, fix: 'Give a figure that you and we can both check.' },
  'technical/maintenance': {
    status: 'missing', basis: 'fact', asks: 'Who maintains the result, and until when?', where: { section: 'Code/Software', line: 33 }, fix: 'Name who keeps it in repair, and until when.',
    excluded: [evidence(52, 'Our harbour clock has been looked after by volunteers since 2016.', { stance: 'unrelated', basis: 'text', excluded: 'about another project' })],
  },
  'impact/scale': { status: 'missing', note: unticked },
  'impact/knowledge': { status: 'partial', basis: 'text' },
}, {
  reasons: [
    { outcome: 'refine', kind: 'criterion', id: 'mutual-benefit/shared-metrics', text: 'Shared success metrics is missing: the box is not ticked. Tick it if it holds, or say what is missing.', mendable: true, places: [] },
    { outcome: 'refine', kind: 'criterion', id: 'technical/maintenance', text: 'Maintenance commitment is missing.', mendable: true, places: [] },
  ],
  path: {
    write: [
      { id: 'mutual-benefit/shared-metrics', do: 'Give a figure that you and we can both check.', effort: 'write', where: { section: 'Expected Outcomes', line: 31 } },
      { id: 'technical/maintenance', do: 'Name who keeps it in repair, and until when.', effort: 'write', where: { section: 'Code/Software', line: 33 } },
    ], change: [], to: 'accept',
  },
  problems: [{ code: 'key-unknown', level: 'note', message: '"organisation" looks like organization.', path: 'proposals/tide.md', line: 4, column: 1, fix: 'organization: …' }],
});

export const accept = evaluation('Tide gauges that neighbours read', 'proposals/tide.md', 'accept', {}, {
  score: { low: 96.5, at: 97, high: 97.5, verified: 0 },
  hangsOn: { id: 'technical/maintenance', what: 'who maintains the result', place: place(58), to: 'refine' },
  wouldChange: [{ what: 'start', at: '2027-05-21', to: 'defer' }],
});

export const defer = evaluation('Seed exchange 中文題目 for the upper valleys', 'proposals/seeds.md', 'defer', {}, {
  fields: [{ id: 'start', required: true, status: 'present', value: '2027-09-13', line: 7 }],
  revisit: { on: '2027-03-17', waitsFor: 'the start on 13 September 2027' },
  wouldChange: [{ what: 'start', at: '2027-05-20', to: 'accept' }],
  timing: [{ id: 'timing/late-start', title: 'Starts late', status: 'present', basis: 'fact', on: '2027-09-13', evidence: [evidence(7, 'start: 2027-09-13', { basis: 'fact', section: null })] }],
  reasons: [{ outcome: 'defer', kind: 'timing', id: 'timing/late-start', text: 'It starts on 13 September 2027, more than 180 days from today.', mendable: false, places: [place(7)] }],
});

export const decline = evaluation('Which tenants will fall behind', 'proposals/tenants.md', 'decline', {
  'values/privacy': {
    status: 'contradicted', basis: 'reader', asks: 'Are the data rights of people and communities respected?', fix: 'Ask every tenant, and leave out who says no.',
    evidence: [
      evidence(29, 'We take the payment histories of all tenants from the landlords and will not be asking anybody for consent, as that would only slow us down.', { stance: 'denies', trigger: 'not be asking' }),
      evidence(35, 'Those who object are kept in the data set all the same.', { stance: 'denies', trigger: null }),
    ],
  },
  'mutual-benefit/scope': { status: 'open', basis: 'none' },
}, {
  antiPatterns: [...avoided.slice(0, 1), avoid('extractive/surveillance', 'Surveillance', { severity: 'disqualifying', status: 'present', basis: 'reader', evidence: [evidence(41, 'The score of each household goes to its landlord every Monday.', { basis: 'text' })] }), ...avoided.slice(2)],
  read: { by: 'amara', on: '2026-10-06', assistant: null }, settled: true, couldBe: ['decline'], questions: [],
  score: { low: 84, at: 88, high: 92, verified: 12.5 },
  reasons: [
    { outcome: 'decline', kind: 'anti-pattern', id: 'extractive/surveillance', text: 'Red flag: Surveillance (found by a reviewer).', mendable: false, places: [place(41)] },
    { outcome: 'decline', kind: 'criterion', id: 'values/privacy', text: 'Privacy and data sovereignty: a reviewer reads the opposite.', mendable: false, places: [place(29), place(35)] },
  ],
  path: { write: [], change: [{ id: 'extractive/surveillance', do: 'Give no household\'s score to its landlord.', effort: 'decide', where: null }, { id: 'values/privacy', do: 'Ask every tenant, and leave out who says no.', effort: 'decide', where: null }], to: 'accept' },
});

const open = { status: 'open', basis: 'none' } as const;
export const unsettled = evaluation('A letter about the orchard', 'proposals/orchard.md', 'refine', Object.fromEntries([...[...VALUES, ...BENEFIT.slice(0, 3), ...TECHNICAL, ...IMPACT].map(([id]) => [id, open] as const), ...BENEFIT.slice(3).map(([id]) => [id, { basis: 'text' }] as const)]), {
  couldBe: ['refine', 'accept', 'decline'], score: { low: 10, at: 55.5, high: 100, verified: 0 },
  antiPatterns: [avoided[0]!, avoided[1]!, avoid('zero-sum/exclusive', 'Exclusivity', { status: 'open', evidence: [evidence(22, 'The press would be ours first of all.', { basis: 'text' })] })],
  problems: [{ code: 'self-assessment-missing', level: 'note', message: 'There is no self-assessment.', path: 'proposals/orchard.md', line: null, column: null, fix: null }],
  reasons: [{ outcome: 'refine', kind: 'score', id: 'score', text: 'Score 55.5 of 100 (70 needed).', mendable: false, places: [] }],
  questions: [
    { id: 'zero-sum/exclusive', kind: 'anti-pattern', asks: 'Does anybody get it for themselves alone?', decisive: true, candidates: [{ line: 22, text: 'The press would be ours first of all.' }], covers: [] },
    ...[...VALUES, ...BENEFIT.slice(0, 3)].map(([id, name], i) => ({ id, kind: 'criterion' as const, asks: `${name}: is it said?`, decisive: i < 7, candidates: i === 0 ? [{ line: 14, text: 'Whatever we learn about grafting we will write down for everybody who asks, and for their children too, in the plainest words that we can find, as our grandmothers did.' }] : [], covers: [] })),
    avoidQuestion,
  ],
});

/** Declared in full, and a phrase of a red flag stands in it that nobody has confirmed. */
export const suspected = evaluation('A patent in a footnote', 'proposals/footnote.md', 'decline', { 'technical/license': { basis: 'fact' } }, {
  settled: false, couldBe: ['decline', 'accept', 'defer', 'refine'], score: { low: 100, at: 100, high: 100, verified: 4 },
  antiPatterns: [avoid('ip/patents', 'Patents on joint work', { severity: 'disqualifying', status: 'present', basis: 'text', evidence: [evidence(140, 'We will file a patent on the joint method.', { basis: 'text' })] }), ...avoided.slice(1)],
  reasons: [{ outcome: 'decline', kind: 'anti-pattern', id: 'ip/patents', text: 'Red flag: Patents on joint work (the text seems to say so; no reader has confirmed it).', mendable: false, places: [place(140)] }],
  path: { write: [], change: [{ id: 'ip/patents', do: 'Leave joint work free of patents, and say so.', effort: 'decide', where: null }], to: 'accept' },
});

/** An assistant answered all of it, under the eyes of a reviewer. */
export const read = evaluation('Tide gauges that neighbours read', 'proposals/tide.md', 'accept', Object.fromEntries([...VALUES, ...BENEFIT, ...TECHNICAL, ...IMPACT].map(([id]) => [id, { basis: 'reader' }] as const)), {
  read: { by: 'amara', on: '2026-10-06', assistant: 'qwen3:8b' }, settled: true, couldBe: ['accept'], questions: [], score: { low: 97, at: 97, high: 97, verified: 100 },
});

/** Sections and a field are missing, and two of a list are open: what a first draft looks like. */
export const draft = evaluation('🌱 A first draft', 'draft.md', 'refine', { 'values/equity': { status: 'missing', note: unticked }, 'values/environment': { status: 'missing', note: unticked } }, {
  score: { low: 61.2, at: 61.2, high: 61.2, verified: 0 },
  sections: [{ id: 'abstract', title: 'Abstract', required: true, status: 'missing', line: null }, { id: 'timeline', title: 'Timeline', required: true, status: 'empty', line: 40 }],
  reasons: [
    { outcome: 'refine', kind: 'section', id: 'abstract', text: 'The section Abstract is missing.', mendable: true, places: [] },
    { outcome: 'refine', kind: 'section', id: 'timeline', text: 'The section Timeline is empty.', mendable: true, places: [place(40)] },
    { outcome: 'refine', kind: 'field', id: 'contact', text: 'Contact is not given.', mendable: true, places: [] },
    { outcome: 'refine', kind: 'criterion', id: 'values', text: 'Values: 4 of 6 points are covered, 5 are needed. Missing: Equity and inclusion and Environmental sustainability.', mendable: true, places: [] },
    { outcome: 'refine', kind: 'fact', id: 'start', text: 'The start, 2026-01-01, is past.', mendable: false, places: [place(8)] },
  ],
  path: {
    write: [
      { id: 'abstract', do: 'Write the section Abstract.', effort: 'write', where: { section: 'Abstract', line: null } },
      { id: 'timeline', do: 'Write the section Timeline.', effort: 'write', where: { section: 'Timeline', line: 40 } },
      { id: 'contact', do: 'Give a name and an email address.', effort: 'write', where: null },
      { id: 'values/equity', do: 'Say who might be left out.', effort: 'write', where: { section: 'Alignment with the principles of the commons', line: 61 } },
    ],
    change: [{ id: 'start', do: 'Give a start that lies ahead.', effort: 'decide', where: { section: 'Timeline', line: 8 } }], to: 'accept',
  },
});

export const problems: readonly Problem[] = [
  { code: 'frontmatter-invalid', level: 'error', message: 'a title with a colon in it needs quotes', path: 'proposals/broken.md', line: 2, column: 14, fix: 'write: title: "Tides: a study"' },
  { code: 'type-unknown', level: 'error', message: '"reserch" is none of ours. Is it research?', path: 'proposals/letter.md', line: 2, column: 7, fix: 'write: type: research' },
];
