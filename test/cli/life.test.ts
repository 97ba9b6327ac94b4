/** Six months in the life of four proposals, one for each outcome: the real programs in a real terminal, git as the only database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { findQuote, quoteIndex } from '../../src/evaluate/quotes.js';
import { parseRecord } from '../../src/reviews/record.js';
import { built, play, type Played } from './play.js';
import { example, repository, type Repository, withStatus } from './repository.js';

let repo: Repository;
let today = '';
beforeAll(() => {
  built();
  repo = repository();
}, 120_000);
afterAll(() => repo.end());

const flat = (text: string): string => text.replace(/\s+/gu, ' ');
const run = (...argv: readonly string[]): Promise<Played> => play('proposals', [...argv, '--today', today], { cwd: repo.folder });
/** The same with its lines joined, where they may break anywhere. */
const told = async (...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }> => { const { code, screen } = await run(...argv); return { code, said: flat(screen) }; };

/** What the frontmatter and body of an example are, between the marks. */
function parts(text: string): { readonly top: string; readonly body: string } {
  const end = text.indexOf('\n---\n', 4);
  return { top: text.slice(4, end + 1), body: text.slice(end + 5) };
}

/** A proposer writes: what new-proposal asked stays, the rest is filled in as in a finished example. */
function write(file: string, from: string): void {
  const own = parts(repo.read(file));
  const filled = parts(example(from));
  const lines = new Map(filled.top.split('\n').map((line) => [line.split(':')[0]!, line]));
  const top = own.top.split('\n').map((line) => (/^(?:start|end|license|hours_per_month):$/u.test(line) ? lines.get(line.slice(0, -1)) ?? line : line === '# budget: { amount: 0, currency: EUR, status: secured }' ? lines.get('budget') ?? line : line)).join('\n');
  repo.write(file, `---\n${top}---\n${filled.body}`);
}

/** The author, or a maintainer, moves it on. */
function status(file: string, to: string, submitted: string | null = null): void {
  const text = repo.read(file);
  const moved = /^status: /mu.test(text) ? withStatus(text, to) : text.replace('---\n', `---\nstatus: ${to}\n`);
  repo.write(file, submitted === null ? moved : /^submitted: /mu.test(moved) ? moved.replace(/^submitted: .*$/mu, `submitted: ${submitted}`) : moved.replace(/^(status: .*)$/mu, `$1\nsubmitted: ${submitted}`));
}

/** Reads each question, and answers as this reviewer would. */
function review(words: string, by: string, how: Readonly<Record<string, string>> = {}): Promise<Played> {
  const usual: readonly (readonly [string, string])[] = [
    ...Object.entries(how), ['Your decision?', ''], ['yes, it is present', 'n'], ['yes, it waits', 'n'], ['y yes, each of them', 'y'], ['y yes', 'y'], ['Enter to keep', ''],
  ];
  return play('proposals', ['review', ...(words === '' ? [] : [words]), '--by', by, '--today', today], { cwd: repo.folder, reply: (said) => usual.find(([asked]) => flat(said).includes(asked))?.[1] ?? null });
}

/** Drafts the letter, writes the sentence of one's own, has it checked; every quotation stands in the proposal, nothing of ours in the letter. */
async function letter(file: string, words: string, sentence: string): Promise<string> {
  const path = `letters-sent/${file}-${today}.txt`;
  repo.write('letters-sent/.keep', '');
  const drafted = await told('letter', words, '--output', path);
  expect(drafted).toMatchObject({ code: 0, said: expect.stringContaining('Drafted in') });
  if (file === 'gauges.md') expect(await told('letter', words, '--check', path)).toMatchObject({ code: 1, said: expect.stringContaining('Your own sentence is still missing here.') });
  const draft = repo.read(path);
  repo.write(path, draft.replace('▸ a sentence of your own', sentence));
  expect(await told('letter', words, '--check', path)).toMatchObject({ code: 0, said: expect.stringContaining('The letter is finished') });
  const parsed = parseProposal(repo.read(file), file);
  if (!parsed.ok) throw new Error('unreadable');
  const index = quoteIndex(parsed.value);
  const quotes = [...flat(draft).matchAll(/"([^"]+)"/gu)].map((found) => found[1]!);
  expect(quotes.length).toBeGreaterThan(1);
  for (const quote of quotes) expect(findQuote(index, quote).found, quote).toBe(true);
  expect(draft).not.toMatch(/[●◐○✕]|of 100|\bscore\b|\b(?:values|ip|research|mutual-benefit|timing)\/[a-z]/iu);
  return flat(draft);
}

const four = [
  ['gauges.md', 'accept', 'Gauges that agree too well', 'Skerrow Marine Station', 'm.ainsel@skerrow.example.org'],
  ['room.md', 'defer', 'A reading room without glow', 'Municipal Library of Vale do Sabiá', 'jurema.paixao@valedosabia.example.org'],
  ['ferry.md', 'refine', 'Who owes whom a kilowatt-hour?', 'Haugdal Folk High School', 'sindre@haugdal.example.org'],
  ['gait.md', 'decline', 'Gait signatures at the edge', 'Stridewell Diagnostics Research', 'c.vasterling@stridewell.example.com'],
] as const;

describe.sequential('four proposals from November to May', () => {
  test('2 November: four people begin, and are told what is still to write', async () => {
    today = '2026-11-02';
    repo.write('proposals.yaml', 'reviewers: [amara, tomas]\nsecond-reader: [decline]\n');
    repo.write('capacity.yaml', 'total: 12\n');
    for (const [file, , title, organization, email] of four) {
      // The start is left for later: new-proposal goes by today's own date, and takes none that has passed.
      const asked = await play('new-proposal', [file, '--type', 'research'], { cwd: repo.folder, reply: (said) => (said.includes('Title') ? title : said.includes('Organization') ? organization : said.includes('Your email') ? email : '') });
      expect(asked).toMatchObject({ code: 0, screen: expect.stringContaining(`Written: ${file}`) });
      const untouched = await play('evaluate', [file, '--today', today], { cwd: repo.folder });
      expect([untouched.code, flat(untouched.screen)]).toEqual([1, expect.stringMatching(/^ .+ Refine: \d+ required sections and 1 field are missing /u)]);
    }
    repo.commit('Begin four proposals');
    expect((await run('queue')).screen).toMatch(/Nothing waits for a reviewer\.\n +Four drafts are not sent yet\./u);
  }, 90_000);

  test('16 November: they are written and sent', async () => {
    today = '2026-11-16';
    for (const [file, outcome] of four) {
      write(file, outcome);
      status(file, 'submitted', file === 'gait.md' ? '2026-11-14' : today);
      const read = await play('evaluate', [file, '--today', today, '--fail-on', 'never'], { cwd: repo.folder });
      expect([file, / (Accept|Defer|Refine|Decline)[,:] /u.exec(flat(read.screen))?.[1]?.toLowerCase()]).toEqual([file, outcome]);
    }
    repo.commit('Send four proposals');
  }, 90_000);

  test('21 November: the queue, one review for each, and three letters', async () => {
    today = '2026-11-21';
    const queue = await run('queue');
    expect(queue.screen).toContain('Four proposals wait for an answer; none is late.');
    expect(queue.screen).toMatch(/Gait signatures at the edge +in 7 days/u);
    // The first in the queue comes by itself.
    const gait = await review('', 'amara', { 'yes, it is present': 'y', 'What would have to change?': 'The joint work free for everybody to use.', 'The reason, as you would tell them?': 'What we make together can\'t belong to one of us.', 'another way that may serve them?': 'Buying the boards, and publishing beside us.' });
    expect(gait.screen).toContain('Gait signatures at the edge');
    expect(flat(gait.screen)).toContain('Decided: decline. Kept in gait.reviews/amara.yaml. Next: a second reader, since decline is not decided alone.');
    const unticked = { 'What should they add?': '', 'know that it worked?': 'n', 'Who maintains the result': 'n' };
    for (const [words, outcome] of [['gauges', 'accept'], ['glow', 'defer'], ['kilowatt', 'refine']] as const) expect((await review(words, 'amara', outcome === 'refine' ? unticked : {})).screen).toContain(`Decided: ${outcome}.`);
    repo.commit('Review four proposals');

    expect(await letter('gauges.md', 'gauges', 'We met your gauges in May.')).toMatch(/Yes, let's explore: Gauges that agree too well.*Please send us two possible times before 19 December 2026\./u);
    expect(await letter('room.md', 'glow', 'We read here too.')).toMatch(/It starts on 4 October 2027, .*We will write to you on 7 April 2027/u);
    expect(await letter('ferry.md', 'kilowatt', 'We would like to see the boards.')).toMatch(/- Give a figure .* - Write who maintains the code/u);
    const early = await run('letter', 'gait');
    expect(flat(early.screen)).toContain('a second reader must decide before it is sent');
  }, 120_000);

  test('24 November: a second reader, the decline, and statuses that follow the record', async () => {
    today = '2026-11-24';
    const queue = await run('queue');
    expect(flat(queue.screen)).toContain('Gait signatures at the edge in 4 days amara decided decline; that takes a second reader.');
    expect(flat(queue.screen)).toContain('gauges.md Its status says submitted, and amara decided: accept. Write: status: accepted.');
    expect((await review('gait', 'tomas', { 'yes, it is present': 'y', 'What would have to change?': '', 'The reason, as you would tell them?': '', 'another way that may serve them?': '' })).screen).toContain('Decided: decline.');
    const declined = await letter('gait.md', 'gait', 'We are sorry.');
    for (const words of ['What we make together can\'t belong to one of us.', 'The joint work free for everybody to use.', 'An alternative: Buying the boards', 'You can send a changed proposal at any time.']) expect(declined).toContain(words);
    status('gauges.md', 'accepted');
    status('room.md', 'deferred');
    status('gait.md', 'declined');
    repo.commit('Decide three');
    const after = await run('queue');
    expect(after.screen).not.toContain('status says');
    expect(after.screen).toMatch(/Next step.*\n +Gauges that agree too well +discovery conversation +in 25 days/u);
    expect(after.screen).not.toMatch(/Gait|kilowatt|glow/u);
  }, 120_000);

  test('15 December: one comes back mended, and finds room', async () => {
    today = '2026-12-15';
    await run('review', 'gauges', '--by', 'amara', '--taken', 'discovery');
    const text = repo.read('ferry.md');
    const mended = text.replace(/- \[.\] \*\*Shared success metrics:\*\*.*/u, '- [x] **Shared success metrics:** the ledger errs by less than 5 % over the season, by the meters of all forty houses.')
      .replace(/- \[.\] \*\*Maintenance commitment:\*\*.*/u, '- [x] **Maintenance commitment:** the school keeps the code in repair until 2032.');
    repo.write('ferry.md', mended);
    const diff = await run('diff', 'HEAD', 'ferry.md');
    expect(diff.code).toBe(0);
    expect(flat(diff.screen)).toMatch(/Who owes whom a kilowatt-hour\?: refine became accept .*Shared success metrics: missing → met \d+ \+ Shared success metrics: the ledger errs/u);
    status('ferry.md', 'submitted', today);
    repo.commit('Mend the ferry');
    const queue = await run('queue');
    expect(flat(queue.screen)).toMatch(/Who owes whom a kilowatt-hour\?.* in 14 days/u);
    const plan = await run('plan');
    expect(flat(plan.screen)).toMatch(/The one complete proposal fits\. Capacity: 12 hours a month\..*Fits Who owes whom a kilowatt-hour\? 6 Apr 2027 to Oct 2028/u);
    expect(plan.screen).toMatch(/Apr 2027 +4 +6 +2 +0 {2}█{10}▓{15}·{5}/u);
    expect((await review('kilowatt', 'amara')).screen).toContain('Decided: accept.');
    expect(await letter('ferry.md', 'kilowatt', 'Five per cent it is.')).toContain('We would like to explore it with you.');
    status('ferry.md', 'accepted');
    repo.commit('Accept the ferry');
  }, 120_000);

  test('winter: step by step to the agreement, each within its time', async () => {
    for (const [day, words, step, next] of [
      ['2027-01-05', 'gauges', 'refinement', 'agreement'], ['2027-01-08', 'kilowatt', 'discovery', 'proposal refinement'], ['2027-01-25', 'gauges', 'agreement', 'launch'],
      ['2027-02-04', 'kilowatt', 'refinement', 'agreement'], ['2027-03-02', 'kilowatt', 'agreement', 'launch'],
    ] as const) {
      today = day;
      if (day === '2027-03-02') {
        expect(await told('queue', '--overdue')).toEqual({ code: 1, said: ' Gauges that agree too well: launch, 1 day late ' });
        status('gauges.md', 'active');
      }
      expect(await told('queue', '--overdue')).toEqual({ code: 0, said: ' Nothing is late. ' });
      expect((await run('review', words, '--by', 'amara', '--taken', step)).screen).toContain(`Kept: ${step}, on ${day}`);
      if (step === 'refinement') expect((await run('queue', words)).screen).toContain(next);
      repo.commit(`Take a step: ${step}`);
    }
    today = '2027-04-01';
    status('ferry.md', 'active');
    repo.commit('Launch the ferry');
  }, 120_000);

  test('7 April: what was deferred comes up by itself, and is a yes', async () => {
    today = '2027-03-24';
    expect(flat((await run('queue')).screen)).toMatch(/A reading room without glow .*in 14 days/u);
    today = '2027-04-07';
    expect(flat((await run('queue')).screen)).toMatch(/A reading room without glow .*today/u);
    const again = await review('glow', 'amara');
    expect(flat(again.screen)).toMatch(/answers? recorded already.*Decided: accept\./u);
    expect(await letter('room.md', 'glow', 'October it is.')).toMatch(/^# Yes, let's explore: A reading room without glow/u);
    status('room.md', 'accepted');
    repo.commit('Accept the reading room');
  }, 90_000);

  test('20 May: rounds of what runs, and a job that notices what is late', async () => {
    today = '2027-04-10';
    const late = await run('queue', '--overdue');
    expect([late.code, flat(late.screen)]).toEqual([1, ' Gauges that agree too well: monthly review call, 9 days late ']);
    await run('review', 'gauges', '--by', 'amara', '--taken', 'monthly');
    expect((await run('queue', '--overdue')).code).toBe(0);
    today = '2027-05-20';
    expect((await told('review', 'glow', '--by', 'tomas', '--taken', 'discovery')).said).toContain('Kept: discovery');
    const said = (await told('queue', '--overdue')).said;
    expect(said).toContain('Who owes whom a kilowatt-hour?: monthly review call, 19 days late');
    expect(said).toContain('Gauges that agree too well: monthly review call, 10 days late');
    // Where the conversation was held in time, nothing is late.
    expect(said).not.toContain('glow');
    repo.commit('Hold the rounds');
  }, 90_000);

  test('at the end git holds all of it, and every record can be read', async () => {
    expect(repo.git('status', '--porcelain')).toBe('');
    const files = repo.git('ls-files').trim().split('\n');
    const records = files.filter((file) => file.includes('.reviews/'));
    expect(records.sort()).toEqual(['ferry.reviews/amara.yaml', 'gait.reviews/amara.yaml', 'gait.reviews/tomas.yaml', 'gauges.reviews/amara.yaml', 'room.reviews/amara.yaml', 'room.reviews/tomas.yaml']);
    for (const file of records) expect(parseRecord(repo.read(file), file).ok, file).toBe(true);
    expect(files.filter((file) => file.startsWith('letters-sent/') && file.endsWith('.txt'))).toHaveLength(6);
    const all = await repo.json('.', '--today', '2027-05-20', '--fail-on', 'never');
    expect(Object.fromEntries(all.evaluations.map(({ proposal, decision }) => [proposal.path, [proposal.status, decision?.outcome, decision?.by, decision?.current]]))).toEqual({
      'ferry.md': ['active', 'accept', 'amara', true], 'gait.md': ['declined', 'decline', 'amara and tomas', true], 'gauges.md': ['active', 'accept', 'amara', true], 'room.md': ['accepted', 'accept', 'amara', true],
    });
    expect(existsSync(join(repo.folder, 'gauges.reviews'))).toBe(true);
  }, 60_000);
});
