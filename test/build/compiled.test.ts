import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileShipped } from '../../src/rubric/compile-shipped.js';
import { compiledPath, languageFrom, typesPath } from '../../src/rubric/compiled.js';
import { languageInSource, rubricBy, shippedRubrics } from '../../src/rubric/shipped.js';
import { isPhrase, pack, unpack } from '../../src/language/packed.js';
import { matchPhrases } from '../../src/language/phrase.js';
import { listOf } from '../../src/language/phrase-match.js';
import { tokenize } from '../../src/language/tokens.js';
import { nodeHost } from '../../src/lib/node-host.js';
import { phrasesOf } from '../../src/evaluate/mention-index.js';
import type { Rubric } from '../../src/rubric/types.js';

const host = nodeHost();
const shipped = shippedRubrics(host);
const judging = shipped.filter((rubric) => rubric.type !== null);
const compiled = compileShipped(host);

const data = (path: string): string => {
  const text = compiled.get(path)!;
  return text.slice(text.indexOf('\n') + 1);
};

const fresh = (id: string): Rubric => {
  const loaded = rubricBy(id, shipped, host);
  if (!loaded.ok) throw new Error(id);
  return loaded.value;
};

/** The same with each phrase as plain data, whenever it is read. */
const plainly = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object' || value instanceof Set) return value;
  if (isPhrase(value)) return { source: value.source, parts: value.parts };
  if (Array.isArray(value)) return value.map(plainly);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, plainly(item)]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainly(item)]));
};

const all = <T>(list: { readonly length: number; at(i: number): T }): T[] => Array.from({ length: list.length }, (_, i) => list.at(i));

const text = 'We will not publish the code unless the members agree; we may share the data under an open licence, and our maintainers keep it for years.';

describe('what the build makes of the shipped rubrics', () => {
  it('has a rubric to compile', () => expect(judging.length).toBeGreaterThan(3));

  it.each(judging.map(({ id }) => id))('is the effective rubric of the YAML: %s', (id) => {
    const { origins, ...rubric } = fresh(id);
    const unpacked = unpack(data(compiledPath('rubric', id)));
    expect(plainly((unpacked.value as { rubric: unknown }).rubric)).toEqual(rubric);
    expect(new Map(JSON.parse(compiled.get(compiledPath('origins', id))!) as [string, unknown][])).toEqual(origins);
  });

  it.each(judging.map(({ id }) => id))('finds the same phrases by the index made beforehand: %s', (id) => {
    const phrases = phrasesOf(fresh(id));
    const unpacked = unpack(data(compiledPath('rubric', id)));
    expect(unpacked.lists.map((list) => all(list).map((phrase) => phrase.source))).toEqual([phrases.map((phrase) => phrase.source)]);
    const found = matchPhrases(tokenize(text), listOf(phrases));
    expect(found.length).toBeGreaterThan(0);
    expect(matchPhrases(tokenize(text), unpacked.lists[0]!)).toEqual(found);
  });

  it('knows the type of each shipped rubric', () => {
    expect(JSON.parse(compiled.get(typesPath)!)).toMatchObject({ files: shipped.map(({ id }) => `rubrics/${id}.yaml`), types: shipped.map(({ id, type }) => [id, type]) });
  });

  it('is the language of the YAML', () => {
    const loaded = languageInSource('english', host);
    if (!loaded.ok) throw new Error('english');
    const { source, triggers: _, phrases: __, ...language } = loaded.value;
    const { triggers, phrases, ...made } = languageFrom(data(compiledPath('language', 'english')));
    expect(made).toEqual(language);
    expect(plainly({ triggers: all(triggers), phrases: all(phrases) })).toEqual(source);
    expect(matchPhrases(tokenize(text), phrases)).toEqual(matchPhrases(tokenize(text), loaded.value.phrases));
  });

  it('keeps maps, sets and phrases of every form', () => {
    const { lists } = unpack(pack({ all: [] }, []));
    expect(lists.map((list) => list.length)).toEqual([0]);
    const phrase = { source: 'a =b c* ... (d | e f)', parts: [{ kind: 'word', text: 'a', match: 'inflected' }, { kind: 'word', text: '=', match: 'exact' }, { kind: 'word', text: 'c', match: 'prefix' }, { kind: 'gap', most: 6 }, { kind: 'either', options: [[{ kind: 'word', text: 'd', match: 'inflected' }], []] }] } as const;
    const value = { one: phrase, list: [phrase], empty: [], map: new Map([['k', { deep: new Set(['x']) }]]), none: null, most: Infinity };
    expect(plainly(unpack(pack(value, [phrase])).value)).toEqual(value);
  });
});

const root = resolve(import.meta.dirname, '../..');

describe.skipIf(!existsSync(resolve(root, 'dist/cli.cjs')))('the built program', () => {
  const loaded = (folder: string): { readonly code: number; readonly files: Readonly<Record<string, boolean | null>>; readonly node: readonly string[] } => {
    const program = `
      const { open } = require(${JSON.stringify(resolve(folder, 'bin/load.js'))});
      const { main, nodeHost, scripts } = open('evaluate.cjs');
      main(['--today', '2026-11-21', '--fail-on', 'never', 'examples/accept.md'], Object.assign(nodeHost(), { stdout: { write() {}, isTTY: false, columns: null } }), 'evaluate').then((code) => {
        const node = process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice('NativeModule '.length));
        process.stdout.write(JSON.stringify({ code, node, files: Object.fromEntries([...scripts].map(([name, script]) => [name, script.cachedDataRejected ?? null])) }));
      });`;
    // A file, because Node loads more for -e.
    const scripts = mkdtempSync(join(tmpdir(), 'loaded-'));
    writeFileSync(join(scripts, 'run.cjs'), program);
    try {
      return JSON.parse(execFileSync(process.execPath, [join(scripts, 'run.cjs')], { cwd: root, encoding: 'utf8' })) as ReturnType<typeof loaded>;
    } finally {
      rmSync(scripts, { recursive: true });
    }
  };
  const copy = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'built-'));
    for (const part of ['bin', 'dist', 'rubrics', 'templates', 'package.json']) cpSync(resolve(root, part), join(folder, part), { recursive: true });
    return folder;
  };

  it('loads what a shipped rubric and a file need, with the bytecode of the build, and no more', () => {
    const { code, files, node } = loaded(root);
    expect(code).toBe(0);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['evaluate.cjs']));
    expect(Object.keys(files)).not.toEqual(expect.arrayContaining(['late-zod.cjs']));
    expect(Object.keys(files)).not.toEqual(expect.arrayContaining(['late-chalk.cjs']));
    expect(Object.keys(files)).not.toEqual(expect.arrayContaining(['late-inquirer.cjs']));
    expect(files['evaluate.cjs']).toBe(false);
    // What hashes, runs other programs, or knows terminals and networks is Node's own and takes time to load too.
    for (const name of ['crypto', 'child_process', 'net', 'tty', 'readline']) expect(node).not.toContain(name);
  });
  it('runs without bytecode, and with bytecode that is none', () => {
    const folder = copy();
    try {
      symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'));
      const bytecode = join(folder, 'dist/bytecode', process.versions.v8.split('-')[0]!, 'evaluate.cjs.bin');
      writeFileSync(bytecode, 'not bytecode');
      expect(loaded(folder)).toMatchObject({ code: 0, files: { 'evaluate.cjs': true } });
      rmSync(join(folder, 'dist/bytecode'), { recursive: true });
      expect(loaded(folder)).toMatchObject({ code: 0, files: { 'evaluate.cjs': null } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('reads the YAML instead where it was changed since, told by its time and its hash', () => {
    const folder = copy();
    try {
      symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'));
      const research = join(folder, 'rubrics/partnership/research.yaml');
      const title = (): string => JSON.parse(spawnSync(process.execPath, [join(folder, 'bin/evaluate.js'), 'examples/accept.md', '--fail-on', 'never', '--format', 'json'], { cwd: root, encoding: 'utf8' }).stdout).evaluations[0].rubric.title as string;
      const later = new Date(Date.now() + 60_000);
      utimesSync(research, later, later);
      expect(title()).toBe('Research partnerships');
      writeFileSync(research, readFileSync(research, 'utf8').replace('title: Research partnerships', 'title: Studies'));
      utimesSync(research, later, later);
      expect(title()).toBe('Studies');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it('says what is missing where the parser has no native part', () => {
    const folder = copy();
    try {
      const run = spawnSync(process.execPath, [join(folder, 'bin/evaluate.js'), 'examples/accept.md'], { cwd: root, encoding: 'utf8' });
      expect(run.status).toBe(2);
      expect(run.stdout + run.stderr).toContain('The Markdown parser has no build for this machine');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
