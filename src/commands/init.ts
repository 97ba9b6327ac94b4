/** `init [folder]`: makes a folder a repository of proposals. What it takes; the work is loaded when it is called. */
import type { Command } from './command.js';

export const initCommand: Command = {
  name: 'init',
  about: 'make a folder a repository of proposals: settings, check, hook, first proposal, a section of the README',
  arguments: [{ name: '[folder]', about: 'the folder; this one when none is given' }],
  options: [
    { flags: '--dry-run', about: 'show what would be written, and write nothing' },
    { flags: '--comment', about: 'add the workflow that keeps one comment on each request' },
    { flags: '-y, --yes', about: 'ask nothing: write what is not there, add to the README, leave the rest as it is' },
    { flags: '--color', about: 'colour, even in a pipe' },
    { flags: '--no-color', about: 'no colour, even in a terminal' },
  ],
  examples: [
    ['proposals init --dry-run', 'what it would write, in full'],
    ['proposals init', 'writes it, and asks before it touches what is there'],
  ],
  exits: '0 done, 2 something could not be written, 3 a mistake of ours,\n            130 you left',
  run: async (args, options, host) => (await import('./init/run.js')).runInit(args, options, host),
};
