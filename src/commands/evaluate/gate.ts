/** What a proposal must have before its request is merged, by the status that the request gives it. */
import type { Decided } from '../../desk/decided.js';
import type { Evaluation, GateNote, MergeNeed, Outcome } from '../../model.js';
import { problem } from '../../problem.js';
import { type Config, defaultBeforeMerge, statusNames } from '../../records/config.js';
import { count, day } from '../../report/words.js';
import type { JudgedFile } from './judge-one.js';

/** The need for a status. One that we don't know is treated as a submission: a slip of the pen opens no gate. */
export function needOf(status: string, config: Config): MergeNeed {
  const needs = config.beforeMerge ?? defaultBeforeMerge;
  const known = statusNames.find((name) => name === status);
  return known === undefined ? needs.submitted : needs[known];
}

/** The evaluation with what its status asks for before merging, which is nothing where it `stood` so already; a status that we don't know is a finding too. */
export function gated({ evaluation, decided, config, unknown }: Pick<JudgedFile, 'evaluation' | 'decided' | 'config' | 'unknown'>, stood: boolean): Evaluation {
  if (stood) return { ...evaluation, gate: { needs: 'nothing', met: true, lacks: evaluation.reasons.filter((reason) => reason.mendable).length, why: '' } };
  if (unknown === null) return { ...evaluation, gate: gateOf(evaluation.proposal.status, evaluation, decided, config) };
  const finding = problem('status-unknown', `${unknown.wrong === 'key' ? 'its status stands under another name' : 'its status is none that we know'}, so it is taken as submitted.`, { level: 'warning', path: evaluation.proposal.path, place: unknown.place, fix: unknown.meant === null ? `Write one of ${statusNames.join(', ')}.` : `Is it ${unknown.meant}?` });
  return { ...evaluation, problems: [...evaluation.problems, finding], gate: gateOf(unknown.wrong === 'key' ? 'taken as submitted' : 'of a status that we don\'t know', evaluation, decided, config) };
}

function gateOf(status: string, evaluation: Evaluation, decided: Decided, config: Config): GateNote {
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
