/** `evaluate [paths…]`: what it takes. The work is loaded when it is called. */
import { FAIL_ON } from './exit.js';
import type { Command } from './command.js';
import { reportOptions } from './report-options.js';

export const evaluateCommand: Command = {
  name: 'evaluate',
  about: 'judge proposals by their rubric and recommend accept, defer, refine or decline',
  arguments: [{ name: '[paths...]', about: 'files, folders, globs, or - for standard input; this folder when none is given' }],
  options: [
    { flags: '--type <type>', about: 'the kind of proposal, whatever the files say' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one, instead of the kind\'s own' },
    { flags: '--stage <stage>', about: 'judge at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'judge as on this day, YYYY-MM-DD' },
    { flags: '--fail-on <what>', about: 'exit with 1 at or past this (default: refine; with --changed what proposals.yaml asks before merging)', values: FAIL_ON },
    { flags: '--changed <base>', about: 'only what a request changes since it left this branch or commit; settings, rubrics and records are the base\'s' },
    { flags: '--trust-head', about: 'with --changed: judge by the request\'s own settings, rubrics and records' },
    { flags: '--watch', about: 'judge again whenever a file changes, as the page with notes beside it' },
    { flags: '--why <words>', about: 'all that was considered for one thing: words of its title, or FILE:LINE' },
    ...reportOptions,
  ],
  examples: [
    ['evaluate proposal.md', 'one proposal, in full'],
    ['evaluate proposals --fail-on incomplete', 'a whole folder, for a check before merging'],
    ['evaluate proposal.md --why maintenance', 'what was looked at, and what would count'],
    ['evaluate --changed origin/main', 'what a branch changes, as the check on a pull request sees it'],
    ['evaluate proposal.md --format json --output result.json', 'the result for programs'],
  ],
  run: async (args, options, host) => (await import('./evaluate/run.js')).runEvaluate(args, options, host),
};
