/** The order of every key in the result. Printing goes by it, so that the same result always prints the same bytes, whoever built it. */
import type { AntiPatternResult, AnswerNote, Candidate, ChecklistResult, CriterionResult, Evaluation, GateNote, Path, PathStep, Question, Reason, ReadNote, RequestNote, RunResult, Score, TimingResult, TotalScore, WaivedNote, WaiverNote, Where } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import type { Place, Problem } from '../lib/place.js';

/** What a value is made of: its keys in order, each with the shape of what stands there (null: anything plain). */
export interface Shape {
  readonly keys: readonly (readonly [string, Shape | null])[];
}

function shape<T>(keys: { readonly [K in keyof Required<T>]: Shape | null }): Shape {
  return { keys: Object.entries(keys) as [string, Shape | null][] };
}

const place = shape<Place>({ line: null, column: null, endLine: null, endColumn: null });
const evidence = shape<Evidence>({
  line: null, column: null, endLine: null, endColumn: null, text: null, excerpt: null, section: null, stance: null, basis: null, trigger: null, excluded: null,
});
const score = shape<Score>({ low: null, at: null, high: null });
const where = shape<Where>({ section: null, line: null });
const problem = shape<Problem>({ code: null, level: null, message: null, path: null, line: null, column: null, fix: null });
const step = shape<PathStep>({ id: null, do: null, effort: null, where });
const criterion = shape<CriterionResult>({
  id: null, checklist: null, title: null, asks: null, required: null, weight: null, status: null, basis: null, note: null, fix: null, effort: null, where, evidence, excluded: evidence,
  answer: shape<AnswerNote>({ verdict: null, by: null, assistant: null, why: null }), waiver: shape<WaiverNote>({ by: null, why: null, until: null }),
});
const evaluation = shape<Evaluation>({
  proposal: shape<Evaluation['proposal']>({ path: null, title: null, type: null, status: null, sha256: null, contentSha256: null }),
  rubric: shape<Evaluation['rubric']>({
    id: null, title: null, version: null, stage: null, sha256: null, bar: null,
    outcomes: shape<Evaluation['rubric']['outcomes']>({ accept: null, defer: null, refine: null, decline: null }), reply: null,
  }),
  recommendation: null, read: shape<ReadNote>({ by: null, on: null, assistant: null }), settled: null, couldBe: null,
  revisit: shape<NonNullable<Evaluation['revisit']>>({ on: null, waitsFor: null }),
  score: shape<TotalScore>({ low: null, at: null, high: null, verified: null }),
  hangsOn: shape<NonNullable<Evaluation['hangsOn']>>({ id: null, what: null, place, to: null }),
  wouldChange: shape<Evaluation['wouldChange'][number]>({ what: null, at: null, to: null }),
  checklists: shape<ChecklistResult>({ id: null, title: null, level: null, weight: null, applicable: null, score }),
  criteria: criterion,
  antiPatterns: shape<AntiPatternResult>({ id: null, title: null, severity: null, status: null, basis: null, evidence }),
  sections: shape<Evaluation['sections'][number]>({ id: null, title: null, required: null, status: null, line: null }),
  fields: shape<Evaluation['fields'][number]>({ id: null, required: null, status: null, value: null, line: null }),
  timing: shape<TimingResult>({ id: null, title: null, status: null, basis: null, on: null, evidence }),
  questions: shape<Question>({ id: null, kind: null, asks: null, decisive: null, candidates: shape<Candidate>({ line: null, text: null }), covers: shape<Question['covers'][number]>({ id: null, asks: null, candidates: shape<Candidate>({ line: null, text: null }) }) }),
  reasons: shape<Reason>({ outcome: null, kind: null, id: null, text: null, mendable: null, places: place }),
  path: shape<Path>({ write: step, change: step, to: null }),
  decision: shape<NonNullable<Evaluation['decision']>>({ outcome: null, by: null, why: null, on: null, current: null }),
  waivers: shape<WaivedNote>({ id: null, title: null, status: null, by: null, why: null, until: null }),
  gate: shape<GateNote>({ needs: null, met: null, lacks: null, why: null }),
  problems: problem,
});

export const resultShape: Shape = shape<RunResult>({
  version: null, tool: shape<RunResult['tool']>({ name: null, version: null }), today: null, evaluations: evaluation, problems: problem,
  request: shape<RequestNote>({
    base: null, commit: null, trusted: null, changes: shape<RequestNote['changes'][number]>({ path: null, kind: null, difference: null }),
    decided: shape<RequestNote['decided'][number]>({ path: null, title: null, outcome: null, by: null, on: null }),
  }),
  summary: shape<RunResult['summary']>({ evaluated: null, unreadable: null, skipped: null, accept: null, defer: null, refine: null, decline: null, unsettled: null }),
  exit: shape<RunResult['exit']>({ code: null, why: null }),
});

/** One evaluation of it. */
export function evaluationInOrder(value: Evaluation): unknown {
  return ordered(value, evaluation);
}

/** The result with its keys in order and nothing that the contract does not name. The result's depth is fixed, so recursion is bounded. */
export function inOrder(result: Partial<RunResult>): unknown {
  return ordered(result, resultShape);
}

function ordered(value: unknown, by: Shape | null): unknown {
  if (by === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, by));
  const source = value as Readonly<Record<string, unknown>>;
  const made: Record<string, unknown> = {};
  for (const [key, inner] of by.keys) {
    const held = source[key];
    if (held !== undefined) made[key] = inner === null ? held : ordered(held, inner);
  }
  return made;
}
