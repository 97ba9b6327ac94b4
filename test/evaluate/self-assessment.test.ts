/** The proposer's own lines: found by title in any order and form, and read by their structure alone. */
import { describe, expect, it, test } from 'vitest';
import { findSelfAssessment } from '../../src/evaluate/self-assessment.js';
import type { Status } from '../../src/evaluate/result.js';
import { criteria, hives, parsed, read, rubric } from './hives.js';
import { matched, well, wells } from './small.js';

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
    const best = (n: number): number => Math.min(time(n), time(n), time(n));
    time(500);
    expect(best(5000)).toBeLessThan(Math.max(1, best(500)) * 10 * 5);
  });
});

const notes = {
  none: null,
  bare: 'The box is ticked, with no words of your own. Say in a sentence why it holds.',
  boilerplate: 'The box is ticked, and the words behind it say nothing of your own. Say in a sentence why it holds.',
  unticked: 'The box is not ticked. Tick it if it holds, or say what is missing.',
  blank: 'Its line is left blank. Tick it and say why, or say what is missing.',
  refusal: 'The box is not ticked, and its words say no.',
  leftOut: 'It has no line in the self-assessment.',
} as const;

const verdict = (lines: string, id = 'care', sections = {}) => {
  const { status, basis, note, line, evidence } = matched({ lines, sections }).criterion(id);
  return { status, basis, note, says: line?.says, shown: evidence.map((e) => [e.stance, e.basis]) };
};
const title = '**Care for the well:**';
const own = 'Ama and Kofi grease the pump each spring.';
const care = wells.checklists[0]!.criteria[0]!;

describe('a line is read by its box, and by whether words of the proposer\'s own stand behind it', () => {
  it.each<[string, string, Status, string, keyof typeof notes]>([
    ['ticked with words', `- [x] ${title} ${own}`, 'met', 'words', 'none'],
    ['ticked, whatever the words mean', `- [x] ${title} We hope that somebody might perhaps grease the pump.`, 'met', 'words', 'none'],
    ['ticked, and the words say no', `- [x] ${title} We will not grease the pump.`, 'met', 'words', 'none'],
    ['ticked, and the words tell of others', `- [x] ${title} The other village greases its pump.`, 'met', 'words', 'none'],
    ['ticked, with words in nested bullets', `- [x] ${title}\n  - ${own}`, 'met', 'words', 'none'],
    ['without a box', `- ${title} ${own}`, 'met', 'words', 'none'],
    ['without a bullet', `${title} ${own}`, 'met', 'words', 'none'],
    ['ticked and bare', `- [x] ${title}`, 'partial', 'bare', 'bare'],
    ['without a box, and bare', `- ${title}`, 'partial', 'bare', 'bare'],
    ['ticked, with words in a comment', `- [x] ${title} <!-- ${own} -->`, 'partial', 'bare', 'bare'],
    ['ticked, with words struck out', `- [x] ${title} ~~${own}~~`, 'partial', 'bare', 'bare'],
    ['ticked, with marks alone', `- [x] ${title} … — !`, 'partial', 'bare', 'bare'],
    ['ticked, with the rubric\'s question', `- [x] ${title} ${care.asks}`, 'partial', 'boilerplate', 'boilerplate'],
    ['ticked, with the rubric\'s explanation', `- [x] ${title} ${care.counts}`, 'partial', 'boilerplate', 'boilerplate'],
    ['ticked, with the title again', `- [x] ${title} Care for the well`, 'partial', 'boilerplate', 'boilerplate'],
    ['ticked, with two words of content', `- [x] ${title} Ama greases.`, 'partial', 'boilerplate', 'boilerplate'],
    ['ticked, with three', `- [x] ${title} Ama greases pumps.`, 'met', 'words', 'none'],
    ['unticked, with other words', `- [ ] ${title} ${own}`, 'missing', 'words', 'unticked'],
    ['unticked, with words that hedge', `- [ ] ${title} Perhaps Ama greases the pump.`, 'missing', 'words', 'unticked'],
    ['unticked, with a no further on', `- [ ] ${title} Ama greases it, and not in winter.`, 'missing', 'words', 'unticked'],
    ['unticked, with words that say nothing', `- [ ] ${title} to follow`, 'missing', 'boilerplate', 'unticked'],
    ['unticked and bare', `- [ ] ${title}`, 'missing', 'bare', 'blank'],
    ['left out', `- [x] **Repairs:** ${own}`, 'missing', 'none', 'leftOut'],
  ])('%s', (_, line, status, says, note) => {
    expect(verdict(line)).toMatchObject({ status, basis: 'declared', note: notes[note] });
    expect(verdict(line).says ?? 'none').toBe(says);
  });

  it.each(['N/A', 'n/a.', 'Not applicable', 'none', 'see above', 'See below.', '(see above)', '→ here', 'as above', 'same as above', 'ditto', 'to follow', 'TBD', 'xxx', 'lorem ipsum dolor sit amet', 'yes', 'Yes, of course!', 'agreed', '[your answer]'])('ticked, with "%s" instead of an answer', (words) => {
    expect(verdict(`- [x] ${title} ${words}`)).toMatchObject({ status: 'partial', basis: 'declared', says: 'boilerplate', note: notes.boilerplate });
  });

  it.each(['no', 'No.', 'Not yet.', 'Never!', 'None of us can.', 'We will not grease it.', 'We won\'t.', 'we can\'t', 'We cannot.', 'We do not.', 'I don\'t want to.', 'We never do.', 'Will not be done.', 'We refuse.', '**No**, we have no grease.'])('unticked, opening with a refusal: %s', (words) => {
    expect(verdict(`- [ ] ${title} ${words}`)).toMatchObject({ status: 'contradicted', basis: 'declared', says: 'refusal', note: notes.refusal, shown: [['denies', 'declared']] });
    // The box is what counts: ticked, nobody but a reader takes it for the opposite.
    expect(['met', 'partial']).toContain(verdict(`- [x] ${title} ${words}`).status);
  });

  it.each(['Nobody else has grease; we do.', 'Nothing to fear: Ama does it.'])('unticked, with a no-word that a reader may read otherwise: %s', (words) => {
    expect(verdict(`- [ ] ${title} ${words}`)).toMatchObject({ status: 'contradicted', basis: 'declared' });
  });

  test('what the box says is shown with the line', () => {
    expect(verdict(`- [x] ${title} ${own}`).shown).toEqual([['supports', 'declared']]);
    expect(verdict(`- [x] ${title} N/A`).shown).toEqual([['hedges', 'declared']]);
    expect(verdict(`- [ ] ${title} ${own}`).shown).toEqual([['denies', 'declared']]);
    expect(verdict(`- [x] ${title}`).shown).toEqual([]);
    expect(matched({ lines: `- [x] ${title} ${own}` }).criterion('care').evidence[0]!.text).toBe(own);
  });
});

describe('the same words under several titles', () => {
  const titles = ['Care for the well', 'Voices heard', 'Repairs', 'Water quality'];
  const same = (n: number, words: (i: number) => string, box = 'x') => {
    const made = matched({ lines: titles.slice(0, n).map((t, i) => `- [${box}] **${t}:** ${words(i)}`).join('\n') });
    return { statuses: ['care', 'voices', 'repairs', 'quality'].slice(0, n).map((id) => made.criterion(id).status), notes: new Set(made.match.criteria.slice(0, n).map((c) => c.note)), problems: made.problems.filter((p) => p.code === 'same-statement').map((p) => p.message) };
  };

  test('three say nothing, and are reported once', () => {
    expect(same(3, () => own)).toEqual({ statuses: ['partial', 'partial', 'partial'], notes: new Set([notes.boilerplate]), problems: ['3 lines of the self-assessment say the same words, which count under none of them.'] });
    expect(same(4, () => own).statuses).toEqual(['partial', 'partial', 'partial', 'partial']);
  });
  test('with another pointer before each they are the same words', () => {
    const made = same(3, (i) => `see ${['Plan', 'Costs', 'the section Plan'][i]!}; ${own}`);
    expect(made.problems).toHaveLength(1);
    // The pointers lead to words all the same.
    expect(made.statuses).toEqual(['met', 'met', 'met']);
  });
  test('case and marks make no other words', () => expect(same(3, (i) => [own, own.toUpperCase(), `"${own}" …`][i]!).statuses).toEqual(['partial', 'partial', 'partial']));
  test('two are a chance, pointers alone are none, and lines that are not ticked repeat nothing', () => {
    expect(same(2, () => own)).toEqual({ statuses: ['met', 'met'], notes: new Set([null]), problems: [] });
    expect(same(3, () => 'see Plan')).toEqual({ statuses: ['met', 'met', 'met'], notes: new Set([null]), problems: [] });
    expect(same(3, () => own, ' ')).toEqual({ statuses: ['missing', 'missing', 'missing'], notes: new Set([notes.unticked]), problems: [] });
  });
});

describe('pointers', () => {
  const points = (words: string, sections: Readonly<Record<string, string | null>> = {}) => verdict(`- [x] ${title} ${words}`, 'care', sections);

  it.each(['see Plan', 'See *Plan*.', 'see [Plan](#plan)', '(see Plan)', 'cf. Plan', '→ Plan', 'as described under Plan', 'see the section Plan above', 'please see Plan', 'see "Plan"'])('%s: met by the words there', (words) => {
    expect(points(words)).toMatchObject({ status: 'met', basis: 'declared', says: 'pointer', note: null });
  });
  it.each<[string, string, string | null, string]>([
    ['a section that is not there', 'see Appendix Nine', 'Two pumps.', 'There is no section named "Appendix Nine".'],
    ['a known section that is left out', 'see Costs', null, 'There is no section named "Costs".'],
    ['an empty section', 'see Costs', '', '"Costs" has nothing in it yet.'],
    ['a section that holds a comment', 'see Costs', '<!-- Two pumps. -->', '"Costs" has nothing in it yet.'],
    ['a section that holds struck words', 'see Costs', '~~Two pumps.~~', '"Costs" has nothing in it yet.'],
    ['hidden words', 'see Costs', '<div style="display:none">Two pumps.</div>', '"Costs" has nothing in it yet.'],
    ['a placeholder', 'see Costs', 'TBD', '"Costs" has nothing in it yet.'],
    ['itself', 'see Self-Assessment', 'Two pumps.', 'There is no section named "Self-Assessment".'],
  ])('to %s: partial, and told', (_, words, costs, note) => {
    expect(points(words, { Costs: costs })).toMatchObject({ status: 'partial', basis: 'declared', says: 'pointer-lost', note });
  });
  test('to words in bold within a section', () => expect(points('see *Did the pump hold?*', { Plan: '**Did the pump hold?** It did.' })).toMatchObject({ status: 'met', says: 'pointer' }));
  test('words of its own beside the pointer count by themselves', () => {
    expect(points(`see Appendix Nine; ${own}`)).toMatchObject({ status: 'met', says: 'words', note: null });
    expect(points('see Plan; yes')).toMatchObject({ status: 'met', says: 'pointer' });
    expect(points('see Appendix Nine; yes')).toMatchObject({ status: 'partial', says: 'pointer-lost' });
  });
  test('unticked it is not ticked, wherever it points', () => expect(verdict(`- [ ] ${title} see Plan`)).toMatchObject({ status: 'missing', says: 'pointer', note: notes.unticked }));
});

describe('facts and declarations', () => {
  const drawings = (license: string, line: string) => matched({ front: [`license: ${license}`], lines: `- ${line}` }).criterion('drawings');
  const ticked = `[x] **Open drawings:** ${own}`;

  test('a fact contradicts a ticked line, with both places', () => {
    const found = drawings('LicenseRef-Proprietary', ticked);
    expect(found).toMatchObject({ status: 'contradicted', basis: 'fact', note: 'Its line is ticked, and a fact says the opposite.' });
    expect(found.evidence.map((e) => [e.text, e.stance, e.basis])).toEqual([['LicenseRef-Proprietary', 'denies', 'fact'], [own, 'supports', 'declared']]);
  });
  test('a fact meets what the line leaves open', () => {
    for (const line of ['[ ] **Open drawings:**', '[ ] **Open drawings:** no', '[x] **Open drawings:**', '[x] **Care for the well:** yes']) expect(drawings('AGPL-3.0-only', line), line).toMatchObject({ status: 'met', basis: 'fact', note: null });
  });
  test('where no fact is known the line counts', () => expect(matched({ lines: `- ${ticked}` }).criterion('drawings')).toMatchObject({ status: 'met', basis: 'declared' }));
  test('the line goes before what the prose says', () => {
    const sections = { Plan: 'We publish the drawings.' };
    expect(verdict('- [ ] **Open drawings:**', 'drawings', sections)).toMatchObject({ status: 'missing', basis: 'declared' });
    expect(verdict(`- [x] **Care for the well:** ${own}`, 'drawings', sections)).toMatchObject({ status: 'met', basis: 'text', note: null });
  });
  test('nothing is declared where there is no self-assessment', () => {
    expect(matched({}, well({})).match.criteria.filter((c) => c.basis === 'declared' || c.line !== null)).toEqual([]);
  });
});
