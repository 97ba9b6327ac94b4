/** Runs `proposals rubric show`. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { rubricPage } from '../report/rubric/page.js';
import { showScreen } from '../report/rubric/show.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { choice } from '../commands/options.js';
import { openRubric, openStages, refuse, screenOptions } from './open.js';
import { rubricYaml } from './yaml.js';

/** 0 when it was shown, 2 when the rubric can't be used. */
export async function runShow(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const ref = args[0] ?? '';
  const wrong: Problem[] = [];
  const format = choice(options, 'format', '--format', ['terminal', 'markdown', 'yaml'], 'terminal', wrong);
  if (wrong.length > 0) return refuse(ref, wrong, options, host, 'Nothing was shown.');
  const opened = openRubric(ref, host, textOption(options, 'stage'));
  if (!opened.ok) return refuse(ref, opened.problems, options, host);
  const { rubric, root, path, base } = opened.value;
  host.stdout.write(format === 'yaml' ? rubricYaml(root, rubric, path) : format === 'markdown' ? rubricPage(rubric, { base: base !== null, stages: openStages(ref, rubric, host) }) : showScreen(rubric, path, screenOptions(options, host)));
  return 0;
}
