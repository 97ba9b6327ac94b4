/** How a line, the body and the facts give a status. */
import { describe, expect, test } from 'vitest';
import type { CriterionMatch, LineReading, Status } from '../../src/model.js';
import { verdictOf } from '../../src/judge/verdict.js';
import { answer, criterionMatch, evidence } from './fixtures.js';

const line = (ticked: boolean, says: LineReading['says']): Partial<CriterionMatch> => ({ asked: true, line: { place: evidence(9), ticked, says, evidence: null } });
const status = (over: Partial<CriterionMatch>): Status => verdictOf(criterionMatch('v/a', over), null).status;

describe('a line of the self-assessment', () => {
  test.each<[boolean, LineReading['says'], Status]>([
    [true, 'affirms', 'met'], [true, 'hedges', 'partial'], [true, 'denies', 'contradicted'], [true, 'none', 'partial'], [true, 'empty', 'partial'], [true, 'pointer-lost', 'partial'], [true, 'unclear', 'open'],
    [false, 'affirms', 'partial'], [false, 'hedges', 'partial'], [false, 'denies', 'contradicted'], [false, 'none', 'missing'], [false, 'empty', 'missing'], [false, 'pointer-lost', 'partial'], [false, 'unclear', 'open'],
  ])('ticked %s, %s: %s', (ticked, says, expected) => {
    expect(status(line(ticked, says))).toBe(expected);
  });

  test('a bare or blank one does not cap what the body plainly tells, and says so', () => {
    for (const ticked of [true, false]) {
      const verdict = verdictOf(criterionMatch('v/a', { ...line(ticked, 'none'), met: 'yes' }), null);
      expect(verdict.status).toBe('met');
      expect(verdict.note).toContain('elsewhere');
    }
    expect(status({ ...line(false, 'none'), partial: 'yes' })).toBe('partial');
  });

  test('one that affirms against the plain words of the body is contradicted, and open where they are less plain', () => {
    expect(status({ ...line(true, 'affirms'), bodyDenies: 'plainly' })).toBe('contradicted');
    expect(status({ ...line(true, 'affirms'), bodyDenies: 'suspected' })).toBe('open');
    expect(status({ ...line(true, 'none'), bodyDenies: 'suspected' })).toBe('open');
    expect(status({ ...line(false, 'none'), bodyDenies: 'plainly' })).toBe('missing');
    expect(status({ ...line(true, 'hedges'), bodyDenies: 'plainly' })).toBe('open');
  });

  test('a fact against it wins', () => {
    const verdict = verdictOf(criterionMatch('v/a', { ...line(true, 'affirms'), contradicted: 'yes', evidence: [evidence(3, { source: 'fact' })] }), null);
    expect(verdict).toMatchObject({ status: 'contradicted', source: 'fact' });
  });

  test('an unticked one that affirms carries a remark', () => {
    expect(verdictOf(criterionMatch('v/a', line(false, 'affirms')), null).note).toContain('not ticked');
    expect(verdictOf(criterionMatch('v/a', { ...line(false, 'affirms'), note: 'Tick it.' }), null).note).toBe('Tick it.');
  });
});

describe('without a line', () => {
  test.each<[string, Partial<CriterionMatch>, Status]>([
    ['asked and left out', { asked: true }, 'missing'],
    ['asked, left out, told by the body', { asked: true, met: 'yes' }, 'met'],
    ['asked, left out, told in part', { asked: true, partial: 'weak' }, 'partial'],
    ['the opposite said', { contradicted: 'yes', met: 'yes' }, 'contradicted'],
    ['told', { met: 'yes' }, 'met'],
    ['told weakly', { met: 'weak' }, 'partial'],
    ['nothing in an empty home', { home: 'empty' }, 'missing'],
    ['something elsewhere, an empty home', { home: 'empty', evidence: [evidence(4, { stance: 'denies' })] }, 'open'],
    ['nothing recognized in a home with words', {}, 'open'],
    ['no home', { home: 'none' }, 'open'],
    ['unknown words', { met: 'unknown' }, 'open'],
    ['said, and denied in passing', { met: 'yes', bodyDenies: 'plainly' }, 'open'],
    ['denied in passing only', { bodyDenies: 'plainly', evidence: [evidence(4, { stance: 'denies' })] }, 'open'],
    ['not applicable', { applicable: 'no', met: 'yes' }, 'not-applicable'],
    ['perhaps applicable', { applicable: 'unknown', met: 'yes' }, 'met'],
  ])('%s', (_, over, expected) => {
    expect(status(over)).toBe(expected);
  });
});

test('an answer goes before everything', () => {
  const found = criterionMatch('v/a', { ...line(true, 'denies'), applicable: 'no', contradicted: 'yes' });
  expect(verdictOf(found, answer('v/a', 'met', { why: 'Line 4.' }))).toEqual({ status: 'met', source: 'answer', note: 'Line 4.' });
});
