/** What the reviewers decided between them: whose decisions hold, whether a second reader is wanted, where they disagree. */
import type { Outcome } from '../evaluate/result.js';
import type { Config } from '../reviews/config.js';
import type { KeptDecision, RecordFile, TakenStep } from '../reviews/record.js';

export interface Decided {
  /** The outcome that all current decisions agree on, or null: none, or they differ. */
  readonly outcome: Outcome | null;
  /** Who decided so, by name. */
  readonly by: readonly string[];
  /** The day of the last of them, or null. */
  readonly on: string | null;
  /** The last decision itself: its reason, when we look again, alternatives. */
  readonly last: KeptDecision | null;
  /** All that hold, the last one last. */
  readonly all: readonly KeptDecision[];
  /** All agree, and the outcome takes another reader. */
  readonly wantsSecond: boolean;
  readonly differ: readonly { readonly by: string; readonly outcome: Outcome }[];
  /** A decision on an earlier text, where none holds for this one. */
  readonly before: { readonly by: string; readonly decision: KeptDecision } | null;
  readonly steps: readonly TakenStep[];
}

/** `text` is the proposal's contentSha256, `words` the fingerprint of its words alone. */
export function decidedOf(files: readonly RecordFile[], now: { readonly text: string; readonly words: string }, config: Pick<Config, 'reviewers' | 'secondReader'>): Decided {
  const mine = files.filter((file) => config.reviewers.includes(file.by) && file.assistant === null && (file.aside ?? null) === null);
  const all = mine.flatMap((file) => (file.decision === null ? [] : [{ by: file.by, decision: file.decision }])).sort((a, b) => (a.decision.on < b.decision.on ? -1 : a.decision.on > b.decision.on ? 1 : a.by < b.by ? -1 : 1));
  const current = all.filter(({ decision }) => decision.text === now.text || decision.words === now.words);
  const outcomes = new Set(current.map(({ decision }) => decision.outcome));
  const last = current.at(-1)?.decision ?? null;
  const agreed = outcomes.size === 1;
  return {
    outcome: agreed ? last!.outcome : null,
    by: current.map(({ by }) => by),
    on: last?.on ?? null,
    last,
    all: current.map(({ decision }) => decision),
    wantsSecond: agreed && current.length < 2 && config.secondReader.includes(last!.outcome),
    differ: outcomes.size > 1 ? current.map(({ by, decision }) => ({ by, outcome: decision.outcome })) : [],
    before: current.length > 0 ? null : all.at(-1) ?? null,
    steps: mine.flatMap((file) => file.steps ?? []),
  };
}
