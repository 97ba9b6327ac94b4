/** How the programs are called: help, versions, and mistakes on the line, in process. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { nearest } from '../../src/lib/problem.js';
import { main } from '../../src/cli.js';
import { cli, fakeHost } from './fake-host.js';

describe('help and version', () => {
  test('evaluate --help names every option, and fits the terminal', async () => {
    const { code, out, err } = await cli(['--help'], { columns: 80 });
    expect([code, err]).toEqual([0, '']);
    for (const option of commands.find((c) => c.name === 'evaluate')!.options) expect(out).toContain(option.flags.split(' ')[0]);
    expect(out).toContain('Usage: evaluate [options] [paths...]');
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('proposals lists its commands, and help tells each', async () => {
    for (const argv of [[], ['--help'], ['help']]) {
      const { code, out } = await cli(argv, {}, 'proposals');
      expect(code).toBe(0);
      for (const command of commands) expect(out).toContain(command.name);
    }
    const { code, out } = await cli(['help', 'render'], {}, 'proposals');
    expect(code).toBe(0);
    expect(out).toContain('Usage: proposals render');
  });

  test('--version is a version', async () => {
    for (const program of ['evaluate', 'proposals'] as const) expect(await cli(['--version'], {}, program)).toMatchObject({ code: 0, out: '0.1.0\n', err: '' });
  });

  test('options are named alike everywhere, and none like another', () => {
    for (const command of commands) {
      const flags = command.options.map((option) => option.flags.split(' ')[0]!);
      expect(new Set(flags).size).toBe(flags.length);
      for (const flag of flags) expect(nearest(flag, flags)).toBe(flag);
    }
  });
});

describe('mistakes on the line', () => {
  const cases: readonly (readonly [string, readonly string[], 'evaluate' | 'proposals', readonly string[]])[] = [
    ['an unknown option', ['--fromat', 'json', 'a.md'], 'evaluate', ['there is no option --fromat. Is it --format?', 'Write: --format']],
    ['an option like none', ['--zzzzzzzz'], 'evaluate', ['there is no option --zzzzzzzz.', 'See: evaluate --help']],
    ['a missing value', ['a.md', '--format'], 'evaluate', ['--format needs a value', 'Write: --format <format>']],
    ['an unknown command', ['evalute', 'a.md'], 'proposals', ['there is no command "evalute". Is it evaluate?', 'Write: proposals evaluate']],
    ['a file instead of a command', ['a.md'], 'proposals', ['no command, but there is a file', 'proposals evaluate a.md']],
    ['too many files', ['render', 'a', 'b'], 'proposals', ['proposals render takes one file', 'See: proposals render --help']],
    ['no file', ['render'], 'proposals', ['proposals render needs result', 'See: proposals render --help']],
    ['an unknown format', ['render', 'x.json', '--format', 'jsno'], 'proposals', ['--format knows no "jsno". Is it json?', 'Write: --format json']],
    ['an empty output', ['render', 'x.json', '--output', ''], 'proposals', ['--output needs the name of a file']],
  ];
  for (const [name, argv, program, expected] of cases) {
    test(name, async () => {
      const { code, out, err } = await cli(argv, { files: { '/repo/a.md': '# x' } }, program);
      expect(code).toBe(2);
      expect(out).toBe('');
      for (const words of expected) expect(err.toLowerCase()).toContain(words.toLowerCase());
      expect(err.trim().split('\n').length).toBeLessThanOrEqual(4);
      expect(err).not.toMatch(/ {4}at /u);
    });
  }

  test('answer as JSON when JSON was asked for', async () => {
    for (const argv of [['--format', 'json', '--fromat'], ['--format=json', '--fromat']]) {
      const { code, out, err } = await cli(argv);
      expect([code, err]).toEqual([2, '']);
      expect(JSON.parse(out)).toMatchObject({ version: 1, evaluations: [], problems: [{ code: 'option-unknown', path: null }], exit: { code: 2 } });
    }
  });
});

describe('a mistake of ours', () => {
  test('is exit 3, in a few lines, with a stack only on request', async () => {
    const broken = (env: Readonly<Record<string, string>>) => {
      const host = fakeHost({ env });
      return { ...host, read: () => { throw new Error('boom\u001b[2J'); } };
    };
    const host = broken({});
    expect(await main(['render', 'x.json'], host)).toBe(3);
    expect(host.out()).toBe('');
    expect(host.err()).toContain('boom[2J');
    expect(host.err()).not.toContain('\u001b');
    expect(host.err()).not.toMatch(/ {4}at /u);
    const loud = broken({ PROPOSALS_DEBUG: '1' });
    expect(await main(['render', 'x.json'], loud)).toBe(3);
    expect(loud.err()).toMatch(/ {4}at /u);
  });
});
