/** What one decides alone and two decide differently, as every command shows it. */
import { describe, expect, it } from 'vitest';
import { desk, repository, text, type Files } from './desk.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { printsOf } from '../../src/reviews/fingerprint.js';

const sent = text.replace('status: submitted', 'status: submitted\nsubmitted: 2026-11-10');
const parsed = parseProposal(sent, 'tides.md');
if (!parsed.ok) throw new Error('unreadable');
const { contentSha256 } = parsed.value;
const words = printsOf(parsed.value).text;

const decision = (outcome: string): string => `decision: { outcome: ${outcome}, why: "We weighed it.", on: 2026-11-20, text: ${contentSha256}, words: ${words} }\n`;
const privacy = (verdict: string): string => `answers:\n  - { id: values/privacy, verdict: ${verdict}, quotes: ["never named"] }\n`;
const records = (amara: string, tomas = ''): Files => repository({
  '/repo/proposals.yaml': 'reviewers: [amara, tomas]\nsecond-reader: [decline]\n', '/repo/tides.md': sent,
  '/repo/tides.reviews/amara.yaml': `by: amara\n${amara}`, ...(tomas === '' ? {} : { '/repo/tides.reviews/tomas.yaml': `by: tomas\n${tomas}` }),
});
const flat = (said: string): string => said.replace(/\s+/gu, ' ');

interface Result { readonly evaluations: readonly { readonly decision: unknown; readonly problems: readonly { readonly code: string; readonly message: string; readonly fix: string }[]; readonly criteria: readonly { readonly id: string }[] }[] }
const evaluated = async (files: Files): Promise<Result['evaluations'][number]> => (JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], files)).out) as Result).evaluations[0]!;

describe('a decline by one alone', () => {
  const files = records(decision('decline'));

  it('waits in the queue for a second reader', async () => {
    expect(flat((await desk(['queue'], files)).out)).toMatch(/To decide due Tide tables for small harbours in 3 days amara decided decline; that takes a second reader\./);
    expect(JSON.parse((await desk(['queue', '--json'], files)).out)).toMatchObject({ queue: [{ step: 'second reader', needs: 'judgement' }] });
  });

  it('is no decision yet for evaluate', async () => {
    expect(await evaluated(files)).toMatchObject({ decision: null, problems: [{ code: 'decision-waits', message: 'amara decided decline, which takes two: it waits for a second reader.' }] });
    expect(flat((await desk(['evaluate', 'tides.md'], files)).out)).toContain('it waits for a second reader');
    expect((await desk(['evaluate', 'tides.md', '--format', 'markdown'], files)).out).not.toMatch(/declin/iu);
  });

  it('makes no letter ready', async () => {
    const { out, err } = await desk(['letter', 'tides'], files);
    expect(flat(err)).toContain('Amara decided decline, which takes two: a second reader must decide before it is sent.');
    const done = { ...files, '/repo/l.txt': out.replace('▸ a sentence of your own', 'We met in May.') };
    expect(await desk(['letter', 'tides', '--check', 'l.txt'], done)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('a second reader must decide') });
    const both = { ...done, '/repo/tides.reviews/tomas.yaml': `by: tomas\n${decision('decline')}` };
    expect(await desk(['letter', 'tides', '--check', 'l.txt'], both)).toMatchObject({ code: 0, out: expect.stringContaining('finished'), err: '' });
  });

  it('holds once a second has decided so too, or where one is enough', async () => {
    const both = records(decision('decline'), decision('decline'));
    expect(await evaluated(both)).toMatchObject({ decision: { outcome: 'decline', by: 'amara and tomas', current: true }, problems: [] });
    expect((await desk(['queue'], both)).out).toContain('Nothing waits for a reviewer.');
    expect(await evaluated(records(decision('refine')))).toMatchObject({ decision: { outcome: 'refine', by: 'amara' } });
    expect(await evaluated({ ...files, '/repo/proposals.yaml': 'reviewers: [amara, tomas]\n' })).toMatchObject({ decision: { outcome: 'decline' } });
    // A second who is not listed, or steps aside, is none.
    expect(await evaluated({ ...both, '/repo/proposals.yaml': 'reviewers: [amara]\nsecond-reader: [decline]\n' })).toMatchObject({ decision: null });
    expect(await evaluated(records(decision('decline'), `${decision('decline')}steps-aside: { why: kin, on: 2026-11-20 }\n`))).toMatchObject({ decision: null });
  });
});

describe('reviewers who differ', () => {
  it('by decision: nothing is decided, and the queue says who says what', async () => {
    const files = records(decision('accept'), decision('refine'));
    expect(await evaluated(files)).toMatchObject({ decision: null, problems: [{ code: 'decisions-differ', message: 'amara decided accept and tomas decided refine, so nothing is decided.' }] });
    expect((await desk(['queue'], files)).out).toContain('amara decided accept, tomas decided refine.');
    expect(flat((await desk(['letter', 'tides'], files)).err)).toContain('The reviewers decided differently');
  });

  it('by criterion: its title, who says what, and the question that would settle it, everywhere', async () => {
    const files = records(privacy('met') + decision('accept'), privacy('contradicted'));
    const { problems } = await evaluated(files);
    expect(problems).toMatchObject([{ code: 'reviewers-disagree', message: 'amara says met and tomas says contradicted on Privacy, so neither counts.', fix: 'Talk over: Are people\'s data theirs? One answer given anew settles it.' }]);
    expect(flat((await desk(['letter', 'tides'], files)).err)).toContain('Amara and tomas differ on Privacy. Settle it first: Are people\'s data theirs?');
    const open = records(privacy('met'), privacy('contradicted'));
    const status = async (of: Readonly<Record<string, string>>): Promise<unknown> => (await evaluated(of)).criteria.find(({ id }) => id === 'values/privacy');
    expect(await status(open)).toMatchObject({ status: 'open', basis: 'none', note: 'Reviewers read it differently.', answer: null });
    expect(await status(records(privacy('met'), privacy('met')))).toMatchObject({ status: 'met', basis: 'reader' });
    expect(flat((await desk(['queue'], open)).out)).toContain('amara and tomas differ on privacy. To settle: Are people\'s data theirs?');
    expect((await desk(['queue'], open)).out).not.toContain('values/privacy');
  });
});

describe('a decision without a terminal', () => {
  const sheetless = (...more: readonly string[]): ReturnType<typeof desk> => desk(['review', 'tides', '--by', 'amara', ...more], repository({ '/repo/proposals.yaml': 'reviewers: [amara, tomas]\nsecond-reader: [decline]\n', '/repo/tides.md': sent }));
  const record = '/repo/tides.reviews/amara.yaml';

  it('is kept with its words, and says what is next', async () => {
    const { code, out, left } = await sheetless('--decide', 'decline', '--why', 'It is not ours.', '--change', 'A crew', '--change', 'A boat', '--alternative', 'The port');
    expect(code).toBe(0);
    expect(flat(out)).toBe(' Decided: decline. Kept in tides.reviews/amara.yaml. Next: a second reader, since decline is not decided alone. Then: proposals letter tides.md ');
    expect(left[record]).toMatch(/decision:\n {2}outcome: decline\n {2}why: It is not ours\.\n[\s\S]*change:\n {4}- A crew\n {4}- A boat\n {2}alternatives:\n {4}- The port\n/u);
    const { out: letter } = await desk(['letter', 'tides'], left);
    for (const words of ['It is not ours.', '- A crew.', '- A boat.', 'An alternative: The port.']) expect(letter).toContain(words);
  });

  it('looks again on the day that the program knows, and steps aside', async () => {
    expect((await sheetless('--decide', 'defer')).left[record]).toMatch(/again: 2027-02-19/u);
    const aside = await sheetless('--aside', 'We share an office');
    expect(flat(aside.out)).toContain('You stepped aside.');
    expect(aside.left[record]).toMatch(/steps-aside:\n {2}why: We share an office\n/u);
  });

  it.each([
    [['--decide', 'decline'], 'a decline needs its reason'],
    [['--decide', 'declin'], 'decline'],
    [['--why', 'so'], 'go with a decision'],
    [['--decide', 'accept', '--aside', 'kin'], 'three things'],
    [['--aside', ''], 'how you know them'],
  ])('%j is refused', async (more, words) => {
    const { code, err, left } = await sheetless(...more);
    expect(code).toBe(2);
    expect(flat(err).toLowerCase()).toContain(words);
    expect(left[record]).toBeUndefined();
  });
});
