/** What a request changes in rubrics, settings and records, and the difference that it would make: judged by both. */
import type { ChangedFile } from './answers.js';
import type { Evaluation, RequestNote } from '../evaluate/result.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { loadConfig } from '../reviews/load.js';
import { count, numberWord } from '../report/words.js';
import { findFiles, type FoundFile } from '../commands/files.js';
import type { Request } from '../commands/request.js';
import { reviewedFile } from './request-evaluation.js';
import { needOf } from './gate.js';
import { judgeOne, type Asked, type Before, type JudgedFile, type One } from '../commands/evaluate/judge-one.js';
import { inScope, rubricRef, settingsFor, type Law } from './policy.js';

/** Proposals that are judged twice where a request changes the law alone; a sentence names at most a few. */
const MOST_FILES = 200;
const MOST_NAMED = 4;

interface Input {
  readonly request: Request;
  readonly law: Law;
  readonly head: Law;
  /** The proposals that the request changes. */
  readonly files: readonly FoundFile[];
  readonly rules: Asked;
  readonly pages: Host;
  readonly trusted: boolean;
  /** A changed proposal as the base has it. */
  readonly before: (file: FoundFile) => Before;
  /** Takes what the request breaks. */
  readonly tell: (found: readonly Problem[]) => void;
}

type Change = RequestNote['changes'][number];

/** One entry for each file of the law that the request changes; none where it changes none. */
export async function lawChanges(input: Input): Promise<readonly Change[]> {
  const { request, head, law, pages, tell } = input;
  const candidates = request.files.filter((file) => /\.ya?ml$/iu.test(file.path));
  if (candidates.length === 0) return [];
  tell(broken(candidates, input));
  const files = comparable(candidates, input);
  const rows: { readonly path: string; readonly ours: One; readonly theirs: One }[] = [];
  for (const found of files) {
    const ours = await judgeOne(found, input.rules, law, pages, undefined, input.before(found));
    const theirs = input.trusted ? ours : await judgeOne(found, input.rules, head, pages, undefined, input.before(found));
    rows.push({ path: settingsFor(found.path, law).path, ours, theirs });
  }
  const difference = input.trusted ? 'It applies: the request is trusted.' : differenceOf(rows);
  return candidates.flatMap((file): readonly Change[] => {
    const kind = kindOf(file, input);
    return kind === null ? [] : [{ path: file.path, kind, difference }];
  });
}

/** What a changed file is to the law; null: nothing, as far as anything was read. */
function kindOf(file: ChangedFile, { request, law, head, pages }: Input): Change['kind'] | null {
  const name = file.path.split('/').at(-1);
  if (name === 'proposals.yaml' || name === 'capacity.yaml') return 'configuration';
  if (file.path.includes('.reviews/')) return 'record';
  const touched = [file.path, file.from].some((path) => path !== null && [law, head].some((one) => one.touched.has(pages.paths.resolve(request.top, path))));
  return touched ? 'rubric' : null;
}

/** Settings and rubrics of the request that can't be used: nobody should merge them. */
function broken(candidates: readonly ChangedFile[], { request, head, pages, trusted }: Input): readonly Problem[] {
  const out: Problem[] = [];
  for (const { path, kind } of candidates) {
    if (kind === 'deleted' || path.split('/').at(-1) !== 'proposals.yaml') continue;
    const file = pages.paths.resolve(request.top, path);
    const root = pages.paths.dirname(file);
    const { problems } = loadConfig('proposals.yaml', root, head.host);
    out.push(...problems.filter((one) => one.level === 'error').map((one) => ({ ...one, path })));
  }
  // What the request's settings name as rubrics is loaded, whether or not a proposal needs it today.
  const top = pages.paths.resolve(request.top, 'proposals.yaml');
  const { config, root } = settingsFor(pages.paths.resolve(request.top, 'x.md'), head);
  if (config.path !== null && pages.kind(top) === 'file') {
    const refs = [config.rubric ?? null, ...config.rubrics?.values() ?? [], ...(config.overrides ?? []).flatMap(({ settings }) => [settings.rubric ?? null, ...settings.rubrics?.values() ?? []])];
    for (const ref of new Set(refs)) {
      const loaded = ref === null ? null : head.shelf.rubric(rubricRef(ref, config, root, head.host));
      if (loaded !== null && !loaded.ok && !trusted) out.push(...loaded.problems.filter((one) => one.level === 'error'));
    }
  }
  return out;
}

/** The proposals to judge twice: those that the request changes, those whose records it changes, and all where it changes the law alone. */
function comparable(candidates: readonly ChangedFile[], { request, law, files, pages }: Input): readonly FoundFile[] {
  const known = new Map(files.map((file) => [file.path, file]));
  for (const { path } of candidates) {
    const reviewed = reviewedFile(path, request, pages);
    if (reviewed !== null && !known.has(reviewed)) known.set(reviewed, { path: reviewed, named: false, through: request.base });
  }
  if (known.size === 0) for (const file of inScope(findFiles([request.top], pages).files, law).slice(0, MOST_FILES)) known.set(file.path, file);
  return [...known.values()];
}

/** `With yours: no difference.` or what it would be, for the author's eyes: gaps and counts, no verdict. */
function differenceOf(rows: readonly { readonly path: string; readonly ours: One; readonly theirs: One }[]): string {
  const said = rows.flatMap(({ path, ours, theirs }) => { const words = oneDifference(ours, theirs); return words === null ? [] : [`${path} ${words}`]; });
  if (said.length === 0) return rows.length > 1 ? `With yours: no difference for the ${numberWord(rows.length)} proposals that were looked at.` : 'With yours: no difference.';
  const more = said.length - MOST_NAMED;
  return `With yours: ${said.slice(0, MOST_NAMED).join('; ')}${more > 0 ? `; and ${count(more, 'more would change', 'more would change')}` : ''}.`;
}

function oneDifference(ours: One, theirs: One): string | null {
  const a = judgedOf(ours);
  const b = judgedOf(theirs);
  if (a === null || b === null) return (a === null) === (b === null) ? null : b === null ? 'could not be judged' : 'could be judged';
  const before = lacks(a.evaluation);
  const after = lacks(b.evaluation);
  const parts: string[] = [];
  if (before !== after) parts.push(`would lack ${count(after, 'thing')} instead of ${numberWord(before)}`);
  const points = differing(a.evaluation, b.evaluation);
  if (points > 0) parts.push(`would be read otherwise in ${count(points, 'point')}`);
  if (String(a.decided.by) !== String(b.decided.by) || a.decided.outcome !== b.decided.outcome) parts.push(b.decided.outcome === null ? 'would not count as decided' : `would count as decided by ${b.decided.by.join(' and ')}`);
  const { status } = a.evaluation.proposal;
  if (needOf(status, a.config) !== needOf(status, b.config)) parts.push(`would need ${needWords[needOf(status, b.config)]} before merging instead of ${needWords[needOf(status, a.config)]}`);
  if (parts.length === 0 && (a.evaluation.recommendation !== b.evaluation.recommendation || a.evaluation.score.at !== b.evaluation.score.at || a.evaluation.settled !== b.evaluation.settled)) parts.push('would be weighed otherwise');
  return parts.length === 0 ? null : parts.join(', ');
}

const needWords = { nothing: 'nothing', 'no-worse': 'to lack nothing new', complete: 'to be complete', decided: 'a decision' } as const;

function judgedOf(one: One): JudgedFile | null {
  return one !== 'left-out' && one !== 'in-peace' && 'evaluation' in one ? one : null;
}

function lacks(evaluation: Evaluation): number {
  return evaluation.reasons.filter((reason) => reason.mendable).length;
}

/** Criteria and things to avoid whose status, or whose setting aside, is not the same; those that one of them alone has count too. */
function differing(a: Evaluation, b: Evaluation): number {
  const states = (evaluation: Evaluation): ReadonlyMap<string, string> => new Map([
    ...evaluation.criteria.map((one) => [one.id, `${one.status} ${one.required} ${one.waiver !== null}`] as const), ...evaluation.antiPatterns.map((one) => [one.id, one.status] as const),
    ...(evaluation.waivers ?? []).map((one) => [`waiver ${one.id}`, one.status] as const),
  ]);
  const first = states(a);
  const second = states(b);
  return [...new Set([...first.keys(), ...second.keys()])].filter((id) => first.get(id) !== second.get(id)).length;
}
