/** Three-valued logic with a middle: no < weak < yes, or unknown. */
import type { Truth } from '../language/evidence.js';

const rank: Readonly<Record<Truth, number>> = { no: 0, unknown: 1, weak: 2, yes: 3 };

/** The least: a single no decides, then what is unknown, then weak. */
export function all(truths: readonly Truth[]): Truth {
  return truths.reduce<Truth>((least, t) => (rank[t] < rank[least] ? t : least), 'yes');
}

/** The greatest; what is unknown beats a no only, so that a doubt never hides behind it. */
export function any(truths: readonly Truth[]): Truth {
  return truths.reduce<Truth>((most, t) => (rank[t] > rank[most] ? t : most), 'no');
}

/** The n-th greatest; `no` when there are fewer than n. */
export function atLeast(n: number, truths: readonly Truth[]): Truth {
  return [...truths].sort((a, b) => rank[b] - rank[a])[n - 1] ?? (n <= 0 ? 'yes' : 'no');
}

export function not(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth;
}
