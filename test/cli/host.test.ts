/** The real host: files, links, writing without halves, all in a folder of its own. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fenced } from '../../src/commands/fence.js';
import { hostWith } from '../../src/commands/host-with.js';
import { nodeHost } from '../../src/lib/node-host.js';

const folder = mkdtempSync(join(tmpdir(), 'host-'));
const host = nodeHost();

beforeAll(() => {
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in/b.md'), 'b');
  writeFileSync(join(folder, 'in/a.md'), 'ä');
  symlinkSync(join(folder, 'in'), join(folder, 'link'));
  symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the host', () => {
  test('knows its package', () => {
    const own = JSON.parse(readFileSync(join(host.packageRoot, 'package.json'), 'utf8')) as { name: string; version: string };
    expect([own.name, own.version]).toEqual(['proposal-evaluator', host.version]);
    expect(host.today()).toMatch(/^\d{4}-\d\d-\d\d$/u);
  });

  test('is changed in a function without being asked who is there', () => {
    let asked = 0;
    const watched = { ...host, get terminal() { asked++; return null; } };
    const changed = fenced(hostWith(watched, { today: () => '2026-11-21' }));
    expect(changed.today()).toBe('2026-11-21');
    expect(changed.read(join(folder, 'in/a.md'))).toMatchObject({ ok: true });
    expect(asked).toBe(0);
    expect([changed.terminal, asked]).toEqual([null, 1]);
  });

  test('tells what lies at a path', () => {
    expect(['in', 'in/a.md', 'link', 'dangling', 'gone', 'in/a.md/x'].map((path) => host.kind(join(folder, path)))).toEqual(['folder', 'file', 'folder', 'missing', 'missing', 'missing']);
    expect(host.kind('/dev/null')).toBe('other');
    expect(host.list(join(folder, 'in'))).toEqual(['a.md', 'b.md']);
    expect(host.list(join(folder, 'gone'))).toEqual([]);
    expect(host.realpath(join(folder, 'link/a.md'))).toBe(host.realpath(join(folder, 'in/a.md')));
    expect(host.realpath(join(folder, 'gone'))).toBe(join(folder, 'gone'));
    expect(host.paths.relative('/a/b', '/a/c/d')).toBe('../c/d');
  });

  test('reads bytes, or says why not', () => {
    expect(host.read(join(folder, 'in/a.md'))).toEqual({ ok: true, bytes: Buffer.from('ä') });
    expect(host.read(join(folder, 'gone'))).toEqual({ ok: false, why: 'there is no such file' });
    expect(host.read(join(folder, 'in'))).toEqual({ ok: false, why: 'it is a folder' });
  });

  test('writes whole files, through links too, and leaves nothing behind', () => {
    expect(host.write(join(folder, 'in/c.txt'), 'one')).toBeNull();
    symlinkSync(join(folder, 'in/c.txt'), join(folder, 'c-link'));
    expect(host.write(join(folder, 'c-link'), 'two')).toBeNull();
    expect(readFileSync(join(folder, 'in/c.txt'), 'utf8')).toBe('two');
    expect(host.write(join(folder, 'gone/x.txt'), 'x')).toBe('its folder is not there');
    expect(host.write(join(folder, 'in'), 'x')).toBe('it is a folder');
    expect(host.write('/dev/null', 'x')).toBeNull();
    expect(readdirSync(folder).concat(readdirSync(join(folder, 'in'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('says when it may not', () => {
    chmodSync(join(folder, 'in/b.md'), 0);
    expect(host.read(join(folder, 'in/b.md'))).toEqual({ ok: false, why: 'we may not read it' });
  });

  test('a stream that was closed ends quietly', () => {
    expect(() => host.stdout.write('')).not.toThrow();
    expect(typeof host.stdout.isTTY).toBe('boolean');
  });
});
