/** What match gives and judge takes: facts by criterion, without text processing, without judgement. */
import type { Basis, Evidence } from '../language/evidence.js';
import type { Place } from '../lib/place.js';
import type { Status } from './result.js';

/** A line of the self-assessment, read by its structure alone: the box, and whether words of the proposer's own stand behind the title. */
export interface LineReading {
  readonly place: Place;
  readonly ticked: boolean;
  /**
   * `bare`: no words · `boilerplate`: no words of the proposer's own (assent, N/A, the rubric's or the template's wording, the same words as two other
   * lines, fewer than three content words) · `refusal`: opens with a plain no · `words`: anything else · `pointer`: points at a part of the page that has
   * words in it · `pointer-lost`: points at one that is empty or not there.
   */
  readonly says: 'bare' | 'boilerplate' | 'refusal' | 'words' | 'pointer' | 'pointer-lost';
  readonly evidence: Evidence | null;
  /** What a proposer is told about it, or null. */
  readonly note: string | null;
}

/** What the program itself says of a criterion, before anybody answered. */
export interface CriterionMatch {
  readonly id: string;
  readonly status: Status;
  readonly basis: Exclude<Basis, 'reader'>;
  /** What to do about it or why it is so, for people; null when there is nothing to add. */
  readonly note: string | null;
  /** The line of the self-assessment that is about it, if there is one. */
  readonly line: LineReading | null;
  /** The proposer was asked for it by a line or a field of its own. */
  readonly asked: boolean;
  /** All home sections are themselves reported missing, so that it adds no reason of its own. */
  readonly homeReported: boolean;
  readonly evidence: readonly Evidence[];
  /** Sentences that may say the opposite: shown first in the question. */
  readonly against: readonly Evidence[];
  /** Considered and excluded, each with its why. */
  readonly excluded: readonly Evidence[];
  /** Where it would best be written. */
  readonly where: { readonly section: string; readonly line: number | null } | null;
  /** Candidate sentences for a reader, best first, at most three. */
  readonly candidates: readonly Evidence[];
}

export interface AntiPatternMatch {
  readonly id: string;
  /** `open`: words that may mean it stand in the evidence, or its line in the self-assessment is not ticked. */
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Exclude<Basis, 'reader'>;
  readonly evidence: readonly Evidence[];
}

export interface SectionState {
  readonly id: string;
  readonly title: string;
  readonly required: boolean;
  /** `template`: as the template had it. */
  readonly status: 'present' | 'missing' | 'empty' | 'template' | 'not-needed';
  readonly line: number | null;
  readonly remark: string | null;
}

export interface FieldState {
  readonly id: string;
  readonly title: string;
  readonly required: boolean;
  readonly status: 'present' | 'missing' | 'explained';
  /** For output; contact data are never repeated ('given'). */
  readonly value: string | null;
  readonly place: Place | null;
  readonly fix: string;
}

export interface TimingMatch {
  readonly id: string;
  /** `open`: words that may mean it stand in the evidence. */
  readonly status: 'present' | 'open' | 'absent';
  readonly basis: Exclude<Basis, 'reader' | 'declared'>;
  /** ISO day of the event, or null when not known. */
  readonly on: string | null;
  readonly evidence: readonly Evidence[];
}

/** A failed fact that is nobody's criterion: a start in the past, an end before the start, two dates. */
export interface FactMatch {
  readonly id: string;
  readonly outcome: 'refine' | 'note';
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Everything judge needs, of one proposal under one rubric. */
export interface Match {
  readonly criteria: readonly CriterionMatch[];
  readonly antiPatterns: readonly AntiPatternMatch[];
  readonly sections: readonly SectionState[];
  readonly fields: readonly FieldState[];
  readonly timing: readonly TimingMatch[];
  readonly facts: readonly FactMatch[];
  /** ISO start date, or null. */
  readonly start: string | null;
  readonly hoursPerMonth: number | null;
  /** The self-assessment: present, missing, or not asked for by the rubric. */
  readonly selfAssessment: 'present' | 'missing' | 'not-asked';
}
