/** One named proposal with all that judging it takes, for the commands that are about a single file. */
import { evaluate, everyQuestion } from '../evaluate/evaluate.js';
import type { Evaluation, Question } from '../evaluate/result.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Records } from '../evaluate/records.js';
import type { Rubric } from '../rubric/types.js';
import { problem, problemPlace } from '../lib/problem.js';
import { parseProposal } from '../proposal/parse.js';
import { proposalStatus } from '../proposal/type.js';
import { paragraph } from '../report/layout.js';
import { safe } from '../report/safe.js';
import { sentence, upperFirst } from '../report/words.js';
import { textOption, type OptionValues } from './command.js';
import { openLaw } from '../changed/policy.js';
import { ownKind } from '../changed/own-kind.js';
import { todayOf, unknownValue } from './options.js';
import { deliver } from './report.js';
import { failed } from './result.js';
import { capacityFor } from './plan/capacity.js';
import { recordRoot, shownPath } from './root.js';

export interface Subject {
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  /** Absolute folder that the proposal's path counts from. */
  readonly root: string;
  readonly today: string;
  /** Hours that can be given; null where the repository has no capacity file. */
  readonly capacity: Records['capacity'];
  evaluate(records: Records): Evaluation;
  /** Every question of the rubric, answered or not. */
  everyQuestion(records: Records): readonly Question[];
}

/** The subject, or null after saying on standard error why there is none. */
export async function loadSubject(typed: string, options: OptionValues, host: Host): Promise<Subject | null> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  const none = (found: readonly Problem[]): null => { tellErrors(found, today, host); return null; };
  const law = openLaw(host, textOption(options, 'stage'));
  const { shelf } = law;
  const type = textOption(options, 'type');
  let fixed = textOption(options, 'rubric');
  if (fixed === null && type !== null) {
    fixed = shelf.forType(type);
    if (fixed === null) problems.push(shelf.types.includes(type) ? shelf.noRubric(type, null, null) : unknownValue('--type', type, shelf.judged));
  }
  if (problems.length > 0) return none(problems);
  const file = typed === '-' ? '-' : host.paths.resolve(host.cwd, typed);
  const read = file === '-' ? { ok: true, bytes: await host.stdin() } as const : host.read(file);
  if (!read.ok) return none([problem('path-missing', `${read.why}.`, { path: typed, fix: 'Name the proposal\'s file.' })]);
  const parsed = parseProposal(read.bytes, shownPath(file, host));
  if (!parsed.ok) return none(parsed.problems);
  const proposal = parsed.value;
  const kind = ownKind(proposal, file, true, fixed, type, law);
  if (kind === 'left-out') return none([problem('type-missing', 'it does not say its type.', { path: proposal.path, fix: 'Add: --type TYPE' })]);
  if ('problem' in kind) return none([kind.problem]);
  const rubric = shelf.rubric(kind.rubric, proposalStatus(proposal));
  if (!rubric.ok) return none(rubric.problems);
  const language = shelf.language(rubric.value.language);
  if (!language.ok) return none(language.problems);
  const root = recordRoot(proposal.path, file, host);
  const room = file === '-' ? { capacity: null, problems: [] } : capacityFor(proposal, file, rubric.value.type, root, today, host);
  tellProblems(room.problems, host);
  return {
    proposal, rubric: rubric.value, today, root, capacity: room.capacity,
    evaluate: (records) => evaluate(proposal, rubric.value, { today, records: { ...records, capacity: room.capacity }, language: language.value }),
    everyQuestion: (records) => everyQuestion(proposal, rubric.value, { today, records: { ...records, capacity: room.capacity }, language: language.value }),
  };
}

/** Errors as the report shows them, on standard error. */
export function tellErrors(problems: readonly Problem[], today: string, host: Host): void {
  deliver(failed(problems, today, host), {}, host, { inputs: new Set() });
}

/** Findings beside a command's own output: one line each, on standard error. */
export function tellProblems(problems: readonly Problem[], host: Host): void {
  for (const one of problems) {
    const place = problemPlace(one);
    const said = `${place === '' ? '' : `${safe(place)}  `}${sentence(upperFirst(safe(one.message)))}${one.fix === null ? '' : ` ${sentence(safe(one.fix))}`}`;
    const { columns } = host.stderr;
    // In a pipe a line stays one line, for programs that read it.
    host.stderr.write(columns === null ? `  ${said}\n` : `${paragraph(said, Math.max(40, columns), '  ', '     ').join('\n')}\n`);
  }
}
