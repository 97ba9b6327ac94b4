/** On what a recommendation rests, in words: how many points nobody has read, who read it, whether facts alone decide. */
import type { Basis } from '../language/evidence.js';
import type { CriterionResult, Evaluation, Outcome, ReadNote, Reason } from '../evaluate/result.js';
import { safe } from './safe.js';
import { count, day, listed, lowerFirst } from './words.js';

export const outcomeWords: Readonly<Record<Outcome, string>> = { accept: 'Accept', defer: 'Defer', refine: 'Refine', decline: 'Decline' };

/** Criteria that apply and are not waived, and how many of them rest on neither facts nor readers. */
export function unreadOf(evaluation: Evaluation): { readonly unread: number; readonly of: number } {
  const points = evaluation.criteria.filter(applies);
  return { unread: points.filter((c) => !isVerified(c)).length, of: points.length };
}

export function applies(criterion: CriterionResult): boolean {
  return criterion.status !== 'not-applicable' && criterion.waiver === null;
}

/** Only facts and readers settle. */
export function isVerified({ basis }: { readonly basis: Basis }): boolean {
  return basis === 'fact' || basis === 'reader';
}

/** Points of which nothing is known: not declared, not found, not read. They count as half. */
export function openPoints(evaluation: Evaluation): number {
  return evaluation.criteria.filter((c) => applies(c) && c.status === 'open').length;
}

/** `Not read yet: 17 of 24 points`, or '' when all are read or shown by facts. */
export function unreadWords(evaluation: Evaluation): string {
  const { unread, of } = unreadOf(evaluation);
  return unread === 0 ? '' : `Not read yet: ${unread} of ${of} ${of === 1 ? 'point' : 'points'}`;
}

/** Neither the proposer nor a reader has said anything of most points. */
export function isUnread(evaluation: Evaluation): boolean {
  const { unread, of } = unreadOf(evaluation);
  if (evaluation.read !== null || unread === 0 || evaluation.criteria.some((c) => c.basis === 'declared')) return false;
  return lacksSelfAssessment(evaluation) || unread * 2 >= of;
}

export function lacksSelfAssessment(evaluation: Evaluation): boolean {
  return evaluation.problems.some(({ code }) => code === 'self-assessment-missing') || evaluation.sections.some(({ id, status }) => id === 'self-assessment' && status === 'missing');
}

/** A name as a person is called: records hold it in small letters. */
export function personName(by: string): string {
  return safe(by).split(' and ').map((name) => (/^\p{Ll}+$/u.test(name) ? name[0]!.toUpperCase() + name.slice(1) : name)).join(' and ');
}

/** `Amara, 6 October 2026`, `qwen3:8b (Amara), 6 October 2026`. */
export function readerWords({ by, on, assistant }: ReadNote): string {
  return `${assistant === null ? personName(by) : `${safe(assistant)} (${personName(by)})`}${on === null ? '' : `, ${day(safe(on))}`}`;
}

/** What a reason rests on. */
export function basisOfReason(evaluation: Evaluation, reason: Reason): Basis {
  switch (reason.kind) {
    case 'section': case 'field': case 'fact': case 'capacity': return 'fact';
    case 'score': return evaluation.criteria.every((c) => !applies(c) || isVerified(c)) ? 'reader' : 'none';
    case 'timing': return evaluation.timing.find(({ id }) => id === reason.id)?.basis ?? 'fact';
    case 'anti-pattern': {
      const one = evaluation.antiPatterns.find(({ id }) => id === reason.id);
      if (one !== undefined) return one.basis;
      return evaluation.antiPatterns.some(({ status, basis }) => status === 'present' && basis === 'text') ? 'text' : 'reader';
    }
    case 'criterion': {
      const own = evaluation.criteria.find(({ id }) => id === reason.id);
      if (own !== undefined) return own.basis;
      const members = evaluation.criteria.filter((c) => c.checklist === reason.id && applies(c) && c.status === 'missing');
      return members.every(isVerified) && members.length > 0 ? members[0]!.basis : 'declared';
    }
  }
}

/** The recommendation and on what it rests: `Accept, as declared (nobody has read it yet)`. */
export function headlineOf(evaluation: Evaluation): { readonly word: string; readonly rest: string } {
  const word = outcomeWords[evaluation.recommendation];
  const reasons = evaluation.reasons.filter(({ outcome }) => outcome === evaluation.recommendation);
  const byFact = reasons.find((reason) => basisOfReason(evaluation, reason) === 'fact');
  const [lead] = reasons;
  if (byFact !== undefined) return { word, rest: factWords(evaluation, byFact, reasons) };
  if (lead !== undefined && basisOfReason(evaluation, lead) === 'text') return { word, rest: ', as the text seems to say (no reader has confirmed it)' };
  if (evaluation.read !== null) return { word, rest: `, as read by ${readerWords(evaluation.read)}` };
  if (evaluation.criteria.some((c) => c.basis === 'declared')) return { word, rest: ', as declared (nobody has read it yet)' };
  return { word, rest: unreadOf(evaluation).unread > 0 ? ' for now (nobody has read it yet)' : ', by facts' };
}

function factWords(evaluation: Evaluation, first: Reason, reasons: readonly Reason[]): string {
  const gaps = missingWords(reasons);
  if (gaps !== '') return `: ${gaps}`;
  return first.kind === 'criterion' || first.kind === 'anti-pattern' || evaluation.recommendation === 'accept' ? ', by facts' : `: ${lowerFirst(safe(first.text)).replace(/\.$/u, '')}`;
}

/** `2 required sections and 1 field are missing`, from the reasons that say so; else ''. */
export function missingWords(reasons: readonly Reason[]): string {
  const of = (kind: Reason['kind']): number => reasons.filter((reason) => reason.kind === kind && reason.mendable).length;
  const [sections, fields] = [of('section'), of('field')];
  const parts = [sections === 0 ? '' : counted(sections, 'required section'), fields === 0 ? '' : counted(fields, sections === 0 ? 'required field' : 'field')].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${listed(parts)} ${sections + fields === 1 ? 'is' : 'are'} missing`;
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return count(n, one, many).replace(/^\S+/u, String(n));
}
