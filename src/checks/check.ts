/** What a kind of check is: its name, its parameters, and what it may ask of a proposal. One file per kind beside this one. */
import type * as zod from 'zod';
import type { Block, FieldRead, Proposal, Section, Sentence } from '../proposal/types.js';
import type { Evidence, Mention, Stance, Truth } from '../language/evidence.js';
import type { NamedTable, Phrase } from '../rubric/types.js';

/** Zod itself, handed in, so that whoever only runs checks never loads it. */
export type Zod = typeof zod.z;

/** A section of the rubric as it was found on the page. */
export interface SectionView {
  /** The headings that mean it, in document order; empty where a labelled item does or nothing does. */
  readonly sections: readonly Section[];
  /** Every block that counts under it, subsections included; the blocks of a labelled item where that acts as the section. */
  readonly blocks: readonly Block[];
  readonly status: 'present' | 'missing' | 'empty' | 'template';
}

/** A phrase found in a sentence that counts. `evidence` covers that whole sentence. */
export interface MentionRead {
  readonly mention: Mention;
  readonly evidence: Evidence;
  /** Who acts in the sentence, where that was read: what somebody else does never speaks for the proposer. */
  readonly actor?: 'we' | 'you' | 'other' | 'nobody';
  readonly sentence?: Sentence;
}

/** All that a check may see: one proposal, read with the words of one rubric. */
export interface CheckContext {
  readonly proposal: Proposal;
  /** A section by its id in the rubric. An unknown id reads as missing. */
  sections(id: string): SectionView;
  /** A field by its id, the rubric's own or the format's. An unknown id reads as missing. */
  field(id: string): FieldRead;
  /** Where any of the phrases stands in sentences that count, in document order, each read when it is come to; `inSections` are ids, null is the whole proposal. */
  mentions(phrases: readonly Phrase[], inSections: readonly string[] | null): Iterable<MentionRead>;
  /** Evidence for the range [start, end) of a block's text. */
  evidenceOf(block: Block, start: number, end: number, stance: Stance, basis: Evidence['basis'], trigger: string | null): Evidence;
  /** How the range [start, end) of a sentence's text is read there, and who acts in the sentence. Absent where no language is at hand. */
  readonly stanceAt?: (sentence: Sentence, start: number, end: number) => { readonly stance: Stance; readonly actor: 'we' | 'you' | 'other' | 'nobody' };
  /** Whether words of the proposer's own stand behind a label: not blank, no placeholder, no plain no. */
  hasOwnWords(text: string): boolean;
  /** False in a language without trigger words: what is said can't be told from what is denied, so `says` is unknown. */
  readonly hasTriggers: boolean;
  /** ISO day. */
  readonly today: string;
}

export interface CheckResult {
  readonly truth: Truth;
  readonly evidence: readonly Evidence[];
  /** Considered and set aside, each with its why in `excluded`. */
  readonly excluded?: readonly Evidence[];
  /** What to tell people about it, such as the rows of a table on both sides of a figure. */
  readonly note?: string | null;
  /** ISO day of the event that it is about, where the text names one. */
  readonly on?: string | null;
}

/** What parameters name elsewhere in the rubric, with the place in the parameters, so that loading can say what does not exist. */
export interface Reference {
  readonly to: 'section' | 'field';
  readonly id: string;
  readonly at: readonly (string | number)[];
}

/** Helps a check turn what is written into what it runs on. */
export interface PrepareTools {
  /** Compiles phrases; what can't be compiled is reported at its own place and left out. `at` is the list's place in the parameters. */
  phrases(sources: readonly string[], at: readonly (string | number)[]): readonly Phrase[];
  /** A table of the rubric by its id, of which a column is meant; one without rows, and a problem, where there is none. */
  table(id: string, column: string): NamedTable;
}

/**
 * A kind of check. `Written` is the form in a rubric, `Params` what it runs on (the same unless `prepare` says otherwise).
 */
export interface Check<Written = unknown, Params = Written> {
  /** The operator key in a condition. */
  readonly kind: string;
  /** One sentence for people who write rubrics. */
  readonly about: string;
  /** True when it rests on facts alone, not on how a sentence reads: only such may stand under `not`. */
  readonly fact: boolean;
  /** An example in the rubric language, for the reference and for tests. */
  readonly example: unknown;
  /** The schema of what is written. Unknown keys are refused. */
  readonly params: (z: Zod) => zod.ZodType<Written>;
  /** A key that a bare value stands for: `says: [x]` is `says: { words: [x] }`. */
  readonly shorthand?: string;
  /** What the parameters name elsewhere in the rubric. */
  readonly refers?: (written: Written) => readonly Reference[];
  readonly prepare?: (written: Written, tools: PrepareTools) => Params;
  /** `brief`: only the truth is asked for, so that it may stop when that is known. */
  readonly run: (params: Params, context: CheckContext, brief?: boolean) => CheckResult;
}

/** A check with its types forgotten, as the list holds it: parameters were validated against its own schema before it runs. */
export type AnyCheck = Check<any, any>;

/** Defines a kind of check, keeping the types of its parameters together. */
export function defineCheck<Written, Params = Written>(check: Check<Written, Params>): Check<Written, Params> {
  return check;
}

