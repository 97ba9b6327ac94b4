/** Runs `proposals rubric check`. */
import type { Host, Problem, Proposal } from '../../model.js';
import { problem } from '../../problem.js';
import { parseProposal } from '../../proposal/parse.js';
import { checkScreen } from '../../report/rubric/check.js';
import type { RubricCheck } from '../../report/rubric/hearing.js';
import { textOption, type OptionValues } from '../command.js';
import { shownPath } from '../root.js';
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
  const opened = openRubric(ref, host);
  if (!opened.ok) return refuse(ref, opened.problems, options, host);
  const template = templateFor(opened.value, textOption(options, 'template'), host);
  if (template !== null && 'problem' in template) return refuse(ref, [template.problem], options, host, 'The template can\'t be used.');
  const found = checkRubric(opened.value, template);
  host.stdout.write(checkScreen(found, screenOptions(options, host)));
  return found.remarks.length + found.examples.misread.length === 0 ? 0 : 1;
}

export interface Template {
  readonly proposal: Proposal;
  readonly name: string;
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

/** The template named, else the shipped one of a shipped rubric's type. */
export function templateFor(opened: Opened, named: string | null, host: Host): Template | { readonly problem: Problem } | null {
  const { rubric, shipped } = opened;
  const isShipped = shipped.some((s) => s.id === rubric.id && s.type !== null);
  if (named === null && !isShipped) return null;
  const file = named === null ? host.paths.resolve(host.packageRoot, 'templates', `${rubric.type}.md`) : host.paths.resolve(host.cwd, named);
  const name = named === null ? `templates/${rubric.type}.md` : shownPath(file, host);
  const read = host.read(file);
  if (!read.ok) return named === null ? null : { problem: problem('option-value', `${read.why}.`, { path: name, fix: 'Name the template\'s file.' }) };
  const parsed = parseProposal(read.bytes, name);
  return parsed.ok ? { proposal: parsed.value, name } : { problem: parsed.problems[0]! };
}
