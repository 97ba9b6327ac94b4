/** The built programs as a user starts them. `npm test` builds first; alone, this builds when nothing was built. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { decline, refine, run } from '../report/fixtures.js';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'binary-'));

const start = (bin: string, argv: readonly string[], options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {}) =>
  spawnSync(process.execPath, [join(root, 'bin', bin), ...argv], { cwd: folder, encoding: 'utf8', input: options.input ?? '', env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...options.env } });

beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli.js'))) spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root });
  writeFileSync(join(folder, 'result.json'), render(run([refine]), 'json'));
  writeFileSync(join(folder, 'birds.md'), '---\ntype: research\ntitle: Birds of the harbour\n---\n\n## Abstract\n\nWe count birds.\n');
  writeFileSync(join(folder, 'broken.md'), '---\ntype: research\ntitle: Birds: a study\n---\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a named pipe for writing without waiting, once its reader is there. */
async function nonBlocking(pipe: string): Promise<number> {
  for (let tries = 0; ; tries++) {
    try {
      return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

describe('what a program writes', () => {
  const many = (): string => {
    const folder_ = join(folder, 'many');
    if (!existsSync(folder_)) {
      mkdirSync(folder_);
      for (let i = 0; i < 30; i++) writeFileSync(join(folder_, `p${i}.md`), `---\ntype: research\ntitle: Birds of harbour ${i}\n---\n\n## Abstract\n\nWe count birds in harbour ${i}.\n`);
    }
    return folder_;
  };
  const argv = (): string[] => [join(root, 'bin/evaluate.js'), many(), '--today', '2026-11-21', '--format', 'json', '--fail-on', 'never'];
  const whole = (): string => {
    const file = openSync(join(folder, 'whole.json'), 'w');
    spawnSync(process.execPath, argv(), { cwd: folder, stdio: ['ignore', file, 'ignore'] });
    closeSync(file);
    return readFileSync(join(folder, 'whole.json'), 'utf8');
  };

  test('arrives in a file and in a pipe that is read slowly, to the last byte', async () => {
    const expected = whole();
    expect(expected.length).toBeGreaterThan(300_000);
    const child = spawn(process.execPath, argv(), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let read = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) { read += chunk as string; await new Promise((done) => setTimeout(done, 5)); }
    expect(read).toBe(expected);
  });

  test.skipIf(process.platform === 'win32')('arrives in a pipe that does not wait for its reader', async () => {
    const expected = whole();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Late enough for the pipe to be full.
    const reader = spawn('sh', ['-c', 'exec 3< "$0"; sleep 1; cat <&3', pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
    const fd = await nonBlocking(pipe);
    const child = spawn(process.execPath, argv(), { cwd: folder, stdio: ['ignore', fd, 'pipe'] });
    closeSync(fd);
    let told = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { told += text; });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    let read = '';
    for await (const chunk of reader.stdout.setEncoding('utf8')) read += chunk as string;
    expect([await ended, told]).toEqual([0, '']);
    expect(read).toBe(expected);
  });
});

describe('the built programs', () => {
  test('evaluate a file, from the same bytes as in process', () => {
    const screen = start('evaluate.js', ['birds.md', '--today', '2026-11-21']);
    expect([screen.status, screen.stderr]).toEqual([1, '']);
    expect(screen.stdout).toMatch(/^\n {2}Birds of the harbour\n {2}Not read yet: /u);
    expect(screen.stdout).toContain('Until it is read: refine.');
    const viaProposals = start('proposals.js', ['evaluate', 'birds.md', '--today', '2026-11-21']);
    expect(viaProposals.stdout).toBe(screen.stdout);
    const piped = start('evaluate.js', ['-', '--today', '2026-11-21', '--format', 'json'], { input: readFileSync(join(folder, 'birds.md'), 'utf8') });
    expect((JSON.parse(piped.stdout) as { summary: unknown }).summary).toMatchObject({ evaluated: 1 });
  });

  test('say in three lines what is wrong', () => {
    const broken = start('evaluate.js', ['broken.md']);
    expect([broken.status, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain('broken.md:3:');
    expect(broken.stderr).not.toMatch(/ {4}at |node:internal/u);
    expect(start('evaluate.js', ['--fromat']).status).toBe(2);
  });

  test('render a saved result, and answer --version and --help', () => {
    const shown = start('proposals.js', ['render', 'result.json']);
    expect([shown.status, shown.stdout]).toEqual([0, render(run([refine]), 'terminal')]);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    for (const bin of ['evaluate.js', 'proposals.js']) {
      expect(start(bin, ['--version']).stdout).toBe(`${version}\n`);
      expect(start(bin, ['--help']).status).toBe(0);
    }
  });

  test('a pipe that closes early is no error', () => {
    writeFileSync(join(folder, 'many.json'), render(run(Array.from({ length: 400 }, () => decline)), 'json'));
    const run1 = spawnSync('sh', ['-c', `"${process.execPath}" "${join(root, 'bin/proposals.js')}" render many.json --format json | head -n 1`], { cwd: folder, encoding: 'utf8' });
    expect([run1.stdout, run1.stderr]).toEqual(['{\n', '']);
  });

  test('an unbuilt copy says what to do', () => {
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    cpSync(join(root, 'bin'), join(copy, 'bin'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{ "type": "module", "version": "1.2.3" }');
    const unbuilt = spawnSync(process.execPath, [join(copy, 'bin/evaluate.js'), 'x.md'], { encoding: 'utf8' });
    expect([unbuilt.status, unbuilt.stdout, unbuilt.stderr]).toEqual([2, '', 'This copy is not built yet. Run: npm ci && npm run build\n']);
    expect(spawnSync(process.execPath, [join(copy, 'bin/evaluate.js'), '--version'], { encoding: 'utf8' }).stdout).toBe('1.2.3\n');
  });
});
