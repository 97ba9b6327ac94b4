/** `config [file]`: the settings that hold, with where each came from. What it takes; the work is loaded when it is called. */
import type { Command } from './command.js';

export const configCommand: Command = {
  name: 'config',
  about: 'the settings that hold for a proposal or a folder, each with where it came from',
  arguments: [{ name: '[file]', about: 'a proposal or a folder; this folder when none is given' }],
  options: [{ flags: '--format <format>', about: 'YAML with remarks (default), or JSON', values: ['yaml', 'json'] }],
  examples: [
    ['proposals config', 'all settings of this folder'],
    ['proposals config proposals/large/dam.md', 'what holds for one proposal, overrides included'],
  ],
  exits: '0 shown, 2 the settings could not be read, 3 a mistake of ours',
  run: async (args, options, host) => (await import('./config/run.js')).runConfig(args, options, host),
};
