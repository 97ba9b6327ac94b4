/** Runs `proposals rubric test`: the examples of a rubric, and a folder of proposals with what is expected of each. */
import { evaluate } from '../evaluate/evaluate.js';
import type { Evaluation, Outcome } from '../evaluate/result.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { YamlValue } from '../proposal/types.js';
import { nearest, problem } from '../lib/problem.js';
import { parseProposal } from '../proposal/parse.js';
import { noRecords } from '../reviews/current.js';
import type { ProposalRun } from '../report/rubric/hearing.js';
import { testScreen } from '../report/rubric/test.js';
import { readYaml } from '../lib/yaml.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { todayOf } from '../commands/options.js';
import { shownPath } from '../commands/root.js';
import { examplesTogether, runExamples } from './examples.js';
import { expectationsOf, type Expectation } from './expected.js';
import { listenerOf } from './hear.js';
import { openRubric, refuse, screenOptions, type Opened } from './open.js';

/** 0 when all is read as expected, 1 when something is not, 2 when rubric or folder can't be used; with `--from-reviews` 0 or 2. */
export async function runTest(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const [ref = '', folder] = args;
  const wrong: Problem[] = [];
  const given = todayOf(options, host, wrong);
  if (wrong.length > 0) return refuse(ref, wrong, options, host, 'Nothing was tested.');
  const opened = openRubric(ref, host, textOption(options, 'stage'));
  if (!opened.ok) return refuse(ref, opened.problems, options, host);
  if (options['fromReviews'] === true) return (await import('./from-reviews.js')).runFromReviews(folder ?? '.', opened.value, host);
  const judged = folder === undefined ? { runs: [], evaluations: [] } : judgeFolder(folder, opened.value, textOption(options, 'today') === null ? null : given, host);
  if ('problems' in judged) return refuse(ref, judged.problems, options, host, `${folder!} was not tested.`);
  const gates = [opened.value, ...(opened.value.rubric.stages ?? []).flatMap(({ id }) => { const at = openRubric(ref, host, id); return at.ok ? [at.value] : []; })];
  const examples = examplesTogether(gates.map(({ rubric, language }) => runExamples(rubric, listenerOf(rubric, language), seenIn(judged.evaluations))));
  const found = { title: opened.value.rubric.title, examples, proposals: judged.runs, problems: [] };
  host.stdout.write(testScreen(found, screenOptions(options, host)));
  return examples.misread.length === 0 && judged.runs.every((run) => run.differs.length === 0) ? 0 : 1;
}

interface Judged {
  readonly runs: readonly ProposalRun[];
  readonly evaluations: readonly Evaluation[];
}

/** Every proposal that `expected.yaml` names, judged without records: what people decided is no matter of the rubric. */
function judgeFolder(folder: string, { rubric, language }: Opened, today: string | null, host: Host): Judged | { readonly problems: readonly Problem[] } {
  const top = host.paths.resolve(host.cwd, folder);
  const file = host.paths.resolve(top, 'expected.yaml');
  const shown = shownPath(file, host);
  const read = host.read(file);
  if (!read.ok) return { problems: [problem('expected-missing', `${read.why}.`, { path: shown, fix: 'Write it: a line for each proposal, such as  seeds.md: accept' })] };
  const parsed = readYaml(new TextDecoder().decode(read.bytes), { path: shown, code: 'expected-invalid' });
  if (!parsed.ok) return parsed;
  const expected = expectationsOf(parsed.value as YamlValue | null, shown, rubric);
  if (!expected.ok) return expected;
  const day = today ?? expected.value.today ?? host.today();
  const runs: ProposalRun[] = [];
  const evaluations: Evaluation[] = [];
  for (const one of expected.value.proposals) {
    const path = host.paths.resolve(top, one.file);
    const text = host.read(path);
    const proposal = text.ok ? parseProposal(text.bytes, shownPath(path, host)) : null;
    if (proposal === null || !proposal.ok) {
      const near = nearest(one.file, host.list(top));
      const why = proposal === null ? [problem('expected-missing', `"${one.file}" is no file in this folder.${near === null ? '' : ` Is it ${near}?`}`, { path: shown, place: one.place, fix: 'Name a proposal in this folder.' })] : proposal.problems;
      runs.push({ path: one.file, differs: why });
      continue;
    }
    const evaluation = evaluate(proposal.value, rubric, { today: day, records: noRecords, language });
    evaluations.push(evaluation);
    runs.push({ path: one.file, differs: differences(one, evaluation, shown) });
  }
  return { runs, evaluations };
}

function differences(wanted: Expectation, evaluation: Evaluation, path: string): readonly Problem[] {
  const words = evaluation.rubric.outcomes;
  const name = (o: Outcome): string => (words[o].toLowerCase() === o ? o : `${o} ("${words[o]}")`);
  const say = (message: string, place: Expectation['place'], fix: string): Problem => problem('expected-differs', message, { path, place, fix });
  const outcome = wanted.outcome === null || wanted.outcome === evaluation.recommendation ? [] : [say(`"${wanted.file}" comes to ${name(evaluation.recommendation)}, and you expect ${name(wanted.outcome)}.`, wanted.place, evaluation.reasons[0]?.text ?? 'Nothing stands in its way.')];
  const statuses = wanted.statuses.flatMap(({ id, status, place }) => {
    const found = evaluation.criteria.find((c) => c.id === id) ?? evaluation.antiPatterns.find((a) => a.id === id) ?? evaluation.timing.find((t) => t.id === id);
    return found === undefined || found.status === status ? [] : [say(`In "${wanted.file}" ${found.title} is ${found.status}, and you expect ${status}.`, place, `See: evaluate ${wanted.file} --why "${found.title}"`)];
  });
  return [...outcome, ...statuses];
}

/** What the proposals of the folder show, for or against. */
function seenIn(evaluations: readonly Evaluation[]): { readonly for: ReadonlySet<string>; readonly against: ReadonlySet<string> } {
  const of = (statuses: readonly string[]): readonly string[] => evaluations.flatMap((e) => [...e.criteria, ...e.antiPatterns].filter((x) => statuses.includes(x.status)).map((x) => x.id));
  return { for: new Set(of(['met', 'partial', 'present'])), against: new Set(of(['contradicted'])) };
}
