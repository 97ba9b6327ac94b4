/** What is told for information and never scored, as it is written: a product of numbers that the proposal gives, or a note where words are mentioned. */
import type { Zod } from '../../checks/check.js';
import { anyNumber, phraseTexts, strict, text } from '../../checks/written.js';
import { idPattern } from '../ids.js';

export function informationSchema(z: Zod) {
  const factor = strict(z, {
    title: text(z).optional(),
    label: anyNumber(z, text(z), 'a label, or a list of labels').describe('Labels under which the body may give it; at the top of the file its id does.').optional(),
    power: z.int().min(1).max(9).describe('How often it counts; once unless said.').optional(),
  });
  return strict(z, {
    title: text(z).optional(),
    product: z.record(z.string().regex(idPattern()), factor).describe('Numbers that are multiplied. Told only where all are given.').optional(),
    mentions: phraseTexts(z).describe('Told where one of these is mentioned.').optional(),
    says: text(z).describe('What is told; before a product, its name and formula.').optional(),
  }).check((context) => {
    const { value } = context;
    const say = (message: string): void => { context.issues.push({ code: 'custom', message, path: [], input: value, continue: true }); };
    if ((value.product === undefined) === (value.mentions === undefined)) say('It needs one of: product, mentions.');
    if (value.mentions !== undefined && value.says === undefined) say('It says nothing. Add: says.');
  });
}
