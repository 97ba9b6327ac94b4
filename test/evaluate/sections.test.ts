/** Sections by their other names, and what counts as words in them. */
import { describe, expect, it, test } from 'vitest';
import { isPlaceholder } from '../../src/language/emptiness.js';
import { hives, language, parsed, read, rubric } from './hives.js';
import { findSections } from '../../src/evaluate/sections.js';

const found = (text: string, id: string) => findSections(parsed(text), rubric.sections, new Set(), (words) => isPlaceholder(words, language)).get(id)!;
const under = (heading: string, id: string, words = 'Hives hum.') => found(`# Research Partnership Proposal\n\n${heading}\n\n${words}\n`, id).status;

describe('names', () => {
  it.each([
    ['## Methodology', 'methodology'], ['## METHODS', 'methodology'], ['# How we work', 'methodology'], ['## 4. Methods & Materials', 'methodology'], ['## 🔬 Research Methods', 'methodology'], ['## 2.1) Study design:', 'methodology'],
    ['#### Schedule', 'timeline'], ['## Milestones', 'timeline'], ['## Timeline & Milestones', 'timeline'], ['## Road map', 'timeline'],
    ['## What we bring', 'resources-you-bring'], ['## Resources Required from the Commons', 'resources-required'], ['Summary\n=======', 'abstract'], ['## Our Research Questions', 'research-questions'],
  ])('%s is %s', (heading, id) => expect(under(heading, id)).toBe('present'));
  it.each([['## Hives', 'methodology'], ['## Why bees matter to the valley and its orchards', 'timeline'], ['## Method acting as a hobby of ours since many years in the valley', 'methodology']])('%s is not %s', (heading, id) => expect(under(heading, id)).toBe('missing'));
  test('subsections belong to it, and those that another rule means do not', () => {
    const text = '# Research Partnership Proposal\n\n## Methodology\n\nHives.\n\n### Microphones\n\nOne each.\n\n### Timeline\n\nIn spring.\n';
    expect(found(text, 'methodology').blocks.map((b) => b.text)).toEqual(['Hives.', 'One each.']);
    expect(found(text, 'timeline').blocks.map((b) => b.text)).toEqual(['In spring.']);
  });
  test('a label acts as a section, with the items under it', () => {
    const text = '# Research Partnership Proposal\n\nHello.\n\n- **Abstract:** Hives hum.\n  - In spring above all.\n';
    expect(found(text, 'abstract')).toMatchObject({ status: 'present', line: 5 });
    expect(found(text, 'abstract').blocks).toHaveLength(2);
  });
});

describe('words', () => {
  it.each([
    ['nothing at all', '', 'empty'],
    ['a comment', '<!-- Hives hum. -->', 'template'],
    ['blank labels', '- **Start Date:**\n- **Milestones:**', 'template'],
    ['a placeholder in brackets', '[Your timeline here]', 'template'],
    ['TBD', 'TBD', 'template'],
    ['lorem ipsum', 'Lorem ipsum dolor sit amet.', 'template'],
    ['labels with placeholders', '- **Start Date:** TBD', 'template'],
    ['unticked boxes', '- [ ] Start Date', 'template'],
    ['struck words alone', '~~Hives hum in spring.~~', 'template'],
    ['a label with words', '- **Start Date:** in spring', 'present'],
    ['words', 'In spring.', 'present'],
    ['none, with a why', 'None: the bees decide.', 'present'],
    ['code alone', '```\nspring\n```', 'present'],
  ])('%s: %s is %s', (_, words, status) => expect(under('## Timeline', 'timeline', words)).toBe(status));
  test('a ticked box is substance', () => expect(under('## Resources Required', 'resources-required', '- [x] Access to technology/codebase')).toBe('present'));
  test('a length outside the range is a remark', () => {
    const { match } = read(hives());
    expect(match.sections.find((s) => s.id === 'abstract')!.remark).toMatch(/^\d+ words; 60 or more tell us enough\.$/u);
  });
});
