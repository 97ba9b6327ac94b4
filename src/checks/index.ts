/** The kinds of check: a new one is its file and its line here. */
import type { AnyCheck, CheckContext, CheckResult } from './check.js';
import { dates } from './dates.js';
import { field } from './field.js';
import { figure } from './figure.js';
import { figuresInRow } from './figures-in-row.js';
import { fundingClash } from './funding-clash.js';
import { inRow } from './in-row.js';
import { items } from './items.js';
import { label } from './label.js';
import { license } from './license.js';
import { licenseClash } from './license-clash.js';
import { order } from './order.js';
import { says } from './says.js';
import { section } from './section.js';
import { startWaits } from './start-waits.js';
import { tableAddsUpTo } from './table.js';
import { ticked } from './ticked.js';
import { words } from './words.js';

export const checks: readonly AnyCheck[] = [says, field, section, label, ticked, license, licenseClash, dates, items, words, tableAddsUpTo, order, inRow, figure, figuresInRow, startWaits, fundingClash];

const byKind: ReadonlyMap<string, AnyCheck> = new Map(checks.map((check) => [check.kind, check]));

export function checkOf(kind: string): AnyCheck | null {
  return byKind.get(kind) ?? null;
}

/** Runs a leaf of a condition. `params` are those of a loaded rubric; a kind that is not there is a mistake of ours. `brief`: only the truth is asked for. */
export function runCheck(kind: string, params: unknown, context: CheckContext, brief = false): CheckResult {
  const check = byKind.get(kind);
  if (check === undefined) throw new Error(`No kind of check is called "${kind}".`);
  return check.run(params, context, brief);
}
