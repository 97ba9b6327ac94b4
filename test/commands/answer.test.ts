import { describe, expect, it } from 'vitest';
import { desk, evaluation, questions, repository, text } from './desk.js';

const json = (...answers: readonly object[]): string => JSON.stringify({ answers });
const privacy = { id: 'values/privacy', verdict: 'met', quotes: ['Boats are counted, never named'], why: 'It says so.' };
const all = [privacy, { id: 'values/open', verdict: 'met' }, { id: 'misaligned/surveillance', verdict: 'absent' }, { id: 'avoid', verdict: 'absent' }, { id: 'timing/awaits-decision', verdict: 'clear' }];

describe('proposals answer', () => {
  it('keeps good answers beside the proposal, and evaluation counts them', async () => {
    const { code, out, left } = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], repository({ '/repo/a.json': json(...all) }));
    expect(code).toBe(0);
    expect(out).toMatch(/Kept five answers · Tide tables/);
    expect(out).toContain('Kept in tides.reviews/amara.yaml.');
    expect(left['/repo/tides.reviews/amara.yaml']).toMatch(/^by: amara\nanswers:\n {2}- id: values\/privacy\n {4}verdict: met\n {4}quotes:\n {6}- Boats are counted, never named\n/);
    expect(left['/repo/tides.md']).toBe(text);
    const now = await evaluation(left);
    expect(now.settled).toBe(true);
    expect(now.criteria.find(({ id }) => id === 'values/privacy')).toMatchObject({ status: 'met', answer: { by: 'amara', assistant: null, verdict: 'met', why: 'It says so.' } });
    expect(await evaluation(left)).toEqual(now);
  });

  it('reads a filled-in sheet back', async () => {
    const sheet = (await desk(['questions', 'tides.md', '--all'], repository())).out;
    const filled = sheet.split('\n<!-- question: ').map((part) => (part.startsWith('values/privacy') ? part.replace('Answer:\nQuote:\nWhy:', 'Answer: met\nQuote: "Boats are counted,\nnever named"\nWhy: so') : part.startsWith('avoid') ? part.replace('\nAnswer:', '\nAnswer: absent') : part)).join('\n<!-- question: ');
    const { code, out, left } = await desk(['answer', 'tides.md', 'sheet.md', '--by', 'amara'], repository({ '/repo/sheet.md': filled }));
    expect(out).toMatch(/Kept two answers/);
    expect(code).toBe(0);
    expect((await questions(left)).questions.map(({ id }) => id)).not.toContain('values/privacy');
  });

  it('keeps the good ones, lists the refused with why and place, and gives 1', async () => {
    const answers = `answers:\n  - { id: values/privacy, verdict: met, quotes: [always named] }\n  - { id: values/opn, verdict: met }\n  - { id: avoid, verdict: absent }\n  - { id: values/open, verdct: met }\n`;
    const { code, out, left } = await desk(['answer', 'tides.md', 'a.yaml', '--by', 'amara'], repository({ '/repo/a.yaml': answers }));
    expect(code).toBe(1);
    expect(out).toMatch(/a\.yaml:2:\d+ {2}values\/privacy: "always named" was not found in the proposal\./);
    expect(out).toMatch(/a\.yaml:3:\d+ {2}values\/opn: There is no such question\.\n {4}Is it values\/open\?/);
    expect(out).toMatch(/a\.yaml:5:\d+ .*verdct/);
    expect(left['/repo/tides.reviews/amara.yaml']).toContain('id: avoid');
    expect(left['/repo/tides.reviews/amara.yaml']).not.toContain('values/');
  });

  it('writes nothing where all are refused', async () => {
    const { code, left } = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], repository({ '/repo/a.json': json({ ...privacy, quotes: ['nowhere said'] }) }));
    expect(code).toBe(1);
    expect(left['/repo/tides.reviews/amara.yaml']).toBeUndefined();
  });

  it('merges with what the reviewer said before', async () => {
    const first = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], repository({ '/repo/a.json': json(privacy, { id: 'avoid', verdict: 'absent' }) }));
    const second = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], { ...first.left, '/repo/a.json': json({ ...privacy, verdict: 'contradicted' }) });
    expect(second.out).toMatch(/Decline/);
    expect(second.left['/repo/tides.reviews/amara.yaml']!.match(/verdict: \S+/g)).toEqual(['verdict: contradicted', 'verdict: absent']);
  });

  it('says that a stranger\'s answers don\'t count', async () => {
    const { code, out, left } = await desk(['answer', 'tides.md', 'a.json', '--by', 'mallory'], repository({ '/repo/a.json': json(...all) }));
    expect(code).toBe(0);
    expect(out).toContain('mallory is not among the reviewers in proposals.yaml');
    const now = await evaluation(left);
    expect(now.criteria.find(({ id }) => id === 'values/privacy')).toMatchObject({ status: 'open', answer: null });
    expect(now.problems).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'not-a-reviewer', path: 'tides.reviews/mallory.yaml' })]));
  });

  it('keeps an assistant\'s answers apart, as suggestions unless they may settle', async () => {
    const suggested = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara', '--assistant', 'Model 7'], repository({ '/repo/a.json': json(privacy) }));
    expect(suggested.out).toContain('They are suggestions');
    expect(suggested.left['/repo/tides.reviews/amara.with-model-7.yaml']).toContain('assistant: Model 7');
    expect((await evaluation(suggested.left)).criteria.find(({ id }) => id === 'values/privacy')?.status).toBe('open');
    expect((await desk(['questions', 'tides.md', '--all'], suggested.left)).out).toMatch(/An assistant suggests, for you to check:\n\n```text\nmet \(Model 7\)\n> Boats are counted, never named\n/);
    const settled = { ...suggested.left, '/repo/proposals.yaml': 'reviewers: [amara]\nassistants: settle\n' };
    expect((await evaluation(settled)).criteria.find(({ id }) => id === 'values/privacy')).toMatchObject({ status: 'met', answer: { by: 'amara', assistant: 'Model 7' } });
    expect(await desk(['answer', 'tides.md', 'a.json', '--by', 'amara', '--assistant', 'm'], repository({ '/repo/a.json': json({ id: 'values/privacy', verdict: 'met' }) }))).toMatchObject({ code: 1, out: expect.stringContaining('must quote') });
  });

  it('goes stale with its sentence, and says so, and not with another', async () => {
    const { left } = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], repository({ '/repo/a.json': json(privacy) }));
    const other = await evaluation({ ...left, '/repo/tides.md': text.replace('We measure', 'We gauge') });
    expect(other.criteria.find(({ id }) => id === 'values/privacy')?.status).toBe('met');
    const changed = await evaluation({ ...left, '/repo/tides.md': text.replace('**never named**', '**rarely named**') });
    expect(changed.criteria.find(({ id }) => id === 'values/privacy')?.status).toBe('open');
    expect(changed.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'answer-stale', path: 'tides.reviews/amara.yaml' })]));
  });

  it('never writes over a record that it can\'t read, nor outside the folder, nor half', async () => {
    const broken = await desk(['answer', 'tides.md', 'a.json', '--by', 'amara'], repository({ '/repo/a.json': json(privacy), '/repo/tides.reviews/amara.yaml': 'answers: [\n' }));
    expect(broken).toMatchObject({ code: 2, left: { '/repo/tides.reviews/amara.yaml': 'answers: [\n' } });
    for (const by of ['../amara', 'a/b', '']) expect((await desk(['answer', 'tides.md', 'a.json', '--by', by], repository({ '/repo/a.json': json(privacy) }))).code).toBe(2);
    expect(await desk(['answer', 'tides.md', 'a.json'], repository({ '/repo/a.json': json(privacy) }))).toMatchObject({ code: 2, err: expect.stringContaining('--by NAME') });
    expect(await desk(['answer', 'tides.md', 'none.json', '--by', 'amara'], repository())).toMatchObject({ code: 2, err: expect.stringContaining('none.json') });
  });

  it('reports a broken record as a thing that could not be used', async () => {
    const ran = await desk(['evaluate', 'tides.md', '--format', 'json'], repository({ '/repo/tides.reviews/amara.yaml': 'answers: [{ id: avoid }]\n' }));
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ problems: [{ path: 'tides.reviews/amara.yaml', line: 1 }], summary: { evaluated: 1 } });
  });
});
