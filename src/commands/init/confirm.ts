/** Yes or no, asked of a person in their terminal. The questions' library is loaded only here. */
import type { Host } from '../../model.js';
import { safe } from '../../report/safe.js';

/** The answer, or null when the person left. */
export type Confirm = (question: string, usual: boolean) => Promise<boolean | null>;

export function confirmOn(terminal: NonNullable<Host['terminal']>, host: Host): Confirm {
  void host;
  return async (question, usual) => {
    const { createPromptModule } = await import('inquirer');
    const prompt = createPromptModule({ input: terminal.input, output: terminal.output });
    try {
      const { it } = await prompt<{ it: boolean }>([{ type: 'confirm', name: 'it', message: safe(question), default: usual }]);
      return it;
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') return null;
      throw error;
    }
  };
}
