/** `--watch`: judges again whenever something changes, and shows each proposal as its page with notes in the margin. */
import type { Host } from '../../lib/host.js';
import type { OptionValues } from '../command.js';
import { fenced } from '../fence.js';
import { findFiles } from '../files.js';
import { colorFor, widthFor } from '../report.js';
import { pageNotes } from '../../report/page.js';
import { problem } from '../../lib/problem.js';
import { deliver } from '../report.js';
import { failed, resultOf } from '../result.js';
import { textOption } from '../command.js';
import { fixedRubric } from './run.js';
import { judgeOne } from './judge-one.js';
import { inScope, openLaw } from '../../changed/policy.js';
import type { Evaluation } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';

/** Ends when watching ends, with 0. */
export async function runWatch(paths: readonly string[], options: OptionValues, today: string, host: Host): Promise<number> {
  const problems: Problem[] = [];
  if (host.watch === undefined) problems.push(problem('option-value', '--watch does not work here.', { fix: 'Leave out --watch.' }));
  if (paths.includes('-')) problems.push(problem('option-together', '--watch looks at files, and - is none.', { fix: 'Name the file.' }));
  if (problems.length > 0) return deliver(failed(problems, today, host), options, host, { inputs: new Set() });
  // What was judged once and has not changed is not judged again; rubrics and settings are read anew each time.
  const known = new Map<string, { readonly bytes: string; readonly evaluation: Evaluation }>();
  const round = async (): Promise<void> => {
    const pages = fenced(host);
    const law = openLaw(pages, textOption(options, 'stage'));
    const found: Problem[] = [];
    const fixed = fixedRubric(options, law.shelf, found);
    const evaluations: Evaluation[] = [];
    const files = findFiles(paths, host);
    found.push(...files.problems);
    if (found.length === 0) for (const file of inScope(files.files, law)) {
      const one = await judgeOne(file, { fixed, type: textOption(options, 'type'), today }, law, pages);
      if (one === 'left-out' || one === 'in-peace') continue;
      found.push(...one.problems);
      if ('evaluation' in one) evaluations.push(one.evaluation);
    }
    const result = resultOf({ evaluations, problems: found, unreadable: 0, skipped: 0 }, today, 'never', host);
    // Only what moved is shown again; the first time, all.
    const moved = evaluations.filter((evaluation) => known.get(evaluation.proposal.path)?.bytes !== JSON.stringify(evaluation));
    for (const evaluation of evaluations) known.set(evaluation.proposal.path, { bytes: JSON.stringify(evaluation), evaluation });
    const shown = { ...result, evaluations: moved };
    if (moved.length > 0 || found.length > 0) host.stdout.write(pageNotes(shown, { color: colorFor(options, host, host.stdout), width: widthFor(host, host.stdout) }));
  };
  await round();
  let busy: Promise<void> | null = null;
  let again = false;
  const later = (): void => {
    if (busy !== null) { again = true; return; }
    busy = (async () => {
      do {
        again = false;
        await round();
      } while (again);
      busy = null;
    })();
  };
  const [first] = paths;
  const path = host.paths.resolve(host.cwd, first ?? '.');
  await host.watch!(host.kind(path) === 'file' ? host.paths.dirname(path) : host.kind(path) === 'folder' ? path : host.cwd, later);
  await busy;
  return 0;
}
