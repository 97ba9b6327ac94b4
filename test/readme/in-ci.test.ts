/** The README's section "In CI", followed to the letter in a fresh repository, and its check run there as the runner would. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { forge, type Forge } from '../cli/forge.js';
import { example, project, withStatus, type Repository } from '../cli/repository.js';
import { built } from '../cli/typing.js';

const readme = readFileSync(join(project, 'README.md'), 'utf8');
const section = readme.slice(readme.indexOf('\n## In CI\n') + 1).split(/\n(?=## )/u)[0]!;
const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].map((found) => ({ language: found[1]!, text: found[2]! }));
const shells = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trimEnd().split('\n'));
/** A block of YAML says in its first line which file it is. */
const files = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => ({ path: /^# (\S+)\n/u.exec(text)![1]!, text: text.slice(text.indexOf('\n') + 1) }));
const file = (path: string): string => files.find((one) => one.path === path)!.text;

const bin = mkdtempSync(join(tmpdir(), 'npx-'));
let at: Forge | null = null;
beforeAll(() => {
  built();
  // The package as npx finds it once it is installed; anything else npx would fetch from strangers.
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nname=$1; shift\ncase $name in evaluate|proposals|new-proposal) exec "${process.execPath}" "${project}/bin/$name.js" "$@" ;; esac\necho "npx $name" >&2; exit 99\n`);
  chmodSync(join(bin, 'npx'), 0o755);
}, 120_000);
afterAll(() => { rmSync(bin, { recursive: true, force: true }); at?.end(); });

/** Runs lines as they stand, in one shell; gives each line's exit code and what it showed. */
function follow(lines: readonly string[], folder: string): readonly { readonly line: string; readonly code: number; readonly shown: string }[] {
  const script = lines.map((line) => `${line}\nprintf '\\n@@ %s\\n' "$?"`).join('\n');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !['FORCE_COLOR', 'CI'].includes(name)));
  const ran = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], { cwd: folder, encoding: 'utf8', input: '', env: { ...env, PATH: `${bin}:${process.env['PATH']}`, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_COMMITTER_DATE: '2024-06-01T12:00:00Z' } });
  const parts = ran.stdout.split(/\n@@ (\d+)\n/u);
  return lines.map((line, i) => ({ line, shown: parts[2 * i] ?? '', code: Number(parts[2 * i + 1] ?? -1) }));
}

/** What a line's remark promises of its output: all of it up to the dots. */
const promised = (line: string): string | null => /# ((?:Ready|Not ready): .*?)(?: ?\.\.\.)?$/u.exec(line)?.[1] ?? null;
const put = (work: Repository, path: string, text: string): void => { mkdirSync(join(work.folder, path, '..'), { recursive: true }); writeFileSync(join(work.folder, path), text); };

test('set up as it says, the repository has the check that the text shows', () => {
  expect([shells.length, files.map(({ path }) => path)]).toEqual([2, ['.github/workflows/proposals.yml', 'proposals.yaml', 'proposals/mine.reviews/amara.yaml']]);
  at = forge((work) => {
    // What installing leaves there.
    put(work, 'package.json', '{ "devDependencies": { "proposal-evaluator": "*" } }\n');
    put(work, 'node_modules/proposal-evaluator/README.md', '---\ntype: research\n---\n');
    const done = follow(shells[0]!, work.folder);
    for (const { line, code, shown } of done) expect([line, code], shown).toEqual([line, 0]);
    // What stands in the text is what is written, and one file alone would do.
    expect(parse(work.read('.github/workflows/proposals.yml'))).toEqual(parse(file('.github/workflows/proposals.yml')));
    expect(work.git('status', '--porcelain')).toBe('');
    expect(work.git('ls-files', 'node_modules')).toBe('');
    // Whoever read on has set the settings as well.
    put(work, 'proposals.yaml', file('proposals.yaml'));
    expect(follow(['npx proposals config proposals/2024/x.md'], work.folder)[0]).toMatchObject({ code: 0, shown: expect.stringMatching(/submitted: nothing +# proposals\.yaml:5/u) });
    work.commit('Settings');
  });
}, 60_000);

test('a request at home shows what the remarks promise', () => {
  const done = follow(shells[1]!, at!.work.folder);
  expect(done.map(({ code }) => code)).toEqual([0, 0, 0, 1]);
  for (const { line, shown } of done) {
    const words = promised(line);
    if (words !== null) expect(shown.replace(/\s+/gu, ' '), line).toContain(words);
  }
  expect(done.filter(({ line }) => promised(line) !== null)).toHaveLength(2);
}, 60_000);

test('its check is red until the words are there, and says nothing that the text denies', () => {
  at!.work.commit('Hand in');
  const ran = at!.check(at!.request());
  expect(ran.code).toBe(1);
  expect(ran.notes.filter(({ level, file: path }) => level === 'warning' && path === 'proposals/mine.md').length).toBeGreaterThan(5);
  expect(ran.summary).toContain('| Missing | To do | Where |');
  expect(`${ran.log}${ran.summary}`).not.toMatch(/declin|refine|\d+ of 100|score \d|not aligned/iu);
}, 60_000);

test('the waiver, once it is on main, sets its one thing aside; the last words make it green', () => {
  const { work } = at!;
  // Written, but for two things.
  put(work, 'proposals/mine.md', withStatus(example('refine'), 'submitted'));
  work.commit('Write it');
  expect(at!.check(at!.request()).log).toContain('proposals/mine.md is submitted and lacks two things. (exit 1)');
  work.git('checkout', '-q', 'main');
  put(work, 'proposals/mine.reviews/amara.yaml', file('proposals/mine.reviews/amara.yaml'));
  work.commit('Set one thing aside');
  work.git('checkout', '-q', 'topic');
  work.git('merge', '-q', '-m', 'Merge main', 'main');
  const ran = at!.check(at!.request());
  expect(ran.log).toContain('lacks one thing. (exit 1)');
  expect(ran.summary).toContain('Waived until 1 March 2027 by amara');
  put(work, 'proposals/mine.md', withStatus(example('accept'), 'submitted'));
  work.commit('Write the rest');
  const done = at!.check(at!.request());
  expect([done.code, done.log.trimEnd().split('\n').at(-1)]).toEqual([0, 'Ready: the proposal has what its status asks for. (exit 0)']);
}, 60_000);

test('a draft of it is green, and so is what lies where less is asked', () => {
  const { work } = at!;
  const mine = work.read('proposals/mine.md');
  put(work, 'proposals/mine.md', mine.replace('status: submitted', 'status: draft'));
  put(work, 'proposals/2024/old.md', mine);
  work.commit('Rather a draft');
  const ran = at!.check(at!.request());
  expect([ran.code, ran.notes.filter(({ level }) => level !== 'notice')]).toEqual([0, []]);
}, 60_000);
