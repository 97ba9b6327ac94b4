/** Reads answers as people and assistants hand them in: YAML, JSON, or a filled-in sheet. What they say is checked elsewhere. */
import { problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import type { Place, Problem } from '../lib/place.js';
import type { YamlValue } from '../proposal/types.js';
import { readShape, type Read, type Shape } from './shape.js';
import { readSheet } from './sheet-read.js';

/** An answer as given, nothing of it checked. */
export interface GivenAnswer {
  readonly id: string;
  readonly verdict: string;
  readonly quotes: readonly string[];
  readonly why: string | null;
  /** For `waits`: the event's day or month (`2027-02-18`, `2027-02`). */
  readonly on: string | null;
  /** Where it stands in the file handed in. */
  readonly line: number;
  readonly column: number;
  /** For a question put for several criteria on a sheet: the ids of those it was put for. */
  readonly covers?: readonly string[];
}

export const answerKeys = {
  id: { kind: 'text', about: 'The question\'s id.' },
  verdict: { kind: 'text', about: 'Criteria: met, partial, missing, contradicted, not-applicable. Red flags: present, absent. Timing: waits, clear.' },
  quotes: { kind: 'list', of: { kind: 'text' }, about: 'Words of the proposal, to the letter. Assistants must quote.' },
  quote: { kind: 'list', of: { kind: 'text' }, about: 'The same as quotes.' },
  why: { kind: 'text', about: 'Why, in your own words.' },
  on: { kind: 'day-or-month', about: 'For waits: the day of the event (2027-02-18), or its month (2027-02), which is read as its last day.' },
} as const satisfies Readonly<Record<string, Shape>>;

const answerShape = { kind: 'map', keys: answerKeys, required: ['id', 'verdict'] } as const satisfies Shape;

/** The whole file, for the JSON Schema. */
export const answersShape = { kind: 'map', about: 'Answers to questions about a proposal.', keys: { answers: { kind: 'list', of: answerShape } }, required: ['answers'] } as const satisfies Shape;

/** Answers from a file's text; the name's ending chooses the form. Each answer that can't be read is a problem of its own and hides no other. */
export function readAnswers(source: string, path: string): { readonly answers: readonly GivenAnswer[]; readonly problems: readonly Problem[] } {
  const name = path.toLowerCase();
  if (name.endsWith('.md') || name.endsWith('.markdown')) return readSheet(source, path);
  const root = name.endsWith('.json') ? readJson(source, path) : readYaml(source, { path });
  if (!root.ok) return { answers: [], problems: root.problems };
  const problems: Problem[] = [...root.problems];
  const value = root.value;
  const listed = value === null ? null : value.kind === 'map' ? value.entries.find((entry) => entry.key === 'answers')?.value ?? null : value.kind === 'list' ? value : null;
  if (listed === null || listed.kind !== 'list') {
    problems.push(problem('answers-missing', 'This file has no answers.', { path, place: value?.place ?? null, fix: 'Write: answers: [{ id: ..., verdict: ... }]' }));
    return { answers: [], problems };
  }
  const answers: GivenAnswer[] = [];
  for (const [i, item] of listed.items.entries()) {
    const got: Read<typeof answerShape> | null = readShape(item, answerShape, { path, name: `answer ${i + 1}`, problems });
    if (got === null || got.id === null || got.verdict === null) continue;
    answers.push({ id: got.id.trim(), verdict: got.verdict.trim(), quotes: [...got.quotes, ...got.quote], why: got.why, on: got.on, line: got.place.line, column: got.place.column });
  }
  return { answers, problems };
}

/** JSON that the YAML reader can't take (tabs, odd escapes) is still read, without places inside it. */
function readJson(source: string, path: string): ReturnType<typeof readYaml> {
  const yaml = readYaml(source, { path });
  if (yaml.ok) return yaml;
  try {
    return { ok: true, value: fromJson(JSON.parse(source), 0), problems: [] };
  } catch {
    return yaml;
  }
}

const nowhere: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const deepest = 16;

function fromJson(value: unknown, depth: number): YamlValue {
  if (depth > deepest) return { kind: 'scalar', value: null, raw: 'null', place: nowhere };
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => fromJson(item, depth + 1)), place: nowhere };
  if (typeof value === 'object' && value !== null) return { kind: 'map', entries: Object.entries(value).map(([key, part]) => ({ key, keyPlace: nowhere, value: fromJson(part, depth + 1) })), place: nowhere };
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: scalar, raw: typeof scalar === 'string' ? scalar : JSON.stringify(scalar), place: nowhere };
}
