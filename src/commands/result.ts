/** Puts a run's parts together into the result. */
import { exitOf, type StopAt } from '../exit.js';
import type { Evaluation, Host, Outcome, Problem, RequestNote, RunResult } from '../model.js';

export interface RunParts {
  readonly evaluations: readonly Evaluation[];
  readonly problems: readonly Problem[];
  readonly unreadable: number;
  readonly skipped: number;
  readonly request?: RequestNote;
}

export function resultOf(parts: RunParts, today: string, failOn: StopAt, host: Host): RunResult {
  const { evaluations, problems, unreadable, skipped } = parts;
  const request = parts.request === undefined ? {} : { request: parts.request };
  const of = (outcome: Outcome): number => evaluations.filter((evaluation) => evaluation.recommendation === outcome).length;
  return {
    version: 1,
    tool: { name: 'proposal-evaluator', version: host.version },
    today,
    evaluations,
    problems,
    ...request,
    summary: {
      evaluated: evaluations.length, unreadable, skipped, accept: of('accept'), defer: of('defer'), refine: of('refine'), decline: of('decline'),
      unsettled: evaluations.filter((evaluation) => !evaluation.settled).length,
    },
    exit: exitOf({ evaluations, problems, ...request }, failOn),
  };
}

/** A run that came to nothing: the call itself was wrong. */
export function failed(problems: readonly Problem[], today: string, host: Host): RunResult {
  return resultOf({ evaluations: [], problems, unreadable: 0, skipped: 0 }, today, 'refine', host);
}
