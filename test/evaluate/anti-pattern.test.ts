/** Red flags: by facts, by words in the proposer's own voice, open where words may mean one, and absent as declared. */
import { describe, expect, it, test } from 'vitest';
import type { AntiPatternMatch } from '../../src/evaluate/types.js';
import { matched, type Well } from './small.js';

const flag = (made: Well, id = 'fees'): AntiPatternMatch => matched(made).flag(id);
const inPlan = (text: string): Well => ({ sections: { Plan: text } });
type Verdict = [AntiPatternMatch['status'], AntiPatternMatch['basis']];
const deed = 'We charge a coin for the water.';

describe('by a fact', () => {
  test('present, with its place, whatever is declared', () => {
    const found = flag({ front: ['license: BUSL-1.1'] }, 'secret');
    expect(found).toMatchObject({ status: 'present', basis: 'fact' });
    expect(found.evidence.map((e) => [e.text, e.basis])).toEqual([['BUSL-1.1', 'fact']]);
  });
  test('a condition that holds by words is text', () => expect(flag(inPlan('The drawings stay with the maker.'), 'secret')).toMatchObject({ status: 'present', basis: 'text' }));
  test('neither: absent, and nobody has read it', () => expect(flag({ front: ['license: MIT'] }, 'secret')).toMatchObject({ status: 'absent', basis: 'none', evidence: [] }));
});

describe('by words', () => {
  it.each<[string, string, ...Verdict]>([
    ['in the proposer\'s own voice', deed, 'present', 'text'],
    ['denied', 'We never charge a coin for the water.', 'absent', 'none'],
    ['denied by what leads the list in', 'We will not:\n\n- charge a coin for the water', 'absent', 'none'],
    ['hedged', 'We might charge a coin for the water.', 'open', 'none'],
    ['with nobody named', 'Somebody sits there to charge a coin for the water.', 'open', 'none'],
    ['of somebody else', 'The company charges a coin for the water.', 'absent', 'none'],
    ['of them', 'They charge a coin for the water.', 'absent', 'none'],
    ['that only may mean it', 'A small fee is due at the gate.', 'open', 'none'],
    ['that only may mean it, denied', 'There is no fee.', 'absent', 'none'],
    ['in a quotation', `> ${deed}`, 'absent', 'none'],
    ['in a block of code', `\`\`\`\n${deed}\n\`\`\``, 'absent', 'none'],
    ['in inline code', 'The old sign said `We charge a coin for the water.`', 'absent', 'none'],
    ['in a comment', `<!-- ${deed} -->`, 'absent', 'none'],
    ['struck out', `~~${deed}~~`, 'absent', 'none'],
    ['none of them', 'We dig in May.', 'absent', 'none'],
  ])('%s', (_, text, status, basis) => expect(flag(inPlan(text))).toMatchObject({ status, basis }));

  test('each sentence is shown once, with its place', () => {
    const found = flag(inPlan(`${deed} We dig in May. ${deed}`));
    expect(found.evidence.map((e) => [e.text, e.column, e.basis])).toEqual([[deed, 1, 'text'], [deed, 48, 'text']]);
  });
});

describe('wherever the proposer speaks', () => {
  it.each<[string, Well]>([
    ['a heading', inPlan(`### ${deed}\n\nWe dig in May.`)],
    ['an HTML paragraph', inPlan(`<p>${deed}</p>`)],
    ['an alert', inPlan(`> [!NOTE]\n> ${deed}`)],
    ['a footnote', inPlan(`We dig in May.[^1]\n\n[^1]: ${deed}`)],
    ['a list', inPlan(`- We dig in May.\n- ${deed}`)],
    ['a table', inPlan(`| What | How |\n| --- | --- |\n| Money | ${deed} |`)],
    ['a section that the rubric does not know', { sections: { Story: deed } }],
    ['the words behind a ticked box', { lines: `- [x] **Repairs:** ${deed}` }],
    ['the words behind a box that is not ticked', { lines: `- [ ] **Repairs:** ${deed}` }],
    ['the line that covers it, ticked', { lines: `### What we both avoid\n\n- [x] **Water without fees:** ${deed}` }],
    ['free words in the self-assessment', { lines: `- [x] **Repairs:** Ama mends the pump\n\n${deed}` }],
  ])('%s', (_, made) => expect(flag(made)).toMatchObject({ status: 'present', basis: 'text', evidence: [{ text: deed }] }));

  test('words behind a box are not told of criteria', () => expect(matched({ lines: '- [x] **Repairs:** 40 families drink from it' }).criterion('families')).toMatchObject({ status: 'open', basis: 'none' }));
});

describe('as declared', () => {
  const avoid = (line: string, more: Well = {}): AntiPatternMatch => flag({ ...more, lines: `### What we both avoid\n\n- ${line}` });
  it.each<[string, string, ...Verdict]>([
    ['ticked', '[x] **Water without fees**', 'absent', 'declared'],
    ['ticked, with words', '[x] **Water without fees:** whoever comes may drink', 'absent', 'declared'],
    ['without a box', '**Water without fees:** whoever comes may drink', 'absent', 'declared'],
    ['not ticked', '[ ] **Water without fees**', 'open', 'none'],
    ['not ticked, with words', '[ ] **Water without fees:** we have not talked about it', 'open', 'none'],
  ])('%s', (_, line, status, basis) => {
    // The line itself is shown; its title, which names a fee, is the rubric's and is not searched.
    expect(avoid(line)).toMatchObject({ status, basis, evidence: [{ basis: 'declared', section: 'What we both avoid' }] });
  });
  test('by another line than its own it is not', () => expect(flag({ lines: '- [x] **Repairs:** Ama mends the pump' })).toMatchObject({ status: 'absent', basis: 'none', evidence: [] }));
  test('words that say otherwise go before the tick', () => {
    expect(avoid('[x] **Water without fees**', inPlan(deed))).toMatchObject({ status: 'present', basis: 'text' });
    expect(avoid('[x] **Water without fees**', inPlan('A small fee is due at the gate.'))).toMatchObject({ status: 'open', basis: 'none' });
  });
});
