/** Finds quotations in a proposal, to the letter after folding white space: in what a reader sees or in its source, never in text that is excluded. */
import type { Block, Proposal, YamlValue } from '../proposal/types.js';
import { hasLetter } from '../lib/letters.js';

/** Text with every run of white space folded to one space, and where each character stands in the source. */
interface Folded {
  readonly text: string;
  readonly offsets: readonly number[];
}

export interface QuoteIndex {
  readonly visible: Folded;
  readonly source: Folded;
  /** The whole source folded, excluded text and all: only to tell why a quotation does not count. */
  readonly everything: string;
}

/** What stands between runs that no quotation may bridge: it is refused within quotations. */
const barrier = '\u0000';
const longest = 4000;

/** Prepares a proposal for quotations. Linear in the length of the text. */
export function quoteIndex(proposal: Proposal): QuoteIndex {
  const { source } = proposal;
  const visible = folding();
  const covered = new Uint8Array(source.length);
  for (const block of proposal.blocks) {
    if (!counts(block)) continue;
    walkBlock(block, (char, offset, muted) => {
      visible.add(muted ? barrier : char, offset);
      if (!muted) covered[offset] = 1;
    });
    visible.add(' ', block.end);
  }
  if (proposal.frontmatter !== null) coverFields(proposal.frontmatter, lineStarts(source), covered);
  maskExcluded(proposal, covered);
  const asWritten = folding();
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!;
    // Markup and list numbers may stand between quoted words; words that no reader sees (addresses, link titles) may not.
    asWritten.add(covered[i] === 1 || (covered[i] === 0 && (isDigit(source, i) || !isWord(source, i))) ? char : barrier, i);
  }
  const everything = folding();
  for (let i = 0; i < source.length; i++) everything.add(source[i]!, i);
  return { visible: visible.done(), source: asWritten.done(), everything: everything.done().text };
}

/** A quotation's source range [start, end), or why it was not found. */
export type QuoteFound = { readonly found: true; readonly start: number; readonly end: number } | { readonly found: false; readonly why: 'empty' | 'too-long' | 'excluded' | 'absent' };

export function findQuote(index: QuoteIndex, quote: string): QuoteFound {
  const needle = foldQuote(quote);
  let letters = 0;
  for (let i = 0; i < needle.length && letters < 2; i++) if (isWord(needle, i)) letters++;
  if (letters < 2) return { found: false, why: 'empty' };
  if (needle.length > longest) return { found: false, why: 'too-long' };
  if (needle.includes(barrier)) return { found: false, why: 'absent' };
  for (const folded of [index.visible, index.source]) {
    const at = folded.text.indexOf(needle);
    if (at >= 0) return { found: true, start: folded.offsets[at]!, end: folded.offsets[at + needle.length - 1]! + 1 };
  }
  return { found: false, why: index.everything.includes(needle) ? 'excluded' : 'absent' };
}

/** White space folded to single spaces, ends trimmed. */
export function foldQuote(text: string): string {
  const folded = folding();
  for (let i = 0; i < text.length; i++) folded.add(text[i]!, i);
  return folded.done().text.trim();
}

/** Whether a block speaks for the proposer. */
export function counts(block: Block): boolean {
  return block.excluded === null && block.kind !== 'code' && block.kind !== 'html' && block.kind !== 'comment' && block.kind !== 'definition';
}

/** Visits a block's characters with their source offsets, following its alignment. */
export function walkBlock(block: Block, visit: (char: string, offset: number, muted: boolean) => void): void {
  const { value, source } = block.alignment;
  let run = 0;
  let mute = 0;
  for (let i = 0; i < block.text.length; i++) {
    while (run + 1 < value.length && value[run + 1]! <= i) run++;
    while (mute < block.mutedRanges.length && block.mutedRanges[mute]![1] <= i) mute++;
    const range = block.mutedRanges[mute];
    visit(block.text[i]!, (source[run] ?? block.start) + i - (value[run] ?? 0), range !== undefined && range[0] <= i);
  }
}

/** Bars excluded ranges of the source, whatever of them an enclosing block covers. */
function maskExcluded(proposal: Proposal, covered: Uint8Array): void {
  for (const block of proposal.blocks) {
    if (!counts(block)) covered.fill(2, block.start, block.end);
    else walkBlock(block, (_, offset, muted) => { if (muted) covered[offset] = 2; });
  }
}

/** Keys and single values of the frontmatter count as written; comments in it do not. */
function coverFields(root: YamlValue, starts: readonly number[], covered: Uint8Array): void {
  const waiting: YamlValue[] = [root];
  const cover = (place: YamlValue['place']): void => {
    const from = (starts[place.line - 1] ?? 0) + place.column - 1;
    const to = (starts[place.endLine - 1] ?? 0) + place.endColumn - 1;
    covered.fill(1, from, to);
  };
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === 'scalar') cover(value.place);
    else if (value.kind === 'list') waiting.push(...value.items);
    else for (const entry of value.entries) { cover(entry.keyPlace); waiting.push(entry.value); }
  }
}

/** Offsets at which lines start; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function folding(): { add(char: string, offset: number): void; done(): Folded } {
  const chars: string[] = [];
  const offsets: number[] = [];
  let last = '';
  return {
    add(char, offset) {
      const next = isSpace(char.charCodeAt(0)) ? ' ' : char;
      if (next === last && (next === ' ' || next === barrier)) return;
      last = next;
      chars.push(next);
      offsets.push(offset);
    },
    done: () => ({ text: chars.join(''), offsets }),
  };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

const isDigit = (text: string, i: number): boolean => text[i]! >= '0' && text[i]! <= '9';


/** Whether the character at `i` is (half of) a letter or a digit. */
function isWord(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return hasLetter(text[i]!);
}
