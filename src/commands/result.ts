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
    ...headOf(today, host),
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

export function headOf(today: string, host: Host): Pick<RunResult, 'version' | 'tool' | 'today'> {
  return { version: 1, tool: { name: 'proposal-evaluator', version: host.version }, today };
}

/** Of an evaluation that was reported already, what the summary and the exit code are made of. */
export function lightOf(evaluation: Evaluation): Evaluation {
  const mendable = evaluation.reasons.find((reason) => reason.mendable);
  // No summary names a text's hash, and hashes are made when they are asked for.
  const { path, title, type, status } = evaluation.proposal;
  const light: Evaluation = {
    ...evaluation, proposal: { path, title, type, status, sha256: '', contentSha256: '' }, reasons: mendable === undefined ? [] : [{ ...mendable, places: [] }], path: null, hangsOn: null, revisit: null, wouldChange: [],
    checklists: [], criteria: [], antiPatterns: [], sections: [], fields: [], timing: [], questions: [], problems: [],
  };
  // A piece cut out of a text holds on to all of it; a copy of the words does not.
  return JSON.parse(JSON.stringify(light)) as Evaluation;
}

/** A run that came to nothing: the call itself was wrong. */
export function failed(problems: readonly Problem[], today: string, host: Host): RunResult {
  return resultOf({ evaluations: [], problems, unreadable: 0, skipped: 0 }, today, 'refine', host);
}
