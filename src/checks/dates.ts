/** Whether sections name enough days. */
import { findDates } from '../proposal/dates.js';
import type { Evidence } from '../language/evidence.js';
import { defineCheck } from './check.js';
import { blocksIn } from './facts.js';
import { asList, sectionIds, strict } from './written.js';

interface Written {
  readonly in: string | readonly string[];
  readonly 'at-least': number;
}

export const dates = defineCheck<Written>({
  kind: 'dates',
  about: 'Holds when at least so many different dates stand in the sections, weakly when there are some but fewer.',
  fact: true,
  example: { in: ['timeline'], 'at-least': 3 },
  params: (z) => strict(z, { in: sectionIds(z), 'at-least': z.int().min(1).max(100) }),
  refers: (written) => asList(written.in).map((id, i) => ({ to: 'section', id, at: typeof written.in === 'string' ? ['in'] : ['in', i] })),
  run: (written, context) => {
    const found = new Map<string, Evidence>();
    for (const block of blocksIn(context, asList(written.in))) {
      for (const date of findDates(block.text)) {
        if (!found.has(date.iso)) found.set(date.iso, context.evidenceOf(block, date.start, date.end, 'supports', 'fact', null));
      }
    }
    return { truth: found.size >= written['at-least'] ? 'yes' : found.size > 0 ? 'weak' : 'no', evidence: [...found.values()] };
  },
});
