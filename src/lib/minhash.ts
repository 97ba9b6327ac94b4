/** Signatures by which nearly equal texts are found among many without comparing all with all: one-permutation MinHash over runs of five words. */

const BINS = 128;
const RUN = 5;
/** Fewer runs say too little. */
const FEWEST = 40;
const EMPTY = 0xffffffff;
/** Rows of a band: texts that agree on all rows of one band are compared. */
const ROWS = 4;

/** The smallest hash in each bin, or null for a text too short to tell. Linear. */
export function signatureOf(text: string): Uint32Array | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const runs = hashes.length - RUN + 1;
  if (runs < FEWEST) return null;
  const bins = new Uint32Array(BINS).fill(EMPTY);
  for (let i = 0; i < runs; i++) {
    let hash = 0x811c9dc5;
    for (let j = 0; j < RUN; j++) hash = mix(hash ^ hashes[i + j]!);
    const bin = hash % BINS;
    const value = mix(hash ^ 0x9e3779b9);
    if (value < bins[bin]!) bins[bin] = value;
  }
  // An empty bin borrows from the next filled one, the same way in every text.
  for (let i = 0; i < BINS; i++) {
    for (let step = 1; bins[i] === EMPTY && step < BINS; step++) {
      const other = bins[(i + step) % BINS]!;
      if (other !== EMPTY) bins[i] = mix(other ^ step);
    }
  }
  return bins;
}

/** The share of runs that two texts have in common, estimated, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < BINS; i++) if (a[i] === b[i]) same++;
  return same / BINS;
}

/** What is kept of each of many texts: a number for each band of its signature, by which the texts that may be alike are found. */
export function bandsOf(signature: Uint32Array): Float64Array {
  const bands = new Float64Array(BINS / ROWS);
  for (let band = 0; band < bands.length; band++) {
    let high = 0x811c9dc5;
    let low = 0x9e3779b9;
    for (let row = 0; row < ROWS; row++) {
      const value = signature[band * ROWS + row]!;
      high = mix(high ^ value);
      low = mix(low ^ Math.imul(value, 0x01000193));
    }
    // 53 bits: of millions of texts no two meet by chance.
    bands[band] = high * 0x200000 + (low & 0x1fffff);
  }
  return bands;
}

/**
 * Pairs (lower index first) at least as alike as `least`, which should be 0.7 or more for the bands to find them. `signatureOf` gives a text's
 * signature again, for the few that are compared.
 */
export function likePairs(
  bands: readonly (Float64Array | null)[],
  signatureOf: (text: number) => Uint32Array | null,
  least: number,
): readonly { readonly a: number; readonly b: number; readonly likeness: number }[] {
  const seen = new Set<string>();
  const out: { a: number; b: number; likeness: number }[] = [];
  for (let band = 0; band < BINS / ROWS; band++) {
    const firsts = new Map<number, number>();
    for (let i = 0; i < bands.length; i++) {
      const key = bands[i]?.[band];
      if (key === undefined) continue;
      // Of many that share a band the first stands for all, so that a thousand copies are not a million pairs.
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, i);
        continue;
      }
      const name = `${first} ${i}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const [a, b] = [signatureOf(first), signatureOf(i)];
      const share = a === null || b === null ? 0 : likeness(a, b);
      if (share >= least) out.push({ a: first, b: i, likeness: share });
    }
  }
  return out.sort((x, y) => x.a - y.a || x.b - y.b);
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Spreads the bits of 32. */
function mix(n: number): number {
  let x = n >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
