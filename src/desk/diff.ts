/** Two versions of a proposal: which verdicts moved, what that made of the outcome, which edit moved each, and what decided and is gone. */
import type { Evaluation, Evidence, Outcome, Proposal } from '../model.js';
import type { Prints } from '../records/fingerprint.js';

export interface Version {
  readonly proposal: Proposal;
  readonly evaluation: Evaluation;
  readonly prints: Prints;
}

/** A sentence that only one version has, with its line there. */
export interface Edit {
  readonly line: number;
  readonly text: string;
}

export interface Move {
  readonly id: string;
  readonly title: string;
  readonly kind: 'criterion' | 'anti-pattern' | 'timing' | 'section' | 'field';
  readonly from: string;
  readonly to: string;
  /** Sentences it rested on that are gone, and sentences it rests on now that are new. */
  readonly gone: readonly Edit[];
  readonly come: readonly Edit[];
}

export interface Diff {
  readonly title: string;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly score: readonly [number, number];
  readonly moves: readonly Move[];
  /** Sentences that decided against it, gone with nothing in their place. */
  readonly vanished: readonly { readonly title: string; readonly edit: Edit }[];
  /** How many sentences each has that the other lacks. */
  readonly edits: { readonly gone: number; readonly come: number };
}

export function diffOf(before: Version, after: Version): Diff {
  const a = thingsOf(before.evaluation);
  const b = new Map(thingsOf(after.evaluation).map((one) => [`${one.kind} ${one.id}`, one]));
  const moves: Move[] = [];
  const vanished: { readonly title: string; readonly edit: Edit }[] = [];
  for (const was of a) {
    const now = b.get(`${was.kind} ${was.id}`);
    if (now === undefined) continue;
    const gone = only(was.evidence, before, after);
    const come = only(now.evidence, after, before);
    if (was.status !== now.status) moves.push({ id: was.id, title: now.title, kind: was.kind, from: was.status, to: now.status, gone, come });
    // What decided must be answered by something that speaks to it; merely leaving it out changes no plan.
    if (decided(was.status, was.kind) && !decided(now.status, now.kind) && come.length === 0 && now.evidence.every((one) => one.stance !== 'supports')) for (const edit of gone) vanished.push({ title: was.title, edit });
  }
  return {
    title: after.evaluation.proposal.title,
    from: before.evaluation.recommendation, to: after.evaluation.recommendation,
    score: [before.evaluation.score.at, after.evaluation.score.at],
    moves, vanished,
    edits: { gone: lone(before.prints, after.prints), come: lone(after.prints, before.prints) },
  };
}

function decided(status: string, kind: Move['kind']): boolean {
  return (kind === 'criterion' && status === 'contradicted') || (kind === 'anti-pattern' && (status === 'present' || status === 'open')) || (kind === 'timing' && status === 'present');
}

interface Thing {
  readonly id: string;
  readonly title: string;
  readonly kind: Move['kind'];
  readonly status: string;
  readonly evidence: readonly Evidence[];
}

function thingsOf(evaluation: Evaluation): readonly Thing[] {
  return [
    ...evaluation.antiPatterns.map((one) => ({ ...one, kind: 'anti-pattern' as const })),
    ...evaluation.criteria.map((one) => ({ ...one, kind: 'criterion' as const })),
    ...evaluation.timing.map((one) => ({ ...one, kind: 'timing' as const })),
    ...evaluation.sections.map((one) => ({ ...one, kind: 'section' as const, evidence: [] })),
    ...evaluation.fields.map((one) => ({ ...one, title: one.id.replaceAll('_', ' '), kind: 'field' as const, evidence: [] })),
  ];
}

/** The sentences under this evidence that the other version does not have, each once. */
function only(evidence: readonly Evidence[], here: Version, there: Version): readonly Edit[] {
  const out = new Map<string, Edit>();
  for (const one of evidence) {
    if (one.setAside !== null) continue;
    const { lineMap } = here.proposal;
    const start = lineMap.offset(one.line, one.column);
    const end = Math.max(start + 1, lineMap.offset(one.endLine, one.endColumn));
    for (const unit of here.prints.units) if (unit.start < end && start < unit.end && !there.prints.sentences.has(unit.print)) out.set(unit.print, { line: lineMap.place(unit.start, unit.start).line, text: unit.text });
  }
  return [...out.values()];
}

function lone(here: Prints, there: Prints): number {
  return new Set(here.units.filter((unit) => !there.sentences.has(unit.print)).map((unit) => unit.print)).size;
}
