/** Red flags: plain first-person words alone are present; and which sentences a reader is shown. */
import { describe, expect, it, test } from 'vitest';
import { hives, lines, read, rubric } from './hives.js';

const found = (text: string, id: string, assessment: string | null = null) => read(hives({ more: { Methodology: text }, assessment })).match.antiPatterns.find((a) => a.id === id)!;

describe('the deed of each example', () => {
  const examples = rubric.antiPatterns.flatMap((a) => a.examples.filter((e) => e.says !== '').map((e) => [a.id, e.says] as const));
  it.each(examples)('%s: %s', (id, says) => {
    // Examples of a statement or of a suspicion need not be plain in prose; none may pass unseen.
    expect(['present', 'open']).toContain(found(says, id).status);
  });
});

describe('restraint', () => {
  const id = 'misaligned/surveillance';
  const deed = 'We will sell the collected location data to retail chains.';
  test('plain: present, with its sentence', () => expect(found(deed, id)).toMatchObject({ status: 'present', basis: 'text', evidence: [{ text: deed }] }));
  it.each([
    ['negated', 'We will never sell the collected location data to retail chains.'],
    ['quoted', 'A vendor wrote: "We will sell the collected location data to retail chains."'],
    ['a quotation', '> We will sell the collected location data to retail chains.'],
    ['others', 'They will sell the collected location data to retail chains.'],
    ['a list of what is not done', 'We will not:\n\n- sell the collected location data to retail chains\n- track visitors'],
  ])('%s: not present', (_, text) => expect(found(text, id).status).not.toBe('present'));
  test('hedged: a suspicion at most', () => expect(found('We might sell the collected location data to retail chains.', id).status).toBe('open'));
});

describe('lines of what we avoid', () => {
  const avoid = (line: string) => read(hives({ assessment: `${lines()}\n### What we both avoid\n\n- ${line}` })).match.antiPatterns.filter((a) => a.id.startsWith('ip/')).map((a) => `${a.status}/${a.basis}`);
  it.each(['[x] **Joint work stays open**', '[x] **Joint work stays open:** none held', '[x] **Joint work stays open:** no patents, ever'])('%s declares', (line) => expect(new Set(avoid(line))).toEqual(new Set(['absent/declared'])));
  test('unticked: every one of the group is open', () => expect(new Set(avoid('[ ] **Joint work stays open**'))).toEqual(new Set(['open/none'])));
  test('words in the proposer\'s own voice are found on the line as anywhere', () => expect(avoid('[x] **Joint work stays open:** we will file patents on the joint results')).toContain('present/text'));
});

describe('candidates', () => {
  const shown = (more: Readonly<Record<string, string>>, id = 'values/sustainability') => read(hives({ more })).match.criteria.find((c) => c.id === id)!.candidates.map((e) => e.excerpt);
  test('words of the matter come first, then those at home; three at most', () => {
    const all = shown({ Methodology: 'Energy comes from a small solar panel, and travel is by train.', 'Alignment with ERC Principles': 'The queen sits in the dark of the hive all day.\n\nA keeper feeds them in winter with sugar and water.\n\nA neighbour looks after the meadow in August.' });
    expect(all).toHaveLength(3);
    expect(all[0]).toBe('Energy comes from a small solar panel, and travel is by train.');
  });
  test('no sentence twice, none from what is set aside or from the self-assessment', () => {
    const all = shown({ Methodology: '> Energy comes from a small solar panel.', 'Alignment with ERC Principles': '<!-- Solar energy. -->' });
    expect(all.join(' ')).not.toMatch(/solar/iu);
    expect(new Set(all).size).toBe(all.length);
  });
});
