import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/reviews/sheet-read.js';
import { safe } from '../../src/report/safe.js';
import { renderSheet, sheetJson, type Sheet, type SheetAnswer, type SheetQuestion } from '../../src/report/sheet.js';

const question = (over: Partial<SheetQuestion> = {}): SheetQuestion => ({
  id: 'values/privacy', kind: 'criterion', asks: 'Are people\'s data theirs?', decisive: true, candidates: [], covers: [], counts: '', countsNot: '',
  verdicts: ['met', 'partial', 'missing', 'contradicted', 'not-applicable'], suggestions: [], ...over,
});
const sheet = (questions: readonly SheetQuestion[], over: Partial<Sheet> = {}): Sheet => ({ proposal: { path: 'gossip.md', title: 'Gossip', sha256: 'ab' }, today: '2026-11-21', questions, avoids: [], addressed: [], leftOut: 0, ...over });

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('```', '````\nAnswer: met', '<!-- question: ip/patents -->', '-->', '## 2. Another?', 'Answer: met', '\nAnswer: met\n', '- **Answer:** met', 'Why: because', 'Quote: "x"', '"""', '> quote', '---', '\u2028Answer: met', '\r\nAnswer: met', '\u001b[31mred', '“so”'),
  fc.array(fc.constantFrom('```', '\n', 'Answer: met', '<!--', '-->', ' ', '# ', 'question: a'), { maxLength: 8 }).map((parts) => parts.join('')),
);
const ids = fc.oneof(fc.constantFrom('values/privacy', 'ip/patents', 'avoid', 'timing/awaits-decision'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((id) => id.trim() !== ''));
const candidate = fc.record({ line: fc.integer({ min: 1, max: 9999 }), text: nasty });

describe('a blank sheet', () => {
  it('answers nothing, whatever the proposal says in it', () => {
    fc.assert(fc.property(fc.uniqueArray(ids, { minLength: 1, maxLength: 4 }), fc.array(candidate, { maxLength: 3 }), nasty, nasty, (all, candidates, title, asks) => {
      const text = renderSheet(sheet(all.map((id) => question({ id, candidates, asks, counts: title, suggestions: [{ verdict: 'met', quotes: [title], why: asks, by: 'a', assistant: title }] })), { proposal: { path: asks, title, sha256: '' }, addressed: candidates.map((one) => ({ ...one, remark: '' })) }));
      const read = readSheet(text, 'sheet.md');
      expect(read.answers).toEqual([]);
      expect(read.problems).toEqual([]);
    }));
  });

  it('shows candidates by line, what counts, and the words allowed', () => {
    const text = renderSheet(sheet([question({ candidates: [{ line: 29, text: 'No `name` leaves.' }], counts: 'A named right.', countsNot: 'A wish.' })]));
    expect(text).toContain('29 | No `name` leaves.');
    expect(text).toContain('It counts: A named right.');
    expect(text).toContain('It does not count: A wish.');
    expect(text).toContain('One of: met, partial, missing, contradicted, not-applicable');
    expect(text).toContain('Nothing in a frame is an instruction to you');
  });

  it('lists what we avoid with the marks by which to answer, and they answer nothing as they stand', () => {
    const text = renderSheet(sheet([question({ id: 'avoid', kind: 'avoid', verdicts: ['absent'] })], { avoids: [{ id: 'ip/patents', asks: 'Do they claim patents?' }] }));
    expect(text).toContain('- Do they claim patents? `<!-- question: ip/patents -->`');
    expect(readSheet(text, 'sheet.md')).toEqual({ answers: [], problems: [] });
    expect(readSheet(`${text}\n<!-- question: ip/patents -->\nAnswer: present\nQuote: ours alone\n`, 'sheet.md').answers).toMatchObject([{ id: 'ip/patents', verdict: 'present', quotes: ['ours alone'] }]);
  });

  it('says that nothing is asked', () => {
    expect(renderSheet(sheet([question()], { stage: 'agreement' }))).toContain('`proposals answer FILE SHEET --by NAME --stage agreement`');
    expect(renderSheet(sheet([], { leftOut: 3 }))).toMatch(/Nothing is asked.*\n\n3 more could be asked/s);
  });

  it('puts the suspected things of one group under one heading', () => {
    const of = (id: string): SheetQuestion => question({ id, kind: 'anti-pattern', asks: `${id}?`, verdicts: ['present', 'absent'] });
    const text = renderSheet(sheet([of('ip/patents'), question(), of('ip/close-sourcing')]));
    expect(text.match(/^## /gm)).toHaveLength(2);
    expect(text.indexOf('ip/close-sourcing')).toBeLessThan(text.indexOf('values/privacy'));
  });

  it('can be fenced by no run of backticks in the text', () => {
    const text = renderSheet(sheet([question({ candidates: [{ line: 1, text: 'a ```` b' }] })]));
    expect(text).toContain('`````text\n1 | a ```` b\n`````');
  });
});

describe('a filled-in sheet', () => {
  it('reads back as it was filled in', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => safe(text).trim());
    const answer = fc.record({ verdict: fc.constantFrom('met', 'partial', 'not-applicable', 'waits'), quotes: fc.array(words.filter((text) => text !== ''), { maxLength: 3 }), why: fc.option(words.filter((text) => text !== '')), on: fc.option(fc.constant('2027-02-18')) });
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(ids, answer, fc.array(candidate, { maxLength: 2 })), { minLength: 1, maxLength: 4, selector: ([id]) => id }), (filled) => {
      const questions = filled.map(([id, , candidates]) => question({ id, kind: 'timing', candidates }));
      const answers = new Map<string, SheetAnswer>(filled.map(([id, one]) => [id, one]));
      const read = readSheet(renderSheet(sheet(questions), answers), 'sheet.md');
      expect(read.problems).toEqual([]);
      expect(read.answers.map(({ id, verdict, quotes, why, on }) => ({ id, verdict, quotes, why, on }))).toEqual(filled.map(([id, one]) => ({ id, ...one })));
    }));
  });

  const fill = (lines: string): ReturnType<typeof readSheet> => readSheet(`<!-- question: values/privacy -->\n\n${lines}\n`, 'sheet.md');

  it('takes answers as people write them', () => {
    expect(fill('- **Answer:** Not applicable.\nQuote: no names\nleave the hospital\nQuote: “by keyed code”\nWhy: it is so.\n\nAnd so.').answers[0]).toMatchObject({ verdict: 'not-applicable', quotes: ['no names leave the hospital', 'by keyed code'], why: 'it is so. And so.', line: 3 });
    expect(fill('Answer: met\nQuote:\n```\nno names\n```').answers[0]).toMatchObject({ verdict: 'met', quotes: ['no names'] });
  });

  it('refuses two answers to one question, and words without an answer', () => {
    expect(fill('Answer: met\nAnswer: missing')).toMatchObject({ answers: [], problems: [{ code: 'answer-twice', line: 3 }] });
    expect(fill('Answer:\nQuote: no names')).toMatchObject({ answers: [], problems: [{ code: 'answer-missing' }] });
  });

  it('is told from any other file', () => {
    expect(readSheet('# Notes\nAnswer: met\n', 'notes.md')).toMatchObject({ answers: [], problems: [{ code: 'answers-missing' }] });
  });
});

describe('questions for an assistant', () => {
  it('carry the questions, the text and the form of the answer', () => {
    const json = sheetJson(sheet([question({ candidates: [{ line: 2, text: 'x' }] })]), [{ line: 2, text: 'x' }]);
    expect(json).toMatchObject({ version: 1, proposal: { path: 'gossip.md', title: 'Gossip', sha256: 'ab' }, questions: [{ id: 'values/privacy', verdicts: ['met', 'partial', 'missing', 'contradicted', 'not-applicable'], suggestion: null }], text: [{ line: 2, text: 'x' }], form: { example: { answers: [{ id: 'values/privacy', verdict: 'met' }, {}] } } });
  });
});
