/** Reads what git answers: changed files, files of a tree, names. Pure; every list ends its items with a zero byte, so that no name can break out. */

/** A file that a request changes. Paths are from the repository's top. */
export interface ChangedFile {
  readonly path: string;
  /** Where it lay at the base, or null for a new one. */
  readonly from: string | null;
  readonly kind: 'added' | 'modified' | 'renamed' | 'deleted';
}

/** A file of a commit: a blob, or a link whose text says where it leads. */
export interface TreeFile {
  readonly link: boolean;
  /** The blob's name. */
  readonly id: string;
}

/** The answer of `git diff --raw -z`. A copy counts as new, a change of kind as a change. */
export function readDiff(answer: string): readonly ChangedFile[] {
  const parts = answer.split('\u0000');
  const out: ChangedFile[] = [];
  for (let i = 0; i < parts.length;) {
    const head = parts[i++]!;
    if (!head.startsWith(':')) continue;
    const status = head.split(' ')[4]?.[0] ?? '';
    const first = parts[i++] ?? '';
    if (first === '') continue;
    if (status === 'R' || status === 'C') {
      const second = parts[i++] ?? '';
      out.push(status === 'R' ? { path: second, from: first, kind: 'renamed' } : { path: second, from: null, kind: 'added' });
    } else if (status === 'D') out.push({ path: first, from: first, kind: 'deleted' });
    else out.push(status === 'A' ? { path: first, from: null, kind: 'added' } : { path: first, from: first, kind: 'modified' });
  }
  return out;
}

/** The answer of any `-z` list of names. */
export function readNames(answer: string): readonly string[] {
  return answer.split('\u0000').filter((name) => name !== '');
}

/** The answer of `git ls-tree -r -z`: files by path. Submodules are no files. */
export function readTree(answer: string): ReadonlyMap<string, TreeFile> {
  const out = new Map<string, TreeFile>();
  for (const line of readNames(answer)) {
    const tab = line.indexOf('\t');
    const [mode = '', type = '', id = ''] = line.slice(0, tab).split(' ');
    if (tab > 0 && type === 'blob') out.set(line.slice(tab + 1), { link: mode === '120000', id });
  }
  return out;
}

/** Where a path of a tree leads when its links are followed, or null: nowhere, out of the tree, or in a circle. */
export function followLinks(path: string, tree: ReadonlyMap<string, TreeFile>, textOf: (file: TreeFile) => string | null): string | null {
  let now: readonly string[] = path.split('/');
  for (let hops = 0; hops < 16; hops++) {
    const at = now.findIndex((_, i) => tree.get(now.slice(0, i + 1).join('/'))?.link === true);
    if (at < 0) return now.join('/');
    const target = textOf(tree.get(now.slice(0, at + 1).join('/'))!);
    if (target === null || target.startsWith('/')) return null;
    const next: string[] = [...now.slice(0, at)];
    for (const part of target.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') next.push(part);
      else if (next.pop() === undefined) return null;
    }
    now = [...next, ...now.slice(at + 1)];
  }
  return null;
}

/** The proposal that a record belongs to, by the record's path and the proposals' own stems, or null. */
export function reviewedStem(recordPath: string): string | null {
  const at = recordPath.lastIndexOf('.reviews/');
  return at < 0 ? null : recordPath.slice(0, at);
}
