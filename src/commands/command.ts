/** What a command is: data that help and option checks derive from, and a function that loads the rest when it is called. */
import type { Host } from '../lib/host.js';

export interface OptionSpec {
  /** As commander writes them: `--type <type>`. */
  readonly flags: string;
  readonly about: string;
  /** The only values it takes, where they are few. */
  readonly values?: readonly string[];
  /** May stand several times; its values come as a list. */
  readonly many?: true;
}

export interface ArgumentSpec {
  /** `[paths...]`, `<result>` */
  readonly name: string;
  readonly about: string;
  /** The only words it takes, where they are few. */
  readonly values?: readonly string[];
}

/** Options by their long name in camel case, as commander gives them: text, a list of texts, or true for a switch. */
export type OptionValues = Readonly<Record<string, unknown>>;

export interface Command {
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Complete lines, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Commands under it; it does nothing itself then but tell what they are. */
  readonly commands?: readonly Command[];
  /** What its exit codes mean, where they are its own. */
  readonly exits?: string;
  /** Gives the exit code. What it prints goes through the host's streams. */
  run(args: readonly string[], options: OptionValues, host: Host): Promise<number>;
}

/** An option's text, or null when it was not given. */
export function textOption(options: OptionValues, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}
