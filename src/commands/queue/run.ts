/** Runs `proposals queue`. */
import { findByTitle, queueOf } from '../../desk/queue.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { dueOf, queueScreen } from '../../report/desk/queue.js';
import { safe, safeJson } from '../../report/safe.js';
import { shellWord } from '../../report/terminal/summary.js';
import type { OptionValues } from '../command.js';
import { todayOf } from '../options.js';
import { tellErrors, tellProblems } from '../subject.js';
import { openPortfolio } from './portfolio.js';

/** 0; 1 with `--overdue` where something is late; 2 where a proposal or a record can't be used. */
export async function runQueue(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  if (problems.length > 0) { tellErrors(problems, today, host); return 2; }
  const portfolio = openPortfolio([], options, today, host);
  const words = args.join(' ');
  const all = queueOf(portfolio.kept, today);
  const named = words === '' ? all : findByTitle(all, words);
  const overdue = options['overdue'] === true;
  const shown = overdue ? named.filter(({ days }) => days !== null && days < 0) : named;
  if (options['json'] === true) host.stdout.write(`${safeJson(JSON.stringify({ version: 1, today, queue: shown }, null, 2))}\n`);
  else if (overdue) host.stdout.write(shown.length === 0 ? '\n  Nothing is late.\n\n' : `\n${shown.map((one) => `  ${safe(one.title)}: ${one.step}, ${dueOf(one.days)}`).join('\n')}\n\n`);
  else {
    const first = shown.find(({ needs }) => needs === 'judgement') ?? shown.find(({ needs }) => needs === 'nod') ?? null;
    const drafts = portfolio.kept.filter(({ evaluation }) => evaluation.proposal.status === 'draft').length;
    const width = Math.min(100, Math.max(40, host.stdout.columns ?? 80));
    host.stdout.write(`${queueScreen(shown, drafts, first === null ? null : shellWord(handle(first.title, portfolio.kept)), width).join('\n')}\n\n`);
  }
  tellProblems(portfolio.problems, host);
  if (portfolio.problems.some(({ level }) => level === 'error')) return 2;
  return overdue && shown.length > 0 ? 1 : 0;
}

/** The shortest word of a title that finds it alone; else the whole title. */
export function handle(title: string, all: readonly { readonly path: string; readonly title: string }[]): string {
  const words = safe(title).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3).map((word) => word.toLowerCase());
  return [...words].sort((a, b) => b.length - a.length).find((word) => findByTitle(all, word).length === 1) ?? title;
}
