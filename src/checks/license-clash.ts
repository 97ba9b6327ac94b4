/** Whether the text names a licence that the licence at the top does not go with. */
import { findLicenses, parseLicense } from '../lib/licenses.js';
import { defineCheck } from './check.js';
import { fieldEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly field: string;
}

const verdict = (expression: string) => parseLicense(expression)?.towardsAgpl;

export const licenseClash = defineCheck<Written>({
  kind: 'license-clash',
  about: 'Holds weakly when the licence field fits AGPL-3.0 and a sentence names a licence that does not, whatever it is said of: what it means is for a reader.',
  fact: false,
  example: { field: 'license' },
  shorthand: 'field',
  params: (z) => strict(z, { field: text(z) }),
  refers: (written) => [{ to: 'field', id: written.field, at: ['field'] }],
  run: (written, context) => {
    const { proposal } = context;
    const read = context.field(written.field);
    if (read.value?.kind !== 'license' || verdict(read.value.expression) !== 'compatible') return { truth: 'no', evidence: [] };
    const naming = proposal.sentences.filter(({ block, text }) => proposal.blocks[block]!.excluded === null && findLicenses(text).some((found) => verdict(found.expression) === 'incompatible'));
    if (naming.length === 0) return { truth: 'no', evidence: [] };
    const named = naming.map(({ block, start, end }) => context.evidenceOf(proposal.blocks[block]!, start, end, 'denies', 'text', null));
    return { truth: 'weak', evidence: [...fieldEvidence(context, read), ...named] };
  },
});
