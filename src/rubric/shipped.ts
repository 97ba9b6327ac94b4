/** What lies in the package: rubrics by id and by the type they judge, and languages. */
import { fileURLToPath } from 'node:url';
import { isInside, repositoryOf } from '../commands/fence.js';
import { rootOf, shownPath } from '../commands/root.js';
import {
  compileLanguage,
  openLanguage,
  type Language,
  type LanguageData,
} from '../language/language.js';
import type { Host } from '../lib/host.js';
import type { Result } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { plain, readYaml } from '../lib/yaml.js';
import { loadRubric, type RubricSources } from './load.js';
import type { Rubric } from './types.js';

export interface ShippedRubric {
  readonly id: string;
  /** Absolute path of its file. */
  readonly path: string;
  /** The type of proposal it judges, or null for a base. */
  readonly type: string | null;
}

/** The types of the proposal format. Some may have no rubric yet; a rubric of one's own may name others. */
export const FORMAT_TYPES: readonly string[] = [
  'research',
  'open-source',
  'business',
  'community',
  'agent',
  'coop',
];

/** Where the build puts rubrics and languages as JSON: beside the bundle. Beside the sources there are none, and the YAML is read. */
const compiledFolder = fileURLToPath(new URL('rubrics/', import.meta.url));

/** The name of a compiled file in that folder. */
export function compiledName(id: string, stage: string | null = null): string {
  return `${id.replaceAll('/', '.')}${stage === null ? '' : `@${stage}`}.json`;
}

function compiled<T>(name: string, host: Host): T | null {
  const text = textOf(host.paths.resolve(compiledFolder, name), host);
  return text === null ? null : (JSON.parse(text) as T);
}

export function shippedRubrics(host: Host): readonly ShippedRubric[] {
  const top = host.paths.resolve(host.packageRoot, 'rubrics');
  const known = compiled<readonly Pick<ShippedRubric, 'id' | 'type'>[]>('index.json', host);
  if (known !== null) {
    return known.map((one) => ({ ...one, path: host.paths.resolve(top, `${one.id}.yaml`) }));
  }
  const ids = host
    .list(top)
    .filter((folder) => folder !== 'language')
    .flatMap((folder) =>
      host.list(host.paths.resolve(top, folder)).map((name) => `${folder}/${name}`),
    )
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length));
  return ids.sort().map((id) => {
    const path = host.paths.resolve(top, `${id}.yaml`);
    const text = textOf(path, host) ?? '';
    const isBase = /^abstract: true$/mu.test(text);
    return { id, path, type: isBase ? null : (/^type: *([\w-]+)/mu.exec(text)?.[1] ?? null) };
  });
}

/** A rubric by path (from the working folder) or by a shipped id, at one of its stages where one is named. */
export function rubricBy(
  ref: string,
  shipped: readonly ShippedRubric[],
  host: Host,
  stage: string | null = null,
): Result<Rubric> {
  if (shipped.some(({ id }) => id === ref)) {
    const ready = compiled<Omit<Rubric, 'origins'>>(compiledName(ref, stage), host);
    if (ready !== null) return { ok: true, value: { ...ready, origins: new Map() }, problems: [] };
  }
  const { name, sources } = sourcesOf(ref, shipped, host);
  return loadRubric(name, sources, stage);
}

/** The name under which a rubric is loaded and where its files come from. Problems name a file as results do: from the repository's root. */
export function sourcesOf(
  ref: string,
  shipped: readonly ShippedRubric[],
  host: Host,
): { readonly name: string; readonly sources: RubricSources } {
  const absolute = host.paths.resolve(host.cwd, ref);
  const isShipped = shipped.some(({ id }) => id === ref);
  const name = isShipped || host.kind(absolute) !== 'file' ? ref : shownPath(absolute, host);
  const root = name === ref ? host.cwd : rootOf(absolute, host);
  const top = isShipped ? null : repositoryOf(absolute, host);
  return {
    name,
    sources: {
      // A file of a repository builds on files of that repository, and on what is shipped.
      read: (file) => {
        const path = host.paths.resolve(root, file);
        return top !== null && !isInside(path, top, host) ? null : textOf(path, host);
      },
      shipped: (id) => {
        const found = shipped.find((rubric) => rubric.id === id);
        const source = found === undefined ? null : textOf(found.path, host);
        if (found === undefined || source === null) return null;
        return { path: host.paths.relative(host.packageRoot, found.path), source };
      },
      shippedIds: shipped.map(({ id }) => id),
    },
  };
}

/** A shipped language: as the build compiled it, else from its YAML. */
export function shippedLanguage(name: string, host: Host): Result<Language> {
  const ready = compiled<LanguageData>(compiledName(`language/${name}`), host);
  const data =
    ready === null ? languageData(name, host) : { ok: true as const, value: ready, problems: [] };
  return data.ok ? { ...data, value: openLanguage(data.value) } : data;
}

/** A language compiled from its YAML. */
export function languageData(name: string, host: Host): Result<LanguageData> {
  const file = host.paths.resolve(host.packageRoot, `rubrics/language/${name}.yaml`);
  const text = /^[a-z-]+$/.test(name) ? textOf(file, host) : null;
  if (text === null) {
    const unknown = problem('language-unknown', `there is no language "${name}".`, {
      fix: 'Write: language: english',
    });
    return { ok: false, problems: [unknown] };
  }
  const read = readYaml(text, { path: null, code: 'language-invalid' });
  return read.ok ? compileLanguage(plain(read.value), name) : read;
}

function textOf(path: string, host: Host): string | null {
  const read = host.read(path);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
