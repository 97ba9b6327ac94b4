/** Yes or no, asked of a person in their terminal. The questions' library is loaded only here. */
import type { Host } from '../../lib/host.js';
import { safe } from '../../report/safe.js';

/** The answer, or null when the person left. */
export type Confirm = (question: string, usual: boolean) => Promise<boolean | null>;

export function confirmOn(terminal: NonNullable<Host['terminal']>, color: boolean): Confirm {
  return async (question, usual) => {
    const { createPromptModule } = await import('inquirer');
    const prompt = createPromptModule({ input: terminal.input, output: terminal.output });
    const plain = (text: string): string => text;
    const theme = { prefix: { idle: ' ', done: ' ' }, style: { message: plain, answer: plain, defaultAnswer: (text: string) => (color ? `\u001b[2m${text}\u001b[22m` : text) } };
    try {
      const { it } = await prompt<{ it: boolean }>([{ type: 'confirm', name: 'it', message: safe(question), default: usual, theme }]);
      return it;
    } catch (error) {
      if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) return null;
      throw error;
    }
  };
}
