/** `proposals rubric test --from-reviews`: reviewers' corrections, offered as examples. */
import { describe, expect, it } from 'vitest';
import { readYaml, plain } from '../../src/lib/yaml.js';
import { cli, type Ran } from '../cli/fake-host.js';
import { talked } from './talk.js';
import { repository } from './desk.js';

const rubric = `title: Lane fund
sections: { Budget: { required: true } }
self-assessment: { titles: [Self-Assessment] }
essential:
  Who gains:
    line: Who gains
    for: [open to (everyone | all)]
    against: [members only]
  Costs:
    home: [Budget]
    for: [paid by]
avoid:
  Politics: { says: [(we | our) election campaign], suspects: [canvass*], so: decline }
`;
const proposal = `---
type: grant
title: A bench
---

# A bench

Whoever passes may rest on it. It is open to everyone. We canvass for wood at the mill.

## Budget

The mill gives the planks.

## Self-Assessment

### Essential

- [x] **Who gains:** all who pass, says Ada \\"Quill\\" \u001b[31m} # of {the} mill.
`;
const answers = (...lines: readonly string[]): string => `by: amara\nanswers:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const run = (records: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran> =>
  cli(['rubric', 'test', 'lane.yaml', ...argv, '--from-reviews'], { files: { '/repo/lane.yaml': rubric, '/repo/proposals.yaml': 'reviewers: [amara, tomas]\n', '/repo/in/bench.md': proposal, ...Object.fromEntries(Object.entries(records).map(([name, text]) => [`/repo/in/bench.reviews/${name}.yaml`, text])) } }, 'proposals');
const amara = (...lines: readonly string[]): Promise<Ran> => run({ amara: answers(...lines) });

/** What it printed, as data. */
function examples(out: string): unknown {
  const read = readYaml(out, { path: 'out.yaml' });
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const whole = plain(read.value) as { readonly examples?: unknown } | null;
  return whole?.examples ?? null;
}

describe('rubric test --from-reviews', () => {
  it('offers the sentence as the reviewer read it, with the record\'s place', async () => {
    const { code, out, err } = await amara('{ id: essential/who-gains, verdict: met, quotes: ["may rest"] }', '{ id: essential/who-gains, verdict: contradicted, quotes: ["open to everyone"] }'.replace('who-gains', 'costs'));
    expect([code, err]).toEqual([0, '']);
    expect(examples(out)).toEqual({ 'essential/who-gains': [{ found: 'Whoever passes may rest on it.' }], 'essential/costs': [{ against: 'It is open to everyone.' }] });
    expect(out).toContain('# in/bench.reviews/amara.yaml:3, amara. Read as not found.');
    expect(out).toContain('# Lane fund: two sentences of 2 are read otherwise than by the reviewers.');
  });

  it.each([
    ['met', 'essential/who-gains', 'open to everyone', null],
    ['partial', 'essential/who-gains', 'open to everyone', { 'in-part': 'It is open to everyone.' }],
    ['missing', 'essential/who-gains', 'open to everyone', { not: 'It is open to everyone.' }],
    ['not-applicable', 'essential/who-gains', 'open to everyone', null],
    ['met', 'essential/costs', 'gives the planks', { found: 'The mill gives the planks.', in: 'budget' }],
    ['missing', 'essential/costs', 'gives the planks', null],
    ['present', 'avoid/politics', 'canvass for wood', { found: 'We canvass for wood at the mill.' }],
    ['absent', 'avoid/politics', 'canvass for wood', { not: 'We canvass for wood at the mill.' }],
    ['absent', 'avoid/politics', 'open to everyone', null],
    ['contradicted', 'essential/who-gains', 'all who pass', { against: 'all who pass, says Ada "Quill" } # of {the} mill.', line: true }],
    ['met', 'essential/who-gains', 'all who pass', null],
    ['met', 'nobody/knows', 'open to everyone', null],
  ])('%s of %s by "%s"', async (verdict, id, quote, wanted) => {
    const { code, out } = await amara(`{ id: ${id}, verdict: ${verdict}, quotes: ["${quote}"] }`);
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(examples(out)).toEqual(wanted === null ? null : { [id]: [wanted] });
  });

  it('offers what a rubric takes in as it stands, and then tests', async () => {
    const { out } = await amara('{ id: essential/who-gains, verdict: contradicted, quotes: ["all who pass"] }', '{ id: essential/costs, verdict: met, quotes: ["gives the planks"] }');
    const tested = await cli(['rubric', 'test', 'lane.yaml'], { files: { '/repo/lane.yaml': rubric + out } }, 'proposals');
    expect(tested).toMatchObject({ code: 1, out: expect.stringContaining('2 of 2 examples are read otherwise than you say.') });
    // What stands there already is not offered again.
    const again = await cli(['rubric', 'test', 'lane.yaml', '--from-reviews'], { files: { '/repo/lane.yaml': rubric + out, '/repo/proposals.yaml': 'reviewers: [amara]\n', '/repo/bench.md': proposal, '/repo/bench.reviews/amara.yaml': answers('{ id: essential/costs, verdict: met, quotes: ["gives the planks"] }') } }, 'proposals');
    expect(again.out).toContain('nothing to add');
  });

  it('says when nothing differs, and when nobody has answered on a sentence', async () => {
    expect((await amara('{ id: essential/who-gains, verdict: met, quotes: ["open to everyone"] }')).out).toBe('# Lane fund reads the one sentence as the reviewers did: nothing to add.\n');
    for (const ran of [await run({}), await amara('{ id: avoid, verdict: absent }'), await amara('{ id: essential/costs, verdict: met, quotes: ["words that have gone since"] }')])
      expect(ran).toMatchObject({ code: 0, out: '# Lane fund: no answer of a reviewer rests on a sentence here, so there is nothing to learn from yet.\n' });
  });

  it('hears listed reviewers alone, not assistants, nor whoever stepped aside', async () => {
    const one = '{ id: essential/costs, verdict: met, quotes: ["gives the planks"] }';
    const stranger = await run({ mallory: answers(one).replace('amara', 'mallory') });
    expect(stranger.out).toContain('nothing to learn');
    expect(stranger.err).toContain('not among the reviewers');
    expect((await run({ 'amara.model': `assistant: m\n${answers(one)}` })).out).toContain('nothing to learn');
    expect((await amara(`${one}\nsteps-aside: { why: kin, on: 2026-11-20 }`)).out).toContain('nothing to learn');
  });

  it('takes a folder, tells a broken record and still offers the rest', async () => {
    const both = { amara: answers('{ id: essential/costs, verdict: met, quotes: ["gives the planks"] }'), tomas: 'answers: [\n' };
    const ran = await run(both, 'in');
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('in/bench.reviews/tomas.yaml') });
    expect(examples(ran.out)).toEqual({ 'essential/costs': [{ found: 'The mill gives the planks.', in: 'budget' }] });
    expect((await run(both, 'nowhere')).code).toBe(2);
  });

  it('takes a correction from review: words quoted behind the answer', async () => {
    const { left } = await talked('tides', ['s', 'p "never named"', ''], repository());
    const ran = await cli(['rubric', 'test', 'rubric.yaml', '--from-reviews'], { files: { ...left } }, 'proposals');
    expect(ran.code).toBe(0);
    expect(examples(ran.out)).toEqual({ 'values/privacy': [{ 'in-part': 'Boats are counted, never named; see our notes.', in: 'methodology' }] });
    expect(ran.out).toContain('# tides.reviews/amara.yaml:3, amara. Read as ');
  });

  it('takes one that was given on the single sentence shown', async () => {
    const { printsOf } = await import('../../src/reviews/fingerprint.js');
    const { parseProposal } = await import('../../src/proposal/parse.js');
    const parsed = parseProposal(proposal, 'bench.md');
    const unit = parsed.ok ? printsOf(parsed.value).units.find(({ text }) => text.startsWith('Whoever passes'))! : null;
    const { out } = await amara(`{ id: essential/who-gains, verdict: met, rests-on: { sentences: [${unit!.print}] } }`);
    expect(examples(out)).toEqual({ 'essential/who-gains': [{ found: 'Whoever passes may rest on it.' }] });
    expect(out).toContain('amara, on the sentence shown. Read as not found.');
  });
});
