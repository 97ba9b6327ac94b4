/** The shipped red flags: none of their examples passes unseen, and the lines that cover them declare them absent. */
import { describe, expect, it, test } from 'vitest';
import { hives, lines, read, rubric } from './hives.js';

const found = (text: string, id: string) => read(hives({ more: { Methodology: text } })).match.antiPatterns.find((a) => a.id === id)!;

describe('the deed of each example', () => {
  const examples = rubric.antiPatterns.flatMap((a) => a.examples.filter((e) => e.says !== '').map((e) => [a.id, e.says] as const));
  it.each(examples)('%s: %s', (id, says) => {
    // Examples of a statement or of a suspicion need not be plain in prose; none may pass unseen.
    expect(['present', 'open']).toContain(found(says, id).status);
  });
});

describe('lines of what we avoid', () => {
  const avoid = (line: string) => read(hives({ assessment: `${lines()}\n### What we both avoid\n\n- ${line}` })).match.antiPatterns.filter((a) => a.id.startsWith('ip/')).map((a) => `${a.status}/${a.basis}`);
  it.each(['[x] **Joint work stays open**', '[x] **Joint work stays open:** none held', '[x] **Joint work stays open:** no patents, ever'])('%s declares', (line) => expect(new Set(avoid(line))).toEqual(new Set(['absent/declared'])));
  test('unticked: every one of the group is open', () => expect(new Set(avoid('[ ] **Joint work stays open**'))).toEqual(new Set(['open/none'])));
  test('words in the proposer\'s own voice are found on the line as anywhere', () => expect(avoid('[x] **Joint work stays open:** we will file patents on the joint results')).toContain('present/text'));
});
