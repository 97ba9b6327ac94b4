/** The path against trying every subset. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effort } from '../../src/rubric/types.js';
import type { Status } from '../../src/evaluate/result.js';
import { judge } from '../../src/evaluate/judge.js';
import { effortPoints, leastEffort } from '../../src/evaluate/least-effort.js';
import { smallCase } from './arbitrary.js';
import type { Small } from './arbitrary.js';
import { answer, antiPattern, antiPatternMatch, checklist, criterion, evidence, fieldRule, match, records, rubric, section, today, withStatus } from './fixtures.js';

test('the programme finds what trying every subset finds', () => {
  const option = fc.record({ effort: fc.constantFrom(1, 3, 9), gain: fc.bigInt({ min: 0n, max: 12n }), fills: fc.tuple(fc.nat(1), fc.nat(1)) });
  fc.assert(fc.property(fc.array(option, { maxLength: 8 }), fc.bigInt({ min: 0n, max: 40n }), fc.tuple(fc.nat(2), fc.nat(2)), (options, need, counts) => {
    let best: { effort: number; count: number; gain: bigint } | null = null;
    for (let mask = 0; mask < 1 << options.length; mask++) {
      const chosen = options.filter((_, i) => mask & (1 << i));
      const gain = chosen.reduce((s, o) => s + o.gain, 0n);
      if (gain < need || counts.some((n, i) => chosen.reduce((s, o) => s + o.fills[i]!, 0) < n)) continue;
      const effort = chosen.reduce((s, o) => s + o.effort, 0);
      if (best === null || effort < best.effort || (effort === best.effort && (chosen.length < best.count || (chosen.length === best.count && gain > best.gain)))) best = { effort, count: chosen.length, gain };
    }
    const found = leastEffort(options, need, counts);
    if (best === null || found === null) { expect(found).toBe(best); return; }
    const chosen = found.map((i) => options[i]!);
    const enough = need <= 0n && counts.every((n) => n === 0);
    expect({ effort: chosen.reduce((s, o) => s + o.effort, 0), count: chosen.length }).toEqual({ effort: best.effort, count: best.count });
    if (!enough) expect(chosen.reduce((s, o) => s + o.gain, 0n)).toBe(best.gain);
  }), { numRuns: 500 });
});

test('forty possible changes are weighed quickly', () => {
  const options = Array.from({ length: 40 }, (_, i) => ({ effort: [1, 3, 9][i % 3]!, gain: BigInt(100 + i * 7), fills: [i % 2] }));
  const began = Date.now();
  const found = leastEffort(options, 3000n, [4]);
  expect(found).not.toBeNull();
  expect(Date.now() - began).toBeLessThan(2000);
});

/** The case with its missing sections written and its hours brought within what is free: on every path. */
function mended(small: Small): Small {
  const { capacity } = small.records;
  const hours = small.match.hoursPerMonth;
  return {
    ...small,
    match: {
      ...small.match, sections: small.match.sections.map((s) => ({ ...s, status: 'present' })),
      // Nobody can say that what is unread is missing, so the path counts it as met; so it does what a missing section is to tell.
      criteria: small.match.criteria.map((c) => ({ ...c, homeReported: false, ...(c.status === 'open' || (c.homeReported && c.status === 'missing' && !c.asked) ? { status: 'met' as const } : {}) })),
      hoursPerMonth: capacity !== null && hours !== null && hours > capacity.total ? capacity.free : hours,
    },
  };
}

test('the path is the least that passes, proved by judging again', () => {
  fc.assert(fc.property(smallCase({ statuses: ['met', 'partial', 'missing', 'missing', 'open', 'contradicted'], found: ['absent', 'absent', 'present'], most: 2, twins: false }), (small) => {
    const before = judge(small.rubric, small.match, small.records, today);
    const ready = mended(small);
    const now = judge(ready.rubric, ready.match, ready.records, today);
    const points = new Map(now.criteria.map((c) => [c.id, effortPoints[c.status === 'contradicted' && c.effort === 'write' ? 'decide' : c.effort]]));
    const avoided = small.rubric.antiPatterns.filter((a) => a.severity !== 'note' && now.antiPatterns.find((x) => x.id === a.id)!.status === 'present');
    const raisable = now.criteria.filter((c) => c.status !== 'met');
    const passes = (ids: readonly string[]): string | null => {
      const answers = [...small.records.answers, ...avoided.map((a) => answer(a.id, 'absent')), ...ids.map((id) => answer(id, 'met'))];
      const { recommendation } = judge(ready.rubric, ready.match, { ...ready.records, answers }, today);
      return recommendation === 'accept' || recommendation === 'defer' ? recommendation : null;
    };
    if (before.recommendation === 'accept' || before.recommendation === 'defer') {
      expect(before.path).toEqual({ write: [], change: [], to: before.recommendation });
      return;
    }
    if (avoided.some((a) => a.fix === '')) { expect(before.path).toBeNull(); return; }
    let best: { effort: number; count: number } | null = null;
    for (let mask = 0; mask < 1 << raisable.length; mask++) {
      const chosen = raisable.filter((_, i) => mask & (1 << i));
      const effort = chosen.reduce((s, c) => s + points.get(c.id)!, 0);
      if (best !== null && (effort > best.effort || (effort === best.effort && chosen.length >= best.count))) continue;
      if (passes(chosen.map((c) => c.id)) !== null) best = { effort, count: chosen.length };
    }
    expect(best).not.toBeNull();
    const ids = new Set(raisable.map((c) => c.id));
    const steps = [...before.path!.write, ...before.path!.change];
    const criteria = steps.filter((s) => ids.has(s.id));
    expect({ effort: criteria.reduce((s, c) => s + effortPoints[c.effort], 0), count: criteria.length }).toEqual(best);
    expect(passes(criteria.map((s) => s.id))).toBe(before.path!.to);
    // What the text says the opposite of is never among what is to be written.
    for (const s of before.path!.write) expect(before.criteria.find((c) => c.id === s.id)?.status).not.toBe('contradicted');
    expect(avoided.every((a) => before.path!.change.some((s) => s.id === a.id))).toBe(true);
  }), { numRuns: 150 });
}, 60_000);

describe('a path', () => {
  const member = (id: string, effort: Effort, over = {}) => criterion(id, { effort, ...over });

  test('holds sections, fields, words and decisions, each where it belongs, the cheapest first and then by line', () => {
    const r = rubric([checklist('v', [member('v/a', 'arrange'), member('v/b', 'write'), member('v/c', 'write'), member('v/d', 'write')])], { antiPatterns: [antiPattern('x')], fields: [fieldRule('contact', { home: 'who', fix: 'Give a contact.' })] });
    const judged = judge(r, match([
      withStatus('v/a', 'missing', { where: { section: 'Outcomes', line: 3 } }), withStatus('v/b', 'missing', { where: { section: 'Outcomes', line: 30 } }),
      withStatus('v/c', 'contradicted', { evidence: [evidence(12, { stance: 'denies' })] }), withStatus('v/d', 'met'),
    ], {
      antiPatterns: [antiPatternMatch('x', 'present', [7])], sections: [section('who', 'present', { line: 5 }), section('timeline', 'missing')],
      fields: [{ id: 'contact', title: 'A contact', required: true, status: 'missing', value: null, place: null, fix: 'Give a contact.' }],
    }), records(), today);
    expect(judged.path).toEqual({
      write: [
        { id: 'contact', do: 'Give a contact.', effort: 'write', where: { section: 'Section who', line: 5 } },
        { id: 'v/b', do: 'Write v/b.', effort: 'write', where: { section: 'Outcomes', line: 30 } },
        { id: 'timeline', do: 'Write the section Section timeline.', effort: 'write', where: { section: 'Section timeline', line: null } },
        { id: 'v/a', do: 'Write v/a.', effort: 'arrange', where: { section: 'Outcomes', line: 3 } },
      ],
      change: [
        { id: 'x', do: 'Change x.', effort: 'decide', where: { section: 'Somewhere', line: 7 } },
        { id: 'v/c', do: 'Write v/c.', effort: 'decide', where: { section: 'Somewhere', line: 12 } },
      ],
      to: 'accept',
    });
  });

  test('closes a gap of the score with the least', () => {
    const list = ['a', 'b', 'c', 'd'].map((l) => member(`d/${l}`, l === 'a' ? 'arrange' : 'write'));
    const r = rubric([checklist('d', list, { level: 'desirable' })], { decision: { bar: 60, seriousLimit: 3 } });
    const statuses: readonly Status[] = ['missing', 'partial', 'missing', 'met'];
    const judged = judge(r, match(statuses.map((s, i) => withStatus(list[i]!.id, s))), records(), today);
    expect(judged.recommendation).toBe('refine');
    expect(judged.path?.write.map((s) => s.id)).toEqual(['d/c']);
  });

  test('writes enough of a list that must be spoken to, the cheapest of it', () => {
    const list = ['a', 'b', 'c'].map((l) => member(`v/${l}`, l === 'a' ? 'decide' : 'write'));
    const r = rubric([checklist('v', list, { must: { atLeast: 2, always: [] } })], { decision: { bar: 0, seriousLimit: 3 } });
    const judged = judge(r, match(list.map((c) => withStatus(c.id, c.id === 'v/b' ? 'met' : 'missing'))), records(), today);
    expect(judged.path?.write.map((s) => s.id)).toEqual(['v/c']);
  });

  test('leads to a wait where something is to be awaited', () => {
    const r = rubric([checklist('v', [member('v/a', 'write')])]);
    const judged = judge(r, match([withStatus('v/a', 'missing')], { start: '2028-01-01' }), records(), today);
    expect(judged.path).toMatchObject({ to: 'defer', write: [{ id: 'v/a' }] });
  });

  test('takes one step for near-twins', () => {
    const r = rubric([checklist('v', [member('v/a', 'write')]), checklist('w', [member('w/a', 'write', { sameAs: 'v/a' })])]);
    const judged = judge(r, match([withStatus('v/a', 'missing'), withStatus('w/a', 'open')]), records(), today);
    expect(judged.criteria.map((c) => c.status)).toEqual(['missing', 'missing']);
    expect(judged.path?.write.map((s) => s.id)).toEqual(['v/a']);
  });

  test('is none where nothing is known to mend what we avoid', () => {
    const r = rubric([], { antiPatterns: [antiPattern('x', { fix: '' })] });
    expect(judge(r, match([], { antiPatterns: [antiPatternMatch('x', 'present', [1])] }), records(), today).path).toBeNull();
  });

  test('asks for fewer hours where more are asked than there are', () => {
    const judged = judge(rubric([]), match([], { hoursPerMonth: 12 }), records({ capacity: { total: 10, free: 4, roomOn: null } }), today);
    expect(judged.path).toMatchObject({ to: 'accept', change: [{ id: 'capacity', do: 'Ask for no more than 4 hours a month.' }] });
  });
});
