/** Shipped rubrics and languages as they were compiled when the package was built: read instead of the YAML as long as that is unchanged. */
import type { Language } from '../evidence/language.js';
import { unpack } from '../evidence/packed.js';
import { adoptPhrases } from '../match/mention-index.js';
import type { Host, Problem, Result, Rubric } from '../model.js';
import { sha256 } from '../text/hash.js';

/** Set by the build. The sources, as tests run them, always read the YAML. */
declare const BUNDLED: boolean | undefined;

/** A compiled file's first line; the second is the packed data. */
export interface CompiledHead {
  /** The YAML files it was made of, from the package's root, in the order in which they were read. */
  readonly files: readonly string[];
  /** Over their texts. */
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

/** The name of what was compiled, as a path from the package's root. */
export function compiledPath(kind: 'rubric' | 'language' | 'origins', id: string, stage: string | null = null): string {
  return `dist/shipped/${kind}-${id.replaceAll('/', '.')}${stage === null ? '' : `@${stage}`}.json`;
}

export function sourcesHash(texts: readonly string[]): string {
  return sha256(texts.join('\0'));
}

/** The effective rubric of a shipped id, or of a stage of it, or null where it was not compiled or a file of it has changed. */
export function compiledRubric(id: string, host: Host, stage: string | null = null): Result<Rubric> | null {
  const read = readCompiled(compiledPath('rubric', id, stage), host);
  if (read === null) return null;
  const { value, lists } = unpack(read.data);
  let origins: Rubric['origins'] | null = null;
  const rubric: Rubric = Object.defineProperty(value as Rubric, 'origins', {
    // Where each part was written is as long as all else and rarely asked for.
    get: () => (origins ??= new Map(JSON.parse(textOf(compiledPath('origins', id, stage), host) ?? '[]') as [string, { path: string; place: { line: number; column: number; endLine: number; endColumn: number } }][])),
    enumerable: true,
  });
  adoptPhrases(rubric, lists[0]!);
  return { ok: true, value: rubric, problems: read.problems };
}

/** A shipped language whose files are `files` (paths from the package's root), or null. */
export function compiledLanguage(name: string, files: readonly string[], host: Host): Result<Language> | null {
  const read = readCompiled(compiledPath('language', name), host);
  if (read === null || read.files.join('\n') !== files.join('\n')) return null;
  const { value, lists } = unpack(read.data);
  return { ok: true, value: { ...(value as Omit<Language, 'phrases' | 'weighed'>), phrases: lists[0]!, weighed: lists[1]! }, problems: read.problems };
}

function readCompiled(path: string, host: Host): (CompiledHead & { readonly data: string }) | null {
  if (typeof BUNDLED === 'undefined') return null;
  const text = textOf(path, host);
  if (text === null) return null;
  const line = text.indexOf('\n');
  const head = JSON.parse(text.slice(0, line)) as CompiledHead;
  const sources: string[] = [];
  for (const file of head.files) {
    const source = textOf(file, host);
    if (source === null) return null;
    sources.push(source);
  }
  return sourcesHash(sources) === head.sha256 ? { ...head, data: text.slice(line + 1) } : null;
}

/** A file of the package. */
function textOf(path: string, host: Host): string | null {
  const read = host.read(host.paths.resolve(host.packageRoot, path));
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
