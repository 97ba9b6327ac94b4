/** How many words sections hold. */
import { defineCheck } from './check.js';
import { blocksIn } from './facts.js';
import { asList, sectionIds, strict } from './written.js';

interface Written {
  readonly in: string | readonly string[];
  readonly 'at-least'?: number | undefined;
  readonly 'at-most'?: number | undefined;
}

export const words = defineCheck<Written>({
  kind: 'words',
  about: 'Holds when the sections together hold at least, and at most, so many words; a section that is not there holds none.',
  fact: true,
  example: { in: 'abstract', 'at-least': 60, 'at-most': 300 },
  params: (z) => strict(z, { in: sectionIds(z), 'at-least': z.int().min(0).optional(), 'at-most': z.int().min(0).optional() }),
  refers: (written) => asList(written.in).map((id, i) => ({ to: 'section', id, at: typeof written.in === 'string' ? ['in'] : ['in', i] })),
  run: (written, context) => {
    let count = 0;
    for (const block of blocksIn(context, asList(written.in))) count += block.text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
    const holds = count >= (written['at-least'] ?? 0) && count <= (written['at-most'] ?? Infinity);
    return { truth: holds ? 'yes' : 'no', evidence: [] };
  },
});
