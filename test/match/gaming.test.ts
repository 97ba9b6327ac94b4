/** What looks like an answer and is none gets no credit, and is reported at its place. */
import { describe, expect, it, test } from 'vitest';
import { isBuzzwords, isPastedBack } from '../../src/match/hollow.js';
import { criteria, hives, language, lines, read, rubric } from './hives.js';

const privacy = criteria.find((c) => c.id === 'values/privacy')!;
const line = (words: string, id = 'values/privacy') => {
  const made = read(hives({ assessment: lines({ [id]: `[x] **${criteria.find((c) => c.id === id)!.line[0]!}:** ${words}` }) }));
  const c = made.match.criteria.find((x) => x.id === id)!;
  return { says: c.line!.says, status: made.status(id), codes: made.problems.map((p) => p.code).filter((code) => code !== 'section-length') };
};

describe('lists of fashionable words', () => {
  it.each(['synergy, innovation, impact', 'open source, privacy, equity, inclusion and transparency', 'Holistic empowerment; scalable impact; mutual trust', 'sustainability / resilience / community / values'])('%s', (text) => {
    expect(isBuzzwords(text, rubric, language)).toBe(true);
    expect(line(text)).toMatchObject({ says: 'empty', status: 'partial', codes: ['buzzwords'] });
  });
  it.each(['solar panels, second-hand boards, one train', 'we publish, test and maintain it', 'privacy', 'equity is kept by the assembly, openly and with care', 'open data, open code, 40 hives'])('not: %s', (text) => expect(isBuzzwords(text, rubric, language)).toBe(false));
  test('give nothing in the body', () => {
    const made = read(hives({ more: { Abstract: 'Distributed trust, web of trust, open source and privacy.' } }));
    expect(made.problems.find((p) => p.code === 'pasted-wording')).toBeUndefined();
    expect(made.match.criteria.find((c) => c.id === 'values/open-source')!.met).toBe('no');
  });
});

describe('our own wording', () => {
  it.each([privacy.asks, privacy.why, privacy.title, privacy.counts, privacy.counts.split('.')[0]!])('%s', (text) => expect(isPastedBack(text, privacy, language)).toBe(true));
  it.each(['No personal data are touched.', 'The keepers of the hives hold the data.', `${privacy.title}: our keepers sign first.`])('not: %s', (text) => expect(isPastedBack(text, privacy, language)).toBe(false));
  test('every question pasted under its line counts as a bare tick', () => {
    for (const c of criteria.filter((x) => x.line.length > 0)) expect(['empty', 'hedges', 'denies'], c.id).toContain(line(c.asks, c.id).says);
  });
  test('is reported, and gives nothing in the body', () => {
    const ecosystem = criteria.find((c) => c.id === 'impact/ecosystem')!;
    expect(line(ecosystem.counts, 'impact/ecosystem').codes).toEqual(['pasted-wording']);
    const made = read(hives({ more: { 'Research Questions': criteria.find((c) => c.id === 'research/priorities')!.counts } }));
    expect(made.status('research/priorities')).toBe('open');
    expect(made.problems.filter((p) => p.code === 'pasted-wording')).toHaveLength(1);
  });
});

describe('one statement under many titles', () => {
  const ids = ['values/equity', 'values/sustainability', 'impact/scalability'];
  const same = (n: number, words: string, tick = 'x') => read(hives({ assessment: lines(Object.fromEntries(ids.slice(0, n).map((id) => [id, `[${tick}] **${criteria.find((c) => c.id === id)!.line[0]!}:** ${words}`]))) }));
  test('counts under none, and is reported once', () => {
    const made = same(3, 'Our bee school takes care of this every day.');
    expect(ids.map((id) => made.status(id))).toEqual(['partial', 'partial', 'partial']);
    expect(made.problems.filter((p) => p.code === 'same-statement')).toMatchObject([{ level: 'warning', message: 'One statement stands under 3 lines of the self-assessment; it counts under none.' }]);
  });
  test('with another pointer before each it is one all the same', () => {
    const made = read(hives({ assessment: lines(Object.fromEntries(ids.map((id, i) => [id, `[x] **${criteria.find((c) => c.id === id)!.line[0]!}:** see ${['Abstract', 'Methodology', 'Timeline'][i]!}; our bee school takes care of this.`]))) }));
    expect(made.problems.map((p) => p.code)).toContain('same-statement');
  });
  test('two are a chance, a pointer alone is none, and an honest "not yet" stays', () => {
    expect(same(2, 'Our bee school takes care of this every day.').status(ids[0]!)).toBe('met');
    expect(same(3, 'see Methodology').status(ids[0]!)).toBe('met');
    expect(same(3, 'we have not looked into it yet').problems.map((p) => p.code)).not.toContain('buzzwords');
    expect(same(3, 'we have not looked into it yet').status(ids[0]!)).toBe('partial');
  });
});

describe('hidden and disguised text', () => {
  const code = 'We release the code under AGPL-3.0 each month.';
  const deed = 'We will sell the collected location data to retail chains.';
  it.each([
    ['a comment', (t: string) => `<!-- ${t} -->`, null],
    ['white on white', (t: string) => `<p style="color:#fff">${t}</p>`, 'hidden-text'],
    ['not displayed', (t: string) => `<span style="display:none">${t}</span>`, 'hidden-text'],
    ['not displayed, within a sentence', (t: string) => `Hives hum <span style="display:none">${t}</span> in spring.`, 'hidden-text'],
    ['struck within a sentence', (t: string) => `Hives hum ~~${t}~~ in spring.`, null],
    ['code', (t: string) => `\`\`\`\n${t}\n\`\`\``, null],
    ['a quotation', (t: string) => `> ${t}`, null],
  ] as const)('%s: no credit, no blame', (_, wrap, problem) => {
    const made = read(hives({ more: { 'Expected Outcomes': `${wrap(code)}\n\n${wrap(deed)}` } }));
    expect(made.match.criteria.find((c) => c.id === 'values/open-source')!.met).toBe('no');
    expect(made.match.antiPatterns.filter((a) => a.found !== 'none').map((a) => a.id)).toEqual([]);
    if (problem !== null) expect(made.problems.map((p) => p.code)).toContain(problem);
  });
  test('hidden words in a line are no statement', () => {
    expect(line('<span style="display:none">keepers sign first</span>')).toMatchObject({ status: 'partial', codes: ['hidden-text'] });
    expect(line('<!-- keepers sign first -->').status).toBe('partial');
  });
  test('letters of other scripts and invisible ones are read as they look, and reported', () => {
    const made = read(hives({ more: { 'Expected Outcomes': 'We rel\u0435ase the co\u200bde under AGPL-3.0 each month.\n\nWe will s\u0435ll the collected location data to retail chains.' } }));
    expect(made.match.criteria.find((c) => c.id === 'values/open-source')!.met).toBe('yes');
    expect(made.match.antiPatterns.find((a) => a.id === 'misaligned/surveillance')!.found).toBe('present');
    expect(made.problems.map((p) => p.code)).toEqual(expect.arrayContaining(['hidden-characters', 'disguised-letters']));
  });
});

describe('placeholders', () => {
  it.each(['TBD', 'The queen is TBD.', 'Lorem ipsum dolor sit amet.', 'We ask [insert name] first.', 'TODO: ask the queen'])('%s is reported', (text) => {
    const found = read(hives({ more: { Methodology: text } })).problems.filter((p) => p.code === 'placeholder');
    expect(found).toHaveLength(1);
    expect(found[0]!.line).toBeGreaterThan(1);
  });
  it.each(['To be decided by the queen.', 'We keep a to-do list.', 'The hive [photograph] hums.'])('%s is none', (text) => expect(read(hives({ more: { Methodology: text } })).problems.map((p) => p.code)).not.toContain('placeholder'));
  test('under a line it says nothing', () => expect(line('TBD')).toMatchObject({ says: 'empty', status: 'partial' }));
});
