/** Whether a field is given, and what it holds. */
import type { FieldRead, FieldValue } from '../proposal/types.js';
import type { Truth } from '../language/evidence.js';
import { defineCheck } from './check.js';
import { fieldEvidence } from './facts.js';
import { asList, oneOrMore, strict, text } from './written.js';

type Value = string | number;

interface Written {
  readonly id: string;
  readonly is?: Value | readonly Value[] | undefined;
  readonly status?: string | readonly string[] | undefined;
  readonly 'at-least'?: number | undefined;
  readonly 'at-most'?: number | undefined;
}

export const field = defineCheck<Written>({
  kind: 'field',
  about: 'Holds when a field is `given` or `missing`, is one of the named values, lies within `at-least` and `at-most`, or is money of a certain `status`; a value can\'t be judged while the field is missing.',
  fact: true,
  example: { id: 'budget', is: 'given', 'at-least': 1 },
  shorthand: 'id',
  params: (z) => strict(z, {
    id: text(z),
    is: oneOrMore(z, z.union([z.string(), z.number()]), 'given, missing, a value or a list of values').optional(),
    status: oneOrMore(z, z.enum(['secured', 'applied', 'none']), 'secured, applied or none, or a list of them').optional(),
    'at-least': z.number().optional(),
    'at-most': z.number().optional(),
  }),
  refers: (written) => [{ to: 'field', id: written.id, at: ['id'] }],
  run: (written, context) => {
    const read = context.field(written.id);
    const truth = least(truths(written, read));
    return { truth, evidence: fieldEvidence(context, read, truth === 'no' ? 'denies' : 'supports') };
  },
});

function truths(written: Written, read: FieldRead): readonly Truth[] {
  const given = read.status === 'present';
  const { is, status } = written;
  if (is === 'missing') return [given ? 'no' : 'yes'];
  const about = (test: (value: FieldValue) => boolean): Truth => (!given || read.value === null ? 'unknown' : test(read.value) ? 'yes' : 'no');
  const out: Truth[] = [];
  if (is === 'given') out.push(given ? 'yes' : 'no');
  else if (is !== undefined) out.push(about((v) => asList<Value>(is).some((wanted) => same(v, wanted))));
  if (status !== undefined) out.push(about((v) => v.kind === 'money' && v.status !== null && asList<string>(status).includes(v.status)));
  const low = written['at-least'];
  const high = written['at-most'];
  if (low !== undefined) out.push(about((v) => (amount(v) ?? -Infinity) >= low));
  if (high !== undefined) out.push(about((v) => (amount(v) ?? Infinity) <= high));
  return out.length > 0 ? out : [given ? 'yes' : 'no'];
}

function least(all: readonly Truth[]): Truth {
  return all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
}

function amount(value: FieldValue): number | null {
  return value.kind === 'number' ? value.number : value.kind === 'money' ? value.amount : null;
}

function same(value: FieldValue, wanted: Value): boolean {
  const number = amount(value);
  if (number !== null) return number === Number(wanted);
  const held = value.kind === 'text' ? value.text : value.kind === 'date' ? value.iso : value.kind === 'license' ? value.expression : null;
  return held !== null && held.trim().toLowerCase() === String(wanted).trim().toLowerCase();
}
