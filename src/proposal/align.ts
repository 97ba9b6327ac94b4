/** Leads from offsets in a value (text as read) back to offsets in the source. */
import type { Alignment, Proposal } from './types.js';
import type { Place } from '../lib/place.js';

/**
 * The source offset where the character at `offset` of the value begins.
 * Where two runs start at the same value offset the first marks where the text before ends, the last where the text after begins.
 */
export function toSource(alignment: Alignment, offset: number): number {
  const run = lastRun(alignment, offset);
  return run < 0 ? 0 : alignment.source[run]! + offset - alignment.value[run]!;
}

/** The source offset where the text before `offset` of the value ends: markup that follows it is left out. */
export function toSourceEnd(alignment: Alignment, offset: number): number {
  const run = lastRun(alignment, offset - 1) + 1;
  if (alignment.value[run] === offset) return alignment.source[run]!;
  return run === 0 ? toSource(alignment, offset) : alignment.source[run - 1]! + offset - alignment.value[run - 1]!;
}

/** The exact place in the source of the range [start, end) of a block's text. */
export function placeOf(proposal: Pick<Proposal, 'blocks' | 'lineMap'>, blockIndex: number, start: number, end: number): Place {
  const [from, to] = rangeOf(proposal, blockIndex, start, end);
  return proposal.lineMap.place(from, to);
}

/** The same as offsets in the source, the second never before the first. */
export function rangeOf(proposal: Pick<Proposal, 'blocks'>, blockIndex: number, start: number, end: number): readonly [number, number] {
  const block = proposal.blocks[blockIndex];
  if (block === undefined) return [0, 0];
  if (block.alignment.value.length === 0) return [block.start, block.end];
  const from = toSource(block.alignment, start);
  return [from, end > start ? Math.max(from, toSourceEnd(block.alignment, end)) : from];
}

/** Index of the last run that starts at or before the offset; -1 when there is none. */
function lastRun({ value }: Alignment, offset: number): number {
  let low = -1;
  let high = value.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (value[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** An alignment and its text under construction. */
export interface AlignedText {
  readonly parts: string[];
  readonly value: number[];
  readonly source: number[];
  length: number;
  /** Where the last piece ended in the source; -1 before the first. */
  end: number;
}

export function alignedText(): AlignedText {
  return { parts: [], value: [], source: [], length: 0, end: -1 };
}

/** Appends a piece of text that stands for the source range [start, end). Pieces come in order of the source. */
export function appendPiece(target: AlignedText, text: string, start: number, end: number): void {
  if (text === '') return;
  if (target.end !== start) {
    // Both ends of the gap are told, so that what stands between belongs to neither side.
    if (target.end >= 0) mark(target, target.length, target.end);
    mark(target, target.length, start);
  }
  target.parts.push(text);
  target.length += text.length;
  target.end = end;
  if (end - start !== text.length) mark(target, target.length, end);
}

function mark({ value, source }: AlignedText, at: number, from: number): void {
  const last = value.length - 1;
  if (last >= 0 && value[last] === at && source[last] === from) return;
  value.push(at);
  source.push(from);
}

/** The finished text and alignment. */
export function finishAligned(target: AlignedText): { readonly text: string; readonly alignment: Alignment } {
  return { text: target.parts.join(''), alignment: { value: target.value, source: target.source } };
}

/** Replacement of [start, end) of a text by another text (often none). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits (ascending, apart) to a text and its alignment. `moved` maps old offsets to new ones. */
export function applyEdits(text: string, alignment: Alignment, edits: readonly Edit[]): { readonly text: string; readonly alignment: Alignment; moved(offset: number): number } {
  const out = alignedText();
  const keep = (from: number, to: number): void => {
    let at = from;
    let run = lastRun(alignment, from);
    while (at < to) {
      const next = Math.min(to, alignment.value[run + 1] ?? to);
      if (next > at) appendPiece(out, text.slice(at, next), toSource(alignment, at), toSourceEnd(alignment, next));
      at = Math.max(at, next);
      run++;
    }
  };
  let at = 0;
  const starts: number[] = [];
  const shifts: number[] = [];
  for (const edit of edits) {
    keep(at, edit.start);
    appendPiece(out, edit.text, toSource(alignment, edit.start), toSourceEnd(alignment, edit.end));
    at = edit.end;
    starts.push(edit.end);
    shifts.push(out.length - edit.end);
  }
  keep(at, text.length);
  const finished = finishAligned(out);
  const moved = (offset: number): number => {
    let low = -1;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const next = edits[low + 1];
    const inside = next !== undefined && offset > next.start ? next.start : offset;
    return Math.max(0, inside + (low < 0 ? 0 : shifts[low]!));
  };
  return { ...finished, moved };
}
