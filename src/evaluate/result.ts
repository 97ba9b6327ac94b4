/** The result, version 1: the contract for every format, test and tool. Keys and order are stable. */
import type { Basis, Evidence } from '../language/evidence.js';
import type { Place, Problem } from '../lib/place.js';
import type { Effort, Severity } from '../rubric/types.js';

/** Best last: accept beats defer beats refine beats decline. */
export type Outcome = 'accept' | 'defer' | 'refine' | 'decline';

export type Status = 'met' | 'partial' | 'missing' | 'contradicted' | 'not-applicable' | 'open';

/** Points of 100 with one decimal; `low` and `high` are what open criteria could make of it. */
export interface Score {
  readonly low: number;
  readonly at: number;
  readonly high: number;
}

/** The whole score, with the share of the applicable weight (0 to 100) that rests on facts or readers. */
export interface TotalScore extends Score {
  readonly verified: number;
}

export interface Where {
  readonly section: string;
  readonly line: number | null;
}

export interface ChecklistResult {
  readonly id: string;
  readonly title: string;
  readonly level: 'essential' | 'desirable';
  readonly weight: number;
  readonly applicable: boolean;
  readonly score: Score | null;
}

export interface AnswerNote {
  readonly verdict: string;
  readonly by: string;
  /** The model's name when an assistant answered, else null. */
  readonly assistant: string | null;
  readonly why: string | null;
}

export interface WaiverNote {
  readonly by: string;
  readonly why: string;
  readonly until: string;
}

export interface CriterionResult {
  readonly id: string;
  readonly checklist: string;
  readonly title: string;
  readonly asks: string;
  readonly required: boolean;
  readonly weight: number;
  readonly status: Status;
  readonly basis: Basis;
  readonly note: string | null;
  readonly fix: string;
  readonly effort: Effort;
  readonly where: Where | null;
  readonly evidence: readonly Evidence[];
  readonly excluded: readonly Evidence[];
  readonly answer: AnswerNote | null;
  readonly waiver: WaiverNote | null;
}

export interface AntiPatternResult {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Basis;
  readonly evidence: readonly Evidence[];
}

export interface TimingResult {
  readonly id: string;
  readonly title: string;
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Basis;
  readonly on: string | null;
  readonly evidence: readonly Evidence[];
}

export interface Question {
  readonly id: string;
  readonly kind: 'criterion' | 'anti-pattern' | 'avoid' | 'timing';
  readonly asks: string;
  /** Its answer could change the outcome. */
  readonly decisive: boolean;
  /** Sentences to look at, best first: what may say the opposite, the proposer's own line, candidates. */
  readonly candidates: readonly Candidate[];
  /** A question put once for several criteria of a checklist, where nothing speaks against any: what it asks of each. Else []. */
  readonly covers: readonly { readonly id: string; readonly asks: string; readonly candidates: readonly Candidate[] }[];
}

/** A sentence to look at, with its line. */
export interface Candidate {
  readonly line: number;
  readonly text: string;
}

export interface Reason {
  readonly outcome: Outcome;
  readonly kind: 'anti-pattern' | 'criterion' | 'section' | 'field' | 'score' | 'timing' | 'fact' | 'capacity';
  readonly id: string;
  readonly text: string;
  /** Words could mend it (missing sections, fields, essential criteria): what `--fail-on incomplete` counts. */
  readonly mendable: boolean;
  readonly places: readonly Place[];
}

export interface PathStep {
  readonly id: string;
  readonly do: string;
  readonly effort: Effort;
  readonly where: Where | null;
}

/** What would make it `to`: things to write (not found) and things to change (the text says the opposite), never mixed. */
export interface Path {
  readonly write: readonly PathStep[];
  readonly change: readonly PathStep[];
  readonly to: Outcome;
}

/** What a reviewer set aside and why; `status` is what it is without that. */
export interface WaivedNote extends WaiverNote {
  readonly id: string;
  readonly title: string;
  readonly status: Status | 'present' | 'failed';
}

/** What a proposal must have before a request is merged, by the status that the request gives it. */
export type MergeNeed = 'nothing' | 'complete' | 'decided';
/** The same as settings say it. `no-worse`: complete, or lacking nothing that it did not lack at the base under the same status. */
export type MergeRule = MergeNeed | 'no-worse';

export interface GateNote {
  readonly needs: MergeNeed;
  readonly met: boolean;
  /** Things that words could mend and that are not there. */
  readonly lacks: number;
  /** One sentence: what is asked of it and what is not there; '' when all is. */
  readonly why: string;
}

/** A request to merge: what it changes beside proposals, and which decided proposals were left in peace. */
export interface RequestNote {
  /** The base as it was named, and its commit. */
  readonly base: string;
  readonly commit: string;
  /** The request's own rubrics, settings and records were used. */
  readonly trusted: boolean;
  /** What the request changes in the law; it does not apply unless trusted. `difference` says in a sentence what it would change. */
  readonly changes: readonly { readonly path: string; readonly kind: 'rubric' | 'configuration' | 'record'; readonly difference: string }[];
  readonly decided: readonly { readonly path: string; readonly title: string; readonly outcome: Outcome; readonly by: string; readonly on: string }[];
}

export interface ReadNote {
  readonly by: string;
  readonly on: string | null;
  readonly assistant: string | null;
}

export interface Evaluation {
  readonly proposal: { readonly path: string; readonly title: string; readonly type: string; readonly status: string; readonly sha256: string; readonly contentSha256: string };
  readonly rubric: { readonly id: string; readonly title: string; readonly version: string; readonly stage: string | null; readonly sha256: string; readonly bar: number; readonly outcomes: Readonly<Record<Outcome, string>>; readonly reply: string };
  readonly recommendation: Outcome;
  /** Who read it: the people whose answers count (by name, joined), the last ISO day, and the assistant's model where one answered. Null: nobody. */
  readonly read: ReadNote | null;
  readonly settled: boolean;
  /** The recommendation first, then the others from best to worst. */
  readonly couldBe: readonly Outcome[];
  readonly revisit: { readonly on: string; readonly waitsFor: string } | null;
  readonly score: TotalScore;
  /** The one finding without which the outcome changes. */
  readonly hangsOn: { readonly id: string; readonly what: string; readonly place: Place | null; readonly to: Outcome } | null;
  readonly wouldChange: readonly { readonly what: string; readonly at: string; readonly to: Outcome }[];
  readonly checklists: readonly ChecklistResult[];
  readonly criteria: readonly CriterionResult[];
  readonly antiPatterns: readonly AntiPatternResult[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly required: boolean; readonly status: string; readonly line: number | null }[];
  readonly fields: readonly { readonly id: string; readonly required: boolean; readonly status: string; readonly value: string | null; readonly line: number | null }[];
  readonly timing: readonly TimingResult[];
  readonly questions: readonly Question[];
  readonly reasons: readonly Reason[];
  /** null: no path by the proposer's own hand exists. */
  readonly path: Path | null;
  readonly decision: { readonly outcome: Outcome; readonly by: string; readonly why: string; readonly on: string; readonly current: boolean } | null;
  /** What reviewers set aside and holds today. Absent: nothing. */
  readonly waivers?: readonly WaivedNote[];
  /** Only in a request. */
  readonly gate?: GateNote;
  readonly problems: readonly Problem[];
}

export interface RunResult {
  readonly version: 1;
  readonly tool: { readonly name: 'proposal-evaluator'; readonly version: string };
  readonly today: string;
  readonly evaluations: readonly Evaluation[];
  readonly problems: readonly Problem[];
  /** Only with --changed. */
  readonly request?: RequestNote;
  readonly summary: { readonly evaluated: number; readonly unreadable: number; readonly skipped: number; readonly accept: number; readonly defer: number; readonly refine: number; readonly decline: number; readonly unsettled: number };
  readonly exit: { readonly code: 0 | 1 | 2 | 3; readonly why: string };
}
