/** Where rubrics, settings and records of a run are read from: the working folder, or the base of a request. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { type Config, configFor, ignores, names } from '../reviews/config.js';
import { loadWholeConfig, type LoadedConfig } from '../reviews/load.js';
import { ignoredPaths } from '../commands/request.js';
import { repositoryOf } from '../commands/fence.js';
import { hostWith } from '../commands/host-with.js';
import type { FoundFile } from '../commands/files.js';
import { recordRoot, shownPath } from '../commands/root.js';
import { openShelf, type Shelf } from '../commands/evaluate/shelf.js';

export interface Law {
  readonly host: Host;
  readonly shelf: Shelf;
  /** Absolute paths that were read as law. */
  readonly touched: ReadonlySet<string>;
  /** Settings by folder, before overrides. */
  readonly folders: Map<string, { readonly root: string; readonly whole: LoadedConfig }>;
}

/** The law as one host shows it. What is read is remembered, and `proposals.yaml` is looked for once in each folder. */
export function openLaw(host: Host, stage: string | null = null): Law {
  const touched = new Set<string>();
  const settings = new Map<string, ReturnType<Host['read']>>();
  const remembering = hostWith(host, {
    read(path) {
      touched.add(path);
      if (host.paths.basename(path) !== 'proposals.yaml') return host.read(path);
      let known = settings.get(path);
      if (known === undefined) settings.set(path, (known = host.read(path)));
      return known;
    },
  });
  return { host: remembering, shelf: openShelf(remembering, stage), touched, folders: new Map() };
}

/** The settings for a file (absolute path), where they count from, and the file's path from there. */
export function settingsFor(file: string, law: Law): { readonly config: Config; readonly root: string; readonly path: string; readonly problems: readonly Problem[]; readonly ok: boolean } {
  const { host, folders } = law;
  const folder = host.paths.dirname(file);
  let known = folders.get(folder);
  if (known === undefined) {
    const path = shownPath(file, host);
    const root = recordRoot(path, file, host);
    folders.set(folder, (known = { root, whole: loadWholeConfig(path, root, host) }));
  }
  const relative = host.paths.relative(known.root, file);
  const path = host.paths.resolve(known.root, relative) !== file || relative.startsWith('../') ? shownPath(file, host) : relative;
  const { config, problems, ok } = known.whole;
  return { config: configFor(config, path), root: known.root, path, problems, ok };
}

/** A rubric as settings name it: a path counts from the settings' own folder, anything else is a shipped id. */
export function rubricRef(ref: string, config: Config, root: string, host: Host): string {
  return /\.ya?ml$/iu.test(ref) ? host.paths.resolve(root, host.paths.dirname(config.path ?? 'proposals.yaml'), ref) : ref;
}

/** Whether settings make a file a proposal, leave it to what it says of itself, or leave it alone. */
export function scopeOf(file: string, law: Law): 'proposal' | 'maybe' | 'not' {
  const { config, path } = settingsFor(file, law);
  if (ignores(config, path)) return 'not';
  const named = names(config, path);
  if (named === null) return 'maybe';
  // A folder's own introduction is no proposal, though a broad pattern may fit it.
  return !named ? 'not' : /^(readme|contributing|index)\.(md|markdown)$/iu.test(law.host.paths.basename(file)) ? 'maybe' : 'proposal';
}

/** Found files without those that settings or git say to ignore. Files named on the line stay. */
export function inScope(files: readonly FoundFile[], law: Law): readonly FoundFile[] {
  const ignored = new Map<string, readonly string[]>();
  const gitIgnores = (file: string): boolean => {
    const top = repositoryOf(file, law.host);
    if (top === null || law.host.kind(law.host.paths.resolve(top, '.git')) === 'missing') return false;
    let paths = ignored.get(top);
    if (paths === undefined) ignored.set(top, (paths = ignoredPaths(top, law.host)));
    const within = law.host.paths.relative(top, file);
    return paths.some((path) => (path.endsWith('/') ? within.startsWith(path) : within === path));
  };
  return files.filter((file) => file.named || (scopeOf(file.path, law) !== 'not' && !gitIgnores(file.path)));
}
