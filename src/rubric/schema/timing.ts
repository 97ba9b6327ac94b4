/** When it is too early, as it is written. */
import type * as zod from 'zod';
import type { Zod } from '../../checks/check.js';
import { phraseTexts, strict, text } from '../../checks/written.js';
import { pathIdPattern } from '../ids.js';

export function timingSchema(z: Zod, condition: zod.ZodType) {
  const rule = strict(z, {
    title: text(z).optional(),
    asks: text(z).optional(),
    suspects: phraseTexts(z).describe('Phrases that may mean it: a reader is asked.').optional(),
    present: condition.describe('Facts that make it so.').optional(),
  });
  return strict(z, {
    'intake-days': z.int().min(0).max(3650).describe('How many days ahead a start may lie.').optional(),
    'revisit-days': z.tuple([z.int().min(1).max(3650), z.int().min(1).max(3650)]).describe('The earliest and latest day, from today, on which to look again.').optional(),
    rules: z.record(z.string().regex(pathIdPattern()), rule.meta({ 'x-off': true })).optional(),
  });
}
