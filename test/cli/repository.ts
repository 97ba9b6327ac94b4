/** A real git repository for tests, in a folder of its own, and the program run in it with the real host. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { main } from '../../src/cli.js';
import { nodeHost } from '../../src/lib/node-host.js';
import type { Host } from '../../src/lib/host.js';
import type { RunResult } from '../../src/evaluate/result.js';

export const project = resolve(import.meta.dirname, '../..');
const envOf = (day: string): NodeJS.ProcessEnv => ({ ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` });

export interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Adds all and commits. */
  commit(message: string): string;
  evaluate(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  json(...args: readonly string[]): Promise<RunResult>;
  end(): void;
}

/** `day`: when its commits are made. */
export function repository(day?: string): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'request-'));
  const repo = opened(folder, day);
  repo.git('init', '-q', '-b', 'main');
  identity(repo);
  return repo;
}

export function identity(repo: Repository): void {
  repo.git('config', 'user.email', 'maintainer@example.org');
  repo.git('config', 'user.name', 'Maintainer');
  repo.git('config', 'protocol.file.allow', 'always');
}

/** A folder that is a repository already. */
export function opened(folder: string, day = '2026-11-20'): Repository {
  const env = envOf(day);
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const evaluate: Repository['evaluate'] = async (...args) => {
    const written = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({ write: (text: string) => { written[name] += text; }, isTTY: false, columns: null });
    const host: Host = { ...real(), cwd: folder, env: {}, stdout: stream('out'), stderr: stream('err') };
    const code = await main([...args, ...(args.includes('--today') ? [] : ['--today', '2026-11-21'])], host, 'evaluate');
    return { code, ...written };
  };
  return {
    folder, git, evaluate,
    write(path, text) { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    commit(message) { git('add', '-A'); git('commit', '-q', '--allow-empty', '-m', message); return git('rev-parse', 'HEAD').trim(); },
    async json(...args) {
      const { out } = await evaluate(...args, '--format', 'json');
      return JSON.parse(out) as RunResult;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

let once: Host | null = null;
/** One real host for all: each would listen to the streams anew. */
function real(): Host {
  return (once ??= nodeHost());
}

export const example = (name: string): string => readFileSync(join(project, 'examples', `${name}.md`), 'utf8');
/** The proposal with another status. */
export const withStatus = (text: string, status: string): string => text.replace(/^status: .*$/mu, `status: ${status}`);
