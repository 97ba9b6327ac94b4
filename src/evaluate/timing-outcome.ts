/** When it can be: what it waits for, whether it starts too late, and when to look again. */
import type { Evaluation } from './result.js';
import type { Match, TimingMatch } from './types.js';
import type { Records } from './records.js';
import type { Rubric } from '../rubric/types.js';
import type { Case, TimingCase } from './case.js';
import { isFree } from './case.js';
import { answerFor, isDisputed } from './answers.js';
import { addDays, dayInWords, dayNumber } from '../lib/days.js';

export const lateStart = 'timing/late-start';
export const awaitsDecision = 'timing/awaits-decision';
export const capacityTiming = 'timing/capacity';

const words: Readonly<Record<string, { readonly title: string; readonly asks: string }>> = {
  [lateStart]: { title: 'Late start', asks: 'Does it start too late to be decided now?' },
  [awaitsDecision]: { title: 'Waits for a decision', asks: 'Does the start depend on a decision that is still open? When is it due?' },
};

/** The late start first, then the rubric's rules; `timing/awaits-decision` is always among them. */
export function judgeTiming(rubric: Rubric, match: Match, records: Records, today: string): TimingCase[] {
  const rules = rubric.timing.rules.filter((r) => r.id !== lateStart && r.id !== capacityTiming);
  const asked = rules.some((r) => r.id === awaitsDecision) ? rules : [...rules, { id: awaitsDecision, ...words[awaitsDecision]! }];
  const found = new Map(match.timing.map((t) => [t.id, t]));
  const late = match.start !== null && isLate(rubric, match.start, today);
  const all = [
    { id: lateStart, ...words[lateStart]!, status: late ? 'present' as const : 'absent' as const, basis: 'fact' as const, on: null },
    ...asked.map((r) => {
      const { status, basis, on }: Pick<TimingMatch, 'status' | 'basis' | 'on'> = found.get(r.id) ?? { status: 'absent', basis: 'none', on: null };
      return { id: r.id, title: r.title, asks: r.asks, status, basis, on };
    }),
  ];
  return all.map((t) => {
    const evidence = found.get(t.id)?.evidence ?? [];
    const answer = answerFor(records, t.id, ['waits', 'clear']);
    if (answer === null) return { ...t, ...(isDisputed(records, t.id) ? { status: 'open' as const, basis: 'none' as const } : {}), evidence };
    return { ...t, status: answer.verdict === 'waits' ? 'present' : 'absent', basis: 'reader', on: answer.verdict === 'waits' ? (answer.on ?? t.on) : null, evidence };
  });
}

/** The start lies further ahead than proposals are taken in. */
export function isLate(rubric: Rubric, start: string, today: string): boolean {
  return dayNumber(start) - dayNumber(today) > rubric.timing.intakeDays;
}

/** A reader could still say that it waits for something. */
export function mayAwait(c: Case): boolean {
  return c.timing.some(isFree);
}

/** Free hours do not suffice, though all hours would. */
export function lacksRoom(c: Case): boolean {
  const capacity = c.records.capacity;
  return capacity !== null && c.hoursPerMonth !== null && c.hoursPerMonth > capacity.free && c.hoursPerMonth <= capacity.total;
}

/** When to look again at a deferred proposal: a named event decides; what only the calendar knows is brought within the rubric's days. */
export function revisitOf(c: Case): NonNullable<Evaluation['revisit']> {
  const present = c.timing.filter((t) => t.status === 'present');
  const events = present.filter((t) => t.on !== null && t.id !== lateStart).sort((a, b) => dayNumber(b.on!) - dayNumber(a.on!));
  const last = events[0];
  if (last !== undefined) return { on: addDays(last.on!, 1), waitsFor: last.title };
  const [least, most] = c.rubric.timing.revisitDays;
  const known: { readonly day: number; readonly waitsFor: string }[] = [];
  if (present.some((t) => t.id === lateStart) && c.start !== null)
    known.push({ day: dayNumber(c.start) - c.rubric.timing.intakeDays, waitsFor: `the start on ${dayInWords(c.start)}` });
  const room = lacksRoom(c) ? c.records.capacity!.roomOn : null;
  if (room !== null) known.push({ day: dayNumber(room), waitsFor: 'room in our hours' });
  // Both must have come, so the later counts.
  const later = known.sort((a, b) => b.day - a.day)[0];
  const today = dayNumber(c.today);
  if (later !== undefined) return { on: addDays(c.today, Math.min(most, Math.max(least, later.day - today))), waitsFor: later.waitsFor };
  const waits = present.find((t) => t.id !== lateStart) ?? present[0];
  return { on: addDays(c.today, least), waitsFor: waits?.title ?? 'room in our hours' };
}
