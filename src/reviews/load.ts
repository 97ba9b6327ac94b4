/** Loads what belongs to a proposal: its configuration and its records, through the host; then says what of it holds today. */
import { problem } from '../lib/problem.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Rubric } from '../rubric/types.js';
import { answerable } from './check.js';
import { type Config, configFor, findWholeConfig, noConfig } from './config.js';
import { type Asked, type Current, currentRecords, noRecords } from './current.js';
import { parseRecord, recordFolder, type RecordFile } from './record.js';

type Files = Pick<Host, 'read' | 'list' | 'kind' | 'paths'>;

/** A proposal's configuration, read upwards from its folder. `root` is absolute, the proposal's path relative to it. */
export function loadConfig(proposalPath: string, root: string, host: Files): LoadedConfig {
  const whole = loadWholeConfig(proposalPath, root, host);
  return whole.ok ? { ...whole, config: configFor(whole.config, proposalPath) } : whole;
}

export interface LoadedConfig { readonly config: Config; readonly problems: readonly Problem[]; readonly ok: boolean }

/** The same with its overrides still to be laid over it: one for all files of a folder. */
export function loadWholeConfig(proposalPath: string, root: string, host: Files): LoadedConfig {
  const found = findWholeConfig(proposalPath, (path) => textAt(host.paths.resolve(root, path), host));
  return found.ok ? { config: found.value, problems: found.problems, ok: true } : { config: noConfig, problems: found.problems, ok: false };
}

/** The record files of a proposal, by name. One that can't be read is a problem and hides no other. */
export function loadRecordFiles(proposalPath: string, config: Config, root: string, host: Files): { readonly files: readonly RecordFile[]; readonly problems: readonly Problem[] } {
  const folder = recordFolder(proposalPath, config);
  const files: RecordFile[] = [];
  const problems: Problem[] = [];
  for (const name of host.list(host.paths.resolve(root, folder))) {
    if (!name.endsWith('.yaml') && !name.endsWith('.yml')) continue;
    const path = `${folder}/${name}`;
    const file = host.paths.resolve(root, path);
    if (host.kind(file) !== 'file') continue;
    const source = textAt(file, host);
    if (source === null) { problems.push(problem('record-unreadable', 'This record can\'t be read as text.', { path })); continue; }
    const parsed = parseRecord(source, path);
    problems.push(...parsed.problems);
    if (parsed.ok) files.push(parsed.value);
  }
  return { files, problems };
}

export interface Loaded extends Current {
  readonly config: Config;
  readonly files: readonly RecordFile[];
  /** False: a configuration or a record could not be used. */
  readonly ok: boolean;
}

/** Everything at once, for judging. A proposal that came from standard input has no records. `known`: the configuration, where it was read already. */
export function loadRecords(proposal: Proposal, rubric: Rubric, root: string, host: Files, today: string, known?: LoadedConfig): Loaded {
  if (proposal.path === '-') return { config: noConfig, files: [], records: noRecords, suggestions: [], problems: [], disagreements: [], ok: true };
  const { config, problems: ofConfig, ok } = known ?? loadConfig(proposal.path, root, host);
  const { files, problems: ofFiles } = loadRecordFiles(proposal.path, config, root, host);
  const current = files.length === 0 ? currentRecords(files, proposal, config, today) : currentRecords(files, proposal, config, today, answerable(rubric), askedBy(rubric));
  const problems = [...ofConfig, ...ofFiles, ...current.problems];
  return { config, files, records: current.records, suggestions: current.suggestions, disagreements: current.disagreements, problems, ok: ok && !problems.some((one) => one.level === 'error') };
}

/** What a rubric calls and asks everything that a reviewer may answer. */
export function askedBy(rubric: Rubric): Asked {
  return new Map([...rubric.checklists.flatMap((list) => list.criteria), ...rubric.antiPatterns, ...rubric.timing.rules].map((one) => [one.id, { title: one.title, asks: one.asks }]));
}

/** A file's text in UTF-8, or null where there is none. */
export function textAt(path: string, host: Pick<Host, 'read'>): string | null {
  const read = host.read(path);
  if (!read.ok) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
  } catch {
    return null;
  }
}
