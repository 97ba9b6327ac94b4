/** Starts a program of the built package. */
import module from 'node:module';
import { existsSync, readFileSync } from 'node:fs';

const at = (path) => new URL(path, import.meta.url);

/** @param {'evaluate' | 'new-proposal' | 'proposals'} program */
export async function start(program) {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${JSON.parse(readFileSync(at('../package.json'), 'utf8')).version}\n`);
  } else if (!existsSync(at('../dist/cli.js'))) {
    process.stderr.write('This copy is not built yet. Run: npm ci && npm run build\n');
    process.exitCode = 2;
  } else {
    // Node 22 and later keep compiled code between runs.
    module.enableCompileCache?.();
    const { main, nodeHost } = await import('../dist/cli.js');
    process.exitCode = await main(argv, nodeHost(), program);
  }
}
