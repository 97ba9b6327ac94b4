/** Keeps reading inside the repository: a link, or a chain of `..`, that leads out of it gives no text, whoever put it there. */
import type { Host, ReadOutcome } from '../lib/host.js';
import { hostWith } from './host-with.js';

export const OUTSIDE = 'it leads out of the repository';

/**
 * The folder of the repository that a path lies in, as it is written: the outermost above with `.git`, else with `proposals.yaml`; null where
 * there is none. The outermost, because a linked folder may bring a `.git` of its own.
 */
export function repositoryOf(path: string, host: Pick<Host, 'kind' | 'paths'>): string | null {
  return outermost(path, '.git', host) ?? outermost(path, 'proposals.yaml', host);
}

function outermost(path: string, name: string, host: Pick<Host, 'kind' | 'paths'>): string | null {
  let found: string | null = null;
  for (let folder = host.paths.dirname(path); ;) {
    if (host.kind(host.paths.resolve(folder, name)) !== 'missing') found = folder;
    const up = host.paths.dirname(folder);
    if (up === folder) return found;
    folder = up;
  }
}

/** Whether a path, links followed, lies in a folder, links followed. */
export function isInside(path: string, folder: string, host: Pick<Host, 'realpath' | 'paths'>): boolean {
  const relative = host.paths.relative(host.realpath(folder), host.realpath(path));
  return relative !== '..' && !relative.startsWith('../') && !relative.startsWith('/') && !/^[A-Za-z]:/u.test(relative);
}

/** The same host, whose files can't be read through a link that leads out of the repository they are named in. */
export function fenced(host: Host): Host {
  const known = new Map<string, string | null>();
  const repository = (path: string): string | null => {
    const folder = host.paths.dirname(path);
    let found = known.get(folder);
    if (found === undefined) known.set(folder, (found = repositoryOf(path, host)));
    return found;
  };
  return hostWith(host, {
    read(path): ReadOutcome {
      const top = repository(path);
      if (top !== null && !isInside(path, top, host) && !isInside(path, host.packageRoot, host)) return { ok: false, why: OUTSIDE };
      return host.read(path);
    },
  });
}
