/** What the work waits for: conditions that hold, and words that a reader must weigh, with the day that the text gives the event. */
import type { FactMatch, TimingMatch } from './types.js';
import type { TimingRule } from '../rubric/types.js';
import { findDates } from '../proposal/dates.js';
import { evaluateCondition } from './condition.js';
import { distinct } from './criterion.js';
import type { BodyMention, Reading } from './reading.js';

/** At most so many sentences are shown beside one question. */
const MOST_SHOWN = 3;

export interface TimingMatches { readonly timing: readonly TimingMatch[]; readonly facts: readonly FactMatch[] }

/** The rules in order, and what their conditions have to tell though they decide nothing: two places that say opposite things. */
export function matchTiming(reading: Reading): TimingMatches {
  const facts: FactMatch[] = [];
  const timing = reading.rubric.timing.rules.map((rule) => timingOf(reading, rule, facts));
  return { timing, facts };
}

function timingOf(reading: Reading, rule: TimingRule, facts: FactMatch[]): TimingMatch {
  const condition = rule.present === null ? null : evaluateCondition(rule.present, reading);
  if (condition?.truth === 'yes') return { id: rule.id, status: 'present', basis: condition.fact ? 'fact' : 'text', on: condition.on, evidence: condition.evidence };
  const weak = condition?.truth === 'weak' ? condition : null;
  if (weak !== null && weak.note !== null) facts.push({ id: rule.id, outcome: 'note', text: weak.note, evidence: weak.evidence });
  const mentions = reading.bodyMentions(rule.suspects, null).filter((m) => m.mention.reading.stance !== 'unrelated');
  const evidence = distinct([...(weak?.evidence ?? []), ...mentions.map((m) => m.evidence)]).slice(0, MOST_SHOWN);
  if (evidence.length === 0) return { id: rule.id, status: 'absent', basis: 'none', on: null, evidence };
  return { id: rule.id, status: 'open', basis: 'none', on: weak?.on ?? eventDay(mentions, reading.today), evidence };
}

/** The day ahead that stands nearest to the words, in the first sentence that has one. */
function eventDay(mentions: readonly BodyMention[], today: string): string | null {
  for (const { mention, sentence } of mentions) {
    const gap = (d: { readonly start: number; readonly end: number }): number => Math.max(0, d.start - mention.end, mention.start - d.end);
    const day = findDates(sentence.text).filter((d) => d.iso > today).sort((a, b) => gap(a) - gap(b))[0];
    if (day !== undefined) return day.iso;
  }
  return null;
}
