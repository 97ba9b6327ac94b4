/** What a report format is: a name and a pure function from the result to a string. */
import type { Evaluation, RunResult } from '../evaluate/result.js';

/** What a criterion's rubric says counts and does not count, for `--why`. */
export interface CountsNote {
  readonly counts: string;
  readonly countsNot: string;
}

/** How the program was called, so that printed commands work as printed. */
export interface CallNote {
  /** Stands before every command: `npx `, or ''. */
  readonly prefix: string;
  /** Options that judging it again needs: `--type community`. */
  readonly options: string;
  /** A proposal's path as it is reached from the working folder. */
  readonly pathOf: (path: string) => string;
}

export interface RenderOptions {
  readonly color: boolean;
  /** Columns to stay within, at least 20. */
  readonly width: number;
  /** Words of a title, or FILE:LINE: show only what was considered for that. */
  readonly why?: string;
  /** By criterion id, where the rubric was at hand. */
  readonly counts?: ReadonlyMap<string, CountsNote>;
  /** Absent: commands are printed bare, with the result's paths. */
  readonly call?: CallNote;
  /** What stands before a path in a link to a file: `https://…/blob/<commit>/`. Absent: places are named, not linked. */
  readonly blob?: string;
  /** From the repository's top to the folder that the result's paths count from: `sub/folder/`. */
  readonly prefix?: string;
}

/** A report in pieces, for a run over more files than the memory holds. Joined they are what `render` gives. */
export interface Pieces {
  /** What an evaluation adds; called in the result's order. */
  add(evaluation: Evaluation): string;
  /** What comes behind all of them. Of the result's evaluations nothing is read. */
  end(result: RunResult): string;
}

/** What is known of a result before anything is judged. */
export type ResultHead = Pick<RunResult, 'version' | 'tool' | 'today'>;

export interface Format {
  readonly name: string;
  readonly about: string;
  /** The whole report, ending in a line feed. Needs nothing but the result. */
  render(result: RunResult, options: RenderOptions): string;
  /** Absent where the report is no list: it needs the whole result. */
  pieces?(head: ResultHead, options: RenderOptions): Pieces;
}
