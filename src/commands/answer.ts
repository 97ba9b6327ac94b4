/** `proposals answer FILE ANSWERS`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const answerCommand: Command = {
  name: 'answer',
  about: 'check answers to questions about a proposal, and keep the good ones beside it',
  arguments: [{ name: '<file>', about: 'the proposal' }, { name: '<answers>', about: 'a filled-in sheet (.md), or answers as .json or .yaml' }],
  options: [
    { flags: '--by <name>', about: 'whose answers they are; they count if the name is among the reviewers in proposals.yaml' },
    { flags: '--assistant <model>', about: 'the assistant that gave them, under the eyes of --by' },
    { flags: '--type <type>', about: 'the kind of proposal, whatever the file says' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one' },
    { flags: '--stage <stage>', about: 'judge at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'the day on which they are given, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals answer gossip.md gossip.sheet.md --by amara', 'a sheet that Amara filled in'],
    ['proposals answer gossip.md answers.json --by amara --assistant some-model', 'an assistant\'s answers, kept apart'],
  ],
  run: async (args, options, host) => (await import('./answer/run.js')).runAnswer(args, options, host),
};
