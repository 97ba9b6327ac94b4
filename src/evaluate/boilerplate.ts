/** Text that is only the rubric's own wording: questions, explanations and titles pasted back. */
import type { Criterion, Rubric } from '../rubric/types.js';
import type { Language } from '../language/language.js';
import { tokenize } from '../language/tokens.js';

/** Longer texts say something besides, whatever they quote. */
const LONGEST = 600;
/** So many words of weight in a row, in the rubric's order, are no chance. */
const PASTED_QUESTION = 4;
const PASTED_ANSWER = 6;

/** Content words by inflection; hyphenated words as their parts too would break order, so they stay whole. */
function keysOf(text: string, language: Language): string[] {
  const small = language.sets.get('small');
  const keys: string[] = [];
  for (const t of tokenize(text)) if (t.kind === 'word' && small?.has(t.key) !== true) keys.push(t.key);
  return keys;
}

/** A criterion's question, explanations and titles as content words, each with how many of them in a row are no chance. */
type Source = { readonly keys: string; readonly least: number };

function sourcesOf(criterion: Criterion, language: Language): readonly Source[] {
  const one = (text: string, least: number): Source => ({ keys: ` ${keysOf(text, language).join(' ')} `, least });
  return [one(criterion.asks, PASTED_QUESTION), one(criterion.why, PASTED_QUESTION), one(criterion.counts, PASTED_ANSWER), one(criterion.countsNot, PASTED_ANSWER), ...[criterion.title, ...criterion.line].map((t) => one(t, 1))];
}

const pasteable = new WeakMap<Criterion, readonly Source[]>();

function sources(criterion: Criterion, language: Language): readonly Source[] {
  let known = pasteable.get(criterion);
  if (known === undefined) pasteable.set(criterion, (known = sourcesOf(criterion, language)));
  return known;
}

/** Nothing but words of the criterion's own question, title or explanation, in their order. */
export function isPastedBack(text: string, criterion: Criterion, language: Language): boolean {
  if (text.length > LONGEST) return false;
  const keys = keysOf(text, language);
  return keys.length > 0 && holds(criterion, ` ${keys.join(' ')} `, keys.length, language);
}

function holds(criterion: Criterion, run: string, length: number, language: Language): boolean {
  return sources(criterion, language).some((source) => length >= source.least && source.keys.includes(run));
}

/** A rubric's whole wording, and the words in it. */
const wordings = new WeakMap<Rubric, { readonly all: string; readonly words: ReadonlySet<string> }>();

/** The same for any criterion of a rubric: most text has a word that its wording has not, or stands nowhere in it, and that is seen at one look. */
export function isPastedFromAny(text: string, rubric: Rubric, language: Language): boolean {
  if (text.length > LONGEST) return false;
  const keys = keysOf(text, language);
  if (keys.length === 0) return false;
  let wording = wordings.get(rubric);
  if (wording === undefined) {
    const all = rubric.checklists.flatMap((l) => l.criteria).flatMap((c) => sources(c, language).map((s) => s.keys)).join('|');
    wordings.set(rubric, (wording = { all, words: new Set(all.split(/[ |]+/u)) }));
  }
  if (keys.some((key) => !wording.words.has(key))) return false;
  const run = ` ${keys.join(' ')} `;
  return wording.all.includes(run) && rubric.checklists.some((l) => l.criteria.some((c) => holds(c, run, keys.length, language)));
}
