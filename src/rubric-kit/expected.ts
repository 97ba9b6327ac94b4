/** Reads `expected.yaml`: what each proposal of a folder should come to. */
import type { Outcome } from '../evaluate/result.js';
import type { Place, Problem, Result } from '../lib/place.js';
import type { Rubric } from '../rubric/types.js';
import type { YamlValue } from '../proposal/types.js';
import { nearest, problem } from '../lib/problem.js';

export interface Expectation {
  readonly file: string;
  readonly place: Place;
  /** Null: only statuses are expected. */
  readonly outcome: Outcome | null;
  readonly statuses: readonly { readonly id: string; readonly status: string; readonly place: Place }[];
}

export interface Expectations {
  /** The day on which they are judged, or null. */
  readonly today: string | null;
  readonly proposals: readonly Expectation[];
}

const OUTCOMES: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];
const STATUSES: readonly string[] = ['met', 'partial', 'missing', 'contradicted', 'not-applicable', 'open', 'present', 'absent'];

/**
 * `seeds.md: accept`, or `seeds.md: { outcome: accept, values/privacy: met }`; `today: 2026-11-21` for the day. An outcome by its name
 * or in the rubric's own words, a criterion or thing to avoid by its id or title.
 */
export function expectationsOf(value: YamlValue | null, path: string, rubric: Rubric): Result<Expectations> {
  const problems: Problem[] = [];
  const say = (message: string, place: Place, fix: string): null => { problems.push(problem('expected-invalid', message, { path, place, fix })); return null; };
  const top: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (value?.kind !== 'map') return { ok: false, problems: [problem('expected-invalid', 'A line for each proposal is wanted here.', { path, place: value?.place ?? top, fix: 'Write it like: seeds.md: accept' })] };
  const outcomeOf = (one: YamlValue): Outcome | null => {
    const text = one.kind === 'scalar' ? String(one.value).trim() : '';
    const found = OUTCOMES.find((o) => o === text.toLowerCase() || rubric.outcomes[o].toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    const near = nearest(text, [...OUTCOMES, ...OUTCOMES.map((o) => rubric.outcomes[o])]);
    return say(`"${text}" is no outcome.${near === null ? '' : ` Is it ${near}?`}`, one.place, `Here may stand: ${OUTCOMES.join(', ')}`);
  };
  const things = [...rubric.checklists.flatMap((l) => l.criteria), ...rubric.antiPatterns, ...rubric.timing.rules];
  let today: string | null = null;
  const proposals: Expectation[] = [];
  for (const e of value.entries) {
    if (e.key === 'today') {
      const day = e.value.kind === 'scalar' ? e.value.raw : '';
      if (/^\d{4}-\d{2}-\d{2}$/u.test(day)) today = day;
      else say(`"${day}" is no day.`, e.value.place, 'Write it like: today: 2026-11-21');
      continue;
    }
    if (e.value.kind !== 'map') {
      proposals.push({ file: e.key, place: e.keyPlace, outcome: outcomeOf(e.value), statuses: [] });
      continue;
    }
    let outcome: Outcome | null = null;
    const statuses: { id: string; status: string; place: Place }[] = [];
    for (const inner of e.value.entries) {
      if (inner.key === 'outcome') { outcome = outcomeOf(inner.value); continue; }
      const thing = things.find((t) => t.id === inner.key || t.title.toLowerCase() === inner.key.toLowerCase());
      const status = inner.value.kind === 'scalar' ? String(inner.value.value) : '';
      const near = nearest(inner.key, [...things.map((t) => t.id), ...things.map((t) => t.title), 'outcome']);
      if (thing === undefined) say(`Nothing in the rubric is called "${inner.key}".${near === null ? '' : ` Is it ${near}?`}`, inner.keyPlace, 'Name a criterion or a thing to avoid, or: outcome');
      else if (!STATUSES.includes(status)) say(`"${status}" is no status.`, inner.value.place, `Here may stand: ${STATUSES.join(', ')}`);
      else statuses.push({ id: thing.id, status, place: inner.keyPlace });
    }
    proposals.push({ file: e.key, place: e.keyPlace, outcome, statuses });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { today, proposals }, problems: [] };
}
