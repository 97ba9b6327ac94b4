/** The action's own steps, run by bash in real clones of a real origin: what a request's author, its maintainer and a stranger get to see. */
import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { DAY, forge, type Forge } from './forge.js';
import { example, opened, withStatus, type Repository } from './repository.js';
import { Comments, type Ran } from './runner.js';
import { built } from './typing.js';

const open: { end(): void }[] = [];
beforeAll(built, 120_000);
afterEach(() => { for (const one of open.splice(0)) one.end(); });

const config = 'proposals: proposals/**/*.md\nreviewers: [amara, tomas]\n';
const complete = withStatus(example('accept'), 'submitted');
const gaps = withStatus(example('refine'), 'submitted');
const declined = withStatus(example('decline'), 'submitted');
const ours = 'extends: partnership/research\nid: ours\ntitle: Ours\nversion: "1"\ntype: research\n';
const kinder = 'id: ours\ntitle: Kinder\nversion: "2"\ntype: research\nsections:\n  abstract: { title: Abstract }\nchecklists:\n  values:\n    title: Values\n    level: essential\n    weight: 1\n    criteria:\n      any: { title: Any, asks: Anything?, home: [abstract], line: false, for: [the], fix: Write. }\ndecision: { bar: 1 }\n';
const titled = (text: string, title: string): string => text.replace(/^title: .*$/mu, `title: ${title}`);

/** A forge whose main has a history: a merge, a rename, a deletion. */
function started(files: Readonly<Record<string, string>> = {}): Forge {
  const at = forge((work) => {
    work.write('proposals.yaml', config);
    work.write('README.md', '# Ours\n');
    work.write('proposals/first.md', titled(complete, 'The first'));
    work.write('proposals/gone.md', titled(gaps, 'Will go'));
    for (const [path, text] of Object.entries(files)) work.write(path, text);
    work.commit('Begin');
    work.git('checkout', '-q', '-b', 'side');
    work.git('mv', 'proposals/first.md', 'proposals/old.md');
    work.commit('Move');
    work.git('checkout', '-q', 'main');
    work.git('rm', '-q', 'proposals/gone.md');
    work.commit('Drop');
    work.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
  });
  open.push(at);
  return at;
}

/** The action on one request that writes these files over that start. */
function checked(files: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}, options: Parameters<Forge['check']>[1] = {}): Ran {
  const at = started(before);
  for (const [path, text] of Object.entries(files)) at.work.write(path, text);
  at.work.commit('Ask');
  return at.check(at.request(), options);
}

const last = (ran: Ran): string => ran.log.trimEnd().split('\n').at(-1)!;
const sha = (text: string): string => { const parsed = parseProposal(text, 'x.md'); if (!parsed.ok) throw new Error('unreadable'); return parsed.value.contentSha256; };
const decision = (text: string, by = 'amara'): string => `by: ${by}\ndecision:\n  outcome: accept\n  why: it is good\n  on: 2024-05-20\n  text: ${sha(text)}\n`;
/** What none of it may ever say to a stranger in public. */
const verdicts = /declin|not aligned|reject|refus|\b\d+ of 100\b|settled|\bscore\b|red flag/iu;
const inPublic = ({ log, summary }: Ran): string => `${log}\n${summary}`;

describe('the check', () => {
  test('a clean request is green, says so, and asks for nothing', () => {
    const ran = checked({ 'proposals/new.md': complete });
    expect([ran.code, last(ran)]).toEqual([0, 'Ready: the proposal has what its status asks for. (exit 0)']);
    expect(ran.notes).toEqual([]);
    expect(ran.summary).toContain('*Gauges that agree too well* is complete, and goes to the reviewers.');
    expect(ran.steps).toEqual(['Check out', 'Set up Node', 'Prepare', 'Fetch what is compared', 'Read the proposals']);
    // Judged on the request's own day, so that a re-run agrees.
    expect(ran.summary).toContain('1 June 2024');
  });

  test('a re-run says the same, letter for letter', () => {
    const at = started();
    at.work.write('proposals/gaps.md', gaps);
    at.work.commit('Ask');
    const request = at.request();
    const [first, second] = [at.check(request), at.check(request)];
    expect([second!.log, second!.summary]).toEqual([first!.log, first!.summary]);
  });

  test('a draft is green, and told what is still to write as a mere notice', () => {
    const ran = checked({ 'proposals/gaps.md': withStatus(gaps, 'draft') });
    expect(ran.code).toBe(0);
    expect(ran.notes.length).toBeGreaterThan(0);
    expect(new Set(ran.notes.map(({ level }) => level))).toEqual(new Set(['notice']));
    expect(ran.summary).toContain('It is a draft: nothing here blocks it.');
  });

  test('a submission with gaps is red, with a note at each place to write', () => {
    const ran = checked({ 'proposals/gaps.md': gaps });
    expect([ran.code, last(ran)]).toEqual([1, 'Not ready: proposals/gaps.md is submitted and lacks two things. (exit 1)']);
    expect(ran.notes.map(({ level, file, title }) => [level, file, title.slice(-8)])).toEqual([['warning', 'proposals/gaps.md', '(1 of 2)'], ['warning', 'proposals/gaps.md', '(2 of 2)']]);
    const lines = gaps.split('\n').length;
    for (const { line } of ran.notes) expect(Number(line)).toBeGreaterThan(0);
    for (const { line } of ran.notes) expect(Number(line)).toBeLessThanOrEqual(lines);
    expect(ran.summary).toContain('| Missing | To do | Where |');
    // It has been handed in: nobody is told to send it anywhere.
    expect(ran.summary).toContain('With these added, it goes to the reviewers. You hear within two weeks.');
    expect(ran.summary).not.toMatch(/send it|@/iu);
    // Places are links to the very commit.
    expect(ran.summary).toMatch(/<https:\/\/github\.com\/ours\/proposals\/blob\/[0-9a-f]{40}\/proposals\/gaps\.md\?plain=1#L\d+>/u);
    expect(inPublic(ran)).not.toMatch(verdicts);
  });

  test('no outcome turns it red, and none is told in public', () => {
    const ran = checked({ 'proposals/no.md': declined });
    expect(ran.code).toBe(0);
    expect(ran.summary).toContain('is complete; a reviewer will write to you.');
    expect(inPublic(ran)).not.toMatch(verdicts);
    expect(inPublic(ran)).not.toContain(/email: ([^\s,}]*)/u.exec(declined)![1]!.replaceAll('"', ''));
  });

  test('nothing that is a proposal: green', () => {
    const ran = checked({ 'docs/x.md': '# Notes\n' });
    expect([ran.code, last(ran)]).toEqual([0, 'Ready: this request changes no proposal. (exit 0)']);
  });
});

describe('who writes the law', () => {
  test('a review record of one\'s own and a kinder rubric have no effect, and are shown', () => {
    const settings = `${config}rubrics: { research: rubrics/ours.yaml }\n`;
    const accepted = titled(withStatus(complete, 'accepted'), 'Accepted by myself');
    const ran = checked({ 'proposals/gaps.md': gaps, 'proposals/mine.md': accepted, 'proposals/mine.reviews/amara.yaml': decision(accepted), 'rubrics/ours.yaml': kinder }, { 'proposals.yaml': settings, 'rubrics/ours.yaml': ours });
    expect(ran.code).toBe(1);
    expect(last(ran)).toContain('proposals/gaps.md is submitted and lacks two things');
    expect(last(ran)).toContain('Nor is proposals/mine.md.');
    expect(ran.notes.find(({ file, level }) => file === 'proposals/mine.md' && level === 'warning')).toMatchObject({ title: 'Decision missing', message: 'It is accepted, and no decision of a reviewer lies beside it.' });
    const shown = ran.notes.filter(({ title }) => title === 'Not in effect in this request');
    expect(shown.map(({ file }) => file)).toEqual(['proposals/mine.reviews/amara.yaml', 'rubrics/ours.yaml']);
    expect(shown[1]!.message).toMatch(/^With yours: .*proposals\/gaps\.md would/u);
    expect(ran.summary).toContain('This request changes `rubrics/ours.yaml` too; the version on `origin/main` was used.');
    expect(ran.summary).toContain('Ours 1, 1 June 2024');
  });

  test('an edit of a decided proposal asks for a new decision; a rename of it does not', () => {
    const accepted = withStatus(complete, 'accepted');
    const before = { 'proposals/decided.md': accepted, 'proposals/decided.reviews/amara.yaml': decision(accepted) };
    const edited = checked({ 'proposals/decided.md': accepted.replace('\n## ', '\nOne more sentence stands here now.\n\n## ') }, before);
    expect([edited.code, last(edited)]).toEqual([1, 'Not ready: proposals/decided.md is accepted, and its text has changed since amara decided on 20 May 2024. (exit 1)']);
    const at = started(before);
    at.work.git('mv', 'proposals/decided.md', 'proposals/moved.md');
    at.work.git('mv', 'proposals/decided.reviews', 'proposals/moved.reviews');
    at.work.commit('Move');
    const moved = at.check(at.request());
    expect([moved.code, moved.notes.filter(({ level }) => level !== 'notice')]).toEqual([0, []]);
    expect(moved.summary).toContain('Already decided by amara on 20 May 2024, so not checked');
  });

  test('a waiver holds until its day and is told; afterwards it is a finding', () => {
    const before = (until: string): Record<string, string> => ({ 'proposals/gaps.md': gaps, 'proposals/gaps.reviews/amara.yaml': `by: amara\nwaivers:\n  - { id: mutual-benefit/shared-metrics, status: missing, why: agreed by telephone, until: ${until} }\n` });
    const files = { 'proposals/gaps.md': gaps.replace('\n## ', '\nA word more.\n\n## ') };
    const held = checked(files, before('2024-06-30'));
    expect(last(held)).toContain('lacks one thing');
    expect(held.notes.filter(({ title }) => title.startsWith('Waived until 30 June 2024'))).toHaveLength(1);
    expect(held.summary).toContain('Waived until 30 June 2024 by amara');
    const expired = checked(files, before('2024-05-31'));
    expect(last(expired)).toContain('lacks two things');
    // In words: no id, and no day that only programs write.
    expect(expired.summary).toContain('What sets "Shared success metrics" aside held until 31 May 2024.');
    expect(expired.summary).not.toContain('Waived until');
  });
});

describe('what is broken', () => {
  const settings = `${config}rubrics: { research: rubrics/ours.yaml }\n`;

  test.each([
    ['rubric', 'rubrics/ours.yaml', 'id: ours\ntitel: x\n', '2'], ['configuration', 'proposals.yaml', 'reviewer: [a]\n', '1'],
  ])('a %s broken by the request is the request\'s to mend, at its line; the proposal is judged all the same', (_, path, text, line) => {
    const ran = checked({ 'proposals/new.md': complete, [path]: text }, { 'proposals.yaml': settings, 'rubrics/ours.yaml': ours });
    expect(ran.code).toBe(2);
    expect(ran.notes.filter(({ level }) => level === 'error').map(({ file, line: at }) => [file, at])).toContainEqual([path, line]);
    expect(ran.summary).toContain('### Cannot be evaluated yet');
    expect(ran.summary).toContain('*Gauges that agree too well* is complete');
    expect(ran.log).not.toMatch(/ {4}at |node:internal/u);
  });

  test.each([['rubric', 'rubrics/ours.yaml', 'id: ours\ntitel: x\n'], ['configuration', 'proposals.yaml', 'reviewer: [a]\n']])('a %s broken on main stops it with its place', (_, path, text) => {
    const ran = checked({ 'proposals/new.md': complete }, { 'proposals.yaml': settings, 'rubrics/ours.yaml': ours, [path]: text });
    expect(ran.code).toBe(2);
    expect(ran.notes.filter(({ level }) => level === 'error').map(({ file }) => file)).toContain(path);
    expect(ran.summary).toContain(`\`${path}:`);
  });

  test('a proposal that can\'t be read is red at its line, and hides no other', () => {
    const ran = checked({ 'proposals/bad.md': '---\ntitle: a: b\n---\n', 'proposals/new.md': complete });
    expect(ran.code).toBe(2);
    expect(ran.notes.filter(({ level }) => level === 'error').map(({ file, line }) => [file, line])).toEqual([['proposals/bad.md', '2']]);
    expect(ran.summary).toContain('*Gauges that agree too well* is complete');
  });
});

describe('where it runs', () => {
  test('a fork\'s request: no token reaches any step, and summary and notes are there', () => {
    const ran = checked({ 'proposals/gaps.md': gaps }, {}, { token: null });
    expect([ran.code, ran.notes.length]).toEqual([1, 2]);
    expect(ran.summary).toContain('| Missing | To do | Where |');
    // Even where there is one, checking never sees it.
    const own = checked({ 'proposals/gaps.md': gaps });
    expect(JSON.stringify(own.environments)).not.toContain('TOKEN');
    expect([own.log, own.notes]).toEqual([ran.log, ran.notes]);
  });

  test('the request\'s own files are data: scripts, settings and hooks that it brings do not run', () => {
    const at = started();
    at.work.write('package.json', '{ "scripts": { "preinstall": "touch RAN", "build": "touch RAN", "prepare": "touch RAN" } }');
    at.work.write('.npmrc', 'script-shell=/bin/false\n');
    at.work.write('.gitattributes', '*.md diff=x textconv=x filter=x\n');
    at.work.write('proposals/new.md', complete);
    at.work.commit('Ask');
    let clone: Repository | null = null;
    const ran = at.check(at.request(), { before: (it) => { clone = it; it.git('config', 'diff.x.textconv', 'touch RAN; cat'); it.git('config', 'diff.x.command', 'touch RAN'); } });
    expect(ran.code).toBe(0);
    expect(existsSync(`${clone!.folder}/RAN`)).toBe(false);
  });

  test('names and titles made to be obeyed are words, in the log, in the summary, in the comment and for the shell', () => {
    const at = started();
    const names = ['a\n::error title=forged::b', '$(touch RAN)', '`touch RAN`', "'; touch RAN; '", '-x --output=RAN', '::stop-commands::x', 'x|y`z<script>'];
    for (const [i, name] of names.entries()) at.work.write(`proposals/${name}.md`, titled(gaps, `"${i} @everyone <script>x</script> ### Nothing to write \\n::error::forged ![x](http://x.example) ]]>"`));
    at.work.commit('Ask');
    const request = at.request();
    let clone: Repository | null = null;
    const before = (it: Repository): void => { clone = it; };
    const ran = at.check(request, { before, inputs: { paths: 'proposals\n$(touch RAN)\n-- --output=RAN\n' } });
    const gh = new Comments();
    open.push(gh);
    at.check(request, { before, inputs: { comment: 'true' }, comments: gh });
    expect(existsSync(`${clone!.folder}/RAN`)).toBe(false);
    const commands = ran.log.split('\n').filter((line) => line.startsWith('::'));
    expect(commands.length).toBeGreaterThan(5);
    for (const line of commands) expect(line).toMatch(/^::(warning|notice|error) (file=[^:]*,)?(line=\d+,)?title=[^:]*::/u);
    expect(ran.notes.filter(({ title }) => title === 'forged')).toEqual([]);
    for (const page of [ran.summary, gh.all[0]?.body ?? '']) {
      expect(page.length).toBeGreaterThan(200);
      // What stands between backticks is shown as it is.
      expect(page.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gu, '')).not.toMatch(/<script|@everyone|^### Nothing|^::|!\[x\]/mu);
    }
  });

  test('a shallow clone is deepened until both have a commit in common, and judged as a whole one is', () => {
    const at = started();
    for (let i = 0; i < 70; i++) at.work.commit(`Step ${i}`);
    at.work.write('proposals/gaps.md', gaps);
    at.work.commit('Ask');
    // Main moves on, further than the first step deepens.
    at.work.git('checkout', '-q', 'main');
    for (let i = 0; i < 70; i++) at.work.commit(`Elsewhere ${i}`);
    at.work.write('proposals/theirs.md', titled(gaps, 'Theirs'));
    at.work.commit('Theirs');
    at.work.git('checkout', '-q', 'topic');
    const request = at.request();
    let clone: Repository | null = null;
    const ran = at.check(request, { deep: 1, before: (it) => { clone = it; } });
    expect(ran.steps).not.toContain('Check out');
    expect(last(ran)).toBe('Not ready: proposals/gaps.md is submitted and lacks two things. (exit 1)');
    expect(clone!.git('merge-base', 'origin/main', 'HEAD').trim()).toBe(request.base);
    const whole = at.check(request);
    expect([ran.log, ran.summary]).toEqual([whole.log, whole.summary]);
  });

  test('a base that was force-pushed meanwhile is fetched anew, and compared from what is in common', () => {
    const at = started();
    at.work.write('proposals/mine.md', complete);
    at.work.commit('Mine');
    const request = at.request();
    // Main is rewritten after the merge was made: the last commit goes, another comes.
    at.work.git('checkout', '-q', 'main');
    at.work.git('reset', '-q', '--hard', 'main~1');
    at.work.write('proposals/theirs.md', titled(gaps, 'Theirs'));
    at.work.commit('Rewritten');
    for (const deep of ['all', 1] as const) {
      const ran = at.check(request, { deep, before: () => { at.work.git('push', '-q', '--force', 'origin', 'main'); } });
      expect([deep, ran.code, ran.notes]).toEqual([deep, 0, []]);
      expect(ran.summary).toContain('*Gauges that agree too well*');
      expect(ran.summary).not.toContain('Theirs');
    }
  });

  test('histories that have nothing in common end with a sentence, not in a loop', () => {
    const at = started();
    at.work.write('proposals/mine.md', complete);
    at.work.commit('Mine');
    const request = at.request();
    at.work.git('checkout', '-q', '--orphan', 'fresh');
    at.work.commit('All anew');
    for (const deep of ['all', 1] as const) {
      const ran = at.check(request, { deep, before: () => { at.work.git('push', '-q', '--force', 'origin', 'fresh:main'); } });
      expect([deep, ran.code]).toEqual([deep, 2]);
      expect(ran.notes).toMatchObject([{ level: 'error', title: 'Nothing in common', message: 'This request and main have no commit in common.' }]);
    }
  });

  test('renames, deletions and merges of main within the request are no news', () => {
    const at = started({ 'proposals/away.md': titled(gaps, 'Goes away') });
    at.work.git('rm', '-q', 'proposals/away.md');
    at.work.git('mv', 'proposals/old.md', 'proposals/newer name.md');
    at.work.commit('Tidy');
    at.work.git('checkout', '-q', 'main');
    at.work.write('proposals/theirs.md', titled(gaps, 'Theirs'));
    at.work.commit('Theirs');
    at.work.git('checkout', '-q', 'topic');
    at.work.git('merge', '-q', '-m', 'Merge main', 'main');
    const ran = at.check(at.request());
    expect([ran.code, ran.notes]).toEqual([0, []]);
    expect(ran.summary).toContain('*The first* is complete');
    expect(ran.summary).not.toMatch(/Theirs|Goes away/u);
  });

  test('for another event than a request everything is read, and nothing of the past stops anybody', () => {
    const at = started({ 'proposals/gaps.md': gaps });
    const request = at.request();
    const ran = at.check(request, { inputs: { paths: 'proposals' }, event: 'push' });
    expect(ran.code).toBe(0);
    expect(ran.summary).toContain('Who owes whom a kilowatt-hour');
  });

  test('a commit from the future, or from before its base, is judged on no day but one between', () => {
    const at = started();
    at.work.write('proposals/new.md', complete);
    at.work.commit('Ask');
    const dated = (day: string): Ran => {
      opened(at.work.folder, day).git('commit', '-q', '--amend', '--no-edit', '--reset-author');
      return at.check(at.request());
    };
    expect(dated('1999-01-01').summary).toContain('1 June 2024');
    expect(dated('2099-01-01').summary).not.toContain('2099');
  });
});

describe('the one comment', () => {
  const comments = (first: ConstructorParameters<typeof Comments>[0] = []): Comments => { const made = new Comments(first); open.push(made); return made; };
  const on = { inputs: { comment: 'true' } };

  test('is made, rewritten in place, left as it is in peace, and removed when nothing is to write', () => {
    const at = started();
    const gh = comments([{ id: 7, user: { login: 'mallory' }, body: '<!-- proposals: 9 to write -->\nnot ours' }]);
    const run = (text: string): Ran => {
      at.work.write('proposals/gaps.md', text);
      at.work.commit('Ask');
      return at.check(at.request(), { ...on, comments: gh });
    };
    const first = run(gaps);
    expect([first.code, first.log]).toEqual([0, '']);
    expect(gh.changes).toEqual(['POST repos/ours/proposals/issues/1/comments']);
    expect(gh.all[1]!.body).toContain('### Missing: two points in');
    run(gaps.replace('\n## ', '\nA word more.\n\n## '));
    run(complete);
    run(gaps);
    expect(gh.changes.map((call) => call.replace(/\d+$/u, 'N'))).toEqual(['POST repos/ours/proposals/issues/1/comments', 'PATCH repos/ours/proposals/issues/comments/N', 'DELETE repos/ours/proposals/issues/comments/N', 'POST repos/ours/proposals/issues/1/comments']);
    expect(gh.all.filter(({ user }) => user.login === 'github-actions[bot]')).toHaveLength(1);
    expect(gh.all[0]!.body).toContain('not ours');
  });

  test('is none where nothing is to write, and is not red for what the check tells', () => {
    const gh = comments();
    const quiet = checked({ 'proposals/new.md': complete }, {}, { ...on, comments: gh });
    expect([quiet.code, gh.changes]).toEqual([0, []]);
    const broken = checked({ 'proposals/bad.md': '---\ntitle: a: b\n---\n' }, {}, { ...on, comments: gh });
    expect([broken.code, gh.changes]).toEqual([0, ['POST repos/ours/proposals/issues/1/comments']]);
    expect(gh.all[0]!.body).toContain('### Cannot be evaluated yet');
    expect(gh.all[0]!.body).not.toMatch(verdicts);
  });

  test('holds at most what a comment may hold, cut between lines, at whatever byte its length ends', () => {
    const at = started();
    const gh = comments();
    const sizes: number[] = [];
    for (const extra of [0, 1, 2, 3]) {
      for (let i = 0; i < 20; i++) at.work.write(`proposals/p${i}.md`, `---\ntype: research\nstatus: submitted\ntitle: ${'x'.repeat(extra)}${'\u00e9\u{1f331}'.repeat(400)}${i}\n---\n\n## Abstract\n\nWe count birds.\n`);
      at.work.commit('Ask');
      const ran = at.check(at.request(), { ...on, comments: gh });
      expect([ran.code, ran.log]).toEqual([0, '']);
      const { body } = gh.all[0]!;
      expect(body).not.toContain('\ufffd');
      expect(body).toMatch(/\n\nThere is more: the rest stands on the page of the check\.\n$/u);
      expect(body.split('\n').filter((line) => line.startsWith('| ') && !line.endsWith(' |'))).toEqual([]);
      sizes.push(Buffer.byteLength(body));
    }
    expect(Math.max(...sizes)).toBeLessThan(61_000);
    expect(gh.all).toHaveLength(1);
  });

  test('the token goes to the step that writes it, and to no other', () => {
    const gh = comments();
    const ran = checked({ 'proposals/gaps.md': gaps }, {}, { ...on, comments: gh });
    expect(ran.environments.map((env) => Object.values(env).includes('TOKEN-OF-THE-RUNNER'))).toEqual([false, false, false, true]);
    // The request's files are fetched without leaving the token beside them; actions are named by commit.
    expect(ran.used[0]).toMatchObject({ with: { ref: 'refs/pull/1/head', 'fetch-depth': '0', 'persist-credentials': 'false' } });
    for (const { uses } of ran.used) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/u);
    expect(checked({ 'docs/x.md': 'x' }).used[0]!.with).toMatchObject({ ref: '', 'fetch-depth': '0' });
  });

  test('is kept where the request can\'t be merged', () => {
    const at = started({ 'proposals/gaps.md': gaps });
    const gh = comments();
    at.work.write('proposals/gaps.md', `${gaps}\nOne end.\n`);
    at.work.commit('Ask');
    const request = at.request();
    at.work.git('checkout', '-q', 'main');
    at.work.write('proposals/gaps.md', `${gaps}\nAnother end.\n`);
    at.work.commit('Meanwhile');
    const ran = at.check(request, { ...on, comments: gh, before: () => { at.work.git('push', '-q', 'origin', 'main', ':refs/pull/1/merge'); } });
    expect([ran.code, gh.changes]).toEqual([0, ['POST repos/ours/proposals/issues/1/comments']]);
  });
});

afterAll(() => { expect(DAY < new Date().toISOString().slice(0, 10)).toBe(true); });
