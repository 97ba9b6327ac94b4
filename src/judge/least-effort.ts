/** An exact small dynamic programme: the changes with the least effort, then the fewest, that are enough. */
import type { Effort } from '../model.js';

export const effortPoints: Readonly<Record<Effort, number>> = { write: 1, decide: 3, arrange: 9 };

export interface Option {
  readonly effort: number;
  readonly gain: bigint;
  /** How much it gives towards each of the counts. */
  readonly fills: readonly number[];
}

interface Entry { readonly effort: number; readonly count: number; readonly left: readonly number[]; readonly gain: bigint; readonly mask: bigint }

/**
 * Indices of the chosen options, ascending: their gains reach `need` and their fills each of `counts`. Of equal efforts the fewest,
 * of those the greatest gain, of those the first in order. Null when all of them are not enough.
 */
export function leastEffort(options: readonly Option[], need: bigint, counts: readonly number[]): number[] | null {
  if (need <= 0n && counts.every((n) => n <= 0)) return [];
  // For each effort, number of changes and counts still to fill: the greatest gain.
  let states = new Map<string, Entry>();
  const start: Entry = { effort: 0, count: 0, left: counts.map((n) => Math.max(0, n)), gain: 0n, mask: 0n };
  states.set(keyOf(start), start);
  options.forEach((option, index) => {
    const bit = 1n << BigInt(options.length - 1 - index);
    const next = new Map(states);
    for (const s of states.values()) {
      const taken: Entry = { effort: s.effort + option.effort, count: s.count + 1, left: s.left.map((n, i) => Math.max(0, n - (option.fills[i] ?? 0))), gain: s.gain + option.gain, mask: s.mask | bit };
      const key = keyOf(taken);
      const before = next.get(key);
      if (before === undefined || isBetter(taken, before)) next.set(key, taken);
    }
    states = next;
  });
  let best: Entry | null = null;
  for (const s of states.values()) {
    if (s.gain < need || s.left.some((n) => n > 0)) continue;
    if (best === null || s.effort < best.effort || (s.effort === best.effort && (s.count < best.count || (s.count === best.count && isBetter(s, best))))) best = s;
  }
  if (best === null) return null;
  const { mask } = best;
  return options.flatMap((_, index) => ((mask >> BigInt(options.length - 1 - index)) & 1n ? [index] : []));
}

function keyOf(s: Entry): string {
  return `${s.effort} ${s.count} ${s.left.join(' ')}`;
}

/** More gain; of equal gains the one whose first option comes earlier. */
function isBetter(a: Entry, b: Entry): boolean {
  return a.gain === b.gain ? a.mask > b.mask : a.gain > b.gain;
}
