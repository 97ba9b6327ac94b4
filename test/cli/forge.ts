/** A forge: a bare origin, the clone in which people work, and requests checked out as its runner would. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity, opened, type Repository } from './repository.js';
import { Comments, runAction, type Ran } from './runner.js';

/** When commits are made: a day that every clock has passed. */
export const DAY = '2024-06-01';

export interface Request {
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export interface Forge {
  readonly origin: string;
  /** Where people work: a clone on the branch `topic`. */
  readonly work: Repository;
  /** Pushes `topic` as request 1: its head, and its merge with main as it is now. */
  request(): Request;
  /** The action on request 1. `deep`: how much of the history is checked out (all by the action's own step, 1 by one before it). */
  check(request: Request, options?: { readonly inputs?: Readonly<Record<string, string>>; readonly deep?: 'all' | 1; readonly token?: string | null; readonly comments?: Comments; readonly before?: (clone: Repository) => void; readonly event?: 'push' }): Ran;
  end(): void;
}

/** A repository at the forge. `history` makes main; the clone is on a new branch `topic` afterwards. */
export function forge(history: (work: Repository) => void): Forge {
  const outer = mkdtempSync(join(tmpdir(), 'forge-'));
  const origin = join(outer, 'origin.git');
  mkdirSync(origin);
  opened(origin).git('init', '-q', '--bare', '-b', 'main');
  // As a forge does: any commit that a request names can be fetched.
  opened(origin).git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  mkdirSync(join(outer, 'work'));
  const work = opened(join(outer, 'work'), DAY);
  work.git('init', '-q', '-b', 'main');
  identity(work);
  work.git('remote', 'add', 'origin', `file://${origin}`);
  history(work);
  work.git('push', '-q', 'origin', 'main');
  work.git('checkout', '-q', '-b', 'topic');
  let clones = 0;

  const request = (): Request => {
    const head = work.git('rev-parse', 'topic').trim();
    const base = work.git('rev-parse', 'main').trim();
    work.git('push', '-q', '--force', 'origin', 'main', '+topic:refs/pull/1/head');
    work.git('checkout', '-q', '--detach', 'main');
    work.git('merge', '-q', '--no-ff', '-m', `Merge ${head} into ${base}`, 'topic');
    const merge = work.git('rev-parse', 'HEAD').trim();
    work.git('push', '-q', 'origin', '+HEAD:refs/pull/1/merge');
    work.git('checkout', '-q', 'topic');
    return { base, head, merge };
  };

  const check: Forge['check'] = ({ base, head, merge }, { inputs = {}, deep = 'all', token = 'TOKEN-OF-THE-RUNNER', comments, before, event } = {}) => {
    const folder = join(outer, `clone-${clones++}`);
    mkdirSync(folder);
    const clone = opened(folder, DAY);
    // What actions/checkout runs, by its own log.
    clone.git('init', '-q', '-b', 'main');
    clone.git('remote', 'add', 'origin', `file://${origin}`);
    if (deep === 'all') clone.git('fetch', '-q', '--prune', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
    const commenting = inputs['comment'] === 'true';
    const [wanted, as] = commenting ? [head, 'refs/remotes/pull/1/head'] : [merge, 'refs/remotes/pull/1/merge'];
    clone.git('fetch', '-q', '--no-tags', ...(deep === 'all' ? [] : ['--depth=1']), 'origin', `+${wanted}:${as}`);
    clone.git('checkout', '-q', '--force', as);
    before?.(clone);
    return runAction({
      folder, inputs: deep === 'all' ? inputs : { checkout: 'false', ...inputs },
      github: event === 'push' ? { base_ref: '', ref: 'refs/heads/main', sha: base, token, event: {} } : { base_ref: 'main', ref: commenting ? 'refs/heads/main' : 'refs/pull/1/merge', sha: commenting ? base : merge, token, event: { pull_request: { number: 1, head: { sha: head }, base: { sha: base } } } },
      ...(comments === undefined ? {} : { comments }),
    });
  };
  return { origin, work, request, check, end: () => rmSync(outer, { recursive: true, force: true }) };
}
