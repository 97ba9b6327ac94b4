/** Runs over many files: the report goes out while they are judged, and the memory does not grow with them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli.js';
import type { RunResult } from '../../src/evaluate/result.js';
import { render } from '../../src/report/index.js';
import { fakeHost, packageRoot } from '../cli/fake-host.js';

const words = ['gauge', 'river', 'bird', 'stone', 'tide', 'ledger', 'loom', 'bell', 'orchard', 'ferry', 'lantern', 'harbour'];
const sentence = (seed: number): string => `We count ${seed} of ${Array.from({ length: 9 }, (_, i) => `${words[(seed * (i + 7) + i * i) % words.length]}${(seed * (i + 3)) % 97}`).join(' and ')}.`;
const proposal = (seed: number): string => `---\ntype: research\ntitle: River ${seed}\n---\n\n# Research\n\n## Methodology\n\n${Array.from({ length: 8 }, (_, i) => sentence(seed * 31 + i)).join(' ')}\n`;

async function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<{ readonly code: number; readonly written: readonly string[] }> {
  const host = fakeHost({ files });
  const written: string[] = [];
  const code = await main([...argv, '--today', '2026-11-21'], { ...host, stdout: { ...host.stdout, write: (text: string) => { written.push(text); } } }, 'evaluate');
  return { code, written };
}

describe('a report over many files', () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`/repo/p/${String(i).padStart(2, '0')}.md`, proposal(i + 1)]));
  test('goes out in pieces that are the whole report', async () => {
    const { code, written } = await run(files, 'p', '--format', 'json');
    expect(code).toBe(1);
    expect(written.length).toBeGreaterThan(1);
    const result = JSON.parse(written.join('')) as RunResult;
    expect(result.evaluations).toHaveLength(60);
    expect(result.exit.why).toBe('p/00.md and 59 more are to be refined or declined.');
    expect(render(result, 'json')).toBe(written.join(''));
    const screen = await run(files, 'p');
    expect(screen.written.join('')).toBe(render(result, 'terminal'));
  });
  test('a small one is written at once', async () => {
    expect((await run({ '/repo/a.md': proposal(1), '/repo/b.md': proposal(2) }, 'a.md', 'b.md', '--format', 'json')).written).toHaveLength(1);
  });
});

describe('nearly the same text', () => {
  const notes = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const { written } = await run(files, ...argv, '--format', 'json');
    return (JSON.parse(written.join('')) as RunResult).evaluations.map((one) => [one.proposal.path, ...one.problems.filter((p) => p.code === 'similar-text').map((p) => p.message)]);
  };
  test('is noted at the later of two files', async () => {
    const text = proposal(5);
    expect(await notes({ '/repo/p/a.md': text, '/repo/p/b.md': proposal(6), '/repo/p/c.md': text.replace('River 5', 'River five') }, 'p')).toEqual([
      ['p/a.md'], ['p/b.md'], ['p/c.md', expect.stringMatching(/^It is nearly the same text as p\/a\.md|^it is nearly the same text as p\/a\.md/u)],
    ]);
  });
});

const built = join(packageRoot, 'dist/cli.js');

test.runIf(existsSync(built) && process.platform === 'linux')('memory does not grow with the number of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'many-'));
  try {
    for (let i = 0; i < 1200; i++) writeFileSync(join(folder, `${i}.md`), proposal(i + 1));
    // Their evaluations alone are over 40 MB as JSON; with so little room they can't be held.
    const run = spawnSync(process.execPath, ['--max-old-space-size=64', join(packageRoot, 'bin/evaluate.js'), folder, '--today', '2026-11-21', '--format', 'json', '--fail-on', 'never'], { maxBuffer: 2 ** 30 });
    expect(run.status).toBe(0);
    const result = JSON.parse(run.stdout.toString()) as RunResult;
    expect(result.summary.evaluated).toBe(1200);
    expect(result.evaluations).toHaveLength(1200);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
