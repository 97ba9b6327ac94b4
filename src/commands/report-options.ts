/** The options that every command with a report shares. */
import type { OptionSpec } from './command.js';

/** Named here so that help needs no report loaded; a test keeps them equal to the list in src/report. */
export const FORMAT_NAMES = ['terminal', 'json', 'markdown', 'github', 'sarif', 'junit', 'rdjson'] as const;

export const reportOptions: readonly OptionSpec[] = [
  { flags: '--format <format>', about: 'the form of the report (default: terminal), or FORM=FILE to write one to a file; may be repeated', values: FORMAT_NAMES, many: true },
  { flags: '--output <file>', about: 'write the report to a file' },
  { flags: '--color', about: 'colour, even in a pipe' },
  { flags: '--no-color', about: 'no colour, even in a terminal' },
];
