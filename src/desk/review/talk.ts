/** A conversation with a reviewer: lines said, and an answer at each prompt. The questions' library is loaded only here. */
import type { Host } from '../../lib/host.js';
import { pressedKey } from './keys.js';

export interface Talk {
  say(lines: readonly string[]): void;
  /** What was typed, trimmed; null when the person left (Ctrl-C, end of input). */
  ask(): Promise<string | null>;
}

export async function openTalk(terminal: NonNullable<Host['terminal']>): Promise<Talk> {
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({ input: terminal.input, output: terminal.output as NodeJS.WritableStream });
  return {
    say: (lines) => { terminal.output.write(`${lines.join('\n')}\n`); },
    ask: async () => {
      try {
        const { it } = await prompt<{ it: string }>([{ type: 'input', name: 'it', message: '', theme: { prefix: { idle: '  >', done: '  >' }, style: { message: () => '', answer: (text: string) => text, defaultAnswer: (text: string) => text } } }]);
        return pressedKey(it);
      } catch (error) {
        if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) return null;
        throw error;
      }
    },
  };
}
