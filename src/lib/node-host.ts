/** The real world behind the Host interface: the only file that touches files, streams, environment and clock. */
import { existsSync, fstatSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, watch, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { GitAnswer, Host, OutputStream, PathKind, ReadOutcome } from './host.js';

export type { Host } from './host.js';

/** The host of this process. Installs a listener so that a closed pipe (`evaluate | head`) ends quietly. */
export function nodeHost(): Host {
  const packageRoot = findPackageRoot();
  return {
    cwd: process.cwd(),
    env: process.env,
    packageRoot,
    version: readVersion(packageRoot),
    stdout: outputOn(1, () => process.stdout),
    stderr: outputOn(2, () => process.stderr),
    paths: {
      resolve: (...parts) => resolve(...parts),
      dirname,
      basename: (path) => basename(path),
      relative: (from, to) => relative(from, to).split(sep).join('/'),
    },
    today,
    stdin: readStdin,
    kind,
    read,
    modified,
    list,
    realpath,
    write,
    createNew,
    edit,
    // Asking goes to standard error: standard output may be a file.
    // Looked at only when somebody may be asked: merely opening standard input takes time.
    get terminal() {
      return process.stdin.isTTY === true && process.stderr.isTTY === true ? { input: process.stdin, output: process.stderr } : null;
    },
    makeFolder,
    git,
    watch: watchFolder,
    pause,
  };
}

/** The nearest folder upwards that holds this package's package.json: the same from `src` and from the bundle in `dist`. */
function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    const up = dirname(folder);
    if (up === folder) throw new Error('The package is incomplete: its package.json is gone.');
    folder = up;
  }
}

function readVersion(packageRoot: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : null;
  return typeof version === 'string' ? version : '0.0.0';
}

/** Standard output has been opened as a stream, so that what is written may still be on its way. */
let streaming = false;

/**
 * Writes to a file or a pipe at once: opening the stream would load what Node knows of networks and terminals. A terminal, a pipe that is full
 * and does not wait, and Windows get the stream.
 */
function outputOn(fd: 1 | 2, open: () => NodeJS.WriteStream): OutputStream {
  let closed = false;
  let opened: NodeJS.WriteStream | null = null;
  let plain: boolean | null = null;
  const isPlain = (): boolean => (plain ??= process.platform !== 'win32' && !isDevice(fd));
  const stream = (): NodeJS.WriteStream => {
    if (opened !== null) return opened;
    opened = open();
    if (fd === 1) streaming = true;
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      closed = true;
    });
    return opened;
  };
  return {
    write(text) {
      if (closed) return;
      if (opened !== null || !isPlain()) { stream().write(text); return; }
      const bytes = Buffer.from(text);
      let at = 0;
      try {
        while (at < bytes.length) at += writeSync(fd, bytes, at);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'EAGAIN') stream().write(bytes.subarray(at));
        else if (code === 'EPIPE') closed = true;
        else throw error;
      }
    },
    get isTTY() {
      return !isPlain() && stream().isTTY === true;
    },
    get columns() {
      return !isPlain() && stream().isTTY === true ? stream().columns : null;
    },
  };
}

/** A terminal is a device; so is /dev/null, and what is not known counts as one. */
function isDevice(fd: number): boolean {
  try {
    const found = fstatSync(fd);
    return !(found.isFIFO() || found.isFile() || found.isSocket());
  } catch {
    return true;
  }
}

/** The engine lets garbage grow with the machine's memory; a run over any number of files should not. In bytes. */
const MOST_HEAP = 110_000_000;
const ENDS = ['drain', 'close', 'error'] as const;
let collect: (() => void) | null = null;

function pause(): Promise<void> {
  if (getHeapStatistics().total_heap_size > MOST_HEAP) {
    if (collect === null) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc') as () => void;
    }
    collect();
  }
  return new Promise((resolve) => {
    if (!streaming || !process.stdout.writableNeedDrain) { setImmediate(resolve); return; }
    const { stdout } = process;
    // Whoever reads is slower than we are; or has gone, and then nothing drains any more.
    const done = (): void => {
      for (const event of ENDS) stdout.off(event, done);
      resolve();
    };
    for (const event of ENDS) stdout.on(event, done);
  });
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

function kind(path: string): PathKind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return 'missing';
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : 'other';
  } catch {
    // A link to nowhere is a missing file, and so is a path through a file.
    return 'missing';
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'we may not read it',
  EPERM: 'we may not read it',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
};

function read(path: string): ReadOutcome {
  try {
    return { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    return { ok: false, why: TROUBLES[codeOf(error)] ?? `reading it failed (${codeOf(error)})` };
  }
}

function modified(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function list(folder: string): readonly string[] {
  // Most proposals have no records, and an exception takes longer than a look.
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function realpath(path: string): string {
  try {
    // The system's own way asks once for the whole path, not for each folder in it.
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

const WRITE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EISDIR: 'it is a folder',
  EACCES: 'we may not write there',
  EPERM: 'we may not write there',
  EROFS: 'we may not write there',
  ENOSPC: 'the disk is full',
};

/** A name beside the file that no other process, in whatever container, takes: ended in the midst, one stays behind, and is no proposal and no record. */
function temporaryFor(path: string): string {
  return `${path}.${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`;
}

function write(path: string, text: string): string | null {
  let temporary = temporaryFor(path);
  try {
    // A device or a pipe (/dev/stdout, /dev/null) can't be replaced by a file: write into it.
    if (kind(path) === 'other') {
      writeFileSync(path, text);
      return null;
    }
    const target = existsSync(path) && lstatSync(path).isSymbolicLink() ? realpath(path) : path;
    // Beside the file itself: a link may lead to another disk, and a file moves as a whole on its own alone.
    temporary = temporaryFor(target);
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
    return null;
  } catch (error) {
    rmSync(temporary, { force: true });
    return WRITE_TROUBLES[codeOf(error)] ?? `writing failed (${codeOf(error)})`;
  }
}

/** A link to a finished neighbour appears at once, and never over a file; where there are no links the name is taken first, then filled at once. */
function createNew(path: string, text: string): string | null {
  const temporary = temporaryFor(path);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    try {
      linkSync(temporary, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'taken';
      writeFileSync(path, '', { flag: 'wx' });
      renameSync(temporary, path);
    }
    return null;
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'taken' : WRITE_TROUBLES[codeOf(error)] ?? `writing failed (${codeOf(error)})`;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Loaded by the first program that is run; most runs need none. */
function childProcess() {
  return process.getBuiltinModule('node:child_process');
}

function edit(command: string, path: string): string | null {
  // An editor's command may have options of its own, so the shell reads it; the path is an argument and is not read again.
  const done = process.platform === 'win32'
    ? childProcess().spawnSync(`${command} "${path}"`, { shell: true, stdio: 'inherit' })
    : childProcess().spawnSync('/bin/sh', ['-c', `${command} "$@"`, command, path], { stdio: 'inherit' });
  if (done.error !== undefined) return `it could not be started (${codeOf(done.error)})`;
  return done.status === 0 ? null : `it ended with ${done.status ?? done.signal ?? 'an error'}`;
}

/** Most of an answer that is kept: a list of a million files. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

function git(args: readonly string[], folder: string): GitAnswer | null {
  // Hooks, monitors, pagers and prompts stay out of it: a clone's own settings must not run anything here.
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false', '--no-pager', ...args];
  const ran = childProcess().spawnSync('git', safe, { cwd: folder, maxBuffer: LONGEST_ANSWER, env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
  if (ran.error !== undefined && codeOf(ran.error) === 'ENOENT') return null;
  return { code: ran.status ?? 128, stdout: ran.stdout ?? new Uint8Array(), stderr: ran.stderr?.toString('utf8') ?? '' };
}

function watchFolder(folder: string, changed: () => void): Promise<void> {
  const watcher = watch(folder, { recursive: true }, () => changed());
  return new Promise((done) => {
    watcher.on('error', () => watcher.close());
    watcher.on('close', () => done());
  });
}

function makeFolder(path: string): string | null {
  try {
    mkdirSync(path, { recursive: true });
    return null;
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'a file stands where its folder should be' : WRITE_TROUBLES[codeOf(error)] ?? `making its folder failed (${codeOf(error)})`;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
