/** The arrows between the parts, as a table, and what breaks them in a set of files. */
import { importsOf, tokensOf } from './imports.js';

/** Each part of `src` and the parts it may import besides its own. A part is a folder, or a file right under `src`. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  problem: ['model'],
  text: ['model', 'problem'],
  proposal: ['model', 'problem', 'text'],
  evidence: ['model', 'problem', 'text'],
  changed: ['model', 'problem', 'text'],
  records: ['model', 'problem', 'text'],
  desk: ['model', 'problem', 'text', 'records'],
  scaffold: ['model', 'problem', 'text', 'proposal'],
  checks: ['model', 'problem', 'text', 'proposal', 'evidence'],
  rubric: ['model', 'problem', 'text', 'checks', 'evidence'],
  match: ['model', 'problem', 'text', 'checks', 'proposal', 'evidence'],
  judge: ['model', 'problem'],
  report: ['model', 'problem'],
  exit: ['model'],
  evaluate: ['model', 'problem', 'proposal', 'evidence', 'rubric', 'records', 'match', 'judge'],
  index: ['model', 'problem', 'proposal', 'evidence', 'rubric', 'records', 'evaluate', 'report', 'commands', 'host'],
  commands: ['model', 'problem', 'text', 'proposal', 'evidence', 'records', 'checks', 'rubric', 'match', 'judge', 'report', 'evaluate', 'exit', 'scaffold', 'desk', 'changed'],
  cli: ['model', 'problem', 'commands', 'host'],
  host: ['model'],
};

/** Packages that only one part may load, and the part. Others are free. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = { commander: ['cli'], chalk: ['report'], inquirer: ['commands'], '@lezer/markdown': ['proposal'], 'gray-matter': ['proposal'] };

/** Names of the world outside, for `host.ts` alone. */
const WORLD = new Set(['process', 'console', 'globalThis', 'fetch', 'setTimeout', 'setInterval', 'performance']);

/** Sentences about every import that goes against the arrows. `files`: path under the project's root, such as `src/judge/score.ts`, and its text. */
export function violations(files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (const [path, source] of files) {
    const part = partOf(path);
    const may = ARROWS[part];
    if (may === undefined) {
      found.push(`${path}: "${part}" has no place among the layers`);
      continue;
    }
    for (const { specifier, kind, line } of importsOf(source)) {
      const where = `${path}:${line} (${kind})`;
      if (specifier.startsWith('.')) {
        const target = resolved(path, specifier);
        if (!files.has(target)) found.push(`${where}: there is no ${target}`);
        const other = partOf(target);
        if (other !== part && !may.includes(other)) found.push(`${where}: ${part} must not know ${other}`);
      } else if (specifier.startsWith('node:')) {
        const allowed = path === 'src/host.ts' || (path === 'src/text/hash.ts' && specifier === 'node:crypto');
        if (!allowed) found.push(`${where}: ${specifier} is for src/host.ts alone`);
      } else {
        const owners = PACKAGES[packageOf(specifier)];
        if (owners !== undefined && !owners.includes(part)) found.push(`${where}: ${specifier} is for ${owners.join(', ')} alone`);
      }
    }
    if (path !== 'src/host.ts') found.push(...worldly(path, source));
    if (part === 'model') for (const { kind, line } of importsOf(source)) if (kind !== 'import type' && kind !== 'export from') found.push(`${path}:${line}: the model holds types only`);
  }
  return found;
}

/** Uses of clock, chance and process by their global names. */
function worldly(path: string, source: string): readonly string[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'word' || tokens[i - 1]?.text === '.' || tokens[i - 1]?.text === '?.') return [];
    const next = tokens[i + 1]?.text;
    const then = tokens[i + 2]?.text;
    const bad = (WORLD.has(token.text) && next === '.')
      || (token.text === 'Date' && next === '.' && then === 'now')
      || (token.text === 'Math' && next === '.' && then === 'random')
      || (token.text === 'Date' && tokens[i - 1]?.text === 'new' && (next !== '(' || then === ')'))
      || (token.text === 'default' && tokens[i - 1]?.text === 'export');
    return bad ? [`${path}:${token.line}: ${token.text === 'default' ? 'no default exports' : `${token.text} is for src/host.ts alone`}`] : [];
  });
}

function partOf(path: string): string {
  const name = path.split('/')[1] ?? '';
  return name.endsWith('.ts') ? name.slice(0, -'.ts'.length) : name;
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function resolved(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.js$/u, '.ts');
}
