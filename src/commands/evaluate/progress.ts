/** Small helpers of a run over many files: progress for people, problems said once. */
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';

/** Fewer files are done before anybody asks. */
const FEW = 50;
const EVERY = 25;

/** Counts on standard error, for a person at a terminal alone; nothing of it stays. */
export function progressOn(host: Host, total: number): { step(): void; end(): void } {
  let done = 0;
  const shown = total >= FEW && host.stderr.isTTY;
  return {
    step() {
      if (shown && done % EVERY === 0) host.stderr.write(`\r  ${done} of ${total}`);
      done++;
    },
    end() {
      if (shown) host.stderr.write(`\r${' '.repeat(8 + 2 * String(total).length)}\r`);
    },
  };
}

/** Gathers problems, each once: a rubric, or a configuration, that can't be used is said once, not for each file. */
export function gather(to: Problem[]): (found: readonly Problem[]) => void {
  const key = (p: Problem): string => [p.code, p.path, p.line, p.column, p.message].join('\n');
  const told = new Set(to.map(key));
  return (found) => {
    for (const p of found) {
      if (told.has(key(p))) continue;
      told.add(key(p));
      to.push(p);
    }
  };
}
