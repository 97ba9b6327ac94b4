/** Random small cases: a rubric, a match under it, and what answers could make of it. */
import fc from 'fast-check';
import type { AntiPatternMatch, Match } from '../../src/evaluate/types.js';
import type { Answer, Records } from '../../src/evaluate/records.js';
import type { Effort, Rubric, Severity } from '../../src/rubric/types.js';
import type { Status } from '../../src/evaluate/result.js';
import { antiPattern, antiPatternMatch, answer, checklist, criterion, match, records, rubric, section, timingMatch, today, withStatus } from './fixtures.js';

export interface Small { readonly rubric: Rubric; readonly match: Match; readonly records: Records }

const effort = fc.constantFrom<Effort>('write', 'decide', 'arrange');
const weight = fc.constantFrom(1, 2, 3, 0.5);

/** At most `most` criteria in each of at most three lists. `calm`: no sections, dates or hours stand in the way, and what we avoid was looked for. */
export function smallCase(options: { readonly statuses: readonly Status[]; readonly found: readonly AntiPatternMatch['status'][]; readonly most?: number; readonly twins?: boolean; readonly calm?: boolean }): fc.Arbitrary<Small> {
  const most = options.most ?? 2;
  const member = fc.record({ status: fc.constantFrom(...options.statuses), weight, effort, declines: fc.boolean(), homeReported: fc.boolean(), asked: fc.boolean(), twin: fc.boolean() });
  const list = fc.record({
    members: fc.array(member, { minLength: 0, maxLength: most }), weight: fc.constantFrom(10, 20, 30), level: fc.constantFrom('essential' as const, 'desirable' as const),
    atLeast: fc.constantFrom(null, 1, 2), always: fc.boolean(),
  });
  const avoided = fc.record({ found: fc.constantFrom(...options.found), severity: fc.constantFrom<Severity>('disqualifying', 'serious', 'serious', 'serious', 'note'), lines: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }), fix: fc.boolean() });
  const calm = options.calm ?? false;
  return fc.record({
    lists: fc.array(list, { minLength: 1, maxLength: 3 }), avoided: fc.array(avoided, { maxLength: 3 }), bar: fc.constantFrom(0, 50, 66.7, 70, 90), limit: fc.constantFrom(1, 2, 3),
    money: fc.constantFrom('absent' as const, 'present' as const, 'open' as const), sectionMissing: calm ? fc.constant(false) : fc.constantFrom(false, false, false, true),
    late: fc.constantFrom(false, false, true), hours: fc.constantFrom(null, 1, 5, 20), capacity: fc.constantFrom(null, null, { total: 10, free: 4, roomOn: null }), answered: fc.boolean(), cleared: fc.boolean(),
  }).map((drawn): Small => {
    const ids = (i: number, j: number): string => `l${i}/c${j}`;
    const lists = drawn.lists.map((l, i) => checklist(`l${i}`, l.members.map((m, j) => criterion(ids(i, j), {
      weight: m.weight, effort: m.effort, declines: m.declines,
      sameAs: (options.twins ?? true) && m.twin && i > 0 && (drawn.lists[0]!.members.length > j) ? ids(0, j) : null,
    })), { weight: l.weight, level: l.level, must: { atLeast: l.atLeast, always: l.always ? ['c0'] : [] } }));
    const antiPatterns = drawn.avoided.map((a, i) => antiPattern(`a${i}`, { severity: a.severity, fix: a.fix || i === 0 ? 'Change it.' : '' }));
    const answers: Answer[] = [...(calm || drawn.answered ? [answer('avoid', 'absent')] : []), ...(drawn.cleared ? [answer('timing/awaits-decision', 'clear')] : [])];
    return {
      rubric: rubric(lists, { antiPatterns, decision: { bar: drawn.bar, seriousLimit: drawn.limit }, }),
      match: match(drawn.lists.flatMap((l, i) => l.members.map((m, j) => withStatus(ids(i, j), m.status, {
        homeReported: m.homeReported && drawn.sectionMissing,
        ...(m.status === 'missing' && !m.asked ? { asked: false } : {}),
      }))), {
        antiPatterns: drawn.avoided.map((a, i) => antiPatternMatch(`a${i}`, a.found, a.found === 'absent' ? [] : a.lines)),
        timing: [timingMatch('timing/awaits-money', calm ? 'absent' : drawn.money)],
        sections: [section('home', drawn.sectionMissing ? 'missing' : 'present')],
        start: !calm && drawn.late ? '2028-01-01' : '2026-12-01', hoursPerMonth: calm ? null : drawn.hours,
      }),
      records: records({ answers, capacity: drawn.capacity }),
    };
  });
}

/** Every combination of one value from each row. */
export function combinations<T>(rows: readonly (readonly T[])[]): T[][] {
  return rows.reduce<T[][]>((made, row) => made.flatMap((m) => row.map((r) => [...m, r])), [[]]);
}

export { today };
