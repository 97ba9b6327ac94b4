/** A table of named rows with ranges, as it is written. */
import type { Zod } from '../../checks/check.js';
import { strict, text } from '../../checks/written.js';
import { idPattern } from '../ids.js';

export function tableSchema(z: Zod) {
  const id = z.string().regex(idPattern());
  const range = strict(z, {
    from: z.number().describe('The least, inclusive.').optional(),
    to: z.number().describe('The greatest, inclusive.').optional(),
    any: z.literal(true).describe('Any figure is in range.').optional(),
  });
  return strict(z, {
    title: text(z).optional(),
    columns: z.record(id, strict(z, {
      unit: text(z).describe('The word behind the figure.').optional(),
      currency: z.string().regex(/^[A-Z]{3}$/u).optional(),
      per: z.enum(['year', 'month']).describe('The period that sums are brought to.').optional(),
    })),
    rows: z.record(id, strict(z, { title: text(z).optional(), ranges: z.record(id, range) })),
  });
}
