/** A host made up for tests: files in memory, streams that remember, a clock that stands still. The package's own rubrics are the real ones. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { main, type ProgramName } from '../../src/cli.js';
import type { Host, OutputStream, PathKind } from '../../src/lib/host.js';

export const packageRoot = posix.resolve(import.meta.dirname, '../..');

export interface FakeOptions {
  /** Absolute path → text or bytes. Folders are there where files are. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Columns of the terminal; none means a pipe. */
  readonly columns?: number;
  readonly today?: string;
  /** Link → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Paths that may not be read. */
  readonly locked?: readonly string[];
  /** Why every write fails. */
  readonly readOnly?: string;
}

export interface FakeHost extends Host {
  readonly out: () => string;
  readonly err: () => string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Editors that were started: the command and the file. */
  readonly edited: readonly (readonly [string, string])[];
}

export function fakeHost(options: FakeOptions = {}): FakeHost {
  const files = new Map(Object.entries(options.files ?? {}));
  const edited: [string, string][] = [];
  const written: Record<'out' | 'err', string> = { out: '', err: '' };
  const follow = (path: string): string => {
    for (const [link, target] of Object.entries(options.links ?? {})) if (path === link || path.startsWith(`${link}/`)) return target + path.slice(link.length);
    return path;
  };
  const stream = (name: 'out' | 'err'): OutputStream => ({ write: (text) => { written[name] += text; }, isTTY: options.columns !== undefined, columns: options.columns ?? null });
  const real = (path: string): boolean => path === packageRoot || path.startsWith(`${packageRoot}/`);
  const kind = (path: string): PathKind => {
    if (real(path)) {
      try {
        return statSync(path).isDirectory() ? 'folder' : 'file';
      } catch {
        return 'missing';
      }
    }
    const target = follow(path);
    if (target === '/dev/pipe') return 'other';
    if (files.has(target)) return 'file';
    return target === '/' || target === '/repo' || [...files.keys()].some((file) => file.startsWith(`${target}/`)) ? 'folder' : 'missing';
  };
  return {
    cwd: options.cwd ?? '/repo',
    env: options.env ?? {},
    packageRoot,
    version: '0.1.0',
    stdout: stream('out'),
    stderr: stream('err'),
    paths: { resolve: (...parts) => posix.resolve('/', ...parts), dirname: posix.dirname, basename: (path) => posix.basename(path), relative: posix.relative },
    today: () => options.today ?? '2026-11-21',
    stdin: async () => new TextEncoder().encode(options.stdin ?? ''),
    kind,
    read: (path) => {
      if (options.locked?.includes(path) === true) return { ok: false, why: 'we may not read it' };
      if (real(path)) return kind(path) === 'file' ? { ok: true, bytes: readFileSync(path) } : { ok: false, why: 'there is no such file' };
      const found = files.get(follow(path));
      if (found === undefined) return { ok: false, why: 'there is no such file' };
      return { ok: true, bytes: typeof found === 'string' ? new TextEncoder().encode(found) : found };
    },
    list: (folder) => {
      if (real(folder)) return kind(folder) === 'folder' ? readdirSync(folder).sort() : [];
      const target = follow(folder);
      const base = target === '/' ? '/' : `${target}/`;
      const names = [...files.keys(), ...Object.keys(options.links ?? {})].filter((file) => file.startsWith(base)).map((file) => file.slice(base.length).split('/')[0]!);
      return [...new Set(names)].sort();
    },
    realpath: follow,
    write: (path, text) => {
      if (options.readOnly !== undefined) return options.readOnly;
      files.set(path, text);
      return null;
    },
    createNew: (path, text) => {
      if (options.readOnly !== undefined) return options.readOnly;
      if (kind(path) !== 'missing') return 'taken';
      files.set(path, text);
      return null;
    },
    terminal: null,
    edit: (command, path) => {
      edited.push([command, path]);
      return null;
    },
    makeFolder: () => options.readOnly ?? null,
    edited,
    out: () => written.out,
    err: () => written.err,
    files,
  };
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly host: FakeHost;
}

/** Runs a program in process. */
export async function cli(argv: readonly string[], options: FakeOptions = {}, program: ProgramName = 'evaluate'): Promise<Ran> {
  const host = fakeHost(options);
  const code = await main(argv, host, program);
  return { code, out: host.out(), err: host.err(), host };
}
