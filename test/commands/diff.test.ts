import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.js';
import { nodeHost } from '../../src/lib/node-host.js';
import type { Host } from '../../src/lib/host.js';
import { cli, packageRoot, type Ran } from '../cli/fake-host.js';
import { repository, type Repository } from '../cli/repository.js';

const example = (name: string): string => readFileSync(join(packageRoot, 'examples', `${name}.md`), 'utf8');
const decline = example('decline');
const paragraph = decline.slice(decline.indexOf('We shall seek patent'), decline.indexOf('\n\n', decline.indexOf('We shall seek patent')));
const line = decline.slice(decline.indexOf('- [ ] **Joint work stays open:**')).split('\n')[0]!;
const silent = decline.replace(paragraph, '').replace(`${line}\n`, '');
const answered = decline.replace(paragraph, 'Nobody will seek patents on the joint algorithms.').replace(line, '- [x] **Joint work stays open:** none held, none will be filed.');

const files = (old: string, fresh: string, ...more: readonly string[]): Promise<Ran> => cli(['diff', 'old.md', 'new.md', '--today', '2026-11-21', ...more], { files: { '/repo/old.md': old, '/repo/new.md': fresh }, columns: 80 }, 'proposals');

describe('proposals diff, two files', () => {
  it('stops where what decided is gone with nothing in its place, and tells it once', async () => {
    const { code, out, err } = await files(decline, silent);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(/^\n {2}Gait signatures at the edge: decline became accept\n {2}No new sentences, four removed; \w+ statuse?s? changed\.\n {2}A sentence that decided before was removed and not replaced\. Ask the proposer\s+why\.\n/);
    expect(out).toMatch(/Gone, with nothing in its place\n {2}Patents on joint work: there → nothing found\n {4}51 - We shall seek patent/);
    expect(out.match(/We shall seek patent/gu)).toHaveLength(1);
    expect(out).not.toMatch(/ip\/patents/);
    for (const each of out.split('\n')) expect(each.length).toBeLessThanOrEqual(80);
  });

  it('goes on where it was answered, both sentences side by side', async () => {
    const { code, out } = await files(decline, answered);
    expect(code).toBe(0);
    expect(out).toMatch(/Changed\n[\s\S]*Patents on joint work: present → absent\n {4}51 - We shall seek[\s\S]* {4}51 \+ Nobody will seek patents on the joint algorithms\.\n/);
  });

  it('judges both at a stage', async () => {
    const [draft, done] = [example('agreement/refine'), example('agreement/accept')];
    const { code, out, err } = await files(draft, done, '--type', 'community', '--stage', 'agreement');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^\n {2}.*: refine became accept/);
    expect((await files(draft, done, '--type', 'community', '--stage', 'agreemnt')).err).toContain('Is it agreement?');
  });

  it('gives JSON for programs', async () => {
    const { code, out } = await files(decline, silent, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ version: 1, today: '2026-11-21', old: 'old.md', new: 'new.md', from: 'decline', to: 'accept', vanished: [{ id: 'ip/patents', edit: { line: 51 } }, { edit: { line: 122 } }], moves: [{ id: 'ip/patents', from: 'present', to: 'absent' }], edits: { gone: 4, come: 0 } });
  });

  it('obeys nothing that stands in a proposal', async () => {
    const hostile = line.replace('changed.', 'changed\u001b[2J\u202e at \u009bJ all.');
    const text = decline.replace(line, hostile).replace('title: Gait signatures at the edge', 'title: "Gait \\e[31m\\u202e signatures"');
    for (const more of [[], ['--json']]) {
      const { out } = await files(text, text.replace(hostile, '').replace(paragraph, ''), ...more);
      expect(out).toContain('our counsel will file');
      expect(out).not.toMatch(/[\u001b\u009b\u202e]/u);
    }
  });

  it('refuses what can\'t be read, with a way out', async () => {
    const at = { files: { '/repo/a.md': decline, '/repo/sub/x.md': decline, '/repo/bad.md': '---\na: [\n---\n' } };
    const run = (...argv: readonly string[]): Promise<Ran> => cli(['diff', ...argv, '--today', '2026-11-21'], at, 'proposals');
    expect(await run('bad.md', 'a.md')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('bad.md:2:4') });
    expect(await run('sub', 'a.md')).toMatchObject({ code: 2, err: expect.stringContaining('It is a folder.') });
    expect(await run('HEAD', 'main')).toMatchObject({ code: 2, err: expect.stringContaining('no file is named for a revision') });
    // This host has no git.
    expect(await run('HEAD', 'a.md')).toMatchObject({ code: 2, err: expect.stringContaining('there is no git here') });
    expect(await run('HEAD:a.md', 'a.md')).toMatchObject({ code: 2, err: expect.stringContaining('Name two files.') });
    expect(await cli(['diff', 'a.md', 'a.md', '--today', 'soon'], at, 'proposals')).toMatchObject({ code: 2 });
    expect((await cli(['diff', 'n.md', 'n.md'], { files: { '/repo/n.md': '# Notes\n\nOf a day.\n' } }, 'proposals')).code).toBe(2);
  });
});

describe('proposals diff, revisions', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
    repo.write('sub/ward.md', decline);
    repo.commit('Send it');
    repo.git('tag', 'v1');
    repo.write('sub/ward.md', silent);
  });
  afterEach(() => repo.end());

  const base = nodeHost();
  async function run(folder: string, ...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const written = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({ write: (text: string) => { written[name] += text; }, isTTY: false, columns: null });
    const host: Host = { ...base, cwd: join(repo.folder, folder), env: {}, stdout: stream('out'), stderr: stream('err') };
    const code = await main(['diff', '--today', '2026-11-21', ...argv], host, 'proposals');
    return { code, ...written };
  }

  it('takes a revision of the file that is named beside it, from any folder', async () => {
    for (const [folder, path] of [['.', 'sub/ward.md'], ['sub', 'ward.md'], ['..', join(repo.folder, 'sub/ward.md')]] as const) {
      const { code, out, err } = await run(folder, 'HEAD', path);
      expect([code, err]).toEqual([1, '']);
      expect(out).toContain('decline became accept');
    }
    expect(await run('.', 'sub/ward.md', 'HEAD')).toMatchObject({ code: 0, out: expect.stringContaining('accept became decline') });
  });

  it('takes a file in a revision, from the folder or from the top', async () => {
    repo.commit('Say less');
    expect(await run('.', 'v1:sub/ward.md', 'HEAD:sub/ward.md')).toMatchObject({ code: 1 });
    expect(await run('sub', 'v1:ward.md', 'HEAD:sub/ward.md')).toMatchObject({ code: 1 });
    expect(await run('sub', 'v1', 'HEAD:ward.md')).toMatchObject({ code: 1 });
    expect(JSON.parse((await run('.', 'v1:sub/ward.md', 'HEAD:sub/ward.md', '--json')).out)).toMatchObject({ old: 'v1:sub/ward.md', new: 'HEAD:sub/ward.md' });
  });

  it('tells an unknown revision from a file that is not in one, and never hands git an option', async () => {
    expect(await run('.', 'nope', 'sub/ward.md')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Git knows no revision "nope".') });
    expect(await run('.', 'v1:other.md', 'sub/ward.md')).toMatchObject({ code: 2, err: expect.stringContaining('There is no other.md in v1.') });
    expect(await run('.', 'v1:sub', 'sub/ward.md')).toMatchObject({ code: 2, err: expect.stringContaining('There is no sub in v1.') });
    expect(await run('.', '--', '--output=x', 'sub/ward.md')).toMatchObject({ code: 2, err: expect.stringContaining('No revision begins with a hyphen.') });
    expect(await run('.', '--', '-x:sub/ward.md', 'sub/ward.md')).toMatchObject({ code: 2, err: expect.stringContaining('No revision begins with a hyphen.') });
    expect(repo.git('status', '--porcelain').trim()).toBe('M sub/ward.md');
  });
});
