/** The three lines that carry a verdict: the decision, the why, the next step. */
import type { Evaluation, Outcome, Reason } from '../../evaluate/result.js';
import { safe } from '../safe.js';
import { count, day, daysBetween, listed, lowerFirst, points, sentence, upperFirst } from '../words.js';

const WORDS: Readonly<Record<Outcome, string>> = { accept: 'Accept', defer: 'Defer', refine: 'Refine', decline: 'Decline' };

export interface Verdict {
  /** `Refine for now`: the part that carries colour. */
  readonly word: string;
  /** ` · needs refinement: Title` */
  readonly rest: string;
  readonly why: string;
  readonly next: string;
}

export function verdictOf(evaluation: Evaluation, today: string): Verdict {
  const outcome = evaluation.recommendation;
  const phrase = lowerFirst(safe(evaluation.rubric.outcomes[outcome]));
  const said = phrase === '' || phrase === outcome ? '' : ` · ${phrase}`;
  return {
    word: `${WORDS[outcome]}${undecided(evaluation) ? ' for now' : ''}`,
    rest: `${said}: ${safe(evaluation.proposal.title)}`,
    why: whyOf(evaluation, today),
    next: [nextOf(evaluation), couldBeClause(evaluation)].filter((part) => part !== '').join(' '),
  };
}

/** A reader's answers could change it, apart from the one question that every proposal is asked: has anybody looked for what we avoid? */
export function undecided(evaluation: Evaluation): boolean {
  return !evaluation.settled && evaluation.couldBe.length > 1 && evaluation.questions.some((q) => q.decisive && q.kind !== 'avoid');
}

function couldBeClause(evaluation: Evaluation): string {
  if (!undecided(evaluation)) return '';
  const others = evaluation.couldBe.filter((outcome) => outcome !== evaluation.recommendation);
  return `A reader's answers could still make it ${listed(others, 'or')}.`;
}

function whyOf(evaluation: Evaluation, today: string): string {
  switch (evaluation.recommendation) {
    case 'accept': return whyAccept(evaluation, today);
    case 'defer': return spoken(firstOf(evaluation, 'defer')) || 'The time for it has not come.';
    case 'refine': return whyRefine(evaluation);
    case 'decline': return spoken(firstOf(evaluation, 'decline')) || 'It goes against what we stand for.';
  }
}

function whyAccept(evaluation: Evaluation, today: string): string {
  const open = evaluation.criteria.some((criterion) => criterion.required && criterion.status === 'open');
  const parts = [open ? 'Nothing essential is missing' : 'Every essential is there'];
  if (evaluation.antiPatterns.every((found) => found.status === 'absent')) parts.push('nothing that we avoid');
  const start = evaluation.fields.find((field) => field.id === 'start')?.value ?? null;
  const days = start === null ? null : daysBetween(today, start);
  if (days !== null && days > 0) parts.push(days === 1 ? 'it starts tomorrow' : `it starts in ${days} days`);
  return `${parts.slice(0, -1).map((part) => `${part}, `).join('')}${parts.length > 1 ? 'and ' : ''}${parts.at(-1)}.`;
}

function whyRefine(evaluation: Evaluation): string {
  const refining = evaluation.reasons.filter((reason) => reason.outcome === 'refine');
  const hard = refining.filter((reason) => !reason.mendable && reason.kind !== 'score');
  const mendable = refining.filter((reason) => reason.mendable);
  const [firstHard] = hard;
  if (firstHard !== undefined) return spoken(firstHard) + (mendable.length > 0 ? ` ${upperFirst(count(mendable.length, 'thing'))} must be written too.` : '');
  const [first, second] = mendable;
  if (first !== undefined && second === undefined) return spoken(first);
  if (first !== undefined) return `${upperFirst(count(mendable.length, 'thing'))} that every proposal of this kind must say ${mendable.length === 1 ? 'is' : 'are'} not there yet.`;
  return `As far as we can read, its strength is ${points(evaluation.score.at)} of 100, where ${points(evaluation.rubric.bar)} is enough.`;
}

function nextOf(evaluation: Evaluation): string {
  const { recommendation, revisit } = evaluation;
  if (recommendation === 'accept') return sentence(safe(evaluation.rubric.reply)) || 'Send it in.';
  if (recommendation === 'defer' && revisit !== null) return `Look again on ${day(revisit.on)}; it waits for ${sentence(lowerFirst(safe(revisit.waitsFor)))}`;
  return nextOnPath(evaluation);
}

function nextOnPath(evaluation: Evaluation): string {
  const { path } = evaluation;
  const write = path?.write.length ?? 0;
  const change = path?.change.length ?? 0;
  if (path === null || write + change === 0) {
    if (undecided(evaluation)) return '';
    return evaluation.recommendation === 'defer' ? 'There is nothing to mend; we look again in time.' : 'Talk with us first: we know of no change of words that mends this.';
  }
  const then = path.to === 'accept' ? 'it is a yes' : `it is: ${lowerFirst(safe(evaluation.rubric.outcomes[path.to]))}`;
  if (change === 0) {
    // "It" and "each" take up the gaps that the line before has named; any other step is only below.
    const named = evaluation.recommendation === 'refine' && evaluation.reasons.filter((reason) => reason.mendable).length === write && evaluation.reasons.every((reason) => reason.outcome !== 'refine' || reason.mendable);
    if (!named) return `Write the ${write === 1 ? 'one thing' : count(write, 'thing')} below, and ${then}.`;
    return write === 1 ? `Write it, and ${then}.` : `Write a sentence or two for each, and ${then}.`;
  }
  const plan = change === 1 ? 'Change the plan in one point' : `Change the plan in ${count(change, 'point')}`;
  return write === 0 ? `${plan}, not only the words, and ${then}.` : `${plan}, write ${count(write, 'thing')}, and ${then}.`;
}

function firstOf(evaluation: Evaluation, outcome: Outcome): Reason | undefined {
  return evaluation.reasons.find((reason) => reason.outcome === outcome);
}

function spoken(reason: Reason | undefined): string {
  return reason === undefined ? '' : sentence(upperFirst(safe(reason.text)));
}
