/** A host that sees a repository as it stands in one commit: rubrics, settings and records of the base, whatever lies in the working folder. */
import { followLinks, readTree, type TreeFile } from './answers.js';
import type { Host, PathKind } from '../lib/host.js';

const decoder = new TextDecoder();

/**
 * The host with all files under `top` read from `commit` (a full object name). `aliases` leads a folder of today to where it lay at the base,
 * both from the top, so that records follow a renamed proposal. Null: git would not list the commit.
 */
export function baseHost(host: Host, top: string, commit: string, aliases: ReadonlyMap<string, string>): Host | null {
  const listed = host.git?.(['ls-tree', '-r', '-z', '--full-tree', commit], top) ?? null;
  if (listed === null || listed.code !== 0) return null;
  const tree = readTree(decoder.decode(listed.stdout));
  const folders = foldersOf(tree.keys());
  const texts = new Map<string, Uint8Array | null>();
  const bytesOf = (file: TreeFile): Uint8Array | null => {
    let bytes = texts.get(file.id);
    if (bytes === undefined) {
      const shown = host.git!(['cat-file', 'blob', file.id], top);
      texts.set(file.id, (bytes = shown !== null && shown.code === 0 ? shown.stdout : null));
    }
    return bytes;
  };
  /** The path in the tree, links followed; null outside the repository; '' for the top. */
  const inTree = (path: string): string | null => {
    const relative = host.paths.relative(top, path);
    if (relative === '..' || relative.startsWith('../') || relative.startsWith('/') || /^[A-Za-z]:/u.test(relative)) return null;
    const own = host.paths.relative(host.packageRoot, path);
    // The program's own files are never the repository's, even where it is installed in it.
    if (own === '' || !(own === '..' || own.startsWith('../') || own.startsWith('/'))) return null;
    if (relative === '.git' || relative.startsWith('.git/')) return null;
    let at = relative;
    for (const [now, before] of aliases) {
      const found = `/${at}/`.indexOf(`/${now}/`);
      if (found >= 0) at = `${at.slice(0, found)}${before}${at.slice(found + now.length)}`;
    }
    return followLinks(at, tree, (file) => { const bytes = bytesOf(file); return bytes === null ? null : decoder.decode(bytes); }) ?? '\u0000';
  };
  const { git, ...rest } = host;
  return {
    ...rest,
    ...(git === undefined ? {} : { git }),
    kind(path): PathKind {
      const at = inTree(path);
      return at === null ? host.kind(path) : tree.has(at) ? 'file' : folders.has(at) ? 'folder' : 'missing';
    },
    read(path) {
      const at = inTree(path);
      if (at === null) return host.read(path);
      const file = tree.get(at);
      const bytes = file === undefined ? null : bytesOf(file);
      return bytes === null ? { ok: false, why: 'there is no such file' } : { ok: true, bytes };
    },
    list(path) {
      const at = inTree(path);
      return at === null ? host.list(path) : [...folders.get(at) ?? []].sort();
    },
    // Links of the tree are followed above, inside the tree alone.
    realpath: (path) => (inTree(path) === null ? host.realpath(path) : path),
  };
}

/** Each folder with the names in it; '' is the top. */
function foldersOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    const parts = path.split('/');
    for (let i = parts.length - 1; i >= 0; i--) {
      const folder = parts.slice(0, i).join('/');
      const names = out.get(folder);
      if (names === undefined) out.set(folder, new Set([parts[i]!]));
      else if (names.has(parts[i]!)) break;
      else names.add(parts[i]!);
    }
  }
  return out;
}
