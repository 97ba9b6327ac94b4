/** The tutorial, followed to the letter in an empty folder: its files are written, its commands run, and what they print must be what the page shows. UPDATE=1 puts it there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fakeHost } from '../cli/fake-host.js';
import { main } from '../../src/cli.js';
import { follow, type Folder } from './follow.js';

const path = fileURLToPath(new URL('../../docs/write-a-rubric.md', import.meta.url));

test('every screen of docs/write-a-rubric.md is what is printed (UPDATE=1 rewrites them)', async () => {
  const page = readFileSync(path, 'utf8');
  const followed = await follow(page, folder());
  if (process.env['UPDATE'] === '1') writeFileSync(path, followed.page);
  expect(readFileSync(path, 'utf8')).toBe(followed.page);
  expect(followed.commands).toBeGreaterThan(8);
  expect(followed.codes.filter((code) => code > 1)).toEqual([]);
});

test('what stands in a screen does not matter to what is printed', async () => {
  const page = readFileSync(path, 'utf8');
  const wrong = page.replace('can be used', 'can not be used');
  expect(wrong).not.toBe(page);
  expect((await follow(wrong, folder())).page).not.toBe(wrong);
});

/** In one folder in memory, with the files that the page has told so far. */
function folder(): Folder {
  const files: Record<string, string> = {};
  return {
    write: (name, text, append) => { files[`/repo/${name}`] = `${append ? files[`/repo/${name}`]! : ''}${text}`; },
    run: async (words) => {
      const host = fakeHost({ files });
      const code = await main(words.slice(2), host, words[1] === 'evaluate' || words[1] === 'new-proposal' ? words[1] : 'proposals');
      return { code, out: `${host.out()}${host.err()}` };
    },
  };
}
