/** `proposals letter FILE`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const letterCommand: Command = {
  name: 'letter',
  about: 'draft the reply to a proposal from its record, to be finished and sent by a person',
  arguments: [{ name: '[words...]', about: 'its file, or any part of its title' }],
  options: [
    { flags: '--output <file>', about: 'write it there; nothing is overwritten' },
    { flags: '--check <letter>', about: 'check a letter that you finished: exit 1 while something stands in its way' },
    { flags: '--outcome <outcome>', about: 'a letter for another outcome than was decided', values: ['accept', 'defer', 'refine', 'decline'] },
    { flags: '--language <language>', about: 'templates from the folder of that language' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one' },
    { flags: '--stage <stage>', about: 'judge at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'the day on which it is written, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals letter midwives', 'the draft, on the screen'],
    ['proposals letter midwives --output midwives.letter.txt', 'into a file, to write the last sentence'],
    ['proposals letter midwives --check midwives.letter.txt', 'is it finished, and are its quotations exact?'],
  ],
  exits: '0 drafted or finished, 1 with --check: something stands in its way,\n            2 something could not be used, 3 a mistake of ours',
  run: async (args, options, host) => (await import('./letter/run.js')).runLetter(args, options, host),
};
