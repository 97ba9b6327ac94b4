/** Labelled items: `- **Label:** value`, `Label: value`, `Label — value`, rows of two-column tables. */
import { headingKey } from '../lib/fold.js';
import { hasLetter, isAsciiLetter } from '../lib/letters.js';
import type { Block, LabelledItem } from './types.js';
import type { RawBlock } from './blocks.js';

/** At most this many words make a label that stands in bold. */
const boldWords = 10;
/** At most this many words make a label that is only followed by a colon or dash. */
const plainWords = 6;
const dashes = new Set(['-', '–', '—']);

const byBlock = new WeakMap<readonly LabelledItem[], ReadonlyMap<number, LabelledItem>>();

/** The first labelled item of a block, by the block's index. The labels are gone through once, however often it is asked. */
export function labelIn(labels: readonly LabelledItem[], block: number): LabelledItem | undefined {
  let first = byBlock.get(labels);
  if (first === undefined) byBlock.set(labels, (first = new Map([...labels].reverse().map((label) => [label.block, label]))));
  return first.get(block);
}

/** All labelled items, in document order. */
export function labelsOf(blocks: readonly Block[], raw: readonly RawBlock[]): LabelledItem[] {
  const found: LabelledItem[] = [];
  const widths = tableWidths(blocks);
  let key: Block | null = null;
  for (const block of blocks) {
    if (block.excluded !== null && block.kind !== 'cell') continue;
    if (block.kind === 'cell' && block.cell !== null) {
      if (widths.get(block.cell.table) !== 2 || block.cell.row === 0) continue;
      if (block.cell.column === 0) { key = block; continue; }
      const label = key === null || key.cell!.row !== block.cell.row ? '' : clean(key.text);
      if (label !== '' && wordCount(label) <= boldWords) found.push(item(label, block, 0, block.text.length));
    } else if (block.kind === 'item' || block.kind === 'paragraph') {
      for (const made of labelsInBlock(block, raw[block.index]?.inline?.lineStarts ?? [])) found.push(made);
    }
  }
  return found;
}

function tableWidths(blocks: readonly Block[]): Map<number, number> {
  const widths = new Map<number, number>();
  for (const { cell } of blocks) if (cell !== null && cell.row === 0) widths.set(cell.table, Math.max(widths.get(cell.table) ?? 0, cell.column + 1));
  return widths;
}

/** The label a block begins with, and those at the start of its further lines where it is written as several. */
function labelsInBlock(block: Block, lineStarts: readonly number[]): LabelledItem[] {
  const bolds = new Map(block.bold);
  const first = labelAt(block, 0, bolds);
  const heads = first === null ? [] : [first];
  for (const at of lineStarts) {
    const next = labelAt(block, at, bolds);
    // Running prose may wrap at any word: only a bold label, or lines like the first, count further down.
    if (next !== null && next.strong && (next.bold || (first !== null && !first.bold))) heads.push(next);
  }
  return heads.map((head, index) => item(head.label, block, head.value, heads[index + 1]?.at ?? block.text.length));
}

interface Head {
  readonly label: string;
  readonly at: number;
  /** Where the value begins. */
  readonly value: number;
  readonly bold: boolean;
  /** Marked by a colon, rather than by bold or a dash alone. */
  readonly strong: boolean;
}

function labelAt(block: Block, from: number, bolds: ReadonlyMap<number, number>): Head | null {
  const { text } = block;
  let at = from;
  // An emoji or a sign before the label is no part of it.
  while (at < text.length && at - from < 8 && !isAsciiLetter(text.charCodeAt(at)) && !hasLetter(String.fromCodePoint(text.codePointAt(at)!)) && !/["'“(\[]/.test(text[at]!) && !bolds.has(at)) at++;
  for (let i = at; i >= from; i--) {
    const end = bolds.get(i);
    if (end !== undefined && end > at) return boldLabel(block, from, at, end);
  }
  return plainLabel(block, from, at);
}

function boldLabel(block: Block, from: number, at: number, boldEnd: number): Head | null {
  const { text } = block;
  let end = boldEnd;
  // `**Label: value**`: the label ends at its colon all the same.
  const inner = colonIn(text, at, boldEnd);
  if (inner >= 0 && inner < boldEnd - 1) end = inner + 1;
  const inside = text.slice(at, end).trimEnd();
  let value = end;
  let strong = inside.endsWith(':') || inside.endsWith('：');
  if (!strong) {
    let next = value;
    while (text[next] === ' ') next++;
    if (text[next] === ':' || text[next] === '：') { strong = true; value = next + 1; }
    else if (dashes.has(text[next] ?? '') && (text[next + 1] === ' ' || next + 1 >= text.length)) value = next + 1;
    else if (block.kind !== 'item' || from !== 0) return null;
    else if (dashes.has(inside.at(-1) ?? '')) value = end;
    else if (/[.!?]$/.test(inside) && wordCount(inside) > 3) return null;
  }
  const label = clean(inside);
  if (label === '' || wordCount(label) > boldWords || (/[.!?;] /.test(label) && !strong)) return null;
  return { label, at: from, value, bold: true, strong };
}

function plainLabel(block: Block, from: number, at: number): Head | null {
  const { text } = block;
  const limit = Math.min(text.length, at + 90);
  for (let i = at; i < limit; i++) {
    const char = text[i]!;
    const colon = (char === ':' && (text[i + 1] === ' ' || i + 1 >= text.length)) || char === '：';
    const dash = block.kind === 'item' && from === 0 && dashes.has(char) && text[i - 1] === ' ' && (text[i + 1] === ' ' || i + 1 >= text.length);
    if (colon || dash) {
      const label = clean(text.slice(at, i));
      if (label === '' || wordCount(label) > plainWords || !/^[\p{L}\p{N}]/u.test(label)) return null;
      return { label, at: from, value: i + 1, bold: false, strong: colon };
    }
    if (char === '!' || char === '?' || char === ';' || (char === '.' && (text[i + 1] === ' ' || i + 1 >= text.length))) return null;
  }
  return null;
}

/** A colon that ends a label between two offsets; -1 without one. */
function colonIn(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (text[i] === ':' && (text[i + 1] === ' ' || i + 1 >= to)) return i;
  return -1;
}

function clean(label: string): string {
  let end = label.length;
  while (end > 0 && /[\s:：\-–—]/.test(label[end - 1]!)) end--;
  return label.slice(0, end).trim();
}

function wordCount(text: string): number {
  return text.split(/[\s/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The item, its value without white space or struck text at the ends. */
function item(label: string, block: Block, from: number, to: number): LabelledItem {
  let start = from;
  let end = to;
  const trim = (): void => {
    while (start < end && /\s/.test(block.text[start]!)) start++;
    while (end > start && /\s/.test(block.text[end - 1]!)) end--;
  };
  trim();
  for (const [a, b] of block.mutedRanges) if (a <= start && b > start) { start = Math.min(end, b); trim(); }
  for (let i = block.mutedRanges.length - 1; i >= 0; i--) {
    const [a, b] = block.mutedRanges[i]!;
    if (b >= end && a < end) { end = Math.max(start, a); trim(); }
  }
  return { label, key: headingKey(label), value: block.excluded === null ? block.text.slice(start, end) : '', block: block.index, start, end, section: block.section };
}
