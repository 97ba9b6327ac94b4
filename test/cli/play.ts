/** Plays a program in a real pseudo-terminal, as a person would: reads what is on the screen, types, reads on. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { screenOf } from './screen.js';

export const root = resolve(import.meta.dirname, '../..');

/** The programs that are run are those that users get. */
export function built(): void {
  if (!existsSync(join(root, 'dist/cli.js'))) spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root });
}

export interface Played {
  readonly code: number;
  /** All that was on the screen, a line each, without spaces at their ends. */
  readonly screen: string;
  /** What stood there since the reply before, at each prompt. */
  readonly prompts: readonly string[];
}

export interface Play {
  readonly cwd: string;
  readonly cols?: number;
  /** What is typed at a prompt, by what was said since the last one; null hangs up. Enter is added. */
  readonly reply?: (said: string, number: number) => string | null;
  /** What to do instead of a reply, at a prompt's number. */
  readonly stop?: { readonly at: number; readonly how: (terminal: IPty) => void };
}

const waits = 20_000;
const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Runs `program` to its end. A prompt is a last line that begins with two spaces and a name or `>` and takes words. */
export async function play(program: 'evaluate' | 'proposals' | 'new-proposal', argv: readonly string[], { cwd, cols = 80, reply = () => null, stop }: Play): Promise<Played> {
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !['FORCE_COLOR', 'COLUMNS', 'VISUAL', 'EDITOR', 'CI', 'VITEST', 'PROPOSALS_REVIEWER'].includes(entry[0]));
  const terminal = spawn(process.execPath, [join(root, `bin/${program}.js`), ...argv], { cols, rows: 60, cwd, env: { ...Object.fromEntries(kept), NO_COLOR: '1', TERM: 'xterm-256color' } });
  let raw = '';
  let code: number | null = null;
  terminal.onData((data) => { raw += data; });
  terminal.onExit(({ exitCode, signal }) => { code = signal !== undefined && signal > 0 ? 128 + signal : exitCode; });
  const prompts: string[] = [];
  let seen = 0;
  try {
    for (let number = 0; ; number++) {
      let lines: readonly string[] = [];
      // The next prompt stands when the last line is one, below what was read before, and nothing follows for a moment.
      for (let waited = 0, still = ''; waited < waits; waited += 25) {
        await pause(25);
        if (code !== null) break;
        if (raw !== still) { still = raw; continue; }
        lines = screenOf(raw, cols);
        const last = lines.findLastIndex((line) => line !== '');
        if (last >= seen && isPrompt(lines, last)) break;
      }
      if (code !== null) break;
      const last = lines.findLastIndex((line) => line !== '');
      if (!isPrompt(lines, last)) throw new Error(`No prompt came:\n${lines.join('\n')}`);
      const said = lines.slice(seen, last + 1).join('\n');
      prompts.push(said);
      if (stop?.at === number) {
        stop.how(terminal);
        for (let waited = 0; code === null && waited < waits; waited += 25) await pause(25);
        break;
      }
      const keys = reply(said, number);
      if (keys === null) throw new Error(`Nothing to answer to:\n${said}`);
      seen = promptLine(lines, last) + 1;
      if (keys !== '') { terminal.write(keys); await pause(40); }
      // Words and Enter in one would be taken for a paste.
      terminal.write('\r');
      await pause(40);
    }
    await pause(30);
    return { code: code ?? -1, screen: screenOf(raw, cols).join('\n'), prompts };
  } finally {
    try { terminal.kill(); } catch { /* It has ended. */ }
  }
}

/** The reviewer's prompt, or a question of new-proposal with its reason below. */
function isPrompt(lines: readonly string[], last: number): boolean {
  return promptLine(lines, last) >= 0;
}

function promptLine(lines: readonly string[], last: number): number {
  for (const at of [last, last - 1, last - 2]) if (at >= 0 && /^ {2}(?:>|Title|Organization|Your email|Start)(?: *)$/u.test(lines[at]!)) return at;
  return -1;
}
