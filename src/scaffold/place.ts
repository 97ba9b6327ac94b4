/** Where a new proposal goes: the file that was named, else where the configuration has its proposals, else this folder. */
import type { Host } from '../lib/host.js';
import type { Rubric } from '../rubric/types.js';
import { slugOf, numbered } from './slug.js';
import { readYaml, valueAt } from '../lib/yaml.js';
import { expandBraces, isGlob, matchesGlob } from '../commands/glob.js';

/** Absolute paths to try in order: one that was named, or a name with growing numbers. */
export interface Target {
  readonly named: boolean;
  path(n: number): string;
}

/** What is written at a stage is named after it too, beside the proposal of the same title. */
export function targetOf(named: string | undefined, title: string, { type, stage }: Pick<Rubric, 'type' | 'stage'>, host: Host): Target {
  const own = slugOf(title, slugOf(type, 'new'));
  const slug = stage === null ? own : `${own}-${slugOf(stage, 'stage')}`;
  const inFolder = (folder: string): Target => ({ named: false, path: (n) => host.paths.resolve(folder, `${numbered(slug, n)}.md`) });
  if (named !== undefined) {
    const path = host.paths.resolve(host.cwd, named);
    return host.kind(path) === 'folder' ? inFolder(path) : { named: true, path: () => path };
  }
  const configured = fromConfiguration(slug, type, host);
  return configured ?? inFolder(host.cwd);
}

/** By the first pattern of `proposals:` in the nearest proposals.yaml, above the working folder too. */
function fromConfiguration(slug: string, type: string, host: Host): Target | null {
  for (let folder = host.cwd; ;) {
    const read = host.read(host.paths.resolve(folder, 'proposals.yaml'));
    if (read.ok) {
      const pattern = firstPattern(new TextDecoder().decode(read.bytes));
      const base = folder;
      return pattern === null ? null : { named: false, path: (n) => host.paths.resolve(base, fitted(pattern, numbered(slug, n), type)) };
    }
    const up = host.paths.dirname(folder);
    if (up === folder) return null;
    folder = up;
  }
}

function firstPattern(source: string): string | null {
  const yaml = readYaml(source, { path: 'proposals.yaml' });
  if (!yaml.ok) return null;
  const given = valueAt(yaml.value, ['proposals']);
  const first = given?.kind === 'list' ? given.items[0] : given;
  const text = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value.trim() : '';
  // Nothing is written outside of the configuration's folder.
  return text === '' || text.startsWith('/') || text.includes('\\') || text.split('/').includes('..') ? null : expandBraces(text)[0] ?? null;
}

/** A path that the pattern matches: `proposals/*.md`, `**` as no folder at all, and a folder's `*` as the slug where the file's name is fixed, else the type. */
function fitted(pattern: string, slug: string, type: string): string {
  const wild = pattern.split('/').filter((part) => part !== '.' && part !== '');
  const last = wild.at(-1) ?? '';
  if (last === '' || last === '**' || !isGlob(pattern)) return last.endsWith('.md') ? [...wild.slice(0, -1), `${slug}.md`].join('/') : [...wild.filter((part) => part !== '**'), `${slug}.md`].join('/');
  const folder = isGlob(last) ? slugOf(type, 'new') : slug;
  const path = [...wild.slice(0, -1).filter((part) => part !== '**').map((part) => (isGlob(part) ? starred(part, folder) : part)), isGlob(last) ? starred(last, slug) : last];
  return matchesGlob(path, wild) ? path.join('/') : [...wild.slice(0, wild.findIndex(isGlob)), `${slug}.md`].join('/');
}

/** The first star becomes the word, the others nothing. */
function starred(part: string, word: string): string {
  const at = part.indexOf('*');
  return at < 0 ? word : part.slice(0, at) + word + part.slice(at + 1).replaceAll('*', '');
}
