/** `self-assessment: required` in proposals.yaml: a proposal without one is sent back to write it, as for any section that must be there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cli, packageRoot } from '../cli/fake-host.js';

const prose = readFileSync(`${packageRoot}/examples/free-prose.md`, 'utf8');
const whole = readFileSync(`${packageRoot}/examples/accept.md`, 'utf8');

async function judged(settings: string, text = prose, more: Readonly<Record<string, string>> = {}) {
  const { code, out } = await cli(['p/a.md', '--today', '2026-11-21', '--format', 'json', '--fail-on', 'incomplete'], { files: { '/repo/p/a.md': text, '/repo/proposals.yaml': settings, ...more } });
  const [one] = (JSON.parse(out) as { evaluations: readonly { recommendation: string; reasons: readonly { kind: string; id: string }[]; sections: readonly { id: string; status: string }[]; path: { write: readonly { id: string }[] }; problems: readonly { code: string }[] }[] }).evaluations;
  return { code, recommendation: one!.recommendation, reasons: one!.reasons.map(({ kind, id }) => `${kind} ${id}`), own: one!.sections.find(({ id }) => id === 'self-assessment')?.status, write: one!.path.write.map(({ id }) => id), told: one!.problems.some(({ code: c }) => c === 'self-assessment-missing') };
}

describe('the self-assessment', () => {
  test('is a remark unless it is required', async () => {
    for (const settings of ['{}\n', 'self-assessment: optional\n']) expect(await judged(settings)).toEqual({ code: 0, recommendation: 'accept', reasons: [], own: undefined, write: [], told: true });
  });
  test('is a thing to write where it is, by path too', async () => {
    const wanted = { code: 1, recommendation: 'refine', reasons: ['section self-assessment'], own: 'missing', write: ['self-assessment'], told: false };
    expect(await judged('self-assessment: required\n')).toEqual(wanted);
    expect(await judged('overrides: [{ paths: ["p/*"], self-assessment: required }]\n')).toEqual(wanted);
    expect((await judged('overrides: [{ paths: ["q/*"], self-assessment: required }]\n')).recommendation).toBe('accept');
  });
  test('is not forgotten beside a reviewer\'s record', async () => {
    const record = 'by: amara\nanswers: []\n';
    expect((await judged('reviewers: [amara]\nself-assessment: required\n', prose, { '/repo/p/a.reviews/amara.yaml': record })).reasons).toEqual(['section self-assessment']);
  });
  test('that is there satisfies it, and a rubric that asks for none is not asked', async () => {
    expect(await judged('self-assessment: required\n', whole)).toMatchObject({ code: 0, recommendation: 'accept', own: 'present' });
    const own = { '/repo/own.yaml': 'title: Own\ntype: research\nessential: { Pump: { for: [pump*] } }\n' };
    expect((await judged('self-assessment: required\nrubric: own.yaml\n', prose, own)).own).toBeUndefined();
  });
});
