/** Leads from offsets in a value (text as read) back to offsets in the source. */
import type { Alignment, Proposal } from './types.js';
import type { Place } from '../lib/place.js';

/**
 * The source offset where the character at `offset` of the value begins. Where two runs start at the same value
 * offset the first marks where the text before ends, the last where the text after begins.
 */
export function toSource(alignment: Alignment, offset: number): number {
  const run = lastRun(alignment.value, offset);
  return run < 0 ? 0 : alignment.source[run]! + offset - alignment.value[run]!;
}

/** The source offset where the text before `offset` of the value ends: markup that follows it is left out. */
export function toSourceEnd(alignment: Alignment, offset: number): number {
  const run = lastRun(alignment.value, offset - 1) + 1;
  if (alignment.value[run] === offset) return alignment.source[run]!;
  return run === 0
    ? toSource(alignment, offset)
    : alignment.source[run - 1]! + offset - alignment.value[run - 1]!;
}

/** The exact place in the source of the range [start, end) of a block's text. */
export function placeOf(
  proposal: Pick<Proposal, 'blocks' | 'lineMap'>,
  blockIndex: number,
  start: number,
  end: number,
): Place {
  const [from, to] = rangeOf(proposal, blockIndex, start, end);
  return proposal.lineMap.place(from, to);
}

/** The same as offsets in the source, the second never before the first. */
export function rangeOf(
  proposal: Pick<Proposal, 'blocks'>,
  blockIndex: number,
  start: number,
  end: number,
): readonly [number, number] {
  const block = proposal.blocks[blockIndex];
  if (block === undefined) return [0, 0];
  if (block.alignment.value.length === 0) return [block.start, block.end];
  const from = toSource(block.alignment, start);
  return [from, end > start ? Math.max(from, toSourceEnd(block.alignment, end)) : from];
}

/** Index of the last of ascending numbers that is at most `offset`; -1 when there is none. */
function lastRun(starts: readonly number[], offset: number): number {
  let low = -1;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A text and its alignment under construction. */
export class AlignedText {
  text = '';
  readonly value: number[] = [];
  readonly source: number[] = [];
  /** Where the last piece ended in the source; -1 before the first. */
  end = -1;

  /** Appends a piece that stands for the source range [start, end). Pieces come in the order of the source. */
  append(piece: string, start: number, end: number): void {
    if (piece === '') return;
    if (this.end !== start) {
      // Both ends of the gap are marked, so that what stands between belongs to neither side.
      if (this.end >= 0) this.#mark(this.end);
      this.#mark(start);
    }
    this.text += piece;
    this.end = end;
    if (end - start !== piece.length) this.#mark(end);
  }

  #mark(from: number): void {
    const last = this.value.length - 1;
    if (this.value[last] === this.text.length && this.source[last] === from) return;
    this.value.push(this.text.length);
    this.source.push(from);
  }
}

/** Replacement of [start, end) of a text by another text (often none). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits (ascending, apart) to an aligned text. `moved` maps old offsets to new ones. */
export function applyEdits(
  before: AlignedText,
  edits: readonly Edit[],
): { readonly text: AlignedText; moved(offset: number): number } {
  const after = new AlignedText();
  let at = 0;
  let run = 0;
  const keep = (to: number): void => {
    while (at < to) {
      while ((before.value[run + 1] ?? Infinity) <= at) run++;
      const next = Math.min(to, before.value[run + 1] ?? to);
      after.append(before.text.slice(at, next), toSource(before, at), toSourceEnd(before, next));
      at = next;
    }
  };
  const shifts: number[] = [];
  for (const { start, end, text } of edits) {
    keep(start);
    after.append(text, toSource(before, start), toSourceEnd(before, end));
    at = end;
    shifts.push(after.text.length - end);
  }
  keep(before.text.length);
  const ends = edits.map(({ end }) => end);
  const moved = (offset: number): number => {
    const last = lastRun(ends, offset);
    const next = edits[last + 1];
    const inside = next !== undefined && offset > next.start ? next.start : offset;
    return inside + (shifts[last] ?? 0);
  };
  return { text: after, moved };
}
