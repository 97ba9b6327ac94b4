/** What the README prints is what the program prints. UPDATE=1 pastes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli.js';
import { nodeHost } from '../../src/lib/node-host.js';

const root = resolve(import.meta.dirname, '../..');
const fence = '```text\n';

test('the first screen is the demo\'s', async () => {
  const path = resolve(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { scripts: { demo: string } };
  const command = /node bin\/evaluate\.js (.*)$/u.exec(scripts.demo)![1]!.split(' ');
  let printed = '';
  const host = nodeHost();
  const code = await main(command, { ...host, cwd: root, stderr: { write: (text: string) => { printed += text; }, isTTY: false, columns: null }, stdout: { write: (text: string) => { printed += text; }, isTTY: false, columns: null } }, 'evaluate');
  expect(code, printed).toBe(0);
  const start = readme.indexOf(fence) + fence.length;
  const end = readme.indexOf('```', start);
  const screen = `${printed.replace(/^\n+/u, '').trimEnd()}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(path, readme.slice(0, start) + screen + readme.slice(end));
  else expect(readme.slice(start, end)).toBe(screen);
});
