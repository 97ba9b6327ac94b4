/** What a request changes, asked of git: the base, the files, and in plain words why git could not say. */
import { readDiff, readNames, type ChangedFile } from '../changed/answers.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';

export interface Request {
  /** Absolute folder of the repository. */
  readonly top: string;
  /** The base as named, its commit, and where the request left it. */
  readonly base: string;
  readonly commit: string;
  readonly mergeBase: string;
  /** By path, each once: committed, staged, changed and untracked alike. */
  readonly files: readonly ChangedFile[];
}

const decoder = new TextDecoder();

/** Compares the working folder with where it left `base`. */
export function askRequest(base: string, host: Host): { readonly request: Request } | { readonly problem: Problem } {
  const no = (code: string, message: string, fix: string): { readonly problem: Problem } => ({ problem: problem(code, message, { fix }) });
  if (host.git === undefined) return no('git-missing', 'there is no git here, and --changed asks it.', 'Install git, or leave out --changed.');
  const inside = host.git(['rev-parse', '--show-toplevel'], host.cwd);
  if (inside === null) return no('git-missing', 'there is no git here, and --changed asks it.', 'Install git, or leave out --changed.');
  if (inside.code !== 0) return no('git-missing', inside.stderr.includes('dubious ownership') ? 'git does not trust this folder: it belongs to somebody else.' : 'this folder is in no git repository.', inside.stderr.includes('dubious ownership') ? 'Write: git config --global --add safe.directory "$PWD"' : 'Leave out --changed, or go to the repository.');
  const top = decoder.decode(inside.stdout).replace(/\r?\n$/u, '');
  const ask = (args: readonly string[]): string | null => {
    const answer = host.git!(args, top);
    return answer === null || answer.code !== 0 ? null : decoder.decode(answer.stdout);
  };
  const shallow = ask(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  const branch = base.replace(/^(refs\/remotes\/)?origin\//u, '');
  const fetchable = /^[\w./-]+$/u.test(branch) && !branch.startsWith('-') ? branch : 'main';
  const fetch = shallow ? `Write: git fetch --unshallow origin ${fetchable}` : `Write: git fetch origin ${fetchable}`;
  const commit = base === '' ? null : ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`])?.trim() ?? null;
  if (commit === null || !/^[0-9a-f]{40,64}$/u.test(commit)) return no('base-missing', `git knows no commit "${base}".`, `${fetch}. Or name another: --changed origin/main`);
  const mergeBase = ask(['merge-base', commit, 'HEAD'])?.trim() ?? null;
  if (mergeBase === null || mergeBase === '') return no('base-apart', shallow ? `this clone is too shallow to tell where the request left ${base}.` : `the request and ${base} have no commit in common.`, shallow ? fetch : 'Name the branch that it was made from: --changed origin/main');
  const diff = ask(['diff', '--raw', '-z', '-M', '--no-ext-diff', '--no-textconv', '--no-color', mergeBase, '--']);
  const untracked = ask(['ls-files', '-z', '--others', '--exclude-standard', '--full-name']);
  if (diff === null || untracked === null) return no('git-failed', 'git could not compare the files.', shallow ? fetch : 'See what it says: git status');
  const files = new Map(readDiff(diff).map((file) => [file.path, file]));
  for (const path of readNames(untracked)) if (!files.has(path)) files.set(path, { path, from: null, kind: 'added' });
  return { request: { top, base, commit, mergeBase, files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) } };
}

/** A file's bytes in a commit, or null where it is not in it. */
export function bytesAt(commit: string, path: string, top: string, host: Host): Uint8Array | null {
  const shown = host.git?.(['show', '--no-textconv', '--end-of-options', `${commit}:${path}`], top) ?? null;
  return shown === null || shown.code !== 0 ? null : shown.stdout;
}

/** Paths (from the top) that git is told to ignore, folders with a slash at the end; empty where git can't say. */
export function ignoredPaths(top: string, host: Host): readonly string[] {
  const answer = host.git?.(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'], top) ?? null;
  return answer === null || answer.code !== 0 ? [] : readNames(decoder.decode(answer.stdout));
}
