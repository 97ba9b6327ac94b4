/** Turns offsets in a text into lines and columns: \n, \r\n and a lone \r each end a line. */
import type { LineMap } from '../proposal/types.js';
import type { Place } from './place.js';

const LF = 10;
const CR = 13;

/** A line map of the whole text. Lines and columns count from 1, columns in UTF-16 units. Lookup is a binary search. */
export function createLineMap(source: string): LineMap {
  const starts: number[] = [0];
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === LF || (code === CR && source.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  const lineIndex = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const clamp = (offset: number): number => Math.max(0, Math.min(source.length, offset));
  const lineEnd = (index: number): number => {
    let end = index + 1 < starts.length ? starts[index + 1]! : source.length;
    if (end > starts[index]! && source.charCodeAt(end - 1) === LF) end--;
    if (end > starts[index]! && source.charCodeAt(end - 1) === CR) end--;
    return end;
  };
  return {
    length: source.length,
    lines: starts.length,
    place(start: number, end: number): Place {
      const from = clamp(start);
      const to = Math.max(from, clamp(end));
      const first = lineIndex(from);
      const last = lineIndex(to);
      return { line: first + 1, column: from - starts[first]! + 1, endLine: last + 1, endColumn: to - starts[last]! + 1 };
    },
    offset(line: number, column: number): number {
      const index = Math.max(0, Math.min(starts.length - 1, line - 1));
      const next = index + 1 < starts.length ? starts[index + 1]! : source.length;
      return Math.max(starts[index]!, Math.min(next, starts[index]! + column - 1));
    },
    line(number: number): string {
      const index = number - 1;
      const start = starts[index];
      return start === undefined ? '' : source.slice(start, lineEnd(index));
    },
  };
}
