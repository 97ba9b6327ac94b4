import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffOf, type Diff, type Version } from '../../src/desk/diff.js';
import { evaluate, loadRubric, parseProposal } from '../../src/index.js';
import { printsOf } from '../../src/reviews/fingerprint.js';
import { packageRoot } from '../cli/fake-host.js';

const loaded = loadRubric('partnership/research');
if (!loaded.ok) throw new Error('no rubric');
const rubric = loaded.value;
const example = (name: string): string => readFileSync(join(packageRoot, 'examples', `${name}.md`), 'utf8');

function version(text: string): Version {
  const parsed = parseProposal(text, 'p.md');
  if (!parsed.ok) throw new Error(parsed.problems[0]!.message);
  return { proposal: parsed.value, evaluation: evaluate(parsed.value, rubric, { today: '2026-11-21' }), prints: printsOf(parsed.value) };
}
const diff = (before: string, after: string): Diff => diffOf(version(before), version(after));

/** With each of these replaced; each must be there. */
function changed(text: string, ...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((now, [from, to]) => { expect(now).toContain(from); return now.replace(from, to); }, text);
}

const decline = example('decline');
const paragraph = decline.slice(decline.indexOf('We shall seek patent'), decline.indexOf('\n\n', decline.indexOf('We shall seek patent')));
const line = decline.slice(decline.indexOf('- [ ] **Joint work stays open:**')).split('\n')[0]!;

describe('what moved between two versions', () => {
  it('is nothing where nothing changed, nor where only the status did', () => {
    expect(diff(decline, decline)).toMatchObject({ from: 'decline', to: 'decline', moves: [], vanished: [], edits: { gone: 0, come: 0 } });
    expect(diff(decline, changed(decline, ['status: submitted', 'status: accepted'])).moves).toEqual([]);
  });

  it('reports a deciding sentence that vanished with nothing in its place', () => {
    const { from, to, vanished, edits } = diff(decline, changed(decline, [paragraph, ''], [`${line}\n`, '']));
    expect([from, to]).toEqual(['decline', 'accept']);
    expect(vanished.map(({ id, edit }) => [id, edit.line])).toEqual([['ip/patents', 51], ['ip/patents', 122]]);
    expect(vanished[0]!.edit.text).toMatch(/^We shall seek patent protection .* Stridewell\.$/su);
    expect(edits).toEqual({ gone: 4, come: 0 });
  });

  it('does not, while another sentence still decides, nor where it only moved', () => {
    expect(diff(decline, changed(decline, [`${line}\n`, '']))).toMatchObject({ to: 'decline', vanished: [], moves: [] });
    expect(diff(decline, changed(decline, [paragraph, ''], ['## Timeline', `${paragraph}\n\n## Timeline`]))).toMatchObject({ to: 'decline', vanished: [], moves: [] });
  });

  it('takes an answer in its place, and elsewhere, but not a word about something else', () => {
    const withdrawn = 'Nobody will seek patents on the joint algorithms; they stay open.';
    const answered = diff(decline, changed(decline, [paragraph, withdrawn], [`${line}\n`, '']));
    expect(answered).toMatchObject({ to: 'accept', vanished: [] });
    expect(answered.moves).toMatchObject([{ id: 'ip/patents', from: 'present', to: 'absent', come: [{ line: 51, text: withdrawn }] }]);
    expect(diff(decline, changed(decline, [paragraph, ''], [line, '- [x] **Joint work stays open:** none held, none will be filed.'])).vanished).toEqual([]);
    expect(diff(decline, changed(decline, [paragraph, ''], [`${line}\n`, ''], ['## Methodology\n', `## Methodology\n\n${withdrawn}\n`])).vanished).toEqual([]);
    expect(diff(decline, changed(decline, [paragraph, 'We like cats.'], [`${line}\n`, ''])).vanished).toHaveLength(2);
    // A sentence that was there all along answers nothing.
    expect(diff(changed(decline, ['## Timeline', `${withdrawn}\n\n## Timeline`]), changed(decline, [paragraph, withdrawn], [`${line}\n`, ''])).vanished).toHaveLength(2);
  });

  it('tells a move with the edit that moved it, in sentences and in fields', () => {
    const accept = example('accept');
    const start = diff(accept, changed(accept, ['start: 2027-03-01', 'start: 2027-11-01']));
    expect(start).toMatchObject({ from: 'accept', to: 'defer', moves: [{ id: 'timing/late-start', from: 'absent', to: 'present', gone: [], come: [{ line: 8, text: 'start: 2027-11-01' }] }] });
    const back = diff(changed(accept, ['start: 2027-03-01', 'start: 2027-11-01']), accept);
    expect(back).toMatchObject({ to: 'accept', vanished: [], moves: [{ gone: [{ line: 8 }], come: [{ line: 8, text: 'start: 2027-03-01' }] }] });
    const own = accept.split('\n').find((one) => one.includes('**Environmental sustainability:**'))!;
    const hedged = diff(accept, changed(accept, [own, '- [x] **Environmental sustainability:** we have not looked into it yet.']));
    expect(hedged.score[1]).toBeLessThan(hedged.score[0]);
    expect(hedged.moves).toMatchObject([{ id: 'values/sustainability', from: 'met', to: 'partial', gone: [{ line: 103 }], come: [{ line: 103, text: expect.stringContaining('not looked into it yet') }] }]);
  });

  it('turns about when the versions do', () => {
    const [a, b] = [diff(example('accept'), example('refine')), diff(example('refine'), example('accept'))];
    expect(b.moves.map(({ id, from, to }) => [id, to, from]).sort()).toEqual(a.moves.map(({ id, from, to }) => [id, from, to]).sort());
    expect([b.from, b.to, b.edits.gone, b.edits.come]).toEqual([a.to, a.from, a.edits.come, a.edits.gone]);
  });
});
