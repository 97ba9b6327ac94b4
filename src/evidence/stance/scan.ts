/** Reads a sentence once for all rules: its tokens, the triggers in it (the longest wins), and what its words are worth for the matter. */
import { matchPhrases } from '../phrase.js';
import type { PhraseMatch } from '../phrase.js';
import { isIn } from '../language.js';
import type { Language, Matter, Trigger } from '../language.js';
import { tokenize } from '../tokens.js';
import type { Token, Tokens } from '../tokens.js';
import { inflectionKey } from '../inflect.js';

/** A trigger where it stands: tokens `from` up to `to`, exclusive. */
export interface Cue { readonly trigger: Trigger; readonly from: number; readonly to: number }

/** Whether a negator works on what follows it. ": no" does where a word follows ("one rule: no feed") and answers what stands before where none does. */
export function worksForward(tokens: readonly Token[], cue: Cue): boolean {
  if (cue.trigger.direction !== 'after') return true;
  return tokens[cue.from]!.kind === 'mark' && tokens[cue.to]?.kind === 'word';
}

/** The cues that begin within tokens [from, to), found by halving. */
export function cuesWithin(cues: readonly Cue[], from: number, to: number): readonly Cue[] {
  let low = 0;
  let high = cues.length;
  while (low < high) { const mid = (low + high) >> 1; if (cues[mid]!.from < from) low = mid + 1; else high = mid; }
  const first = low;
  while (low < cues.length && cues[low]!.from < to) low++;
  return cues.slice(first, low);
}

/** Cues hold at most so many words. */
export const LONGEST_CUE = 24;

/** What a word is worth: 1 good, -1 bad, 0 unknown; `own` when the matter itself says so, not the general list. */
export interface Worth { readonly value: -1 | 0 | 1; readonly own: boolean }

/** Something that one rule found. `turned`: a bad thing denied, which affirms. */
export interface Finding {
  readonly kind: 'denies' | 'hedges' | 'affirms' | 'turned' | 'unknown';
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

export interface Scan {
  readonly text: string;
  readonly tokens: Tokens;
  readonly cues: readonly Cue[];
  readonly language: Language;
  readonly polarity: 'good' | 'bad';
  /** The words of the criterion's titles that carry meaning, by inflection key. */
  readonly titleWords: ReadonlySet<string>;
  readonly worth: readonly Worth[];
  /** Words that deny by themselves in this matter. */
  readonly against: readonly { readonly from: number; readonly to: number; readonly words: string }[];
  /** A denied half denies the whole. */
  readonly whole: boolean;
  /** Per token: stands between quotation marks. */
  readonly quoted: readonly boolean[];
  /** Per token: number of its segment (a clause cut at commas too). */
  readonly segment: readonly number[];
}

const UNKNOWN: Worth = { value: 0, own: false };

/** Scans `text` as a statement under criteria with these titles; no titles: only the general lists weigh. */
export function scan(text: string, language: Language, titles: readonly string[], polarity: 'good' | 'bad', use: 'statements' | 'mentions'): Scan {
  const tokens = tokenize(text);
  const quoted = quotedTokens(tokens);
  const about = use === 'statements' ? titled(language, titles) : UNTITLED;
  const { matters, words: titleWords } = about;
  const weighed = use === 'statements' ? weighedIn(tokens, language, about) : [];
  const innocent = innocentTokens(weighed, matters);
  const cues = findCues(tokens, language, use).filter((c) => !quoted[c.from] && innocent[c.from] !== true);
  const worth: Worth[] = tokens.map(() => UNKNOWN);
  if (use === 'statements') {
    weigh(weighed, language.general, false, worth);
    for (const matter of matters) weigh(weighed, matter, true, worth);
  }
  const against = matters.flatMap((m) => within(weighed, m.at + m.wants + m.shuns, m.against).filter((h) => !quoted[h.from] && innocent[h.from] !== true && !cuesWithin(cues, h.from - LONGEST_CUE, h.to).some((c) => c.trigger.effect === 'nothing' && h.from < c.to)).map((h) => ({ from: h.from, to: h.to, words: language.weighed.at(h.phrase).source })));
  let segment = 0;
  const segments = tokens.map((t, i) => {
    const mine = segment;
    if (t.word === ',' || (i + 1 < tokens.length && tokens[i + 1]!.clause !== t.clause)) segment++;
    return mine;
  });
  return { text, tokens, cues, language, polarity, titleWords, worth, against, whole: matters.some((m) => m.whole), quoted, segment: segments };
}

/** What was found in a text for one language and use. */
interface Kept<T> { readonly language: Language; readonly use: string; readonly value: T }

/** Triggers left to right; where two overlap the first begun and longest wins. Who acts and how a mention reads both ask for those of one sentence. */
export function findCues(tokens: Tokens, language: Language, use: 'statements' | 'mentions'): readonly Cue[] {
  const known = tokens.found.cues as Kept<readonly Cue[]> | undefined;
  if (known !== undefined && known.language === language && known.use === use) return known.value;
  const value = cuesOf(tokens, language, use);
  tokens.found.cues = { language, use, value } satisfies Kept<readonly Cue[]>;
  return value;
}

function cuesOf(tokens: readonly Token[], language: Language, use: 'statements' | 'mentions'): Cue[] {
  const hits = matchPhrases(tokens, language.phrases)
    .map((h) => ({ trigger: language.triggers.at(h.phrase), from: h.from, to: h.to }))
    .filter((c) => c.trigger.in === 'both' || c.trigger.in === use)
    .sort((a, b) => a.from - b.from || b.to - a.to || Number(a.trigger.in === 'both') - Number(b.trigger.in === 'both'));
  const out: Cue[] = [];
  let busy = 0;
  for (const cue of hits) {
    if (cue.from < busy) continue;
    out.push(cue);
    busy = cue.to;
  }
  return out;
}

/** Tokens of the phrases that a matter lets pass. */
function innocentTokens(weighed: readonly PhraseMatch[], matters: readonly Matter[]): readonly boolean[] {
  const innocent: boolean[] = [];
  for (const m of matters) for (const h of within(weighed, m.at + m.wants + m.shuns + m.against, m.lets)) for (let i = h.from; i < h.to; i++) innocent[i] = true;
  return innocent;
}

interface Titled {
  readonly matters: readonly Matter[];
  readonly words: ReadonlySet<string>;
  /** 1 for each phrase of the language's `weighed` that is of these matters or of all. */
  readonly weighs: Uint8Array;
}
const UNTITLED: Titled = { matters: [], words: new Set(), weighs: new Uint8Array(0) };

/** What titles ask about. They are a rubric's, and each is asked for with every proposal. */
const titlesKnown = new WeakMap<Language, Map<string, Titled>>();
const MOST_TITLES = 2_000;

function titled(language: Language, titles: readonly string[]): Titled {
  let known = titlesKnown.get(language);
  if (known === undefined) titlesKnown.set(language, (known = new Map()));
  const key = titles.join('\n');
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= MOST_TITLES) known.clear();
    const matters = mattersOf(language, titles);
    const weighs = new Uint8Array(language.weighed.length);
    for (const { at, wants, shuns, against, lets } of [language.general, ...matters]) weighs.fill(1, at, at + wants + shuns + against + lets);
    known.set(key, (found = { matters, words: titleWordsOf(language, titles), weighs }));
  }
  return found;
}

function titleWordsOf(language: Language, titles: readonly string[]): ReadonlySet<string> {
  return new Set(titles.flatMap((t) => tokenize(t).filter((x) => x.kind === 'word' && !isIn(language, 'small', x.word) && !isIn(language, 'assent', x.word)).flatMap((x) => [inflectionKey(x.word), ...x.word.split('-').map(inflectionKey)])));
}

function mattersOf(language: Language, titles: readonly string[]): Matter[] {
  const words = new Set(titles.flatMap((t) => tokenize(t).map((token) => inflectionKey(token.word))));
  let best = 0;
  const scored = language.matters.map((matter) => {
    let score = 0;
    for (const word of words) if (matter.titles.has(word)) score++;
    best = Math.max(best, score);
    return { matter, score };
  });
  return best === 0 ? [] : scored.filter((s) => s.score === best).map((s) => s.matter);
}

/** The words that weigh in these matters and in all. Near-twins of a rubric read one statement in the same matters. */
function weighedIn(tokens: Tokens, language: Language, { matters, weighs }: Titled): readonly PhraseMatch[] {
  const known = tokens.found.weighed as { readonly language: Language; readonly key: string; readonly value: readonly PhraseMatch[] } | undefined;
  const key = matters.map((m) => m.at).join(' ');
  if (known !== undefined && known.language === language && known.key === key) return known.value;
  const value = matchPhrases(tokens, language.weighed, weighs);
  tokens.found.weighed = { language, key, value };
  return value;
}

function within(hits: readonly PhraseMatch[], from: number, count: number): readonly PhraseMatch[] {
  return hits.filter((h) => h.phrase >= from && h.phrase < from + count);
}

/** Longer phrases outweigh shorter ones; good outweighs bad of the same length only within the same list. */
function weigh(hits: readonly PhraseMatch[], matter: Matter, own: boolean, worth: Worth[]): void {
  const said = [
    ...within(hits, matter.at, matter.wants).map((h) => ({ ...h, value: 1 as const })),
    ...within(hits, matter.at + matter.wants, matter.shuns).map((h) => ({ ...h, value: -1 as const })),
  ].sort((a, b) => (a.to - a.from) - (b.to - b.from) || b.value - a.value);
  for (const hit of said) for (let i = hit.from; i < hit.to; i++) worth[i] = { value: hit.value, own };
}

const CLOSING: ReadonlyMap<string, string> = new Map([['"', '"'], ['“', '”'], ['«', '»'], ['„', '“']]);

/** Tokens between quotation marks, at most forty words apart: somebody's words, or a name. */
function quotedTokens(tokens: readonly Token[]): boolean[] {
  const quoted: boolean[] = new Array<boolean>(tokens.length).fill(false);
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.kind === 'word') continue;
    const end = CLOSING.get(tokens[i]!.word);
    if (end === undefined) continue;
    let j = i + 1;
    while (j < tokens.length && j - i <= 40 && tokens[j]!.word !== end) j++;
    if (j >= tokens.length || tokens[j]!.word !== end) continue;
    for (let k = i; k <= j; k++) quoted[k] = true;
    i = j;
  }
  return quoted;
}
