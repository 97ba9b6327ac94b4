/** Runs `proposals diff`: reads both versions, from files or from git, judges both by the same rubric, and shows what moved. */
import { diffOf, type Version } from '../../desk/diff.js';
import { evaluate } from '../../evaluate/evaluate.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';
import { parseProposal } from '../../proposal/parse.js';
import { proposalStatus } from '../../proposal/type.js';
import { noRecords } from '../../reviews/current.js';
import { printsOf } from '../../reviews/fingerprint.js';
import { diffScreen } from '../../report/desk/diff.js';
import { safeJson } from '../../report/safe.js';
import { textOption, type OptionValues } from '../command.js';
import { openLaw } from '../../changed/policy.js';
import { ownKind } from '../../changed/own-kind.js';
import { todayOf } from '../options.js';
import { tellErrors } from '../subject.js';
import { sourceOf } from './source.js';

/** 0; 1 where what decided is gone with nothing in its place; 2 where a version can't be read. */
export async function runDiff(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  const stop = (found: readonly Problem[]): number => { tellErrors(found, today, host); return 2; };
  if (problems.length > 0) return stop(problems);
  const [old = '', fresh = ''] = args;
  const sources = [sourceOf(old, fresh, host), sourceOf(fresh, old, host)] as const;
  const failed = sources.flatMap((one) => ('problem' in one ? [one.problem] : []));
  const [a, b] = sources;
  if (failed.length > 0 || 'problem' in a || 'problem' in b) return stop(failed);

  const before = parseProposal(a.bytes, a.shown);
  const after = parseProposal(b.bytes, b.shown);
  if (!before.ok || !after.ok) return stop([...(before.ok ? [] : before.problems), ...(after.ok ? [] : after.problems)]);
  const law = openLaw(host, textOption(options, 'stage'));
  const kind = ownKind(after.value, b.file, true, textOption(options, 'rubric'), textOption(options, 'type'), law);
  if (kind === 'left-out') return stop([problem('type-missing', 'it does not say its type.', { path: b.shown, fix: 'Add: --type TYPE' })]);
  if ('problem' in kind) return stop([kind.problem]);
  const rubric = law.shelf.rubric(kind.rubric, proposalStatus(after.value));
  if (!rubric.ok) return stop(rubric.problems);
  const language = law.shelf.language(rubric.value.language);
  if (!language.ok) return stop(language.problems);
  // By the text alone: answers are bound to one of the versions.
  const version = (proposal: typeof before.value): Version => ({ proposal, evaluation: evaluate(proposal, rubric.value, { today, records: noRecords, language: language.value }), prints: printsOf(proposal) });
  const diff = diffOf(version(before.value), version(after.value));
  if (options['json'] === true) host.stdout.write(`${safeJson(JSON.stringify({ version: 1, today, old: a.shown, new: b.shown, ...diff }, null, 2))}\n`);
  else host.stdout.write(`${diffScreen(diff, Math.min(100, Math.max(40, host.stdout.columns ?? 80))).join('\n')}\n\n`);
  return diff.vanished.length > 0 ? 1 : 0;
}
