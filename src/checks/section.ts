/** Whether a section is there. */
import { defineCheck } from './check.js';
import { headingEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly id: string;
  readonly is?: 'present' | 'missing' | undefined;
}

export const section = defineCheck<Written>({
  kind: 'section',
  about: 'Holds when a section is `present`, or `missing`: not there, empty, or left as the template had it.',
  fact: true,
  example: { id: 'methodology', is: 'present' },
  shorthand: 'id',
  params: (z) => strict(z, { id: text(z), is: z.enum(['present', 'missing']).optional() }),
  refers: (written) => [{ to: 'section', id: written.id, at: ['id'] }],
  run: (written, context) => {
    const view = context.sections(written.id);
    const there = view.status === 'present';
    const first = view.sections[0];
    return { truth: there === (written.is !== 'missing') ? 'yes' : 'no', evidence: first === undefined ? [] : [headingEvidence(context, first)] };
  },
});
