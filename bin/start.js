/** Starts a program: answers --version before anything heavy is loaded, and says what to do when the package was never built. */
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @param {'evaluate' | 'new-proposal' | 'proposals'} program */
exports.start = async (program) => {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version}\n`);
    return;
  }
  if (!existsSync(join(__dirname, '../dist/cli.cjs'))) {
    process.stderr.write('This copy is not built yet. Run: npm ci && npm run build\n');
    process.exitCode = 2;
    return;
  }
  const { main, nodeHost } = require('./load.js').open(program === 'evaluate' ? 'evaluate.cjs' : 'cli.cjs');
  process.exitCode = await main(argv, nodeHost(), program);
};
