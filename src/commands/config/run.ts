/** Runs `config`: reads the settings as every command does, and says of each value which line of which file set it. */
import { stringify } from 'yaml';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import type { YamlValue } from '../../proposal/types.js';
import { type Config, configFor, defaultBeforeMerge, fits } from '../../reviews/config.js';
import { loadWholeConfig, textAt } from '../../reviews/load.js';
import { safe, safeJson } from '../../report/safe.js';
import { readYaml, valueAt } from '../../lib/yaml.js';
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

/** An override that holds for some paths only, not laid over what a folder is told. */
interface Other {
  readonly paths: readonly string[];
  readonly from: string;
}

/** Columns of a setting before its remark. */
const WIDE = 44;

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
  const { settings, others } = settingsOf(config, isFolder ? null : path, root, host);
  tellProblems(whole.problems, host);
  if (format === 'json') {
    const json = { path: config.path, settings: Object.fromEntries(settings.map(({ key, value, from }) => [key, { value, from }])), overrides: others };
    host.stdout.write(`${safeJson(JSON.stringify(json, null, 2))}\n`);
  } else host.stdout.write(page(config, settings, others, isFolder ? folderName(typed, host) : path));
  return 0;
}

/** The settings as YAML that a `proposals.yaml` could hold, with a remark behind each. */
function page(config: Config, settings: readonly Setting[], others: readonly Other[], what: string): string {
  const lines = [remark(config.path === null ? `No proposals.yaml holds for ${what}; these are the defaults.` : `${config.path}, as it holds for ${what}`)];
  let map = '';
  for (const { key, value, from } of settings) {
    const [first, second] = key.split('.');
    if (second !== undefined && first !== map) lines.push(`${first}:`);
    map = second === undefined ? '' : first!;
    lines.push(lineOf(second === undefined ? key : `  ${second}`, value, from));
  }
  for (const { paths, from } of others) lines.push(remark(`${from} sets other values for ${paths.join(', ')}; proposals config FILE shows them`));
  return `${lines.join('\n')}\n`;
}

function lineOf(key: string, value: unknown, from: string | null): string {
  const none = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  const inline = none ? (value === null ? '' : JSON.stringify(value)) : stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
  return `${`${key}: ${safe(inline)}`.trimEnd().padEnd(WIDE)}  # ${from !== null ? safe(from) : none && key in MEANS ? `default: ${MEANS[key]}` : 'default'}`;
}

/** What an empty setting means. */
const MEANS: Readonly<Record<string, string>> = { proposals: 'whatever says its type', records: 'beside each proposal', rubric: 'by the type', reviewers: 'nobody\'s word counts' };

function remark(text: string): string {
  return `# ${safe(text)}`;
}

function folderName(typed: string, host: Host): string {
  return host.paths.relative(host.cwd, typed) === '' ? 'this folder' : host.paths.relative(host.cwd, typed);
}

function settingsOf(config: Config, path: string | null, root: string, host: Host): { readonly settings: readonly Setting[]; readonly others: readonly Other[] } {
  const source = config.path === null ? null : textAt(host.paths.resolve(root, config.path), host);
  const yaml = source === null ? null : readYaml(source, { path: config.path! });
  const tree = yaml !== null && yaml.ok ? yaml.value : null;
  const home = config.path === null || !config.path.includes('/') ? '' : config.path.slice(0, config.path.lastIndexOf('/') + 1);
  // One override may stand without a list around it.
  const written = (config.overrides ?? []).map(({ paths }, i) => ({ paths, tree: valueAt(tree, ['overrides', i]) ?? valueAt(tree, ['overrides']) ?? null }));
  const fitting = path === null ? [] : written.filter(({ paths }) => paths.some((glob) => fits(glob, path.slice(home.length)))).reverse();
  const from = (...keys: readonly string[]): string | null => {
    const of = (value: YamlValue | null, base: boolean): number | null => {
      const holder = valueAt(value, keys.slice(0, -1));
      const entry = holder?.kind === 'map' ? holder.entries.find(({ key }) => key === keys.at(-1)) : undefined;
      // An empty list in an override sets nothing.
      return entry === undefined || isBlank(entry.value) || (!base && isEmpty(entry.value)) ? null : entry.keyPlace.line;
    };
    const line = fitting.map((one) => of(one.tree, false)).find((found) => found !== null) ?? of(tree, true);
    return line === null ? null : `${config.path}:${line}`;
  };
  const one = (key: string, value: unknown): Setting => ({ key, value, from: from(key) });
  return {
    settings: [
      one('proposals', [...config.proposals ?? []]), one('ignore', [...config.ignore ?? []]), one('reviewers', [...config.reviewers]), one('second-reader', [...config.secondReader]), one('assistants', config.assistants),
      one('self-assessment', config.selfAssessment), one('records', config.records), one('rubric', config.rubric ?? null), one('rubrics', Object.fromEntries(config.rubrics ?? [])),
      ...Object.entries(config.beforeMerge ?? defaultBeforeMerge).map(([status, need]) => ({ key: `before-merge.${status}`, value: need, from: from('before-merge', status) })),
    ],
    others: path === null ? written.map(({ paths, tree: at }) => ({ paths, from: `${config.path}:${at?.place.line ?? 1}` })) : [],
  };
}

function isBlank(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function isEmpty(value: YamlValue): boolean {
  return (value.kind === 'list' && value.items.length === 0) || (value.kind === 'map' && value.entries.length === 0);
}
