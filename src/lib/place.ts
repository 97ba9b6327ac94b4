/** Where something stands, and what a user wrote wrong: the two nouns that every step shares. */

/** A range in a source file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How bad a problem is: an `error` stops the file it is about, a `warning` changes how something was read, a `note` is for information. */
export type ProblemLevel = 'error' | 'warning' | 'note';

/**
 * Something that a user wrote wrong, as a value: collected everywhere, printed once.
 * `message` says what was found, `fix` what would be right. `path` is null when no file was read (an option, standard input).
 */
export interface Problem {
  /** Stable kebab-case name, for instance `frontmatter-invalid`. */
  readonly code: string;
  readonly level: ProblemLevel;
  readonly message: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly fix: string | null;
}

/** Either a value or the problems that stood in its way. A value may come with warnings. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
