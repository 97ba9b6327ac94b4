/** `new-proposal` where nobody is there to ask: flags, answers files, names and places of files, texts brought in. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/lib/node-host.js';
import { plain } from '../../src/lib/yaml.js';
import { cli, type FakeOptions, type Ran } from '../cli/fake-host.js';
import { parsed, shelf } from '../scaffold/shipped.js';

const run = (argv: readonly string[], options: FakeOptions = {}): Promise<Ran> => cli(argv, options, 'new-proposal');
const all = ['--title', 'Slow rivers', '--organization', 'Isle Survey', '--email', 'ilse@slow.example.org', '--start', '2 May 2027'];
const text = (ran: Ran, path: string): string => {
  const file = ran.host.files.get(path);
  return typeof file === 'string' ? file : '';
};
const front = (source: string): Record<string, unknown> => plain(parsed(source).frontmatter) as Record<string, unknown>;

describe('by flags', () => {
  test.each(shelf.judged)('writes a %s proposal that its rubric can judge', async (type) => {
    const ran = await run(['--type', type, ...all]);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/Written: slow-rivers\.md[\s\S]*Begin with[\s\S]*Then: evaluate slow-rivers\.md/u);
    const source = text(ran, '/repo/slow-rivers.md');
    expect(front(source)).toMatchObject({ type, title: 'Slow rivers', organization: 'Isle Survey', contact: { name: null, email: 'ilse@slow.example.org' }, start: '2027-05-02' });
    const judged = await cli(['slow-rivers.md', '--format', 'json', '--fail-on', 'never'], { files: { '/repo/slow-rivers.md': source } });
    const { evaluations } = JSON.parse(judged.out) as { evaluations: readonly { recommendation: string; reasons: readonly { kind: string; id: string }[] }[] };
    expect(evaluations[0]!.recommendation).toBe('refine');
    expect(evaluations[0]!.reasons.filter(({ kind, id }) => kind === 'field' && ['organization', 'contact', 'start'].includes(id))).toEqual([]);
  });

  test('names what else must stand at the top', async () => {
    expect((await run(['--type', 'agent', ...all, '--set', 'tier=seeker'])).out.split(/\s+/u).join(' ')).toContain('Still to say at the top of the file: agents, revenue_model and commitment_months.');
    expect((await run(['--type', 'research', ...all])).out).not.toContain('Still to say');
    const old = '---\ntype: agent\ntier: seeker\nagents: 2\n---\n\n# Slow rivers\n\n- Commitment: 12\n';
    expect((await run(['--from', 'old.md', ...all], { files: { '/repo/old.md': old } })).out.split(/\s+/u).join(' ')).toContain('Still to say at the top of the file: revenue_model.');
  });

  test('at a later gate writes what that asks for, beside the proposal', async () => {
    const ran = await run(['--type', 'research', '--stage', 'agreement', '--title', 'Slow rivers'], { files: { '/repo/slow-rivers.md': '# Slow rivers\n' } });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('Then: evaluate slow-rivers-agreement.md --stage agreement');
    expect(text(ran, '/repo/slow-rivers-agreement.md')).toContain('## Exit and Conclusion');
    const gate = await run(['--type', 'agent', '--stage', 'onboarding', '--title', 'Slow rivers', '--stdout']);
    expect(gate.out.match(/^## .*$/gmu)).toEqual(['## Agents in Operation', '## Team Proficiency', '## Pilot Results']);
    expect(front(gate.out)).toEqual({ type: 'agent', title: 'Slow rivers', organization: null, contact: { name: null, email: null, website: null } });
    expect((await run(['--type', 'research', '--stage', 'onboarding', '--title', 'Slow rivers'])).err).toContain('has no stage "onboarding"');
  });

  test('takes any field, whole or in part, and any of them from a file; flags win', async () => {
    const answers = 'type: business\ntitle: From the file\norganization: Isle Survey\nemail: a@b.example\nstart: 2027-05-02\nhours_per_month: 4\nbudget: { amount: 900, currency: EUR }\n';
    const ran = await run(['--answers', 'a.yaml', '--title', 'From the line', '--set', 'contact.name=Ilse Brandt', '--set', 'model=Co-Development', '--end', '1 June 2028', '--license', 'AGPL-3.0-or-later', '--stdout'], { files: { '/repo/a.yaml': answers } });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(front(ran.out)).toMatchObject({ type: 'business', title: 'From the line', contact: { name: 'Ilse Brandt', email: 'a@b.example' }, start: '2027-05-02', end: '2028-06-01', hours_per_month: 4, model: 'co-development', license: 'AGPL-3.0-or-later', budget: { amount: 900, currency: 'EUR' } });
    expect([...ran.host.files.keys()]).toEqual(['/repo/a.yaml']);
  });

  test('names what is missing, all at once, and writes nothing', async () => {
    const none = await run([]);
    expect([none.code, none.out, none.host.files.size]).toEqual([2, '', 0]);
    for (const flag of ['--type', '--title', '--organization', '--email', '--start']) expect(none.err).toContain(flag);
    const some = await run(['--type', 'research', '--title', 'Slow rivers']);
    expect(some.code).toBe(2);
    expect(some.err).toContain('three things are missing');
    expect(some.err).not.toContain('--title');
    expect((await run(['--type', 'research', '--title', '  ', ...all.slice(2)])).err).toContain('--title');
    // A day that is not settled may be left empty.
    expect((await run(['--type', 'research', ...all.slice(0, -1), ''])).code).toBe(0);
  });

  test.each([
    [['--start', '03/04/2027'], 'read as two days'], [['--start', 'soon'], 'can\'t read that as a day'], [['--end', '2027-02-30'], 'no such day'], [['--end', '2026-12-01', '--start', '2027-01-01'], 'before it starts'],
    [['--email', 'ilse'], 'as an address'], [['--set', 'titel=x'], 'Is it title?'], [['--set', 'contact.mail=x'], 'Is it contact.email?'], [['--set', 'title'], 'no = between'], [['--set', 'agents=many'], 'no number'], [['--type', 'reserch'], 'Is it research?'],
    [['--answers', 'none.yaml'], 'no such file'], [['--from', 'none.md'], 'no such file'], [['x.md', '--stdout'], '--stdout prints'], [['--rubric', 'none.yaml'], 'none.yaml'], [['--rubric', 'coop/partnership'], 'judges proposals of the type coop'], [['--title', 'x'.repeat(3000)], 'too long'],
  ])('refuses %j', async (more, words) => {
    const ran = await run(['--type', 'research', ...all, ...more]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(words);
    expect(ran.host.files.size).toBe(0);
  });

  test('lists the kinds', async () => {
    const { code, out } = await run(['--list']);
    expect(code).toBe(0);
    expect(out.trim().split('\n').map((line) => line.split(' ')[0])).toEqual([...shelf.judged]);
    expect(out).toContain('Research partnerships');
  });

  test('is a command of proposals too', async () => {
    expect((await cli(['new-proposal', '--list'], {}, 'proposals')).out).toBe((await run(['--list'])).out);
    expect((await run(['--titel', 'x'])).err).toContain('Write: --title');
  });
});

describe('where the file goes', () => {
  const made = async (argv: readonly string[], files: Readonly<Record<string, string>> = {}, more: FakeOptions = {}): Promise<readonly string[]> => {
    const ran = await run(['--type', 'research', ...all, ...argv], { files, ...more });
    return [...ran.host.files.keys()].filter((path) => !Object.hasOwn(files, path));
  };
  test('a named file, a folder, or this folder', async () => {
    expect(await made(['a/b c.md'])).toEqual(['/repo/a/b c.md']);
    expect(await made(['letters'], { '/repo/letters/x.md': '' })).toEqual(['/repo/letters/slow-rivers.md']);
    expect(await made([])).toEqual(['/repo/slow-rivers.md']);
  });
  test.each([
    ['proposals/*.md', '/repo/proposals/slow-rivers.md'], ['proposals/**/*.md', '/repo/proposals/slow-rivers.md'], ['"**/*.proposal.md"', '/repo/slow-rivers.proposal.md'], ['proposals/*/proposal.md', '/repo/proposals/slow-rivers/proposal.md'],
    ['proposals/*/*.md', '/repo/proposals/research/slow-rivers.md'], ['[in/*.md, old/*.md]', '/repo/in/slow-rivers.md'], ['"{in,old}/*.md"', '/repo/in/slow-rivers.md'], ['proposals/**', '/repo/proposals/slow-rivers.md'], ['../up/*.md', '/repo/deep/slow-rivers.md'],
  ])('where proposals.yaml has them: %s', async (pattern, path) => {
    expect(await made([], { '/repo/proposals.yaml': `proposals: ${pattern}\n`, '/repo/deep/x': '' }, { cwd: '/repo/deep' })).toEqual([path]);
  });
  test('never over a file', async () => {
    const taken = await run(['x.md', '--type', 'research', ...all], { files: { '/repo/x.md': 'mine' } });
    expect([taken.code, taken.out]).toEqual([2, '']);
    expect(taken.err).toContain('nothing is written over it');
    expect(text(taken, '/repo/x.md')).toBe('mine');
    expect(await made([], { '/repo/slow-rivers.md': 'mine', '/repo/slow-rivers-2.md': 'mine' })).toEqual(['/repo/slow-rivers-3.md']);
  });
  test('says why it could not be written', async () => {
    const ran = await run(['--type', 'research', ...all], { readOnly: 'we may not write there' });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('slow-rivers.md  We may not write there.');
  });
});

describe('a rubric of one\'s own', () => {
  const rubric = 'title: Small grants\nlanguage: english\nessential:\n  Who gains: { asks: Who gains?, for: [open to all], fix: Say who. }\navoid:\n  Party politics: { says: [election campaign], so: decline }\n';
  test('gives its own template, and asks for no more than it needs', async () => {
    const files = { '/repo/own.yaml': rubric };
    const ran = await run(['--rubric', 'own.yaml', '--title', 'Ramps'], { files });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('Then: evaluate ramps.md --rubric own.yaml');
    const source = text(ran, '/repo/ramps.md');
    expect(source).toContain('## Who gains\n\n<!-- Say who. -->');
    const judged = await cli(['ramps.md', '--rubric', 'own.yaml', '--format', 'json', '--fail-on', 'never'], { files: { ...files, '/repo/ramps.md': source } });
    expect((JSON.parse(judged.out) as { evaluations: readonly { recommendation: string }[] }).evaluations[0]).toMatchObject({ recommendation: 'refine' });
  });
});

describe('a text written elsewhere', () => {
  const letter = '# Slow rivers\n\n## Summary\n\nWe ask whether rivers remember.\n\n## Thanks\n\nTo our mothers.\n';
  test('is brought in; what is new, what has no place and what is still to say is told', async () => {
    const ran = await run(['--from', 'letter.md', '--type', 'research', '--email', 'a@b.example'], { files: { '/repo/letter.md': letter } });
    expect([ran.code, ran.err]).toEqual([0, '']);
    const out = ran.out.replace(/\s+/gu, ' ');
    expect(out).toContain('Written: slow-rivers.md, with every word of the old text.');
    expect(out).toContain('Under our names: Abstract.');
    expect(out).toContain('line 7 Thanks');
    expect(out).toContain('Its self-assessment is blank');
    expect(out).toContain('Still to say at the top of the file: organization and start.');
    expect(text(ran, '/repo/letter.md')).toBe(letter);
    expect(front(text(ran, '/repo/slow-rivers.md'))).toMatchObject({ type: 'research', title: 'Slow rivers', contact: { email: 'a@b.example' } });
  });
  test('comes from a pipe, says its own type, and goes into one', async () => {
    const ran = await run(['--from', '-', '--stdout'], { stdin: `---\ntype: community\n---\n${letter}` });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('rivers remember');
    expect(front(ran.out)).toMatchObject({ type: 'community', title: 'Slow rivers' });
    expect((await run(['--from', '-', '--stdout'], { stdin: letter })).err).toContain('--type');
    expect((await run(['--from', '-', '--stdout', '--type', 'coop'], { stdin: '' })).code).toBe(2);
  });
});

test('--open starts the editor on the new file, and the file is there without one', async () => {
  const flags = ['--type', 'research', ...all, '--open'];
  expect((await run(flags, { env: { VISUAL: 'code --wait', EDITOR: 'nano' } })).host.edited).toEqual([['code --wait', '/repo/slow-rivers.md']]);
  expect((await run(flags, { env: { VISUAL: '', EDITOR: 'nano' } })).host.edited).toEqual([['nano', '/repo/slow-rivers.md']]);
  const none = await run(flags);
  expect([none.code, none.host.edited]).toEqual([0, []]);
  expect(none.err).toContain('neither $VISUAL nor $EDITOR');
});

test('hostile titles reach neither the screen nor another folder', async () => {
  const ran = await run(['--type', 'research', '--title', '../../\u001b[2Jx\u202e', ...all.slice(2)]);
  expect([...ran.host.files.keys()]).toEqual(['/repo/2jx.md']);
  expect(ran.out).not.toContain('\u001b');
});

describe('the real host', () => {
  test('makes a new file whole, never over a file or a link, and leaves nothing beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'new-'));
    try {
      const host = nodeHost();
      const path = join(folder, 'a.md');
      expect(host.createNew(path, 'one')).toBeNull();
      expect(host.createNew(path, 'two')).toBe('taken');
      symlinkSync(join(folder, 'nowhere'), join(folder, 'link.md'));
      expect(host.createNew(join(folder, 'link.md'), 'two')).toBe('taken');
      expect(host.createNew(join(folder, 'none/a.md'), 'two')).toBe('its folder is not there');
      expect(readFileSync(path, 'utf8')).toBe('one');
      expect(readdirSync(folder).sort()).toEqual(['a.md', 'link.md']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  test.runIf(existsSync('/bin/sh'))('starts an editor with its options; the path is never read by the shell', () => {
    const folder = mkdtempSync(join(tmpdir(), 'edit-'));
    try {
      const editor = join(folder, 'ed it.sh');
      const path = join(folder, '$(touch oops) "x".md');
      writeFileSync(path, 'x');
      writeFileSync(editor, '#!/bin/sh\nprintf "%s|" "$@" > "$(dirname "$0")/said"\n');
      chmodSync(editor, 0o755);
      const host = nodeHost();
      expect(host.edit(`"${editor}" --wait`, path)).toBeNull();
      expect(readFileSync(join(folder, 'said'), 'utf8')).toBe(`--wait|${path}|`);
      expect(host.edit('false', path)).toBe('it ended with 1');
      expect(readdirSync(folder)).not.toContain('oops');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
