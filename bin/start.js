/** Starts a program: answers --version before anything heavy is loaded, and says what to do when the package was never built. */
import { existsSync, readFileSync } from 'node:fs';

/** @param {'evaluate' | 'new-proposal' | 'proposals'} program */
export async function start(program) {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    process.stdout.write(`${version}\n`);
    return;
  }
  const cli = new URL('../dist/cli.js', import.meta.url);
  if (!existsSync(cli)) {
    process.stderr.write('This copy is not built yet. Run: npm ci && npm run build\n');
    process.exitCode = 2;
    return;
  }
  const [{ main }, { nodeHost }] = await Promise.all([import(cli.href), import(new URL('../dist/host.js', import.meta.url).href)]);
  process.exitCode = await main(argv, nodeHost(), program);
}
