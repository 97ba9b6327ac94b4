/** Rule: words between quotation marks are somebody's words, not the proposer's. */
import type { Scan } from './scan.js';

/** Whether the mention lies inside a quotation of more words than itself; a single quoted term ("open source") is only a name. */
export function isReported(scan: Scan, at: { readonly from: number; readonly to: number }): boolean {
  if (!scan.quoted[at.from]) return false;
  let from = at.from;
  while (from > 0 && scan.quoted[from - 1] && at.from - from < 60) from--;
  let to = at.to;
  while (to < scan.quoted.length && scan.quoted[to] && to - at.to < 60) to++;
  return to - from - 2 > at.to - at.from + 2;
}
