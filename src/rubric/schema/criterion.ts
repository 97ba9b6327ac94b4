/** One criterion as it is written. */
import type * as zod from 'zod';
import type { Zod } from '../../checks/check.js';
import { anyNumber, needs, oneOrMore, phraseTexts, strict, text, WANT } from '../../checks/written.js';

export const efforts = ['write', 'decide', 'arrange'] as const;

export function criterionSchema(z: Zod, condition: zod.ZodType) {
  return strict(z, {
    title: text(z).describe('What it is called on screens, in the self-assessment and in letters.').optional(),
    asks: text(z).describe('The question it asks, in plain words.').optional(),
    why: text(z).describe('Why it is asked, for readers.').optional(),
    counts: text(z).describe('What a reviewer is told counts.').optional(),
    'counts-not': text(z).describe('What a reviewer is told does not count.').optional(),
    home: anyNumber(z, text(z), 'a section, or a list of sections').describe('The sections where it belongs.').optional(),
    line: z.union([text(z), z.array(text(z)).min(1), z.literal(false)], { error: `${WANT}a title, a list of titles, or false for no line` }).describe('Its line in the self-assessment; its title unless said.').optional(),
    for: phraseTexts(z).describe('Phrases that speak for it.').optional(),
    against: phraseTexts(z).describe('Phrases that speak against it.').optional(),
    needs: z.enum(needs).describe('A specific without which it is met in part only.').optional(),
    cues: phraseTexts(z).describe('Words of the matter: they settle nothing, they find sentences for a reader.').optional(),
    met: condition.describe('Met when this holds.').optional(),
    partial: condition.describe('Met in part when this holds.').optional(),
    contradicted: condition.describe('Contradicted when this holds.').optional(),
    when: condition.meta({ 'x-words': true, description: 'Does not apply when this plainly does not hold; a list of phrases stands for: says.' }).optional(),
    field: text(z).describe('The field that asks for it: not given means missing.').optional(),
    'same-as': text(z).describe('Another criterion (its full id) whose judgement serves this one too.').optional(),
    weight: z.number().positive().max(1000).describe('Its weight within its list; 1 unless said.').optional(),
    fix: text(z).describe('What to write or change, for the proposer.').optional(),
    effort: z.enum(efforts).describe('write: you know it; decide: you choose; arrange: it needs others.').optional(),
    declines: z.boolean().describe('Whether contradicting it declines the proposal.').optional(),
  });
}

/** How a sentence may be expected to read. */
export const readings = ['found', 'in-part', 'against', 'asked', 'not'] as const;

/** Sentences that must read so: tests of the rubric, and its documentation. */
export function exampleSchema(z: Zod) {
  const said = () => z.union([text(z), z.literal(true)], { error: `${WANT}a sentence, or true where facts alone speak` });
  const value = z.union([z.string(), z.number()]);
  return strict(z, {
    found: said().describe('A sentence that speaks for a criterion, or says plainly what is avoided; true where the facts beside it do.').optional(),
    'in-part': said().describe('A sentence that speaks for a criterion in part: hedged, or without what it needs.').optional(),
    against: said().describe('A sentence that speaks against a criterion.').optional(),
    asked: said().describe('A sentence that settles nothing and is shown to a reader.').optional(),
    not: said().describe('A near miss that says nothing of it.').optional(),
    line: z.literal(true, { error: `${WANT}true` }).describe('The sentence stands on the criterion\'s own line in the self-assessment.').optional(),
    in: text(z).describe('The section that the sentence stands in, as an item of a list, for what is looked for there alone.').optional(),
    fields: z.record(z.string(), z.union([value, z.record(z.string(), value)], { error: `${WANT}a value, or parts by name` })).describe('Fields that the proposal gives beside it, such as tier: seeker.').optional(),
    ticked: oneOrMore(z, text(z), 'the words of a box, or a list of them').describe('Boxes that are ticked beside it.').optional(),
  });
}
