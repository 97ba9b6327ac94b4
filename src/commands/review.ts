/** `proposals review [FILE]`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const reviewCommand: Command = {
  name: 'review',
  about: 'read a proposal question by question, answer, and decide',
  arguments: [{ name: '[words...]', about: 'its file, or any part of its title; the next in the queue when none is given' }],
  options: [
    { flags: '--by <name>', about: 'who reviews, as in proposals.yaml (or PROPOSALS_REVIEWER)' },
    { flags: '--sheet', about: 'print the questions as a sheet to fill in, for: proposals answer' },
    { flags: '--taken <step>', about: 'note that a step was taken on this day, and ask nothing', values: ['discovery', 'refinement', 'agreement', 'monthly', 'quarterly', 'annual'] },
    { flags: '--decide <outcome>', about: 'decide, and ask nothing: for those who filled in a sheet', values: ['accept', 'defer', 'refine', 'decline'] },
    { flags: '--why <words>', about: 'with --decide: the reason, as they are told; a decline needs it' },
    { flags: '--change <words>', about: 'with --decide: what would have to change; may be repeated', many: true },
    { flags: '--alternative <words>', about: 'with --decide: another way that may serve them; may be repeated', many: true },
    { flags: '--aside <words>', about: 'step aside, and say how you know them' },
    { flags: '--rubric <rubric>', about: 'a rubric file, or the id of a shipped one' },
    { flags: '--stage <stage>', about: 'judge at a later gate that the rubric has, such as agreement' },
    { flags: '--today <day>', about: 'the day on which it is reviewed, YYYY-MM-DD' },
  ],
  examples: [
    ['proposals review', 'the next in the queue'],
    ['proposals review midwives --by amara', 'by a part of its title'],
    ['proposals review midwives --sheet', 'for somebody without a terminal'],
    ['proposals review midwives --by amara --decide refine --why "Two dates"', 'the decision behind such a sheet'],
    ['proposals review midwives --by amara --taken discovery', 'the conversation was held'],
  ],
  exits: '0 reviewed or left, 2 something could not be used, 3 a mistake of ours',
  run: async (args, options, host) => (await import('../desk/review/run.js')).runReview(args, options, host),
};
