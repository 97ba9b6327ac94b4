/** Completion follows the commands: every command and option is offered, and the shells that are here can read the scripts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { cli } from '../cli/fake-host.js';

const folder = mkdtempSync(join(tmpdir(), 'completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = async (shell: string): Promise<string> => (await cli(['completion', shell], {}, 'proposals')).out;
const there = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  test('offers every command, option and value', async () => {
    const out = await script(shell);
    for (const command of commands.flatMap((one) => [one, ...(one.commands ?? [])])) {
      expect(out).toContain(command.name);
      for (const option of command.options) {
        const long = option.flags.split(' ').find((word) => word.startsWith('--'))!;
        expect(out, `${command.name} ${long}`).toContain(shell === 'fish' ? `-l ${long.slice(2)}` : long);
        for (const value of option.values ?? []) expect(out).toContain(value);
      }
    }
    for (const program of ['evaluate', 'new-proposal', 'proposals', 'proposal-evaluator']) expect(out).toContain(program);
    expect(out).toContain('open-source');
  });
  test.runIf(there(shell))('can be read by the shell', async () => {
    const path = join(folder, `completion.${shell}`);
    writeFileSync(path, await script(shell));
    const read = spawnSync(shell, ['-n', path], { encoding: 'utf8' });
    expect([read.status, read.stderr]).toEqual([0, '']);
  });
});

/** What bash offers behind the words; the last is being typed. */
async function offers(...words: readonly string[]): Promise<readonly string[]> {
  const path = join(folder, 'offers.bash');
  const quoted = words.map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `${await script('bash')}\nCOMP_WORDS=(${quoted})\nCOMP_CWORD=${words.length - 1}\n_proposals_complete\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`);
  return spawnSync('bash', [path], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line !== '');
}

describe.runIf(there('bash'))('in bash', () => {
  test('completes commands, options, values and nothing where anything may stand', async () => {
    expect(await offers('proposals', 'new')).toEqual(['new-proposal']);
    expect(await offers('proposals', 'evaluate', '--fail')).toEqual(['--fail-on']);
    expect(await offers('evaluate', '--fail-on', 'ref')).toEqual(['refine']);
    expect(await offers('/usr/bin/new-proposal', 'x.md', '--type', 'co')).toEqual(['community', 'coop']);
    expect(await offers('proposals', 'new-proposal', '--rubric', 'partnership/r')).toEqual(['partnership/research']);
    expect(await offers('evaluate', 'x.md', '--stage', 'a')).toEqual(['agreement']);
    expect(await offers('proposals', 'rubric', 'ch')).toEqual(['check']);
    expect(await offers('proposals', 'rubric', 'try', '--l')).toEqual(['--line']);
    expect(await offers('proposals', 'rubric', 'show', 'x.yaml', '--format', 'm')).toEqual(['markdown']);
    expect(await offers('proposals', 'rubric', 'check', 'coop')).toEqual(['coop/partnership']);
    expect(await offers('proposals', 'rubric', 'check', 'mine')).toEqual([]);
    expect(await offers('proposals', 'completion', 'f')).toEqual(['fish']);
    expect(await offers('evaluate', '--today', '')).toEqual([]);
    expect(await offers('evaluate', '')).toEqual([]);
  });
});

test('another shell is named, with the nearest', async () => {
  const { code, out, err } = await cli(['completion', 'fisch'], {}, 'proposals');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('Is it fish?');
  expect((await cli(['completion'], {}, 'proposals')).code).toBe(2);
});
