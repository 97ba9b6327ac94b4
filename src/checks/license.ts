/** Whether the licence fits. */
import { parseLicense } from '../lib/licenses.js';
import { defineCheck } from './check.js';
import { fieldEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly 'compatible-with': string;
  readonly field?: string | undefined;
}

export const license = defineCheck<Written>({
  kind: 'license',
  about: 'Holds when the licence field (`license` unless `field` names another) is an SPDX expression whose code may become part of work under AGPL-3.0; unknown and unclear licences can\'t be told.',
  fact: true,
  example: { 'compatible-with': 'AGPL-3.0' },
  shorthand: 'compatible-with',
  params: (z) => strict(z, { 'compatible-with': z.enum(['AGPL-3.0', 'AGPL-3.0-only', 'AGPL-3.0-or-later']), field: text(z).optional() }),
  refers: (written) => [{ to: 'field', id: written.field ?? 'license', at: written.field === undefined ? [] : ['field'] }],
  run: (written, context) => {
    const read = context.field(written.field ?? 'license');
    const expression = read.value?.kind === 'license' ? read.value.expression : read.value?.kind === 'text' ? read.value.text : null;
    if (read.status !== 'present' || expression === null) return { truth: 'unknown', evidence: [] };
    const towardsAgpl = parseLicense(expression)?.towardsAgpl;
    const truth = towardsAgpl === 'compatible' ? 'yes' : towardsAgpl === 'incompatible' ? 'no' : 'unknown';
    return { truth, evidence: fieldEvidence(context, read, truth === 'no' ? 'denies' : 'supports') };
  },
});
