/** A proposal line by line as its reader sees it: for an assistant, which must quote from it and be led by nothing hidden in it. */
import type { Proposal, YamlValue } from '../proposal/types.js';
import { counts, foldQuote, lineStarts, walkBlock } from '../evaluate/quotes.js';

/** Lines that hold something, in order. Excluded text is named and left out, and so are the contact's values. */
export function textLines(proposal: Proposal): readonly { readonly line: number; readonly text: string }[] {
  const lines = new Map<number, string>();
  const add = (line: number, text: string): void => { lines.set(line, (lines.get(line) ?? '') + text); };
  for (const { line, text } of fieldLines(proposal.frontmatter)) add(line, text);
  const lineAt = lineFinder(proposal.source);
  for (const block of proposal.blocks) {
    const first = lineAt(block.start);
    if (!counts(block)) { add(first, `[excluded: ${block.excluded ?? block.kind}]`); continue; }
    if (lines.has(first)) add(first, block.kind === 'cell' ? ' | ' : ' ');
    const section = proposal.sections[block.section];
    add(first, block.kind === 'heading' ? `${'#'.repeat(section?.level ?? 1)} ` : block.kind === 'item' ? `${'  '.repeat(Math.max(0, block.depth - 1))}- ${block.checked === null ? '' : block.checked ? '[x] ' : '[ ] '}` : '');
    let last = first;
    let run = '';
    let wasMuted = false;
    walkBlock(block, (char, offset, muted) => {
      const line = lineAt(offset);
      if (line > last) { add(last, run); run = ''; last = line; }
      if (muted && !wasMuted) run += '[excluded: struck or hidden]';
      wasMuted = muted;
      if (!muted && !(char === ' ' && run === '' && line !== first)) run += char;
    });
    add(last, run);
  }
  return [...lines].filter(([, text]) => text.trim() !== '').sort(([a], [b]) => a - b).map(([line, text]) => ({ line, text: text.trimEnd() }));
}

function fieldLines(root: YamlValue | null): readonly { readonly line: number; readonly text: string }[] {
  const out: { line: number; text: string }[] = [];
  if (root === null || root.kind !== 'map') return out;
  for (const top of root.entries) {
    const waiting: { readonly value: YamlValue; readonly name: string }[] = [{ value: top.value, name: top.key }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { value, name } = next;
      if (value.kind === 'scalar') out.push({ line: value.place.line, text: `${name}: ${top.key === 'contact' ? '[withheld]' : foldQuote(value.raw)} ` });
      else if (value.kind === 'list') for (const item of [...value.items].reverse()) waiting.push({ value: item, name });
      else for (const entry of [...value.entries].reverse()) waiting.push({ value: entry.value, name: `${name}.${entry.key}` });
    }
  }
  return out;
}

/** The line number of a source offset. */
function lineFinder(source: string): (offset: number) => number {
  const starts = lineStarts(source);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
