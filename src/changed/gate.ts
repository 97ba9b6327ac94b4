/** What a proposal must have before its request is merged, by the status that the request gives it. */
import type { Decided } from '../desk/decided.js';
import type { Evaluation, GateNote, MergeRule, Outcome } from '../evaluate/result.js';
import { problem } from '../lib/problem.js';
import { type Config, defaultBeforeMerge, statusNames } from '../reviews/config.js';
import { count, day } from '../report/words.js';
import type { JudgedFile } from '../commands/evaluate/judge-one.js';

/** The need for a status. One that we don't know is treated as a submission: a slip of the pen opens no gate. */
export function needOf(status: string, config: Config): MergeRule {
  const needs = config.beforeMerge ?? defaultBeforeMerge;
  const known = statusNames.find((name) => name === status);
  return known === undefined ? needs.submitted : needs[known];
}

type Judged = Pick<JudgedFile, 'evaluation' | 'decided' | 'config' | 'unknown'>;

/** How a proposal stood at the base. */
export interface Earlier {
  /** With the same words, where as much was asked of them. */
  readonly stood: boolean;
  /** Ids of what it lacked there under the same status; null: it was not there, had another status, or nobody asks. */
  readonly lacked: ReadonlySet<string> | null;
}

/** The evaluation with what its status asks for before merging, which is nothing where it stood so already; a status that we don't know is a finding too. */
export function gated({ evaluation, decided, config, unknown }: Judged, { stood, lacked }: Earlier): Evaluation {
  if (stood) return { ...evaluation, gate: { needs: 'nothing', met: true, lacks: lacking(evaluation).length, why: '' } };
  if (unknown === null) return { ...evaluation, gate: gateOf(evaluation.proposal.status, evaluation, decided, config, lacked) };
  const finding = problem('status-unknown', `${unknown.wrong === 'key' ? 'its status stands under another name' : 'its status is none that we know'}, so it is taken as submitted.`, { level: 'warning', path: evaluation.proposal.path, place: unknown.place, fix: unknown.meant === null ? `Write one of ${statusNames.join(', ')}.` : `Is it ${unknown.meant}?` });
  return { ...evaluation, problems: [...evaluation.problems, finding], gate: gateOf(unknown.wrong === 'key' ? 'taken as submitted' : 'of a status that we don\'t know', evaluation, decided, config, null) };
}

/** Ids of what words could mend. */
export function lacking(evaluation: Evaluation): readonly string[] {
  return evaluation.reasons.filter((reason) => reason.mendable).map(({ id }) => id);
}

function gateOf(status: string, evaluation: Evaluation, decided: Decided, config: Config, lacked: ReadonlySet<string> | null): GateNote {
  const needs = needOf(status, config);
  const ids = lacking(evaluation);
  const lacks = ids.length;
  if (needs === 'no-worse') {
    const fresh = lacked === null ? ids : ids.filter((id) => !lacked.has(id));
    // What it lacked before is told as to a draft: it stops nobody.
    if (fresh.length === 0) return { needs: lacks === 0 ? 'complete' : 'nothing', met: true, lacks, why: '' };
    return { needs: 'complete', met: false, lacks, why: `It is ${status} and lacks ${count(fresh.length, 'thing')}${fresh.length === lacks ? '' : ' that it did not lack before'}.` };
  }
  if (needs === 'nothing') return { needs, met: true, lacks, why: '' };
  if (needs === 'complete') return { needs, met: lacks === 0, lacks, why: lacks === 0 ? '' : `It is ${status} and lacks ${count(lacks, 'thing')}.` };
  const trouble = decisionTrouble(status, decided);
  return { needs, met: trouble === '', lacks, why: trouble === '' ? '' : `It is ${status}, and ${trouble}.` };
}

/** Why the decision does not carry the status, or ''. */
export function decisionTrouble(status: string, decided: Decided): string {
  if (decided.differ.length > 0) return 'the reviewers decided differently';
  if (decided.outcome === null) return decided.before === null ? 'no decision of a reviewer lies beside it' : `its text has changed since ${decided.before.by} decided on ${day(decided.before.decision.on)}`;
  if (decided.wantsSecond) return 'a second reviewer has yet to read it';
  const fits = OUTCOME_OF[status];
  return fits === undefined || fits === decided.outcome ? '' : 'the decision beside it is another';
}

const OUTCOME_OF: Readonly<Record<string, Outcome>> = { accepted: 'accept', active: 'accept', concluded: 'accept', deferred: 'defer', declined: 'decline' };
