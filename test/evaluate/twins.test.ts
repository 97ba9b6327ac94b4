/** Criteria that share a judgement. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/evaluate/records.js';
import type { Status } from '../../src/evaluate/result.js';
import { judge } from '../../src/evaluate/judge.js';
import { answer, checklist, criterion, looked, match, records, rubric, today, withStatus } from './fixtures.js';

const r = rubric([checklist('t', [criterion('t/care')]), checklist('o', [criterion('o/care', { sameAs: 't/care' })])]);
const judged = (t: Status, o: Status, answers: readonly Answer[] = []) => judge(r, match([withStatus('t/care', t), withStatus('o/care', o)]), records({ answers: [...looked, ...answers] }), today);
const statuses = (t: Status, o: Status, answers: readonly Answer[] = []): Status[] => judged(t, o, answers).criteria.map((c) => c.status);

describe('near-twins', () => {
  test('one judgement serves both, whichever of them has it', () => {
    expect(statuses('met', 'open')).toEqual(['met', 'met']);
    expect(statuses('contradicted', 'missing')).toEqual(['contradicted', 'contradicted']);
    expect(statuses('open', 'partial')).toEqual(['partial', 'partial']);
    expect(statuses('missing', 'open')).toEqual(['missing', 'missing']);
  });

  test('two judgements of their own stay', () => {
    expect(statuses('met', 'partial')).toEqual(['met', 'partial']);
    expect(statuses('met', 'open', [answer('o/care', 'missing')])).toEqual(['met', 'missing']);
  });

  test('where one does not apply, the other stands alone', () => {
    expect(statuses('not-applicable', 'open')).toEqual(['not-applicable', 'open']);
    expect(statuses('open', 'not-applicable')).toEqual(['open', 'not-applicable']);
  });

  test('a waiver is for the one that it names, and its twin is asked by itself', () => {
    const waivers = [{ id: 't/care', status: 'missing' as const, by: 'amara', why: 'No need.', until: '2027-01-01' }];
    const waived = (o: Status, answers: readonly Answer[] = []) => judge(r, match([withStatus('t/care', 'missing', { basis: 'declared' }), withStatus('o/care', o)]), records({ answers: [...looked, ...answers], waivers }), today);
    expect(waived('open').criteria.map((c) => [c.status, c.basis, c.waiver?.by])).toEqual([['missing', 'declared', 'amara'], ['open', 'none', undefined]]);
    expect(waived('open').questions.map((q) => q.id)).toEqual(['o/care']);
    expect(waived('open').couldBe).toEqual(['refine', 'accept']);
    expect(waived('open', [answer('o/care', 'contradicted')]).criteria.map((c) => c.status)).toEqual(['missing', 'contradicted']);
  });

  test('one question is asked for both, and its answer serves both', () => {
    expect(judged('open', 'open').questions.map((q) => q.id)).toEqual(['t/care']);
    expect(judged('open', 'open', [answer('t/care', 'met')])).toMatchObject({ settled: true, recommendation: 'accept' });
    expect(judged('open', 'open', [answer('o/care', 'met')])).toMatchObject({ settled: true, recommendation: 'accept' });
  });
});
