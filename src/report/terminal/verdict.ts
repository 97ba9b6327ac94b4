/** The first lines of a screen: title, recommendation and what it rests on, why, what is unread, what to do next. */
import type { Evaluation, Outcome, Reason } from '../../evaluate/result.js';
import { headlineOf, isUnread, lacksSelfAssessment, missingWords, openPoints, outcomeWords, unreadWords } from '../basis.js';
import { fixesOf, scoreIsLow } from '../fixes.js';
import { paragraph } from '../layout.js';
import { safe } from '../safe.js';
import { count, day, daysBetween, listed, lowerFirst, points, sentence, upperFirst } from '../words.js';
import { commandFor, shellWord, withCommand } from './hint.js';
import type { Screen } from './screen.js';

export interface Verdict {
  /** `Refine`: the part that carries colour; '' where nothing can be recommended yet. */
  readonly word: string;
  /** `, as declared (nobody has read it yet)` */
  readonly rest: string;
  readonly why: string;
}

export function verdictOf(evaluation: Evaluation, today: string): Verdict {
  if (isUnread(evaluation) && !textDecides(evaluation)) return { word: '', rest: unreadWords(evaluation), why: soFar(evaluation, today) };
  const { word, rest } = headlineOf(evaluation);
  const why = whyOf(evaluation, today, rest.startsWith(': ') ? rest.slice(2) : '');
  // Said in the headline already.
  return { word, rest, why: rest.startsWith(': ') && rest.slice(2) === lowerFirst(why).replace(/\.$/u, '') ? '' : why };
}

/** A reader's answers could change it, apart from the one question that every proposal is asked: is any red flag present? */
export function undecided(evaluation: Evaluation): boolean {
  return !evaluation.settled && evaluation.couldBe.length > 1 && evaluation.questions.some((q) => q.decisive && q.kind !== 'avoid');
}

/** The lines under the title that tell a person what to do. */
export function nextLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const reading = commandFor(evaluation, 'proposals questions', '', screen);
  const unread = unreadWords(evaluation);
  const fix = fixLine(evaluation);
  const lines = (text: string): readonly string[] => (text === '' ? [] : paragraph(text, screen.width, '  '));
  if (isUnread(evaluation)) {
    const own = lacksSelfAssessment(evaluation) ? ownLines(evaluation, screen) : [];
    const lead = textDecides(evaluation) ? `${unread}. Have it read:` : 'Have it read:';
    return [...lines(fix), ...withCommand(lead, reading, screen), ...own];
  }
  const flags = evaluation.questions.some(({ kind }) => kind === 'avoid');
  const read = unread !== '' ? `${unread}. Have it read:` : flags && !evaluation.settled ? 'All points are read; red flags are not confirmed yet:' : '';
  return [...lines(fix), ...(read === '' ? [] : withCommand(read, reading, screen)), ...lines(sendLine(evaluation))];
}

function ownLines(evaluation: Evaluation, screen: Screen): readonly string[] {
  const { proposal, rubric } = evaluation;
  const text = 'Or add the section "Self-Assessment", as the template has it:';
  if (proposal.path === '-' || rubric.stage !== null) return paragraph(text.replace(/:$/u, '.'), screen.width, '  ');
  return withCommand(text, `${screen.call.prefix}new-proposal --type ${shellWord(safe(proposal.type))} --from ${shellWord(safe(screen.call.pathOf(proposal.path)))}`, screen);
}

function textDecides(evaluation: Evaluation): boolean {
  return headlineOf(evaluation).rest.startsWith(', as the text');
}

/** What facts say while nobody has read it. */
function soFar(evaluation: Evaluation, today: string): string {
  const gaps = missingWords(evaluation.reasons);
  const start = startWords(evaluation, today);
  const facts = gaps === '' ? `No required section or field is missing${start === '' ? '' : `, and ${start}`}.` : `${upperFirst(gaps)}.`;
  const score = scoreIsLow(evaluation) ? ` (${scoreWords(evaluation)})` : '';
  return `${facts} Until it is read: ${lowerFirst(outcomeWords[evaluation.recommendation])}${score}.`;
}

/** `score 60 of 100, 70 needed, counting 17 open points as half` */
function scoreWords(evaluation: Evaluation): string {
  const open = openPoints(evaluation);
  return `score ${points(evaluation.score.at)} of 100, ${points(evaluation.rubric.bar)} needed${open === 0 ? '' : `, counting ${open} open ${open === 1 ? 'point' : 'points'} as half`}`;
}

/** `said`: what the headline has told. */
function whyOf(evaluation: Evaluation, today: string, said: string): string {
  switch (evaluation.recommendation) {
    case 'accept': return whyAccept(evaluation, today);
    case 'defer': return spoken(firstOf(evaluation, 'defer'));
    case 'refine': return whyRefine(evaluation, said);
    case 'decline': return flagReason(evaluation, firstOf(evaluation, 'decline'));
  }
}

function whyAccept(evaluation: Evaluation, today: string): string {
  const open = evaluation.criteria.some((criterion) => criterion.required && criterion.status === 'open');
  const flags = evaluation.antiPatterns.filter(({ status }) => status === 'open').length;
  const start = startWords(evaluation, today);
  const parts = [
    open ? 'No required point is known to be missing' : 'All required points are covered',
    flags > 0 ? `${count(flags, 'possible red flag is', 'possible red flags are')} to be checked` : evaluation.antiPatterns.every(({ status }) => status === 'absent') ? 'no red flags were found' : '',
    start,
  ].filter((part) => part !== '');
  return `${parts.slice(0, -1).map((part) => `${part}, `).join('')}${parts.length > 1 ? 'and ' : ''}${parts.at(-1)}.`;
}

function startWords(evaluation: Evaluation, today: string): string {
  const start = evaluation.fields.find((field) => field.id === 'start')?.value ?? null;
  const days = start === null ? null : daysBetween(today, start);
  return days === null || days <= 0 ? '' : days === 1 ? 'it starts tomorrow' : `it starts in ${days} days`;
}

function whyRefine(evaluation: Evaluation, said: string): string {
  const refining = evaluation.reasons.filter((reason) => reason.outcome === 'refine');
  if (scoreIsLow(evaluation)) return `${upperFirst(scoreWords(evaluation))}.`;
  const criteria = refining.filter((reason) => reason.kind === 'criterion');
  const others = refining.filter((reason) => !['criterion', 'section', 'field', 'score'].includes(reason.kind));
  const gaps = missingWords(refining);
  const one = [...others, ...criteria];
  if (gaps === '' && one.length === 1) return flagReason(evaluation, one[0]);
  const covered = criteria.filter((reason) => reason.mendable).length;
  const against = criteria.length - covered;
  const parts = [
    gaps === said ? '' : gaps, covered === 0 ? '' : `${covered} required ${covered === 1 ? 'point is' : 'points are'} missing${gaps === said && said !== '' ? ' too' : ''}`,
    against === 0 ? '' : `${against} required ${against === 1 ? 'point is' : 'points are'} contradicted`,
    others.length === 0 ? '' : others.length === 1 ? lowerFirst(safe(others[0]!.text)).replace(/\.$/u, '') : `${others.length} other things must change`,
  ].filter((part) => part !== '');
  return sentence(upperFirst(parts.join('; ')));
}

/** How many things to fix, and whether wording is enough. */
function fixLine(evaluation: Evaluation): string {
  if (evaluation.recommendation === 'accept' || evaluation.recommendation === 'defer') return '';
  const fixes = fixesOf(evaluation).filter(({ needed }) => needed);
  const change = fixes.filter((fix) => fix.change).length;
  if (fixes.length === 0) return evaluation.path === null && !undecided(evaluation) ? 'Next: talk to the reviewers. No change by the proposer alone is known to help.' : '';
  // What only the text seems to say may need no change at all.
  if (textDecides(evaluation)) return 'Next: have a reader confirm or reject it. If it is meant, the plan must change.';
  const conflict = change === 0 ? '' : `${upperFirst(count(change, 'commitment conflicts', 'commitments conflict'))} with the rubric. Changing the wording is not enough. `;
  if (scoreIsLow(evaluation)) return `${conflict}Next: fix the ${fixes.length === 1 ? 'point' : 'points'} below to raise the score.`;
  const then = change === 0 && evaluation.path?.to === 'accept' && evaluation.reasons.some(({ mendable }) => mendable) ? ' Then the required points are complete, and a reviewer decides.' : '';
  return `${conflict}Next: fix the ${fixes.length === 1 ? 'point' : `${fixes.length} points`} below.${then}`;
}

function sendLine(evaluation: Evaluation): string {
  const { recommendation, revisit } = evaluation;
  if (recommendation === 'accept') return `Next: ${lowerFirst(sentence(safe(evaluation.rubric.reply))) || 'send it in.'}`;
  if (recommendation === 'defer' && revisit !== null) return `Next: look again on ${day(revisit.on)}. It waits for ${sentence(lowerFirst(safe(revisit.waitsFor)))}`;
  return '';
}

/** `accept, defer or decline`: what reading could still make of it; '' when it is settled. */
export function couldBeWords(evaluation: Evaluation): string {
  const others = evaluation.couldBe.filter((outcome) => outcome !== evaluation.recommendation);
  return evaluation.settled || others.length === 0 ? '' : listed(others, 'or');
}

function firstOf(evaluation: Evaluation, outcome: Outcome): Reason | undefined {
  return evaluation.reasons.find((reason) => reason.outcome === outcome);
}

function spoken(reason: Reason | undefined): string {
  return reason === undefined ? '' : sentence(upperFirst(safe(reason.text)));
}

/** The headline says already that no reader has confirmed it. */
function flagReason(evaluation: Evaluation, reason: Reason | undefined): string {
  const flag = evaluation.antiPatterns.find(({ id }) => id === reason?.id);
  const line = reason?.places[0]?.line;
  return flag?.basis === 'text' ? `Red flag: ${safe(flag.title)}${line === undefined ? '' : ` (line ${line})`}.` : spoken(reason);
}
