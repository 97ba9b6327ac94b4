/** The generated pages are those that the rubrics, the schema and the checks would give. UPDATE=1 (npm run docs) writes them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checks } from '../../src/checks/index.js';
import { openShelf } from '../../src/commands/evaluate/shelf.js';
import { anchor, docPages } from '../../src/rubric-kit/docs.js';
import { fakeHost } from '../cli/fake-host.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const pages = docPages(fakeHost(), z);

if (process.env['UPDATE'] === '1') {
  for (const [path, text] of pages) {
    mkdirSync(dirname(docs + path), { recursive: true });
    writeFileSync(docs + path, text);
  }
}

describe('docs', () => {
  test.each([...pages])('%s is as it would be made (npm run docs)', (path, text) => {
    expect(existsSync(docs + path) ? readFileSync(docs + path, 'utf8') : 'missing').toBe(text);
  });

  test('no page is left over from a rubric that is gone', () => {
    const files = (folder: string): string[] => readdirSync(docs + folder).flatMap((name) => (statSync(`${docs}${folder}/${name}`).isDirectory() ? files(`${folder}/${name}`) : [`${folder}/${name}`]));
    expect(files('rubrics').sort()).toEqual([...pages.keys()].filter((path) => path.startsWith('rubrics/')).sort());
  });

  test.each([...pages])('every link of %s leads to a heading that is there once', (path, text) => {
    const folder = path.split('/').slice(0, -1);
    for (const [, target, fragment] of text.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/gu)) {
      const parts = [...folder];
      for (const step of target!.split('/')) { if (step === '..') parts.pop(); else parts.push(step); }
      const other = pages.get(parts.join('/')) ?? (existsSync(docs + parts.join('/')) ? '' : null);
      expect(other, target).not.toBeNull();
      if (fragment !== undefined) expect([...other!.matchAll(/^#+ (.*)$/gmu)].filter(([, title]) => anchor(title!.split('\\').join('')) === fragment), `${target}#${fragment}`).toHaveLength(1);
    }
  });

  test('the language page tells every kind of check', () => {
    for (const check of checks) expect(pages.get('language.md')).toContain(`### ${check.kind}\n\n${check.about}`);
  });

  test('the stage that the language page shows can be laid, and its two lines bring the agreement by status', () => {
    const page = pages.get('language.md')!;
    const block = /## Stages[\s\S]*?```yaml\n([\s\S]*?)```/u.exec(page)![1]!;
    const short = /`(\{ extends: [^`]*\})`/u.exec(page)![1]!;
    const host = fakeHost({ files: { '/repo/own.yaml': `title: Own\nessential: { Boats: { for: [boat*] } }\n${block}`, '/repo/two.yaml': `${short}\n` } });
    const stage = (file: string, status: string) => { const read = openShelf(host).rubric(file, status); return read.ok ? read.value.stage : read.problems[0]!.message; };
    expect([stage('own.yaml', 'active'), stage('own.yaml', 'draft'), stage('two.yaml', 'accepted'), stage('two.yaml', 'submitted')]).toEqual(['report', null, 'agreement', null]);
  });
});
