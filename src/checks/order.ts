/** Whether one date comes before another. */
import type { FieldRead } from '../proposal/types.js';
import { defineCheck } from './check.js';
import { fieldEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly before: string;
  readonly after: string;
}

export const order = defineCheck<Written>({
  kind: 'order',
  about: 'Holds when both date fields are given and the first is not later than the second; can\'t be told while one is missing.',
  fact: true,
  example: { before: 'start', after: 'end' },
  params: (z) => strict(z, { before: text(z), after: text(z) }),
  refers: (written) => [{ to: 'field', id: written.before, at: ['before'] }, { to: 'field', id: written.after, at: ['after'] }],
  run: (written, context) => {
    const before = context.field(written.before);
    const after = context.field(written.after);
    const first = day(before);
    const second = day(after);
    if (first === null || second === null) return { truth: 'unknown', evidence: [] };
    const holds = first <= second;
    const stance = holds ? 'supports' : 'denies';
    return { truth: holds ? 'yes' : 'no', evidence: [...fieldEvidence(context, before, stance), ...fieldEvidence(context, after, stance)] };
  },
});

function day(read: FieldRead): string | null {
  return read.status === 'present' && read.value?.kind === 'date' ? read.value.iso : null;
}
