/** `capacity.yaml`: how much there is to give, in which unit, what of it is kept for whom, and what is promised besides the proposals. */
import { problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import type { Problem, Result } from '../lib/place.js';
import { readShape, type Shape } from './shape.js';

export interface Hold {
  readonly what: string;
  readonly amount: number;
  /** ISO days, both included; null: from now, or without end. */
  readonly from: string | null;
  readonly until: string | null;
}

export interface CapacityFile {
  readonly path: string;
  /** The field in which a proposal says what it asks: `hours_per_month` by the month, any other once a round. */
  readonly unit: string;
  /** For sums of money. */
  readonly currency: string | null;
  readonly total: number;
  readonly reserve: { readonly percent: number; readonly types: readonly string[] } | null;
  readonly holds: readonly Hold[];
}

const holdShape = {
  kind: 'map', required: ['what', 'amount'],
  keys: { what: { kind: 'text', about: 'What it is promised to.' }, amount: { kind: 'text' }, from: { kind: 'day' }, until: { kind: 'day', about: 'The last day.' } },
} as const satisfies Shape;

export const capacityShape = {
  kind: 'map',
  about: 'What there is to give, for evaluate and plan.',
  keys: {
    unit: { kind: 'text', about: 'The field that says what a proposal asks. Default: hours_per_month, by the month; another, such as budget, counts once for the round.' },
    currency: { kind: 'text', about: 'For sums of money: GBP, EUR.' },
    total: { kind: 'text', about: 'How much there is: each month, or in the round.' },
    reserve: { kind: 'map', keys: { percent: { kind: 'text' }, for: { kind: 'list', of: { kind: 'text' } } }, required: ['percent', 'for'], about: 'A part kept for some types: { percent: 20, for: [community] }.' },
    holds: { kind: 'list', of: holdShape, about: 'What is promised besides the proposals kept here.' },
  },
  required: ['total'],
} as const satisfies Shape;

/** Any problem leaves the file unused: hours that nobody meant would decide. */
export function parseCapacity(source: string, path: string): Result<CapacityFile> {
  const yaml = readYaml(source, { path });
  if (!yaml.ok) return yaml;
  const problems: Problem[] = [...yaml.problems];
  if (yaml.value === null) return { ok: false, problems: [problem('capacity-invalid', 'This file is empty.', { path, fix: 'Write: total: 40' })] };
  const got = readShape(yaml.value, capacityShape, { path, name: 'capacity.yaml', problems });
  if (got === null || problems.length > 0) return { ok: false, problems };
  const number = (text: string | null, what: string, most = Infinity): number => {
    const value = Number(text ?? '');
    if (text === null || text.trim() === '' || !Number.isFinite(value) || value < 0 || value > most) problems.push(problem('capacity-invalid', `${what} must be a number${most === Infinity ? ' from 0' : ` from 0 to ${most}`}, and not "${(text ?? '').slice(0, 40)}".`, { path, place: got.place }));
    return value;
  };
  const value: CapacityFile = {
    path, unit: got.unit ?? 'hours_per_month', currency: got.currency, total: number(got.total, 'total'),
    reserve: got.reserve === null ? null : { percent: number(got.reserve.percent, 'percent', 100), types: got.reserve.for },
    holds: got.holds.map((one) => ({ what: one.what ?? '', amount: number(one.amount, 'amount'), from: one.from, until: one.until })),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value, problems: [] };
}
