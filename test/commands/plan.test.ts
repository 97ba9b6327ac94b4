import { describe, expect, it } from 'vitest';
import { desk, repository, text } from './desk.js';

const sent = (title: string, hours: number, more = ''): string => text.replace('title: Tide tables for small harbours', `title: ${title}`).replace('status: submitted', `status: submitted\nsubmitted: 2026-11-10\nstart: 2027-01-01\nend: 2027-06-30\nhours_per_month: ${hours}${more}`);

const record = async (path: string, source: string): Promise<string> => {
  const { parseProposal } = await import('../../src/proposal/parse.js');
  const parsed = parseProposal(source, path);
  return `by: amara\ndecision: { outcome: accept, why: so, on: 2026-11-20, text: ${parsed.ok ? parsed.value.contentSha256 : ''} }\n`;
};

describe('capacity and plan', () => {
  it('holds what accepted proposals have, gives by rank, and says why one is passed over', async () => {
    const tides = sent('Tide tables', 5);
    const wells = sent('The wells', 6);
    const running = sent('Ferries', 4).replace('status: submitted', 'status: active').replace('submitted: 2026-11-10', 'submitted: 2026-01-10');
    const files = repository({ '/repo/capacity.yaml': 'total: 10\n', '/repo/tides.md': tides, '/repo/wells.md': wells, '/repo/ferries.md': running, '/repo/tides.reviews/amara.yaml': await record('tides.md', tides), '/repo/wells.reviews/amara.yaml': await record('wells.md', wells) });
    const { code, out, err } = await desk(['plan'], files);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^\n {2}One proposal of 2 fits; one does not fit\.\n {2}Capacity: 10 hours a month\.\n {2}There is room again from 1 \w+ 2027\./);
    expect(out).toMatch(/Does not fit\n {2}Tide tables\n {4}It asks for 5; 0 are free for it in Jan 2027\. There is room from 1 July 2027\.|Does not fit\n {2}The wells\n {4}It asks for 6; 1 is free for it in Jan 2027\. There is room from 1 July 2027\./);
    expect(out).toMatch(/Jan 2027 +4 +[56] +[01] +0 {2}█{12}▓+/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(JSON.parse((await desk(['plan', '--json'], files)).out)).toMatchObject({ version: 1, unit: 'hours_per_month', total: 10 });
  });

  it('defers in evaluate what does not fit now, until the first day with room', async () => {
    const rubric = repository()['/repo/rubric.yaml']!.replace('sections:', 'fields:\n  hours_per_month: { number: true, title: Hours }\n  start: { date: true, title: Start }\nsections:');
    const files = repository({ '/repo/rubric.yaml': rubric, '/repo/capacity.yaml': 'total: 10\nholds: [{ what: Care, amount: 8, until: 2027-03-31 }]\n', '/repo/tides.md': sent('Tide tables', 5), '/repo/a.json': JSON.stringify({ answers: [{ id: 'values/privacy', verdict: 'met' }, { id: 'values/open', verdict: 'met' }, { id: 'misaligned/surveillance', verdict: 'absent' }, { id: 'avoid', verdict: 'absent' }, { id: 'timing/awaits-decision', verdict: 'clear' }] }) });
    const { left } = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], files);
    const result = JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], left)).out) as { readonly evaluations: readonly unknown[] };
    expect(result.evaluations[0]).toMatchObject({ recommendation: 'defer', settled: true, revisit: { on: '2027-04-01', waitsFor: 'room in our hours' } });
    const none = JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], { ...left, '/repo/capacity.yaml': 'total: 4\n' })).out) as { readonly evaluations: readonly unknown[] };
    expect(none.evaluations[0]).toMatchObject({ recommendation: 'decline' });
    expect((await desk(['evaluate', 'tides.md', '--format', 'json'], { ...left, '/repo/capacity.yaml': 'total: many\n' })).code).toBe(2);
  });

  it('wants a file', async () => {
    expect(await desk(['plan'], repository())).toMatchObject({ code: 2, err: expect.stringContaining('capacity.yaml') });
  });
});
