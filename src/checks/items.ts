/** Whether enough of a section's labelled items are filled in. */
import type { Truth } from '../language/evidence.js';
import { defineCheck } from './check.js';
import { readLabels, type LabelReading } from './facts.js';
import { asList, oneOrMore, sectionIds, strict, text } from './written.js';

interface Written {
  readonly in: string | readonly string[];
  readonly labels: string | readonly string[];
  readonly 'at-least'?: number | undefined;
}

const rank: Readonly<Record<Truth, number>> = { no: 0, unknown: 1, weak: 2, yes: 3 };

export const items = defineCheck<Written>({
  kind: 'items',
  about: 'Holds when at least so many (one unless said) of the labelled items of a section have words behind them.',
  fact: false,
  example: { in: 'outcomes', labels: ['Publications', 'Data'], 'at-least': 1 },
  params: (z) => strict(z, { in: sectionIds(z), labels: oneOrMore(z, text(z), 'a label, or a list of labels'), 'at-least': z.int().min(1).max(100).optional() }),
  refers: (written) => asList(written.in).map((id, i) => ({ to: 'section', id, at: typeof written.in === 'string' ? ['in'] : ['in', i] })),
  run: (written, context) => {
    const best = new Map<string, LabelReading>();
    for (const read of readLabels(context, asList(written.labels), asList(written.in))) {
      const known = best.get(read.key);
      if (known === undefined || rank[read.truth] > rank[known.truth]) best.set(read.key, read);
    }
    const sorted = [...best.values()].sort((a, b) => rank[b.truth] - rank[a.truth]);
    const truth = sorted[(written['at-least'] ?? 1) - 1]?.truth ?? 'no';
    return { truth, evidence: sorted.filter((r) => truth === 'no' || r.truth !== 'no').map((r) => r.evidence) };
  },
});
