/** Which rubric judges a file: what the line says, else what the file claims; files in a folder that claim nothing are left out. */
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import { nearest, problem } from '../lib/problem.js';
import { claimedType } from '../proposal/type.js';
import type { Shelf } from '../commands/evaluate/shelf.js';

export type Kind = { readonly rubric: string } | { readonly problem: Problem } | 'left-out';

/** `fixed` is the rubric that the line names for all files; `own` are rubrics that settings name by type. */
export function kindOf(proposal: Proposal, named: boolean, fixed: string | null, type: string | null, shelf: Shelf, own: ReadonlyMap<string, string> = new Map()): Kind {
  if (fixed !== null) return { rubric: fixed };
  const claim = claimedType(proposal, own.size === 0 ? shelf.types : [...new Set([...shelf.types, ...own.keys()])]);
  const choices = `${shelf.judged[0] ?? 'research'}${shelf.judged.length > 1 ? ` (or ${shelf.judged.slice(1).join(', ')})` : ''}`;
  if (claim === null) {
    if (!named) return 'left-out';
    return { problem: problem('type-missing', 'it does not say its type.', { path: proposal.path, place: { line: 1, column: 1 }, fix: `Write at its top, between two lines of ---: type: ${choices}. Or call: evaluate ${proposal.path} --type ${shelf.judged[0] ?? 'research'}` }) };
  }
  if ('unknown' in claim) {
    const near = nearest(claim.unknown, shelf.types);
    // A page of another kind (a blog post) is none of ours; a slip of the pen is.
    if (!named && near === null) return 'left-out';
    return { problem: problem('type-unknown', `"${claim.unknown}" is no type that we know.${near === null ? '' : ` Is it ${near}?`}`, { path: proposal.path, place: claim.place, fix: `Write: type: ${near ?? choices}` }) };
  }
  const rubric = own.get(type ?? claim.type) ?? shelf.forType(type ?? claim.type);
  return rubric === null ? { problem: shelf.noRubric(claim.type, proposal.path, claim.place) } : { rubric };
}
