/** What is known of words, as text that is ready as soon as it is read: nothing is parsed, and most words are never asked for. */

/** How a phrase meets a word: by inflection, as it is written, by its beginning. */
export type Way = '~' | '=' | '*';

export interface WordTable {
  /** What stands with the word, or undefined. */
  get(way: Way, word: string): string | undefined;
}

/** All entries one behind the other, and for each slot of a hash table where its entry begins, in three signs. */
export interface PackedTable { readonly entries: string; readonly slots: string }

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let i = 0; i < SIGNS.length; i++) VALUES[SIGNS.charCodeAt(i)] = i;
const WIDTH = 3;
const MOST = 64 ** WIDTH - 1;

/** Entries by way and word. A word holds no space, and what stands with it no semicolon. */
export function packTable(known: ReadonlyMap<string, string>): PackedTable {
  let size = 1;
  while (size < known.size * 2) size *= 2;
  const slots = new Array<number>(size).fill(MOST);
  const entries: string[] = [];
  let at = 0;
  for (const [key, value] of known) {
    if (/\s/.test(key) || value.includes(';') || at >= MOST) throw new Error(`No table can hold "${key}".`);
    let slot = hashOf(key.charCodeAt(0), key, 1) & (size - 1);
    while (slots[slot] !== MOST) slot = (slot + 1) & (size - 1);
    slots[slot] = at;
    const entry = `${key} ${value};`;
    entries.push(entry);
    at += entry.length;
  }
  return { entries: entries.join(''), slots: slots.map((n) => SIGNS[n >> 12]! + SIGNS[(n >> 6) & 63]! + SIGNS[n & 63]!).join('') };
}

export function openTable({ entries, slots }: PackedTable): WordTable {
  const last = slots.length / WIDTH - 1;
  return {
    get(way, word) {
      for (let slot = hashOf(way.charCodeAt(0), word, 0) & last; ; slot = (slot + 1) & last) {
        const at = (VALUES[slots.charCodeAt(slot * WIDTH)]! << 12) | (VALUES[slots.charCodeAt(slot * WIDTH + 1)]! << 6) | VALUES[slots.charCodeAt(slot * WIDTH + 2)]!;
        if (at === MOST) return undefined;
        const from = at + 1 + word.length;
        if (entries[at] === way && entries[from] === ' ' && entries.startsWith(word, at + 1)) return entries.slice(from + 1, entries.indexOf(';', from));
      }
    },
  };
}

/** The same of what was never packed. */
export function mappedTable(known: ReadonlyMap<string, string>): WordTable {
  return { get: (way, word) => known.get(way + word) };
}

function hashOf(way: number, text: string, from: number): number {
  let hash = way;
  for (let i = from; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 13);
}
