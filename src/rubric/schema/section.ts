/** A section as it is written. */
import type * as zod from 'zod';
import type { Zod } from '../../checks/check.js';
import { anyNumber, strict, text } from '../../checks/written.js';

export function sectionSchema(z: Zod, condition: zod.ZodType) {
  return strict(z, {
    title: text(z).optional(),
    also: anyNumber(z, text(z), 'a heading, or a list of headings').describe('Other headings that mean it.').optional(),
    required: z.boolean().describe('Whether the proposal goes back without it; false unless said.').optional(),
    words: z.tuple([z.int().min(0), z.int().min(1)]).describe('How many words pass without a remark, from and to.').optional(),
    labels: anyNumber(z, text(z), 'a label, or a list of labels').describe('The labels of its items; all blank counts as empty.').optional(),
    unless: text(z).describe('A field that makes it unnecessary.').optional(),
    when: condition.optional(),
    hint: text(z).describe('What belongs there, for templates and screens.').optional(),
    'table-adds-up-to': text(z).describe('A field whose amount the table in it must add up to.').optional(),
  });
}
