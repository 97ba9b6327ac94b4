/** Judges one file: its text from the page, its rubric, settings and records from the law. */
import { decidedOf, type Decided } from '../../desk/decided.js';
import { evaluate } from '../../evaluate/evaluate.js';
import type { Evaluation } from '../../evaluate/result.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import { problem } from '../../lib/problem.js';
import { contactValues } from '../../proposal/contact.js';
import { parseProposal } from '../../proposal/parse.js';
import { claimedType, proposalStatus, unknownStatus } from '../../proposal/type.js';
import { addressedProblems } from '../../reviews/addressed.js';
import type { Config } from '../../reviews/config.js';
import { printsOf } from '../../reviews/fingerprint.js';
import { loadRecords } from '../../reviews/load.js';
import { waiversInForce } from '../../reviews/waivers.js';
import type { CountsNote } from '../../report/index.js';
import { OUTSIDE } from '../fence.js';
import type { FoundFile } from '../files.js';
import { capacityFor } from '../plan/capacity.js';
import { kindOf } from '../../changed/kind.js';
import { rubricRef, scopeOf, settingsFor, type Law } from '../../changed/policy.js';
import { withhold } from './withhold.js';

export interface Asked {
  /** The rubric that the line names for all files. */
  readonly fixed: string | null;
  readonly type: string | null;
  readonly today: string;
}

export interface JudgedFile {
  readonly evaluation: Evaluation;
  readonly counts: ReadonlyMap<string, CountsNote>;
  readonly problems: readonly Problem[];
  readonly decided: Decided;
  readonly config: Config;
  /** The status that it gives itself, where that is none that we know. */
  readonly unknown: ReturnType<typeof unknownStatus>;
}

/** What is asked before a proposal is judged: true leaves it in peace. `decided` is what its reviewers decided. */
export type InPeace = (proposal: Proposal, decided: Decided, config: Config) => boolean;

export type One = JudgedFile | { readonly problems: readonly Problem[] } | 'left-out' | 'in-peace';

export async function judgeOne(file: FoundFile, asked: Asked, law: Law, pages: Host, inPeace: InPeace = () => false, before: Before = () => null): Promise<One> {
  const settings = file.path === '-' ? null : settingsFor(file.path, law);
  const { config, root, path } = settings ?? { config: null, root: pages.cwd, path: '-' };
  const read = file.path === '-' ? { ok: true, bytes: await pages.stdin() } as const : pages.read(file.path);
  if (!read.ok) return { problems: [problem(read.why === OUTSIDE ? 'path-outside' : 'path-unreadable', `${read.why}.`, { path, fix: read.why === OUTSIDE ? 'Put the file itself where the link is.' : 'Check its permissions, or leave it out.' })] };
  const parsed = parseProposal(read.bytes, path);
  if (!parsed.ok) return { problems: parsed.problems };
  const ref = (one: string): string => rubricRef(one, config!, root, law.host);
  const own = config?.rubric != null && asked.fixed === null && asked.type === null && (file.named || scopeOf(file.path, law) === 'proposal' || claimedType(parsed.value, law.shelf.types) !== null) ? ref(config.rubric) : asked.fixed;
  const kind = kindOf(parsed.value, file.named, own, asked.type, law.shelf, new Map([...config?.rubrics ?? []].map(([type, one]) => [type, ref(one)])));
  if (kind === 'left-out') return kind;
  if ('problem' in kind) return { problems: [kind.problem] };
  const rubric = law.shelf.rubric(kind.rubric, proposalStatus(parsed.value));
  if (!rubric.ok) return { problems: rubric.problems };
  const language = law.shelf.language(rubric.value.language);
  if (!language.ok) return { problems: language.problems };
  const kept = loadRecords(parsed.value, rubric.value, root, law.host, asked.today, settings ?? undefined);
  const decided = decidedHere(parsed.value, kept, before);
  if (kept.ok && inPeace(parsed.value, decided, kept.config)) return 'in-peace';
  const room = settings === null ? null : capacityFor(parsed.value, file.path, rubric.value.type, root, asked.today, law.host);
  const judged = (waivers: typeof kept.records.waivers): Evaluation => evaluate(parsed.value, rubric.value, { today: asked.today, records: { ...kept.records, waivers, capacity: room?.capacity ?? null }, language: language.value });
  let evaluation = judged([]);
  let findings: readonly Problem[] = [];
  if (kept.records.waivers.length > 0) {
    const waived = waiversInForce(kept.records.waivers, evaluation);
    findings = waived.problems;
    if (waived.held.length > 0) evaluation = { ...judged(waived.held), waivers: waived.notes };
  }
  const remarks = [...evaluation.problems, ...addressedProblems(parsed.value), ...kept.problems.filter((one) => one.level !== 'error'), ...findings];
  return {
    evaluation: withhold({ ...evaluation, problems: remarks }, contactValues(parsed.value)),
    // A record that can't be read is the run's problem; what no longer counts is a remark about this proposal.
    problems: [...kept.problems.filter((one) => one.level === 'error'), ...room?.problems ?? []],
    counts: new Map(rubric.value.checklists.flatMap((list) => list.criteria).map((c) => [c.id, { counts: c.counts, countsNot: c.countsNot }])),
    decided,
    config: kept.config,
    unknown: unknownStatus(parsed.value),
  };
}

/** The same proposal as the base has it, where there is one. */
export type Before = (proposal: Pick<Proposal, 'path'>) => Proposal | null;

/** A decision on the text as the base has it stands while the words are the same, whatever status the request gives. */
function decidedHere(proposal: Proposal, kept: ReturnType<typeof loadRecords>, before: Before): Decided {
  if (!kept.files.some((file) => file.decision !== null)) return decidedOf(kept.files, { text: '', words: '' }, kept.config);
  const words = printsOf(proposal).text;
  const now = decidedOf(kept.files, { text: proposal.contentSha256, words }, kept.config);
  if (now.outcome !== null || now.differ.length > 0) return now;
  const earlier = before(proposal);
  return earlier === null || printsOf(earlier).text !== words ? now : decidedOf(kept.files, { text: earlier.contentSha256, words }, kept.config);
}
