/** The rubrics and languages of one run: each read once, when it is first needed. */
import type { Language } from '../../language/language.js';
import type { Host } from '../../lib/host.js';
import type { Place, Problem, Result } from '../../lib/place.js';
import type { Rubric } from '../../rubric/types.js';
import { problem } from '../../lib/problem.js';
import { unknownStage } from '../../rubric/merge.js';
import { FORMAT_TYPES, rubricBy, shippedLanguage, shippedRubrics } from '../../rubric/shipped.js';

export interface Shelf {
  /** All types that a file may claim. */
  readonly types: readonly string[];
  /** Those with a rubric. */
  readonly judged: readonly string[];
  /** The id of the shipped rubric for a type, or null. */
  forType(type: string): string | null;
  /** By path or shipped id, at the stage that the line asks for, else at the one that the rubric gives to a proposal's status. */
  rubric(ref: string, status?: string): Result<Rubric>;
  language(name: string): Result<Language>;
  /** The problem that no rubric judges a known type. */
  noRubric(type: string, path: string | null, place: Place | null): Problem;
}

/** `stage` is what the line asks for: every rubric is taken at it. */
export function openShelf(host: Host, stage: string | null = null): Shelf {
  const shipped = shippedRubrics(host);
  const byType = new Map(shipped.filter((rubric) => rubric.type !== null).map((rubric) => [rubric.type!, rubric.id]));
  // In the format's own order, types of other rubrics behind.
  const judged = [...FORMAT_TYPES.filter((type) => byType.has(type)), ...[...byType.keys()].filter((type) => !FORMAT_TYPES.includes(type))];
  const rubrics = new Map<string, Result<Rubric>>();
  const languages = new Map<string, Result<Language>>();
  return {
    types: [...new Set([...FORMAT_TYPES, ...judged])],
    judged,
    forType: (type) => byType.get(type) ?? null,
    rubric: (ref, status) => {
      const whole = once(rubrics, ref, () => rubricBy(ref, shipped, host));
      if (!whole.ok) return whole;
      const at = stage ?? (status === undefined ? undefined : whole.value.stageByStatus?.[status]) ?? null;
      if (at === null) return whole;
      // The line names a stage: said of the rubric's id, since no file is at fault.
      const known = (whole.value.stages ?? []).map(({ id }) => id);
      return known.includes(at) ? once(rubrics, `${ref}\n${at}`, () => rubricBy(ref, shipped, host, at)) : { ok: false, problems: [unknownStage(at, known, null, whole.value.id)] };
    },
    language: (name) => once(languages, name, () => shippedLanguage(name, host)),
    noRubric: (type, path, place) => problem(path === null ? 'rubric-none' : 'type-unjudged', `no rubric for "${type}" comes with this version; there is one for ${judged.join(', ')}.`, { path, place, fix: 'Name one of your own: --rubric rubric.yaml' }),
  };
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
