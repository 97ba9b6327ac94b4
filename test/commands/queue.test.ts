import { describe, expect, it } from 'vitest';
import { desk, repository, text } from './desk.js';

const sent = (title: string, on: string, over: (source: string) => string = (same) => same): string => over(text.replace('title: Tide tables for small harbours', `title: ${title}`).replace('status: submitted', `status: submitted\nsubmitted: ${on}`));
const files = repository({ '/repo/tides.md': sent('Tide tables', '2026-11-01'), '/repo/sub/wells.md': sent('The wells of the upper valley', '2026-11-20'), '/repo/draft.md': sent('Not yet', '2026-11-20', (s) => s.replace('status: submitted', 'status: draft')) });

describe('proposals queue', () => {
  it('puts what is late first, with a reason and a day each, and drafts nowhere', async () => {
    const { code, out } = await desk(['queue'], files);
    expect(code).toBe(0);
    expect(out).toMatch(/^\n {2}Two proposals wait for an answer; one is late\.\n {2}Two need a decision\.\n {2}Next: proposals review /);
    expect(out.indexOf('Tide tables')).toBeLessThan(out.indexOf('The wells'));
    expect(out).toMatch(/Tide tables +6 days late\n {4}\S/);
    expect(out).toMatch(/upper valley +in 13 days/);
    expect(out).not.toContain('Not yet');
    expect(out).not.toMatch(/values\//);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('stops a scheduled job when something is late', async () => {
    expect(await desk(['queue', '--overdue'], files)).toMatchObject({ code: 1, out: expect.stringContaining('Tide tables: initial review, 6 days late') });
    expect(await desk(['queue', '--overdue', 'wells'], files)).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is late.') });
  });

  it('leaves a decided proposal in peace until its text changes, and tells when the status says otherwise', async () => {
    const { printsOf } = await import('../../src/reviews/fingerprint.js');
    const { parseProposal } = await import('../../src/proposal/parse.js');
    const parsed = parseProposal(files['/repo/tides.md']!, 'tides.md');
    const words = parsed.ok ? printsOf(parsed.value).text : '';
    const record = `by: amara\ndecision: { outcome: refine, why: so, on: 2026-11-15, text: old, words: ${words} }\n`;
    const decided = { ...files, '/repo/tides.reviews/amara.yaml': record };
    expect((await desk(['queue'], decided)).out).not.toContain('Tide tables');
    const changed = { ...decided, '/repo/tides.md': files['/repo/tides.md']!.replace('We measure', 'We gauge') };
    expect((await desk(['queue'], changed)).out).toContain('Tide tables');
    const accepted = { ...decided, '/repo/tides.md': files['/repo/tides.md']!.replace('status: submitted', 'status: accepted') };
    expect((await desk(['queue'], accepted)).err).toMatch(/status says accepted, and amara decided: refine\./);
  });

  it('says when the day of arrival is not known, and what is broken, and still shows the rest', async () => {
    const { code, err, out } = await desk(['queue'], { ...files, '/repo/a.md': text, '/repo/tides.reviews/amara.yaml': 'answers: [\n' });
    expect(err).toContain('does not say when it came');
    expect(out).toMatch(/Tide tables for small harbours +no day/);
    expect(code).toBe(2);
  });

  it('gives JSON for programs', async () => {
    const { out } = await desk(['queue', '--json'], files);
    expect(JSON.parse(out)).toMatchObject({ version: 1, queue: [{ title: 'Tide tables', needs: 'judgement', due: '2026-11-15', days: -6 }, { days: 13 }] });
  });
});
