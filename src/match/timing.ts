/** What the work waits for: conditions that hold, and words that a reader must weigh, with the day that the text gives the event. */
import type { FactMatch, TimingMatch, TimingRule } from '../model.js';
import { findDates } from '../proposal/dates.js';
import { evaluateCondition } from './condition.js';
import { distinct } from './criterion.js';
import type { BodyMention, Reading } from './reading.js';

/** At most so many sentences are shown beside one question. */
const MOST_SHOWN = 3;

export function matchTiming(reading: Reading): readonly TimingMatch[] {
  return reading.rubric.timing.rules.map((rule) => timingOf(reading, rule));
}

function timingOf(reading: Reading, rule: TimingRule): TimingMatch {
  const fact = rule.present === null ? null : evaluateCondition(rule.present, reading);
  if (fact?.truth === 'yes') return { id: rule.id, found: 'waits', on: fact.on ?? null, evidence: fact.evidence };
  const weak = fact?.truth === 'weak' ? fact : null;
  const mentions = reading.bodyMentions(rule.suspects, null).filter((m) => m.mention.reading.stance !== 'unrelated');
  const evidence = distinct([...(weak?.evidence ?? []), ...mentions.map((m) => m.evidence)]).slice(0, MOST_SHOWN);
  if (evidence.length === 0) return { id: rule.id, found: 'none', on: null, evidence };
  return { id: rule.id, found: 'suspected', on: weak?.on ?? eventDay(mentions, reading.today), evidence };
}

/** What conditions of timing have to tell, though they settle nothing: two places that say opposite things. */
export function timingFacts(reading: Reading): readonly FactMatch[] {
  return reading.rubric.timing.rules.flatMap((rule): FactMatch[] => {
    const fact = rule.present === null ? null : evaluateCondition(rule.present, reading);
    const note = fact?.truth === 'weak' ? fact.note ?? null : null;
    return note === null ? [] : [{ id: rule.id, outcome: 'note', text: note, evidence: fact!.evidence }];
  });
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
