/** Conditions as they are written: dispatched on their one operator, so that an error names its place and never a failed union. */
import type { AnyCheck, Zod } from '../checks/check.js';
import { checkOf, checks } from '../checks/index.js';
import { KEYS, strict, WANT } from '../checks/written.js';

export const operators: readonly string[] = [
  'all',
  'any',
  'at-least',
  'not',
  ...checks.map((c) => c.kind),
];

/** Branches and leaves of one condition. */
const MAX_PARTS = 200;

interface Issue {
  readonly code: string;
  readonly path: PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** Marked `x-condition` for the JSON Schema, which writes it out as a definition. */
export function conditionSchema(z: Zod) {
  const paramsOf = new Map(checks.map((c) => [c.kind, c.params(z)]));
  const atLeast = strict(z, { n: z.int().min(1), of: z.array(z.unknown()).min(1) });

  const issuesOf = (whole: unknown): readonly Issue[] => {
    const issues: Issue[] = [];
    let parts = 0;
    const custom = (path: PropertyKey[], message: string): void => {
      issues.push({ code: 'custom', path, message });
    };
    const visit = (value: unknown, path: PropertyKey[], factsOnly: boolean): void => {
      if (++parts > MAX_PARTS) return;
      const wrong = operatorIssue(value, path);
      if (wrong !== null) {
        issues.push(wrong);
        return;
      }
      const [key, inner] = Object.entries(value as object)[0] as [string, unknown];
      const at = [...path, key];
      const visitAll = (all: readonly unknown[], from: PropertyKey[]): void =>
        all.forEach((one, i) => visit(one, [...from, i], factsOnly));
      if (key === 'all' || key === 'any') {
        if (Array.isArray(inner) && inner.length > 0) visitAll(inner, at);
        else custom(at, `${WANT}a list of conditions`);
      } else if (key === 'not') visit(inner, at, true);
      else {
        const check = checkOf(key);
        const schema = check === null ? atLeast : paramsOf.get(key)!;
        if (check !== null && factsOnly && !check.fact) {
          custom(
            at,
            `"${key}" reads sentences, and "not" may stand over facts alone: that nothing was found does not mean the opposite.`,
          );
        }
        const parsed = schema.safeParse(check === null ? inner : written(check, inner));
        for (const issue of parsed.error?.issues ?? []) {
          // A bare value has no key of its own to point at.
          const isBare = check !== null && !isMap(inner) && issue.path[0] === check.shorthand;
          issues.push({ ...issue, path: [...at, ...(isBare ? issue.path.slice(1) : issue.path)] });
        }
        if (check !== null || !parsed.success) return;
        const { n, of } = parsed.data as { n: number; of: readonly unknown[] };
        if (n > of.length)
          custom([...at, 'n'], `${WANT}at most ${of.length}, for so many stand under "of"`);
        else visitAll(of, [...at, 'of']);
      }
    };
    visit(whole, [], false);
    if (parts <= MAX_PARTS) return issues;
    return [
      {
        code: 'custom',
        path: [],
        message: `This condition has more than ${MAX_PARTS} parts; that is over what a rubric may ask.`,
      },
    ];
  };

  return z
    .unknown()
    .check((context) => {
      for (const issue of issuesOf(context.value)) {
        context.issues.push({ ...issue, input: context.value, continue: true } as never);
      }
    })
    .meta({ 'x-condition': true });
}

/** The parameters with a bare value put under the key that it stands for. */
export function written(check: AnyCheck, params: unknown): unknown {
  return check.shorthand !== undefined && !isMap(params) ? { [check.shorthand]: params } : params;
}

/** What is wrong with a condition's one operator, or null. */
function operatorIssue(value: unknown, path: PropertyKey[]): Issue | null {
  const keys = isMap(value) ? Object.keys(value) : [];
  const unknown = keys.filter((key) => !operators.includes(key));
  if (unknown.length > 0) {
    return {
      code: 'unrecognized_keys',
      keys: unknown,
      path,
      message: `${KEYS}${operators.join(',')}`,
    };
  }
  if (keys.length === 1) return null;
  const message =
    keys.length === 0
      ? `${WANT}a condition: a mapping with one of ${operators.join(', ')}`
      : `A condition has one operator, and here are ${keys.join(' and ')}. Put them into all: or any:, as a list.`;
  return { code: 'custom', path, message };
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
