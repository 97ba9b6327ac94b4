/** What the match step finds, and how sentences are read. */
import type { Place } from '../lib/place.js';

/** How a statement stands to the concept it was read for. */
export type Stance = 'supports' | 'denies' | 'hedges' | 'unrelated';

/**
 * On what a verdict rests. `fact`: what the program checks (fields, dates, sections, tables, boxes) · `reader`: an answer of a reviewer or assistant
 * · `declared`: the proposer's own self-assessment line · `text`: a phrase of the rubric found in the prose · `none`: nobody read it yet.
 * Only `fact` and `reader` settle anything.
 */
export type Basis = 'fact' | 'reader' | 'declared' | 'text' | 'none';

/** A piece of the proposal that a verdict rests on. `text` is the exact source slice, `excerpt` the same folded for reading. */
export interface Evidence extends Place {
  readonly text: string;
  readonly excerpt: string;
  /** Title of the section it stands in, or null above the first heading. */
  readonly section: string | null;
  readonly stance: Stance;
  readonly basis: Exclude<Basis, 'none'>;
  /** The cue that turned it ("never", "hope to"), or null. */
  readonly trigger: string | null;
  /** Why it was set aside, in plain words, or null when it counts. */
  readonly excluded: string | null;
}

/** Three-valued truth with a middle: no < weak < yes, or unknown. */
export type Truth = 'no' | 'weak' | 'yes' | 'unknown';

/** A sentence read for a given concept. Offsets are in the sentence's own text. */
export interface StanceReading {
  readonly stance: Stance;
  /** The trigger's words as they stand, and where; null when no cue was needed. */
  readonly trigger: string | null;
  readonly triggerStart: number;
  readonly triggerEnd: number;
  /** Which row of the trigger table or which rule turned it, for `rubric try` and tests. */
  readonly rule: string | null;
}

/** Whether affirming words speak for (`good`: "we publish it") or a negation agrees with the title (`bad`: "What we avoid", where "none held" affirms). */
export type Polarity = 'good' | 'bad';

/** A mention of a phrase: where it matched in the text, and how it is read there. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** The phrase as the rubric writes it. */
  readonly phrase: string;
  readonly reading: StanceReading;
}
