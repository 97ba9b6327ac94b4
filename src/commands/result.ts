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

const nothing: readonly never[] = [];

/** Of an evaluation that was reported already, what the summary and the exit code are made of: there may be any number of them. */
export function lightOf(evaluation: Evaluation): Evaluation {
  const mendable = evaluation.reasons.find((reason) => reason.mendable);
  const { path, type, status, title } = evaluation.proposal;
  return {
    // No summary names a text's hash, and hashes are made when they are asked for.
    proposal: { path, title: ownCopy(title), type: ownCopy(type), status: ownCopy(status), sha256: '', contentSha256: '' },
    rubric: rubricOf(evaluation.rubric),
    recommendation: evaluation.recommendation, settled: evaluation.settled, couldBe: evaluation.couldBe, score: evaluation.score,
    reasons: mendable === undefined ? nothing : [{ ...ownCopy({ ...mendable, places: [] }), places: nothing }],
    revisit: null, hangsOn: null, wouldChange: nothing, path: null,
    checklists: nothing, criteria: nothing, antiPatterns: nothing, sections: nothing, fields: nothing, timing: nothing, questions: nothing, problems: nothing,
    decision: ownCopy(evaluation.decision),
    ...(evaluation.gate === undefined ? {} : { gate: ownCopy(evaluation.gate) }),
    ...(evaluation.waivers === undefined ? {} : { waivers: ownCopy(evaluation.waivers) }),
  };
}

/** A piece cut out of a text holds on to all of it; a copy of the words does not. */
function ownCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const rubrics = new Map<string, Evaluation['rubric']>();

/** One object for all proposals that a rubric judges. A run has few rubrics. */
function rubricOf(rubric: Evaluation['rubric']): Evaluation['rubric'] {
  const key = [rubric.sha256, rubric.id, rubric.stage].join('\n');
  const known = rubrics.get(key);
  if (known === undefined) rubrics.set(key, rubric);
  return known ?? rubric;
}

/** A run that came to nothing: the call itself was wrong. */
export function failed(problems: readonly Problem[], today: string, host: Host): RunResult {
  return resultOf({ evaluations: [], problems, unreadable: 0, skipped: 0 }, today, 'refine', host);
}
