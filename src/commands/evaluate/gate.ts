/** What a proposal must have before its request is merged, by the status that the request gives it. */
import type { Decided } from '../../desk/decided.js';
import type { Evaluation, GateNote, MergeNeed, Outcome } from '../../model.js';
import { type Config, defaultBeforeMerge, statusNames } from '../../records/config.js';
import { count, day } from '../../report/words.js';

/** The need for a status. One that we don't know is treated as a submission. */
export function needOf(status: string, config: Config): MergeNeed {
  const needs = config.beforeMerge ?? defaultBeforeMerge;
  const known = statusNames.find((name) => name === status);
  return known === undefined ? needs.submitted : needs[known];
}

export function gateOf(evaluation: Evaluation, decided: Decided, config: Config): GateNote {
  const { status } = evaluation.proposal;
  const needs = needOf(status, config);
  const lacks = evaluation.reasons.filter((reason) => reason.mendable).length;
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
