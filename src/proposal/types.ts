/** What the parse step gives: a proposal as it stands on the page, knowing nothing of rubrics. */
import type { Place, Problem } from '../lib/place.js';

/** Maps offsets in a text value back to offsets in the source file (through entities, escapes, `> ` prefixes and `\|`). */
export interface Alignment {
  /** Ascending value offsets where a new run starts; within a run value and source advance together. */
  readonly value: readonly number[];
  /** The source offset of each run. */
  readonly source: readonly number[];
}

/** Text that never counts for the proposer, and why. */
export type ExcludedReason = 'comment' | 'code' | 'quote' | 'html' | 'hidden' | 'guidance' | 'strikethrough';

/** `html` is the raw markup of a block of HTML and never counts; its text follows as paragraphs, one for each block-level element. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'code' | 'html' | 'comment' | 'definition';

/** A run of text between two block boundaries: a paragraph, a heading, the text of one list item, one table cell. In document order. */
export interface Block {
  readonly index: number;
  readonly kind: BlockKind;
  /** The text as a reader sees it: markup gone, entities and escapes decoded, soft line breaks as one space, hidden characters folded away. */
  readonly text: string;
  readonly alignment: Alignment;
  /** The source offsets [start, end) of the whole block. */
  readonly start: number;
  readonly end: number;
  /** Index into `Proposal.sections`; section 0 is the text before the first heading. */
  readonly section: number;
  /** Nesting depth in lists: 0 outside, 1 in a top-level item. */
  readonly depth: number;
  /** Index of the block that holds the parent list item's text, or null. */
  readonly parent: number | null;
  /** For task items: ticked or not; null for all else. */
  readonly checked: boolean | null;
  /** For cells: row and column from 0 (row 0 is the header) and the table's number in the document. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
  /** Not null: this block never counts for the proposer. */
  readonly excluded: ExcludedReason | null;
  /** Ranges [start, end) in `text` set aside within a block that counts otherwise: code spans are not among them (see `code`), struck or hidden text is. */
  readonly mutedRanges: readonly (readonly [number, number])[];
  /** Ranges [start, end) in `text` that stand in bold, for labels. */
  readonly bold: readonly (readonly [number, number])[];
  /** Ranges [start, end) in `text` that stand in inline code. They are words and count; they may be names or quotations rather than statements. */
  readonly code: readonly (readonly [number, number])[];
}

/** A heading and the blocks under it, up to the next heading of any level. */
export interface Section {
  readonly index: number;
  /** The heading's words as written (no markup); '' for section 0. */
  readonly title: string;
  /** The heading folded for matching: lower case, no emoji, no numbering, `&` as `and`, punctuation as spaces. */
  readonly key: string;
  /** 1 to 6; 0 for section 0. */
  readonly level: number;
  /** Index of the section it lies under, or null. */
  readonly parent: number | null;
  readonly place: Place;
  /** The source offset where the section's text ends (before the next heading of the same or a higher level). */
  readonly end: number;
  /** Half-open range of block indices right under this heading (without subsections and without the heading's own block). */
  readonly blocks: readonly [number, number];
}

/** One sentence of a block that counts, or the whole text of a heading, list item or cell where it has no sentence end. A heading's are told by their block's kind. */
export interface Sentence {
  readonly index: number;
  readonly block: number;
  readonly section: number;
  /** Half-open range in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `- **Label:** value`, `Label: value` at the start of an item or paragraph, or a row of a two-column table. */
export interface LabelledItem {
  readonly label: string;
  /** Folded like a section's key. */
  readonly key: string;
  readonly value: string;
  readonly block: number;
  /** Half-open range of the value in the block's text (for a table row: in the second cell's text). */
  readonly start: number;
  readonly end: number;
  readonly section: number;
}

export interface Link {
  readonly text: string;
  readonly url: string;
  readonly block: number;
  readonly place: Place;
}

/** A YAML value with its place. Maps keep the order of the file; `place` covers the value, `keyPlace` the key. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly raw: string; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly place: Place };

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlValue;
}

/** Converts source offsets to places. */
export interface LineMap {
  readonly length: number;
  place(start: number, end: number): Place;
  /** The offset of a line and column (both from 1), kept inside the text. */
  offset(line: number, column: number): number;
  /** The text of a line (from 1) without its line end. */
  line(number: number): string;
  readonly lines: number;
}

/** A proposal, parsed. `sha256` is over the file's bytes, `contentSha256` over the text with line ends, trailing spaces and BOM evened out. */
export interface Proposal {
  readonly path: string;
  /** The whole file, decoded, BOM off. Offsets and places count in this text. */
  readonly source: string;
  readonly lineMap: LineMap;
  readonly sha256: string;
  readonly contentSha256: string;
  readonly frontmatter: YamlValue | null;
  /** Source offset where the Markdown begins (0 without frontmatter). */
  readonly bodyStart: number;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly labels: readonly LabelledItem[];
  readonly links: readonly Link[];
  /** Warnings and notes of reading: disguised characters folded, hidden text found, ... */
  readonly problems: readonly Problem[];
}

/** What a field may hold, from the rubric or from the format's own table. */
export interface FieldSpec {
  readonly id: string;
  readonly kind: 'text' | 'date' | 'money' | 'number' | 'choice' | 'license' | 'contact';
  /** Labels under which the body may give it (`Start Date`), besides the id itself. */
  readonly labels: readonly string[];
  /** For `choice`: the values allowed. */
  readonly choices: readonly string[];
  /** For `number`: whole numbers only. For `number` and `money`: bounds, inclusive. */
  readonly whole: boolean;
  readonly from: number | null;
  readonly to: number | null;
  /** For `money`: the currency when none is given. */
  readonly currency: string | null;
}

export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'money'; readonly amount: number; readonly currency: string | null; readonly per: 'total' | 'year' | 'month'; readonly status: 'secured' | 'applied' | 'none' | null }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'license'; readonly expression: string }
  | { readonly kind: 'contact'; readonly name: string | null; readonly email: string | null; readonly website: string | null };

/** A field as read: from the frontmatter, else from a labelled item. */
export interface FieldRead {
  readonly id: string;
  /** `unreadable`: something stands there and was no value of the kind; it counts as missing and a problem says so. */
  readonly status: 'present' | 'missing' | 'unreadable';
  readonly value: FieldValue | null;
  /** Where it stands, or null when missing. */
  readonly place: Place | null;
  readonly origin: 'frontmatter' | 'body' | null;
  /** The body's other value, where both are given and differ. The frontmatter counts. */
  readonly conflict: { readonly value: FieldValue; readonly place: Place } | null;
}
