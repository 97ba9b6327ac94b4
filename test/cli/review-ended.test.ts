/** `proposals review` ended at each of its prompts by Ctrl-C, by kill -9, by a terminal that closes: no answer given is lost, no file is spoilt, and one goes on where one was. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IPty } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseRecord } from '../../src/reviews/record.js';
import { built, play, type Played, root } from './play.js';

const folders: string[] = [];
/** A folder with a proposal that is to be declined: a question, its words, the decision, its reason, another way. */
function opened(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ended-'));
  folders.push(folder);
  cpSync(join(root, 'examples/decline.md'), join(folder, 'gait.md'));
  writeFileSync(join(folder, 'proposals.yaml'), 'reviewers: [amara, tomas]\n');
  return folder;
}

const record = (folder: string): string | null => (existsSync(join(folder, 'gait.reviews/amara.yaml')) ? readFileSync(join(folder, 'gait.reviews/amara.yaml'), 'utf8') : null);

function answered(said: string): string | null {
  for (const [asked, typed] of [['Your decision?', ''], ['yes, it is present', 'y'], ['What would have to change?', 'The joint work free for all.'], ['The reason', 'It can\'t belong to one of us.'], ['another way', 'The boards alone.']] as const) if (said.includes(asked)) return typed;
  return null;
}

const review = (folder: string, more: Partial<Parameters<typeof play>[2]> = {}): Promise<Played> => play('proposals', ['review', 'gait', '--by', 'amara', '--today', '2026-11-21'], { cwd: folder, reply: answered, ...more });

/** The record as it lay on the disk when each prompt stood. */
let kept: readonly (string | null)[] = [];
let whole: string | null = null;

beforeAll(async () => {
  built();
  const folder = opened();
  const at: (string | null)[] = [];
  const ran = await review(folder, { reply: (said) => { at.push(record(folder)); return answered(said); } });
  expect(ran.code).toBe(0);
  kept = at;
  whole = record(folder);
}, 120_000);
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

const ends: readonly (readonly [how: string, end: (terminal: IPty) => void, code: number | null, prompts: readonly number[]])[] = [
  ['Ctrl-C', (terminal) => terminal.write('\u0003'), 0, [0, 1, 2, 3, 4]],
  ['kill -9', (terminal) => process.kill(terminal.pid, 'SIGKILL'), 128 + 9, [0, 1, 2, 3, 4]],
  ['a closed terminal', (terminal) => terminal.kill('SIGHUP'), null, [0, 1, 2, 3, 4]],
  ['Ctrl-C in the middle of a word', (terminal) => { terminal.write('never sen'); setTimeout(() => terminal.write('\u0003'), 100); }, 0, [1, 3]],
];

describe('review, ended at a prompt', () => {
  test('five prompts, and something new kept at each but the first', () => {
    expect(kept).toHaveLength(5);
    expect(kept[0]).toBeNull();
    for (let n = 1; n < 5; n++) expect(kept[n]).not.toBe(n === 1 ? null : kept[n - 1]);
  });

  describe.each(ends)('by %s', (name, how, code, prompts) => {
    test.each(prompts)('at prompt %i', async (at) => {
      const folder = opened();
      const before = readFileSync(join(folder, 'gait.md'), 'utf8');
      const ran = await review(folder, { stop: { at, how } });
      expect(ran.prompts).toHaveLength(at + 1);
      if (code !== null) expect(ran.code).toBe(code);
      if (code === 0) expect(ran.screen).toMatch(at === 0 ? /no file was\s+written/u : /To\s+continue/u);
      expect(record(folder)).toBe(kept[at]);
      const left = record(folder);
      if (left !== null) expect(parseRecord(left, 'gait.reviews/amara.yaml').ok).toBe(true);
      expect(readFileSync(join(folder, 'gait.md'), 'utf8')).toBe(before);
      expect(readdirSync(folder).sort()).toEqual(at === 0 ? ['gait.md', 'proposals.yaml'] : ['gait.md', 'gait.reviews', 'proposals.yaml']);
      if (at > 0) expect(readdirSync(join(folder, 'gait.reviews'))).toEqual(['amara.yaml']);
      // A closed terminal leaves what a kill does.
      if (name === 'a closed terminal') return;
      // One goes on: what was answered is not asked again, and the end is a decision.
      const again = await review(folder);
      expect(again.code).toBe(0);
      if (at > 0) expect(again.screen).not.toContain('yes, it is present');
      const end = parseRecord(record(folder)!, 'gait.reviews/amara.yaml');
      expect(end).toMatchObject({ ok: true, value: { answers: [{ id: 'ip/patents', verdict: 'present' }], decision: { outcome: 'decline', why: 'It can\'t belong to one of us.', alternatives: ['The boards alone.'] } } });
      expect(record(folder)).toContain('The joint work free for all.');
      if (at === 0 || at > 1) expect(record(folder)).toBe(whole);
    }, 90_000);
  });
});
