/** What a reviewer is asked next about a proposal, and what the keys mean. Pure: the session asks, keeps, and asks again what follows. */
import type { Answer } from '../evaluate/records.js';
import type { Basis } from '../language/evidence.js';
import type { Evaluation, Question } from '../evaluate/result.js';

export interface Ask {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly asks: string;
  /** Lines of the proposal to show with it, best first. */
  readonly lines: readonly number[];
  readonly covers: readonly { readonly id: string; readonly asks: string; readonly lines: readonly number[] }[];
}

/** How a reviewer is asked for all red flags, so that "yes" means that no other is present. */
const asksAvoid = 'Have you looked for every red flag, and found none beyond those you reported?';

/** Questions that decide: first the findings behind a decline or refine, then what else is open and decisive. `done` are those answered or passed over. */
export function asksOf(evaluation: Evaluation, done: ReadonlySet<string>, apart: ReadonlySet<string>): readonly Ask[] {
  const out: Ask[] = [];
  const add = (ask: Ask): void => {
    if (done.has(ask.id) || out.some((one) => one.id === ask.id)) return;
    if (ask.covers.length === 0) { out.push(ask); return; }
    const left = ask.covers.filter((one) => !done.has(one.id));
    if (left.length === 0) return;
    if (apart.has(ask.id) || left.length === 1) for (const one of left) add({ ...one, kind: ask.kind, covers: [] });
    else out.push({ ...ask, covers: left });
  };
  for (const reason of evaluation.reasons) {
    if (reason.outcome !== 'decline' && reason.outcome !== 'refine') continue;
    const criterion = evaluation.criteria.find((one) => one.id === reason.id);
    const antiPattern = evaluation.antiPatterns.find((one) => one.id === reason.id);
    const lines = linesOf((criterion ?? antiPattern)?.evidence ?? []);
    if (lines.length === 0) continue;
    if (criterion !== undefined) add({ id: criterion.id, kind: 'criterion', asks: criterion.asks, lines, covers: [] });
    if (antiPattern !== undefined) add({ id: antiPattern.id, kind: 'anti-pattern', asks: `Is this red flag present: ${antiPattern.title}?`, lines, covers: [] });
  }
  const decisive = evaluation.questions.filter((question) => question.decisive);
  // What is asked of every proposal comes last: by then its text is known.
  for (const last of [false, true]) for (const { id, kind, asks, candidates, covers } of decisive) {
    if ((id === 'avoid') !== last) continue;
    add({ id, kind, asks: kind === 'avoid' ? asksAvoid : asks, lines: unique(candidates), covers: covers.map((one) => ({ id: one.id, asks: one.asks, lines: unique(one.candidates) })) });
  }
  return out;
}

function linesOf(evidence: readonly { readonly line: number; readonly excluded: string | null }[]): readonly number[] {
  return unique(evidence.filter((one) => one.excluded === null)).slice(0, 3);
}

function unique(found: readonly { readonly line: number }[]): readonly number[] {
  return [...new Set(found.map(({ line }) => line))];
}

export type Verdict = Answer['verdict'];

export interface Key {
  readonly key: string;
  readonly word: string;
  readonly verdict: Verdict | null;
}

/** The keys of a question. `null` verdicts are for the session to act on. */
export function keysOf(ask: Ask): readonly Key[] {
  const aside: Key = { key: 'c', word: 'I know the proposers: step aside', verdict: null };
  if (ask.covers.length > 0) return [{ key: 'y', word: 'yes, each of them', verdict: 'met' }, { key: 'p', word: 'each in part', verdict: 'partial' }, { key: 's', word: 'one by one', verdict: null }, aside];
  switch (ask.kind) {
    case 'criterion': return [{ key: 'y', word: 'yes', verdict: 'met' }, { key: 'p', word: 'in part', verdict: 'partial' }, { key: 'n', word: 'no', verdict: 'contradicted' }, { key: 'd', word: 'does not apply', verdict: 'not-applicable' }, aside];
    case 'anti-pattern': return [{ key: 'y', word: 'yes, it is present', verdict: 'present' }, { key: 'n', word: 'no', verdict: 'absent' }, aside];
    case 'avoid': return [{ key: 'y', word: 'yes, none', verdict: 'absent' }, { key: 'n', word: 'no, I found one', verdict: null }, aside];
    case 'timing': return [{ key: 'y', word: 'yes, it waits', verdict: 'waits' }, { key: 'n', word: 'no', verdict: 'clear' }, aside];
  }
}

/** What an id is without anybody's answer, and on what that rests; null where it is open. */
export function withoutReaders(own: Evaluation, id: string): { readonly verdict: Verdict; readonly basis: Basis } | null {
  const criterion = own.criteria.find((one) => one.id === id);
  if (criterion !== undefined) return criterion.status === 'open' ? null : { verdict: criterion.status, basis: criterion.basis };
  const antiPattern = own.antiPatterns.find((one) => one.id === id);
  if (antiPattern !== undefined) return antiPattern.status === 'open' ? null : { verdict: antiPattern.status, basis: antiPattern.basis };
  const timing = own.timing.find((one) => one.id === id);
  return timing === undefined || timing.status !== 'present' ? null : { verdict: 'waits', basis: timing.basis };
}

const bases: Readonly<Record<Basis, string>> = { fact: 'a fact', declared: 'declared by the proposer', text: 'found in the text', reader: 'read by a reader', none: 'nothing was found' };

/** On what a verdict rests, in words. */
export function basisInWords(basis: Basis): string {
  return bases[basis];
}

const said: Readonly<Record<string, string>> = {
  met: 'met', partial: 'partial', missing: 'not mentioned', contradicted: 'contradicted', 'not-applicable': 'not applicable', present: 'present', absent: 'absent', waits: 'it waits', clear: 'nothing to wait for',
};

/** A verdict as people say it; one that we don't know as it is. */
export function verdictInWords(verdict: string): string {
  return said[verdict] ?? verdict;
}

/** Where an answer leaves something to tell the proposer: the prompt for it. */
export function followUp(verdict: Verdict): string | null {
  switch (verdict) {
    case 'contradicted': case 'present': return 'What would have to change? (goes in the letter)';
    case 'missing': return 'What should they add? (goes in the letter)';
    case 'partial': return 'A question for them? (goes in the letter; Enter: none)';
    default: return null;
  }
}
