/** The sentences to show beside a question: at most three, best first. */
import type { Criterion } from '../rubric/types.js';
import type { Evidence } from '../language/evidence.js';
import type { Sentence } from '../proposal/types.js';
import { hasNeed } from '../language/specifics.js';
import type { Reading } from './reading.js';

/** So many are shown. */
const SHOWN = 3;

interface Scored { readonly sentence: Sentence; readonly score: number }

/** Ranks by words of the matter, by standing at home, by naming what is needed. A sentence with none of the first two is no candidate. */
export function candidatesFor(reading: Reading, criterion: Criterion): readonly Evidence[] {
  const home = reading.blocksUnder(criterion.home);
  const { index } = reading;
  const cues = index.counts(criterion.cues);
  const said = index.counts(criterion.for, criterion.against);
  const best: Scored[] = [];
  const offer = (sentence: Sentence): void => {
    const atHome = home.has(sentence.block);
    const hits = 2 * Math.min(3, cues.get(sentence) ?? 0) + 4 * (said.get(sentence) ?? 0);
    // A sentence of a few words says little; it comes after a longer one that scores the same.
    const plain = hits + (atHome ? 2 : 0) - (sentence.text.length < 25 ? 1 : 0);
    const last = best.length < SHOWN ? null : best[SHOWN - 1]!;
    // Naming what is needed adds one; most sentences are out of it before that is looked for.
    if (plain < 1 || (last !== null && !comesBefore(sentence, plain + 1, last))) return;
    const score = plain + ((hits > 0 || atHome) && criterion.needs !== null && hasNeed(sentence.text, criterion.needs) ? 1 : 0);
    if (score < 2 || (last !== null && !comesBefore(sentence, score, last))) return;
    if (last !== null) best.pop();
    let at = best.length;
    while (at > 0 && comesBefore(sentence, score, best[at - 1]!)) at--;
    best.splice(at, 0, { sentence, score });
  };
  // Only these can score: sentences with a hit, and those at home.
  for (const sentence of cues.keys()) offer(sentence);
  for (const sentence of said.keys()) if (!cues.has(sentence)) offer(sentence);
  for (const block of home) for (const sentence of reading.inBlock(block)) if (!cues.has(sentence) && !said.has(sentence)) offer(sentence);
  return best.map(({ sentence }) => reading.evidenceFor(reading.proposal.blocks[sentence.block]!, sentence.start, sentence.end, 'unrelated', 'text', null));
}

function comesBefore(sentence: Sentence, score: number, other: Scored): boolean {
  return score > other.score || (score === other.score && sentence.index < other.sentence.index);
}
