/** What a rubric hears in a sentence, and how the examples of a rubric were read: the plain data that the rubric screens are drawn from. */
import type { Outcome } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';
import type { RubricExample, Severity } from '../../rubric/types.js';

/** `excluded`: its words are there and do not count. */
export type Reads = RubricExample['reads'] | 'excluded';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One criterion, thing to avoid or timing rule that heard a sentence. Ranges are offsets in `sentence`. */
export interface Heard {
  readonly id: string;
  readonly title: string;
  readonly kind: 'criterion' | 'avoid' | 'timing';
  readonly reads: Reads;
  readonly sentence: string;
  /** The rubric's phrase as it is written, and where it matched. */
  readonly phrase: (Range & { readonly source: string }) | null;
  /** The words that turned it. */
  readonly trigger: (Range & { readonly text: string }) | null;
  /** Why, or what follows from it, as a sentence; '' for nothing to add. */
  readonly note: string;
  /** Of what is avoided. */
  readonly severity: Severity | null;
}

export interface Hearing {
  readonly text: string;
  /** The line of the self-assessment that it stood on, or null for the body. */
  readonly line: string | null;
  readonly heard: readonly Heard[];
  /** Titles of criteria to which its words point: it would be shown to a reader with their questions. */
  readonly points: readonly string[];
}

/** An example that is read otherwise than its rubric says; with the place of its sentence. */
export interface Misread {
  readonly title: string;
  /** '' where facts alone speak. */
  readonly text: string;
  /** What stands beside it, '' for nothing. */
  readonly facts: string;
  readonly wanted: string;
  readonly read: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string;
}

/** What no example shows: of a thing, nothing at all, or one side of it. */
export interface Unshown {
  readonly id: string;
  readonly title: string;
  readonly lacks: 'all' | 'for' | 'against';
}

export interface ExamplesRun {
  /** How many, and where each is written: those of several stages are counted once. */
  readonly run: number;
  readonly places: readonly string[];
  readonly misread: readonly Misread[];
  readonly unshown: readonly Unshown[];
}

/** What `rubric check` found. */
export interface RubricCheck {
  readonly title: string;
  readonly path: string;
  /** A base for others, which judges nothing itself. */
  readonly base: boolean;
  readonly remarks: readonly Problem[];
  /** Outcomes that some proposal can come to. */
  readonly reached: readonly Outcome[];
  readonly words: Readonly<Record<Outcome, string>>;
  readonly examples: ExamplesRun;
}

/** A proposal of a test folder. */
export interface ProposalRun {
  readonly path: string;
  /** What differs from `expected.yaml`; empty: all as expected. */
  readonly differs: readonly Problem[];
}

/** What `rubric test` found. */
export interface RubricTest {
  readonly title: string;
  readonly examples: ExamplesRun;
  readonly proposals: readonly ProposalRun[];
  /** Troubles with the folder itself. */
  readonly problems: readonly Problem[];
}

/** Facts beside a sentence in a line: `tier: seeker, agents: 4, ticked: Technology Adoption`. */
export function factsText({ fields = {}, ticked = [] }: Pick<RubricExample, 'fields' | 'ticked'>): string {
  const value = (v: string | number | Readonly<Record<string, string | number>>): string => (typeof v === 'object' ? Object.values(v).join(' ') : String(v));
  return [...Object.entries(fields).map(([id, v]) => `${id}: ${value(v)}`), ...(ticked.length === 0 ? [] : [`ticked: ${ticked.join(', ')}`])].join(', ');
}
