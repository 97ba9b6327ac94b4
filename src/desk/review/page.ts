/** Sentences in their context: the whole paragraph that a line stands in, with its number, and the whole text on request. */
import type { Proposal } from '../../proposal/types.js';
import { counts, walkBlock } from '../../evaluate/quotes.js';
import { textLines } from '../../reviews/text-lines.js';
import { padLeft, wrap } from '../../report/layout.js';
import { safe } from '../../report/safe.js';

/** Longest paragraph shown, in lines of the screen. */
const longest = 14;

/** The paragraphs that hold these lines, each once, in the order given, of each at most so many rows. A list item with a box shows it. */
export function contextOf(proposal: Proposal, lines: readonly number[], width: number, most = longest): readonly string[] {
  const shown = new Set<number>();
  const out: string[] = [];
  for (const line of lines) {
    const block = proposal.blocks.find((one) => {
      if (!counts(one) || one.text.trim() === '') return false;
      const place = proposal.lineMap.place(one.start, Math.max(one.start, one.end - 1));
      return place.line <= line && line <= place.endLine;
    });
    if (block === undefined) { out.push(...framed(line, safe(proposal.lineMap.line(line)), width, most), ''); continue; }
    if (shown.has(block.index)) continue;
    shown.add(block.index);
    out.push(...framed(proposal.lineMap.place(block.start, block.start).line, safe(`${block.checked === null ? '' : block.checked ? '[x] ' : '[ ] '}${spoken(block)}`), width, most), '');
  }
  return out;
}

/** The words that count; what is struck or hidden is left out. */
function spoken(block: Proposal['blocks'][number]): string {
  let out = '';
  walkBlock(block, (char, _, muted) => { if (!muted) out += char; });
  return out;
}

function framed(line: number, text: string, width: number, most: number): readonly string[] {
  const rows = wrap(text, width - 8);
  const number = padLeft(String(line), 4);
  return [...rows.slice(0, most).map((row, i) => `${i === 0 ? number : '    '} │ ${row}`), ...(rows.length > most ? ['     │ … (o opens the whole text)'] : [])];
}

/** The whole text as its reader sees it, with line numbers. */
export function wholeText(proposal: Proposal, width: number): readonly string[] {
  return textLines(proposal).flatMap(({ line, text }) => wrap(safe(text), width - 8).map((row, i) => `${padLeft(i === 0 ? String(line) : '', 4)} │ ${row}`));
}
