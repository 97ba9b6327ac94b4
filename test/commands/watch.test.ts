/** `evaluate --watch`: the page with notes, drawn again for what changed, until watching ends. */
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli.js';
import { fakeHost, type FakeHost } from '../cli/fake-host.js';
import { example } from '../cli/repository.js';

interface Watched {
  readonly code: number;
  /** What each change made it write. */
  readonly shown: readonly string[];
  readonly folder: string;
  readonly err: string;
}

/** Watches while the changes are made, one after the other. */
async function watched(argv: readonly string[], files: Readonly<Record<string, string>>, changes: readonly ((host: FakeHost) => void)[]): Promise<Watched> {
  const host = fakeHost({ files });
  const shown: string[] = [];
  let before = 0;
  let folder = '';
  const take = (): void => { shown.push(host.out().slice(before)); before = host.out().length; };
  const watching = { ...host, watch: async (path: string, changed: () => void): Promise<void> => {
    folder = path;
    take();
    for (const change of changes) {
      change(host);
      changed();
      await new Promise((go) => setTimeout(go, 400));
      take();
    }
  } };
  const code = await main([...argv, '--today', '2026-11-21'], watching, 'evaluate');
  return { code, shown, folder, err: host.err() };
}

const put = (path: string, text: string) => (host: FakeHost): void => { host.write(path, text); };
const files = { '/repo/proposals/a.md': example('refine'), '/repo/proposals/b.md': example('accept') };

describe('evaluate --watch', () => {
  test('shows each proposal as its page, then only what changed, and ends with 0', async () => {
    const better = example('refine').replace('**Maintenance commitment:**', '**Maintenance commitment:** Sindre keeps the code working until December 2030.');
    const { code, shown, folder } = await watched(['proposals', '--watch'], files, [put('/repo/proposals/b.md', `${example('accept')}\n`), put('/repo/proposals/a.md', better.replace('- [ ] **Maintenance', '- [x] **Maintenance')), () => {}]);
    expect([code, folder]).toEqual([0, '/repo/proposals']);
    expect(shown[0]).toContain('Who owes whom a kilowatt-hour?');
    expect(shown[0]).toContain('Gauges that agree too well');
    expect(shown[2]).toContain('Who owes whom a kilowatt-hour?');
    expect(shown[2]).not.toContain('Gauges that agree too well');
    // Nothing that changes is nothing to show.
    expect(shown[3]).toBe('');
  });

  test('shows what can\'t be read, and goes on when it is mended', async () => {
    const { code, shown } = await watched(['proposals', '--watch'], files, [put('/repo/proposals/a.md', '---\ntitle: a: b\n---\n'), put('/repo/proposals/a.md', example('defer'))]);
    expect(code).toBe(0);
    expect(shown[1]).toContain('proposals/a.md:2:');
    expect(shown[2]).toMatch(/Soil|[A-Z]/u);
    expect(shown[2]).not.toContain('proposals/a.md:2:');
  });

  test('reads rubrics and settings anew each time', async () => {
    const own = (title: string): string => `title: ${title}\nessential:\n  Who gains: { asks: Who gains?, for: [open to all], fix: Say who gains. }\n`;
    const { shown } = await watched(['x.md', '--watch', '--rubric', 'own.yaml'], { '/repo/x.md': '# X\n\nIt is open to all.\n', '/repo/own.yaml': own('Grants') }, [put('/repo/own.yaml', own('Grants').replace('open to all', 'open to nobody'))]);
    expect(shown[0]).not.toContain('Say who gains.');
    expect(shown[1]).toContain('  X\n  Not read yet: 1 of 1 point\n');
    // A point that nobody has read is not listed as something to write.
    expect(shown[1]).not.toContain('Say who gains.');
  });

  test('takes no standard input, and says so where nothing can be watched', async () => {
    const { code, err } = await watched(['-', '--watch'], files, []);
    expect([code, err]).toEqual([2, expect.stringContaining('--watch looks at files')]);
    const host = fakeHost({ files });
    expect(await main(['proposals', '--watch'], host, 'evaluate')).toBe(2);
    expect(host.err()).toContain('--watch does not work here');
  });
});
