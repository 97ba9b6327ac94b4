/** Where a version is read from: a file, a file in a revision, or the other argument's file in a revision. */
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';
import { shownPath } from '../root.js';

export type Source = { readonly bytes: Uint8Array; readonly file: string; readonly shown: string } | { readonly problem: Problem };

/** A file; else `revision:path`, from the working folder or the repository's top; else a revision of the file that the other argument names. */
export function sourceOf(typed: string, other: string, host: Host): Source {
  const file = host.paths.resolve(host.cwd, typed);
  const kind = typed === '' ? 'missing' : host.kind(file);
  if (kind === 'folder') return no('path-folder', 'it is a folder.', typed, 'Name the proposal\'s file.');
  if (kind !== 'missing') {
    const read = host.read(file);
    return read.ok ? { bytes: read.bytes, file, shown: shownPath(file, host) } : no('path-unreadable', `${read.why}.`, typed, null);
  }
  const colon = typed.indexOf(':');
  return colon > 0 ? inRevision(typed.slice(0, colon), typed.slice(colon + 1), null, typed, host) : ofOther(typed, other, host);
}

function ofOther(revision: string, other: string, host: Host): Source {
  const file = host.paths.resolve(host.cwd, other);
  if (other !== '' && host.kind(file) === 'file') return inRevision(revision, host.paths.basename(file), host.paths.dirname(file), revision, host);
  const colon = other.indexOf(':');
  if (colon > 0 && colon < other.length - 1) return inRevision(revision, other.slice(colon + 1), null, revision, host);
  return no('path-missing', 'there is no such file, and no file is named for a revision.', revision, 'Write: proposals diff REVISION FILE, or REVISION:FILE');
}

/** `folder`: where the path counts from, and only there; null: from the working folder, else from the top. */
function inRevision(revision: string, path: string, folder: string | null, typed: string, host: Host): Source {
  // A leading hyphen would be an option of git's.
  if (revision.startsWith('-')) return no('revision-unknown', 'no revision begins with a hyphen.', typed, 'Name a branch, a tag or a commit: main, v1, HEAD~1');
  const where = folder ?? host.cwd;
  const known = host.git?.(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], where) ?? null;
  if (known === null) return no('revision-unknown', 'it is no file, and there is no git here that could know it as a revision.', typed, 'Name two files.');
  if (known.code !== 0) return no('revision-unknown', `git knows no revision "${revision}".`, typed, 'See them: git log --oneline');
  const commit = new TextDecoder().decode(known.stdout).trim();
  for (const name of folder === null ? [`./${path}`, path] : [`./${path}`]) {
    const blob = host.git!(['cat-file', 'blob', `${commit}:${name}`], where);
    if (blob !== null && blob.code === 0) return { bytes: blob.stdout, file: host.paths.resolve(where, path), shown: `${revision}:${folder === null ? path : shownPath(host.paths.resolve(folder, path), host)}` };
  }
  return no('revision-without', `there is no ${path} in ${revision}.`, typed, 'Where it lay: git log --oneline --follow --name-only -- FILE');
}

function no(code: string, message: string, path: string, fix: string | null): Source {
  return { problem: problem(code, message, { path, fix }) };
}
