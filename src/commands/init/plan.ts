/** What `init` would write, from the shipped pieces. Reads what is there and writes nothing. */
import type { Host } from '../../lib/host.js';
import { parseConfig } from '../../reviews/config.js';
import { withHook, withSection } from './additions.js';

export interface Piece {
  /** From the folder. */
  readonly path: string;
  readonly about: string;
  /** The whole file as it would be. */
  readonly text: string;
  /** What of it is ours: all of a new file, the added lines of one that is there. */
  readonly ours: string;
  /**
   * `new`: nothing stands there; `there`: ours stands there already, perhaps with other values; `other`: something else does, and a person may
   * want it replaced; `add`: our lines go behind what is there; `hand`: only its owner can say where our lines go.
   */
  readonly state: 'new' | 'there' | 'other' | 'add' | 'hand';
}

/** Null: the package is incomplete. */
export function planFor(folder: string, withComment: boolean, host: Host): readonly Piece[] | null {
  const at = (path: string): string => host.paths.resolve(folder, path);
  const shipped = (name: string): string | null => { const read = textOf(host.paths.resolve(host.packageRoot, 'templates', name), host); return read === null ? null : read.replace('{version}', host.version).replaceAll('{branch}', branchOf(folder, host)); };
  const [settings, check, comment, hook, example, section] = ['ci/settings.yaml', 'ci/check.yml', 'ci/comment.yml', 'ci/pre-commit.yaml', 'research.md', 'ci/readme.md'].map(shipped);
  if (settings == null || check == null || comment == null || hook == null || example == null || section == null) return null;
  const piece = (path: string, about: string, text: string, is: (there: string) => boolean, add?: (there: string) => string | null): Piece => {
    if (host.kind(at(path)) === 'missing') return { path, about, text, ours: text, state: 'new' };
    const there = textOf(at(path), host);
    if (there !== null && (there === text || is(there))) return { path, about, text: there, ours: '', state: 'there' };
    const added = there === null ? null : add?.(there) ?? null;
    if (added !== null) return { path, about, text: added, ours: text, state: 'add' };
    // What can't be read as text, a folder too, is never replaced; nor is a file that others write into.
    return { path, about, text, ours: text, state: add !== undefined || there === null ? 'hand' : 'other' };
  };
  const ours = (there: string): boolean => there.includes('luminous-dynamics/proposal-evaluator');
  const readme = host.list(folder).find((name) => /^readme(\.(md|markdown))?$/iu.test(name)) ?? 'README.md';
  const title = host.paths.basename(folder) || 'Proposals';
  return [
    piece('proposals.yaml', 'settings', settings, (there) => parseConfig(there, 'proposals.yaml').ok),
    piece('.github/workflows/proposals.yml', 'the check on each request', check, ours),
    ...(withComment ? [piece('.github/workflows/proposals-comment.yml', 'one comment on each request', comment, ours)] : []),
    piece('.pre-commit-config.yaml', 'the same check before a commit', hook, ours, (there) => withHook(there, hook)),
    piece('proposals/example.md', 'a first proposal, to copy', example.replace(/^(type: .*)$/mu, '$1\nstatus: draft'), () => true),
    ownText(piece(readme, 'how to hand in', section, (there) => there.split(/\r?\n/u).includes('## Proposals'), (there) => withSection(there, section)), `# ${title}\n\n${section}`),
  ];
}

/** A new README needs a title above the section. */
function ownText(piece: Piece, whole: string): Piece {
  return piece.state === 'new' ? { ...piece, text: whole, ours: whole } : piece;
}

/** The branch that requests go to, as far as git can tell here. */
function branchOf(folder: string, host: Host): string {
  const ask = (...args: readonly string[]): string => {
    const answer = host.kind(folder) === 'folder' ? host.git?.(args, folder) ?? null : null;
    return answer === null || answer.code !== 0 ? '' : new TextDecoder().decode(answer.stdout).trim();
  };
  const branches = ask('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
  const names = [ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD').replace(/^origin\//u, ''), ...['main', 'master'].filter((name) => branches.includes(name)), ask('symbolic-ref', '--quiet', '--short', 'HEAD')];
  return names.find((name) => /^[A-Za-z0-9][\w./-]*$/u.test(name)) ?? 'main';
}

/** A file's text to the byte, or null where it is none in UTF-8. */
function textOf(path: string, host: Host): string | null {
  const read = host.read(path);
  if (!read.ok) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.bytes);
  } catch {
    return null;
  }
}
