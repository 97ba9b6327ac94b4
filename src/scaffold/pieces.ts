/** Cuts a page into its headings and the text right under each, by offsets: nothing is rewritten, so nothing is lost. */
import type { Proposal } from '../proposal/types.js';

/** One heading of a page with the text right under it. */
export interface Piece {
  /** Index of the section. */
  readonly index: number;
  /** The heading's words as written, markup and all. */
  readonly heading: string;
  readonly level: number;
  readonly parent: number | null;
  readonly line: number;
  /** Up to the next heading of any level, without blank lines at the ends. */
  readonly text: string;
  /** The heading and the text as they stand. */
  readonly whole: string;
}

/** The pieces of a page in order; the first is what stands above every heading, with an empty heading and level 0. */
export function piecesOf(proposal: Proposal): readonly Piece[] {
  const { source, sections, blocks, bodyStart } = proposal;
  const heads = blocks.filter((block) => block.kind === 'heading');
  return sections.map((section): Piece => {
    const { index, level, parent, place } = section;
    const head = index === 0 ? null : heads[index - 1]!;
    const from = head?.end ?? bodyStart;
    const to = heads[index] === undefined ? source.length : lineStart(source, heads[index]!.start);
    return {
      index, level, parent, line: place.line,
      heading: head === null ? '' : headingText(source.slice(head.start, head.end)),
      text: withoutBlankEnds(source.slice(from, to)),
      whole: withoutBlankEnds(source.slice(head === null ? bodyStart : lineStart(source, head.start), to)),
    };
  });
}

/** A heading may be indented by up to three spaces. */
function lineStart(source: string, at: number): number {
  let start = at;
  while (start > 0 && source[start - 1] === ' ') start--;
  return start;
}

/** `## Words ##`, or words with a line under them. */
function headingText(raw: string): string {
  if (/^#{1,6}(?:[ \t]|$)/u.test(raw)) {
    const words = raw.replace(/^#+/u, '').trim();
    // A closing row of # counts only behind a space.
    let end = words.length;
    while (end > 0 && words[end - 1] === '#') end--;
    return end === words.length || (end > 0 && words[end - 1] !== ' ' && words[end - 1] !== '\t') ? words : words.slice(0, end).trimEnd();
  }
  const lines = raw.split('\n');
  return (lines.length > 1 ? lines.slice(0, -1) : lines).map((line) => line.trim()).join(' ');
}

/** Whole blank lines off; the indentation of the first line stays. */
export function withoutBlankEnds(text: string): string {
  let lines = text.split('\n');
  let from = 0;
  while (from < lines.length && lines[from]!.trim() === '') from++;
  lines = lines.slice(from);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  return lines.join('\n');
}
