import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers, type GivenAnswer } from '../../src/reviews/answers.js';
import { checkAnswers } from '../../src/reviews/check.js';
import { currentRecords } from '../../src/reviews/current.js';
import { printsOf } from '../../src/reviews/fingerprint.js';
import { quoteIndex } from '../../src/evaluate/quotes.js';
import { parseRecord, recordFolder, recordName, type RecordFile } from '../../src/reviews/record.js';
import { renderRecord, withAnswers } from '../../src/reviews/write.js';
import type { Evaluation } from '../../src/evaluate/result.js';
import type { Rubric } from '../../src/rubric/types.js';
import { evaluation, proposal, rubric, text } from './fixture.js';

const given = (over: Partial<GivenAnswer> = {}): GivenAnswer => ({ id: 'values/privacy', verdict: 'met', quotes: [], why: null, on: null, line: 1, column: 1, ...over });
const check = (answers: readonly GivenAnswer[], over: { assistant?: string | null; evaluation?: Evaluation; source?: string } = {}): ReturnType<typeof checkAnswers> => {
  const of = proposal(over.source ?? text);
  return checkAnswers({ given: answers, proposal: of, rubric, evaluation: over.evaluation ?? evaluation(), index: quoteIndex(of), prints: printsOf(of), assistant: over.assistant ?? null, today: '2026-11-21' });
};
const refusal = (answer: Partial<GivenAnswer>, over: Parameters<typeof check>[1] = {}): string => {
  const { kept, refused } = check([given(answer)], over);
  return kept.length > 0 ? 'kept' : `${refused[0]!.why} ${refused[0]!.fix ?? ''}`;
};
const file = (by: string, answers: readonly GivenAnswer[], over: Partial<RecordFile> = {}): RecordFile => ({ path: `tides.reviews/${by}.yaml`, by, assistant: null, answers: check(answers).kept, waivers: [], decision: null, ...over });
const config = { reviewers: ['amara', 'tomas'], assistants: 'suggest' as const };
const current = (files: readonly RecordFile[], source = text, assistants: 'settle' | 'suggest' = 'suggest'): ReturnType<typeof currentRecords> => currentRecords(files, proposal(source), { ...config, assistants }, '2026-11-21');
const codes = (result: ReturnType<typeof currentRecords>): readonly string[] => result.problems.map((one) => one.code);

describe('answers handed in', () => {
  it('are read from YAML and JSON alike', () => {
    const yaml = 'answers:\n  - { id: values/privacy, verdict: met, quotes: ["never named"], why: so }\n  - id: timing/awaits-decision\n    verdict: waits\n    on: 2027-02-18\n';
    const json = JSON.stringify({ answers: [{ id: 'values/privacy', verdict: 'met', quotes: ['never named'], why: 'so' }, { id: 'timing/awaits-decision', verdict: 'waits', on: '2027-02-18' }] });
    const bare = ({ line: _line, column: _column, ...rest }: GivenAnswer): object => rest;
    expect(readAnswers(yaml, 'a.yaml').answers.map(bare)).toEqual(readAnswers(json, 'a.json').answers.map(bare));
    expect(readAnswers(yaml, 'a.yaml').answers[1]).toMatchObject({ on: '2027-02-18', line: 3 });
    expect(readAnswers(`\t${json}`, 'a.json').answers).toHaveLength(2);
  });

  it('say where they can\'t be read, and hide no other', () => {
    const read = readAnswers('answers:\n  - { id: values/privacy, verdct: met }\n  - { id: avoid, verdict: absent }\n', 'a.yaml');
    expect(read.answers.map(({ id }) => id)).toEqual(['avoid']);
    expect(read.problems[0]).toMatchObject({ code: 'unknown-key', line: 2, fix: 'Is it verdict?' });
    expect(readAnswers('hello', 'a.yaml').problems[0]).toMatchObject({ code: 'answers-missing' });
  });
});

describe('an answer is refused', () => {
  it.each([
    ['an id that nobody asks', { id: 'values/privcy' }, /no such question.*Is it values\/privacy/],
    ['a verdict of another kind', { verdict: 'absent' }, /not one of its answers.*takes: met/],
    ['avoid found without a name', { id: 'avoid', verdict: 'present' }, /must name the red flag/],
    ['a day without waits', { on: '2027-02-18' }, /goes with waits/],
    ['a day that no calendar has', { id: 'timing/awaits-decision', verdict: 'waits', on: '2027-02-30' }, /neither a day nor a month/],
    ['a month that no calendar has', { id: 'timing/awaits-decision', verdict: 'waits', on: '2027-13' }, /neither a day nor a month/],
    ['words that do not stand there', { quotes: ['never named', 'always named'] }, /"always named" was not found/],
    ['words of a comment', { quotes: ['paid a fair wage'] }, /stands only in excluded text/],
    ['what dates say', { id: 'timing/late-start', verdict: 'clear' }, /nobody answers it/],
  ])('for %s', (_, answer, why) => { expect(refusal(answer)).toMatch(why); });

  it('with a question put for several criteria, for each that is not answered by itself', () => {
    const covers = ['values/privacy', 'values/open-source'].map((id) => ({ id, asks: '', candidates: [] }));
    const grouped = evaluation({ questions: [{ id: 'values', kind: 'criterion', asks: '', decisive: true, candidates: [], covers }] });
    expect(check([given({ id: 'values' })], { evaluation: grouped }).kept.map(({ id, verdict }) => [id, verdict])).toEqual([['values/privacy', 'met'], ['values/open-source', 'met']]);
    expect(check([given({ id: 'values' }), given({ verdict: 'missing' })], { evaluation: grouped }).kept.map(({ id, verdict }) => [id, verdict])).toEqual([['values/open-source', 'met'], ['values/privacy', 'missing']]);
    expect(refusal({ id: 'values', verdict: 'contradicted' }, { evaluation: grouped })).toMatch(/can't be said of several/);
    expect(refusal({ id: 'values' }, { evaluation: grouped, assistant: 'reader-1' })).toMatch(/by itself/);
  });

  it('with a checklist, for those that its sheet named, whatever is asked together now', () => {
    expect(check([given({ id: 'values', covers: ['values/open-source', 'technical/license-compatibility'] })]).kept).toMatchObject([{ id: 'values/open-source', verdict: 'met' }]);
    expect(check([given({ id: 'values', covers: ['values/open-source'] })]).kept[0]).not.toHaveProperty('covers');
    expect(refusal({ id: 'values' })).toMatch(/asked together now.*values\/privacy, values\/open-source/);
  });

  it('with any point of the rubric, whatever it is today', () => {
    const known = evaluation({
      criteria: [{ id: 'values/privacy', status: 'met', basis: 'declared', note: null, evidence: [] }, { id: 'values/open-source', status: 'missing', basis: 'fact', note: null, evidence: [] }] as unknown as Evaluation['criteria'],
      antiPatterns: [{ id: 'misaligned/surveillance', status: 'present', basis: 'text', evidence: [] }] as unknown as Evaluation['antiPatterns'],
    });
    for (const one of [{ verdict: 'missing' }, { id: 'values/open-source', quotes: ['open licence'] }, { id: 'misaligned/surveillance', verdict: 'absent' }, { id: 'timing/awaits-decision', verdict: 'clear' }]) expect(refusal(one, { evaluation: known })).toBe('kept');
  });

  it('twice over, where an id stands twice', () => {
    expect(check([given(), given({ verdict: 'missing' })])).toMatchObject({ kept: [], refused: [{}, {}] });
  });

  it('from an assistant without a quotation, but for absence', () => {
    expect(refusal({}, { assistant: 'm' })).toMatch(/must quote/);
    expect(refusal({ verdict: 'missing' }, { assistant: 'm' })).toBe('kept');
    expect(refusal({ quotes: ['never named'] }, { assistant: 'm' })).toBe('kept');
  });

  it('where a fact speaks against it, with the fact', () => {
    const fact = { basis: 'fact', stance: 'denies', excerpt: 'license: MIT', line: 5 };
    const facts = evaluation({
      criteria: [{ id: 'technical/license-compatibility', status: 'contradicted', basis: 'fact', note: 'GPL-2.0-only does not go with it', evidence: [fact] }] as unknown as Evaluation['criteria'],
      antiPatterns: [{ id: 'misaligned/surveillance', status: 'present', evidence: [fact] }] as unknown as Evaluation['antiPatterns'],
    });
    expect(refusal({ id: 'technical/license-compatibility' }, { evaluation: facts })).toMatch(/GPL-2.0-only does not go with it; line 5 says "license: MIT"/);
    expect(refusal({ id: 'technical/license-compatibility', verdict: 'contradicted' }, { evaluation: facts })).toBe('kept');
    expect(refusal({ id: 'misaligned/surveillance', verdict: 'absent' }, { evaluation: facts })).toMatch(/A fact contradicts it/);
  });
});

describe('the month of an event', () => {
  it.each([['a.yaml', 'answers: [{ id: timing/awaits-decision, verdict: waits, on: 2028-02 }]'], ['a.json', '{"answers":[{"id":"timing/awaits-decision","verdict":"waits","on":"2028-02"}]}'], ['a.md', '<!-- question: timing/awaits-decision -->\nAnswer: waits\nOn: 2028-02\n']])('is taken from %s, kept as given, and read as its last day', (path, source) => {
    const read = readAnswers(source, path);
    expect(read.problems).toEqual([]);
    const record = { ...file('amara', []), answers: check(read.answers).kept };
    const parsed = parseRecord(renderRecord(record), record.path);
    expect(parsed).toMatchObject({ ok: true, value: { answers: [{ on: '2028-02' }] } });
    expect(current([record]).records.answers).toMatchObject([{ on: '2028-02-29' }]);
  });
});

describe('an answer goes stale', () => {
  const quoted = [file('amara', [given({ quotes: ['never named'] })])];

  it('when the quoted sentence changes, and not before', () => {
    expect(current(quoted)).toMatchObject({ records: { answers: [{ id: 'values/privacy', verdict: 'met', by: 'amara' }] }, problems: [] });
    const changed = current(quoted, text.replace('Boats are counted', 'Boats are filmed'));
    expect(changed.records.answers).toEqual([]);
    expect(changed.problems[0]).toMatchObject({ code: 'answer-stale', level: 'warning', path: 'tides.reviews/amara.yaml' });
  });

  it('never by an edit to another paragraph, always by one to its sentence', () => {
    const words = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }).map((part) => part.replace(/[^a-z ]/gi, '').trim()).filter((part) => part !== '');
    fc.assert(fc.property(words, fc.constantFrom('We measure', 'Every table is', 'The vote of', 'First the floats', 'status: submitted', 'tide with floats'), (put, at) => {
      expect(current(quoted, text.replace(at, at === 'status: submitted' ? 'status: accepted' : `${at} ${put}`)).records.answers).toHaveLength(1);
    }), { numRuns: 40 });
    fc.assert(fc.property(words, fc.constantFrom('Boats are', 'counted,', 'never', 'see'), (put, at) => {
      expect(codes(current(quoted, text.replace(at, `${at} ${put}`)))).toEqual(['answer-stale']);
    }), { numRuns: 40 });
  });

  it('is not stale for white space or a sentence moved', () => {
    expect(current(quoted, text.replace('are counted, ', 'are\ncounted,  ')).records.answers).toHaveLength(1);
  });

  it('rests on the sentences shown, where nothing is quoted', () => {
    const shown = [file('amara', [given({ id: 'values/open-source' })])];
    expect(current(shown, text.replace('We measure', 'We gauge')).records.answers).toHaveLength(1);
    expect(codes(current(shown, text.replace('open licence', 'licence')))).toEqual(['answer-stale']);
  });

  it('rests on its home section where it says that something is missing, and on the whole text for what we avoid', () => {
    const missing = [file('amara', [given({ verdict: 'missing' })])];
    expect(current(missing, text.replace('We measure', 'We gauge')).records.answers).toHaveLength(1);
    expect(codes(current(missing, text.replace('twice a day', 'thrice a day')))).toEqual(['answer-stale']);
    const avoid = [file('amara', [given({ id: 'avoid', verdict: 'absent' })])];
    expect(current(avoid, text.replace('status: submitted', 'status: accepted').replace('\n\n## Timeline', '\n\n\n## Timeline')).records.answers).toHaveLength(1);
    expect(codes(current(avoid, text.replace('We measure', 'We gauge')))).toEqual(['answer-stale']);
  });
});

describe('a "missing" rests on the line of the self-assessment too', () => {
  const tides: Rubric = { ...rubric, selfAssessment: { titles: ['Self-Assessment'], avoidGroup: [], avoidLines: [], notApplicable: [] }, checklists: rubric.checklists.map((list) => ({ ...list, criteria: list.criteria.map((one) => (one.id === 'values/privacy' ? { ...one, line: ['Privacy'] } : one)) })) };
  const codesAfter = (before: string, after: string): readonly string[] => {
    const of = proposal(before);
    const { kept } = checkAnswers({ given: [given({ verdict: 'missing' })], proposal: of, rubric: tides, evaluation: evaluation(), index: quoteIndex(of), prints: printsOf(of), assistant: null, today: '2026-11-21' });
    return codes(currentRecords([{ path: 'tides.reviews/amara.yaml', by: 'amara', assistant: null, answers: kept, waivers: [], decision: null }], proposal(after), config, '2026-11-21'));
  };
  const withLines = (lines: string): string => `${text}\n## Self-Assessment\n\n${lines}\n`;
  it.each([
    ['words behind its title', '- [ ] **Privacy:**\n- [x] **Tides:** twice a day', '- [x] **Privacy:** nobody is named\n- [x] **Tides:** twice a day', ['answer-stale']],
    ['other words', '- [x] **Privacy:** boats are named', '- [x] **Privacy:** nobody is named', ['answer-stale']],
    ['a line that was left out', '- [x] **Tides:** twice a day', '- [x] **Tides:** twice a day\n- [x] **Privacy:** nobody is named', ['answer-stale']],
    ['another line', '- [ ] **Privacy:**\n- [x] **Tides:** twice a day', '- [ ] **Privacy:**\n- [x] **Tides:** thrice a day', []],
  ])('%s', (_, before, after, expected) => expect(codesAfter(withLines(before), withLines(after))).toEqual(expected));
});

describe('only what should count counts', () => {
  it('listed reviewers', () => {
    expect(current([file('mallory', [given()])])).toMatchObject({ records: { answers: [] }, problems: [{ code: 'not-a-reviewer' }] });
  });

  it('two who agree, once; two who do not, not at all', () => {
    const [a, b] = [file('amara', [given({ quotes: ['never named'] })]), file('tomas', [given({ quotes: ['Boats are counted'] })])];
    expect(current([a, b]).records.answers).toMatchObject([{ by: 'amara and tomas', quotes: ['never named', 'Boats are counted'] }]);
    const split = current([a, file('tomas', [given({ verdict: 'partial' })])]);
    expect(split.records.answers).toEqual([]);
    expect(split.problems[0]!.message).toMatch(/amara says met and tomas says partial on values\/privacy/);
  });

  it('an assistant only where the configuration lets it settle, and never against a person', () => {
    const assistant = file('amara', [given({ quotes: ['never named'] })], { path: 'tides.reviews/amara.with-m.yaml', assistant: 'm' });
    expect(current([assistant])).toMatchObject({ records: { answers: [] }, suggestions: [{ id: 'values/privacy', assistant: 'm' }] });
    expect(current([assistant], text, 'settle')).toMatchObject({ records: { answers: [{ assistant: 'm' }] }, suggestions: [] });
    expect(current([assistant, file('tomas', [given({ verdict: 'partial', quotes: ['never named'] })])], text, 'settle')).toMatchObject({ records: { answers: [{ verdict: 'partial', assistant: null }] }, problems: [] });
  });

  it('what is bound: an answer written by hand counts by its quotation, or not at all', () => {
    const record = (yaml: string): RecordFile => {
      const parsed = parseRecord(yaml, 'tides.reviews/amara.yaml');
      if (!parsed.ok) throw new Error('unreadable');
      return parsed.value;
    };
    expect(current([record('answers: [{ id: values/privacy, verdict: met, quotes: [never named] }]')]).records.answers).toHaveLength(1);
    expect(codes(current([record('answers: [{ id: values/privacy, verdict: met, quotes: [always named] }]')]))).toEqual(['answer-stale']);
    expect(codes(current([record('answers: [{ id: values/privacy, verdict: met }]')]))).toEqual(['answer-unbound']);
    expect(codes(current([record('answers: [{ id: values/privacy, verdict: fine, quotes: [never named] }]')]))).toEqual(['answer-unknown']);
  });

  it('waivers until their day, decisions until the text changes', () => {
    const waiver = { id: 'values/privacy', status: 'missing' as const, by: 'amara', why: 'later', until: '2026-11-20', line: 1, column: 1 };
    const decision = { outcome: 'accept' as const, why: 'good', on: '2026-11-01', text: proposal().contentSha256 };
    expect(current([file('amara', [], { waivers: [waiver, { ...waiver, until: '2026-11-21' }], decision })])).toMatchObject({ records: { waivers: [{ until: '2026-11-21' }], decision: { by: 'amara', current: true } }, problems: [{ code: 'waiver-expired' }] });
    expect(current([file('amara', [], { decision })], text.replace('We measure', 'We gauge'))).toMatchObject({ records: { decision: { current: false } }, problems: [{ code: 'decision-stale' }] });
  });
});

describe('a record', () => {
  it('reads back as it was written, whatever its words hold', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('---', '...', '# no', '- a', '{x: y}', 'null', 'true', '1e3', '0x1F', '2027-02-18', '"', '\'', 'a: b', 'line\nline', ' lead', '\ttab', '!!js/function', '&a', '*a', '%YAML', '\u2028', '\u0085', '=', '<<', '? a', '| x', '\ud83d\ude00', 'a\n---\nb', '\r\n'));
    const answer = fc.record({ id: word.filter((id) => id.trim() !== ''), verdict: fc.constantFrom('met', 'absent'), quotes: fc.array(word, { maxLength: 3 }), why: fc.option(word), on: fc.option(fc.constant('2027-02-18')), given: fc.option(fc.constant('2026-11-21')), restsOn: fc.record({ sentences: fc.array(fc.constantFrom('0123456789012345', '12e4567890123456', 'abcdef0123456789'), { maxLength: 2 }), sections: fc.array(fc.constant('1234'), { maxLength: 1 }), text: fc.option(fc.constant('5678')) }) });
    fc.assert(fc.property(fc.uniqueArray(answer, { maxLength: 4, selector: (one) => one.id }), word.filter((by) => by.trim() !== ''), (answers, by) => {
      const before: RecordFile = { path: 'r/a.yaml', by, assistant: by, answers: answers.map((one) => ({ ...one, line: 0, column: 0 })), waivers: [{ id: by, status: 'missing', by, why: by, until: '2027-01-01', line: 0, column: 0 }], decision: { outcome: 'accept', why: by, on: '2026-11-21', text: '12e4' } };
      const parsed = parseRecord(renderRecord(before), 'r/a.yaml');
      expect(parsed.problems).toEqual([]);
      expect(parsed.ok).toBe(true);
      if (parsed.ok) expect(JSON.parse(JSON.stringify(parsed.value, (key, value: unknown) => (key === 'line' || key === 'column' ? 0 : value)))).toEqual(before);
    }), { numRuns: 300 });
  });

  it('takes a newer answer in the place of the older', () => {
    const record = withAnswers(file('amara', [given(), given({ id: 'avoid', verdict: 'absent' })]), check([given({ verdict: 'missing' }), given({ id: 'values/open-source' })]).kept);
    expect(record.answers.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['values/privacy missing', 'avoid absent', 'values/open-source met']);
  });

  it('is not half believed', () => {
    expect(parseRecord('answers: [{ id: avoid, verdict: absent }]\nwaiver: []\n', 'r/a.yaml')).toMatchObject({ ok: false, problems: [{ code: 'unknown-key', line: 2, fix: 'Is it waivers?' }] });
    expect(parseRecord('answers:\n  - { id: avoid, verdict: absent }\n  - { id: avoid, verdict: absent }\n', 'r/a.yaml')).toMatchObject({ ok: false, problems: [{ line: 2 }, { line: 3 }] });
  });

  it('lies beside its proposal under its reviewer\'s name, the assistant\'s apart', () => {
    expect(recordFolder('a/gossip.md', { path: null, records: null })).toBe('a/gossip.reviews');
    expect(recordFolder('a/gossip.md', { path: 'a/proposals.yaml', records: 'private' })).toBe('a/private/gossip.reviews');
    expect(recordName('Amara Osei', null)).toBe('Amara Osei.yaml');
    expect(recordName('amara', 'Model X/2 (beta)')).toBe('amara.with-model-x-2--beta.yaml');
    for (const by of ['../x', '.hidden', 'a/b', 'a\\b', '', 'a\u0000', 'x.with-y', 'a..b', 'con:']) expect(recordName(by, null)).toBeNull();
  });
});
