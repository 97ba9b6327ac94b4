/** All proposals of a repository with their records, for the commands that look at more than one. */
import { decidedOf, type Decided } from '../../desk/decided.js';
import { difference, stepOf, type Step } from '../../desk/steps.js';
import type { Disagreed, Waiter } from '../../desk/queue.js';
import { evaluate } from '../../evaluate/evaluate.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import { problem } from '../../lib/problem.js';
import { dayOf } from '../../proposal/one-field.js';
import { parseProposal } from '../../proposal/parse.js';
import { proposalStatus, proposalTitle } from '../../proposal/type.js';
import { printsOf } from '../../reviews/fingerprint.js';
import type { Asked, Disagreement } from '../../reviews/current.js';
import { askedBy, loadRecords, type Loaded } from '../../reviews/load.js';
import { inScope, openLaw, type Law } from '../../changed/policy.js';
import { ownKind } from '../../changed/own-kind.js';
import { findFiles } from '../files.js';
import { capacityFor } from '../plan/capacity.js';
import { recordRoot, rootOf, shownPath } from '../root.js';
import { textOption, type OptionValues } from '../command.js';

export interface Kept extends Waiter {
  /** Absolute. */
  readonly file: string;
  readonly proposal: Proposal;
  readonly loaded: Loaded;
  readonly step: Step;
  readonly decided: Decided;
  readonly submitted: string | null;
}

export interface Portfolio {
  readonly kept: readonly Kept[];
  readonly problems: readonly Problem[];
}

/** Every proposal under the root of the working folder, or under the paths named; drafts too. */
export function openPortfolio(paths: readonly string[], options: OptionValues, today: string, host: Host): Portfolio {
  const law = openLaw(host, null);
  const top = rootOf(host.paths.resolve(host.cwd, 'x'), host);
  const found = findFiles(paths.length === 0 ? [top] : paths, host);
  const kept: Kept[] = [];
  const problems: Problem[] = [...found.problems];
  for (const { path } of inScope(found.files, law)) {
    if (path === '-') continue;
    const one = keptOf(path, options, today, law, host);
    if (one === 'left-out') continue;
    if ('kept' in one) kept.push(one.kept);
    for (const p of one.problems) if (!problems.some((q) => q.code === p.code && q.path === p.path && q.line === p.line && q.message === p.message)) problems.push(p);
  }
  return { kept, problems };
}

/** Titles alone, of every proposal under the root of the working folder: to find one by its title nothing is judged. */
export function titlesOf(host: Host): readonly { readonly file: string; readonly path: string; readonly title: string }[] {
  const law = openLaw(host, null);
  return inScope(findFiles([rootOf(host.paths.resolve(host.cwd, 'x'), host)], host).files, law).flatMap(({ path: file }) => {
    const read = file === '-' ? null : host.read(file);
    const path = shownPath(file, host);
    const parsed = read?.ok === true ? parseProposal(read.bytes, path) : null;
    if (parsed === null || !parsed.ok || ownKind(parsed.value, file, false, null, null, law) === 'left-out') return [];
    return [{ file, path, title: proposalTitle(parsed.value) }];
  });
}

type One = { readonly kept: Kept; readonly problems: readonly Problem[] } | { readonly problems: readonly Problem[] } | 'left-out';

function keptOf(file: string, options: OptionValues, today: string, law: Law, host: Host): One {
  const { shelf } = law;
  const path = shownPath(file, host);
  const read = host.read(file);
  if (!read.ok) return { problems: [problem('path-unreadable', `${read.why}.`, { path })] };
  const parsed = parseProposal(read.bytes, path);
  if (!parsed.ok) return { problems: parsed.problems };
  const proposal = parsed.value;
  // A rubric named on the line is for proposals; a page that claims no kind is still none.
  const claimed = ownKind(proposal, file, false, null, null, law);
  if (claimed === 'left-out') return claimed;
  const fixed = textOption(options, 'rubric');
  const kind = fixed === null ? claimed : { rubric: fixed };
  if ('problem' in kind) return { problems: [kind.problem] };
  const rubric = shelf.rubric(kind.rubric, proposalStatus(proposal));
  if (!rubric.ok) return { problems: rubric.problems };
  const language = shelf.language(rubric.value.language);
  if (!language.ok) return { problems: language.problems };
  const root = recordRoot(path, file, host);
  const before = loadRecords(proposal, rubric.value, root, host, today);
  const room = capacityFor(proposal, file, rubric.value.type, root, today, host);
  const loaded = { ...before, records: { ...before.records, capacity: room.capacity } };
  const evaluation = evaluate(proposal, rubric.value, { today, records: loaded.records, language: language.value });
  // The fingerprint of the words costs a walk over all of them, and only decisions are bound to it.
  const words = loaded.files.some((one) => one.decision !== null) ? printsOf(proposal).text : '';
  const decided = decidedOf(loaded.files, { text: proposal.contentSha256, words }, loaded.config);
  const submitted = dayOf(proposal, 'submitted');
  const { status, type, title } = evaluation.proposal;
  const step = stepOf({ type, status, submitted, start: dayOf(proposal, 'start'), decided, again: evaluation.revisit?.on ?? null });
  const differs = difference(status, decided);
  const unsaid = status === 'submitted' && submitted === null && step.due === null;
  return {
    kept: { path, file, title, proposal, loaded, evaluation, decided, step, submitted, disagree: disagreedOf(loaded.disagreements, askedBy(rubric.value)) },
    problems: [
      ...[...loaded.problems, ...room.problems].filter(({ level }) => level === 'error'),
      ...(differs === null ? [] : [problem('status-differs', differs.message, { level: 'warning', path, fix: differs.fix })]),
      ...(unsaid ? [problem('submitted-missing', 'it does not say when it came, so we don\'t know by when to answer.', { level: 'warning', path, fix: `Write: submitted: ${today}` })] : []),
    ],
  };
}

/** Disagreements in the rubric's words. */
export function disagreedOf(all: readonly Disagreement[], asked: Asked): readonly Disagreed[] {
  return all.map(({ id, says }) => ({ title: asked.get(id)?.title ?? id, asks: asked.get(id)?.asks ?? '', by: [...new Set(says.map(({ by }) => by))] }));
}
