/** Asks a person, one thing at a time, in their terminal. The questions' library is loaded only here. */
import type { Host } from '../lib/host.js';
import { wrap } from '../report/layout.js';
import { colorFor } from '../commands/report.js';
import type { OptionValues } from '../commands/command.js';
import type { FieldEntry } from './frontmatter.js';
import type { Question } from './fields.js';

/** The answers, or null when the person left. */
export interface Asker {
  choose(label: string, why: string, choices: readonly { readonly value: string; readonly name: string }[]): Promise<string | null>;
  /** A value, '' for one left blank, or null. */
  ask(question: Question): Promise<FieldEntry | null>;
}

/** Columns of the labels, where there is room to line them up. */
const labelWidth = 14;

/** Asks on a terminal, which it takes up with the first question. */
export function askerOn(terminal: NonNullable<Host['terminal']>, options: OptionValues, host: Host): Asker {
  let opened: Promise<Asker> | null = null;
  const open = (): Promise<Asker> => (opened ??= openAsker(terminal, options, host));
  return { choose: async (...asked) => (await open()).choose(...asked), ask: async (question) => (await open()).ask(question) };
}

async function openAsker(terminal: NonNullable<Host['terminal']>, options: OptionValues, host: Host): Promise<Asker> {
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({ input: terminal.input, output: terminal.output });
  const color = colorFor(options, host, host.stderr);
  const paint = (code: number, off: number) => (text: string): string => (color ? `\u001b[${code}m${text}\u001b[${off}m` : text);
  const [dim, red] = [paint(2, 22), paint(31, 39)];
  const width = Math.min(80, host.stderr.columns ?? 80);
  const lines = (text: string, style: (line: string) => string): string => wrap(text, width - 4).map((line) => `  ${style(line)}`).join('\n');
  // While it is asked the reason stands above the label; answered, the label alone.
  const theme = (label: string, why: string, gap: string) => ({
    prefix: { idle: '', done: '' },
    spinner: { interval: 1000, frames: [''] },
    icon: { cursor: '>' },
    style: {
      // An input puts a space in front of its first line, a choice none.
      message: (_: string, status: string) => `${status === 'done' || status === 'loading' ? gap : `${lines(why, dim).slice(2 - gap.length)}\n  `}${label.padEnd(labelWidth - 1)}`,
      answer: (text: string) => text, highlight: (text: string) => text, description: (text: string) => text,
      error: (text: string) => lines(text, red),
      defaultAnswer: dim, keysHelpTip: () => dim('  arrows, then Enter'),
    },
  });
  const left = async <T>(asking: Promise<{ readonly it: T }>): Promise<T | null> => {
    try {
      return (await asking).it;
    } catch (error) {
      if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) return null;
      throw error;
    }
  };
  terminal.output.write('\n');
  return {
    choose: (label, why, choices) => left(prompt<{ it: string }>([{ type: 'select', name: 'it', message: label, choices, theme: theme(label, why, '  '), loop: false }])),
    ask: async (question) => {
      const text = await left(prompt<{ it: string }>([{
        type: 'input', name: 'it', message: question.label, theme: theme(question.label, question.why, ' '),
        validate: (given: string) => {
          if (given.trim() === '') return question.blank ? true : 'We need this one.';
          const said = question.say(given);
          return 'value' in said ? true : `${said.message} ${said.fix}`;
        },
      }]));
      if (text === null || text.trim() === '') return text === null ? null : '';
      const said = question.say(text);
      return 'value' in said ? said.value : '';
    },
  };
}
