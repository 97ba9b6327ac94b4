/** Points of 100 in whole numbers: exact fractions, printed with one decimal, half up. */
import type { Case, CriterionCase } from './case.js';
import type { Checklist } from '../rubric/types.js';
import type { Score, Status, TotalScore } from './result.js';
import { isFree } from './case.js';

/** How open criteria count: as nothing, as half, or as met. */
export type OpenCounts = 'low' | 'at' | 'high';

const halves: Readonly<Record<Exclude<Status, 'not-applicable' | 'open'>, bigint>> = { met: 2n, partial: 1n, missing: 0n, contradicted: 0n };
const openHalves: Readonly<Record<OpenCounts, bigint>> = { low: 0n, at: 1n, high: 2n };

/** The whole sum over one denominator: what half a point of each criterion is worth, so that any change can be weighed exactly. */
export interface Weighing {
  /** 0 when nothing is left to weigh. */
  readonly denominator: bigint;
  /** By criterion id; those that left the sum are not in it. */
  readonly perHalf: ReadonlyMap<string, bigint>;
}

/** Half points of a status: 2 is met, null has left the sum. */
export function halfPoints(x: Pick<CriterionCase, 'status' | 'waiver'>, open: OpenCounts): bigint | null {
  if (x.status === 'not-applicable' || x.waiver !== null) return null;
  return x.status === 'open' ? openHalves[open] : halves[x.status];
}

/** Weights come as decimals from YAML; six places of them count. */
function whole(weight: number): bigint {
  let known = wholes.get(weight);
  if (known === undefined) {
    if (wholes.size >= MOST_WEIGHTS) wholes.clear();
    wholes.set(weight, (known = BigInt(Math.round(weight * 1_000_000))));
  }
  return known;
}

/** A rubric has few weights, and each is asked for with every case. */
const wholes = new Map<number, bigint>();
const MOST_WEIGHTS = 1_000;

export function weigh(c: Case): Weighing {
  const byList = new Map<Checklist, { readonly members: CriterionCase[]; sum: bigint }>();
  for (const x of c.criteria) {
    if (x.status === 'not-applicable' || x.waiver !== null) continue;
    let list = byList.get(x.checklist);
    if (list === undefined) byList.set(x.checklist, (list = { members: [], sum: 0n }));
    list.members.push(x);
    list.sum += whole(x.criterion.weight);
  }
  const lists = c.rubric.checklists.flatMap((list) => {
    const held = byList.get(list);
    return held === undefined || held.sum <= 0n || whole(list.weight) <= 0n ? [] : [{ weight: whole(list.weight), ...held }];
  });
  const product = lists.reduce((p, list) => p * list.sum, 1n);
  const weights = lists.reduce((sum, list) => sum + list.weight, 0n);
  const perHalf = new Map<string, bigint>();
  for (const list of lists) {
    const each = list.weight * (product / list.sum);
    for (const x of list.members) perHalf.set(x.id, each * whole(x.criterion.weight));
  }
  return { denominator: lists.length === 0 ? 0n : 2n * weights * product, perHalf };
}

/** The sum in units of the weighing. */
export function sumOf(c: Case, weighing: Weighing, open: OpenCounts): bigint {
  let sum = 0n;
  for (const x of c.criteria) sum += (weighing.perHalf.get(x.id) ?? 0n) * (halfPoints(x, open) ?? 0n);
  return sum;
}

/** Tenths of points of 100, half up. Where nothing is left to weigh nothing is wanting: 1000. */
export function tenths(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) return 1000;
  return Number((2000n * numerator + denominator) / (2n * denominator));
}

/** The least sum whose printed figure reaches so many tenths. */
export function leastSum(barTenths: number, denominator: bigint): bigint {
  const twice = denominator * (2n * BigInt(barTenths) - 1n);
  return twice <= 0n ? 0n : (twice + 1999n) / 2000n;
}

/** The bar in tenths, so that it compares with the printed figure. */
export function barTenths(c: Case): number {
  return Math.round(c.rubric.decision.bar * 10);
}

/** The printed figure in tenths of points. */
export function scoreTenths(c: Case, open: OpenCounts): number {
  const weighing = weigh(c);
  return tenths(sumOf(c, weighing, open), weighing.denominator);
}

export function scoreOf(c: Case): TotalScore {
  const weighing = weigh(c);
  const at = (open: OpenCounts): number => tenths(sumOf(c, weighing, open), weighing.denominator) / 10;
  let verified = 0n;
  for (const x of c.criteria) if (!isFree(x)) verified += 2n * (weighing.perHalf.get(x.id) ?? 0n);
  return { low: at('low'), at: at('at'), high: at('high'), verified: weighing.denominator === 0n ? 0 : tenths(verified, weighing.denominator) / 10 };
}

/** One checklist's own score, or null when all of it has left the sum. */
export function checklistScore(members: readonly CriterionCase[]): Score | null {
  const counted = members.filter((x) => halfPoints(x, 'at') !== null && x.criterion.weight > 0);
  const sum = counted.reduce((s, x) => s + whole(x.criterion.weight), 0n);
  if (sum === 0n) return null;
  const at = (open: OpenCounts): number => tenths(counted.reduce((s, x) => s + whole(x.criterion.weight) * halfPoints(x, open)!, 0n), 2n * sum) / 10;
  return { low: at('low'), at: at('at'), high: at('high') };
}
