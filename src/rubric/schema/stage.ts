/** A stage as it is written: a part of a rubric that is laid over the rest. What its parts hold is validated when it is laid. */
import type { Zod } from '../../checks/check.js';
import { oneOrMore, strict, text } from '../../checks/written.js';

/** Parts of a rubric that a stage may say anew. */
export const stageParts = ['outcomes', 'lexicon', 'fields', 'tables', 'sections', 'checklists', 'essential', 'welcome', 'avoid', 'self-assessment', 'information', 'timing', 'decision', 'reply', 'examples'] as const;
/** Parts that a stage may do without as a whole. */
export const replaceable = ['fields', 'sections', 'checklists', 'avoid', 'information', 'examples'] as const;
/** Parts whose things a stage may ask for without sending back a proposal that lacks them. */
export const relaxable = ['fields', 'sections'] as const;

export const statuses = ['draft', 'submitted', 'accepted', 'deferred', 'declined', 'active', 'concluded'] as const;

export function stageSchema(z: Zod) {
  const part = (name: string) => z.unknown().meta({ 'x-part': name }).optional();
  return strict(z, {
    title: text(z).describe('What the stage is called.').optional(),
    replaces: oneOrMore(z, z.enum(replaceable), 'a part of the rubric, or a list of parts').describe('Parts of which nothing is kept: what the stage says of them is all there is.').optional(),
    relaxes: oneOrMore(z, z.enum(relaxable), 'fields, sections, or both').describe('Parts of which nothing is required any more, unless the stage says so.').optional(),
    ...(Object.fromEntries(stageParts.map((name) => [name, part(name)])) as Record<(typeof stageParts)[number], ReturnType<typeof part>>),
  });
}
