/** What match gives and judge takes: facts by criterion, without text processing, without judgement. */
import type { Evidence, Truth } from './evidence.js';
import type { Place } from './place.js';

/** How the proposer's own line in the self-assessment reads. */
export interface LineReading {
  readonly place: Place;
  readonly ticked: boolean;
  /**
   * `none`: no words at all · `empty`: no words of the proposer's own (yes, pasted back) · `affirms` · `hedges` · `denies`
   * · `pointer-lost`: points nowhere and says nothing else · `unclear`: a reader must say.
   */
  readonly says: 'none' | 'empty' | 'affirms' | 'hedges' | 'denies' | 'pointer-lost' | 'unclear';
  readonly evidence: Evidence | null;
}

export interface CriterionMatch {
  readonly id: string;
  readonly applicable: Truth;
  readonly line: LineReading | null;
  /** The self-assessment is there, so a line left out counts as blank. Null: the criterion has no line, or there is no self-assessment. */
  readonly asked: boolean;
  /** Its home sections: `substance`: at least one has words; `empty`: all are missing, empty or as the template had them; `none`: it has no home. */
  readonly home: 'substance' | 'empty' | 'none';
  /** All home sections are themselves reported missing, so that it adds no reason of its own. */
  readonly homeReported: boolean;
  readonly met: Truth;
  readonly partial: Truth;
  readonly contradicted: Truth;
  /** The body plainly denies what the line affirms (first person, no counter-cue) or might (suspected). */
  readonly bodyDenies: 'plainly' | 'suspected' | 'no';
  readonly evidence: readonly Evidence[];
  /** Considered and set aside, each with its why. */
  readonly excluded: readonly Evidence[];
  /** A remark for the proposer (an unticked line that affirms, a pointer that points nowhere). */
  readonly note: string | null;
  /** Where it would best be written. */
  readonly where: { readonly section: string; readonly line: number | null } | null;
  /** Candidate sentences for a reader, best first, at most three. */
  readonly candidates: readonly Evidence[];
}

export interface AntiPatternMatch {
  readonly id: string;
  /** `present`: plain words or facts that clash; `suspected`: words that may mean it; `declared-not`: its line was ticked; `none`. */
  readonly found: 'present' | 'suspected' | 'none';
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
  /** `waits`: a fact or plain words; `suspected`: words that may mean it. */
  readonly found: 'waits' | 'suspected' | 'none';
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
