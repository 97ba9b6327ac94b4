/** The form of a saved result, one definition: checks what `proposals render` reads, and makes schema/result.schema.json. Loaded only then. */
import * as z from 'zod';
import type { RunResult } from '../evaluate/result.js';

const line = z.int().min(1);
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).describe('ISO day');
const outcome = z.enum(['accept', 'defer', 'refine', 'decline']);
const effort = z.enum(['write', 'decide', 'arrange']);
const place = z.object({ line, column: line, endLine: line, endColumn: line }).describe('Lines and columns from 1, columns in UTF-16 units, the end exclusive');
const problem = z.object({
  code: z.string().describe('Stable name; new ones may come'), level: z.enum(['error', 'warning', 'note']), message: z.string(),
  path: z.string().nullable(), line: line.nullable(), column: line.nullable(), fix: z.string().nullable(),
});
const evidence = z.object({
  ...place.shape,
  text: z.string().describe('The exact source slice'), excerpt: z.string().describe('The same, folded for reading'), section: z.string().nullable(),
  stance: z.enum(['supports', 'denies', 'hedges', 'unrelated']), basis: z.enum(['fact', 'reader', 'declared', 'text']),
  trigger: z.string().nullable().describe('The cue that turned it'), excluded: z.string().nullable().describe('Why it does not count'),
});
const basis = z.enum(['fact', 'reader', 'declared', 'text', 'none']).describe('On what it rests: facts that the program checked, a reader\'s answer, the proposer\'s own self-assessment, a phrase found in the prose, nothing yet. Only fact and reader settle');
const points = z.number().min(0).max(100);
const score = z.object({ low: points, at: points, high: points }).describe('Points of 100; low and high are what open criteria could make of it');
const where = z.object({ section: z.string(), line: line.nullable() });
const step = z.object({ id: z.string(), do: z.string(), effort, where: where.nullable() });
const candidate = z.object({ line, text: z.string() });
const found = z.enum(['present', 'open', 'absent']);

const criterion = z.object({
  id: z.string(), checklist: z.string(), title: z.string(), asks: z.string(), required: z.boolean(), weight: z.number(),
  status: z.enum(['met', 'partial', 'missing', 'contradicted', 'not-applicable', 'open']),
  basis, note: z.string().nullable(), fix: z.string(), effort, where: where.nullable(),
  evidence: z.array(evidence), excluded: z.array(evidence),
  answer: z.object({ verdict: z.string(), by: z.string(), assistant: z.string().nullable(), why: z.string().nullable() }).nullable(),
  waiver: z.object({ by: z.string(), why: z.string(), until: isoDay }).nullable(),
});

const evaluation = z.object({
  proposal: z.object({ path: z.string(), title: z.string(), type: z.string(), status: z.string(), sha256: z.string(), contentSha256: z.string() }),
  rubric: z.object({
    id: z.string(), title: z.string(), version: z.string(), stage: z.string().nullable(), sha256: z.string(), bar: z.number(),
    outcomes: z.object({ accept: z.string(), defer: z.string(), refine: z.string(), decline: z.string() }), reply: z.string(),
  }),
  recommendation: outcome,
  read: z.object({ by: z.string(), on: isoDay.nullable(), assistant: z.string().nullable() }).nullable().describe('Who read it: names, the last day, the assistant\'s model; null: nobody'),
  settled: z.boolean(), couldBe: z.array(outcome),
  revisit: z.object({ on: isoDay, waitsFor: z.string() }).nullable(),
  score: score.extend({ verified: points.describe('The share of the applicable weight that rests on facts or readers') }),
  hangsOn: z.object({ id: z.string(), what: z.string(), place: place.nullable(), to: outcome }).nullable(),
  wouldChange: z.array(z.object({ what: z.string(), at: z.string(), to: outcome })),
  checklists: z.array(z.object({ id: z.string(), title: z.string(), level: z.enum(['essential', 'desirable']), weight: z.number(), applicable: z.boolean(), score: score.nullable() })),
  criteria: z.array(criterion),
  antiPatterns: z.array(z.object({ id: z.string(), title: z.string(), severity: z.enum(['disqualifying', 'serious', 'note']), status: found, basis, evidence: z.array(evidence) })),
  sections: z.array(z.object({ id: z.string(), title: z.string(), required: z.boolean(), status: z.string(), line: line.nullable() })),
  fields: z.array(z.object({ id: z.string(), required: z.boolean(), status: z.string(), value: z.string().nullable(), line: line.nullable() })),
  timing: z.array(z.object({ id: z.string(), title: z.string(), status: found, basis, on: isoDay.nullable(), evidence: z.array(evidence) })),
  questions: z.array(z.object({
    id: z.string(), kind: z.enum(['criterion', 'anti-pattern', 'avoid', 'timing']), asks: z.string(), decisive: z.boolean(),
    candidates: z.array(candidate),
    covers: z.array(z.object({ id: z.string(), asks: z.string(), candidates: z.array(candidate) })).describe('Asked once for several criteria of a list'),
  })),
  reasons: z.array(z.object({
    outcome, kind: z.enum(['anti-pattern', 'criterion', 'section', 'field', 'score', 'timing', 'fact', 'capacity']), id: z.string(), text: z.string(),
    mendable: z.boolean().describe('Words could mend it'), places: z.array(place),
  })),
  path: z.object({ write: z.array(step), change: z.array(step), to: outcome }).nullable(),
  decision: z.object({ outcome, by: z.string(), why: z.string(), on: isoDay, current: z.boolean() }).nullable(),
  waivers: z.array(z.object({
    id: z.string(), title: z.string(), status: z.enum(['met', 'partial', 'missing', 'contradicted', 'not-applicable', 'open', 'present', 'failed']), by: z.string(), why: z.string(), until: isoDay,
  })).exactOptional().describe('Waivers of reviewers that hold today'),
  gate: z.object({ needs: z.enum(['nothing', 'complete', 'decided']), met: z.boolean(), lacks: z.int().min(0), why: z.string() }).exactOptional().describe('What it must have before a request is merged'),
  problems: z.array(problem),
});

const count = z.int().min(0);

export const resultSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal('proposal-evaluator'), version: z.string() }),
  today: isoDay,
  evaluations: z.array(evaluation),
  problems: z.array(problem),
  request: z.object({
    base: z.string(), commit: z.string(), trusted: z.boolean(),
    changes: z.array(z.object({ path: z.string(), kind: z.enum(['rubric', 'configuration', 'record']), difference: z.string() })).describe('What the request changes in the law, and the difference that it would make'),
    decided: z.array(z.object({ path: z.string(), title: z.string(), outcome, by: z.string(), on: isoDay })).describe('Not checked: decided, and their text has not changed'),
  }).exactOptional().describe('Only with --changed'),
  summary: z.object({ evaluated: count, unreadable: count, skipped: count, accept: count, defer: count, refine: count, decline: count, unsettled: count }),
  exit: z.object({ code: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]), why: z.string() }),
});

/** The JSON Schema, as shipped. Unknown keys are allowed: readers ignore them, and a later minor version may add some. */
export function resultJsonSchema(): unknown {
  const { $schema, ...rest } = z.toJSONSchema(resultSchema, { io: 'input' });
  return { $schema, title: 'A result of proposal-evaluator, version 1', ...rest };
}

/** A saved result, checked; else in words what is wrong, and where (`evaluations.0.score`). Keys that we don't know are dropped. */
export function readResult(value: unknown): { readonly result: RunResult } | { readonly at: string; readonly message: string } {
  const read = resultSchema.safeParse(value);
  if (read.success) return { result: read.data };
  const [issue] = read.error.issues;
  return { at: issue?.path.map(String).join('.') ?? '', message: issue?.message ?? 'not a result' };
}
