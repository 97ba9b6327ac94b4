/** The built programs in a real pseudo-terminal: what a person sees, and what they type. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { expect } from 'vitest';
import { screenOf } from './screen.js';

export const root = resolve(import.meta.dirname, '../..');

/** `npm test` builds first; alone, this builds when nothing was built. */
export function built(): void {
  if (!existsSync(join(root, 'dist/cli.js'))) spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root });
}

export interface Session {
  readonly code: number;
  readonly raw: string;
  readonly screen: readonly string[];
  /** The screen right before each key was sent. */
  readonly before: readonly (readonly string[])[];
}

/** Runs a program of `bin/` in a folder and types: each step waits until the words stand on the screen, behind what was there before. */
export async function session(bin: string, folder: string, argv: readonly string[], steps: readonly (readonly [words: string, keys: string])[], options: { readonly cols?: number; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Session> {
  const { cols = 80 } = options;
  const env: Record<string, string> = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !['FORCE_COLOR', 'NO_COLOR', 'COLUMNS', 'VISUAL', 'EDITOR', 'CI', 'VITEST'].includes(entry[0])));
  const terminal = spawn(process.execPath, [join(root, 'bin', bin), ...argv], { cols, rows: 40, cwd: folder, env: { ...env, TERM: 'xterm-256color', ...options.env } });
  let raw = '';
  const ended = new Promise<number>((done) => { terminal.onExit(({ exitCode }) => done(exitCode)); });
  terminal.onData((data) => { raw += data; });
  const before: (readonly string[])[] = [];
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; !holds() && waited < 15_000; waited += 20) await new Promise((go) => setTimeout(go, 20));
    // What follows in the same breath, such as the cursor's place.
    await new Promise((go) => setTimeout(go, 80));
  };
  try {
    for (const [words, keys] of steps) {
      await until(() => screenOf(raw, cols).join('\n').includes(words));
      before.push(screenOf(raw, cols));
      expect(before.at(-1)!.join('\n')).toContain(words);
      // As a person types: a burst of keys and Enter would be taken for a paste.
      for (const key of keys.endsWith('\r') && keys.length > 1 ? [keys.slice(0, -1), '\r'] : [keys]) {
        terminal.write(key);
        await new Promise((go) => setTimeout(go, 60));
      }
    }
    const code = await Promise.race([ended, new Promise<number>((done) => setTimeout(() => done(-1), 15_000))]);
    return { code, raw, screen: screenOf(raw, cols), before };
  } finally {
    try { terminal.kill(); } catch { /* It has ended. */ }
  }
}
