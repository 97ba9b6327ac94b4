/** What people decided, as kept beside a proposal: answers, waivers, decisions. */
import type { Outcome, Status } from './result.js';

/** One answer. `verdict` is a criterion's status, `present | absent` for what we avoid, `waits | clear` for timing. */
export interface Answer {
  readonly id: string;
  readonly verdict: Exclude<Status, 'open'> | 'present' | 'absent' | 'waits' | 'clear';
  readonly quotes: readonly string[];
  readonly why: string | null;
  /** For `waits`: the event's ISO day, or null. */
  readonly on: string | null;
  readonly by: string;
  /** ISO day on which it was given, or null where the record does not say. */
  readonly given: string | null;
  /** The assistant's model, or null when a person answered. */
  readonly assistant: string | null;
}

export interface Waiver {
  readonly id: string;
  readonly status: Status | 'present' | 'failed';
  readonly by: string;
  readonly why: string;
  /** ISO day, the last on which it holds. */
  readonly until: string;
  /** The sentences that it sets aside; others that come up later end it. None: whatever gives that status. */
  readonly quotes?: readonly string[];
  /** Where it is written, for findings about it. */
  readonly at?: { readonly path: string; readonly line: number; readonly column: number };
}

/** What judging takes of the records: current ones only, staleness already settled. */
export interface Records {
  readonly answers: readonly Answer[];
  readonly waivers: readonly Waiver[];
  readonly decision: { readonly outcome: Outcome; readonly by: string; readonly why: string; readonly on: string; readonly current: boolean } | null;
  /** Hours free each month, and the first ISO day with room; null where the repository has no capacity file. */
  readonly capacity: { readonly total: number; readonly free: number; readonly roomOn: string | null } | null;
  /** Ids that reviewers answered differently: open until they agree, whatever the program read. Absent: none. */
  readonly disputed?: readonly string[];
  /** The repository asks for the self-assessment as for any section that must be there. */
  readonly selfAssessment?: 'required';
}
