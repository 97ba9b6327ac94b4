/** Why: an ordered table of rules, worst outcome first. Every rule that hits gives its reasons. */
import type { Checklist } from '../rubric/types.js';
import type { FactMatch, FieldState, SectionState } from './types.js';
import type { Outcome, Reason } from './result.js';
import type { Place } from '../lib/place.js';
import { independent } from './antipatterns.js';
import type { AntiPatternCase, Case, CriterionCase, TimingCase } from './case.js';
import { listInWords } from '../lib/lists.js';
import { placeOf, waiverFor } from './case.js';
import { dayInWords } from '../lib/days.js';
import { barTenths, scoreTenths } from './score.js';
import { capacityTiming, lacksRoom, lateStart } from './timing-outcome.js';

type Hit = Pick<Reason, 'id' | 'text' | 'places'>;

interface Rule {
  readonly outcome: Outcome;
  readonly kind: Reason['kind'];
  /** Words could mend it. */
  readonly mendable: boolean;
  readonly holds: (c: Case) => boolean;
  readonly hits: (c: Case) => readonly Hit[];
}

/** A rule over things of a case, each of which is a reason: whether it holds is asked far more often than why. */
function rule<T>(outcome: Outcome, kind: Reason['kind'], mendable: boolean, things: (c: Case) => readonly T[], test: (thing: T, c: Case) => boolean, hit: (thing: T, c: Case) => Hit): Rule {
  return {
    outcome, kind, mendable,
    holds: (c) => things(c).some((thing) => test(thing, c)),
    hits: (c) => things(c).filter((thing) => test(thing, c)).map((thing) => hit(thing, c)),
  };
}

/** A rule about the whole case. */
function whole(outcome: Outcome, kind: Reason['kind'], mendable: boolean, holds: (c: Case) => boolean, hit: (c: Case) => Hit): Rule {
  return { outcome, kind, mendable, holds, hits: (c) => (holds(c) ? [hit(c)] : []) };
}

const antiPatterns = (c: Case): readonly AntiPatternCase[] => c.antiPatterns;
const criteria = (c: Case): readonly CriterionCase[] => c.criteria;

/** The rules in the order of their weight. The first that holds decides. */
export const rules: readonly Rule[] = [
  rule('decline', 'anti-pattern', false, antiPatterns, (a) => isFound(a, 'disqualifying'), antiPatternHit),
  rule('decline', 'criterion', false, criteria, (x) => isContradicted(x) && x.criterion.declines, contradictedHit),
  whole('decline', 'anti-pattern', false, tooManySerious, seriousHit),
  whole('decline', 'capacity', false, isOverCapacity, overCapacityHit),
  rule('refine', 'anti-pattern', false, antiPatterns, (a) => isFound(a, 'serious'), antiPatternHit),
  rule('refine', 'criterion', false, criteria, (x) => isContradicted(x) && !x.criterion.declines && x.checklist.level === 'essential', contradictedHit),
  rule('refine', 'criterion', true, criteria, (x) => x.required && !x.homeReported && isMissing(x), missingHit),
  rule('refine', 'criterion', true, (c) => c.rubric.checklists, (list, c) => isShort(c, list), tooFewHit),
  rule('refine', 'section', true, (c) => c.sections, isSectionMissing, sectionHit),
  rule('refine', 'field', true, (c) => c.fields, isFieldMissing, fieldHit),
  rule('refine', 'fact', false, (c) => c.facts, isFailed, (f) => ({ id: f.id, text: f.text, places: places(f.evidence) })),
  whole('refine', 'score', false, (c) => scoreTenths(c, 'at') < barTenths(c), underBarHit),
  rule('defer', 'timing', false, (c) => c.timing, (t) => t.status === 'present', notYetHit),
  whole('defer', 'capacity', false, lacksRoom, noRoomHit),
];

/** All reasons, worst first. Empty: it is accepted. */
export function reasonsOf(c: Case): Reason[] {
  return rules.flatMap(({ outcome, kind, mendable, hits }) => hits(c).map((hit) => ({ outcome, kind, id: hit.id, text: hit.text, mendable, places: hit.places })));
}

/** The worst outcome for which there is a reason, else accept. */
export function outcomeOf(c: Case): Outcome {
  return rules.find(({ holds }) => holds(c))?.outcome ?? 'accept';
}

/** The anti-patterns of one severity that are present and not waived. */
export function found(c: Case, severity: 'disqualifying' | 'serious'): AntiPatternCase[] {
  return c.antiPatterns.filter((a) => isFound(a, severity));
}

function isFound(a: AntiPatternCase, severity: 'disqualifying' | 'serious'): boolean {
  return a.status === 'present' && a.waiver === null && a.antiPattern.severity === severity;
}

function isContradicted(x: CriterionCase): boolean {
  return x.status === 'contradicted' && x.waiver === null;
}

export function isMissing(x: CriterionCase): boolean {
  return x.status === 'missing' && x.waiver === null;
}

/** Met, partial, open or waived. */
export function spokenTo(x: CriterionCase): boolean {
  return x.waiver !== null || x.status === 'met' || x.status === 'partial' || x.status === 'open';
}

function antiPatternHit(a: AntiPatternCase): Hit {
  const why = a.basis === 'reader' ? 'found by a reviewer' : a.basis === 'fact' ? 'shown by facts' : 'the text seems to say so; no reader has confirmed it';
  const text = `Red flag: ${a.antiPattern.title} (${why}).`;
  return { id: a.id, text, places: places(a.evidence) };
}

function contradictedHit(x: CriterionCase): Hit {
  const said = x.basis === 'reader' ? 'a reviewer reads the opposite' : x.basis === 'fact' ? 'the facts say the opposite' : 'the self-assessment says no';
  const against = x.evidence.filter((e) => e.stance === 'denies');
  return { id: x.id, text: `${x.criterion.title}: ${said}.`, places: places(against.length > 0 ? [...against, ...x.evidence.filter((e) => e.stance === 'supports')] : x.evidence) };
}

function missingHit(x: CriterionCase): Hit {
  const text = `${x.criterion.title} is missing${x.basis === 'reader' ? ': a reviewer did not find it' : x.note === null ? '' : `: ${x.note.charAt(0).toLowerCase()}${x.note.slice(1).replace(/\.$/, '')}`}.`;
  return { id: x.id, text, places: [] };
}

function tooManySerious(c: Case): boolean {
  const serious = found(c, 'serious');
  return serious.length > 0 && independent(serious) >= c.rubric.decision.seriousLimit;
}

function seriousHit(c: Case): Hit {
  const serious = found(c, 'serious');
  return { id: 'serious', text: `Too many serious red flags: ${listInWords(serious.map((a) => a.antiPattern.title))}.`, places: serious.flatMap((a) => places(a.evidence).slice(0, 1)) };
}

/** How many more of a checklist must be covered, and which are not. A missing home section is reported already. */
export function shortage(c: Case, listId: string): { readonly short: number; readonly need: number; readonly of: number; readonly silent: readonly CriterionCase[] } {
  const members = c.criteria.filter((x) => x.checklist.id === listId && x.status !== 'not-applicable');
  const list = c.rubric.checklists.find((l) => l.id === listId)!;
  const need = list.level === 'essential' && list.must.atLeast !== null ? Math.min(list.must.atLeast, members.length) : 0;
  const spoken = members.filter((x) => spokenTo(x) || (x.homeReported && x.status === 'missing')).length;
  return { short: Math.max(0, need - spoken), need, of: members.length, silent: members.filter((x) => !spokenTo(x)) };
}

/** Whether fewer of a checklist are covered than must be. */
function isShort(c: Case, list: Checklist): boolean {
  return list.level === 'essential' && list.must.atLeast !== null && shortage(c, list.id).short > 0;
}

function tooFewHit(list: Checklist, c: Case): Hit {
  const { short, need, of, silent } = shortage(c, list.id);
  return { id: list.id, text: `${list.title}: ${need - short} of ${of} points are covered, ${need} are needed. Missing: ${listInWords(silent.map((x) => x.criterion.title))}.`, places: [] };
}

const sectionWords = { missing: 'is missing', empty: 'is empty', template: 'still has only the template\'s text' } as const;

function isSectionMissing(s: SectionState, c: Case): boolean {
  return s.required && s.status !== 'present' && s.status !== 'not-needed' && waiverFor(c.records, s.id, ['missing', 'failed']) === null;
}

function sectionHit(s: SectionState): Hit {
  return { id: s.id, text: `The section ${s.title} ${sectionWords[s.status as keyof typeof sectionWords]}.`, places: s.line === null ? [] : [{ line: s.line, column: 1, endLine: s.line, endColumn: 1 }] };
}

function isFieldMissing(f: FieldState, c: Case): boolean {
  return f.required && f.status === 'missing' && waiverFor(c.records, f.id, ['missing', 'failed']) === null;
}

function fieldHit(f: FieldState): Hit {
  return { id: f.id, text: `${f.title} is not given.`, places: f.place === null ? [] : [placeOf(f.place)] };
}

function isFailed(f: FactMatch, c: Case): boolean {
  return f.outcome === 'refine' && waiverFor(c.records, f.id, ['failed']) === null;
}

function underBarHit(c: Case): Hit {
  return { id: 'score', text: `Score ${scoreTenths(c, 'at') / 10} of 100 (${c.rubric.decision.bar} needed).`, places: [] };
}

function isOverCapacity(c: Case): boolean {
  const { capacity } = c.records;
  return capacity !== null && c.hoursPerMonth !== null && c.hoursPerMonth > capacity.total;
}

function overCapacityHit(c: Case): Hit {
  return { id: 'capacity', text: `It asks for ${c.hoursPerMonth!} hours a month; the whole capacity is ${c.records.capacity!.total}.`, places: fieldPlaces(c, 'hours_per_month') };
}

function notYetHit(t: TimingCase, c: Case): Hit {
  if (t.id === lateStart && c.start !== null)
    return { id: t.id, text: `It starts on ${dayInWords(c.start)}, more than ${c.rubric.timing.intakeDays} days from today.`, places: fieldPlaces(c, 'start') };
  return { id: t.id, text: t.on === null ? `${t.title}.` : `${t.title}: ${dayInWords(t.on)}.`, places: places(t.evidence) };
}

function noRoomHit(c: Case): Hit {
  return { id: capacityTiming, text: `It asks for ${c.hoursPerMonth!} hours a month; ${c.records.capacity!.free} are free now.`, places: fieldPlaces(c, 'hours_per_month') };
}

function fieldPlaces(c: Case, id: string): Place[] {
  const place = c.fields.find((f) => f.id === id)?.place ?? null;
  return place === null ? [] : [placeOf(place)];
}

/** At most three places; more would not be read. */
function places(evidence: readonly (Place & { readonly excluded: string | null })[]): Place[] {
  return evidence.filter((e) => e.excluded === null).slice(0, 3).map(placeOf);
}
