/** Stages: laid over a rubric, by name and by status; the shipped ones with their examples; and what is told for information. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { rubricYaml } from '../../src/rubric-kit/yaml.js';
import type { Rubric } from '../../src/rubric/types.js';
import { checkRubric } from '../../src/rubric-kit/check.js';
import { openShelf } from '../../src/commands/evaluate/shelf.js';
import { shippedRubrics, sourcesOf as shippedSources } from '../../src/rubric/shipped.js';
import { loadEffective, loadRubric } from '../../src/rubric/load.js';
import { fakeHost, packageRoot } from '../cli/fake-host.js';
import { judged } from '../scaffold/shipped.js';
import { loaded, sourcesOf } from './sources.js';

const host = fakeHost();
const shipped = shippedRubrics(host);
const example = (path: string): string => readFileSync(`${packageRoot}/${path}`, 'utf8');
const elements = ['objectives', 'scope', 'timeline', 'resources', 'communication', 'decision-making', 'ip', 'metrics', 'exit'];

const base = `title: Fund
fields: { start: { date: true, required: true, home: plan } }
sections: { plan: { title: Plan, required: true }, story: { title: Story, required: true } }
checklists:
  needs: { title: Needs, criteria: { who: { title: Who, asks: Who?, home: [plan], for: [open to all] }, why: { title: Why, asks: Why?, for: [because] } } }
stages:
  later:
    title: Later
    relaxes: fields
    sections: { story: false }
    checklists: { needs: { criteria: { why: false, who: { for: [still open] } } } }
  report:
    title: Report
    replaces: [sections, checklists]
    sections: { Result: { required: true } }
    essential: { It happened: { for: [took place], home: [Result] } }
stage-by-status: { accepted: later }
`;
const at = (stage: string, files: Readonly<Record<string, string>> = { 'main.yaml': base }) => {
  const rubric = loadRubric('main.yaml', sourcesOf(files), stage);
  if (!rubric.ok) throw new Error(rubric.problems.map((p) => p.message).join('\n'));
  return rubric.value;
};

describe('a stage', () => {
  it('leaves the rubric itself as it is, and is told of it', () => {
    const rubric = loaded({ 'main.yaml': base });
    expect(rubric.stage).toBe(null);
    expect(rubric.stages).toEqual([{ id: 'later', title: 'Later' }, { id: 'report', title: 'Report' }]);
    expect(rubric.stageByStatus).toEqual({ accepted: 'later' });
    expect(rubric.sections.map((s) => s.id)).toEqual(['plan', 'story']);
  });
  it('changes, switches off and relaxes', () => {
    const rubric = at('later');
    expect(rubric.stage).toBe('later');
    expect(rubric.id).toBe('main');
    expect(rubric.sections.map((s) => s.id)).toEqual(['plan']);
    expect(rubric.fields.map((f) => [f.id, f.required])).toEqual([['start', false]]);
    expect(rubric.checklists[0]!.criteria.map((c) => [c.id, c.for.map((p) => p.source)])).toEqual([['needs/who', ['still open']]]);
    expect(rubric.sha256).not.toBe(at('report').sha256);
  });
  it('replaces whole parts, in the short form too', () => {
    const rubric = at('report');
    expect(rubric.sections.map((s) => s.id)).toEqual(['result']);
    expect(rubric.checklists.map((l) => [l.id, l.criteria.map((c) => c.id)])).toEqual([['essential', ['essential/it-happened']]]);
    expect(rubric.fields[0]!.home).toBe(null);
  });
  it('can be changed by a rubric that extends', () => {
    const rubric = at('later', { 'base.yaml': base, 'main.yaml': 'title: Ours\nextends: base.yaml\nstages: { later: { checklists: { needs: { weight: 7 } } } }\n' });
    expect(rubric.checklists[0]!.weight).toBe(7);
    expect(rubric.checklists[0]!.criteria).toHaveLength(1);
  });
  it.each([
    ['latr', base, 'The rubric has no stage "latr". Is it later?'],
    ['later', base.replace('who: { for: [still', 'whoo: { for: [still'), '"whoo", under needs, changes a criterion that is not there. Is it who?'],
    ['later', base.replace('accepted: later', 'accepted: latter'), null],
  ])('a mistake is told: %s', (stage, source, message) => {
    const rubric = loadRubric('main.yaml', sourcesOf({ 'main.yaml': source }), message === null ? null : stage);
    expect(rubric.ok).toBe(false);
    expect(rubric.problems[0]!.message).toBe(message ?? 'No stage is called "latter".');
  });
});

const stages = shipped.filter((s) => s.type !== null).flatMap(({ id }) => {
  const rubric = openShelf(host).rubric(id);
  return rubric.ok ? (rubric.value.stages ?? []).map((stage) => [id, stage.id] as const) : [];
});

test('every type has the agreement, and the agents their four gates', () => {
  expect(stages.filter(([, stage]) => stage === 'agreement').map(([id]) => id)).toEqual(shipped.filter((s) => s.type !== null).map(({ id }) => id));
  expect(stages.filter(([id]) => id === 'agent/partnership').map(([, stage]) => stage)).toEqual(['agreement', 'discovery', 'onboarding', 'expansion', 'strategic']);
});

describe.each(stages)('%s at %s', (id, stage) => {
  const { name, sources } = shippedSources(id, shipped, host);
  const opened = loadEffective(name, sources, stage);
  const language = openShelf(host).language('english');
  if (!opened.ok || !language.ok) throw new Error(`${id} ${stage}`);
  const found = checkRubric({ ...opened.value, language: language.value, warnings: opened.problems, shipped }, null);
  const own = new Set(opened.value.rubric.checklists.flatMap((l) => l.criteria.map((c) => c.id)));
  it('is read as its examples say, and has one for and against each criterion', () => {
    expect(found.examples.misread.map((m) => `${m.text} (${m.wanted}: ${m.read})`)).toEqual([]);
    expect(found.examples.unshown.filter((u) => own.has(u.id)).map((u) => `${u.id} ${u.lacks}`)).toEqual([]);
  });
  it('as YAML loads back to what is asked there', () => {
    const yaml = rubricYaml(opened.value.root, opened.value.rubric, opened.value.path);
    const again = loadRubric('main.yaml', sourcesOf({ 'main.yaml': yaml }));
    if (!again.ok) throw new Error(again.problems.map((p) => `${p.line} ${p.message}`).join('\n'));
    const bare = ({ origins: _, sha256: __, stage: ___, ...rest }: Rubric) => rest;
    expect(bare(again.value)).toEqual(bare(opened.value.rubric));
  });
  it('can be met and missed', () => expect(found.reached).toEqual(expect.arrayContaining(['accept', 'refine', 'decline'])));
  it('is called by what it asks', () => {
    if (stage === 'agreement') expect([...own]).toEqual(elements.map((one) => `agreement/${one}`));
    else expect(own.size).toBe(3);
  });
});

describe('agreements', () => {
  const agreement = (type: string, text: string) => {
    const shelf = openShelf(host, 'agreement');
    const rubric = shelf.rubric(shelf.forType(type)!);
    if (!rubric.ok) throw new Error(type);
    return judged(text, rubric.value);
  };
  it.each(openShelf(host).judged)('of %s: the finished example is accepted, the draft goes back', (type) => {
    const done = agreement(type, example('examples/agreement/accept.md'));
    expect(done.criteria.map((c) => [c.id, c.status])).toEqual(elements.map((one) => [`agreement/${one}`, 'met']));
    expect(done.recommendation).toBe('accept');
    expect(done.rubric.stage).toBe('agreement');
    const draft = agreement(type, example('examples/agreement/refine.md'));
    expect(draft.recommendation).toBe('refine');
    expect(draft.reasons.map((r) => r.id)).toEqual(['exit']);
  });
  it('the untouched template asks for all nine and says nothing', () => {
    const got = agreement('research', example('templates/agreement.md'));
    expect(got.recommendation).toBe('refine');
    expect(got.reasons.filter((r) => r.kind === 'section').map((r) => r.id)).toEqual(elements);
    expect(got.criteria.map((c) => c.status)).toEqual(elements.map(() => 'missing'));
  });
});

describe('by status', () => {
  it('only where the rubric says so and the line says nothing', () => {
    const own = fakeHost({ files: { '/repo/fund.yaml': base } });
    const stage = (status: string, asked: string | null = null) => { const r = openShelf(own, asked).rubric('fund.yaml', status); return r.ok ? r.value.stage : r.problems[0]!.message; };
    expect(stage('accepted')).toBe('later');
    expect(stage('submitted')).toBe(null);
    expect(stage('accepted', 'report')).toBe('report');
    expect(stage('accepted', 'reports')).toBe('The rubric fund has no stage "reports". Is it report?');
  });
});

describe('information', () => {
  const agent = example('examples/agent/accept.md');
  const told = (text: string) => {
    const shelf = openShelf(host);
    const rubric = shelf.rubric('agent/partnership');
    if (!rubric.ok) throw new Error('agent');
    const got = judged(text, rubric.value);
    return { notes: got.problems.filter((p) => p.code === 'information').map((p) => p.message), score: got.score, recommendation: got.recommendation };
  };
  const plain = told(agent);
  const network = '- **Agents in the network:** 40\n- **Connectivity:** 0.5\n- **Diversity score:** 0.7\n- **Time in network:** 3\n';
  it('says nothing where nothing is given', () => expect(plain.notes).toEqual([]));
  it('tells the network value when its four numbers are given, and scores nothing', () => {
    const got = told(agent.replace('## Implementation Roadmap', `${network}\n## Implementation Roadmap`));
    expect(got.notes).toEqual(['Network value: V = n² · k · s · t = 40² · 0.5 · 0.7 · 3 = 1680. This is for information and counts for nothing.']);
    expect({ ...got, notes: [] }).toEqual(plain);
  });
  it('reads them at the top of the file, and needs all four', () => {
    expect(told(agent.replace('agents: 6', 'agents: 6\nn: 10\nk: 2\ns: 3\nt: 1')).notes[0]).toContain('10² · 2 · 3 · 1 = 600.');
    expect(told(agent.replace('agents: 6', 'agents: 6\nn: 10\nk: 2\ns: 3')).notes).toEqual([]);
  });
  it.each(['We stake 20,000 FLAME for it.', 'Votes run on FlameCoin.'])('tells the token terms when tokens are mentioned: %s', (sentence) => {
    const { notes } = told(agent.replace('Usage. 100,000', `${sentence} Usage. 100,000`));
    expect(notes).toHaveLength(1);
    for (const term of ['10,000 FLAME', '1 FLAME is 1 vote', '10 %', '5,000 FLAME']) expect(notes[0]).toContain(term);
  });
  it('a flame is no token', () => expect(told(agent.replace('Usage. 100,000', 'The lamp burns with a flame. Usage. 100,000')).notes).toEqual([]));
});
