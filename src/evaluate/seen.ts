/** The text as it counts: struck and hidden words as spaces, so that offsets stay those of the block. */
import type { Block } from '../proposal/types.js';

/** The range [start, end) of a block's text, its muted words as spaces. Linear in the range and the muted ranges. */
export function seenText(block: Block, start: number, end: number): string {
  const text = block.text.slice(start, end);
  if (!block.mutedRanges.some(([from, to]) => from < end && to > start)) return text;
  const chars = text.split('');
  for (const [from, to] of block.mutedRanges) for (let i = Math.max(from, start); i < Math.min(to, end); i++) chars[i - start] = ' ';
  return chars.join('');
}

/** The block with its text as it counts. */
export function seenBlock(block: Block): Block {
  return block.mutedRanges.length === 0 ? block : { ...block, text: seenText(block, 0, block.text.length) };
}
