/** The words that answers quote, as evidence with their places, so that a verdict by a reader is shown like any other. */
import type { Answer } from './records.js';
import type { Evidence, Stance } from '../language/evidence.js';
import type { Match } from './types.js';
import type { Proposal } from '../proposal/types.js';
import { findQuote, quoteIndex } from './quotes.js';

const stances: Readonly<Partial<Record<Answer['verdict'], Stance>>> = { contradicted: 'denies', missing: 'denies', partial: 'hedges' };

/** The match with each answer's quotations in front of what was found by itself; the same match where nothing is quoted. */
export function withQuotations(match: Match, answers: readonly Answer[], proposal: Proposal): Match {
  const quoting = answers.filter((answer) => answer.quotes.length > 0);
  if (quoting.length === 0) return match;
  const index = quoteIndex(proposal);
  const quoted = new Map(quoting.map((answer) => [answer.id, answer.quotes.flatMap((quote): readonly Evidence[] => {
    const found = findQuote(index, quote);
    return found.found ? [evidenceAt(proposal, found.start, found.end, stances[answer.verdict] ?? 'supports')] : [];
  })]));
  const add = <T extends { readonly id: string; readonly evidence: readonly Evidence[] }>(one: T): T => {
    const more = quoted.get(one.id) ?? [];
    return more.length === 0 ? one : { ...one, evidence: [...more, ...one.evidence.filter((e) => !more.some((m) => m.line === e.line && m.column === e.column))] };
  };
  return { ...match, criteria: match.criteria.map(add), antiPatterns: match.antiPatterns.map(add), timing: match.timing.map(add) };
}

function evidenceAt(proposal: Proposal, start: number, end: number, stance: Stance): Evidence {
  const place = proposal.lineMap.place(start, end);
  const text = proposal.source.slice(start, end);
  const section = proposal.sections.findLast((s) => s.index > 0 && s.place.line <= place.line)?.title ?? null;
  return { ...place, text, excerpt: text.split(/\s+/u).join(' '), section, stance, basis: 'reader', trigger: null, excluded: null };
}
