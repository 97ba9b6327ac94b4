/** What a report to the public may say of a proposal: what its author can fix, what was waived, and no recommendation. */
import type { Evaluation, Reason, WaivedNote } from '../../evaluate/result.js';
import { knownSteps } from '../fixes.js';
import { safe } from '../safe.js';
import { sentence, upperFirst } from '../words.js';

/** One thing that is missing, with its place. All texts are safe to print, on one line. */
export interface Todo {
  /** Of a criterion, a section or a field. */
  readonly id: string;
  readonly kind: 'criterion' | 'section' | 'field';
  /** What is missing, short: `Equity and inclusion`, `The section Abstract is missing`. */
  readonly title: string;
  /** What was seen and what to do, in sentences; never ''. */
  readonly fix: string;
  readonly section: string;
  readonly line: number | null;
}

/** Everything seen to be missing that words could add, once each, in the order of the reasons. Points that nobody has read are not in it. */
export function todosOf(evaluation: Evaluation): readonly Todo[] {
  const seen = new Set<string>();
  return evaluation.reasons.filter((reason) => reason.mendable)
    .flatMap((reason) => todoFor(evaluation, reason))
    .filter((todo) => !seen.has(todo.id) && seen.add(todo.id));
}

/** A reason that names a whole checklist stands for the criteria on the path that would do. */
function todoFor(evaluation: Evaluation, reason: Reason): readonly Todo[] {
  const steps = evaluation.path?.write ?? [];
  if (evaluation.checklists.some((list) => list.id === reason.id)) {
    const within = knownSteps(evaluation, steps).filter((step) => step.id.startsWith(`${reason.id}/`));
    if (within.length > 0) return within.map((step) => todo(evaluation, step.id, 'criterion', reason.text, step.do));
  }
  const step = steps.find((one) => one.id === reason.id);
  return [todo(evaluation, reason.id, reason.kind === 'section' || reason.kind === 'field' ? reason.kind : 'criterion', reason.text, step?.do ?? '', reason.places[0]?.line ?? step?.where?.line ?? null, step?.where?.section)];
}

function todo(evaluation: Evaluation, id: string, kind: Todo['kind'], text: string, fix: string, line: number | null = null, title = ''): Todo {
  const said = sentence(upperFirst(safe(text)));
  const criterion = kind === 'criterion' ? evaluation.criteria.find((one) => one.id === id) : undefined;
  if (criterion !== undefined) {
    const seen = criterion.basis === 'reader' ? 'A reviewer did not find it.' : sentence(upperFirst(safe(criterion.note ?? '')));
    const parts = [seen, sentence(safe(fix || criterion.fix))].filter((part) => part !== '').join(' ');
    return { id, kind, title: safe(criterion.title), fix: parts || safe(criterion.asks) || said, section: safe(criterion.where?.section ?? title), line: criterion.where?.line ?? line };
  }
  const section = evaluation.sections.find((one) => one.id === id);
  const field = evaluation.fields.find((one) => one.id === id);
  return { id, kind, title: said.replace(/\.$/u, ''), fix: sentence(safe(fix)) || said, section: safe(title || section?.title || ''), line: line ?? section?.line ?? field?.line ?? null };
}

/** What is wrong, as a sentence's beginning: `Missing: Equity and inclusion`. */
export function missingTitle(one: Todo): string {
  return one.kind === 'criterion' ? `Missing: ${one.title}` : one.title;
}

/** What reviewers waived, also where a result names it at the criteria alone. */
export function waivedOf(evaluation: Evaluation): readonly WaivedNote[] {
  return evaluation.waivers ?? evaluation.criteria.flatMap(({ id, title, status, waiver }) => (waiver === null ? [] : [{ id, title, status, ...waiver }]));
}

/** Nothing to fix by writing, and yet something that only people should talk about with its author. */
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
