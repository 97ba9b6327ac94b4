/** Puts our lines behind what a file holds already, which stays as it is to the byte. Pure. */
import { plain, readYaml } from '../../lib/yaml.js';

/** A README with our section at its end, in its own line ends. */
export function withSection(there: string, section: string): string {
  const newline = there.includes('\r\n') ? '\r\n' : '\n';
  const gap = there === '' || there === '\ufeff' ? '' : there.endsWith(newline + newline) ? '' : there.endsWith('\n') ? newline : newline + newline;
  return there + gap + section.replaceAll('\n', newline);
}

/** A pre-commit configuration with our hook behind its last one; null where its end is not the list of hooks, or can't be told. */
export function withHook(there: string, hook: string): string | null {
  const newline = there.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^([ ]*)- repo:/mu.exec(there)?.[1];
  if (indent === undefined) return null;
  const entry = hook.split('\n').filter((line) => line !== '' && line !== 'repos:').map((line) => indent + line.replace(/^ {2}/u, ''));
  const text = `${there}${there.endsWith('\n') ? '' : newline}${entry.join(newline)}${newline}`;
  const [before, after, ours] = [there, text, hook].map(hooksIn);
  // Read back: what was there is there, and ours is the one entry more.
  if (before == null || after == null || ours == null) return null;
  const same = JSON.stringify({ ...after, repos: null }) === JSON.stringify({ ...before, repos: null }) && JSON.stringify(after.repos) === JSON.stringify([...before.repos, ...ours.repos]);
  return same ? text : null;
}

function hooksIn(text: string): { readonly repos: readonly unknown[] } | null {
  const yaml = readYaml(text, { path: null });
  const value = yaml.ok ? plain(yaml.value) : null;
  return typeof value === 'object' && value !== null && 'repos' in value && Array.isArray(value.repos) ? { ...value, repos: value.repos } : null;
}
