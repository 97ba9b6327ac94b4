/** Pieces that describe what people write to zod, so that its refusals can be told in their words. Zod comes in as an argument. */
import type * as zod from 'zod';
import type { Zod } from './check.js';

/** Marks a message of ours in a zod issue: `keys:a,b` lists the keys that may stand there, `want:…` says what may. */
export const KEYS = 'keys:';
export const WANT = 'want:';

/** A mapping that refuses unknown keys and, refusing, names the ones it knows. */
export function strict<Shape extends zod.ZodRawShape>(z: Zod, shape: Shape) {
  const known = `${KEYS}${Object.keys(shape).join(',')}`;
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

/** One of a thing, or a list of at least one of them. `wanted` completes "Here may stand …". */
export function oneOrMore<Item extends zod.ZodType>(z: Zod, item: Item, wanted: string) {
  return z.union([item, z.array(item).min(1)], { error: `${WANT}${wanted}` });
}

/** One of a thing, or a list of them; an empty list takes away what a parent says. */
export function anyNumber<Item extends zod.ZodType>(z: Zod, item: Item, wanted: string) {
  return z.union([item, z.array(item)], { error: `${WANT}${wanted}` });
}

/** Text that says something. */
export function text(z: Zod) {
  return z.string().trim().min(1);
}

export function asList<T extends string | number>(value: T | readonly T[]): readonly T[] {
  return typeof value === 'string' || typeof value === 'number' ? [value as T] : (value as readonly T[]);
}

/** Section ids, one or several. */
export function sectionIds(z: Zod) {
  return oneOrMore(z, text(z), 'a section, or a list of sections');
}

export function phraseTexts(z: Zod) {
  return anyNumber(z, text(z).max(400), 'a phrase, or a list of phrases; quote one that begins with a special character');
}

export const needs = ['number', 'date', 'money', 'license', 'person', 'link'] as const;
