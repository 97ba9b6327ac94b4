/** `proposals rubric …`: the kit for people who write rubrics. What each part takes; the work is loaded when it is called. */
import type { ArgumentSpec, Command, OptionSpec } from './command.js';

const RUBRIC: ArgumentSpec = { name: '<rubric>', about: 'a rubric file, or the id of a shipped one' };
const STAGE: OptionSpec = { flags: '--stage <stage>', about: 'the rubric at a later gate that it has, such as agreement' };
const SHOW_FORMATS = ['terminal', 'markdown', 'yaml'] as const;

const show: Command = {
  name: 'show',
  about: 'the rubric as it judges, with where each value came from',
  arguments: [RUBRIC],
  options: [{ flags: '--format <format>', about: 'a page to read (default), or a file that loads to the same rubric', values: SHOW_FORMATS }, STAGE],
  examples: [
    ['proposals rubric show partnership/research', 'what it asks, a criterion at a time'],
    ['proposals rubric show mine.yaml --format yaml', 'all in one file, each value with its origin'],
  ],
  exits: '0 shown, 2 the rubric could not be used, 3 a mistake of ours',
  run: async (args, options, host) => (await import('../rubric-kit/show.js')).runShow(args, options, host),
};

const check: Command = {
  name: 'check',
  about: 'what can\'t work: dead parts, phrases that never match',
  arguments: [RUBRIC],
  options: [{ flags: '--template <file>', about: 'the template that its proposals are written from' }, STAGE],
  examples: [['proposals rubric check mine.yaml', 'whether it can be used, and what to mend']],
  exits: '0 it can be used, 1 so it can, with remarks, 2 it can\'t,\n            3 a mistake of ours',
  run: async (args, options, host) => (await import('../rubric-kit/check.js')).runCheck(args, options, host),
};

const tryOut: Command = {
  name: 'try',
  about: 'who hears a sentence, and how it is read',
  arguments: [RUBRIC, { name: '<sentence>', about: 'a sentence of a proposal, in quotes' }],
  options: [{ flags: '--line <title>', about: 'read it on this line of the self-assessment instead of in the body' }, { flags: '--in <section>', about: 'read it in this section of the body' }, STAGE],
  examples: [
    ['proposals rubric try mine.yaml "We can\'t open it to everyone yet."', 'as a sentence in the body'],
    ['proposals rubric try partnership/research "Not before 2028." --line "Maintenance commitment"', 'as words of its own line'],
    ['proposals rubric try partnership/research "We meet each month." --stage agreement --in Communication', 'at a later gate'],
  ],
  exits: '0 read, 2 it could not be, 3 a mistake of ours',
  run: async (args, options, host) => (await import('../rubric-kit/try.js')).runTry(args, options, host),
};

const test: Command = {
  name: 'test',
  about: 'compare examples and proposals with what you expect',
  arguments: [RUBRIC, { name: '[folder]', about: 'proposals, with the outcome of each in its expected.yaml' }],
  options: [{ flags: '--today <day>', about: 'judge the folder as on this day, YYYY-MM-DD' }, { flags: '--from-reviews', about: 'offer sentences that reviewers read otherwise, from the records of the folder, as examples to paste' }, STAGE],
  examples: [
    ['proposals rubric test mine.yaml', 'the sentences under examples:'],
    ['proposals rubric test mine.yaml proposals', 'those, and the proposals of a folder'],
    ['proposals rubric test mine.yaml proposals --from-reviews', 'what its reviewers corrected'],
  ],
  exits: '0 all is read as you say, 1 something is not, 2 something could\n            not be used, 3 a mistake of ours',
  run: async (args, options, host) => (await import('../rubric-kit/test.js')).runTest(args, options, host),
};

export const rubricCommand: Command = {
  name: 'rubric',
  about: 'write rubrics: show, check, try a sentence, run their examples',
  arguments: [],
  options: [],
  examples: [['proposals rubric check mine.yaml', 'whether a rubric can be used'], ['proposals rubric try mine.yaml "Free for all."', 'how a sentence is read']],
  exits: '0 well, 1 something to mend, 2 something could not be used,\n            3 a mistake of ours',
  commands: [show, check, tryOut, test],
  run: async () => 0,
};
