/** `render RESULT`: shows a saved result in another format. What it takes; the work is loaded when it is called. */
import type { Command } from './command.js';
import { reportOptions } from './report-options.js';

export const renderCommand: Command = {
  name: 'render',
  about: 'show a saved result (evaluate --format json) in another format',
  arguments: [{ name: '<result>', about: 'the saved result, or - for standard input' }],
  options: [{ flags: '--why <words>', about: 'all that was considered for one thing: words of its title, or FILE:LINE' }, ...reportOptions],
  examples: [['proposals render result.json', 'the same screen that evaluate showed']],
  run: async (args, options, host) => (await import('./render/run.js')).runRender(args, options, host),
};
