/** What can be completed, from the definitions of the commands: the same for every shell. */
import type { Command } from '../command.js';

/** What may stand behind an option or as an argument. `text`: anything, nothing to offer. */
export type Offer = { readonly kind: 'none' | 'text' | 'files' } | { readonly kind: 'words' | 'words-or-files'; readonly words: readonly string[] };

export interface DescribedOption {
  /** `-y`, or null. */
  readonly short: string | null;
  /** `--yes` */
  readonly long: string;
  readonly about: string;
  /** The value's name, '' for a switch. */
  readonly value: string;
  readonly offer: Offer;
  readonly many: boolean;
}

export interface DescribedCommand {
  readonly name: string;
  readonly about: string;
  readonly options: readonly DescribedOption[];
  readonly argument: Offer;
  /** Commands within it, each with its whole name: `rubric show`. */
  readonly inner: readonly DescribedCommand[];
}

export interface Described {
  readonly commands: readonly DescribedCommand[];
  /** Programs that are one command each, under its name. */
  readonly alone: readonly string[];
  /** Programs that take a command's name first. */
  readonly programs: readonly string[];
}

export interface Known {
  readonly types: readonly string[];
  readonly rubrics: readonly string[];
  readonly stages: readonly string[];
}

export function describeCommands(commands: readonly Command[], known: Known): Described {
  return { alone: ['evaluate', 'new-proposal'], programs: ['proposals', 'proposal-evaluator'], commands: commands.map((command) => described(command, '', known)) };
}

function described(command: Command, within: string, known: Known): DescribedCommand {
  const name = `${within}${command.name}`;
  const [first] = command.arguments;
  return {
    name, about: command.about,
    options: [...command.options.map(({ flags, about, values, many }): DescribedOption => {
      const names = flags.split(' ').map((word) => word.replace(',', '')).filter((word) => word.startsWith('-'));
      const value = valueName(flags);
      return { long: names.at(-1)!, short: names.length > 1 ? names[0]! : null, about, value, offer: value === '' ? { kind: 'none' } : offerFor(value, values, known), many: many === true };
    }), { long: '--help', short: '-h', about: 'show this help', value: '', offer: { kind: 'none' }, many: false }],
    argument: command.commands !== undefined ? { kind: 'words', words: command.commands.map((inner) => inner.name) } : first === undefined ? { kind: 'none' } : offerFor(first.name === '<rubric>' ? 'rubric' : 'file', first.values, known),
    inner: (command.commands ?? []).map((inner) => described(inner, `${name} `, known)),
  };
}

/** Every command, those within others behind them. */
export function flat(commands: readonly DescribedCommand[]): readonly DescribedCommand[] {
  return commands.flatMap((command) => [command, ...flat(command.inner)]);
}

/** `--type <type>` takes a `type`; a switch takes ''. */
function valueName(flags: string): string {
  const from = flags.indexOf('<');
  return from < 0 ? '' : flags.slice(from + 1, flags.indexOf('>', from));
}

function offerFor(name: string, values: readonly string[] | undefined, known: Known): Offer {
  if (values !== undefined) return { kind: 'words', words: values };
  if (name === 'type') return { kind: 'words', words: known.types };
  if (name === 'stage') return { kind: 'words', words: known.stages };
  if (name === 'rubric') return { kind: 'words-or-files', words: known.rubrics };
  return { kind: name === 'file' ? 'files' : 'text' };
}

/** A text between single quotes, as every shell of ours reads it. */
export function quote(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
