/** The case to be decided: every verdict as it stands, in a form that can be changed and decided again. */
import type { AnswerNote, Status, WaiverNote } from './result.js';
import type { AntiPattern, Checklist, Criterion, Rubric } from '../rubric/types.js';
import type { Basis, Evidence } from '../language/evidence.js';
import type { CriterionMatch, FactMatch, FieldState, SectionState } from './types.js';
import type { Place } from '../lib/place.js';
import type { Records } from './records.js';

export interface CriterionCase {
  readonly id: string;
  readonly criterion: Criterion;
  readonly checklist: Checklist;
  readonly match: CriterionMatch;
  readonly status: Status;
  readonly basis: Basis;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
  readonly answer: AnswerNote | null;
  readonly waiver: WaiverNote | null;
  readonly required: boolean;
  /** Its home sections are reported missing, so that it adds no reason of its own when it is missing. */
  readonly homeReported: boolean;
  /** The near-twin whose judgement serves this one, or null when it has its own. */
  readonly follows: string | null;
}

export interface AntiPatternCase {
  readonly id: string;
  readonly antiPattern: AntiPattern;
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Basis;
  readonly evidence: readonly Evidence[];
  /** Numbers of the sentences it rests on; two that share one rest on the same sentence. Empty: it rests on none. */
  readonly sentences: readonly number[];
  readonly answer: AnswerNote | null;
  readonly waiver: WaiverNote | null;
}

export interface TimingCase {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Basis;
  /** ISO day of the event, or null. */
  readonly on: string | null;
  readonly evidence: readonly Evidence[];
}

export interface Case {
  readonly rubric: Rubric;
  readonly records: Records;
  readonly today: string;
  readonly criteria: readonly CriterionCase[];
  readonly antiPatterns: readonly AntiPatternCase[];
  readonly timing: readonly TimingCase[];
  readonly sections: readonly SectionState[];
  readonly fields: readonly FieldState[];
  readonly facts: readonly FactMatch[];
  readonly start: string | null;
  readonly hoursPerMonth: number | null;
}

/** The same case with other statuses for some criteria. Whoever follows a changed one changes with it; a waiver holds only for the status it was given for. */
export function withStatuses(c: Case, statuses: ReadonlyMap<string, Status>): Case {
  if (statuses.size === 0) return c;
  const criteria = c.criteria.map((x) => {
    const status = statuses.get(x.id) ?? (x.follows === null ? undefined : statuses.get(x.follows));
    return status === undefined || status === x.status ? x : { ...x, status, waiver: null };
  });
  return { ...c, criteria };
}

/** The same case with other verdicts for some anti-patterns. */
export function withAntiPatterns(c: Case, verdicts: ReadonlyMap<string, 'present' | 'absent'>): Case {
  if (verdicts.size === 0) return c;
  return { ...c, antiPatterns: c.antiPatterns.map((a) => ({ ...a, status: verdicts.get(a.id) ?? a.status })) };
}

/** The same case with all timing that is free turned one way. */
export function withFreeTiming(c: Case, status: 'present' | 'absent'): Case {
  return { ...c, timing: c.timing.map((t) => (isFree(t) ? { ...t, status } : t)) };
}

/** Whether a reader could still say otherwise: only facts and readers settle. What is waived, a reviewer has settled. */
export function isFree(x: { readonly basis: Basis; readonly waiver?: WaiverNote | null }): boolean {
  return x.basis !== 'fact' && x.basis !== 'reader' && (x.waiver ?? null) === null;
}

/** The free criteria that have a judgement of their own (near-twins that follow another are left out). */
export function freeCriteria(c: Case): readonly CriterionCase[] {
  return c.criteria.filter((x) => isFree(x) && x.follows === null);
}

/** The waiver in the records for this id and one of these statuses, or null. */
export function waiverFor(records: Records, id: string, statuses: readonly string[]): WaiverNote | null {
  const found = records.waivers.find((w) => w.id === id && statuses.includes(w.status));
  return found === undefined ? null : { by: found.by, why: found.why, until: found.until };
}

/** The bare place of a piece of evidence. */
export function placeOf(place: Place): Place {
  return { line: place.line, column: place.column, endLine: place.endLine, endColumn: place.endColumn };
}
