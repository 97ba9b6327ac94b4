import { describe, expect, it } from 'vitest';
import { readStatement, refuses } from '../../src/language/statement.js';
import { english } from './english.js';

const language = english();
const says = (text: string, titles: readonly string[] = ['Long-term sustainability']): string => readStatement(text, titles, language);

describe('a statement, by its structure', () => {
  it.each(['', '  ', '\n', '**', '_ _', '...', '-', '?'])('bare: %j', (text) => { expect(says(text)).toBe('bare'); });

  it.each([
    'N/A', 'n/a', 'n.a.', 'Not applicable.', 'None', 'nil', 'TBD', 'tbd later', 'TODO', 'xxx', '[your answer]', '<text>', 'lorem ipsum dolor',
    'see above', 'See above.', 'as above', 'Same as above', 'ditto', 'to be filled in later', 'Will follow', '_No response_',
    'yes', 'Yes, absolutely!', 'ok', 'We do.', 'Agreed, of course', 'banana', 'very good bananas', 'Long-term sustainability', 'yes: sustainability, long-term',
  ])('boilerplate: %j', (text) => { expect(says(text)).toBe('boilerplate'); });

  it.each([
    'No.', 'no', 'No, the wells stay ours.', 'Never', 'Not in this project', 'Nothing of it will be published', 'None of the code is open', 'Nobody will',
    'We will not publish it', "We won't", "can't", 'We cannot say who pays', "We don't plan for it", 'do not count on it', 'We decline', 'We refuse to answer',
    'I would not', 'We have no plan', 'We never publish', '**No**, sorry', 'Sorry, no', 'We’ll not open the archive', 'Neither of us can',
  ])('refuses: %j', (text) => { expect(refuses(text)).toBe(true); });

  it.each([
    'The village pays two wardens from 2028 on.', 'a pump, a well and a warden', 'Not only the pump but the valve is replaced each spring',
    'No doubt: the wardens have run the wells for thirty years', 'We will open the archive, not the letters', 'The council will not stop paying; it voted so in March',
    'Nothing but copper pipes, bought in the valley', 'wells mended, wardens paid, archive open',
  ])('words, and no refusal: %j', (text) => { expect([says(text), refuses(text)]).toEqual(['words', false]); });

  it('does not count words of the titles', () => {
    expect(says('privacy and data sovereignty', ['Privacy and data sovereignty'])).toBe('boilerplate');
    expect(says('farmers keep every soil sample', ['Privacy and data sovereignty'])).toBe('words');
  });

  it('reads any length', () => { expect(says('word '.repeat(50_000))).toBe('words'); });
});
