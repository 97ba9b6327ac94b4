/** Which waivers do something: an unused one, and one that new evidence has ended, are findings. */
import { problem } from '../lib/problem.js';
import type { Evaluation, WaivedNote } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import type { Problem } from '../lib/place.js';
import type { Waiver } from '../evaluate/records.js';
import { foldQuote } from '../evaluate/quotes.js';

/** `without` is the evaluation with no waiver applied. Gives the waivers that hold, what they set aside, and findings about the others. */
export function waiversInForce(waivers: readonly Waiver[], without: Evaluation): { readonly held: readonly Waiver[]; readonly notes: readonly WaivedNote[]; readonly problems: readonly Problem[] } {
  const held: Waiver[] = [];
  const notes: WaivedNote[] = [];
  const problems: Problem[] = [];
  for (const waiver of waivers) {
    const found = standing(waiver, without);
    const at = { level: 'warning', path: waiver.at?.path ?? null, place: waiver.at ?? null } as const;
    if (found === null) {
      problems.push(problem('waiver-unused', `${waiver.id} is not ${waiver.status} here, so there is nothing to set aside.`, { ...at, fix: 'Take the waiver out of the record.' }));
      continue;
    }
    const quotes = (waiver.quotes ?? []).map(foldQuote);
    const fresh = quotes.length === 0 ? undefined : found.evidence.find((one) => { const text = foldQuote(one.excerpt); return !quotes.some((quote) => text.includes(quote) || quote.includes(text)); });
    if (fresh !== undefined || (quotes.length > 0 && found.evidence.length === 0)) {
      problems.push(problem('waiver-ended', `What sets ${waiver.id} aside was given for other words than stand here now${fresh === undefined ? '' : ` (line ${fresh.line})`}.`, { ...at, fix: 'Read it again; a new waiver may quote the new words.' }));
      continue;
    }
    held.push(waiver);
    notes.push({ id: waiver.id, title: found.title, status: waiver.status, by: waiver.by, why: waiver.why, until: waiver.until });
  }
  return { held, notes, problems };
}

/** What the waiver is about, when it stands as the waiver says; else null. */
function standing(waiver: Waiver, without: Evaluation): { readonly title: string; readonly evidence: readonly Evidence[] } | null {
  const counted = (evidence: readonly Evidence[]): readonly Evidence[] => evidence.filter((one) => one.excluded === null);
  const criterion = without.criteria.find((one) => one.id === waiver.id);
  if (criterion !== undefined) return criterion.status === waiver.status ? { title: criterion.title, evidence: counted(criterion.evidence).filter((one) => waiver.status !== 'contradicted' || one.stance === 'denies') } : null;
  const avoided = without.antiPatterns.find((one) => one.id === waiver.id);
  if (avoided !== undefined) return avoided.status === 'present' && waiver.status === 'present' ? { title: avoided.title, evidence: counted(avoided.evidence) } : null;
  const reason = without.reasons.find((one) => one.id === waiver.id && (one.kind === 'fact' ? waiver.status === 'failed' : (one.kind === 'section' || one.kind === 'field') && (waiver.status === 'missing' || waiver.status === 'failed')));
  if (reason === undefined) return null;
  return { title: without.sections.find((one) => one.id === waiver.id)?.title ?? reason.text.replace(/\.$/u, ''), evidence: [] };
}
