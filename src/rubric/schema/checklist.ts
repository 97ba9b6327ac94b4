/** A checklist as it is written. */
import type * as zod from 'zod';
import type { Zod } from '../../checks/check.js';
import { oneOrMore, strict, text } from '../../checks/written.js';
import { pathIdPattern } from '../ids.js';

export function checklistSchema<Criterion extends zod.ZodType>(z: Zod, criterion: Criterion, condition: zod.ZodType) {
  return strict(z, {
    title: text(z).optional(),
    level: z.enum(['essential', 'desirable']).describe('Of an essential list each criterion must be spoken to, unless `must` says otherwise.').optional(),
    weight: z.number().positive().max(1000).describe('Its weight in the score; 1 unless said.').optional(),
    group: oneOrMore(z, text(z), 'a heading, or a list of headings').describe('The heading of its group in the self-assessment; its title unless said.').optional(),
    must: strict(z, {
      'at-least': z.int().min(0).describe('So many must be spoken to.').optional(),
      always: z.array(text(z)).describe('These must be spoken to whatever else is.').optional(),
    }).optional(),
    declines: z.boolean().describe('Whether contradicting one of its criteria declines the proposal.').optional(),
    when: condition.optional(),
    criteria: criteriaSchema(z, criterion).optional(),
  });
}

/** Criteria by id, or by title in the short form. An id with a slash is the whole id: the list then holds a criterion of another name. `false` switches one off. */
export function criteriaSchema<Criterion extends zod.ZodType>(z: Zod, criterion: Criterion) {
  return z.record(z.string().regex(pathIdPattern()), criterion.meta({ 'x-off': true }));
}
