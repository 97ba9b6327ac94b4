/** A scripted reviewer, for the conversation without a terminal. */
import { runReview } from '../../src/desk/review/run.js';
import { fakeHost } from '../cli/fake-host.js';
import { repository, type Files } from './desk.js';

export interface Talked {
  readonly code: number;
  readonly said: string;
  readonly left: Files;
  /** The record as it stood at each prompt, before the next line was typed. */
  readonly records: readonly string[];
}

export async function talked(words: string, typed: readonly (string | null)[], files: Files = repository(), over: Readonly<Record<string, string>> = {}): Promise<Talked> {
  const host = fakeHost({ files, columns: 80 });
  const said: string[] = [];
  const records: string[] = [];
  const left = [...typed];
  const read = (): string => [...host.files].filter(([path]) => path.includes('.reviews/')).map(([, text]) => String(text)).join('\n');
  const code = await runReview(words === '' ? [] : [words], { rubric: 'rubric.yaml', today: '2026-11-21', by: 'amara', ...over }, host, {
    say: (lines) => { said.push(...lines); },
    ask: async () => { records.push(read()); const next = left.length === 0 ? null : left.shift()!; said.push(`  > ${next ?? '^C'}`); return next; },
  });
  return { code, said: `${said.join('\n')}${host.out()}${host.err()}`, records, left: Object.fromEntries([...host.files].map(([path, text]) => [path, String(text)])) };
}
