/** `proposals.yaml`: whose answers count, and how assistants are used. Found by walking up from a proposal's folder to the root. */
import { problem } from '../lib/problem.js';
import { expandBraces, matchesGlob } from '../lib/glob.js';
import { readYaml } from '../lib/yaml.js';
import type { MergeRule, Outcome } from '../evaluate/result.js';
import type { Problem, Result } from '../lib/place.js';
import { readShape, type Shape } from './shape.js';

/** The configuration that holds for a proposal. Without a file: no reviewers, so nobody's answers count. */
export interface Config {
  /** The file it was read from, relative to the root, or null when there is none. */
  readonly path: string | null;
  readonly reviewers: readonly string[];
  /** `settle`: an assistant's checked answers count; `suggest`: they are shown to people beside the question. */
  readonly assistants: 'settle' | 'suggest';
  /** Folder of the records, relative to the configuration's folder, or null: beside each proposal. */
  readonly records: string | null;
  readonly selfAssessment: 'required' | 'optional';
  /** Outcomes that no reviewer decides alone. */
  readonly secondReader: readonly Outcome[];
  /** Globs, relative to the configuration's folder: which files are proposals. Empty: whatever says its type. */
  readonly proposals?: readonly string[];
  /** Globs of files to leave alone. */
  readonly ignore?: readonly string[];
  /** The rubric for all, by path from the configuration's folder or by a shipped id; null: each type's own. */
  readonly rubric?: string | null;
  /** Rubrics by type. */
  readonly rubrics?: ReadonlyMap<string, string>;
  /** What a request's proposal must have, by its status. */
  readonly beforeMerge?: BeforeMerge;
  /** Other settings for some paths, already laid over what stands above when a proposal's own was asked for. */
  readonly overrides?: readonly Override[];
}

/** The statuses that a proposal can have. */
export const statusNames = ['draft', 'submitted', 'accepted', 'deferred', 'declined', 'active', 'concluded'] as const;
export type BeforeMerge = Readonly<Record<(typeof statusNames)[number], MergeRule>>;

/** A draft may come as it is, a submission must be complete; every other status is a person's to give. */
export const defaultBeforeMerge: BeforeMerge = { draft: 'nothing', submitted: 'complete', accepted: 'decided', deferred: 'decided', declined: 'decided', active: 'decided', concluded: 'decided' };

export interface Override {
  readonly paths: readonly string[];
  readonly settings: Partial<Omit<Config, 'path' | 'overrides' | 'beforeMerge'>>;
  readonly beforeMerge: Partial<BeforeMerge>;
}

export const noConfig: Config = { path: null, reviewers: [], assistants: 'suggest', records: null, selfAssessment: 'optional', secondReader: [] };

const needs = ['nothing', 'no-worse', 'complete', 'decided'] as const;
const outcomes = ['accept', 'defer', 'refine', 'decline'] as const;

const perPath = {
  reviewers: { kind: 'list', of: { kind: 'text' }, about: 'Whose answers, waivers and decisions count.' },
  assistants: { kind: 'choice', values: ['settle', 'suggest'], about: 'Whether an assistant\'s checked answers settle a question, or are only suggested to people.' },
  'self-assessment': { kind: 'choice', values: ['required', 'optional'], about: 'Whether a proposal without a self-assessment is incomplete.' },
  rubric: { kind: 'text', about: 'The rubric that judges, by path from this file or by a shipped id. Default: by the type of each proposal.' },
  rubrics: { kind: 'table', of: { kind: 'text' }, about: 'Rubrics by type of proposal.' },
  'second-reader': { kind: 'list', of: { kind: 'choice', values: outcomes }, about: 'Outcomes that need two reviewers.' },
  'before-merge': {
    kind: 'map', about: 'What a proposal must have before a request is merged, by the status that the request gives it. no-worse: complete, or lacking nothing that it did not lack before under the same status.',
    keys: {
      draft: { kind: 'choice', values: needs, about: 'Default: nothing.' }, submitted: { kind: 'choice', values: needs, about: 'Default: complete.' },
      accepted: { kind: 'choice', values: needs, about: 'Default: decided.' }, deferred: { kind: 'choice', values: needs, about: 'Default: decided.' }, declined: { kind: 'choice', values: needs, about: 'Default: decided.' },
      active: { kind: 'choice', values: needs, about: 'Default: decided.' }, concluded: { kind: 'choice', values: needs, about: 'Default: decided.' },
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

export const configShape = {
  kind: 'map',
  about: 'Configuration of a proposals repository.',
  keys: {
    ...perPath,
    records: { kind: 'text', about: 'Folder of the records, relative to this file. Default: beside each proposal.' },
    proposals: { kind: 'list', of: { kind: 'text' }, about: 'Which files are proposals: one or more globs, from this file. Default: whatever says its type.' },
    ignore: { kind: 'list', of: { kind: 'text' }, about: 'Globs of files to leave alone.' },
    overrides: {
      kind: 'list', about: 'Other settings for some paths; of several that fit, the later one wins.',
      of: { kind: 'map', keys: { paths: { kind: 'list', of: { kind: 'text' }, about: 'Globs, from this file.' }, ...perPath }, required: ['paths'] },
    },
  },
} as const satisfies Shape;

/** Reads a configuration file's text. `path` is relative to the root. */
export function parseConfig(source: string, path: string): Result<Config> {
  const yaml = readYaml(source, { path });
  if (!yaml.ok) return yaml;
  if (yaml.value === null) return { ok: true, value: { ...noConfig, path }, problems: yaml.problems };
  const problems: Problem[] = [...yaml.problems];
  const got = readShape(yaml.value, configShape, { path, name: 'this file', problems });
  if (got === null) return { ok: false, problems: problems.length > 0 ? problems : [problem('record-invalid', 'This configuration could not be read.', { path })] };
  return {
    ok: true,
    value: {
      path, reviewers: [...new Set(got.reviewers)], assistants: got.assistants ?? 'suggest', records: got.records, selfAssessment: got['self-assessment'] ?? 'optional', secondReader: [...new Set(got['second-reader'])],
      proposals: got.proposals, ignore: got.ignore, rubric: got.rubric, rubrics: got.rubrics, beforeMerge: { ...defaultBeforeMerge, ...given(got['before-merge']) },
      overrides: got.overrides.map((one) => ({
        paths: one.paths,
        settings: {
          ...(one.reviewers.length === 0 ? {} : { reviewers: [...new Set(one.reviewers)] }), ...(one.assistants === null ? {} : { assistants: one.assistants }),
          ...(one['self-assessment'] === null ? {} : { selfAssessment: one['self-assessment'] }), ...(one.rubric === null ? {} : { rubric: one.rubric }),
          ...(one.rubrics.size === 0 ? {} : { rubrics: one.rubrics }), ...(one['second-reader'].length === 0 ? {} : { secondReader: [...new Set(one['second-reader'])] }),
        },
        beforeMerge: given(one['before-merge']),
      })),
    },
    problems,
  };
}

/** The statuses that were written. */
function given(read: Readonly<Record<keyof BeforeMerge, MergeRule | null>> | null): Partial<BeforeMerge> {
  return Object.fromEntries(statusNames.flatMap((name) => (read?.[name] == null ? [] : [[name, read[name]]])));
}

/** The configuration with what its overrides say of one path (from the root) laid over it. */
export function configFor(config: Config, proposalPath: string): Config {
  const within = fromConfig(config, proposalPath);
  let out = config;
  for (const { paths, settings, beforeMerge } of config.overrides ?? []) {
    if (within === null || !paths.some((glob) => fits(glob, within))) continue;
    out = { ...out, ...settings, beforeMerge: { ...(out.beforeMerge ?? defaultBeforeMerge), ...beforeMerge } };
  }
  return out;
}

/** Whether a file (from the root) is to be left alone. */
export function ignores(config: Config, path: string): boolean {
  const within = fromConfig(config, path);
  return within !== null && (config.ignore ?? []).some((glob) => fits(glob, within));
}

/** Whether the configuration names a file (from the root) as a proposal; null where it names none at all. */
export function names(config: Config, path: string): boolean | null {
  if ((config.proposals ?? []).length === 0) return null;
  const within = fromConfig(config, path);
  return within !== null && config.proposals!.some((glob) => fits(glob, within));
}

/** The path from the configuration's folder, or null where it lies outside. */
function fromConfig(config: Config, path: string): string | null {
  const home = config.path === null ? '' : config.path.split('/').slice(0, -1).join('/');
  if (home === '') return path;
  return path.startsWith(`${home}/`) ? path.slice(home.length + 1) : null;
}

/** A glob against a path; one that names a folder holds for all in it. */
export function fits(glob: string, path: string): boolean {
  const parts = path.split('/');
  return expandBraces(glob.replace(/^\.\//u, '').replace(/\/+$/u, '/**')).some((pattern) => matchesGlob(parts, pattern.split('/')) || matchesGlob(parts, [...pattern.split('/'), '**']));
}

/**
 * The configuration for a proposal: the nearest `proposals.yaml` in its folder or above, up to the root, with its overrides for that path.
 * `proposalPath` is relative to the root, with `/`; `read` gives a file's text by such a path, or null.
 */
export function findConfig(proposalPath: string, read: (path: string) => string | null): Result<Config> {
  const found = findWholeConfig(proposalPath, read);
  return found.ok ? { ...found, value: configFor(found.value, proposalPath) } : found;
}

/** The same with its overrides still to be laid over it: one for all files of a folder. */
export function findWholeConfig(proposalPath: string, read: (path: string) => string | null): Result<Config> {
  const parts = proposalPath.split('/').filter((part) => part !== '' && part !== '.').slice(0, -1);
  for (let depth = parts.length; depth >= 0; depth--) {
    const path = [...parts.slice(0, depth), 'proposals.yaml'].join('/');
    const source = read(path);
    if (source !== null) return parseConfig(source, path);
  }
  return { ok: true, value: noConfig, problems: [] };
}
