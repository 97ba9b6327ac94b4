/** `evaluate`: finds the files, judges each by its rubric, and reports. One bad file never hides the others. */
import type { Evaluation, RunResult } from '../../evaluate/result.js';
import { listInWords } from '../../lib/lists.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { nearest, problem } from '../../lib/problem.js';
import type { CountsNote } from '../../report/index.js';
import { textOption, type OptionValues } from '../command.js';
import { fenced } from '../fence.js';
import { findFiles, type FoundFile, type FoundFiles } from '../files.js';
import { checkFormat, failOnOf, todayOf, unknownValue } from '../options.js';
import { deliver, flowOf, onlyScreen } from '../report.js';
import { failed, headOf, resultOf, tallied, type Tally } from '../result.js';
import { whyProblem } from '../why.js';
import { judgeOne, type Asked } from './judge-one.js';
import { inScope, openLaw, type Law } from '../../changed/policy.js';
import { gather, progressOn } from './progress.js';
import type { Shelf } from './shelf.js';
import { similarIn } from './similar.js';

export async function runEvaluate(paths: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  checkFormat(options, problems);
  const failOn = failOnOf(options, problems);
  const today = todayOf(options, host, problems);
  const why = textOption(options, 'why');
  if (why !== null && !onlyScreen(options)) problems.push(problem('option-together', '--why draws a screen; it does not go with another format.', { fix: 'Leave out --why: the JSON holds all that was considered.' }));
  const base = textOption(options, 'changed');
  if (why !== null && base !== null) problems.push(problem('option-together', '--why is about one proposal; it does not go with --changed.', { fix: 'Name the proposal: evaluate proposal.md --why WORDS' }));
  if (base === null && options['trustHead'] === true) problems.push(problem('option-together', '--trust-head is about what a request changes.', { fix: 'Write: --changed BASE --trust-head' }));
  if (problems.length > 0) return deliver(failed(problems, today, host), options, host, { inputs: new Set() });
  const pages = fenced(host);
  if (base !== null) return (await import('../../changed/request-evaluation.js')).runChanged(base, paths, options, { today, stopAt: textOption(options, 'failOn') === null ? 'before-merge' : failOn }, host, pages);
  if (options['watch'] === true) return (await import('./watch.js')).runWatch(paths, options, today, host);
  const law = openLaw(pages, textOption(options, 'stage'));
  const fixed = fixedRubric(options, law.shelf, problems);
  if (problems.length > 0) return deliver(failed(problems, today, host), options, host, { inputs: new Set() });

  const all = findFiles(paths, host);
  const found = { ...all, files: inScope(all.files, law) };
  const similar = similarIn(found.files, () => true, pages);
  const flow = flowOf(options, headOf(today, host), host, () => found.files.map(({ path }) => path));
  const evaluations: Evaluation[] = [];
  let tally: Tally | undefined;
  const run = await judgeAll(found, { fixed, type: textOption(options, 'type'), today }, law, pages, (judged) => {
    const evaluation = similar(judged);
    if (flow === null) { evaluations.push(evaluation); return; }
    flow.add(evaluation);
    tally = tallied([evaluation], failOn, tally);
  });
  const result = resultOf({ ...run, evaluations, ...(tally === undefined ? {} : { tally }), problems: [...found.problems, ...run.problems, ...emptyGroups(found, run, host)] }, today, failOn, host);
  if (flow !== null) return flow.end(result);
  const inputs = new Set(found.files.filter((file) => file.path !== '-').map((file) => host.realpath(file.path)));
  return deliver(...shown(result, why, today, options, host, inputs, run.counts));
}

/** With `--why`: the result and what to show of it, or the problem that nothing bears that name. */
function shown(result: RunResult, why: string | null, today: string, options: OptionValues, host: Host, inputs: ReadonlySet<string>, counts: ReadonlyMap<string, CountsNote>): Parameters<typeof deliver> {
  if (why === null || result.evaluations.length === 0) return [result, options, host, { inputs }];
  const unknown = whyProblem(result, why);
  if (unknown !== null) return [failed([...result.problems, unknown], today, host), options, host, { inputs }];
  return [result, options, host, { inputs, why, counts }];
}

/** The rubric id or path that holds for all files: by `--rubric`, else by `--type`; null: each file says its own. */
export function fixedRubric(options: OptionValues, shelf: Shelf, problems: Problem[]): string | null {
  const rubric = textOption(options, 'rubric');
  const type = textOption(options, 'type');
  if (rubric !== null) {
    const loaded = shelf.rubric(rubric);
    if (!loaded.ok) problems.push(...loaded.problems);
    return rubric;
  }
  if (type === null) return null;
  const found = shelf.forType(type);
  if (found === null) problems.push(shelf.types.includes(type) ? shelf.noRubric(type, null, null) : unknownValue('--type', type, shelf.judged));
  return found;
}

interface Judged {
  readonly problems: readonly Problem[];
  readonly unreadable: number;
  readonly skipped: number;
  readonly counts: ReadonlyMap<string, CountsNote>;
  /** Files left out because they claim no kind, by how they were found. */
  readonly leftOut: readonly FoundFile[];
  /** Groups in which something was judged or was wrong. */
  readonly busy: ReadonlySet<string>;
}

/** So many files are judged in one turn of the event loop. */
const TURN = 16;

async function judgeAll(found: FoundFiles, asked: Asked, law: Law, pages: Host, take: (evaluation: Evaluation) => void): Promise<Judged> {
  const problems: Problem[] = [];
  const counts = new Map<string, CountsNote>();
  const leftOut: FoundFile[] = [];
  const busy = new Set<string>();
  let unreadable = 0;
  const tell = gather(problems);
  const progress = progressOn(pages, found.files.length);
  for (const [index, file] of found.files.entries()) {
    progress.step();
    if (index % TURN === TURN - 1) await pages.pause?.();
    const judged = await judgeOne(file, asked, law, pages);
    if (judged === 'left-out' || judged === 'in-peace') {
      leftOut.push(file);
      continue;
    }
    if (file.through !== null) busy.add(file.through);
    if ('evaluation' in judged) {
      take(judged.evaluation);
      for (const [id, note] of judged.counts) counts.set(id, note);
    } else unreadable++;
    tell(judged.problems);
  }
  progress.end();
  return { problems, unreadable, skipped: leftOut.length, counts, leftOut, busy };
}

/** Most file names in one problem. */
const MOST_NAMES = 2;

/** A folder or a pattern that held no proposal: asked for, and not there. */
function emptyGroups(found: FoundFiles, run: Judged, host: Host): readonly Problem[] {
  return found.groups.filter((group) => !run.busy.has(group)).map((group) => {
    const path = group === '.' ? null : group;
    const looked = run.leftOut.filter((file) => file.through === group).map((file) => host.paths.relative(host.cwd, file.path));
    if (looked.length === 0) return problem('none-found', 'there is no Markdown file in it.', { path, fix: 'Name a folder with proposals, or one proposal: evaluate proposal.md' });
    const names = looked.length <= MOST_NAMES + 1 ? looked : looked.slice(0, MOST_NAMES);
    const others = looked.length - names.length;
    const list = listInWords(others > 0 ? [...names, `${others} others`] : names);
    const guess = looked.find((name) => nearest(name.toLowerCase(), ['readme.md']) === null) ?? looked[0]!;
    return problem('none-found', `we looked into ${list}; ${looked.length === 1 ? 'it does not say' : 'none says'} what kind of proposal it is.`, { path, fix: `Say the kind: evaluate ${guess} --type research` });
  });
}
