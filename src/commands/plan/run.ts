/** Runs `proposals plan`. */
import { planOf, type Candidate } from '../../desk/plan.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';
import { planScreen } from '../../report/desk/plan.js';
import { safeJson } from '../../report/safe.js';
import { listed } from '../../report/words.js';
import type { OptionValues } from '../command.js';
import { todayOf } from '../options.js';
import { openPortfolio } from '../queue/portfolio.js';
import { rootOf } from '../root.js';
import { tellErrors, tellProblems } from '../subject.js';
import { claimOf, readCapacity } from './capacity.js';

/** 0, or 2 where capacity.yaml, a proposal or a record can't be used. */
export async function runPlan(options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  const stop = (found: readonly Problem[]): number => { tellErrors(found, today, host); return 2; };
  if (problems.length > 0) return stop(problems);
  const { capacity, problems: ofFile } = readCapacity(rootOf(host.paths.resolve(host.cwd, 'x'), host), today, host);
  if (capacity === null) return stop(ofFile.length > 0 ? ofFile : [problem('capacity-missing', 'there is no capacity.yaml beside proposals.yaml.', { fix: 'Write one, for instance: total: 40 (hours each month)' })]);
  const portfolio = openPortfolio([], options, today, host);
  // In order are those that are accepted, or would be if there were room: what waits for another time does not compete.
  const candidates = portfolio.kept.flatMap((one): Candidate[] => {
    const { evaluation, decided, proposal } = one;
    if (evaluation.proposal.status !== 'submitted') return [];
    const inOrder = decided.outcome === 'accept' || (decided.outcome === null && (evaluation.recommendation === 'accept' || (evaluation.recommendation === 'defer' && evaluation.reasons.every((reason) => reason.outcome !== 'defer' || reason.id === 'timing/capacity'))));
    const claim = inOrder ? claimOf(proposal, evaluation.proposal.type, capacity.file, today) : null;
    return claim === null ? [] : [{ ...claim, path: one.path, title: one.title, score: evaluation.score.at, submitted: one.submitted }];
  });
  const plan = planOf(capacity.file, capacity.held, candidates, today);
  const monthly = capacity.file.unit === 'hours_per_month';
  if (options['json'] === true) host.stdout.write(`${safeJson(JSON.stringify({ version: 1, today, unit: capacity.file.unit, total: capacity.file.total, ...plan }, null, 2))}\n`);
  else {
    const unit = monthly ? 'hours a month' : capacity.file.currency ?? capacity.file.unit.replaceAll('_', ' ');
    const keptFor = capacity.file.reserve === null ? null : `kept for ${listed(capacity.file.reserve.types)}`;
    host.stdout.write(`${planScreen({ unit, total: capacity.file.total, ...plan, monthly, keptFor }, Math.min(100, Math.max(60, host.stdout.columns ?? 80))).map((line) => line.trimEnd()).join('\n')}\n\n`);
  }
  const errors = portfolio.problems.filter(({ level }) => level === 'error');
  tellProblems(errors, host);
  return errors.length > 0 ? 2 : 0;
}
