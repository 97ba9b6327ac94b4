/** The architecture has a test: which part may import which, and that a wrong import is seen however it is written. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './imports.js';
import { ARROWS, violations } from './layers.js';

const root = resolve(import.meta.dirname, '../..');

function sources(): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => name.split('\\').join('/')).filter((name) => name.endsWith('.ts'));
  return new Map(names.sort().map((name) => [`src/${name}`, readFileSync(join(root, 'src', name), 'utf8')]));
}

describe('the arrows', () => {
  test('hold in every file', () => {
    const files = sources();
    expect(files.size).toBeGreaterThan(40);
    expect(violations(files)).toEqual([]);
  });

  test('never run in a circle', () => {
    const reach = (part: string, seen: Set<string>): Set<string> => {
      for (const next of ARROWS[part]!) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    for (const part of Object.keys(ARROWS)) expect(reach(part, new Set()), part).not.toContain(part);
  });

  const base = { 'src/model.ts': '', 'src/problem.ts': '', 'src/host.ts': '', 'src/judge/score.ts': '', 'src/proposal/parse.ts': '', 'src/report/json.ts': '' };
  const wrong: readonly (readonly [string, string, string, string])[] = [
    ['a plain import', 'src/judge/score.ts', "import { parseProposal } from '../proposal/parse.js';", 'judge must not know proposal'],
    ['a type alone', 'src/judge/score.ts', "import type { Parsed } from '../proposal/parse.js';", 'judge must not know proposal'],
    ['an inline type', 'src/judge/score.ts', "import { type Parsed } from '../proposal/parse.js';", 'judge must not know proposal'],
    ['an import over several lines', 'src/judge/score.ts', "import {\n  a, // from './here'\n  b,\n} from '../proposal/parse.js';", 'judge must not know proposal'],
    ['a re-export', 'src/report/json.ts', "export * from '../judge/score.js';", 'report must not know judge'],
    ['a named re-export of a type', 'src/report/json.ts', "export type { Score } from '../judge/score.js';", 'report must not know judge'],
    ['a dynamic import', 'src/judge/score.ts', "const later = async () => (await import('../proposal/parse.js')).x;", 'judge must not know proposal'],
    ['a dynamic import in a template', 'src/judge/score.ts', "const x = `${await import(`../proposal/parse.js`)}`;", 'judge must not know proposal'],
    ['a type by import()', 'src/judge/score.ts', "let x: import('../proposal/parse.js').Parsed;", 'judge must not know proposal'],
    ['a side effect', 'src/judge/score.ts', "import '../proposal/parse.js';", 'judge must not know proposal'],
    ['require', 'src/judge/score.ts', "const p = require('../proposal/parse.js');", 'judge must not know proposal'],
    ['files outside the host', 'src/proposal/parse.ts', "import { readFileSync } from 'node:fs';", 'node:fs is for src/host.ts alone'],
    ['hashes outside their file', 'src/proposal/parse.ts', "import { createHash } from 'node:crypto';", 'node:crypto is for src/host.ts alone'],
    ['a package of another part', 'src/proposal/parse.ts', "import { Command } from 'commander';", 'commander is for cli alone'],
    ['the clock', 'src/judge/score.ts', 'export const now = () => new Date();', 'Date is for src/host.ts alone'],
    ['the process', 'src/judge/score.ts', "if (process.env.X) throw 1;", 'process is for src/host.ts alone'],
    ['a part that nobody placed', 'src/utils/x.ts', '', '"utils" has no place'],
    ['a default export', 'src/judge/score.ts', 'export default 1;', 'no default exports'],
    ['a file that is not there', 'src/judge/score.ts', "import { x } from './gone.js';", 'there is no src/judge/gone.ts'],
  ];
  for (const [name, path, source, expected] of wrong) {
    test(`see ${name}`, () => {
      const found = violations(new Map(Object.entries({ ...base, [path]: source })));
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(expected);
    });
  }

  test('see nothing where nothing is', () => {
    const fine = [
      "// import { a } from '../proposal/parse.js';",
      "/* import '../proposal/parse.js' */",
      'const text = "import x from \'../proposal/parse.js\'";',
      "const also = `export * from '../proposal/parse.js'`;",
      "const regex = /import '..\\/proposal'/u;",
      "const half = a / b; const c = 'x' / 2;",
      'const day = new Date(time).toISOString();',
      "import type { Score } from '../model.js';",
    ].join('\n');
    expect(violations(new Map(Object.entries({ ...base, 'src/judge/score.ts': fine })))).toEqual([]);
    expect(importsOf(fine).map((i) => i.specifier)).toEqual(['../model.js']);
  });
});
