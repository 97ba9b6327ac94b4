/** The exit code: a pure function of the result and of what the user asked to fail on. */
import type { Evaluation, RunResult } from '../evaluate/result.js';

export const FAIL_ON = ['incomplete', 'refine', 'decline', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Outside requests: by outcome. `before-merge`: by what the status asks for, and no outcome counts. */
export type StopAt = FailOn | 'before-merge';

/** The evaluations at or past `failOn`: how many, and the first one's path. */
export interface Failing { readonly first: string | null; readonly count: number }

export function failingOf(evaluations: readonly Evaluation[], failOn: StopAt): Failing {
  const failing = failOn === 'before-merge' ? [] : evaluations.filter((evaluation) => fails(evaluation, failOn));
  return { first: failing[0]?.proposal.path ?? null, count: failing.length };
}

/** 2: something could not be used; 1: an evaluation is at or past `failOn`; 0: none is. `why` is one sentence. `failing`, where given, speaks for evaluations that were let go. */
export function exitOf(result: Pick<RunResult, 'evaluations' | 'problems' | 'request'>, failOn: StopAt, failing: Failing = failingOf(result.evaluations, failOn)): RunResult['exit'] {
  const errors = result.problems.filter((p) => p.level === 'error').length;
  if (errors > 0) return { code: 2, why: errors === 1 ? 'Something that was asked for could not be used.' : `${errors} things that were asked for could not be used.` };
  if (failOn === 'before-merge') return beforeMerge(result);
  if (failing.first === null) return { code: 0, why: failOn === 'never' ? 'No outcome fails this run.' : `No proposal is ${WORDS[failOn]}.` };
  const others = failing.count - 1;
  return { code: 1, why: `${failing.first}${others > 0 ? ` and ${others} more are` : ' is'} ${WORDS[failOn]}.` };
}

const WORDS: Readonly<Record<FailOn, string>> = { never: '', incomplete: 'incomplete', refine: 'to be refined or declined', decline: 'to be declined' };

/** `Not ready: gossip.md is submitted and lacks three things. The 2 others are.` */
function beforeMerge({ evaluations, request }: Pick<RunResult, 'evaluations' | 'request'>): RunResult['exit'] {
  const all = evaluations.length + (request?.decided.length ?? 0);
  const [first, ...more] = evaluations.filter((evaluation) => evaluation.gate?.met === false);
  if (first === undefined) return { code: 0, why: all === 0 ? 'Ready: this request changes no proposal.' : all === 1 ? 'Ready: the proposal has what its status asks for.' : `Ready: each of the ${all} proposals has what its status asks for.` };
  const { gate, proposal } = first;
  const why = (gate?.why ?? '').startsWith('It ') ? gate!.why.slice('It '.length) : 'lacks what its status asks for.';
  const others = all - 1 - more.length;
  return { code: 1, why: [`Not ready: ${proposal.path} ${why}`, more.length === 0 ? '' : more.length === 1 ? `Nor is ${more[0]!.proposal.path}.` : `Nor are ${more.length} more.`, others === 0 ? '' : others === 1 ? 'The other is.' : `The ${others} others are.`].filter((part) => part !== '').join(' ') };
}

function fails(evaluation: Evaluation, failOn: FailOn): boolean {
  // What people decided is left in peace until its text changes.
  if (evaluation.decision?.current === true) return false;
  if (failOn === 'incomplete') return evaluation.reasons.some((reason) => reason.mendable);
  if (failOn === 'refine') return evaluation.recommendation === 'refine' || evaluation.recommendation === 'decline';
  return failOn === 'decline' && evaluation.recommendation === 'decline';
}
