/** The tutorial, followed to the letter in an empty folder: its files are written, its commands run, and what they print must be what the page shows. UPDATE=1 puts it there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fakeHost } from '../cli/fake-host.js';
import { main } from '../../src/cli.js';

const path = fileURLToPath(new URL('../../docs/write-a-rubric.md', import.meta.url));

test('every screen of docs/write-a-rubric.md is what is printed (UPDATE=1 rewrites them)', async () => {
  const page = readFileSync(path, 'utf8');
  const followed = await follow(page);
  if (process.env['UPDATE'] === '1') writeFileSync(path, followed.page);
  expect(readFileSync(path, 'utf8')).toBe(followed.page);
  expect(followed.commands).toBeGreaterThan(8);
  expect(followed.codes.filter((code) => code > 1)).toEqual([]);
});

test('what stands in a screen does not matter to what is printed', async () => {
  const page = readFileSync(path, 'utf8');
  const wrong = page.replace('can be used', 'can not be used');
  expect(wrong).not.toBe(page);
  expect((await follow(wrong)).page).not.toBe(wrong);
});

/** The page with every console block as it would be printed, each command run in one folder with the files that the page has told so far. */
async function follow(page: string): Promise<{ readonly page: string; readonly commands: number; readonly codes: readonly number[] }> {
  const files: Record<string, string> = {};
  const codes: number[] = [];
  const out: string[] = [];
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const open = /^```(\S+)(?: (\S+))?(?: (append))?$/u.exec(lines[i]!);
    out.push(lines[i]!);
    if (open === null) continue;
    const end = lines.indexOf('```', i + 1);
    const body = lines.slice(i + 1, end);
    const [, kind, name, append] = open;
    if (kind === 'console') {
      const blocks: string[] = [];
      for (const line of body.filter((l) => l.startsWith('$ '))) {
        const { code, shown } = await run(line.slice(2), files);
        codes.push(code);
        blocks.push(`${line}\n${shown}`);
      }
      out.push(...blocks.join('\n\n').split('\n'));
    } else {
      if (name !== undefined) files[`/work/${name}`] = `${append === undefined ? '' : files[`/work/${name}`]!}${body.join('\n')}\n`;
      out.push(...body);
    }
    out.push('```');
    i = end;
  }
  return { page: out.join('\n'), commands: codes.length, codes };
}

async function run(line: string, files: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly shown: string }> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map((m) => m[1] ?? m[2]!);
  expect(words[0]).toBe('npx');
  const host = fakeHost({ files });
  const code = await main(words.slice(2), host, words[1] === 'evaluate' || words[1] === 'new-proposal' ? words[1] : 'proposals');
  return { code, shown: `${host.out()}${host.err()}`.split('\n').map((l) => l.trimEnd()).join('\n').trimEnd() };
}
