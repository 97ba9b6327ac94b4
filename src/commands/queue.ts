/** `proposals queue`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const queueCommand: Command = {
  name: 'queue',
  about: 'what waits for our answer or our next step, late first',
  arguments: [{ name: '[words...]', about: 'a part of a title, to see only that; all when none is given' }],
  options: [
    { flags: '--overdue', about: 'only what is late, and exit with 1 if there is any' },
    { flags: '--json', about: 'the queue as JSON' },
    { flags: '--rubric <rubric>', about: 'a rubric for all of them, instead of the kind\'s own' },
    { flags: '--today <day>', about: 'as on this day, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals queue', 'all that waits, what needs judgement first'],
    ['proposals queue --overdue', 'for a scheduled job: exit code 1 when something is late'],
  ],
  exits: '0 shown, 1 with --overdue: something is late, 2 a proposal or a record\n            could not be used, 3 a mistake of ours',
  run: async (args, options, host) => (await import('./queue/run.js')).runQueue(args, options, host),
};
