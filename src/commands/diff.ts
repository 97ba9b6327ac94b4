/** `proposals diff OLD NEW`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const diffCommand: Command = {
  name: 'diff',
  about: 'how verdicts and outcome moved between two versions of a proposal, and by which edit',
  arguments: [{ name: '<old>', about: 'a file, a revision (main), or a file in one (main:proposals/gossip.md)' }, { name: '<new>', about: 'the same' }],
  options: [
    { flags: '--json', about: 'as JSON' },
    { flags: '--type <type>', about: 'the kind of proposal, whatever the files say' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one' },
    { flags: '--stage <stage>', about: 'judge both at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'judge both as on this day, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals diff gossip-1.md gossip-2.md', 'two files'],
    ['proposals diff HEAD~1 gossip.md', 'the file as it was a commit ago, and as it is'],
    ['proposals diff v1:gossip.md v2:gossip.md', 'the file in two revisions'],
  ],
  exits: '0 nothing of weight is gone, 1 what decided is gone with nothing in its\n            place, 2 a version could not be read, 3 a mistake of ours',
  run: async (args, options, host) => (await import('./diff/run.js')).runDiff(args, options, host),
};
