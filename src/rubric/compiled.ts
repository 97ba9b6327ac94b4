/** Shipped rubrics and languages as they were compiled when the package was built: read instead of the YAML as long as that is unchanged. */
import type { Language, Trigger } from '../language/language.js';
import { unpack } from '../language/packed.js';
import type { PhraseList } from '../language/phrase-match.js';
import { adoptWording } from '../evaluate/boilerplate.js';
import { adoptPhrases } from '../evaluate/mention-index.js';
import type { Host } from '../lib/host.js';
import type { Phrase, Rubric } from './types.js';
import type { Problem, Result } from '../lib/place.js';
import { sha256 } from '../lib/hash.js';

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

/** The file that holds them. */
export const typesPath = 'dist/shipped/types.json';

export function sourcesHash(texts: readonly string[]): string {
  return sha256(texts.join('\0'));
}

/** The effective rubric of a shipped id, or of a stage of it, or null where it was not compiled or a file of it has changed. */
export function compiledRubric(id: string, host: Host, stage: string | null = null): Result<Rubric> | null {
  const read = readCompiled(compiledPath('rubric', id, stage), host);
  if (read === null) return null;
  const { value, lists } = unpack(read.data);
  const made = value as { readonly rubric: Rubric; readonly wording: Parameters<typeof adoptWording>[1] };
  let origins: Rubric['origins'] | null = null;
  const rubric: Rubric = Object.defineProperty(made.rubric, 'origins', {
    // Where each part was written is as long as all else and rarely asked for.
    get: () => (origins ??= new Map(JSON.parse(textOf(compiledPath('origins', id, stage), host) ?? '[]') as [string, { path: string; place: { line: number; column: number; endLine: number; endColumn: number } }][])),
    enumerable: true,
  });
  adoptPhrases(rubric, lists[0]!);
  adoptWording(rubric, made.wording);
  return { ok: true, value: rubric, problems: read.problems };
}

/** A shipped language that was compiled from this file (a path from the package's root), or null. */
export function compiledLanguage(name: string, file: string, host: Host): Result<Language> | null {
  const read = readCompiled(compiledPath('language', name), host);
  if (read === null || read.files.join('\n') !== file) return null;
  return { ok: true, value: languageFrom(read.data), problems: read.problems };
}

/** A language out of its packed data. */
export function languageFrom(data: string): Language {
  const { value, lists } = unpack(data);
  const { kinds, kindOf, ...language } = value as Omit<Language, 'phrases' | 'triggers'> & PackedTriggers;
  const [phrases] = lists as [PhraseList];
  const known: (Trigger | undefined)[] = [];
  const triggers = { length: phrases.length, at: (i: number) => (known[i] ??= triggerOf(phrases.at(i), kinds[kindOf[i]!]!)) };
  return { ...language, triggers, phrases };
}

/** Hundreds of triggers are of a few kinds, and most are never asked for their words. */
interface PackedTriggers {
  readonly kinds: readonly TriggerKind[];
  /** By trigger, in the order of the language's phrases. */
  readonly kindOf: readonly number[];
}
type TriggerKind = Omit<Trigger, 'words' | 'phrase'>;

export function packTriggers(triggers: readonly Trigger[]): PackedTriggers {
  const numbers = new Map<string, number>();
  const kindOf = triggers.map(({ effect, direction, reach }) => {
    const kind = JSON.stringify({ effect, direction, reach } satisfies TriggerKind);
    if (!numbers.has(kind)) numbers.set(kind, numbers.size);
    return numbers.get(kind)!;
  });
  return { kinds: [...numbers.keys()].map((kind) => JSON.parse(kind) as TriggerKind), kindOf };
}

function triggerOf(phrase: Phrase, kind: TriggerKind): Trigger {
  return { words: phrase.source, phrase, ...kind };
}

function readCompiled(path: string, host: Host): (CompiledHead & { readonly data: string }) | null {
  if (typeof BUNDLED === 'undefined') return null;
  const text = textOf(path, host);
  if (text === null) return null;
  const line = text.indexOf('\n');
  const head = JSON.parse(text.slice(0, line)) as CompiledHead;
  return isCurrent(path, head, host) ? { ...head, data: text.slice(line + 1) } : null;
}

/** Whether the files that something was made of are as they were: none written later, or else the same by their hash. */
function isCurrent(path: string, { files, sha256 }: Pick<CompiledHead, 'files' | 'sha256'>, host: Host): boolean {
  const at = (file: string): number | null => host.modified?.(host.paths.resolve(host.packageRoot, file)) ?? null;
  const made = at(path);
  if (made !== null && files.every((file) => (at(file) ?? Infinity) <= made)) return true;
  const sources: string[] = [];
  for (const file of files) {
    const source = textOf(file, host);
    if (source === null) return false;
    sources.push(source);
  }
  return sourcesHash(sources) === sha256;
}

/** The types of the shipped rubrics by id, made of these files, or null. */
export function compiledTypes(files: readonly string[], host: Host): ReadonlyMap<string, string | null> | null {
  if (typeof BUNDLED === 'undefined') return null;
  const text = textOf(typesPath, host);
  if (text === null) return null;
  const made = JSON.parse(text) as Pick<CompiledHead, 'files' | 'sha256'> & { readonly types: readonly (readonly [string, string | null])[] };
  return made.files.join('\n') === files.join('\n') && isCurrent(typesPath, made, host) ? new Map(made.types) : null;
}

/** A file of the package. */
function textOf(path: string, host: Host): string | null {
  const read = host.read(host.paths.resolve(host.packageRoot, path));
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
