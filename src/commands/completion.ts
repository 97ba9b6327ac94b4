/** `proposals completion SHELL`: what it takes. The work is loaded when it is called. */
import type { Command } from './command.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const completionCommand: Command = {
  name: 'completion',
  about: 'print what a shell needs to complete these commands',
  arguments: [{ name: '<shell>', about: 'your shell', values: SHELLS }],
  options: [],
  examples: [
    ['source <(proposals completion bash)', 'in ~/.bashrc'],
    ['source <(proposals completion zsh)', 'in ~/.zshrc, behind compinit'],
    ['proposals completion fish > ~/.config/fish/completions/proposals.fish', 'once'],
  ],
  run: async (args, options, host) => (await import('./completion/run.js')).runCompletion(args, options, host),
};
