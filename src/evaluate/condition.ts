/** Evaluates a condition tree: leaves are checks, branches three-valued logic. Trees are shallow (the rubric's nesting is capped). */
import type { Condition } from '../rubric/types.js';
import type { Evidence, Truth } from '../language/evidence.js';
import type { CheckContext } from '../checks/check.js';
import { checkOf, runCheck } from '../checks/index.js';
import { all, any, atLeast, not } from './truth.js';

export interface Evaluated {
  readonly truth: Truth;
  /** Whether facts alone make it so; else words do. */
  readonly fact: boolean;
  readonly evidence: readonly Evidence[];
  readonly excluded: readonly Evidence[];
  /** What a check has to tell people, the first that has something. */
  readonly note: string | null;
  /** ISO day of the event that a check found named, the first that has one. */
  readonly on: string | null;
}

export const never: Evaluated = { truth: 'no', fact: true, evidence: [], excluded: [], note: null, on: null };

/** Whether a condition holds, where nobody asks for what it rests on: it stops at the first part that decides. */
export function truthOf(condition: Condition, context: CheckContext): Truth {
  if (condition.op === 'check') return runCheck(condition.kind, condition.params, context, true).truth;
  if (condition.op === 'not') return not(truthOf(condition.of, context));
  if (condition.op === 'at-least') return atLeast(condition.n, condition.of.map((c) => truthOf(c, context)));
  const decides = condition.op === 'all' ? 'no' : 'yes';
  const truths: Truth[] = [];
  for (const part of condition.of) {
    const truth = truthOf(part, context);
    if (truth === decides) return truth;
    truths.push(truth);
  }
  return condition.op === 'all' ? all(truths) : any(truths);
}

export function evaluateCondition(condition: Condition, context: CheckContext): Evaluated {
  if (condition.op === 'check') {
    const { truth, evidence, excluded = [], note = null, on = null } = runCheck(condition.kind, condition.params, context);
    return { truth, fact: checkOf(condition.kind)!.fact, evidence, excluded, note, on };
  }
  if (condition.op === 'not') {
    const inner = evaluateCondition(condition.of, context);
    return { ...inner, truth: not(inner.truth) };
  }
  const parts = condition.of.map((c) => evaluateCondition(c, context));
  const truths = parts.map((p) => p.truth);
  const truth = condition.op === 'at-least' ? atLeast(condition.n, truths) : condition.op === 'all' ? all(truths) : any(truths);
  // Only what carries the result is its evidence: of an `any` the branches as true as the whole.
  const carrying = condition.op === 'all' && truth !== 'no' ? parts : parts.filter((p) => p.truth === truth);
  // One fact is enough to carry an `any`, and to break an `all`; whatever else holds needs all its parts.
  const alone = (condition.op === 'any' && truth !== 'no') || (condition.op === 'all' && truth === 'no');
  const needed = condition.op === 'any' && truth === 'no' ? parts : carrying;
  return {
    truth,
    fact: alone ? carrying.some((p) => p.fact) : needed.every((p) => p.fact),
    evidence: carrying.flatMap((p) => p.evidence), excluded: parts.flatMap((p) => p.excluded),
    note: carrying.map((p) => p.note).find((n) => n !== null) ?? null,
    on: carrying.map((p) => p.on).find((on) => on !== null) ?? null,
  };
}
