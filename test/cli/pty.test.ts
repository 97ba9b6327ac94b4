/** The questions of new-proposal, asked and answered in a real pseudo-terminal. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseProposal } from '../../src/proposal/parse.js';
import { plain } from '../../src/lib/yaml.js';
import { built, root, session as typed, type Session } from './typing.js';

let folder = '';

beforeAll(built, 120_000);
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'asked-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const session = (argv: readonly string[], steps: readonly (readonly [words: string, keys: string])[], options: Parameters<typeof typed>[4] = {}): Promise<Session> => typed('new-proposal.js', folder, argv, steps, options);

const top = (file: string): unknown => {
  const parsed = parseProposal(readFileSync(join(folder, file)), file);
  return parsed.ok ? plain(parsed.value.frontmatter) : parsed.problems;
};

describe('asked in a terminal', () => {
  test('all that is needed, and the file is there', async () => {
    const { code, screen, before } = await session([], [
      ['Type', '\u001b[B\r'], ['Title', 'Cleared ground: agreeing\r'], ['Organization', 'Nyando Institute\r'], ['Your email', 'b.okoth@nhmi.example.org\r'], ['Start', '5 April 2031\r'],
    ]);
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['cleared-ground-agreeing.md']);
    expect(top('cleared-ground-agreeing.md')).toMatchObject({ type: 'open-source', title: 'Cleared ground: agreeing', organization: 'Nyando Institute', contact: { email: 'b.okoth@nhmi.example.org' }, start: '2031-04-05' });
    // Each question says why, and only while it is asked.
    expect(before[1]!.join('\n')).toContain('the file is named after it');
    expect(screen.join('\n')).not.toContain('the file is named after it');
    expect(screen).toEqual(expect.arrayContaining(['  Title         Cleared ground: agreeing', '  Organization  Nyando Institute', '  Start         5 April 2031']));
    const said = screen.join('\n');
    expect(said).toContain('Written: cleared-ground-agreeing.md');
    expect(said).toContain('Begin with');
    expect(said).toContain('Then: evaluate cleared-ground-agreeing.md');
  }, 90_000);

  test('a day that can\'t be read is asked again, with an example', async () => {
    const { code, before } = await session(['ground.md', '--type', 'research', '--title', 'Ground', '--organization', 'Nyando', '--email', 'b@n.example.org'], [
      ['Start', 'next April\r'], ['We can\'t read that as a day. Like 5 April 2027, or 2027-04-05.', '\u0015'], ['Start', '03/04/2031\r'], ['two days', '\u0015'], ['Start', '2031-02-30\r'], ['no such day', '\u0015'], ['Start', '2001-01-01\r'], ['has passed', '\u0015'], ['Start', '5 April 2031\r'],
    ]);
    expect(code).toBe(0);
    expect(before[1]!.some((line) => line.startsWith('  Start         next April'))).toBe(true);
    expect(top('ground.md')).toMatchObject({ start: '2031-04-05' });
  }, 90_000);

  test.each([['Ctrl-C', '\u0003'], ['Ctrl-D', '\u0004']])('%s leaves nothing behind', async (_, key) => {
    const { code, screen } = await session(['--type', 'research'], [['Title', 'Ground\r'], ['Organization', key]]);
    expect(code).toBe(130);
    expect(screen.join('\n')).toContain('Nothing was written.');
    expect(readdirSync(folder)).toEqual([]);
  }, 90_000);

  test('fits 40 columns, and without colour nothing is lost', async () => {
    const { code, raw, screen, before } = await session(['--type', 'research'], [
      ['Title', 'A title that is longer than the line\r'], ['Organization', '\r'], ['We need this one.', 'Nyando\r'], ['Your email', 'okoth\r'], ['address', '\u0015b@n.example.org\r'], ['Start', '\r'],
    ], { cols: 40, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(raw).not.toMatch(/\u001b\[[0-9;]*m/u);
    for (const shown of [...before, screen]) for (const line of shown) if (!line.includes('.md')) expect(line.length, line).toBeLessThanOrEqual(40);
    const wholes = raw.replace(/\u001b\[[0-9;?]*[A-Za-z]/gu, '');
    expect(wholes).toContain('evaluate a-title-that-is-longer-than-the-line.md');
    expect(screen.join(' ').replace(/\s+/gu, ' ')).toContain('Still to say at the top of the file: start.');
    expect(readdirSync(folder)).toEqual(['a-title-that-is-longer-than-the-line.md']);
  }, 90_000);

  test('colours the reason where colour is wanted, and asks nothing with --yes', async () => {
    const asked = await session(['--type', 'research'], [['Title', '\u0003']]);
    expect(asked.raw).toContain('\u001b[2m');
    const quiet = await session(['--type', 'research', '--yes'], []);
    expect(quiet.code).toBe(2);
    expect(quiet.screen.join('\n')).toContain('--organization');
  }, 90_000);

  test('asks on standard error, so that the proposal can go into a pipe', async () => {
    const terminal = spawn('/bin/sh', ['-c', `"${process.execPath}" "${join(root, 'bin/new-proposal.js')}" --stdout --type research --organization N --email b@n.example.org --start 2031-04-05 > out.md`], { cols: 80, rows: 40, cwd: folder, env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm' } });
    let raw = '';
    terminal.onData((data) => { raw += data; });
    const ended = new Promise<number>((done) => { terminal.onExit(({ exitCode }) => done(exitCode)); });
    for (let waited = 0; !raw.includes('Title') && waited < 15_000; waited += 20) await new Promise((go) => setTimeout(go, 20));
    await new Promise((go) => setTimeout(go, 100));
    terminal.write('Ground');
    await new Promise((go) => setTimeout(go, 60));
    terminal.write('\r');
    expect(await ended).toBe(0);
    expect(top('out.md')).toMatchObject({ title: 'Ground', start: '2031-04-05' });
  }, 90_000);
});
