/** The effective rubric: what loading gives after `extends`, defaults and sugar. Plain data; nothing in it runs. */
import type { FieldSpec } from '../proposal/types.js';
import type { Place } from '../lib/place.js';
import type { Outcome } from '../evaluate/result.js';

/** How much work a change is: the proposer knows it, chooses it, or needs others for it. */
export type Effort = 'write' | 'decide' | 'arrange';

/** A phrase of the rubric language, compiled to plain data by `language/phrase`. */
export interface Phrase {
  readonly source: string;
  readonly parts: readonly PhrasePart[];
}
/**
 * A word: by the key of its inflections (`publish`), as it stands (`=code`) or by its beginning (`licen*`).
 * A number: up to so many words of the same clause. A list: alternatives; an empty one makes it optional.
 */
export type PhrasePart = string | number | readonly (readonly PhrasePart[])[];

/** A condition tree. A leaf names a kind of check by its `kind` and holds its parameters, already validated. */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'at-least'; readonly n: number; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'check'; readonly kind: string; readonly params: unknown };

export type Need = 'number' | 'date' | 'money' | 'license' | 'person' | 'link';

export interface Criterion {
  readonly id: string;
  readonly checklist: string;
  readonly title: string;
  /** The question it asks, in plain words. */
  readonly asks: string;
  /** Why it is asked, for readers; may be ''. */
  readonly why: string;
  /** Section ids where it belongs. */
  readonly home: readonly string[];
  /** The titles of its line in the self-assessment (first the one printed), or [] when it has none. */
  readonly line: readonly string[];
  readonly for: readonly Phrase[];
  readonly against: readonly Phrase[];
  readonly needs: Need | null;
  /** The field that asks for it: where it is not given, the criterion is missing, not open. */
  readonly field?: string | null;
  /** Words of the matter itself: they settle nothing, they rank candidate sentences for a reader. */
  readonly cues: readonly Phrase[];
  readonly met: Condition | null;
  readonly partial: Condition | null;
  readonly contradicted: Condition | null;
  /** no → not applicable; unknown → applicable. */
  readonly when: Condition | null;
  /** Another criterion whose judgement serves this one too (near-twins), or null. */
  readonly sameAs: string | null;
  readonly weight: number;
  readonly fix: string;
  readonly effort: Effort;
  /** contradicted → decline instead of refine. */
  readonly declines: boolean;
  /** What a reviewer is told counts and does not count. */
  readonly counts: string;
  readonly countsNot: string;
}

export interface Checklist {
  readonly id: string;
  readonly title: string;
  readonly level: 'essential' | 'desirable';
  readonly weight: number;
  readonly when: Condition | null;
  /** The heading of its group in the self-assessment. */
  readonly group: readonly string[];
  /** How many must be spoken to (null: each), and which always; local ids. Only for essential lists. */
  readonly must: { readonly atLeast: number | null; readonly always: readonly string[] };
  readonly criteria: readonly Criterion[];
}

export type Severity = 'disqualifying' | 'serious' | 'note';

export interface AntiPattern {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly severity: Severity;
  /** Unmistakable: present with its sentence. */
  readonly says: readonly Phrase[];
  /** The words are there, the meaning is for a reader: open with the sentence. */
  readonly suspects: readonly Phrase[];
  /** Facts that make it present (yes) or open (weak). */
  readonly present: Condition | null;
  readonly when: Condition | null;
  readonly fix: string;
  /** What a reviewer is told amounts to it and does not; '' when absent. */
  readonly counts: string;
  readonly countsNot: string;
  /** One sentence that must match and one near miss that must not, for each phrase; run by tests. */
  readonly examples: readonly { readonly says: string; readonly not: string }[];
}

/** A line under 'What we both avoid': the anti-patterns whose absence it declares. */
export interface AvoidLine {
  readonly titles: readonly string[];
  readonly antiPatterns: readonly string[];
}

export interface SectionRule {
  readonly id: string;
  readonly title: string;
  readonly also: readonly string[];
  readonly required: boolean;
  /** Field that makes the section unnecessary when present (Title where there is one elsewhere). */
  readonly unless: string | null;
  /** Words with no remark, [from, to], or null. */
  readonly words: readonly [number, number] | null;
  /** Labels of its items (Publications, Code/Software); all blank counts as empty. */
  readonly labels: readonly string[];
  readonly when: Condition | null;
  /** What we look for, for templates and screens. */
  readonly hint: string;
}

export interface FieldRule extends FieldSpec {
  readonly required: boolean;
  /** Section whose words may explain why the field is not given (a start that is not dated). */
  readonly home: string | null;
  /** Another field that does as well (an organization or a project name). */
  readonly or: readonly string[];
  readonly title: string;
  readonly fix: string;
}

export interface TimingRule {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  /** Words that make it open with the sentence as candidate. */
  readonly suspects: readonly Phrase[];
  /** Facts that make it present. */
  readonly present: Condition | null;
}

/** A sentence and how it must read: a test of the rubric, and its documentation. */
export interface RubricExample {
  /** Id of a criterion, of something to avoid, or of a timing rule. */
  readonly criterion: string;
  /** `asked`: settles nothing, a reader is shown it. `not`: a near miss that nothing hears. */
  readonly reads: 'found' | 'in-part' | 'against' | 'asked' | 'not';
  /** '' where facts alone speak. */
  readonly text: string;
  /** Fields that the proposal gives beside it, as they are written at the top: a value, or parts by name. */
  readonly fields?: Readonly<
    Record<string, string | number | Readonly<Record<string, string | number>>>
  >;
  /** Boxes that are ticked beside it. */
  readonly ticked?: readonly string[];
  /** It stands on the criterion's own line in the self-assessment, not in the body. */
  readonly line: boolean;
  /** Id of the section that it stands in, as an item of a list; null for nowhere in particular. */
  readonly in: string | null;
  /** Dotted path of the sentence, a key of `origins`. */
  readonly at: string;
}

/** What is in range in one column of a row; both null: any figure is. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
  /** Of its column: the word behind the figure, '' for none. */
  readonly unit: string;
  /** For sums: the currency, and the period that a sum is brought to. */
  readonly currency: string | null;
  readonly per: 'year' | 'month' | null;
}

export interface TableRow {
  readonly id: string;
  readonly title: string;
  /** By column id; a column that the row does not speak of is not in it. */
  readonly ranges: Readonly<Record<string, Range>>;
}

/** Named rows with a range for each column, in the order from small to great: tiers, sizes, bands. */
export interface NamedTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** Told beside the result, never scored: the product of numbers that the proposal gives, or a note where words are mentioned. */
export interface InformationRule {
  readonly id: string;
  readonly title: string;
  /** The numbers that are multiplied, each so many times; [] for a note. */
  readonly factors: readonly (FieldSpec & { readonly power: number })[];
  readonly mentions: readonly Phrase[];
  /** What is told; before a product, its formula, or ''. */
  readonly says: string;
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly type: string;
  /** The stage it was loaded at, or null for the proposal itself. */
  readonly stage: string | null;
  /** The stages that may be asked for. Absent: none, or it is one. */
  readonly stages?: readonly { readonly id: string; readonly title: string }[];
  /** The stage of a proposal by its status, where none is asked for. */
  readonly stageByStatus?: Readonly<Record<string, string>>;
  /** sha256 over all files it was loaded from. */
  readonly sha256: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly fields: readonly FieldRule[];
  readonly tables?: readonly NamedTable[];
  readonly sections: readonly SectionRule[];
  readonly checklists: readonly Checklist[];
  readonly antiPatterns: readonly AntiPattern[];
  readonly selfAssessment: {
    readonly titles: readonly string[];
    /** Titles of the group that holds the avoid lines. */
    readonly avoidGroup: readonly string[];
    readonly avoidLines: readonly AvoidLine[];
    /** Titles of the line that says that a whole checklist does not apply, by checklist id. */
    readonly notApplicable: readonly {
      readonly checklist: string;
      readonly titles: readonly string[];
    }[];
  } | null;
  readonly information?: readonly InformationRule[];
  readonly timing: {
    readonly intakeDays: number;
    readonly revisitDays: readonly [number, number];
    readonly rules: readonly TimingRule[];
  };
  readonly decision: { readonly bar: number; readonly seriousLimit: number };
  readonly examples?: readonly RubricExample[];
  /** Where to send it, and how long we take: for the next step on the screen. */
  readonly reply: string;
  /** Word lists that triggers and phrases share: emptiness, placeholders. */
  readonly language: string;
  /** Where each part was written, by dotted path, for `rubric show` and for problems. */
  readonly origins: ReadonlyMap<string, { readonly path: string; readonly place: Place }>;
}
