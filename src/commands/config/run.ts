/** Runs `config`: reads the settings as every command does, and says of each value which line of which file set it. */
import { stringify } from 'yaml';
import type { Host, Problem, YamlValue } from '../../model.js';
import { type Config, configFor, defaultBeforeMerge, fits } from '../../records/config.js';
import { loadWholeConfig, textAt } from '../../records/load.js';
import { safe } from '../../report/safe.js';
import { readYaml, valueAt } from '../../text/yaml.js';
import type { OptionValues } from '../command.js';
import { choice } from '../options.js';
import { rootOf, shownPath } from '../root.js';
import { fenced } from '../fence.js';
import { tellErrors, tellProblems } from '../subject.js';

interface Setting {
  readonly key: string;
  readonly value: unknown;
  /** `proposals.yaml:4`, or null: nobody set it. */
  readonly from: string | null;
}

export async function runConfig(args: readonly string[], options: OptionValues, outer: Host): Promise<number> {
  const host = fenced(outer);
  const problems: Problem[] = [];
  const format = choice(options, 'format', '--format', ['yaml', 'json'] as const, 'yaml', problems);
  if (problems.length > 0) { tellErrors(problems, host.today(), host); return 2; }
  const typed = host.paths.resolve(host.cwd, args[0] ?? '.');
  // A folder is asked about as a file in it would be.
  const isFolder = host.kind(typed) === 'folder';
  const file = isFolder ? host.paths.resolve(typed, 'a proposal.md') : typed;
  const root = rootOf(file, host);
  const path = shownPath(file, host);
  const whole = loadWholeConfig(path, root, host);
  if (!whole.ok) { tellErrors(whole.problems, host.today(), host); return 2; }
  const config = isFolder ? whole.config : configFor(whole.config, path);
  const settings = settingsOf(config, isFolder ? null : path, root, host);
  tellProblems(whole.problems, host);
  if (format === 'json') host.stdout.write(`${JSON.stringify({ path: config.path, settings: Object.fromEntries(settings.map(({ key, value, from }) => [key, { value, from }])) }, null, 2)}\n`);
  else {
    host.stdout.write(`# ${safe(config.path === null ? 'There is no proposals.yaml; these are the defaults.' : `${config.path}, as it holds for ${isFolder ? 'this folder' : path}`)}\n`);
    for (const { key, value, from } of settings) host.stdout.write(lineOf(key, value, from));
  }
  return 0;
}

function lineOf(key: string, value: unknown, from: string | null): string {
  const inline = value === null ? 'null' : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  return `${`${key}: ${safe(inline)}`.padEnd(48)} # ${from === null ? 'default' : safe(from)}\n`;
}

function settingsOf(config: Config, path: string | null, root: string, host: Host): readonly Setting[] {
  const source = config.path === null ? null : textAt(host.paths.resolve(root, config.path), host);
  const yaml = source === null ? null : readYaml(source, { path: config.path! });
  const tree = yaml !== null && yaml.ok ? yaml.value : null;
  const home = config.path === null || !config.path.includes('/') ? '' : config.path.slice(0, config.path.lastIndexOf('/') + 1);
  const overrides = (config.overrides ?? []).flatMap((one, i) => (path !== null && one.paths.some((glob) => fits(glob, path.slice(home.length))) ? [valueAt(tree, ['overrides', i]) ?? valueAt(tree, ['overrides'])] : [])).filter((value) => value !== undefined);
  const from = (...keys: readonly string[]): string | null => {
    const set = [...overrides].reverse().map((one) => valueAt(one, keys)).find((value) => value !== undefined) ?? valueAt(tree, keys);
    return set === undefined || isEmpty(set) ? null : `${config.path}:${set.place.line}`;
  };
  const one = (key: string, value: unknown): Setting => ({ key, value, from: from(key) });
  return [
    one('proposals', [...config.proposals ?? []]), one('ignore', [...config.ignore ?? []]), one('reviewers', [...config.reviewers]), one('second-reader', [...config.secondReader]), one('assistants', config.assistants),
    one('self-assessment', config.selfAssessment), one('records', config.records), one('rubric', config.rubric ?? null), one('rubrics', Object.fromEntries(config.rubrics ?? [])),
    ...Object.entries(config.beforeMerge ?? defaultBeforeMerge).map(([status, need]) => ({ key: `before-merge.${status}`, value: need, from: from('before-merge', status) })),
  ];
}

function isEmpty(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}
