import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../src/reviews/record.js';
import { desk, repository, text, type Files } from './desk.js';
import { talked } from './talk.js';

const full = ['s', 'y', 'p', 'When is it open?', 'n', 'y', 'n', ''];
const home = '/repo/tides.reviews/amara.yaml';

describe('proposals review', () => {
  it('finds a proposal by a part of its title, and shows the sentence in its paragraph', async () => {
    const { said } = await talked('tides', ['?', 's']);
    expect(said).toMatch(/^\n {2}Tide tables for small harbours/);
    expect(said).toContain('1 of ');
    expect(said).toContain('22 │ Boats are counted, never named; see our notes.');
    expect(said).not.toContain('film the quay');
  });

  it('keeps each answer before the next prompt, so that leaving at any of them loses none', async () => {
    const whole = await talked('tides', full);
    for (let n = 0; n <= full.length; n++) {
      const cut = await talked('tides', full.slice(0, n));
      expect(cut.code).toBe(0);
      const record = cut.left[home];
      expect(record ?? '').toBe(n < whole.records.length ? whole.records[n] : whole.left[home]);
      if (record !== undefined) expect(parseRecord(record, 'tides.reviews/amara.yaml').ok).toBe(true);
      expect(cut.left['/repo/tides.md']).toBe(text);
    }
  });

  it('goes on where it was left', async () => {
    const first = await talked('tides', ['s', 'y']);
    const again = await talked('tides', [], first.left);
    expect(first.left[home]).toContain('verdict: met');
    expect(again.said).toContain('One answer recorded already.');
    expect(again.said).not.toContain('Are people\'s data theirs?');
  });

  it('says what it was without readers only after the answer is saved', async () => {
    const { said } = await talked('tides', ['s', 'y']);
    const answered = said.indexOf('> y');
    expect(said.indexOf('Before your answer')).toBeGreaterThan(answered);
  });

  it('asks what would have to change after a no, for the letter, and keeps notes out of it', async () => {
    const { left, said } = await talked('tides', ['s', 'n', '', 'Ask the crews first.', 't not sure']);
    expect(said).toContain('goes in the letter');
    expect(left[home]).toContain('say: Ask the crews first.');
  });

  it('keeps words quoted behind an answer, and refuses what does not stand there', async () => {
    const { left, said } = await talked('tides', ['s', 'y "never counted"', 'y “never named”', 'y "it"']);
    expect(said).toContain('"never counted" was not found in the proposal.');
    expect(parseRecord(left[home]!, 'tides.reviews/amara.yaml')).toMatchObject({ ok: true, value: { answers: [{ id: 'values/privacy', verdict: 'met', quotes: ['never named'] }, { verdict: 'met', quotes: ['it'] }] } });
    const denied = await talked('tides', ['s', 'n "Boats are counted"', '']);
    expect(denied.left[home]).toContain('verdict: contradicted');
    const group = await talked('tides', ['y "never named"']);
    expect(group.said).toContain('one point at a time');
    expect(group.left[home]).toBeUndefined();
  });

  it('steps aside, and then counts nothing of it', async () => {
    const { left, said, code } = await talked('tides', ['s', 'y', 'c', 'We share an office.']);
    expect(code).toBe(0);
    expect(said).toContain('You stepped aside.');
    expect(left[home]).toMatch(/steps-aside:\n {2}why: We share an office\./);
    const result = JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], left)).out) as { readonly evaluations: readonly { readonly criteria: readonly { readonly answer: unknown }[] }[] };
    expect(result.evaluations[0]!.criteria.every(({ answer }) => answer === null)).toBe(true);
    expect((await talked('tides', [], left)).code).toBe(2);
  });

  it('records what was found when looking for all that we avoid', async () => {
    const files = repository({ '/repo/tides.md': text.replace('Boats are counted', 'Boats are tallied') });
    const { said, left } = await talked('tides', ['y', 'n', 'n', '7', '1', 'No cameras.', ''], files);
    expect(said).toContain('Which red flag did you find?');
    expect(said).toContain('Type a number from 1 to 1, or press Enter.');
    expect(left[home]).toMatch(/misaligned\/surveillance\n {4}verdict: present\n {4}say: No cameras\./);
  });

  it('says what it became, and keeps the decision with a fingerprint that a new status leaves standing', async () => {
    let typed: string[] = [];
    for (let i = 0; i < 12; i++) {
      const { said, left } = await talked('tides', typed);
      if (left[home]?.includes('decision:') === true) break;
      const last = said.lastIndexOf('  > ^C');
      const asked = said.slice(0, last);
      const recent = asked.slice(asked.lastIndexOf(' > ') + 1);
      typed = [...typed, recent.includes('Your decision?') ? '' : recent.includes('yes, it is present') || recent.includes('it waits') ? 'n' : recent.includes('y yes') ? 'y' : ''];
    }
    const { left, said } = await talked('tides', typed);
    expect(said).toMatch(/Decided: (accept|refine)/);
    expect(said).toContain('Next: proposals letter');
    expect(left[home]).toMatch(/decision:\n {2}outcome: /);
    const moved = { ...left, '/repo/tides.md': text.replace('status: submitted', 'status: accepted') };
    const result = JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], moved)).out) as { readonly evaluations: readonly { readonly decision: { readonly current: boolean } }[] };
    expect(result.evaluations[0]!.decision.current).toBe(true);
  });

  it('asks for a name that it knows none of, refuses one that names no file, and wants a terminal', async () => {
    expect((await talked('tides', ['tomas', null], repository(), { by: '' })).said).toContain('Who are you? amara or tomas');
    expect((await talked('tides', [], repository(), { by: '../x' })).code).toBe(2);
    const none = await desk(['review', 'tides.md', '--by', 'amara'], repository());
    expect(none.code).toBe(2);
    expect(none.err).toContain('--sheet');
    expect((await desk(['review', 'tides', '--sheet'], repository())).out).toContain('Answer:');
  });

  it('shows where two reviewers differ, by criterion, and asks for a second reader', async () => {
    const config = { '/repo/proposals.yaml': 'reviewers: [amara, tomas]\nsecond-reader: [decline, refine, accept, defer]\n' };
    const answers = ['s', 'n', 'x', 'Ask.', 'y', 'n', 'n', 'y', '', '', '', ''];
    const first = await talked('tides', answers, repository(config));
    expect(first.said).toMatch(/a second reader, since/);
    const second = await talked('tides', ['s', 'y', 'y', 'n', 'n', 'y', '', '', ''], first.left, { by: 'tomas' });
    // The second reads by himself: nothing of the first's answers is told before the end.
    expect(second.said.slice(0, second.said.indexOf('Decided'))).not.toContain('amara');
    expect(second.said).toMatch(/Where the reviewers differ:\n\s+Privacy: amara says contradicted and you say met\. To settle: Are\s+people's\s+data\s+theirs\?/);
    // Settled by one answer given anew.
    const anew = { ...second.left, '/repo/tides.reviews/tomas.yaml': second.left['/repo/tides.reviews/tomas.yaml']!.replace('verdict: met', 'verdict: contradicted') };
    expect((await talked('tides', ['y', 'y', 'y', 'y'], anew, { by: 'tomas' })).said).not.toContain('Privacy: amara');
  });

  it('says that records are public where the repository is', async () => {
    const words = 'Your answers and notes are stored in this repository. If it is public, they are too.';
    const flat = async (files: Files): Promise<string> => (await talked('tides', [], files)).said.replace(/\s+/gu, ' ');
    expect(await flat(repository({ '/repo/.git/config': '[remote "origin"]\n\turl = x\n' }))).toContain(words);
    expect(await flat(repository())).not.toContain(words);
  });

  it('finds a title whatever its case, accents and spaces, and the next that this reviewer can do', async () => {
    const other = text.replace('title: Tide tables for small harbours', 'title: Ports  d\'été').replace('status: submitted', 'status: submitted\nsubmitted: 2026-11-01');
    const files = repository({ '/repo/ports.md': other, '/repo/tides.md': text.replace('status: submitted', 'status: submitted\nsubmitted: 2026-11-02') });
    expect((await talked('D\'ETE', [], files)).said).toContain('Ports d\'été');
    expect((await talked('ports d', [], files)).said).toContain('Ports d\'été');
    expect((await talked('', [], files)).said).toContain('Ports d\'été');
    const aside = { ...files, '/repo/ports.reviews/amara.yaml': 'by: amara\nsteps-aside: { why: kin, on: 2026-11-20 }\n' };
    expect((await talked('', [], aside)).said).toContain('Tide tables');
    expect((await talked('', [], aside, { by: 'tomas' })).said).toContain('Ports d\'été');
    const waits = { ...files, '/repo/proposals.yaml': 'reviewers: [amara, tomas]\nsecond-reader: [accept, defer, refine, decline]\n' };
    const decided = await talked('ports', ['s', 'y', 'y', 'n', 'n', 'y', '', '', ''], waits);
    expect(decided.said).toContain('Decided:');
    expect((await talked('', [], decided.left)).said).toContain('Tide tables');
    expect((await talked('', [], decided.left, { by: 'tomas' })).said).toContain('Ports d\'été');
  });

  it('asks of a decline for its reason, what would have to change and another way, each kept at once', async () => {
    const answers = ['s', 'y', 'y', 'n', 'n', 'y', 'd'];
    const words = ['It is not ours to do.', 'A crew of their own.', 'The harbour office'];
    for (let n = 0; n <= words.length; n++) {
      const { left, code } = await talked('tides', [...answers, ...words.slice(0, n), null]);
      expect(code).toBe(0);
      const record = parseRecord(left[home]!, 'tides.reviews/amara.yaml');
      expect(record).toMatchObject({ ok: true, value: { decision: { outcome: 'decline', ...(n > 0 ? { why: words[0] } : {}), ...(n > 1 ? { change: [words[1]] } : {}), ...(n > 2 ? { alternatives: [words[2]] } : {}) } } });
    }
    const { left, said } = await talked('tides', [...answers, ...words]);
    expect(said).toMatch(/The reason, as you would tell them\?[\s\S]*What would have to change\?[\s\S]*Is there another way/);
    const { out } = await desk(['letter', 'tides'], left);
    for (const one of ['It is not ours to do.', '- A crew of their own.', '- An alternative: The harbour office.']) expect(out).toContain(one);
    // q leaves here too, and is no reason to tell anybody.
    expect((await talked('tides', [...answers, 'q'])).left[home]).not.toMatch(/why: q/u);
    // Not asked twice: an answer said already what would have to change.
    const denied = await talked('tides', ['s', 'n', 'x', 'Ask the crews.', 'y', 'n', 'n', 'y', 'd', '', '']);
    expect(denied.said.match(/What would have to change\?/gu)).toHaveLength(1);
  });

  it('takes a note for a note at every prompt, and lets none into the letter', async () => {
    const { left, said } = await talked('tides', ['t too early', 's', 'n', 't they told me by telephone', '', 'T we doubt it', 'Write whose they are.', 'n', 't late, and still there', 't before I decide', 'd', 't a private reason', 'o', 'It is not ours to do.', '', '']);
    expect(said).toContain('Answer first; then: t and your note.');
    expect(said.replace(/\s+/gu, ' ')).toContain('Noted with your answer before, for the reviewers; it does not go in the letter.');
    const record = parseRecord(left[home]!, 'tides.reviews/amara.yaml');
    expect(record).toMatchObject({ ok: true, value: { answers: [{ id: 'values/privacy', verdict: 'missing', why: 'they told me by telephone; we doubt it', say: 'Write whose they are.' }, { id: 'misaligned/surveillance', why: 'late, and still there; before I decide; a private reason' }], decision: { why: 'It is not ours to do.' } } });
    const { out } = await desk(['letter', 'tides'], left);
    expect(out).not.toMatch(/telephone|doubt|late, and|private|before I/u);
  });

  it('keeps a note when the answer beside it is changed', async () => {
    const { left } = await talked('tides', ['s', 'n', 't they told me', 'x', '']);
    expect(parseRecord(left[home]!, 'tides.reviews/amara.yaml')).toMatchObject({ ok: true, value: { answers: [{ verdict: 'contradicted', why: 'they told me' }] } });
  });

  it('keeps what was said for a decision when it is taken up again', async () => {
    const first = await talked('tides', ['s', 'y', 'y', 'n', 'n', 'y', 'd', 'It is not ours to do.', 'A crew of their own.', null]);
    const again = await talked('tides', ['d', '', '', 'The harbour office'], first.left);
    expect(again.said).toContain('Enter: as before');
    expect(parseRecord(again.left[home]!, 'tides.reviews/amara.yaml')).toMatchObject({ ok: true, value: { decision: { outcome: 'decline', why: 'It is not ours to do.', change: ['A crew of their own.'], alternatives: ['The harbour office'] } } });
    const other = await talked('tides', ['r', ''], again.left);
    expect(other.left[home]).not.toMatch(/not ours|harbour office/u);
  });

  it('tells both readers\' words in the letter, and neither one\'s are lost', async () => {
    const config = { '/repo/proposals.yaml': 'reviewers: [amara, tomas]\nsecond-reader: [decline]\n' };
    const first = await talked('tides', ['s', 'y', 'y', 'n', 'n', 'y', 'd', 'It is not ours to do.', '', 'The harbour office'], repository(config));
    const second = await talked('tides', ['s', 'y', 'y', 'n', 'n', 'y', 'd', '', 'A crew of their own.', ''], first.left, { by: 'tomas' });
    const { out, err } = await desk(['letter', 'tides'], second.left);
    for (const one of ['It is not ours to do.', '- A crew of their own.', '- An alternative: The harbour office.']) expect(out).toContain(one);
    expect(err).toBe('');
  });
});
