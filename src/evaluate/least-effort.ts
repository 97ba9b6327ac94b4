/** An exact small dynamic programme: the changes with the least effort, then the fewest, that are enough. */
import type { Effort } from '../rubric/types.js';

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
  const states = new Map<number | string, Entry>();
  const keyOf = keys(options, counts);
  const start: Entry = { effort: 0, count: 0, left: counts.map((n) => Math.max(0, n)), gain: 0n, mask: 0n };
  states.set(keyOf(start), start);
  const isEnough = (s: Entry): boolean => s.gain >= need && s.left.every((n) => n <= 0);
  /** The least effort that was enough so far: more is never better. */
  let most = Infinity;
  options.forEach((option, index) => {
    const bit = 1n << BigInt(options.length - 1 - index);
    const made: Entry[] = [];
    for (const s of states.values()) {
      const effort = s.effort + option.effort;
      if (effort > most || isEnough(s)) continue;
      made.push({ effort, count: s.count + 1, left: s.left.length === 0 ? s.left : s.left.map((n, i) => Math.max(0, n - (option.fills[i] ?? 0))), gain: s.gain + option.gain, mask: s.mask | bit });
    }
    for (const taken of made) {
      const key = keyOf(taken);
      const before = states.get(key);
      if (before !== undefined && !isBetter(taken, before)) continue;
      states.set(key, taken);
      if (taken.effort < most && isEnough(taken)) most = taken.effort;
    }
  });
  let best: Entry | null = null;
  for (const s of states.values()) {
    if (!isEnough(s)) continue;
    if (best === null || s.effort < best.effort || (s.effort === best.effort && (s.count < best.count || (s.count === best.count && isBetter(s, best))))) best = s;
  }
  if (best === null) return null;
  const { mask } = best;
  return options.flatMap((_, index) => ((mask >> BigInt(options.length - 1 - index)) & 1n ? [index] : []));
}

/** Tells states apart by effort, count and what is left: by a number where all of them fit into one. */
function keys(options: readonly Option[], counts: readonly number[]): (s: Entry) => number | string {
  const most = (options.reduce((sum, o) => sum + o.effort, 0) + 1) * (options.length + 1);
  if (counts.reduce((product, n) => product * (Math.max(0, n) + 1), most) > Number.MAX_SAFE_INTEGER) return (s) => `${s.effort} ${s.count} ${s.left.join(' ')}`;
  return (s) => {
    let key = s.effort * (options.length + 1) + s.count;
    for (let i = 0; i < s.left.length; i++) key = key * (Math.max(0, counts[i]!) + 1) + s.left[i]!;
    return key;
  };
}

/** More gain; of equal gains the one whose first option comes earlier. */
function isBetter(a: Entry, b: Entry): boolean {
  return a.gain === b.gain ? a.mask > b.mask : a.gain > b.gain;
}
