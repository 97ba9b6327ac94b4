/** `proposals questions FILE`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const questionsCommand: Command = {
  name: 'questions',
  about: 'print the questions that only a reader can answer, as a sheet to fill in',
  arguments: [{ name: '<file>', about: 'the proposal' }],
  options: [
    { flags: '--all', about: 'every criterion, red flag and timing question, answered or not' },
    { flags: '--format <format>', about: 'markdown for people (default), json for an assistant', values: ['markdown', 'json'] },
    { flags: '--type <type>', about: 'the kind of proposal, whatever the file says' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one' },
    { flags: '--stage <stage>', about: 'judge at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'judge as on this day, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals questions gossip.md > gossip.sheet.md', 'a sheet with the questions that may decide'],
    ['proposals questions gossip.md --all --format json', 'every criterion with all that an assistant needs'],
  ],
  run: async (args, options, host) => (await import('./questions/run.js')).runQuestions(args, options, host),
};
