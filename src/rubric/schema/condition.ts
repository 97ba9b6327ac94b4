/** Conditions: dispatched on their one operator key, so that an error names its place and never a failed union. */
import type * as zod from 'zod';
import type { AnyCheck, Zod } from '../../checks/check.js';
import { checkOf, checks } from '../../checks/index.js';
import { KEYS, strict, WANT } from '../../checks/written.js';

export const operators: readonly string[] = ['all', 'any', 'at-least', 'not', ...checks.map((c) => c.kind)];

/** Branches and leaves of one condition. */
const MOST_PARTS = 200;

type Path = readonly (string | number)[];
interface Found { readonly code: string; readonly path: PropertyKey[]; readonly message: string; readonly [more: string]: unknown }

/** The schema of a condition. Marked `x-condition` for the JSON Schema, which writes it out as a definition. */
export function conditionSchema(z: Zod) {
  const paramsOf = new Map(checks.map((c) => [c.kind, c.params(z)]));
  const atLeast = strict(z, { n: z.int().min(1), of: z.array(z.unknown()).min(1) });
  return z.unknown().check((context) => {
    for (const issue of issuesOf(context.value)) context.issues.push({ ...issue, input: context.value, continue: true } as never);
  }).meta({ 'x-condition': true });

  function issuesOf(whole: unknown): Found[] {
    const found: Found[] = [];
    const waiting: { value: unknown; path: Path; factsOnly: boolean }[] = [{ value: whole, path: [], factsOnly: false }];
    let parts = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { value, path, factsOnly } = next;
      if (++parts > MOST_PARTS) return [{ code: 'custom', path: [], message: `This condition has more than ${MOST_PARTS} parts; that is over what a rubric may ask.` }];
      const key = operatorOf(value, path, found);
      if (key === null) continue;
      const inner = (value as Record<string, unknown>)[key];
      const at = [...path, key];
      if (key === 'all' || key === 'any') {
        if (Array.isArray(inner) && inner.length > 0) inner.forEach((one, i) => waiting.push({ value: one, path: [...at, i], factsOnly }));
        else found.push({ code: 'custom', path: at, message: `${WANT}a list of conditions` });
      } else if (key === 'at-least') {
        const parsed = atLeast.safeParse(inner);
        if (!parsed.success) forward(parsed.error.issues, at, found);
        else if (parsed.data.n > parsed.data.of.length) found.push({ code: 'custom', path: [...at, 'n'], message: `${WANT}at most ${parsed.data.of.length}, for so many stand under "of"` });
        else parsed.data.of.forEach((one, i) => waiting.push({ value: one, path: [...at, 'of', i], factsOnly }));
      } else if (key === 'not') waiting.push({ value: inner, path: at, factsOnly: true });
      else {
        const check = checkOf(key)!;
        if (factsOnly && !check.fact) found.push({ code: 'custom', path: at, message: `"${key}" reads sentences, and "not" may stand over facts alone: that nothing was found does not mean the opposite.` });
        const parsed = paramsOf.get(key)!.safeParse(written(check, inner));
        if (!parsed.success) forward(parsed.error.issues, at, found, isMap(inner) ? undefined : check.shorthand);
      }
    }
    return found;
  }
}

/** The parameters with a bare value put under the key that it stands for. */
export function written(check: AnyCheck, params: unknown): unknown {
  return check.shorthand !== undefined && !isMap(params) ? { [check.shorthand]: params } : params;
}

/** The one operator of a condition, or null when a problem was found instead. */
function operatorOf(value: unknown, path: Path, found: Found[]): string | null {
  const kinds = operators.join(', ');
  if (!isMap(value)) {
    found.push({ code: 'custom', path: [...path], message: `${WANT}a condition: a mapping with one of ${kinds}` });
    return null;
  }
  const keys = Object.keys(value as object);
  const unknown = keys.filter((k) => !operators.includes(k));
  if (unknown.length > 0) {
    found.push({ code: 'unrecognized_keys', keys: unknown, path: [...path], message: `${KEYS}${operators.join(',')}` });
    return null;
  }
  if (keys.length !== 1) {
    found.push({ code: 'custom', path: [...path], message: keys.length === 0 ? `${WANT}a condition: a mapping with one of ${kinds}` : `A condition has one operator, and here are ${keys.join(' and ')}. Put them into all: or any:, as a list.` });
    return null;
  }
  return keys[0]!;
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes over what a schema found inside. A bare value has no key of its own to point at, so `dropped` leaves the path. */
function forward(issues: readonly zod.core.$ZodIssue[], at: Path, found: Found[], dropped?: string): void {
  for (const issue of issues) {
    const inner = dropped !== undefined && issue.path[0] === dropped ? issue.path.slice(1) : issue.path;
    found.push({ ...issue, path: [...at, ...inner] } as Found);
  }
}
