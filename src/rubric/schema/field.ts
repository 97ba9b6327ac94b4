/** A field as it is written: exactly one key names its kind. */
import type { Zod } from '../../checks/check.js';
import { anyNumber, strict, text, WANT } from '../../checks/written.js';
import { fieldKinds } from '../shape.js';

export function fieldSchema(z: Zod) {
  const kind = () => z.literal(true, { error: `${WANT}true` }).optional();
  return strict(z, {
    title: text(z).optional(),
    required: z.boolean().optional(),
    label: anyNumber(z, text(z), 'a label, or a list of labels').describe('Labels under which the body may give it.').optional(),
    home: text(z).describe('A section whose words may say why it is not given.').optional(),
    or: anyNumber(z, text(z), 'a field, or a list of fields').describe('Other fields that do as well.').optional(),
    fix: text(z).optional(),
    text: kind(),
    date: kind(),
    number: kind(),
    whole: kind(),
    license: kind(),
    contact: kind(),
    money: z.union([z.literal(true), z.string().regex(/^[A-Z]{3}$/u)], { error: `${WANT}a currency (three capital letters, such as GBP) or true` }).optional(),
    choice: z.array(text(z)).min(1).describe('The values that it may have.').optional(),
    from: z.number().describe('The least number or amount.').optional(),
    to: z.number().describe('The greatest number or amount.').optional(),
  }).check((context) => {
    const { value } = context;
    const kinds = fieldKinds.filter((k) => Object.hasOwn(value, k));
    const say = (message: string, path: string[] = []): void => { context.issues.push({ code: 'custom', message, path, input: value, continue: true }); };
    if (kinds.length === 0) say(`It has no kind. Add one of: ${fieldKinds.join(', ')}.`);
    if (kinds.length > 1) say(`It has ${kinds.length} kinds, ${kinds.join(' and ')}; it can be one thing only.`, [kinds[1]!]);
    const bounded = kinds.some((k) => k === 'money' || k === 'number' || k === 'whole');
    for (const bound of ['from', 'to'] as const) if (value[bound] !== undefined && !bounded && kinds.length === 1) say(`"${bound}" goes with money, number and whole only.`, [bound]);
    if (value.from !== undefined && value.to !== undefined && value.from > value.to) say(`"from" (${value.from}) is over "to" (${value.to}).`, ['from']);
  });
}
