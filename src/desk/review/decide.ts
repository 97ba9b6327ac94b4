/** The end of a review: what it became, and the decision with its words for the letter. */
import { addDays } from '../../lib/days.js';
import type { Evaluation, Outcome } from '../../evaluate/result.js';
import type { Rubric } from '../../rubric/types.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { count, day, lowerFirst, points, sentence, upperFirst } from '../../report/words.js';
import { same } from './keys.js';
import { inLines } from './lines.js';
import { wholeText } from './page.js';
import type { Session } from './session.js';
import { isNote, keepNote, wordsFor } from './words.js';

const outcomeKeys: Readonly<Record<string, Outcome>> = { a: 'accept', f: 'defer', r: 'refine', d: 'decline' };

/** What it became, and the decision: as recommended, otherwise, or later. Kept at once; its words are added after. */
export async function decide(s: Session): Promise<'left' | 'later' | Outcome> {
  const { desk, talk } = s;
  const now = desk.evaluation();
  talk.say(['', ...paragraph(becameOf(desk.own, now), s.width, '  '), '', '  Your decision?', ...paragraph(`Enter as recommended: ${outcomeWords(now, now.recommendation)}`, s.width, '     '), ...inLines(['a accept', 'f defer', 'r refine', 'd decline', 'l later'], s.width)]);
  for (;;) {
    const typed = await talk.ask();
    if (typed === null || same(typed, 'q')) return 'left';
    if (same(typed, 'l', 'later')) return 'later';
    if (same(typed, 'o')) { talk.say(wholeText(s.proposal, s.width)); continue; }
    if (isNote(typed)) { keepNote(s, [], typed); continue; }
    const outcome = typed === '' ? now.recommendation : outcomeKeys[typed.toLowerCase()] ?? (['accept', 'defer', 'refine', 'decline'] as const).find((one) => one === typed.toLowerCase());
    if (outcome === undefined) { talk.say(['     Enter, or one of: a, f, r, d, l.']); continue; }
    // Words said for this outcome before hold until others are said.
    const kept = desk.record().decision;
    const before = kept !== null && kept.outcome === outcome && kept.text === s.proposal.contentSha256 ? kept : null;
    const again = againOf(now, outcome, s.rubric, s.today);
    let words: Words = { why: before?.why ?? plainReason(now, outcome), change: before?.change ?? [], alternatives: before?.alternatives ?? [] };
    const keep = (more: Partial<Words>): string | null => { words = { ...words, ...more }; return desk.decide(outcome, words.why, { ...(again === undefined ? {} : { again }), change: words.change, alternatives: words.alternatives }); };
    const trouble = keep({});
    if (trouble !== null) { talk.say(paragraph(trouble, s.width, '     ')); return 'later'; }
    const none = (said: boolean, otherwise: string): string => (said ? 'as before' : otherwise);
    if (outcome === 'decline' || outcome !== now.recommendation) {
      const said = await wordsFor(s, outcome === 'decline' ? `Kept. The reason, as you would tell them? (goes in the letter; Enter: ${none(before !== null, 'as above')})` : `Kept. The reason, in a sentence? (goes in the letter; Enter: ${none(before !== null, 'none')})`);
      if (said === null) return 'left';
      if (said !== '') keep({ why: said });
    }
    if (outcome === 'decline') {
      // Asked at the answer already, where one stands in the way.
      const known = desk.record().answers.some((one) => (one.verdict === 'contradicted' || one.verdict === 'present') && (one.say ?? '') !== '');
      if (!known) {
        const said = await wordsFor(s, `What would have to change? (goes in the letter; Enter: ${none(words.change.length > 0, 'nothing that we know')})`);
        if (said === null) return 'left';
        if (said !== '') keep({ change: [said] });
      }
      const said = await wordsFor(s, `Is there another way that may serve them? (goes in the letter; Enter: ${none(words.alternatives.length > 0, 'none')})`);
      if (said === null) return 'left';
      if (said !== '') keep({ alternatives: [said] });
    }
    return outcome;
  }
}

interface Words {
  readonly why: string;
  readonly change: readonly string[];
  readonly alternatives: readonly string[];
}

/** When a deferred proposal is looked at again, where nobody says otherwise. */
export function againOf(now: Evaluation, outcome: Outcome, rubric: Rubric, today: string): string | undefined {
  return outcome !== 'defer' ? undefined : now.revisit?.on ?? addDays(today, rubric.timing.revisitDays[0]);
}

/** The program's reason for an outcome, where the reviewer gives none. */
export function plainReason(evaluation: Evaluation, outcome: Outcome): string {
  return evaluation.reasons.find((one) => one.outcome === outcome && one.kind !== 'score')?.text ?? outcomeWords(evaluation, outcome);
}

function outcomeWords(evaluation: Evaluation, outcome: Outcome): string {
  const words = lowerFirst(safe(evaluation.rubric.outcomes[outcome]));
  return words === outcome || words === '' ? outcome : `${outcome}, ${words}`;
}

function becameOf(was: Evaluation, now: Evaluation): string {
  const left = now.questions.filter((question) => question.decisive).length;
  const moved = was.recommendation === now.recommendation ? 'It stays' : `It was ${was.recommendation}, and is now`;
  const first = now.reasons.find((one) => one.outcome === now.recommendation && one.outcome !== 'accept');
  return `${moved} ${outcomeWords(now, now.recommendation)}${now.revisit === null ? '' : `; look again on ${day(now.revisit.on)}`}. ${first === undefined ? '' : `${sentence(upperFirst(safe(first.text)))} `}Score ${points(now.score.at)} of 100 (${points(now.rubric.bar)} needed).${left === 0 ? ' It is settled.' : ` ${upperFirst(count(left, 'question'))} could still change it.`}`;
}
