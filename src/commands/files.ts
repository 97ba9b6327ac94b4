/** Which files a run is about: named ones, folders, globs and standard input, in a stable order, each once. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { expandBraces, isGlob, matchesGlob } from './glob.js';

export interface FoundFile {
  /** Absolute, or '-' for standard input. */
  readonly path: string;
  /** Named on the line, so that it must be a proposal; in a folder others are left out. */
  readonly named: boolean;
  /** The folder or glob through which it was found, as typed; null for named files. */
  readonly through: string | null;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
  /** Folders and globs as typed, to say which of them held no proposal. */
  readonly groups: readonly string[];
}

export function findFiles(paths: readonly string[], host: Host): FoundFiles {
  const files = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  const groups: string[] = [];
  const add = (path: string, through: string | null): void => {
    const real = path === '-' ? '-' : host.realpath(path);
    const known = files.get(real);
    if (known === undefined) files.set(real, { path, named: through === null, through });
    else if (through === null && !known.named) files.set(real, { ...known, named: true });
  };
  for (const typed of paths.length === 0 ? ['.'] : paths) {
    if (typed === '-') {
      add('-', null);
      continue;
    }
    const path = host.paths.resolve(host.cwd, typed);
    const kind = typed === '' ? 'missing' : host.kind(path);
    if (kind === 'file') add(path, null);
    else if (kind === 'folder') {
      groups.push(typed);
      for (const file of walk(path, host)) if (isMarkdown(file)) add(file, typed);
    } else if (kind === 'other') problems.push(problem('path-unreadable', 'it is neither a file nor a folder.', { path: typed, fix: 'To judge what a program prints, pipe it: … | evaluate -' }));
    else if (isGlob(typed)) {
      const matching = glob(typed, host);
      if (matching.length === 0) problems.push(problem('path-missing', `no file matches ${typed}.`, { path: typed, fix: 'Name a file, a folder, or a pattern such as proposals/**/*.md' }));
      else groups.push(typed);
      for (const file of matching) add(file, typed);
    } else problems.push(missing(typed, path, host));
  }
  return { files: [...files.values()], problems, groups };
}

export function isMarkdown(path: string): boolean {
  const lower = path.toLowerCase();
  return lower.endsWith('.md') || lower.endsWith('.markdown');
}

function missing(typed: string, path: string, host: Host): Problem {
  const folder = host.paths.dirname(path);
  const near = nearest(host.paths.basename(path), host.list(folder).filter((name) => !name.startsWith('.')));
  const guess = near === null ? null : typed.slice(0, typed.length - host.paths.basename(path).length) + near;
  return problem('path-missing', typed === '' ? 'an empty name is no file.' : 'there is no such file or folder.', {
    path: typed === '' ? null : typed.split('\\').join('/'),
    fix: guess === null ? 'Check the name, or name its folder to judge all that is in it.' : `Did you mean: evaluate ${guess}`,
  });
}

/** All files under a folder, by name, without hidden folders, dependencies and records. Follows links, each folder once. */
function walk(top: string, host: Host): readonly string[] {
  const files: string[] = [];
  const seen = new Set<string>();
  const waiting: string[] = [top];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const kind = host.kind(path);
    if (kind === 'file') files.push(path);
    if (kind !== 'folder') continue;
    const real = host.realpath(path);
    if (seen.has(real)) continue;
    seen.add(real);
    const folder = path;
    // Last in, first out: reversed, so that the files come in the order of their names.
    waiting.push(...host.list(folder).filter((name) => !skipsName(name)).map((name) => host.paths.resolve(folder, name)).reverse());
  }
  return files;
}

export function skipsName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name.endsWith('.reviews');
}

/** Files under the pattern's fixed beginning that match it. */
function glob(typed: string, host: Host): readonly string[] {
  const found = new Set<string>();
  for (const pattern of expandBraces(typed.split('\\').join('/'))) {
    const parts = pattern.split('/');
    const firstWild = parts.findIndex(isGlob);
    if (firstWild < 0) {
      const path = host.paths.resolve(host.cwd, pattern);
      if (host.kind(path) === 'file') found.add(path);
      continue;
    }
    const fixed = parts.slice(0, firstWild).join('/');
    const base = host.paths.resolve(host.cwd, fixed === '' && pattern.startsWith('/') ? '/' : fixed);
    const wild = parts.slice(firstWild);
    for (const file of walk(base, host)) if (matchesGlob(host.paths.relative(base, file).split('/'), wild)) found.add(file);
  }
  return [...found];
}
