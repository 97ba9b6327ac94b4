/** What is worth saying and changes nothing: lengths, two values for one field, a self-assessment left out. */
import type { Match } from './types.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import { problem } from '../lib/problem.js';
import { OWN_LINES } from './required.js';

/** Facts that clash, by id: the name of the remark and how to mend it. All else is a field with two values. */
const kinds: ReadonlyMap<string, { readonly code: string; readonly fix: string }> = new Map([
  ['sum', { code: 'sum-differs', fix: 'Mend the total, or the amounts.' }],
  ['hours', { code: 'hours-differ', fix: 'Ask for the same hours in both places.' }],
  ['box', { code: 'box-denied', fix: 'Take the tick out, or change the words.' }],
  ['timing/awaits-money', { code: 'funding-unclear', fix: 'Say which money is granted, and which is still awaited.' }],
]);

export function remarksOf(proposal: Proposal, match: Match): readonly Problem[] {
  const note = (code: string, message: string, line: number | null, fix: string | null): Problem =>
    problem(code, message, { level: 'note', path: proposal.path, place: line === null ? null : { line, column: 1 }, fix });
  const remarks = match.sections.filter((s) => s.remark !== null).map((s) => note('section-length', `${s.title}: ${s.remark}`, s.line, null));
  for (const fact of match.facts) {
    if (fact.outcome !== 'note') continue;
    const { code, fix } = kinds.get(fact.id) ?? { code: 'two-values', fix: 'Give one value, at the top of the file.' };
    remarks.push(note(code, fact.text, fact.evidence[1]?.line ?? fact.evidence[0]?.line ?? null, fix));
  }
  // Where it is asked for as a section, that says so.
  if (match.selfAssessment === 'missing' && !match.sections.some(({ id }) => id === OWN_LINES))
    remarks.push(note('self-assessment-missing', 'There is no self-assessment, so more is left to a reader.', null, 'Add the section "Self-Assessment" from the template: a line for each criterion.'));
  return remarks;
}
