/** `--changed` in real repositories: what counts as changed, who writes the law, what the gate asks. */
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { example, identity, opened, repository, withStatus, type Repository } from './repository.js';

const open: Repository[] = [];
afterEach(() => { for (const repo of open.splice(0)) repo.end(); });

const config = 'proposals: proposals/**/*.md\nreviewers: [amara, tomas]\n';
const complete = withStatus(example('accept'), 'submitted');
const gaps = withStatus(example('refine'), 'submitted');
const declined = withStatus(example('decline'), 'submitted');

/** A repository with settings and one proposal on main, and a branch begun. */
function begun(files: Readonly<Record<string, string>> = {}): Repository {
  const repo = repository();
  open.push(repo);
  repo.write('proposals.yaml', config);
  repo.write('README.md', '# Ours\n');
  repo.write('proposals/README.md', '# How to propose\n');
  repo.write('proposals/old.md', complete);
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  repo.commit('Begin');
  repo.git('checkout', '-q', '-b', 'topic');
  return repo;
}

const sha = (text: string): string => {
  const parsed = parseProposal(text, 'x.md');
  if (!parsed.ok) throw new Error('unreadable');
  return parsed.value.contentSha256;
};
const decision = (text: string, outcome = 'accept'): string => `by: amara\ndecision:\n  outcome: ${outcome}\n  why: it is good\n  on: 2026-11-19\n  text: ${sha(text)}\n`;
const paths = (result: { readonly evaluations: readonly { readonly proposal: { readonly path: string } }[] }): readonly string[] => result.evaluations.map((e) => e.proposal.path);

describe('the gate', () => {
  test('lets a complete submission and any draft through, and stops gaps', async () => {
    const repo = begun();
    repo.write('proposals/new.md', complete);
    repo.commit('New');
    expect(await repo.json('--changed', 'main')).toMatchObject({ exit: { code: 0 }, evaluations: [{ gate: { needs: 'complete', met: true, lacks: 0 } }] });
    repo.write('proposals/gaps.md', gaps);
    const stopped = await repo.json('--changed', 'main');
    expect(stopped.exit).toEqual({ code: 1, why: 'Not ready: proposals/gaps.md is submitted and lacks two things. The other is.' });
    repo.write('proposals/gaps.md', withStatus(gaps, 'draft'));
    expect(await repo.json('--changed', 'main')).toMatchObject({ exit: { code: 0 } });
  });

  test('never stops at an outcome', async () => {
    const repo = begun();
    repo.write('proposals/no.md', declined);
    const result = await repo.json('--changed', 'main');
    expect(result.evaluations[0]!.recommendation).toBe('decline');
    expect(result.exit.code).toBe(0);
    expect((await repo.evaluate('--changed', 'main', '--fail-on', 'decline')).code).toBe(1);
  });

  test('asks for a decision where the request says accepted, and takes it from the base alone', async () => {
    const repo = begun();
    repo.write('proposals/old.md', withStatus(complete, 'accepted'));
    expect((await repo.json('--changed', 'main')).exit).toEqual({ code: 1, why: 'Not ready: proposals/old.md is accepted, and no decision of a reviewer lies beside it.' });
    repo.write('proposals/old.reviews/amara.yaml', decision(complete));
    const own = await repo.json('--changed', 'main');
    expect(own.exit.code).toBe(1);
    expect(own.request!.changes).toEqual([{ path: 'proposals/old.reviews/amara.yaml', kind: 'record', difference: 'With yours: proposals/old.md would count as decided by amara.' }]);
    expect((await repo.json('--changed', 'main', '--trust-head')).exit.code).toBe(0);
  });

  test('takes a decision on main, also when the status is new; another outcome, or one of a stranger, does not carry it', async () => {
    const at = async (record: string, by = 'amara'): Promise<string> => {
      const repo = begun({ [`proposals/old.reviews/${by}.yaml`]: record });
      repo.write('proposals/old.md', withStatus(complete, 'accepted'));
      const { exit } = await repo.json('--changed', 'main');
      return `${exit.code} ${exit.why}`;
    };
    expect(await at(decision(complete))).toMatch(/^0 /u);
    expect(await at(decision(complete, 'decline'))).toContain('the decision beside it is another');
    expect(await at(decision(complete).replace('amara', 'mallory'), 'mallory')).toContain('no decision of a reviewer');
    expect(await at(decision(gaps))).toContain('its text has changed since amara decided on 19 November 2026');
  });

  test('goes by the settings of the base, with overrides by path', async () => {
    const repo = begun({ 'proposals.yaml': `${config}before-merge: { submitted: nothing }\noverrides:\n  - { paths: proposals/strict/**, before-merge: { submitted: complete } }\nignore: [proposals/drafts]\n` });
    repo.write('proposals/gaps.md', gaps);
    repo.write('proposals/drafts/x.md', 'nothing to read');
    expect(await repo.json('--changed', 'main')).toMatchObject({ exit: { code: 0 }, summary: { evaluated: 1 } });
    repo.write('proposals/strict/gaps.md', gaps.replace('title:', 'title: Another'));
    expect((await repo.json('--changed', 'main')).exit.why).toContain('proposals/strict/gaps.md is submitted');
  });
});

describe('a text that is nearly another\'s', () => {
  const notes = async (repo: Repository): Promise<readonly (readonly [string, readonly string[]])[]> => (await repo.json('--changed', 'main')).evaluations.map((e) => [e.proposal.path, e.problems.filter((p) => p.code === 'similar-text').map((p) => p.message)]);

  test('is told, also beside a proposal that the request leaves alone; a draft, still its template perhaps, is not', async () => {
    const repo = begun();
    repo.write('proposals/copy.md', complete.replace('title:', 'title: Copy of').replace('\n## ', '\nOne sentence of its own.\n\n## '));
    repo.write('proposals/other.md', gaps);
    expect(await notes(repo)).toEqual([['proposals/copy.md', [expect.stringMatching(/^it is nearly the same text as proposals\/old\.md \(about (9\d|100) % of it\)\.$/u)]], ['proposals/other.md', []]]);
    repo.write('proposals/copy.md', withStatus(complete, 'draft'));
    expect(await notes(repo)).toEqual([['proposals/copy.md', []], ['proposals/other.md', []]]);
  });

  test('has its own words only: a template\'s advice in comments makes no likeness', async () => {
    const advice = `<!-- ${Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ')} -->\n`;
    const own = (seed: number): string => Array.from({ length: 80 }, (_, i) => `own${seed}x${i}`).join(' ');
    const repo = begun({ 'proposals/a.md': `---\ntype: research\nstatus: submitted\ntitle: A\n---\n${advice}\n## Abstract\n\n${own(1)}\n` });
    repo.write('proposals/b.md', `---\ntype: research\nstatus: submitted\ntitle: B\n---\n${advice}\n## Abstract\n\n${own(2)}\n`);
    expect(await notes(repo)).toEqual([['proposals/b.md', []]]);
  });
});

describe('a text that stood so already', () => {
  test('is asked for nothing when it is only moved; one word of it, another status or a stricter place, and it is', async () => {
    const repo = begun({ 'proposals/gaps.md': gaps, 'loose/gaps.md': gaps.replace('title:', 'title: Loose'), 'proposals.yaml': 'proposals: "{proposals,loose,strict}/**/*.md"\nreviewers: [amara]\noverrides:\n  - { paths: loose/**, before-merge: { submitted: nothing } }\n' });
    repo.git('mv', 'proposals/gaps.md', 'proposals/moved.md');
    const moved = await repo.json('--changed', 'main');
    expect([moved.exit.code, moved.evaluations[0]!.gate]).toEqual([0, { needs: 'nothing', met: true, lacks: 2, why: '' }]);
    expect((await repo.evaluate('--changed', 'main', '--format', 'github')).out).not.toContain('::warning');
    expect((await repo.evaluate('--changed', 'main', '--format', 'markdown')).out).toContain('\nNothing here blocks it.');
    repo.write('proposals/moved.md', `${gaps}\nOne word more.\n`);
    expect((await repo.json('--changed', 'main')).exit.code).toBe(1);
    repo.write('proposals/moved.md', withStatus(gaps, 'accepted'));
    expect((await repo.json('--changed', 'main')).exit.code).toBe(1);
    repo.write('proposals/moved.md', gaps);
    repo.git('mv', 'loose/gaps.md', 'proposals/loose.md');
    expect((await repo.json('--changed', 'main')).exit.why).toBe('Not ready: proposals/loose.md is submitted and lacks two things. The other is.');
  });
});

describe('no-worse', () => {
  const settings = { 'proposals.yaml': `${config}before-merge: { submitted: no-worse }\n`, 'proposals/gaps.md': gaps };
  const edited = (text: string): string => text.replace('\n## ', '\nOne sentence more stands here.\n\n## ');

  const worsened = (text: string): string => edited(text).replace(/^(#+ Research Questions\n).*?(?=^#)/msu, '$1\n');

  test('lets an old text through that lacks what it lacked, as a draft is told; anything more is not', async () => {
    const repo = begun(settings);
    repo.write('proposals/gaps.md', edited(gaps));
    const same = await repo.json('--changed', 'main');
    expect([same.exit.code, same.evaluations[0]!.gate]).toEqual([0, { needs: 'nothing', met: true, lacks: 2, why: '' }]);
    expect((await repo.evaluate('--changed', 'main', '--format', 'github')).out).not.toContain('::warning');
    repo.write('proposals/gaps.md', worsened(gaps));
    const worse = await repo.json('--changed', 'main');
    expect(worse.exit).toEqual({ code: 1, why: 'Not ready: proposals/gaps.md is submitted and lacks one thing that it did not lack before.' });
    // Less than before is fine, and so is the same under another name.
    repo.write('proposals/gaps.md', gaps);
    repo.git('mv', 'proposals/gaps.md', 'proposals/other.md');
    repo.write('proposals/other.md', edited(gaps));
    expect((await repo.json('--changed', 'main')).exit.code).toBe(0);
  });

  test('asks for all of a new one, and of one that was a draft', async () => {
    const repo = begun({ ...settings, 'proposals/draft.md': withStatus(gaps.replace('title:', 'title: A draft'), 'draft') });
    repo.write('proposals/new.md', gaps.replace('title:', 'title: New'));
    expect((await repo.json('--changed', 'main')).exit.why).toBe('Not ready: proposals/new.md is submitted and lacks two things.');
    repo.git('rm', '-q', '-f', '--cached', '--ignore-unmatch', 'proposals/new.md');
    repo.write('proposals/new.md', complete);
    repo.write('proposals/draft.md', gaps.replace('title:', 'title: A draft'));
    const { exit, evaluations } = await repo.json('--changed', 'main');
    expect(exit.why).toBe('Not ready: proposals/draft.md is submitted and lacks two things. The other is.');
    expect(evaluations.map((e) => e.gate!.needs)).toEqual(['complete', 'complete']);
  });

  test('is judged before and after by the law of the base', async () => {
    const repo = begun(settings);
    repo.write('proposals.yaml', `${config}before-merge: { submitted: nothing }\n`);
    repo.write('proposals/gaps.md', worsened(gaps));
    const result = await repo.json('--changed', 'main');
    expect(result.exit.code).toBe(1);
    expect(result.request!.changes[0]!.difference).toContain('would need nothing before merging instead of to lack nothing new');
  });
});

describe('a status that we don\'t know', () => {
  test.each(['submited', 'Approved!', '[a, b]'])('opens no gate (%s): it is taken as submitted, and told at its line', async (status) => {
    const repo = begun();
    repo.write('proposals/gaps.md', withStatus(gaps, status));
    const stopped = await repo.json('--changed', 'main');
    expect(stopped.exit).toEqual({ code: 1, why: 'Not ready: proposals/gaps.md is of a status that we don\'t know and lacks two things.' });
    expect(stopped.evaluations[0]!.problems).toMatchObject([{ code: 'status-unknown', level: 'warning', path: 'proposals/gaps.md', line: 4, fix: status === 'submited' ? 'Is it submitted?' : expect.stringContaining('Write one of draft, submitted') }]);
    expect((await repo.evaluate('--changed', 'main', '--format', 'github')).out).toContain('::warning file=proposals/gaps.md,line=4,title=Unknown status::Its status is none that we know');
    repo.write('proposals/gaps.md', withStatus(complete, status));
    expect((await repo.json('--changed', 'main')).exit.code).toBe(0);
  });

  test.each(['Status: submitted', 'stauts: accepted', 'STATUS: Submitted'])('nor does one under another name (%s)', async (line) => {
    const repo = begun();
    repo.write('proposals/gaps.md', gaps.replace(/^status: .*$/mu, line));
    const { exit, evaluations } = await repo.json('--changed', 'main');
    expect(exit).toEqual({ code: 1, why: 'Not ready: proposals/gaps.md is taken as submitted and lacks two things.' });
    expect(evaluations[0]!.problems).toMatchObject([{ code: 'status-unknown', line: 4, column: 1, fix: 'Is it status?' }]);
    repo.write('proposals/gaps.md', gaps.replace(/^status: .*$/mu, 'Status: draft\nstate: Kisumu'));
    expect((await repo.json('--changed', 'main')).exit.code).toBe(0);
  });

  test('none at all is a draft, and so is an empty one', async () => {
    const repo = begun();
    repo.write('proposals/gaps.md', gaps.replace(/^status: .*\n/mu, ''));
    repo.write('proposals/more.md', withStatus(gaps.replace(/^title: .*$/mu, 'title: More'), ''));
    const result = await repo.json('--changed', 'main');
    expect([result.exit.code, result.evaluations.map((e) => e.problems.filter((p) => p.code === 'status-unknown'))]).toEqual([0, [[], []]]);
  });
});

describe('a decided proposal', () => {
  test('is left in peace until its words change', async () => {
    const accepted = withStatus(complete, 'accepted');
    const repo = begun({ 'proposals/old.md': accepted, 'proposals/old.reviews/amara.yaml': decision(accepted) });
    repo.git('mv', 'proposals/old.md', 'proposals/moved.md');
    repo.git('mv', 'proposals/old.reviews', 'proposals/moved.reviews');
    const moved = await repo.json('--changed', 'main');
    expect(moved.request!.decided).toMatchObject([{ path: 'proposals/moved.md', outcome: 'accept', by: 'amara', on: '2026-11-19' }]);
    expect([moved.exit.code, moved.evaluations]).toEqual([0, []]);
    repo.write('proposals/moved.md', accepted.replace('\n## ', '\nOne more sentence stands here now.\n\n## '));
    const edited = await repo.json('--changed', 'main');
    expect(paths(edited)).toEqual(['proposals/moved.md']);
    expect(edited.exit.why).toContain('its text has changed since amara decided');
  });
});

describe('what is changed', () => {
  test('nothing is exit 0', async () => {
    const repo = begun();
    const { code, out } = await repo.evaluate('--changed', 'main');
    expect(code).toBe(0);
    expect(out).toContain('Ready: this request changes no proposal. (exit 0)');
  });

  test('counts from where the request left the base, not from its tip', async () => {
    const repo = begun();
    repo.write('proposals/mine.md', complete);
    repo.commit('Mine');
    repo.git('checkout', '-q', 'main');
    repo.write('proposals/theirs.md', gaps);
    repo.commit('Theirs');
    repo.git('checkout', '-q', 'topic');
    expect(paths(await repo.json('--changed', 'main'))).toEqual(['proposals/mine.md']);
    repo.git('merge', '-q', '-m', 'Merge', 'main');
    expect(paths(await repo.json('--changed', 'main'))).toEqual(['proposals/mine.md']);
  });

  test('knows renames, deletions, untracked files, staged ones, odd names', async () => {
    const repo = begun({ 'proposals/gone.md': gaps, '.gitignore': 'secret/\n' });
    repo.git('rm', '-q', 'proposals/gone.md');
    repo.git('mv', 'proposals/old.md', 'proposals/ren\u00e4med.md');
    repo.write('proposals/two words\u2028.md', complete.replace('title:', 'title: B'));
    repo.write('proposals/-dash.md', complete.replace('title:', 'title: C'));
    repo.write('proposals/secret/x.md', gaps);
    repo.write('proposals/notes.reviews/x.md', gaps);
    expect(paths(await repo.json('--changed', 'main'))).toEqual(['proposals/-dash.md', 'proposals/ren\u00e4med.md', 'proposals/two words\u2028.md']);
  });

  test('says so where a file calls itself a proposal and no setting knows it', async () => {
    const repo = begun({ 'proposals.yaml': `${config}ignore: [templates]\n` });
    for (const path of ['proposal/new.md', 'templates/x.md', 'docs/essay.md']) repo.write(path, path.startsWith('docs') ? '# An essay\n' : gaps);
    const result = await repo.json('--changed', 'main');
    expect(result.exit).toEqual({ code: 0, why: 'Ready: this request changes no proposal.' });
    expect(result.problems).toMatchObject([{ code: 'proposal-unlisted', level: 'note', path: 'proposal/new.md', line: 2 }]);
    expect((await repo.evaluate('--changed', 'main', '--format', 'github')).out).toContain('::notice file=proposal/new.md,line=2,title=Not evaluated::');
    expect((await repo.evaluate('--changed', 'main', '--format', 'markdown')).out).toContain('`proposal/new.md` was not evaluated. It says that it is a proposal');
    expect((await repo.evaluate('--changed', 'main')).out.replace(/\s+/gu, ' ')).toContain('proposal/new.md was not evaluated.');
  });

  test('names each file from the repository\'s top for those who show it there, also where the settings lie in a folder', async () => {
    const repo = begun({ 'grants/proposals.yaml': config });
    repo.write('grants/proposals/gaps.md', gaps);
    repo.write('grants/proposals.yaml', 'reviewer: [x]\n');
    repo.write('grants/essays/x.md', gaps.replace('title:', 'title: X'));
    const files = async (format: string, path: RegExp): Promise<readonly string[]> => [...new Set([...(await repo.evaluate('grants', '--changed', 'main', '--format', format)).out.matchAll(path)].map((found) => found[1]!))].sort();
    expect(await files('github', /file=([^,]*)/gu)).toEqual(['grants/essays/x.md', 'grants/proposals.yaml', 'grants/proposals/gaps.md']);
    expect(await files('sarif', /"uri": "([^"]*)"/gu)).toEqual(['grants/essays/x.md', 'grants/proposals.yaml', 'grants/proposals/gaps.md']);
    expect(await files('rdjson', /"path": "([^"]*)"/gu)).toEqual(['grants/essays/x.md', 'grants/proposals.yaml', 'grants/proposals/gaps.md']);
    expect(await files('junit', /file="([^"]*)"/gu)).toEqual(['grants/proposals/gaps.md']);
    // With none that could be judged, too.
    repo.git('rm', '-q', '-f', '--cached', '--ignore-unmatch', 'grants/proposals/gaps.md');
    repo.write('grants/proposals/gaps.md', '');
    expect((await repo.evaluate('grants/essays', '--changed', 'main', '--format', 'github')).out).toContain('file=grants/essays/x.md,');
  });

  test('can be narrowed to folders and files', async () => {
    const repo = begun();
    repo.write('proposals/a/x.md', complete.replace('title:', 'title: A'));
    repo.write('proposals/b/y.md', gaps);
    expect(paths(await repo.json('proposals/a', '--changed', 'main'))).toEqual(['proposals/a/x.md']);
    expect(paths(await repo.json('proposals/*/y.md', '--changed', 'main'))).toEqual(['proposals/b/y.md']);
  });

  test('says what to fetch where the base is not there, and never takes a base for an option', async () => {
    const repo = begun();
    for (const base of ['nowhere', '--output=/tmp/x', '', 'main:proposals.yaml']) {
      const { code, err } = await repo.evaluate(`--changed=${base}`);
      expect(code, base).toBe(2);
      expect(err).toContain('git fetch origin');
    }
  });

  test('a clone too shallow says so, and what helps', async () => {
    const repo = begun();
    repo.write('proposals/new.md', complete);
    repo.commit('New');
    repo.commit('More');
    const clone = join(repo.folder, '..', `${repo.folder.split('/').at(-1)}-clone`);
    repo.git('clone', '-q', '--depth', '1', '--branch', 'topic', `file://${repo.folder}`, clone);
    const shallow = opened(clone);
    open.push(shallow);
    identity(shallow);
    expect((await shallow.evaluate('--changed', 'origin/main')).err.replace(/\s+/gu, ' ')).toContain('Write: git fetch --unshallow origin main');
    shallow.git('fetch', '-q', '--depth', '1', 'origin', '+refs/heads/main:refs/remotes/origin/main');
    const { code, err } = await shallow.evaluate('--changed', 'origin/main');
    expect([code, err.replace(/\s+/gu, ' ')]).toEqual([2, expect.stringContaining('This clone is too shallow')]);
    shallow.git('fetch', '-q', '--unshallow', 'origin');
    shallow.git('fetch', '-q', 'origin', '+refs/heads/main:refs/remotes/origin/main');
    expect(paths(await shallow.json('--changed', 'origin/main'))).toEqual(['proposals/new.md']);
  });

  test('a base that was force-pushed is compared from the last commit in common', async () => {
    const repo = begun();
    repo.git('checkout', '-q', 'main');
    repo.write('proposals/lost.md', gaps);
    repo.commit('Will be lost');
    repo.git('checkout', '-q', '-b', 'late');
    repo.write('proposals/mine.md', complete);
    repo.commit('Mine');
    repo.git('branch', '-q', '-f', 'main', 'main~1');
    expect(paths(await repo.json('--changed', 'main'))).toEqual(['proposals/lost.md', 'proposals/mine.md']);
  });
});

describe('who writes the law', () => {
  const kind = 'id: kind\ntitle: A kind one\nversion: "1"\ntype: research\nsections:\n  abstract: { title: Abstract }\nchecklists:\n  values:\n    title: Values\n    level: essential\n    weight: 1\n    criteria:\n      any: { title: Any, asks: Anything?, home: [abstract], line: false, for: [the], fix: Write. }\ndecision: { bar: 1 }\n';

  test('a kinder rubric and kinder settings have no effect, and are shown', async () => {
    const repo = begun({ 'rubrics/ours.yaml': 'extends: partnership/research\nid: ours\ntitle: Ours\nversion: "1"\ntype: research\n', 'proposals.yaml': `${config}rubrics: { research: rubrics/ours.yaml }\n` });
    repo.write('proposals/gaps.md', gaps);
    repo.write('rubrics/ours.yaml', kind);
    repo.write('proposals.yaml', 'reviewers: [mallory]\nbefore-merge: { submitted: nothing }\nrubrics: { research: rubrics/ours.yaml }\n');
    const result = await repo.json('--changed', 'main');
    expect(result.exit.code).toBe(1);
    expect(result.evaluations[0]!.rubric.title).toBe('Ours');
    expect(result.request!.changes.map(({ path, kind: what }) => [path, what])).toEqual([['proposals.yaml', 'configuration'], ['rubrics/ours.yaml', 'rubric']]);
    expect(result.request!.changes[0]!.difference).toMatch(/^With yours: proposals\/gaps\.md would lack no things instead of two/u);
    expect(await repo.json('--changed', 'main', '--trust-head')).toMatchObject({ exit: { code: 0 }, request: { trusted: true } });
  });

  test('a change without a difference says so; one of the law alone looks at all proposals', async () => {
    const repo = begun();
    repo.write('proposals.yaml', `${config}# a remark\n`);
    const result = await repo.json('--changed', 'main');
    expect(result.request!.changes).toEqual([{ path: 'proposals.yaml', kind: 'configuration', difference: expect.stringMatching(/^With yours: no difference/u) }]);
    expect(result.exit.code).toBe(0);
  });

  test('a broken rubric and broken settings are the request\'s to mend; the base judges all the same', async () => {
    const repo = begun({ 'rubrics/ours.yaml': 'extends: partnership/research\nid: ours\ntitle: Ours\nversion: "1"\ntype: research\n', 'proposals.yaml': `${config}rubrics: { research: rubrics/ours.yaml }\n` });
    repo.write('proposals/new.md', complete);
    repo.write('rubrics/ours.yaml', 'id: ours\ntitel: x\n');
    const rubric = await repo.json('--changed', 'main');
    expect(rubric).toMatchObject({ exit: { code: 2 }, summary: { evaluated: 1 } });
    expect(rubric.problems[0]).toMatchObject({ path: 'rubrics/ours.yaml', line: 2 });
    repo.git('checkout', '-q', 'rubrics/ours.yaml');
    repo.write('proposals.yaml', 'reviewer: [a]\n');
    const settings = await repo.json('--changed', 'main');
    expect(settings).toMatchObject({ exit: { code: 2 }, summary: { evaluated: 1 } });
    expect(settings.problems).toMatchObject([{ path: 'proposals.yaml', line: 1, fix: 'Is it reviewers?' }]);
  });

  test('settings that are broken on the base stop it, and say where', async () => {
    const repo = begun({ 'proposals.yaml': 'reviewer: [a]\n' });
    repo.write('proposals/new.md', complete);
    expect(await repo.json('--changed', 'main')).toMatchObject({ exit: { code: 2 }, problems: [{ path: 'proposals.yaml', line: 1 }] });
  });
});

describe('what is waived', () => {
  const waiver = (until: string, id = 'mutual-benefit/shared-metrics', status = 'missing'): string => `by: amara\nwaivers:\n  - { id: ${id}, status: ${status}, why: agreed by telephone, until: ${until} }\n`;
  const id = async (repo: Repository): Promise<readonly string[]> => (await repo.json('--changed', 'main', '--fail-on', 'incomplete')).evaluations[0]!.reasons.filter((r) => r.mendable).map((r) => r.id);

  test('holds until its day, in every form, and is a finding afterwards', async () => {
    const gap = (await (async () => { const repo = begun(); repo.write('proposals/gaps.md', gaps); return id(repo); })())[0]!;
    const repo = begun({ 'proposals/gaps.md': gaps, 'proposals/gaps.reviews/amara.yaml': waiver('2026-12-31', gap) });
    repo.write('proposals/gaps.md', `${gaps}\n`.replace('\n## ', '\nA word more.\n\n## '));
    const held = await repo.json('--changed', 'main');
    expect(held.evaluations[0]!.waivers).toEqual([{ id: gap, title: expect.any(String), status: 'missing', by: 'amara', why: 'agreed by telephone', until: '2026-12-31' }]);
    expect(held.evaluations[0]!.gate).toMatchObject({ lacks: 1 });
    for (const format of ['terminal', 'json', 'markdown', 'github', 'sarif', 'junit', 'rdjson']) expect((await repo.evaluate('--changed', 'main', '--format', format)).out.replace(/\s+/gu, ' '), format).toMatch(/agreed by telephone|[Ww]aived until 31 December 2026 by amara/u);
    const late = await repo.json('--changed', 'main', '--today', '2027-01-01');
    expect(late.evaluations[0]!.gate).toMatchObject({ lacks: 2 });
    expect(late.evaluations[0]!.problems.map((p) => p.code)).toContain('waiver-expired');
  });

  test('unused, unknown and unlisted ones are findings and waive nothing', async () => {
    const codes = async (record: string, name = 'amara'): Promise<readonly string[]> => {
      const repo = begun({ 'proposals/gaps.md': gaps, [`proposals/gaps.reviews/${name}.yaml`]: record });
      repo.write('proposals/gaps.md', gaps.replace('\n## ', '\nA word more.\n\n## '));
      const { evaluations } = await repo.json('--changed', 'main');
      expect(evaluations[0]!.waivers ?? []).toEqual([]);
      return evaluations[0]!.problems.map((p) => p.code);
    };
    expect(await codes(waiver('2026-12-31', 'values/privacy'))).toContain('waiver-unused');
    expect(await codes(waiver('2026-12-31', 'values/no-such'))).toContain('waiver-unknown');
    expect(await codes(waiver('2026-12-31').replace('amara', 'mallory'), 'mallory')).toContain('not-a-reviewer');
  });
});

describe('links', () => {
  test('that lead out of the repository are problems, and nothing behind them is quoted', async () => {
    const outside = repository();
    open.push(outside);
    outside.write('secret.md', complete.replace(/^title: .*$/mu, 'title: HIDDEN-WORDS'));
    outside.write('rules.yaml', 'id: x\nHIDDEN-KEY: 1\n');
    const repo = begun();
    symlinkSync(join(outside.folder, 'secret.md'), join(repo.folder, 'proposals/link.md'));
    symlinkSync(join(outside.folder, 'rules.yaml'), join(repo.folder, 'rules.yaml'));
    symlinkSync(outside.folder, join(repo.folder, 'proposals/folder'));
    expect(existsSync(join(repo.folder, 'proposals/link.md'))).toBe(true);
    for (const args of [['--changed', 'main'], ['proposals'], ['proposals/link.md'], ['proposals/old.md', '--rubric', 'rules.yaml']]) for (const format of ['json', 'terminal', 'markdown']) {
      const { code, out, err } = await repo.evaluate(...args, '--format', format);
      expect(code, args.join(' ')).toBe(2);
      expect(out + err).not.toContain('HIDDEN');
    }
    expect((await repo.json('--changed', 'main')).problems).toMatchObject([{ code: 'path-outside', path: 'proposals/link.md' }]);
  });

  test('rubrics build on nothing outside', async () => {
    const outside = repository();
    open.push(outside);
    outside.write('base.yaml', 'HIDDEN-KEY: 1\n');
    const repo = begun({ 'rubrics/x.yaml': `extends: ../../${outside.folder.split('/').at(-1)}/base.yaml\nid: x\ntitle: X\nversion: "1"\ntype: research\n` });
    const { code, out, err } = await repo.evaluate('proposals/old.md', '--rubric', 'rubrics/x.yaml', '--format', 'json');
    expect(code).toBe(2);
    expect(out + err).not.toContain('HIDDEN');
  });
});
