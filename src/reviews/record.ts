/** The record file `<proposal>.reviews/<who>.yaml`: answers, waivers and the decision of one reviewer, or the answers of an assistant under his eyes. */
import { problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import type { Outcome } from '../evaluate/result.js';
import type { Problem, Result } from '../lib/place.js';
import type { Waiver } from '../evaluate/records.js';
import type { Config } from './config.js';
import { answerKeys, type GivenAnswer } from './answers.js';
import type { Binding } from './fingerprint.js';
import { readShape, type Shape } from './shape.js';

/** An answer as kept: what was given, when, and what it rests on. */
export interface KeptAnswer extends GivenAnswer {
  /** ISO day on which it was given, or null in a record written by hand. */
  readonly given: string | null;
  readonly restsOn: Binding;
  /** What the proposer is told or asked about it, in the letter. */
  readonly say?: string | null;
}

export interface KeptWaiver extends Waiver {
  readonly line: number;
  readonly column: number;
}

export interface KeptDecision {
  readonly outcome: Outcome;
  readonly why: string;
  /** ISO day. */
  readonly on: string;
  /** `contentSha256` of the proposal that was decided on. */
  readonly text: string;
  /** Fingerprint of its words alone, so that a new status leaves the decision standing. */
  readonly words?: string | null;
  /** Where it was deferred: the ISO day on which we look again. */
  readonly again?: string | null;
  /** What would have to change, for the letter. */
  readonly change?: readonly string[];
  /** What else may help them, for the letter. */
  readonly alternatives?: readonly string[];
}

/** The steps behind a yes, in order: three until it runs, then three that come round. */
export const stepNames = ['discovery', 'refinement', 'agreement', 'monthly', 'quarterly', 'annual'] as const;
export type StepName = (typeof stepNames)[number];

/** A step that was taken, and when (ISO day). */
export interface TakenStep {
  readonly step: StepName;
  readonly on: string;
}

export interface RecordFile {
  readonly path: string;
  readonly by: string;
  /** The assistant's model, or null when the answers are a person's own. */
  readonly assistant: string | null;
  readonly answers: readonly KeptAnswer[];
  readonly waivers: readonly KeptWaiver[];
  readonly decision: KeptDecision | null;
  /** The reviewer knows the proposers and steps aside: nothing in this record counts. */
  readonly aside?: { readonly why: string; readonly on: string } | null;
  readonly steps?: readonly TakenStep[];
}

const keptShape = {
  kind: 'map',
  required: ['id', 'verdict'],
  keys: {
    ...answerKeys,
    given: { kind: 'day', about: 'When it was given.' },
    say: { kind: 'text', about: 'What the proposer is told or asked about it, in the letter.' },
    'rests-on': {
      kind: 'map',
      about: 'Fingerprints of what it rests on; written by the program.',
      keys: { sentences: { kind: 'list', of: { kind: 'text' } }, sections: { kind: 'list', of: { kind: 'text' } }, text: { kind: 'text' } },
    },
  },
} as const satisfies Shape;

export const recordShape = {
  kind: 'map',
  about: 'What one reviewer answered, waived and decided about a proposal.',
  keys: {
    by: { kind: 'text', about: 'The reviewer.' },
    assistant: { kind: 'text', about: 'The assistant that answered under the reviewer\'s eyes.' },
    answers: { kind: 'list', of: keptShape },
    waivers: {
      kind: 'list',
      of: { kind: 'map', keys: { id: { kind: 'text' }, status: { kind: 'choice', values: ['missing', 'contradicted', 'present', 'failed'] }, why: { kind: 'text' }, until: { kind: 'day' }, quotes: { kind: 'list', of: { kind: 'text' }, about: 'The sentences that it sets aside; others that come up later end it.' } }, required: ['id', 'status', 'why', 'until'] },
    },
    decision: {
      kind: 'map',
      keys: { outcome: { kind: 'choice', values: ['accept', 'defer', 'refine', 'decline'] }, why: { kind: 'text' }, on: { kind: 'day' }, text: { kind: 'text' }, words: { kind: 'text', about: 'Fingerprint of the words, whatever the status; written by the program.' }, again: { kind: 'day', about: 'When we look again.' }, change: { kind: 'list', of: { kind: 'text' }, about: 'What would have to change, for the letter.' }, alternatives: { kind: 'list', of: { kind: 'text' }, about: 'What else may help them, for the letter.' } },
      required: ['outcome', 'why', 'on', 'text'],
    },
    'steps-aside': { kind: 'map', about: 'The reviewer knows the proposers; nothing in this record counts.', keys: { why: { kind: 'text' }, on: { kind: 'day' } }, required: ['why', 'on'] },
    steps: { kind: 'list', about: 'Steps taken since a yes.', of: { kind: 'map', keys: { step: { kind: 'choice', values: stepNames }, on: { kind: 'day' } }, required: ['step', 'on'] } },
  },
} as const satisfies Shape;

/** Reads a record. Any problem leaves the whole record unread: it is never half believed, nor overwritten. */
export function parseRecord(source: string, path: string): Result<RecordFile> {
  const yaml = readYaml(source, { path });
  if (!yaml.ok) return yaml;
  const stem = recordStem(path);
  if (yaml.value === null) return { ok: true, value: { path, by: stem, assistant: null, answers: [], waivers: [], decision: null }, problems: yaml.problems };
  const problems: Problem[] = [];
  const got = readShape(yaml.value, recordShape, { path, name: 'a record', problems });
  if (got === null || problems.length > 0) return { ok: false, problems };
  const by = got.by ?? stem;
  const twice = duplicates(got.answers.map((answer) => answer.id ?? ''));
  for (const answer of got.answers) if (answer.id !== null && twice.has(answer.id)) problems.push(problem('answer-twice', `${answer.id} is answered twice in this record.`, { path, place: answer.place, fix: 'Keep one of them.' }));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    problems: yaml.problems,
    value: {
      path,
      by,
      assistant: got.assistant,
      answers: got.answers.map((answer) => ({
        id: answer.id ?? '', verdict: answer.verdict ?? '', quotes: [...answer.quotes, ...answer.quote], why: answer.why, on: answer.on, given: answer.given,
        restsOn: { sentences: answer['rests-on']?.sentences ?? [], sections: answer['rests-on']?.sections ?? [], text: answer['rests-on']?.text ?? null },
        ...(answer.say === null ? {} : { say: answer.say }),
        line: answer.place.line, column: answer.place.column,
      })),
      waivers: got.waivers.map((waiver) => ({ id: waiver.id ?? '', status: waiver.status ?? 'missing', by, why: waiver.why ?? '', until: waiver.until ?? '', ...(waiver.quotes.length === 0 ? {} : { quotes: waiver.quotes }), line: waiver.place.line, column: waiver.place.column })),
      decision: got.decision === null ? null : { outcome: got.decision.outcome ?? 'refine', why: got.decision.why ?? '', on: got.decision.on ?? '', text: got.decision.text ?? '', ...(got.decision.words === null ? {} : { words: got.decision.words }), ...(got.decision.again === null ? {} : { again: got.decision.again }), ...(got.decision.change.length === 0 ? {} : { change: got.decision.change }), ...(got.decision.alternatives.length === 0 ? {} : { alternatives: got.decision.alternatives }) },
      ...(got['steps-aside'] === null ? {} : { aside: { why: got['steps-aside'].why ?? '', on: got['steps-aside'].on ?? '' } }),
      ...(got.steps.length === 0 ? {} : { steps: got.steps.flatMap(({ step, on }) => (step === null || on === null ? [] : [{ step, on }])) }),
    },
  };
}

/** Items that stand more than once. */
export function duplicates(items: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const item of items) (seen.has(item) ? twice : seen).add(item);
  return twice;
}

/** The folder of a proposal's records, relative to the root: `gossip.reviews` for `gossip.md`, or the same under the configured folder. */
export function recordFolder(proposalPath: string, config: Pick<Config, 'path' | 'records'>): string {
  const beside = proposalPath.replace(/\.(md|markdown)$/i, '') + '.reviews';
  if (config.records === null) return beside;
  const home = config.path === null ? '' : config.path.split('/').slice(0, -1).join('/');
  const within = home !== '' && beside.startsWith(`${home}/`) ? beside.slice(home.length + 1) : beside;
  return [home, config.records.replace(/\/+$/, ''), within].filter((part) => part !== '').join('/');
}

let safeName: RegExp | null = null;
/** Made when somebody is named. */
function isSafeName(by: string): boolean {
  return (safeName ??= /^[\p{L}\p{N}][\p{L}\p{N} ._@+-]*$/u).test(by);
}

/** The name of a record's file: `amara.yaml`, or `amara.with-some-model.yaml` for an assistant's answers; null when the reviewer's name can't be one. */
export function recordName(by: string, assistant: string | null): string | null {
  if (by.length > 80 || !isSafeName(by) || by.includes('..') || by.includes('.with-') || by.endsWith('.') || by.endsWith(' ')) return null;
  if (assistant === null) return `${by}.yaml`;
  const model = Array.from(assistant.normalize('NFKC').toLowerCase().slice(0, 80), (char) => (/[\p{L}\p{N}.]/u.test(char) ? char : '-')).join('').replace(/^[.-]+/, '').replace(/[.-]+$/, '');
  return model === '' || model.includes('..') ? null : `${by}.with-${model}.yaml`;
}

function recordStem(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const stem = name.replace(/\.ya?ml$/i, '');
  const at = stem.indexOf('.with-');
  return at < 0 ? stem : stem.slice(0, at);
}
