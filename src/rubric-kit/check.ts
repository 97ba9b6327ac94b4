/** Runs `proposals rubric check`. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import { problem } from '../lib/problem.js';
import { parseProposal } from '../proposal/parse.js';
import { checkScreen } from '../report/rubric/check.js';
import type { RubricCheck } from '../report/rubric/hearing.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { shownPath } from '../commands/root.js';
import { togetherAt } from './checks/gates.js';
import { outcomesOf } from './checks/outcomes.js';
import { partRemarks } from './checks/parts.js';
import { languageRemarks, phraseRemarks } from './checks/phrases.js';
import { templateRemarks } from './checks/template.js';
import { runExamples } from './examples.js';
import { listenerOf } from './hear.js';
import { openRubric, refuse, screenOptions, type Opened } from './open.js';

/** 0 without a remark, 1 with some, 2 when the rubric can't be used. */
export async function runCheck(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const ref = args[0] ?? '';
  const opened = openRubric(ref, host, textOption(options, 'stage'));
  if (!opened.ok) return refuse(ref, opened.problems, options, host);
  const template = templateFor(opened.value, textOption(options, 'template'), host);
  if (template !== null && 'problem' in template) return refuse(ref, [template.problem], options, host, 'The template can\'t be used.');
  const found = checkGates(opened.value, template, ref, host);
  host.stdout.write(checkScreen(found, screenOptions(options, host)));
  return found.remarks.length + found.examples.misread.length === 0 ? 0 : 1;
}

export interface Template {
  readonly proposal: Proposal;
  readonly name: string;
}

/** The check of a rubric together with its stages; those that can't be laid over it are told as well. */
export function checkGates(opened: Opened, template: Template | null, ref: string, host: Host): RubricCheck {
  const { stage } = opened.rubric;
  const asked = { stage, rubric: opened.rubric, check: checkRubric(opened, template) };
  if (opened.base !== null) return asked.check;
  const whole = stage === null ? { ok: true as const, value: opened } : openRubric(ref, host);
  const names = (whole.ok ? whole.value.rubric.stages ?? [] : []).map(({ id }) => id);
  const broken: Problem[] = [];
  const others = [null, ...names].filter((id) => id !== stage).flatMap((id) => {
    const at = openRubric(ref, host, id);
    if (!at.ok) { broken.push(...at.problems); return []; }
    const own = templateFor(at.value, null, host);
    return [{ stage: id, rubric: at.value.rubric, check: checkRubric(at.value, own === null || 'problem' in own ? null : own) }];
  });
  const found = togetherAt(asked, others);
  return { ...found, remarks: byPlace([...found.remarks, ...(stage === null ? broken : [])], found.path) };
}

/** All that can be said of a rubric that loads. A base is not asked for outcomes: those who build on it have them. */
export function checkRubric({ rubric, root, path, base, language, warnings }: Opened, template: Template | null): RubricCheck {
  const outcomes = base === null ? outcomesOf(rubric) : { reached: [], remarks: [] };
  const examples = runExamples(rubric, listenerOf(rubric, language));
  const remarks = [
    ...warnings, ...phraseRemarks(rubric), ...languageRemarks(rubric, language.triggers.length > 0),
    ...(base === null ? [...partRemarks(rubric, root), ...outcomes.remarks] : []),
    ...(template === null ? [] : templateRemarks(rubric, language, template.proposal, template.name)),
  ];
  return { title: rubric.title, path, base: base !== null, remarks: byPlace(remarks, path), reached: outcomes.reached, words: rubric.outcomes, examples };
}

/** The file's own first, each file from top to bottom. */
function byPlace(remarks: readonly Problem[], own: string): readonly Problem[] {
  const file = (p: Problem): string => (p.path === own ? '' : p.path ?? '');
  return [...remarks].sort((a, b) => (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** The template named, else the shipped one of a shipped rubric's type, or of its stage where that has one. */
export function templateFor(opened: Opened, named: string | null, host: Host): Template | { readonly problem: Problem } | null {
  const { rubric, shipped } = opened;
  const isShipped = shipped.some((s) => s.id === rubric.id && s.type !== null);
  if (named === null && !isShipped) return null;
  const ours = `templates/${rubric.stage ?? rubric.type}.md`;
  const file = named === null ? host.paths.resolve(host.packageRoot, ours) : host.paths.resolve(host.cwd, named);
  const name = named === null ? ours : shownPath(file, host);
  const read = host.read(file);
  if (!read.ok) return named === null ? null : { problem: problem('option-value', `${read.why}.`, { path: name, fix: 'Name the template\'s file.' }) };
  const parsed = parseProposal(read.bytes, name);
  return parsed.ok ? { proposal: parsed.value, name } : { problem: parsed.problems[0]! };
}
