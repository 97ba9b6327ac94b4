/** Ticked boxes whose own words are a plain no. */
import { refuses } from '../language/statement.js';
import type { Block } from '../proposal/types.js';
import type { FactMatch } from './types.js';
import type { Reading } from './reading.js';
import { seenText } from './seen.js';
import { wordsOf } from './words.js';

export function boxFacts(reading: Reading): readonly FactMatch[] {
  const facts: FactMatch[] = [];
  const told = new Set<number>();
  for (const rule of reading.rubric.sections) {
    for (const block of reading.found.get(rule.id)?.blocks ?? []) {
      if (block.checked !== true || told.has(block.index)) continue;
      const label = labelOf(block, rule.labels);
      const words = label === null ? '' : seenText(block, label.rest, block.text.length).replace(/^[\s:;,.()–—-]+/u, '');
      if (label === null || !refuses(words)) continue;
      told.add(block.index);
      const box = reading.evidenceFor(block, 0, block.text.length, 'supports', 'fact', null);
      facts.push({ id: 'box', outcome: 'note', text: `The box "${label.title}" is ticked in line ${box.line}, and its own words say no.`, evidence: [box] });
    }
  }
  return facts;
}

/** The longest of the rubric's labels that the box begins with, and where its own words begin. */
function labelOf(block: Block, labels: readonly string[]): { readonly title: string; readonly rest: number } | null {
  const opening = wordsOf(block.text, 0, 16);
  let best: { title: string; words: number; rest: number } | null = null;
  for (const title of labels) {
    const wanted = wordsOf(title);
    if (wanted.length === 0 || wanted.length > opening.length || (best !== null && wanted.length <= best.words)) continue;
    if (wanted.every((w, i) => w.text === opening[i]!.text)) best = { title, words: wanted.length, rest: opening[wanted.length - 1]!.end };
  }
  return best === null || best.title === 'Other' ? null : best;
}
