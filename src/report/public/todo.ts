/** What a report to the public may say of a proposal: what its author can write, what was set aside, and no verdict. */
import type { Evaluation, Reason, WaivedNote } from '../../evaluate/result.js';
import { safe } from '../safe.js';
import { sentence, upperFirst } from '../words.js';

/** One thing to write, with the place that suits it. All texts are safe to print, on one line. */
export interface Todo {
  /** Of a criterion, a section or a field. */
  readonly id: string;
  readonly kind: 'criterion' | 'section' | 'field';
  /** What was not found: a question or a sentence. */
  readonly asks: string;
  /** What to write; may be ''. */
  readonly fix: string;
  readonly section: string;
  readonly line: number | null;
}

/** Everything that words could mend, once each, in the order of the reasons. */
export function todosOf(evaluation: Evaluation): readonly Todo[] {
  const seen = new Set<string>();
  return evaluation.reasons.filter((reason) => reason.mendable)
    .flatMap((reason) => todoFor(evaluation, reason))
    .filter((todo) => !seen.has(todo.id) && seen.add(todo.id));
}

/** A reason that names a whole list stands for the criteria on the path that would do. */
function todoFor(evaluation: Evaluation, reason: Reason): readonly Todo[] {
  const steps = evaluation.path?.write ?? [];
  if (evaluation.checklists.some((list) => list.id === reason.id)) {
    const within = steps.filter((step) => step.id.startsWith(`${reason.id}/`));
    if (within.length > 0) return within.map((step) => todo(evaluation, step.id, 'criterion', reason.text, step.do));
  }
  const step = steps.find((one) => one.id === reason.id);
  return [todo(evaluation, reason.id, reason.kind === 'section' || reason.kind === 'field' ? reason.kind : 'criterion', reason.text, step?.do ?? '', reason.places[0]?.line ?? step?.where?.line ?? null, step?.where?.section)];
}

function todo(evaluation: Evaluation, id: string, kind: Todo['kind'], text: string, fix: string, line: number | null = null, title = ''): Todo {
  const said = sentence(upperFirst(safe(text)));
  const criterion = kind === 'criterion' ? evaluation.criteria.find((one) => one.id === id) : undefined;
  if (criterion !== undefined)
    return { id, kind, asks: safe(criterion.asks) || said, fix: sentence(safe(fix || criterion.fix)), section: safe(criterion.where?.section ?? title), line: criterion.where?.line ?? line };
  const section = evaluation.sections.find((one) => one.id === id);
  const field = evaluation.fields.find((one) => one.id === id);
  return { id, kind, asks: said, fix: sentence(safe(fix)), section: safe(title || section?.title || ''), line: line ?? section?.line ?? field?.line ?? null };
}

/** What reviewers set aside, also where a result names it at the criteria alone. */
export function waivedOf(evaluation: Evaluation): readonly WaivedNote[] {
  return evaluation.waivers ?? evaluation.criteria.flatMap(({ id, title, status, waiver }) => (waiver === null ? [] : [{ id, title, status, ...waiver }]));
}

/** Nothing to write, and yet something that only people should talk about with its author. */
export function forPeople(evaluation: Evaluation): boolean {
  return evaluation.decision?.current !== true && (evaluation.recommendation === 'decline' || evaluation.reasons.some((reason) => reason.outcome !== 'accept' && !reason.mendable && reason.kind !== 'timing' && reason.kind !== 'capacity'));
}

/** Whether what is to write stops the request: outside one it always would. */
export function stops(evaluation: Evaluation): boolean {
  return evaluation.gate?.needs !== 'nothing';
}

/** A decision is asked for and not there: the sentence that says so, else ''. */
export function lacksDecision(evaluation: Evaluation): string {
  return evaluation.gate?.needs === 'decided' && !evaluation.gate.met ? sentence(safe(evaluation.gate.why)) : '';
}
