/** Whether words stand behind a label. */
import type { Truth } from '../language/evidence.js';
import { defineCheck } from './check.js';
import { readLabels } from './facts.js';
import { asList, oneOrMore, sectionIds, strict, text } from './written.js';

interface Written {
  readonly in?: string | readonly string[] | undefined;
  readonly label: string | readonly string[];
}

export const label = defineCheck<Written>({
  kind: 'label',
  about: 'Holds when words stand behind a label (`- **Funding:** a grant, secured`); blank words, a placeholder and a plain no do not hold.',
  fact: false,
  example: { in: 'resources', label: ['Funding'] },
  shorthand: 'label',
  params: (z) => strict(z, { in: sectionIds(z).optional(), label: oneOrMore(z, text(z), 'a label, or a list of its names') }),
  refers: (written) => (written.in === undefined ? [] : asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] }))),
  run: (written, context) => {
    const read = readLabels(context, asList(written.label), written.in === undefined ? null : asList(written.in));
    const truth: Truth = read.some((r) => r.truth === 'yes') ? 'yes' : 'no';
    return { truth, evidence: read.filter((r) => r.truth === truth).map((r) => r.evidence) };
  },
});
