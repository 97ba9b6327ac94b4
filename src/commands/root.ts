/** How paths are shown: from the repository's root, with `/`, so that results agree wherever the program is called from. */
import type { Host } from '../lib/host.js';

/** The folder that paths in a result count from: the nearest with `proposals.yaml` above the file, else the nearest with `.git`, else the working folder. */
export function rootOf(path: string, host: Host): string {
  return upwards(path, 'proposals.yaml', host) ?? upwards(path, '.git', host) ?? host.cwd;
}

/** An absolute path as a result shows it. Outside the root it stays absolute: `../../..` would say less. */
export function shownPath(path: string, host: Host): string {
  if (path === '-') return '-';
  const relative = host.paths.relative(rootOf(path, host), path);
  return relative === '' || relative === '..' || relative.startsWith('../') ? path.split('\\').join('/') : relative;
}

/** The absolute folder that a shown path counts from; for a path that stayed absolute, its own. */
export function recordRoot(shown: string, file: string, host: Host): string {
  if (file === '-') return host.cwd;
  const root = rootOf(file, host);
  return shown !== file && host.paths.resolve(root, shown) === file ? root : host.paths.dirname(file);
}

function upwards(path: string, name: string, host: Host): string | null {
  for (let folder = host.paths.dirname(path); ;) {
    if (host.kind(host.paths.resolve(folder, name)) !== 'missing') return folder;
    const up = host.paths.dirname(folder);
    if (up === folder) return null;
    folder = up;
  }
}
