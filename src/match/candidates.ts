/** The sentences to show beside a question: at most three, best first. */
import type { Criterion, Evidence, Sentence } from '../model.js';
import { hasNeed } from '../evidence/specifics.js';
import type { Reading } from './reading.js';

/** Ranks by words of the matter, by standing at home, by naming what is needed. A sentence with none of the first two is no candidate. */
export function candidatesFor(reading: Reading, criterion: Criterion): readonly Evidence[] {
  const home = new Set(criterion.home.flatMap((id) => reading.found.get(id)?.blocks.map((b) => b.index) ?? []));
  const { index } = reading;
  const cues = index.counts(criterion.cues);
  const said = index.counts([...criterion.for, ...criterion.against]);
  const scored: { sentence: Sentence; score: number }[] = [];
  // Only these can score: sentences with a hit, and those at home.
  const looked = new Set<Sentence>([...cues.keys(), ...said.keys()]);
  for (const block of home) for (const sentence of reading.inBlock(block)) looked.add(sentence);
  for (const sentence of looked) {
    const atHome = home.has(sentence.block);
    const hits = 2 * Math.min(3, cues.get(sentence) ?? 0) + 4 * (said.get(sentence) ?? 0);
    const specific = criterion.needs !== null && hasNeed(sentence.text, criterion.needs) ? 1 : 0;
    // A sentence of a few words says little; it comes after a longer one that scores the same.
    const score = hits + (atHome ? 2 : 0) + (hits > 0 || atHome ? specific : 0) - (sentence.text.length < 25 ? 1 : 0);
    if (score >= 2) scored.push({ sentence, score });
  }
  scored.sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  return scored.slice(0, 3).map(({ sentence }) => {
    const block = reading.proposal.blocks[sentence.block]!;
    return reading.evidenceFor(block, sentence.start, sentence.end, 'unrelated', 'text', null);
  });
}
