/** What lies in the package: rubrics by id and by the type they judge, and languages. */
import { loadLanguage, type Language, type LoadedLanguage } from '../language/language.js';
import type { Host } from '../lib/host.js';
import type { Result } from '../lib/place.js';
import type { Rubric } from './types.js';
import { problem } from '../lib/problem.js';
import { loadRubric, type RubricSources } from './load.js';
import { compiledLanguage, compiledRubric, compiledTypes } from './compiled.js';
import { isInside, repositoryOf } from '../commands/fence.js';
import { rootOf, shownPath } from '../commands/root.js';

export interface ShippedRubric {
  readonly id: string;
  /** Absolute path of its file. */
  readonly path: string;
  /** The type of proposal it judges, or null for a base. */
  readonly type: string | null;
}

/** The types of the proposal format. Some may have no rubric yet; a rubric of one's own may name others. */
export const FORMAT_TYPES: readonly string[] = ['research', 'open-source', 'business', 'community', 'agent', 'coop'];

export function shippedRubrics(host: Host): readonly ShippedRubric[] {
  const top = host.paths.resolve(host.packageRoot, 'rubrics');
  const found: { readonly id: string; readonly path: string }[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of host.list(folder)) {
      const path = host.paths.resolve(folder, name);
      if (host.kind(path) === 'folder') {
        // Languages are data of another kind.
        if (folder !== top || name !== 'language') folders.push(path);
      } else if (name.endsWith('.yaml')) found.push({ id: host.paths.relative(top, path).slice(0, -'.yaml'.length), path });
    }
  }
  found.sort((a, b) => (a.id < b.id ? -1 : 1));
  const types = compiledTypes(found.map(({ path }) => host.paths.relative(host.packageRoot, path)), host);
  return found.map(({ id, path }) => ({ id, path, type: types?.has(id) === true ? types.get(id) ?? null : typeIn(textOf(path, host) ?? '') }));
}

/** The rubric's `type:`, by its line: these files are ours, and reading them all as YAML would cost more than judging. A base gives null. */
function typeIn(source: string): string | null {
  const text = `\n${source}`;
  if (text.includes('\nabstract: true')) return null;
  const at = text.lastIndexOf('\ntype:');
  if (at < 0) return null;
  const from = at + '\ntype:'.length;
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? undefined : end).split('#')[0]!.trim();
}

/** A rubric by path (from the working folder) or by a shipped id, at one of its stages where one is named. */
export function rubricBy(ref: string, shipped: readonly ShippedRubric[], host: Host, stage: string | null = null): Result<Rubric> {
  const compiled = shipped.some(({ id }) => id === ref) ? compiledRubric(ref, host, stage) : null;
  if (compiled !== null) return compiled;
  const { name, sources } = sourcesOf(ref, shipped, host);
  return loadRubric(name, sources, stage);
}

/** The name under which a rubric is loaded and where its files come from. Problems name a file as results do: from the repository's root. */
export function sourcesOf(ref: string, shipped: readonly ShippedRubric[], host: Host): { readonly name: string; readonly sources: RubricSources } {
  const absolute = host.paths.resolve(host.cwd, ref);
  const known = shipped.some(({ id }) => id === ref);
  const name = known || host.kind(absolute) !== 'file' ? ref : shownPath(absolute, host);
  const root = name === ref ? host.cwd : rootOf(absolute, host);
  const top = known ? null : repositoryOf(absolute, host);
  return {
    name,
    sources: {
      // A file of a repository builds on files of that repository, and on what is shipped.
      read: (file) => (top !== null && !isInside(host.paths.resolve(root, file), top, host) ? null : textOf(host.paths.resolve(root, file), host)),
      shipped: (id) => {
        const found = shipped.find((rubric) => rubric.id === id);
        const source = found === undefined ? null : textOf(found.path, host);
        return found === undefined || source === null ? null : { path: host.paths.relative(host.packageRoot, found.path), source };
      },
      shippedIds: shipped.map(({ id }) => id),
    },
  };
}

/** A shipped language: as compiled by the build, else from its file. */
export function shippedLanguage(name: string, host: Host): Result<Language> {
  return compiledLanguage(name, languageFile(name), host) ?? languageInSource(name, host);
}

/** The same, read from its file. */
export function languageInSource(name: string, host: Host): Result<LoadedLanguage> {
  const text = /^[a-z-]+$/.test(name) ? textOf(host.paths.resolve(host.packageRoot, languageFile(name)), host) : null;
  if (text === null) return { ok: false, problems: [problem('language-unknown', `there is no language "${name}".`, { fix: 'Write: language: english' })] };
  return loadLanguage(text, name);
}

/** A language's file as a path from the package's root. */
export function languageFile(name: string): string {
  return `rubrics/language/${name}.yaml`;
}

function textOf(path: string, host: Host): string | null {
  const read = host.read(path);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
