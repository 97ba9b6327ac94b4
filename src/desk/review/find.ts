/** Finds the proposal that a command is about. */
import { findByTitle, queueOf } from '../queue.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';
import { shellWord } from '../../report/terminal/summary.js';
import { count, listed } from '../../report/words.js';
import type { OptionValues } from '../../commands/command.js';
import { openPortfolio, titlesOf, type Kept } from '../../commands/queue/portfolio.js';
import { handle } from '../../commands/queue/run.js';

export type Found = { readonly path: string } | { readonly problem: Problem } | { readonly nothing: string };

/** A path as typed or a part of a title; without words the next in the queue that `by` can do something about. */
export function proposalFile(words: string, command: string, options: OptionValues, today: string, host: Host, by: string | null = null): Found {
  if (words !== '' && host.kind(host.paths.resolve(host.cwd, words)) === 'file') return { path: words };
  if (words === '') {
    const { kept } = openPortfolio([], options, today, host);
    const queue = queueOf(kept.filter((one) => by === null || !hasDone(one, by)), today).filter(({ needs }) => needs !== 'step');
    const next = queue.find(({ needs }) => needs === 'judgement') ?? queue[0];
    return next === undefined ? { nothing: 'Nothing waits for an answer.' } : { path: kept.find((one) => one.path === next.path)!.file };
  }
  const titles = titlesOf(host);
  const found = findByTitle(titles, words);
  if (found.length === 1) return { path: found[0]!.file };
  if (found.length === 0) return { problem: problem('proposal-unknown', `no file and no title here holds "${words}".`, { fix: 'See them all: proposals queue' }) };
  return { problem: problem('proposal-ambiguous', `"${words}" is in ${count(found.length, 'title')}: ${listed(found.slice(0, 4).map((one) => one.title))}.`, { fix: `Say more: proposals ${command} ${shellWord(handle(found[0]!.title, titles))}` }) };
}

/** A reviewer who stepped aside, or whose own decision waits for a second reader, is no reader of it now. */
function hasDone({ loaded, step, decided }: Kept, by: string): boolean {
  return loaded.files.some((file) => file.by === by && (file.aside ?? null) !== null) || (step.name === 'second reader' && decided.by.includes(by));
}
