import { describe, expect, it } from 'vitest';
import { evaluate, loadRubric, parseProposal } from '../../src/index.js';
import { proposal, shaped, shapes } from '../../bench/documents.mjs';

/** Work that any machine does at its own pace, and that a change here never makes slower: the measure for all below. */
function baseline(): number {
  const words = proposal(3, 60_000).split(/\s+/u);
  const from = process.cpuUsage();
  let sum = 0;
  for (let round = 0; round < 12; round++) {
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
    sum += [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).length;
  }
  const used = process.cpuUsage(from);
  if (sum === 0) throw new Error('nothing was counted');
  return used.user + used.system;
}

const loaded = loadRubric('partnership/research');
if (!loaded.ok) throw new Error('no rubric');

function judge(text: string): number {
  const from = process.cpuUsage();
  const parsed = parseProposal(Buffer.from(text), 'x.md');
  if (parsed.ok && loaded.ok) evaluate(parsed.value, loaded.value, { today: '2026-11-21' });
  const used = process.cpuUsage(from);
  return used.user + used.system;
}

const least = (measure: () => number, times: number): number => Math.min(...Array.from({ length: times }, measure));

describe('cost, as a ratio to other work in the same process', () => {
  it('gives the same documents for the same seed', () => {
    expect(proposal(5, 7_000)).toBe(proposal(5, 7_000));
    expect(proposal(5, 7_000)).not.toBe(proposal(6, 7_000));
  });

  it('judges a proposal in no more than many times what counting its words takes', () => {
    for (let i = 0; i < 10; i++) judge(proposal(i, 7_000));
    const ratio = least(() => judge(proposal(1, 60_000)), 5) / least(baseline, 5);
    // About 4 on a quiet machine; measuring coverage doubles it.
    expect(ratio).toBeLessThan(60);
  });

  it('costs as much for each byte of a long text as of a short one', () => {
    const short = least(() => judge(proposal(1, 20_000)), 5) / 20;
    const long = least(() => judge(proposal(1, 400_000)), 2) / 400;
    expect(long / short).toBeLessThan(5);
  });

  it.each(Object.keys(shapes))('reads the shape in less than ten times the cost of prose and a margin: %s', (name) => {
    const size = 150_000;
    const prose = least(() => judge(shaped('prose', size)), 2);
    expect(least(() => judge(shaped(name, size)), 2) / prose).toBeLessThan(25);
  });
});
