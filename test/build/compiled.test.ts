import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileShipped } from '../../src/commands/compile-shipped.js';
import { compiledPath } from '../../src/commands/compiled.js';
import { rubricBy, shippedLanguage, shippedRubrics } from '../../src/commands/shipped.js';
import { pack, unpack } from '../../src/evidence/packed.js';
import { matchPhrases } from '../../src/evidence/phrase.js';
import { tokenize } from '../../src/evidence/tokens.js';
import { nodeHost } from '../../src/host.js';
import { phrasesOf } from '../../src/match/mention-index.js';
import type { Rubric } from '../../src/model.js';

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

const text = 'We will not publish the code unless the members agree; we may share the data under an open licence, and our maintainers keep it for years.';

describe('what the build makes of the shipped rubrics', () => {
  it('has a rubric to compile', () => expect(judging.length).toBeGreaterThan(3));

  it.each(judging.map(({ id }) => id))('is the effective rubric of the YAML: %s', (id) => {
    const { origins, ...rubric } = fresh(id);
    const unpacked = unpack(data(compiledPath('rubric', id)));
    expect(unpacked.value).toEqual(rubric);
    expect(new Map(JSON.parse(compiled.get(compiledPath('origins', id))!) as [string, unknown][])).toEqual(origins);
  });

  it.each(judging.map(({ id }) => id))('finds the same phrases by the index made beforehand: %s', (id) => {
    const phrases = phrasesOf(fresh(id));
    const unpacked = unpack(data(compiledPath('rubric', id)));
    expect(unpacked.lists.map((list) => list.map((phrase) => phrase.source))).toEqual([phrases.map((phrase) => phrase.source)]);
    const found = matchPhrases(tokenize(text), phrases);
    expect(found.length).toBeGreaterThan(0);
    expect(matchPhrases(tokenize(text), unpacked.lists[0]!)).toEqual(found);
  });

  it('is the language of the YAML', () => {
    const loaded = shippedLanguage('english', host);
    if (!loaded.ok) throw new Error('english');
    const { phrases, weighed, ...language } = loaded.value;
    const unpacked = unpack(data(compiledPath('language', 'english')));
    expect(unpacked.value).toEqual(language);
    expect(unpacked.lists).toEqual([phrases, weighed]);
    for (const [i, list] of [phrases, weighed].entries()) expect(matchPhrases(tokenize(text), unpacked.lists[i]!)).toEqual(matchPhrases(tokenize(text), list));
  });

  it('keeps maps, sets and phrases of every form', () => {
    const { lists } = unpack(pack({ all: [] }, []));
    expect(lists).toEqual([[]]);
    const phrase = { source: 'a =b c* ... (d | e f)', parts: [{ kind: 'word', text: 'a', match: 'inflected' }, { kind: 'word', text: '=', match: 'exact' }, { kind: 'word', text: 'c', match: 'prefix' }, { kind: 'gap', most: 6 }, { kind: 'either', options: [[{ kind: 'word', text: 'd', match: 'inflected' }], []] }] } as const;
    const value = { one: phrase, list: [phrase], empty: [], map: new Map([['k', { deep: new Set(['x']) }]]), none: null, most: Infinity };
    expect(unpack(pack(value, [phrase])).value).toEqual(value);
  });
});

const built = resolve(import.meta.dirname, '../../dist/cli.js');

describe.skipIf(!existsSync(built))('the built program', () => {
  it('loads neither zod nor chalk for a shipped rubric and a file', () => {
    const program = `
      const { createRequire } = await import('node:module');
      const { main } = await import(${JSON.stringify(built)});
      const { nodeHost } = await import(${JSON.stringify(resolve(built, '../host.js'))});
      const code = await main(['--today', '2026-11-21', '--fail-on', 'never', 'examples/accept.md'], { ...nodeHost(), stdout: { write() {}, isTTY: false, columns: null } }, 'evaluate');
      const late = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('late-')).map((path) => path.replace(/.*late-/u, ''));
      process.stdout.write(JSON.stringify({ code, late }));`;
    const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: resolve(built, '../..'), encoding: 'utf8' })) as { code: number; late: string[] };
    expect(said.code).toBe(0);
    expect(said.late).not.toContain('zod.cjs');
    expect(said.late).not.toContain('chalk.cjs');
  });
});
