/** The end of a review: what it became, and the decision with its words for the letter. */
import { addDays } from '../../desk/days.js';
import type { Evaluation, Outcome } from '../../model.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { count, day, lowerFirst, points, sentence, upperFirst } from '../../report/words.js';
import { same } from './keys.js';
import { wholeText } from './page.js';
import type { Session } from './session.js';

const outcomeKeys: Readonly<Record<string, Outcome>> = { a: 'accept', f: 'defer', r: 'refine', d: 'decline' };

/** What it became, and the decision: as recommended, otherwise, or later. Kept at once; its words are added after. */
export async function decide(s: Session): Promise<'left' | 'later' | Outcome> {
  const { desk, talk } = s;
  const now = desk.evaluation();
  talk.say(['', ...paragraph(becameOf(desk.own, now), s.width, '  '), '', '  Your decision?', ...paragraph(`Enter as recommended: ${outcomeWords(now, now.recommendation)}`, s.width, '     '), '     a accept   f defer   r refine   d decline   l later']);
  for (;;) {
    const typed = await talk.ask();
    if (typed === null || same(typed, 'q')) return 'left';
    if (same(typed, 'l', 'later')) return 'later';
    if (same(typed, 'o')) { talk.say(wholeText(s.proposal, s.width)); continue; }
    const outcome = typed === '' ? now.recommendation : outcomeKeys[typed.toLowerCase()] ?? (['accept', 'defer', 'refine', 'decline'] as const).find((one) => one === typed.toLowerCase());
    if (outcome === undefined) { talk.say(['     Enter, or one of: a, f, r, d, l.']); continue; }
    const again = outcome !== 'defer' ? undefined : now.revisit?.on ?? addDays(s.today, s.rubric.timing.revisitDays[0]);
    let why = plainReason(now, outcome);
    const trouble = desk.decide(outcome, why, { ...(again === undefined ? {} : { again }) });
    if (trouble !== null) { talk.say(paragraph(trouble, s.width, '     ')); return 'later'; }
    if (outcome === 'decline' || outcome !== now.recommendation) {
      talk.say(paragraph(outcome === 'decline' ? 'Kept. The reason, as you would tell them? (goes in the letter; Enter: as above)' : 'Kept. The reason, in a sentence? (goes in the letter; Enter: none)', s.width, '     '));
      const said = await talk.ask();
      if (said === null || same(said, 'q')) return 'left';
      if (said !== '') { why = said; desk.decide(outcome, why, { ...(again === undefined ? {} : { again }) }); }
    }
    if (outcome === 'decline') {
      // Asked at the answer already, where one stands in the way.
      const known = desk.record().answers.some((one) => (one.verdict === 'contradicted' || one.verdict === 'present') && (one.say ?? '') !== '');
      let change: readonly string[] | undefined;
      if (!known) {
        talk.say(paragraph('What would have to change? (goes in the letter; Enter: nothing that we know)', s.width, '     '));
        const said = await talk.ask();
        if (said === null || same(said, 'q')) return 'left';
        if (said !== '') { change = [said]; desk.decide(outcome, why, { change }); }
      }
      talk.say(paragraph('Is there another way that may serve them? (goes in the letter; Enter: none)', s.width, '     '));
      const said = await talk.ask();
      if (said === null || same(said, 'q')) return 'left';
      if (said !== '') desk.decide(outcome, why, { ...(change === undefined ? {} : { change }), alternatives: [said] });
    }
    return outcome;
  }
}

function plainReason(evaluation: Evaluation, outcome: Outcome): string {
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
  return `${moved} ${outcomeWords(now, now.recommendation)}${now.revisit === null ? '' : `; look again on ${day(now.revisit.on)}`}. ${first === undefined ? '' : `${sentence(upperFirst(safe(first.text)))} `}Strength is ${points(now.score.at)}, where ${points(now.rubric.bar)} is enough.${left === 0 ? ' It is settled.' : ` ${upperFirst(count(left, 'question'))} could still change it.`}`;
}
