/** `init` as its user meets it: in real folders, and in a real terminal. What it writes must itself be valid. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli.js';
import { commands } from '../../src/commands/index.js';
import { nodeHost } from '../../src/lib/node-host.js';
import { built, root, session } from '../cli/typing.js';

const real = nodeHost();
let outer = '';
let folder = '';
beforeAll(built, 120_000);
beforeEach(() => { outer = mkdtempSync(join(tmpdir(), 'init-')); folder = join(outer, 'ours'); mkdirSync(folder); git('init', '-q', '-b', 'main'); });
afterEach(() => rmSync(outer, { recursive: true, force: true }));

const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } });
const put = (path: string, text: string | Uint8Array): void => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
const get = (path: string): string => readFileSync(join(folder, path), 'utf8');
const all = (): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1)).filter((path) => !path.startsWith('.git/')).sort();

async function run(program: 'proposals' | 'evaluate', argv: readonly string[], cwd = folder): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => { written[name] += text; }, isTTY: false, columns: null });
  const code = await main(argv, { ...real, cwd, env: {}, terminal: null, stdout: stream('out'), stderr: stream('err') }, program);
  return { code, ...written };
}
const init = (...argv: readonly string[]): ReturnType<typeof run> => run('proposals', ['init', ...argv]);

const PIECES = ['.github/workflows/proposals.yml', '.pre-commit-config.yaml', 'README.md', 'proposals.yaml', 'proposals/example.md'];

describe('init', () => {
  test('--dry-run shows every line and writes nothing', async () => {
    const { code, out } = await init('--dry-run', '--comment');
    expect([code, all()]).toEqual([0, []]);
    for (const template of ['check.yml', 'comment.yml', 'settings.yaml']) for (const line of readFileSync(join(root, 'templates/ci', template), 'utf8').split('\n')) expect(out).toContain(line);
    expect(out).toContain('Six files; nothing is written yet');
    expect(out).toContain('To write: proposals init --comment\n');
  });

  test('writes all pieces, and the second time says that all is there', async () => {
    const { code, out } = await init();
    expect([code, all()]).toEqual([0, PIECES]);
    expect(out).toContain('Then name your reviewers in proposals.yaml and commit.');
    const before = PIECES.map(get);
    const again = await init('--yes');
    expect(again.code).toBe(0);
    expect(again.out).toContain('All is there; nothing was written.');
    expect(PIECES.map(get)).toEqual(before);
    // Used, it is still ours: settings with reviewers, the example filled in, a later version of the hook.
    put('proposals.yaml', get('proposals.yaml').replace('reviewers: []', 'reviewers: [amara]'));
    put('proposals/example.md', '# Mine\n');
    put('.pre-commit-config.yaml', get('.pre-commit-config.yaml').replace(/rev: .*/u, 'rev: v9.9.9'));
    const used = await init('--yes');
    expect(used.out).toContain('All is there; nothing was written.');
    expect(used.out).not.toContain('Then');
    expect(get('proposals/example.md')).toBe('# Mine\n');
  });

  test('never writes over what is there: without --yes it adds nothing either, with it only behind what stands', async () => {
    put('README.md', '# Ours\r\n\r\nHello');
    put('.pre-commit-config.yaml', 'repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n  - id: x\n');
    put('.github/workflows/proposals.yml', 'name: another\n');
    put('proposals.yaml', 'reviewer: [broken\n');
    const untouched = ['.github/workflows/proposals.yml', 'proposals.yaml'].map(get);
    const quiet = await init();
    expect(quiet.out).toContain('Left as it is');
    expect([get('README.md'), get('.pre-commit-config.yaml').split('\n').length]).toEqual(['# Ours\r\n\r\nHello', 6]);
    const yes = await init('--yes');
    expect(yes.code).toBe(0);
    expect(['.github/workflows/proposals.yml', 'proposals.yaml'].map(get)).toEqual(untouched);
    expect(get('README.md')).toMatch(/^# Ours\r\n\r\nHello\r\n\r\n## Proposals\r\n/u);
    expect(get('README.md').replaceAll('\r\n', '')).not.toContain('\n');
    expect(parse(get('.pre-commit-config.yaml'))).toMatchObject({ repos: [{ repo: 'https://example.org/x', hooks: [{ id: 'x' }] }, { hooks: [{ id: 'proposals' }] }] });
    expect(get('.pre-commit-config.yaml')).toMatch(/^repos:\n- repo: https:\/\/example\.org\/x\n {2}rev: v1\n/u);
    const before = all().map(get);
    await init('--yes');
    expect(all().map(get)).toEqual(before);
  });

  test('what can\'t be added to by rule is left to its owner: bytes that are no text, hooks that end in something else', async () => {
    const latin = new Uint8Array([0x23, 0x20, 0xe9, 0x0a]);
    put('README.md', latin);
    put('.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks: []\nfail_fast: true\n');
    const { code, out } = await init('--yes');
    expect(code).toBe(0);
    expect(new Uint8Array(readFileSync(join(folder, 'README.md')))).toEqual(latin);
    expect(get('.pre-commit-config.yaml')).toContain('hooks: []\nfail_fast: true\n');
    expect(out).toMatch(/Left as it is\n {4}\.pre-commit-config\.yaml {3}put our lines in by hand\n {4}README\.md +put our lines in by hand\n/u);
    expect((await init('--dry-run')).out).toContain('hooks: [{ id: proposals }]');
  });

  test('takes a README under its own name, and the branch that requests go to', async () => {
    git('checkout', '-q', '-b', 'trunk');
    put('Readme.md', '# T\n');
    await init('--yes');
    expect(all()).not.toContain('README.md');
    expect(get('Readme.md')).toContain('evaluate --changed trunk`');
  });

  test('works at a repository\'s top alone, and in no file', async () => {
    mkdirSync(join(folder, 'sub'));
    const within = await run('proposals', ['init'], join(folder, 'sub'));
    expect([within.code, within.err.replace(/\s+/gu, ' ')]).toEqual([2, expect.stringContaining('a check works only at its top. Write: proposals init ..')]);
    expect((await init('sub')).code).toBe(2);
    put('x.md', 'x');
    const file = await init('x.md');
    expect([file.code, file.err]).toEqual([2, expect.stringContaining('x.md is no folder.')]);
    expect(all()).toEqual(['x.md']);
    const fresh = await run('proposals', ['init', 'new/one'], outer);
    expect([fresh.code, fresh.out]).toEqual([0, expect.stringContaining('make it a repository with git init')]);
    expect(existsSync(join(outer, 'new/one/proposals.yaml'))).toBe(true);
  });

  test.each([['a folder elsewhere', 'proposals', 'away', 'out of the folder'], ['nowhere', 'proposals', 'nowhere', 'nowhere'], ['a file to be', '.github', 'nowhere', 'nowhere'], ['nothing, for a file', 'proposals.yaml', 'nowhere.yaml', 'nowhere']])('refuses a link to %s before it writes anything', async (_, name, target, said) => {
    mkdirSync(join(outer, 'away'));
    symlinkSync(join(outer, target), join(folder, name));
    const { code, err } = await init('--yes');
    expect([code, err.replace(/\s+/gu, ' ')]).toEqual([2, expect.stringContaining(`a link leads ${said}. Nothing was written.`)]);
    expect(all()).toEqual([]);
    expect(readdirSync(outer).sort()).toEqual(['away', 'ours']);
    expect(readdirSync(join(outer, 'away'))).toEqual([]);
  });
});

describe('what it writes', () => {
  beforeEach(async () => { await init('--comment'); });

  test('is YAML that its readers take: workflows, settings by their schema, a hook that names a real command', async () => {
    for (const name of ['proposals.yml', 'proposals-comment.yml']) {
      const workflow = parse(get(`.github/workflows/${name}`)) as { readonly on: string; readonly jobs: Record<string, { readonly 'runs-on': string; readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[] }> };
      const [job] = Object.values(workflow.jobs);
      expect(job).toMatchObject({ 'runs-on': 'ubuntu-latest', steps: [{ uses: expect.stringMatching(/^luminous-dynamics\/proposal-evaluator@v\d+$/u) }] });
      const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { readonly inputs: Record<string, unknown> };
      for (const input of Object.keys(job!.steps[0]!.with ?? {})) expect(Object.keys(inputs)).toContain(input);
    }
    const valid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(root, 'schema/config.schema.json'), 'utf8')) as object);
    expect([valid(parse(get('proposals.yaml'))), valid.errors]).toEqual([true, null]);
    const { repos } = parse(get('.pre-commit-config.yaml')) as { readonly repos: readonly { readonly rev: string; readonly hooks: readonly { readonly id: string }[] }[] };
    const { version, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string; readonly bin: Record<string, string> };
    expect(repos[0]!.rev).toBe(`v${version}`);
    const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly { readonly id: string; readonly entry: string }[];
    const hook = hooks.find(({ id }) => id === repos[0]!.hooks[0]!.id)!;
    const [program, ...options] = hook.entry.split(' ');
    expect(Object.keys(bin)).toContain(program);
    const flags = commands.find(({ name }) => name === 'evaluate')!.options.map(({ flags: words }) => words.split(/[ ,]+/u)).flat();
    for (const option of options.filter((word) => word.startsWith('--') && word !== '--')) expect(flags).toContain(option);
  });

  test('is a repository whose example is read, is a draft and stops nobody', async () => {
    git('-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-q', '--allow-empty', '-m', 'x');
    const { code, out } = await run('evaluate', ['--changed', 'HEAD', '--format', 'json', '--today', '2026-11-21']);
    const result = JSON.parse(out) as { readonly problems: unknown; readonly evaluations: readonly { readonly proposal: object; readonly gate: object; readonly problems: readonly { readonly code: string }[] }[] };
    expect(code).toBe(0);
    expect(result).toMatchObject({ problems: [], evaluations: [{ proposal: { path: 'proposals/example.md', status: 'draft', type: 'research' }, gate: { needs: 'nothing', met: true } }] });
    expect(result.evaluations[0]!.problems).toEqual([]);
    // Handed in as it is, it lacks everything.
    put('proposals/example.md', get('proposals/example.md').replace('status: draft', 'status: submitted'));
    expect((await run('evaluate', ['--changed', 'HEAD'])).code).toBe(1);
  });

  test('has a hook that asks about what is committed, and about nothing that lies beside it', async () => {
    git('-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-q', '--allow-empty', '-m', 'x');
    const [{ entry }] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as [{ readonly entry: string }];
    const hook = (...names: readonly string[]): ReturnType<typeof run> => run('evaluate', [...entry.split(' ').slice(1), ...names]);
    put('proposals/other.md', get('proposals/example.md').replace('status: draft', 'status: submitted'));
    put('proposals/-odd.md', get('proposals/other.md'));
    expect((await hook('README.md', 'proposals/example.md')).code).toBe(0);
    expect((await hook('README.md', 'proposals/other.md')).code).toBe(1);
    expect((await run('evaluate', [...entry.split(' ').slice(1), '-odd.md'], join(folder, 'proposals'))).code).toBe(1);
  });

  test('names only commands that are there, and never one that npx would take from strangers', () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly bin: Record<string, string> };
    const named = [...get('README.md').matchAll(/npx ([^`]*)/gu)].map((match) => match[1]!.replace(/\s+/gu, ' '));
    expect(named.length).toBeGreaterThan(1);
    for (const words of named) {
      expect(words).toMatch(/^-p proposal-evaluator /u);
      expect(Object.keys(bin)).toContain(words.split(' ')[2]);
    }
  });
});

describe('asked in a terminal', () => {
  const typed = (steps: Parameters<typeof session>[3], argv: readonly string[] = []): ReturnType<typeof session> => session('proposals.js', folder, ['init', ...argv], steps);

  test('shows what it will write, then writes it', async () => {
    const { code, screen, before } = await typed([['Keep one comment', 'y'], ['', '\r'], ['Write these?', '\r']]);
    expect(code).toBe(0);
    expect(all()).toEqual(['.github/workflows/proposals-comment.yml', ...PIECES]);
    const shown = before.at(-1)!.join('\n');
    for (const path of PIECES) expect(shown).toContain(path);
    for (const line of screen) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(screen.join('\n')).toContain('Then name your reviewers in proposals.yaml and commit.');
  }, 90_000);

  test('asks about each file that is there; no is no', async () => {
    put('README.md', '# Ours\n');
    put('.github/workflows/proposals.yml', 'name: another\n');
    const { code, screen } = await typed([['Keep one comment', '\r'], ['Write these?', '\r'], ['Replace .github/workflows/proposals.yml', '\r'], ['Add our lines at the end of README.md?', 'n'], ['', '\r']]);
    expect(code).toBe(0);
    expect([get('README.md'), get('.github/workflows/proposals.yml')]).toEqual(['# Ours\n', 'name: another\n']);
    expect(screen.join('\n')).toContain('Left as it is');
    expect(all()).toContain('proposals.yaml');
  }, 90_000);

  test('replaces and adds where a person says so', async () => {
    put('README.md', '# Ours\n');
    put('.github/workflows/proposals.yml', 'name: another\n');
    const { code } = await typed([['Write these?', '\r'], ['Replace .github/workflows/proposals.yml', 'y'], ['', '\r'], ['Add our lines at the end of README.md?', '\r']], ['--comment']);
    expect(code).toBe(0);
    expect(get('README.md')).toMatch(/^# Ours\n\n## Proposals\n/u);
    expect(get('.github/workflows/proposals.yml')).toBe(readFileSync(join(root, 'templates/ci/check.yml'), 'utf8'));
  }, 90_000);

  test.each([['Keep one comment', []], ['Write these?', [['Keep one comment', '\r']]], ['Add our lines', [['Keep one comment', '\r'], ['Write these?', '\r']]]] as const)('Ctrl-C at "%s" leaves the folder as it was', async (words, steps) => {
    put('README.md', '# Ours\n');
    const { code, screen } = await typed([...steps, [words, '\u0003']]);
    expect(code).toBe(130);
    expect(screen.join('\n')).toContain('Nothing was written.');
    expect([all(), get('README.md')]).toEqual([['README.md'], '# Ours\n']);
  }, 90_000);
});
