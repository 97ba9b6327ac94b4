/** What `init` would write, from the shipped pieces: pure over what is there. */
import type { Host } from '../../model.js';

export interface Piece {
  /** From the folder. */
  readonly path: string;
  readonly about: string;
  readonly text: string;
  /** `new`: nothing stands there; `same`: it stands there already; `other`: something else does; `add`: a section is added behind what is there. */
  readonly state: 'new' | 'same' | 'other' | 'add';
}

const SECTION = '## Proposals';

/** Null: the package is incomplete. */
export function planFor(folder: string, withComment: boolean, host: Host): readonly Piece[] | null {
  const shipped = (name: string): string | null => textOf(host.paths.resolve(host.packageRoot, 'templates', name), host);
  const pieces: Piece[] = [];
  const wanted: readonly (readonly [string, string, string])[] = [
    ['proposals.yaml', 'settings', 'ci/settings.yaml'],
    ['.github/workflows/proposals.yml', 'the check on each request', 'ci/check.yml'],
    ...(withComment ? [['.github/workflows/proposals-comment.yml', 'one comment on each request', 'ci/comment.yml'] as const] : []),
    ['.pre-commit-config.yaml', 'the same check before a commit', 'ci/pre-commit.yaml'],
    ['proposals/example.md', 'a first proposal, to copy', 'research.md'],
  ];
  for (const [path, about, template] of wanted) {
    const text = shipped(template)?.replace('{version}', host.version) ?? null;
    if (text === null) return null;
    const before = textOf(host.paths.resolve(folder, path), host);
    const taken = host.kind(host.paths.resolve(folder, path)) !== 'missing';
    pieces.push({ path, about, text, state: !taken ? 'new' : before === text ? 'same' : 'other' });
  }
  const section = shipped('ci/readme.md');
  if (section === null) return null;
  const readme = textOf(host.paths.resolve(folder, 'README.md'), host);
  const title = host.paths.basename(folder) || 'Proposals';
  if (readme === null) pieces.push({ path: 'README.md', about: 'how to hand in', text: `# ${title}\n\n${section}`, state: host.kind(host.paths.resolve(folder, 'README.md')) === 'missing' ? 'new' : 'other' });
  else if (readme.split(/\r?\n/u).includes(SECTION)) pieces.push({ path: 'README.md', about: 'how to hand in', text: readme, state: 'same' });
  else pieces.push({ path: 'README.md', about: 'how to hand in', text: `${readme.trimEnd()}\n\n${section}`, state: 'add' });
  return pieces;
}

function textOf(path: string, host: Host): string | null {
  const read = host.read(path);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
