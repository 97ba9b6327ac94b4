/** Opens a rubric for the kit: with its tree, its language, and every problem that loading found. */
import type { Language } from '../language/language.js';
import type { Host } from '../lib/host.js';
import type { Problem, Result } from '../lib/place.js';
import type { Rubric } from '../rubric/types.js';
import { loadEffective, type Effective } from '../rubric/load.js';
import type { StagePage } from '../report/rubric/page.js';
import { problemScreen } from '../report/rubric/problems.js';
import type { OptionValues } from '../commands/command.js';
import { colorFor, widthFor } from '../commands/report.js';
import { shippedLanguage, shippedRubrics, sourcesOf, type ShippedRubric } from '../rubric/shipped.js';

export interface Opened extends Effective {
  readonly language: Language;
  /** Problems of loading that are no errors. */
  readonly warnings: readonly Problem[];
  readonly shipped: readonly ShippedRubric[];
}

/** With a stage, what that makes of the rubric; one that it has not is a problem of the line, so no file is named. */
export function openRubric(ref: string, host: Host, stage: string | null = null): Result<Opened> {
  const shipped = shippedRubrics(host);
  const { name, sources } = sourcesOf(ref, shipped, host);
  const loaded = loadEffective(name, sources, stage);
  if (!loaded.ok) return { ok: false, problems: loaded.problems.map((p) => (p.code === 'stage-unknown' ? { ...p, path: null, line: null, column: null } : p)) };
  const language = shippedLanguage(loaded.value.rubric.language, host);
  if (!language.ok) return { ok: false, problems: language.problems.map((p) => atOrigin(p, loaded.value.rubric)) };
  return { ok: true, value: { ...loaded.value, language: language.value, warnings: loaded.problems, shipped }, problems: loaded.problems };
}

/** What each stage of a rubric makes of it; none of a rubric that is at one already. */
export function openStages(ref: string, rubric: Rubric, host: Host): readonly StagePage[] {
  return (rubric.stages ?? []).flatMap(({ id, title }) => {
    const opened = openRubric(ref, host, id);
    return opened.ok ? [{ id, title, rubric: opened.value.rubric }] : [];
  });
}

/** A language that is not there is told where the rubric names it. */
function atOrigin(p: Problem, rubric: Rubric): Problem {
  const origin = rubric.origins.get('language');
  return p.path !== null || origin === undefined ? p : { ...p, path: origin.path, line: origin.place.line, column: origin.place.column };
}

/** Says on standard error why a rubric can't be used, or what `head` says instead; gives the exit code. */
export function refuse(ref: string, problems: readonly Problem[], options: OptionValues, host: Host, head = `${ref} can't be used as a rubric.`): 2 {
  host.stderr.write(problemScreen(head, problems, { color: colorFor(options, host, host.stderr), width: widthFor(host, host.stderr) }));
  return 2;
}

/** How wide and whether in colour the screen is. */
export function screenOptions(options: OptionValues, host: Host): { readonly color: boolean; readonly width: number } {
  return { color: colorFor(options, host, host.stdout), width: widthFor(host, host.stdout) };
}
