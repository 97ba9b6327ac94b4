/** What a rubric avoids, as it is written. */
import type * as zod from 'zod';
import type { Zod } from '../../checks/check.js';
import { phraseTexts, strict, text } from '../../checks/written.js';

export function antiPatternSchema(z: Zod, condition: zod.ZodType) {
  return strict(z, {
    title: text(z).optional(),
    asks: text(z).describe('The question for a reader: is it so?').optional(),
    counts: text(z).describe('What amounts to it, for readers.').optional(),
    'counts-not': text(z).describe('What looks like it and does not amount to it.').optional(),
    severity: z.enum(['disqualifying', 'serious', 'note']).describe('disqualifying declines, serious refines, a note is only told.').optional(),
    so: z.enum(['decline', 'refine', 'note']).describe('The same in the short form: what it leads to.').optional(),
    says: phraseTexts(z).describe('Unmistakable phrases: it is present where one is affirmed.').optional(),
    suspects: phraseTexts(z).describe('Phrases that may mean it: a reader is asked.').optional(),
    present: condition.describe('Facts that make it present.').optional(),
    when: condition.meta({ 'x-words': true }).optional(),
    fix: text(z).optional(),
    examples: z.array(strict(z, { says: text(z), not: text(z) })).describe('A sentence that must match, and a near miss that must not.').optional(),
  });
}
