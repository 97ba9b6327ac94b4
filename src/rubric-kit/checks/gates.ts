/** A rubric and its stages checked together: what is told once, what one stage alone gives, and what no gate has a use for. */
import type { Problem } from '../../lib/place.js';
import type { Rubric } from '../../rubric/types.js';
import type { RubricCheck } from '../../report/rubric/hearing.js';
import { examplesTogether } from '../examples.js';

/** A rubric at one of its stages (null: at none), and what its check found. */
export interface Gate {
  readonly stage: string | null;
  readonly rubric: Rubric;
  readonly check: RubricCheck;
}

/**
 * What was asked for with what the others add: a stage that was asked for speaks for itself, the rubric at none for all its stages too.
 * A part that does nothing at one gate is idle only where no gate that holds it has a use for it.
 */
export function togetherAt(asked: Gate, others: readonly Gate[]): RubricCheck {
  const all = [asked, ...others];
  const told = asked.stage === null ? all : [asked];
  const remarks = new Map<string, Problem>();
  for (const { stage, check } of told) {
    for (const p of check.remarks) {
      if (p.code === 'rubric-dead' && !all.every((gate) => gate.check.remarks.some((r) => keyOf(r) === keyOf(p)) || !holds(gate.rubric, p))) continue;
      if (!remarks.has(keyOf(p))) remarks.set(keyOf(p), stage === asked.stage ? p : { ...p, message: `At the stage "${stage}": ${p.message}` });
    }
  }
  return { ...asked.check, remarks: [...remarks.values()], examples: examplesTogether(told.map(({ check }) => check.examples)) };
}

function keyOf(p: Problem): string {
  return `${p.code} ${p.path ?? ''}:${p.line ?? 0}:${p.column ?? 0} ${p.message}`;
}

/** Whether something of the rubric is written where the remark points. */
function holds(rubric: Rubric, { path, line, column }: Problem): boolean {
  for (const origin of rubric.origins.values()) if (origin.path === path && origin.place.line === line && origin.place.column === column) return true;
  return false;
}
