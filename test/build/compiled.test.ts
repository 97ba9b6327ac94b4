/** The shipped rubrics and languages as the build keeps them, and what the built program loads. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLanguage, type LanguageData } from '../../src/language/language.js';
import { compileShipped } from '../../src/rubric/compile.js';
import { compiledName, languageData, rubricBy, shippedRubrics } from '../../src/rubric/shipped.js';
import type { Rubric } from '../../src/rubric/types.js';
import { nodeHost } from '../../src/lib/node-host.js';

const host = nodeHost();
const shipped = shippedRubrics(host);
const judging = shipped.filter(({ type }) => type !== null);
const compiled = compileShipped(host);

function fresh(id: string, stage: string | null = null): Rubric {
  const loaded = rubricBy(id, shipped, host, stage);
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

describe('what the build makes of the shipped rubrics', () => {
  it('has a rubric to compile', () => expect(judging.length).toBeGreaterThan(3));

  it.each(judging.map(({ id }) => id))('is the effective rubric of the YAML, at each stage: %s', (id) => {
    for (const stage of [null, ...(fresh(id).stages ?? []).map((one) => one.id)]) {
      const { origins: _, examples: __, ...rubric } = fresh(id, stage);
      expect(JSON.parse(compiled.get(compiledName(id, stage))!)).toEqual(rubric);
    }
  });

  it('knows the id and type of each shipped rubric', () => {
    expect(JSON.parse(compiled.get('index.json')!)).toEqual(shipped.map(({ id, type }) => ({ id, type })));
  });

  it('is the language of the YAML', () => {
    const data = languageData('english', host);
    if (!data.ok) throw new Error('english');
    const read = JSON.parse(compiled.get(compiledName('language/english'))!) as LanguageData;
    expect(read).toEqual(data.value);
    expect(openLanguage(read).sets.get('pronouns')).toEqual(openLanguage(data.value).sets.get('pronouns'));
  });
});

const root = resolve(import.meta.dirname, '../..');

describe.skipIf(!existsSync(resolve(root, 'dist/cli.js')))('the built program', () => {
  /** Files and modules of Node that a program loads to evaluate a file. */
  const loadedFor = (args: readonly string[]): { readonly code: number; readonly files: readonly string[]; readonly modules: readonly string[] } => {
    const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
    writeFileSync(
      join(folder, 'run.mjs'),
      `import { createRequire } from 'node:module';
      const { main, nodeHost } = await import(${JSON.stringify(resolve(root, 'dist/cli.js'))});
      const host = Object.assign(nodeHost(), { stdout: { write() {}, isTTY: false, columns: null } });
      const code = await main(${JSON.stringify(args)}, host, 'evaluate');
      const modules = process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice('NativeModule '.length));
      const files = Object.keys(createRequire(import.meta.url).cache);
      process.stdout.write(JSON.stringify({ code, modules, files }));`,
    );
    try {
      return JSON.parse(execFileSync(process.execPath, [join(folder, 'run.mjs')], { cwd: root, encoding: 'utf8' })) as ReturnType<typeof loadedFor>;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('loads no zod for a shipped rubric, and nothing that hashes or asks', () => {
    const { code, files, modules } = loadedFor(['--today', '2026-11-21', '--fail-on', 'never', 'examples/accept.md']);
    expect(code).toBe(0);
    expect(files.filter((file) => file.includes('zod'))).toEqual([]);
    for (const name of ['crypto', 'readline']) expect(modules).not.toContain(name);
  });

  it('loads zod for a rubric of one\'s own', () => {
    const { files } = loadedFor(['--fail-on', 'never', '--rubric', 'examples/own-rubric/mill-street.yaml', 'examples/accept.md']);
    expect(files.some((file) => file.includes('zod'))).toBe(true);
  });
});
