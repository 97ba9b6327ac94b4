/** Why: an ordered table of rules, worst outcome first. Every rule that hits gives its reasons. */
import type { Outcome, Place, Reason } from '../model.js';
import { independent } from './antipatterns.js';
import type { AntiPatternCase, Case, CriterionCase } from './case.js';
import { listed, placeOf, waiverFor } from './case.js';
import { dayInWords } from './days.js';
import { barTenths, scoreTenths } from './score.js';
import { capacityTiming, lacksRoom, lateStart } from './timing.js';

type Hit = Pick<Reason, 'id' | 'text' | 'places'>;

interface Rule {
  readonly outcome: Outcome;
  readonly kind: Reason['kind'];
  /** Words could mend it. */
  readonly mendable: boolean;
  readonly hits: (c: Case) => readonly Hit[];
}

/** The rules in the order of their weight. The first that hits decides. */
export const rules: readonly Rule[] = [
  { outcome: 'decline', kind: 'anti-pattern', mendable: false, hits: (c) => found(c, 'disqualifying').map(antiPatternHit) },
  { outcome: 'decline', kind: 'criterion', mendable: false, hits: (c) => contradicted(c).filter((x) => x.criterion.declines).map(contradictedHit) },
  { outcome: 'decline', kind: 'anti-pattern', mendable: false, hits: tooManySerious },
  { outcome: 'decline', kind: 'capacity', mendable: false, hits: overCapacity },
  { outcome: 'refine', kind: 'anti-pattern', mendable: false, hits: (c) => found(c, 'serious').map(antiPatternHit) },
  { outcome: 'refine', kind: 'criterion', mendable: false, hits: (c) => contradicted(c).filter((x) => !x.criterion.declines && x.checklist.level === 'essential').map(contradictedHit) },
  { outcome: 'refine', kind: 'criterion', mendable: true, hits: (c) => c.criteria.filter((x) => x.required && !x.homeReported && isMissing(x)).map(missingHit) },
  { outcome: 'refine', kind: 'criterion', mendable: true, hits: tooFewSpoken },
  { outcome: 'refine', kind: 'section', mendable: true, hits: missingSections },
  { outcome: 'refine', kind: 'field', mendable: true, hits: missingFields },
  { outcome: 'refine', kind: 'fact', mendable: false, hits: failedFacts },
  { outcome: 'refine', kind: 'score', mendable: false, hits: underBar },
  { outcome: 'defer', kind: 'timing', mendable: false, hits: notYet },
  { outcome: 'defer', kind: 'capacity', mendable: false, hits: noRoom },
];

/** All reasons, worst first. Empty: nothing stands in the way. */
export function reasonsOf(c: Case): Reason[] {
  return rules.flatMap(({ outcome, kind, mendable, hits }) => hits(c).map((hit) => ({ outcome, kind, id: hit.id, text: hit.text, mendable, places: hit.places })));
}

/** The worst outcome for which there is a reason, else accept. */
export function outcomeOf(c: Case): Outcome {
  return rules.find((rule) => rule.hits(c).length > 0)?.outcome ?? 'accept';
}

/** The anti-patterns of one severity that are present and not waived. */
export function found(c: Case, severity: 'disqualifying' | 'serious'): AntiPatternCase[] {
  return c.antiPatterns.filter((a) => a.status === 'present' && a.waiver === null && a.antiPattern.severity === severity);
}

function contradicted(c: Case): CriterionCase[] {
  return c.criteria.filter((x) => x.status === 'contradicted' && x.waiver === null);
}

export function isMissing(x: CriterionCase): boolean {
  return x.status === 'missing' && x.waiver === null;
}

/** Met, partial, open or waived. */
export function spokenTo(x: CriterionCase): boolean {
  return x.waiver !== null || x.status === 'met' || x.status === 'partial' || x.status === 'open';
}

function antiPatternHit(a: AntiPatternCase): Hit {
  const text = a.answer === null ? `${a.antiPattern.title}: the text says so.` : `${a.antiPattern.title}: a reviewer found it.`;
  return { id: a.id, text, places: places(a.evidence) };
}

function contradictedHit(x: CriterionCase): Hit {
  const said = x.source === 'answer' ? 'a reviewer reads the opposite' : x.source === 'fact' ? 'the facts say the opposite' : 'the text says the opposite';
  const against = x.evidence.filter((e) => e.stance === 'denies');
  return { id: x.id, text: `${x.criterion.title}: ${said}.`, places: places(against.length > 0 ? [...against, ...x.evidence.filter((e) => e.stance === 'supports')] : x.evidence) };
}

function missingHit(x: CriterionCase): Hit {
  const text = x.source === 'answer' ? `${x.criterion.title}: a reviewer did not find it.` : `${x.criterion.title} is not said anywhere we looked.`;
  return { id: x.id, text, places: [] };
}

function tooManySerious(c: Case): Hit[] {
  const serious = found(c, 'serious');
  if (serious.length === 0 || independent(serious) < c.rubric.decision.seriousLimit) return [];
  return [{ id: 'serious', text: `Too much that we avoid, taken together: ${listed(serious.map((a) => a.antiPattern.title))}.`, places: serious.flatMap((a) => places(a.evidence).slice(0, 1)) }];
}

/** How many more of a checklist must be spoken to, and which are not. A missing home section is reported already. */
export function shortage(c: Case, listId: string): { readonly short: number; readonly need: number; readonly of: number; readonly silent: readonly CriterionCase[] } {
  const members = c.criteria.filter((x) => x.checklist.id === listId && x.status !== 'not-applicable');
  const list = c.rubric.checklists.find((l) => l.id === listId)!;
  const need = list.level === 'essential' && list.must.atLeast !== null ? Math.min(list.must.atLeast, members.length) : 0;
  const spoken = members.filter((x) => spokenTo(x) || (x.homeReported && x.status === 'missing')).length;
  return { short: Math.max(0, need - spoken), need, of: members.length, silent: members.filter((x) => !spokenTo(x)) };
}

function tooFewSpoken(c: Case): Hit[] {
  return c.rubric.checklists.flatMap((list) => {
    const { short, need, of, silent } = shortage(c, list.id);
    if (short === 0) return [];
    return [{ id: list.id, text: `${list.title}: ${need - short} of ${of} are spoken to, where ${need} are needed. Not told: ${listed(silent.map((x) => x.criterion.title))}.`, places: [] }];
  });
}

const sectionWords = { missing: 'is missing', empty: 'is empty', template: 'stands as the template had it' } as const;

function missingSections(c: Case): Hit[] {
  return c.sections.flatMap((s) => {
    if (!s.required || s.status === 'present' || s.status === 'not-needed' || waiverFor(c.records, s.id, ['missing', 'failed']) !== null) return [];
    return [{ id: s.id, text: `The section ${s.title} ${sectionWords[s.status]}.`, places: s.line === null ? [] : [{ line: s.line, column: 1, endLine: s.line, endColumn: 1 }] }];
  });
}

function missingFields(c: Case): Hit[] {
  return c.fields.flatMap((f) => {
    if (!f.required || f.status !== 'missing' || waiverFor(c.records, f.id, ['missing', 'failed']) !== null) return [];
    return [{ id: f.id, text: `${f.title} is not given.`, places: f.place === null ? [] : [placeOf(f.place)] }];
  });
}

function failedFacts(c: Case): Hit[] {
  return c.facts.flatMap((f) => {
    if (f.outcome !== 'refine' || waiverFor(c.records, f.id, ['failed']) !== null) return [];
    return [{ id: f.id, text: f.text, places: places(f.evidence) }];
  });
}

function underBar(c: Case): Hit[] {
  const at = scoreTenths(c, 'at');
  return at >= barTenths(c) ? [] : [{ id: 'score', text: `Strength ${at / 10} of 100, where ${c.rubric.decision.bar} is enough.`, places: [] }];
}

function overCapacity(c: Case): Hit[] {
  const { capacity } = c.records;
  if (capacity === null || c.hoursPerMonth === null || c.hoursPerMonth <= capacity.total) return [];
  return [{ id: 'capacity', text: `It asks for ${c.hoursPerMonth} hours a month; we have ${capacity.total} in all.`, places: fieldPlaces(c, 'hours_per_month') }];
}

function notYet(c: Case): Hit[] {
  return c.timing.filter((t) => t.status === 'present').map((t) => {
    if (t.id === lateStart && c.start !== null)
      return { id: t.id, text: `It starts on ${dayInWords(c.start)}; we plan no more than ${c.rubric.timing.intakeDays} days ahead.`, places: fieldPlaces(c, 'start') };
    return { id: t.id, text: t.on === null ? `${t.title}.` : `${t.title}: ${dayInWords(t.on)}.`, places: places(t.evidence) };
  });
}

function noRoom(c: Case): Hit[] {
  if (!lacksRoom(c)) return [];
  return [{ id: capacityTiming, text: `It asks for ${c.hoursPerMonth!} hours a month; ${c.records.capacity!.free} are free now.`, places: fieldPlaces(c, 'hours_per_month') }];
}

function fieldPlaces(c: Case, id: string): Place[] {
  const place = c.fields.find((f) => f.id === id)?.place ?? null;
  return place === null ? [] : [placeOf(place)];
}

/** At most three places; more would not be read. */
function places(evidence: readonly (Place & { readonly setAside: string | null })[]): Place[] {
  return evidence.filter((e) => e.setAside === null).slice(0, 3).map(placeOf);
}
