/** Golden screens: what people see, at 80 and at 40 columns. UPDATE=1 rewrites them; a change shows in the diff. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { widthOf } from '../../src/report/layout.js';
import { accept, decline, defer, draft, problems, read, refine, run, suspected, unsettled } from './fixtures.js';

const folder = resolve(import.meta.dirname, '../golden/screens');
const SCREENS = {
  refine: { result: run([refine]) },
  draft: { result: run([draft]) },
  accept: { result: run([accept]) },
  defer: { result: run([defer]) },
  decline: { result: run([decline]) },
  suspected: { result: run([suspected]) },
  read: { result: run([read]) },
  unsettled: { result: run([unsettled]) },
  several: { result: run([refine, accept, decline], problems, 2) },
  problems: { result: run([], problems) },
  'why-criterion': { result: run([refine]), why: 'maintenance' },
  'why-line': { result: run([decline]), why: 'tenants.md:41' },
} as const;

describe('screens', () => {
  for (const [name, screen] of Object.entries(SCREENS)) {
    for (const width of [80, 40]) {
      test(`${name} at ${width} columns`, () => {
        const text = render(screen.result, 'terminal', { width, ...('why' in screen ? { why: screen.why } : {}) });
        for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(width);
        const file = join(folder, `${name}-${width}.txt`);
        if (process.env.UPDATE === '1') {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, text);
        }
        expect(existsSync(file), `${file} is missing: UPDATE=1 writes it`).toBe(true);
        expect(text).toBe(readFileSync(file, 'utf8'));
      });
    }
  }
});
