/** Ticked boxes whose own words, or a sentence elsewhere, say that what they ask for is not wanted. */
import { findPhrase, compilePhrase } from '../evidence/phrase.js';
import { readStatement } from '../evidence/statement.js';
import { tokenize } from '../evidence/tokens.js';
import { isIn } from '../evidence/language.js';
import type { Block, Evidence, FactMatch } from '../model.js';
import type { Reading } from './reading.js';
import { seenText } from './seen.js';
import { wordsOf } from './words.js';

/** Words of a box's title that tell nothing of its matter. */
const general = new Set(['access', 'to', 'on', 'of', 'the', 'other', 'support', 'technical', 'collaboration', 'estimate', 'hours', 'month']);
const wanting = ['need', 'want', 'ask', 'require', 'request', 'use', 'seek', 'wish'];

export function boxFacts(reading: Reading): readonly FactMatch[] {
  const facts: FactMatch[] = [];
  const told = new Set<number>();
  // Many boxes may have one title; the page is searched once for it.
  const searched = new Map<string, Evidence | null>();
  const elsewhere = (block: Block, title: string): Evidence | null => {
    let found = searched.get(title);
    if (found === undefined) searched.set(title, (found = deniedElsewhere(reading, block, title)));
    return found;
  };
  for (const rule of reading.rubric.sections) {
    for (const block of reading.found.get(rule.id)?.blocks ?? []) {
      if (block.checked !== true || told.has(block.index)) continue;
      const label = labelOf(block, rule.labels);
      if (label === null) continue;
      const denial = ownWordsDeny(reading, block, label) ?? elsewhere(block, label.title);
      if (denial === null) continue;
      told.add(block.index);
      const box = reading.evidenceFor(block, 0, block.text.length, 'supports', 'fact', null);
      const where = denial.line === box.line ? 'its own words say no' : `line ${denial.line} says no`;
      facts.push({ id: 'box', outcome: 'note', text: `The box "${label.title}" is ticked in line ${box.line}, and ${where}.`, evidence: [box, denial] });
    }
  }
  return facts;
}

interface Label { readonly title: string; readonly rest: number }

/** The longest of the rubric's labels that the box begins with, and where its own words begin. */
function labelOf(block: Block, labels: readonly string[]): Label | null {
  const opening = wordsOf(block.text, 0, 16);
  let best: { title: string; words: number; rest: number } | null = null;
  for (const title of labels) {
    const wanted = wordsOf(title);
    if (wanted.length === 0 || wanted.length > opening.length || (best !== null && wanted.length <= best.words)) continue;
    if (wanted.every((w, i) => w.text === opening[i]!.text)) best = { title, words: wanted.length, rest: opening[wanted.length - 1]!.end };
  }
  return best === null || best.title === 'Other' ? null : best;
}

function ownWordsDeny(reading: Reading, block: Block, label: Label): Evidence | null {
  const words = seenText(block, label.rest, block.text.length).replace(/^[\s:;,.()–—-]+/u, '');
  if (words === '') return null;
  const { says } = readStatement(words, { titles: [], language: reading.language });
  // Only a plain no: "no weekly calls" bounds what is asked, and does not refuse it.
  if (says !== 'refuses' || !/^(?:no\b|not\b|none\b|never\b|we (?:do not|don't|need no|want no|ask for no|won't)\b)/iu.test(words)) return null;
  const from = block.text.length - words.length;
  return reading.evidenceFor(block, from, block.text.length, 'denies', 'statement', null);
}

/** "We ask for no usage data": the box's own words, at least two of weight, wanted and denied in one clause. */
function deniedElsewhere(reading: Reading, box: Block, title: string): Evidence | null {
  const head = title.split(/[/(]/u)[0]!;
  const matter = wordsOf(head).map((w) => w.text).filter((w) => !general.has(w));
  if (matter.length < 2) return null;
  const phrase = compilePhrase(matter.join(' '), new Map());
  if ('error' in phrase) return null;
  for (const sentence of reading.body) {
    if (sentence.block === box.index || sentence.text.length > 600) continue;
    const lower = sentence.text.toLowerCase();
    if (!lower.includes(matter[0]!)) continue;
    const tokens = tokenize(sentence.text);
    const hit = findPhrase(tokens, phrase)[0];
    if (hit === undefined || !tokens.some((t) => wanting.includes(t.word) && t.end <= hit.start) || !tokens.some((t) => isIn(reading.language, 'we', t.word))) continue;
    const at = reading.stanceAt!(sentence, hit.start, hit.end);
    if (at.stance === 'denies' && at.actor === 'we') return reading.evidenceFor(reading.proposal.blocks[sentence.block]!, sentence.start, sentence.end, 'denies', 'text', null);
  }
  return null;
}
