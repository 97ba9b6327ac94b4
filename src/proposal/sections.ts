/** Sections: headings and the blocks right under each. */
import { headingKey } from '../lib/fold.js';
import type { LineMap, Section } from './types.js';
import type { RawBlock } from './blocks.js';

/** The sections, section 0 being what stands above the first heading, and for each block the section it lies in. */
export function sectionsOf(blocks: readonly RawBlock[], bodyStart: number, sourceEnd: number, lineMap: LineMap): { readonly sections: readonly Section[]; readonly sectionOf: readonly number[] } {
  const heads = blocks.filter((block) => block.heading !== null);
  const sectionOf: number[] = [];
  let current = 0;
  for (const block of blocks) {
    if (block.heading !== null) current++;
    sectionOf.push(current);
  }
  // From the back: the next heading of the same or a higher level, by level.
  const ends: number[] = new Array<number>(heads.length).fill(sourceEnd);
  const nextAt: number[] = new Array<number>(8).fill(sourceEnd);
  for (let i = heads.length - 1; i >= 0; i--) {
    const level = heads[i]!.heading!;
    ends[i] = nextAt[level]!;
    for (let deeper = level; deeper < nextAt.length; deeper++) nextAt[deeper] = heads[i]!.start;
  }
  const sections: Section[] = [{
    index: 0, title: '', key: '', level: 0, parent: null, place: lineMap.place(bodyStart, bodyStart),
    end: heads[0]?.start ?? sourceEnd, blocks: [0, heads[0]?.index ?? blocks.length],
  }];
  const open: { readonly level: number; readonly index: number }[] = [];
  for (const [i, head] of heads.entries()) {
    const level = head.heading!;
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const title = head.text.trim();
    sections.push({
      index: i + 1, title, key: headingKey(title), level, parent: open.at(-1)?.index ?? null, place: lineMap.place(head.start, head.end),
      end: ends[i]!, blocks: [head.index + 1, heads[i + 1]?.index ?? blocks.length],
    });
    open.push({ level, index: i + 1 });
  }
  return { sections, sectionOf };
}
