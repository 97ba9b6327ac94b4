/** What looks like an answer and is none gets no credit, and is reported at its place. */
import { describe, expect, it, test } from 'vitest';
import { isPastedBack } from '../../src/evaluate/boilerplate.js';
import { language } from './hives.js';
import { matched, wells, type Well } from './small.js';

const [care] = wells.checklists[0]!.criteria;
const families = wells.checklists[0]!.criteria.find((c) => c.id.endsWith('families'))!;
const codes = (made: Well): readonly string[] => matched(made).problems.map((p) => p.code);

describe('the rubric\'s own wording', () => {
  it.each([care!.asks, care!.title, care!.counts])('pasted back: %s', (text) => expect(isPastedBack(text, care!, language)).toBe(true));
  it.each(['Ama looks after the pump.', `${care!.title}: Ama has the key.`, 'The pump is in the square.'])('not: %s', (text) => expect(isPastedBack(text, care!, language)).toBe(false));
  test('under a line it is reported at that line', () => {
    const { problems } = matched({ lines: `- [x] **Repairs:** Ama mends the pump\n- [x] **Care for the well:** ${care!.counts}` });
    expect(problems.filter((p) => p.code === 'pasted-wording')).toMatchObject([{ level: 'warning', line: 22, message: 'A sentence repeats the rubric\'s own wording and does not count.' }]);
  });
  test('in the prose it gives nothing', () => {
    const made: Well = { sections: { Why: families.asks } };
    expect(matched(made).criterion('families')).toMatchObject({ status: 'open', basis: 'none' });
    expect(codes(made)).toEqual(['pasted-wording']);
  });
});

describe('hidden and disguised text', () => {
  const speaks = '40 families drink from it.';
  const deed = 'We charge a coin for the water.';
  it.each<[string, (text: string) => string, string | null]>([
    ['a comment', (t) => `<!-- ${t} -->`, null],
    ['white on white', (t) => `<p style="color:#fff">${t}</p>`, 'hidden-text'],
    ['not displayed', (t) => `<span style="display:none">${t}</span>`, 'hidden-text'],
    ['not displayed, within a sentence', (t) => `The pond <span style="display:none">${t}</span> is far.`, 'hidden-text'],
    ['struck within a sentence', (t) => `The pond ~~${t}~~ is far.`, null],
    ['code', (t) => `\`\`\`\n${t}\n\`\`\``, null],
    ['a quotation', (t) => `> ${t}`, null],
  ])('%s: no credit, no blame', (_, wrap, problem) => {
    const { criterion, flag, problems } = matched({ sections: { Why: `The pond is far.\n\n${wrap(speaks)}\n\n${wrap(deed)}` } });
    expect([criterion('families').status, flag('fees').status]).toEqual(['open', 'absent']);
    expect(problems.map((p) => p.code)).toEqual(problem === null ? [] : expect.arrayContaining([problem]));
  });
  test('hidden words are no statement of a line', () => {
    const made = matched({ lines: '- [x] **Repairs:** <span style="display:none">Ama mends the pump each spring</span>' });
    expect(made.criterion('repairs')).toMatchObject({ status: 'partial', line: { says: 'bare' } });
    expect(made.problems.map((p) => p.code)).toContain('hidden-text');
  });
  test('letters of other scripts and invisible ones are read as they look, and reported', () => {
    const { criterion, flag, problems } = matched({ sections: { Why: '40 f\u0430milies dri\u200bnk from it.', Plan: 'We ch\u0430rge a coin for the water.' } });
    expect([criterion('families').status, flag('fees').status]).toEqual(['met', 'present']);
    expect(problems.map((p) => p.code)).toEqual(expect.arrayContaining(['hidden-characters', 'disguised-letters']));
  });
});

describe('placeholders', () => {
  it.each(['The price is TBD.', 'Lorem ipsum dolor sit amet.', 'We ask [insert name] first.', 'TODO: ask Ama about the key'])('%s is reported', (text) => {
    expect(matched({ sections: { Plan: `We dig in May.\n\n${text}` } }).problems).toMatchObject([{ code: 'placeholder', level: 'warning', line: 15 }]);
  });
  it.each(['To be decided by the elders.', 'We keep a to-do list.', 'The pump [photograph] is blue.'])('%s is none', (text) => expect(codes({ sections: { Plan: text } })).toEqual([]));
});
