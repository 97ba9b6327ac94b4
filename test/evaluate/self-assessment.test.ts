/** The proposer's own lines: found by title in any order and form, each with its statement; and what they point at. */
import { describe, expect, it, test } from 'vitest';
import { findSelfAssessment } from '../../src/evaluate/self-assessment.js';
import { criteria, hives, lines, parsed, read, rubric } from './hives.js';

const find = (assessment: string) => findSelfAssessment(parsed(hives({ assessment })), rubric);
const statement = (assessment: string, id = 'values/privacy') => find(assessment).criteria.get(id)?.statement;

describe('lines', () => {
  it.each([
    ['a box', '- [x] **Privacy and data sovereignty:** hives have none'],
    ['a dash', '- [x] **Privacy & Data Sovereignty** — hives have none'],
    ['no bold', '- [X] Privacy and data sovereignty: hives have none'],
    ['no box', '- **Privacy and data sovereignty:** hives have none'],
    ['no bullet', '**Privacy and data sovereignty:** hives have none'],
    ['a star for a bullet', '* [x] **privacy and data sovereignty**: hives have none'],
    ['a short title', '- [x] **Privacy:** hives have none'],
    ['a second line', '- [x] **Privacy and data sovereignty:** hives\n  have none'],
    ['nested bullets', '- [x] **Privacy and data sovereignty:**\n  - hives\n  - have none'],
    ['a group of its own', '### Values\n\n- [x] **Privacy and data sovereignty:** hives have none'],
    ['the wrong group', '### Impact\n\n- [x] **Privacy and data sovereignty:** hives have none'],
  ])('%s', (_, line) => expect(statement(line)).toBe('hives have none'));
  test('a sentence that begins with a title is no line', () => expect(statement('- Privacy depends on the hive.')).toBeUndefined());
  test('the order is free, and every line of the template is found', () => {
    const all = criteria.filter((c) => c.line.length > 0);
    const reversed = [...all].reverse().map((c) => `- [x] **${c.line[0]!}:** word of ${c.id}`).join('\n');
    expect([...find(reversed).criteria].map(([id, l]) => [id, l.statement]).sort()).toEqual(all.map((c) => [c.id, `word of ${c.id}`]).sort());
  });
  test('of two the first with words counts', () => {
    expect(statement('- [x] **Privacy:**\n- [x] **Privacy:** second\n- [x] **Privacy:** third')).toBe('second');
  });
  test('a title that nobody knows is kept aside', () => expect(find('- [x] **Swarming:** often').unknown.map((b) => b.text)).toEqual(['Swarming: often']));
  test('what we avoid, and what does not apply', () => {
    const own = find(`### Technical compatibility\n\n- [x] **Not applicable:** no code is made\n\n### What we both avoid\n\n- [x] **Joint work stays open:** yes`);
    expect([...own.notApplicable.keys()]).toEqual(['technical']);
    expect(own.avoid.size).toBe(1);
    expect(read(hives({ assessment: '### Technical compatibility\n\n- [x] **Not applicable:** no code is made' })).status('technical/maintenance')).toBe('not-applicable');
  });
  test('other names of the section', () => {
    for (const title of ['## 10. Self-assessment', '### SELF ASSESSMENT', '## Our Self-Assessment ✅']) expect(findSelfAssessment(parsed(`# Research Partnership Proposal\n\n${title}\n\n- [x] **Privacy:** none\n`), rubric).criteria.size, title).toBe(1);
  });
  test('its words are no words of the body', () => {
    const made = read(hives({ assessment: '- [x] **Scalability:** We release the code under AGPL-3.0.' }));
    expect(made.match.criteria.find((c) => c.id === 'values/open-source')!.basis).toBe('declared');
  });
  test('5,000 lines cost not much more than ten times 500', () => {
    const many = (n: number): string => hives({ assessment: Array.from({ length: n }, (_, i) => `- [x] **Line ${i}:** hives hum`).join('\n') });
    const time = (n: number): number => { const p = parsed(many(n)); const from = performance.now(); findSelfAssessment(p, rubric); return performance.now() - from; };
    time(500);
    const few = Math.max(1, Math.min(time(500), time(500), time(500)));
    expect(time(5000)).toBeLessThan(few * 10 * 5);
  });
});

describe('pointers', () => {
  const says = (words: string, more = {}) => {
    const c = read(hives({ more, assessment: lines({ 'values/privacy': `[x] **Privacy and data sovereignty:** ${words}` }) })).match.criteria.find((x) => x.id === 'values/privacy')!;
    return [c.line!.says, c.note];
  };
  it.each(['see Methodology', 'See *Methodology*.', 'see [Methodology](#methodology)', '(see Methodology)', 'cf. Methodology', '→ Methodology', 'as described under Methodology', 'see the section Methodology above', 'see Methods', 'see Alignment', 'please see Methodology', 'see "Alignment with ERC Principles"'])('%s points at words', (words) => expect(says(words)).toEqual(['pointer', null]));
  test('words beside the pointer are words, whatever it points at', () => {
    expect(says('see Methodology; nobody is asked for data')[0]).toBe('words');
    expect(says('see Nowhere; the hive alone is heard there')[0]).toBe('words');
  });
  test('to nowhere', () => expect(says('see Appendix Nine')).toEqual(['pointer-lost', 'There is no section named "Appendix Nine".']));
  test('to a section that holds nothing', () => expect(says('see Relevant Publications', { 'Alignment with ERC Principles': '\n## Relevant Publications/Prior Work\n\n<!-- links -->' })).toEqual(['pointer-lost', '"Relevant Publications" has nothing in it yet.']));
  test('to hidden, commented or struck words', () => {
    for (const words of ['<!-- Hives hum. -->', '~~Hives hum.~~', '<div style="display:none">Hives hum.</div>']) expect(says('see Swarms', { Methodology: `### Swarms\n\n${words}` })[0], words).toBe('pointer-lost');
  });
  test('to words in bold within a section', () => expect(says('see *Did the queen stay?*', { Methodology: '**Did the queen stay?** She did.' })[0]).toBe('pointer'));
  test('not to itself', () => expect(says('see Self-Assessment')[0]).toBe('pointer-lost'));
});

describe('a line by its structure', () => {
  const of = (line: string) => { const { status, basis, note, line: own } = read(hives({ assessment: lines({ 'values/equity': line }) })).match.criteria.find((c) => c.id === 'values/equity')!; return { status, basis, says: own?.says, note: note ?? '' }; };
  const title = '**Equity and inclusion:**';
  it.each([
    ['ticked, with words', `[x] ${title} blind keepers test each page`, 'met', 'words', ''],
    ['ticked, and the words refuse something', `[x] ${title} no keeper pays for any of it`, 'met', 'words', ''],
    ['ticked and bare', `[x] ${title}`, 'partial', 'bare', 'no words of your own'],
    ['ticked, with assent', `[x] ${title} yes, of course`, 'partial', 'boilerplate', 'nothing of your own'],
    ['ticked, with N/A', `[x] ${title} N/A`, 'partial', 'boilerplate', 'nothing of your own'],
    ['ticked, with too little', `[x] ${title} large print`, 'partial', 'boilerplate', 'nothing of your own'],
    ['ticked, with a pointer to nowhere in particular', `[x] ${title} see above`, 'partial', 'boilerplate', 'nothing of your own'],
    ['ticked, with the title pasted back', `[x] ${title} equity and inclusion`, 'partial', 'boilerplate', 'nothing of your own'],
    ['ticked, pointing at words', `[x] ${title} see Methodology`, 'met', 'pointer', ''],
    ['ticked, pointing at nothing', `[x] ${title} see Appendix Nine`, 'partial', 'pointer-lost', 'There is no section named'],
    ['without a box, with words', `${title} blind keepers test each page`, 'met', 'words', ''],
    ['unticked, with a refusal', `[ ] ${title} no, we will not test that`, 'contradicted', 'refusal', 'its words say no'],
    ['unticked, with "we can\'t"', `[ ] ${title} we can't do that this year`, 'contradicted', 'refusal', 'its words say no'],
    ['unticked, with other words', `[ ] ${title} blind keepers test each page`, 'missing', 'words', 'The box is not ticked'],
    ['unticked and bare', `[ ] ${title}`, 'missing', 'bare', 'left blank'],
  ])('%s', (_, line, status, says, note) => {
    const found = of(line);
    expect(found).toMatchObject({ status, basis: 'declared', says });
    expect(found.note).toContain(note);
  });

  test('left out of a self-assessment that is there: missing', () => {
    const found = read(hives({ assessment: '### Values\n\n- [x] **Privacy:** hives have no personal data' })).match.criteria.find((c) => c.id === 'values/equity')!;
    expect([found.status, found.basis, found.line]).toEqual(['missing', 'declared', null]);
  });

  test('a fact beats a declaration, and both places are shown', () => {
    const found = read(hives({ front: ['organization: Hollertal bee school', 'license: GPL-2.0-only'], assessment: lines({ 'technical/license-compatibility': '[x] **License compatibility:** it fits your licence well' }) })).match.criteria.find((c) => c.id === 'technical/license-compatibility')!;
    expect([found.status, found.basis]).toEqual(['contradicted', 'fact']);
    expect(found.evidence.map((e) => e.basis).sort()).toEqual(['declared', 'fact']);
  });
});
