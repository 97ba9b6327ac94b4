/** What the outcome hangs on, and the first value at which it would change. */
import type { Evaluation } from './result.js';
import type { Evidence } from '../language/evidence.js';
import type { Place } from '../lib/place.js';
import type { Case, CriterionCase } from './case.js';
import { listInWords } from '../lib/lists.js';
import { placeOf, withStatuses } from './case.js';
import { addDays } from '../lib/days.js';
import { outcomeOf } from './reasons.js';
import { isLate, lateStart } from './timing-outcome.js';

interface Ground { readonly place: Evidence; readonly criteria: readonly CriterionCase[] }

/**
 * The one place without which a good outcome is lost: the only one that carries it, or the one that carries more needs
 * than any other. Where the words do not decide it, the one required field that does. Null when there is no such one.
 */
export function hangsOnOf(c: Case): Evaluation['hangsOn'] {
  const now = outcomeOf(c);
  if (now !== 'accept' && now !== 'defer') return null;
  const flips = groundsOf(c).map((ground) => ({ ground, to: outcomeOf(without(c, ground)) })).filter((g) => g.to !== now);
  const most = Math.max(0, ...flips.map((f) => f.ground.criteria.length));
  const top = flips.filter((f) => f.ground.criteria.length === most);
  const only = flips.length === 1 || most > 1 ? top : [];
  if (only.length === 1) {
    const { ground, to } = only[0]!;
    return { id: ground.criteria[0]!.id, what: listInWords(ground.criteria.map((x) => x.criterion.title)), place: placeOf(ground.place), to };
  }
  return flips.length > 0 ? null : onField(c);
}

/** Each place that is all that some criteria rest on. */
function groundsOf(c: Case): Ground[] {
  const grounds = new Map<string, { place: Evidence; criteria: CriterionCase[] }>();
  for (const x of c.criteria) {
    if ((x.status !== 'met' && x.status !== 'partial') || x.basis === 'reader' || x.waiver !== null || x.follows !== null) continue;
    const counted = x.evidence.filter((e) => e.excluded === null && (e.stance === 'supports' || e.stance === 'hedges'));
    const keys = new Set(counted.map(key));
    if (keys.size !== 1) continue;
    const place = counted[0]!;
    const ground = grounds.get(key(place)) ?? { place, criteria: [] };
    ground.criteria.push(x);
    grounds.set(key(place), ground);
  }
  return [...grounds.values()];
}

function key(place: Place): string {
  return `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}

function without(c: Case, ground: Ground): Case {
  return withStatuses(c, new Map(ground.criteria.map((x) => [x.id, 'missing'])));
}

function onField(c: Case): Evaluation['hangsOn'] {
  const now = outcomeOf(c);
  const flips = c.fields
    .filter((f) => f.required && f.status === 'present')
    .map((f) => ({ f, to: outcomeOf({ ...c, fields: c.fields.map((g) => (g === f ? { ...g, status: 'missing' } : g)) }) }))
    .filter(({ to }) => to !== now);
  if (flips.length !== 1) return null;
  const { f, to } = flips[0]!;
  return { id: f.id, what: f.title, place: f.place === null ? null : placeOf(f.place), to };
}

/** The first start day, and the first number of hours, at which the outcome is another one; each decided again. */
export function wouldChangeOf(c: Case): Evaluation['wouldChange'] {
  const now = outcomeOf(c);
  const found: { what: string; at: string; to: ReturnType<typeof outcomeOf> }[] = [];
  const offer = (what: string, at: string, other: Case): void => {
    const to = outcomeOf(other);
    if (to !== now) found.push({ what, at, to });
  };
  if (c.start !== null && !c.timing.some((t) => t.id === lateStart && t.basis === 'reader')) {
    const last = addDays(c.today, c.rubric.timing.intakeDays);
    const at = isLate(c.rubric, c.start, c.today) ? last : addDays(last, 1);
    // A start in the past is left out: nobody moves a start there, and it is said when it is.
    offer('start', at, startingOn(c, at));
  }
  const { capacity } = c.records;
  if (capacity !== null && c.hoursPerMonth !== null)
    for (const limit of new Set([capacity.free, capacity.total])) {
      const at = c.hoursPerMonth > limit ? limit : limit + 1;
      offer('hours_per_month', String(at), { ...c, hoursPerMonth: at });
    }
  return found;
}

function startingOn(c: Case, start: string): Case {
  const status = isLate(c.rubric, start, c.today) ? 'present' as const : 'absent' as const;
  return { ...c, start, timing: c.timing.map((t) => (t.id === lateStart ? { ...t, status } : t)) };
}
