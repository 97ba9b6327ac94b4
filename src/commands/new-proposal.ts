/** `new-proposal [file]`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const newProposalCommand: Command = {
  name: 'new-proposal',
  about: 'start a proposal from the template of its type; asks for what it needs, and never overwrites a file',
  arguments: [{ name: '[file]', about: 'the file to write, or a folder for it; named after the title when none is given' }],
  options: [
    { flags: '--type <type>', about: 'the kind of proposal (see --list)' },
    { flags: '--stage <stage>', about: 'for a later gate that the rubric has, such as agreement' },
    { flags: '--title <title>', about: 'what the work is called' },
    { flags: '--organization <name>', about: 'for whom you write' },
    { flags: '--email <address>', about: 'where we can answer' },
    { flags: '--start <day>', about: 'the day on which it begins, like 2027-04-05; empty when it has none yet' },
    { flags: '--end <day>', about: 'the day on which it is done' },
    { flags: '--license <license>', about: 'the licence of the code, like AGPL-3.0-or-later' },
    { flags: '--set <key=value>', about: 'any other field, like contact.name="Wanjiru Otieno"; may be repeated', many: true },
    { flags: '--answers <file>', about: 'fields from a YAML file' },
    { flags: '--from <file>', about: 'bring in a text written elsewhere, or - for standard input; every word stays' },
    { flags: '--rubric <rubric>', about: 'start from a rubric of your own, or the id of a shipped one' },
    { flags: '--list', about: 'the kinds of proposals there are' },
    { flags: '--stdout', about: 'print the proposal instead of writing a file' },
    { flags: '--open', about: 'open it in $VISUAL or $EDITOR' },
    { flags: '-y, --yes', about: 'ask nothing' },
    { flags: '--color', about: 'colour, even in a pipe' },
    { flags: '--no-color', about: 'no colour, even in a terminal' },
  ],
  examples: [
    ['new-proposal', 'asks for five things and writes a file named after the title'],
    ['new-proposal gossip.md --type research', 'the same, with the kind and the file settled'],
    ['new-proposal --from letter.md --type community', 'puts a letter under the headings that we look for'],
    ['new-proposal --type research --stage agreement', 'the agreement that an accepted proposal is worked out into'],
    ['new-proposal --rubric own.yaml --stdout --title Ramps --yes', 'a template made from a rubric of your own'],
  ],
  run: async (args, options, host) => (await import('../scaffold/new-proposal.js')).runNewProposal(args, options, host),
};
