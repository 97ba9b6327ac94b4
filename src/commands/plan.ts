/** `proposals plan`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const planCommand: Command = {
  name: 'plan',
  about: 'who gets how much of what there is, by capacity.yaml, month by month',
  arguments: [],
  options: [
    { flags: '--json', about: 'the plan as JSON' },
    { flags: '--rubric <rubric>', about: 'a rubric for all of them, instead of the kind\'s own' },
    { flags: '--today <day>', about: 'as on this day, YYYY-MM-DD' },
  ],
  examples: [['proposals plan', 'by rank; what does not fit is passed over, and says why']],
  exits: '0 shown, 2 something could not be used, 3 a mistake of ours',
  run: async (_, options, host) => (await import('./plan/run.js')).runPlan(options, host),
};
