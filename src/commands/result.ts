/** Puts a run's parts together into the result. */
import { exitOf, failingOf, type Failing, type StopAt } from './exit.js';
import type { Evaluation, Outcome, RequestNote, RunResult } from '../evaluate/result.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';

export interface RunParts {
  readonly evaluations: readonly Evaluation[];
  readonly problems: readonly Problem[];
  readonly unreadable: number;
  readonly skipped: number;
  readonly request?: RequestNote;
  /** Of evaluations that were reported and let go: there may be any number of them. */
  readonly tally?: Tally;
}

/** What a summary and an exit code are made of. */
export interface Tally extends Record<Outcome, number> {
  readonly evaluated: number;
  readonly unsettled: number;
  readonly failing: Failing;
}

const noTally: Tally = { evaluated: 0, accept: 0, defer: 0, refine: 0, decline: 0, unsettled: 0, failing: { first: null, count: 0 } };

/** The tally with these evaluations in it. */
export function tallied(evaluations: readonly Evaluation[], failOn: StopAt, before: Tally = noTally): Tally {
  const of = (outcome: Outcome): number => before[outcome] + evaluations.filter((evaluation) => evaluation.recommendation === outcome).length;
  const failing = failingOf(evaluations, failOn);
  return {
    evaluated: before.evaluated + evaluations.length, accept: of('accept'), defer: of('defer'), refine: of('refine'), decline: of('decline'),
    unsettled: before.unsettled + evaluations.filter((evaluation) => !evaluation.settled).length,
    failing: { first: before.failing.first ?? failing.first, count: before.failing.count + failing.count },
  };
}

export function resultOf(parts: RunParts, today: string, failOn: StopAt, host: Host): RunResult {
  const { evaluations, problems, unreadable, skipped } = parts;
  const request = parts.request === undefined ? {} : { request: parts.request };
  const { failing, evaluated, unsettled, ...outcomes } = parts.tally ?? tallied(evaluations, failOn);
  return {
    ...headOf(today, host),
    evaluations,
    problems,
    ...request,
    summary: { evaluated, unreadable, skipped, ...outcomes, unsettled },
    exit: exitOf({ evaluations, problems, ...request }, failOn, failing),
  };
}

export function headOf(today: string, host: Host): Pick<RunResult, 'version' | 'tool' | 'today'> {
  return { version: 1, tool: { name: 'proposal-evaluator', version: host.version }, today };
}

/** A run that came to nothing: the call itself was wrong. */
export function failed(problems: readonly Problem[], today: string, host: Host): RunResult {
  return resultOf({ evaluations: [], problems, unreadable: 0, skipped: 0 }, today, 'refine', host);
}
