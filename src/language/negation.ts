/**
 * Negation, hedging and other people's words around a phrase found in prose, in the manner of NegEx
 * and ConText: triggers with a direction and a reach, scope ends, conditions and reported speech.
 * A phrase counts as affirmed only when nothing in its clause or sentence casts doubt on it.
 */
import type { Stance, StanceReading } from './evidence.js';
import { isIn } from './language.js';
import type { Language, Trigger } from './language.js';
import { matchPhrases } from './phrase-match.js';
import { LONGEST_QUOTATION, quotedTokens } from './quotation.js';
import { tokenize } from './tokens.js';
import type { Token, Tokens } from './tokens.js';

/** A trigger found in a text: tokens `from` up to `to`, exclusive. */
export interface Cue {
  readonly trigger: Trigger;
  readonly from: number;
  readonly to: number;
}

/** Where a phrase was found, as offsets into the text. With `source`, its gaps are checked too. */
export interface Focus {
  readonly start: number;
  readonly end: number;
  /** The phrase as the rubric writes it: negators inside the match that it does not name deny it. */
  readonly source?: string;
}

export interface StanceReader {
  read(focus: Focus): StanceReading;
}

/** The tokens [from, to). */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Scoped {
  readonly cue: Cue;
  readonly scope: Span;
}

interface Scan {
  readonly text: string;
  readonly tokens: Tokens;
  readonly language: Language;
  readonly cues: readonly Cue[];
  /** Per token: it belongs to a phrase that looks like a trigger and is none. */
  readonly harmless: readonly boolean[];
  /** Per token: it stands between quotation marks. */
  readonly quoted: readonly boolean[];
  /** Per token: a new stretch begins here, which the scope of a negator does not enter. */
  readonly breaks: readonly boolean[];
}

/** No scope holds more tokens, so that the cost stays linear in the text. */
const FARTHEST = 80;
/** A list goes on behind a comma or "or": each item has room for so many words. */
const LIST_ITEM = 5;

/** Prepares a text once for many phrases found in it. Linear in the text; never throws. */
export function stanceReader(text: string, language: Language): StanceReader {
  const scan = scanOf(text, language);
  const scoped = scan.cues
    .filter(({ trigger }) => trigger.effect !== 'nothing' && trigger.effect !== 'ends')
    .map((cue) => ({ cue, scope: scopeOf(scan, cue) }));
  return {
    read: (focus) => {
      const at = spanOf(scan.tokens, focus);
      return at === null ? reading(scan, 'unrelated') : readAt(scan, scoped, at, focus.source);
    },
  };
}

const knownCues = new WeakMap<Tokens, { readonly language: Language; readonly cues: readonly Cue[] }>();

/** The triggers of a text from left to right. Of two that overlap, the first and longest counts. */
export function findCues(tokens: Tokens, language: Language): readonly Cue[] {
  const known = knownCues.get(tokens);
  if (known?.language === language) return known.cues;
  const found = matchPhrases(tokens, language.phrases).sort((a, b) => a.from - b.from || b.to - a.to);
  const cues: Cue[] = [];
  let free = 0;
  for (const { phrase, from, to } of found) {
    if (from < free) continue;
    cues.push({ trigger: language.triggers[phrase]!, from, to });
    free = to;
  }
  knownCues.set(tokens, { language, cues });
  return cues;
}

function scanOf(text: string, language: Language): Scan {
  const tokens = tokenize(text);
  const quoted = quotedTokens(text, tokens);
  const cues = findCues(tokens, language).filter(
    ({ from, to }) => !quoted[from] && !(isNameOrMonth(text, tokens, from) || isNameOrMonth(text, tokens, to - 1)),
  );
  const harmless = tokens.map(() => false);
  for (const { trigger, from, to } of cues) if (trigger.effect === 'nothing') harmless.fill(true, from, to);
  return { text, tokens, language, cues, harmless, quoted, breaks: breaksOf(text, tokens, language, cues) };
}

function readAt(scan: Scan, scoped: readonly Scoped[], at: Span, source?: string): StanceReading {
  const negators: Cue[] = [];
  let hedge: Cue | null = null;
  let other: Cue | null = null;
  let condition: Cue | null = null;
  for (let k = firstFrom(scoped, at.from - FARTHEST); k < scoped.length; k++) {
    const { cue, scope } = scoped[k]!;
    if (cue.from > at.to + FARTHEST) break;
    // A phrase that holds its own trigger ("no patents") is read as it stands.
    if (cue.from < at.to && at.from < cue.to) continue;
    if (scope.from > at.from || at.from >= scope.to) continue;
    const { effect } = cue.trigger;
    if (effect === 'negates') negators.push(cue);
    else if (effect === 'other') other ??= cue;
    else if (effect === 'doubts') condition ??= cue;
    else if (effect !== 'modal' || !isGranted(scan, cue)) hedge ??= cue;
  }
  const prefix = hasPrefix(scan.tokens, at) ? 1 : 0;
  const count = turns(scan.tokens, negators) + prefix;
  if (isReported(scan, at)) return reading(scan, 'unrelated', null, 'quoted');
  if (other !== null && count === 0) return reading(scan, 'unrelated', other);
  if (count % 2 === 1) {
    const last = negators.at(-1) ?? null;
    return isWithin(scan, condition, last) ? reading(scan, 'hedges', condition) : reading(scan, 'denies', last, 'prefix');
  }
  if (holdsNegator(scan, at, source)) return reading(scan, 'denies', null, 'negator in a gap');
  const behind = negatorBehind(scan, at);
  if (behind !== null) return reading(scan, behind, null, 'negated object');
  const doubt = hedge ?? condition;
  if (doubt !== null) return reading(scan, 'hedges', doubt);
  if (asks(scan.tokens, at)) return reading(scan, 'hedges', null, 'question');
  if (isDoubtfulSubject(scan, at)) return reading(scan, 'hedges', null, 'subject of a denial');
  if (goesOn(scan.tokens, at)) return reading(scan, 'hedges', null, 'goes on behind "without"');
  return count > 0 ? reading(scan, 'supports', negators[0] ?? null, 'double negation') : reading(scan, 'supports');
}

function reading(scan: Scan, stance: Stance, cue: Cue | null = null, rule: string | null = null): StanceReading {
  if (cue === null) return { stance, trigger: null, triggerStart: 0, triggerEnd: 0, rule };
  const triggerStart = scan.tokens[cue.from]!.start;
  const triggerEnd = scan.tokens[cue.to - 1]!.end;
  const named = rule === 'double negation' ? rule : cue.trigger.words;
  return { stance, trigger: scan.text.slice(triggerStart, triggerEnd), triggerStart, triggerEnd, rule: named };
}

// --- scopes -------------------------------------------------------------------------------------

/** These answer what stands before them where nothing follows: "stroke was ruled out". */
const ANSWERS = new Set(['out', 'denied', 'denies', 'negative', 'absent', 'none', 'excluded', 'declined']);
const AFTER_ANSWER = new Set(['by', 'on', 'at', 'after']);

/** The tokens that a cue works on. */
function scopeOf(scan: Scan, cue: Cue): Span {
  const { direction, effect } = cue.trigger;
  if (effect === 'doubts') return sentenceScope(scan.tokens, cue);
  const back = direction === 'after' ? !worksForward(scan.tokens, cue)
    : effect === 'negates' && ANSWERS.has(scan.tokens[cue.to - 1]!.word) && endsThere(scan.tokens[cue.to]);
  if (back) return { from: reachBack(scan, cue), to: cue.from };
  return { from: direction === 'both' ? reachBack(scan, cue) : cue.to, to: reachOn(scan, cue) };
}

/** ": no" works on what follows where a word does ("Extremities: no edema"), else on what precedes. */
function worksForward(tokens: Tokens, cue: Cue): boolean {
  return tokens[cue.from]!.kind === 'mark' && tokens[cue.to]?.kind === 'word';
}

function endsThere(next: Token | undefined): boolean {
  return next === undefined || (next.kind === 'mark' && next.word !== ',') || AFTER_ANSWER.has(next.word);
}

/** What makes the whole sentence doubtful, or what stands before or behind it there. */
function sentenceScope(tokens: Tokens, cue: Cue): Span {
  let from = cue.from;
  if (cue.trigger.direction !== 'before') {
    while (from > 0 && cue.from - from < FARTHEST && !STOPS.has(tokens[from - 1]!.word)) from--;
  }
  let to = cue.to;
  if (cue.trigger.direction !== 'after') {
    while (to < tokens.length && to - cue.to < FARTHEST && !STOPS.has(tokens[to]!.word)) to++;
  }
  return { from, to };
}

function reachOn(scan: Scan, cue: Cue): number {
  let i = cue.to;
  for (let left = cue.trigger.reach; i < scan.tokens.length && left > 0 && i - cue.to < FARTHEST; i++) {
    if (scan.breaks[i] === true && i > cue.to) return i;
    const { kind, word } = scan.tokens[i]!;
    if (kind === 'word') left--;
    if (word === ',' || word === 'or' || word === 'nor') left = Math.max(left, LIST_ITEM);
  }
  return i;
}

function reachBack(scan: Scan, cue: Cue): number {
  const { tokens, breaks } = scan;
  let i = cue.from;
  // ": none" answers what stands before the colon.
  if (breaks[i] === true && tokens[i]!.word !== ':' && tokens[i]!.word !== '—') return i;
  for (let left = cue.trigger.reach; i > 0 && left > 0; i--) {
    if (i < cue.from && breaks[i] === true) return i;
    if (tokens[i - 1]!.kind === 'word') left--;
  }
  return i;
}

const STOPS = new Set(['.', ';', '!', '?', '•', '|']);
const SIDE_MARKS = new Set(['(', ')', '[', ']', '—', '–']);

/** Breaks stand at sentence ends, contrast words, conditions and clauses with a subject and verb of their own. */
function breaksOf(text: string, tokens: Tokens, language: Language, cues: readonly Cue[]): boolean[] {
  const breaks = tokens.map(() => false);
  const isFinite = (i: number): boolean => isIn(language, 'finite', tokens[i]!.word) && !isNameOrMonth(text, tokens, i);
  const isPronoun = (i: number): boolean => isIn(language, 'pronouns', tokens[i]!.word);
  const clauseAt = (from: number): boolean => {
    for (let i = from; i < tokens.length && i - from < 6; i++) {
      if (tokens[i]!.kind === 'mark' || NO_CLAUSE.has(tokens[i]!.word)) return false;
      if (i === from ? isPronoun(i) : isFinite(i)) return true;
    }
    return false;
  };
  const startsClause = (i: number): boolean => {
    const first = tokens[i]?.word;
    if (first === undefined) return true;
    if (first === 'and' || first === 'so' || first === 'then') return clauseAt(i + 1);
    return first !== 'or' && first !== 'nor' && first !== 'neither' && (isPronoun(i) || clauseAt(i));
  };
  for (const { trigger, from } of cues) if (trigger.effect === 'ends' || trigger.effect === 'doubts') breaks[from] = true;
  tokens.forEach(({ word }, i) => {
    const next = Math.min(i + 1, tokens.length - 1);
    if (STOPS.has(word) || SIDE_MARKS.has(word)) breaks[i] = breaks[next] = true;
    else if (word === ',' && startsClause(i + 1)) breaks[next] = true;
    else if ((word === 'and' || word === 'so') && startsClause(i + 1)) breaks[i] = true;
  });
  return breaks;
}

const NO_CLAUSE = new Set(['and', 'or', 'that', 'which', 'who']);

// --- negators -----------------------------------------------------------------------------------

/** Once for the nearest negator, twice where another one stands close before it ("not without", "nobody denies"). */
function turns(tokens: Tokens, negators: readonly Cue[]): number {
  const last = negators.at(-1);
  const before = negators.at(-2);
  if (last === undefined || before === undefined) return negators.length;
  if (last.from - before.to > 4 || last.trigger.direction === 'after' || before.trigger.direction === 'after') return 1;
  for (let i = before.from; i < last.to; i++) if (tokens[i]!.kind === 'mark' || LISTING.has(tokens[i]!.word)) return 1;
  return 2;
}

/** "If we do not file": the negator belongs to the condition, and denies nothing. */
function isWithin({ breaks }: Scan, condition: Cue | null, negator: Cue | null): boolean {
  if (condition === null || negator === null || negator.from < condition.to) return false;
  for (let i = condition.to; i <= negator.from; i++) if (breaks[i] === true) return false;
  return true;
}

const LISTING = new Set(['and', 'or', 'nor', 'neither']);

/** "non-exclusive", "anti-surveillance": the word itself says no. */
function hasPrefix(tokens: Tokens, at: Span): boolean {
  const before = tokens[at.from - 1]?.word;
  return /^(?:non|anti|un|counter)-/.test(tokens[at.from]!.word) || before === 'non' || before === 'anti';
}

const ANSWERED_NO = /^(?:vot|sa[iy]|answer)/;

/** A negator inside the match that the phrase does not name: "we sell none of the data". "Voted no" is none. */
function holdsNegator({ tokens, language }: Scan, at: Span, source: string | undefined): boolean {
  if (source === undefined || at.to - at.from < 2) return false;
  const named = new Set(tokenize(source).map((t) => t.word));
  for (let i = at.from; i < at.to; i++) {
    const { word } = tokens[i]!;
    if (!isIn(language, 'bare-no', word) || named.has(word)) continue;
    if (!ANSWERED_NO.test(tokens[i - 1]?.word ?? '')) return true;
  }
  return false;
}

const OBJECTS = new Set(['nobody', 'nothing', 'none', 'nowhere']);
const TOWARDS = new Set(['to', 'with', 'for', 'by', 'from', 'on', 'of', 'at', 'in']);
const STRESS = new Set(['absolutely', 'precisely', 'exactly', 'simply', 'strictly', 'virtually', 'practically', 'almost']);
const FOLLOWING = new Set(['at', 'else', 'whatsoever', 'whatever', 'of', 'to', 'in', 'on', 'for', 'from', 'by', 'with', 'and', 'or', 'here', 'beyond']);

/** A negator that is the object of the clause ("sell the data to nobody"), or an answer at its end ("…, never."). */
function negatorBehind(scan: Scan, at: Span): 'denies' | 'hedges' | null {
  const { tokens, language, breaks, harmless } = scan;
  let sameClause = true;
  for (let i = at.to; i < tokens.length && i - at.to < 24 && !STOPS.has(tokens[i]!.word); i++) {
    const { word } = tokens[i]!;
    if (breaks[i] === true) sameClause = false;
    if (harmless[i] === true) continue;
    const next = tokens[i + 1];
    const before = tokens[i - 1]!;
    const ends = next === undefined || next.kind === 'mark';
    if (isIn(language, 'bare-no', word) && (next === undefined || STOPS.has(next.word)) && !OBJECTS.has(word)) return 'hedges';
    if (sameClause && word === 'neither' && TOWARDS.has(next?.word ?? '')) return 'denies';
    if (!sameClause || !(OBJECTS.has(word) || word === 'no')) continue;
    const object = i === at.to || TOWARDS.has(before.word) || (STRESS.has(before.word) && TOWARDS.has(tokens[i - 2]?.word ?? ''));
    if (word === 'no' && next?.word !== 'one') {
      if (before.word === 'to' && next?.kind === 'word') return 'denies';
      continue;
    }
    const behind = word === 'no' ? tokens[i + 2] : next;
    if (object && (ends || behind === undefined || behind.kind === 'mark' || FOLLOWING.has(behind.word))) return 'denies';
  }
  return null;
}

/** "Selling data does not interest us", "to sell data would …": the deed is the subject of what is denied or imagined. */
function isDoubtfulSubject({ tokens, language }: Scan, at: Span): boolean {
  const deed = (at.to - at.from > 1 && tokens[at.from]!.word.endsWith('ing')) || tokens[at.from - 1]?.word === 'to';
  if (!deed) return false;
  for (let i = at.to; i < tokens.length && i - at.to < 6 && tokens[i]!.kind === 'word'; i++) {
    if (!isIn(language, 'finite', tokens[i]!.word)) continue;
    const next = tokens[i + 1]?.word ?? '';
    return tokens[i]!.word === 'would' || next === 'not' || next === 'never' || next === 'no';
  }
  return false;
}

/** "Without asking them" goes on with "for their name": the object of "without" is another one. */
function goesOn(tokens: Tokens, at: Span): boolean {
  if (!COMPLEMENTS.has(tokens[at.to]?.word ?? '')) return false;
  for (let i = at.from; i < at.to; i++) if (tokens[i]!.word === 'without') return true;
  return false;
}

const COMPLEMENTS = new Set(['for', 'about', 'to', 'of', 'how', 'whether', 'if', 'twice']);

// --- hedges and other people's words -------------------------------------------------------------

/** "Either side may leave": a right that is granted is no hedge. */
function isGranted(scan: Scan, cue: Cue): boolean {
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 4 && scan.tokens[i]!.kind === 'word'; i--) {
    if (isIn(scan.language, 'granted', scan.tokens[i]!.word)) return true;
  }
  return false;
}

const OF_TIME = new Set('in by until till since from of before after during this last next each every early mid late end mid- to and'.split(' '));
const SUBJECTS = new Set(['i', 'we', 'you', 'he', 'she', 'it', 'they', 'that', 'who', 'which', 'one', 'this']);

/** May the month ("in May", "3 May", "May 2027") and Will the name ("Will Turner", "ask Will"). */
function isNameOrMonth(text: string, tokens: Tokens, i: number): boolean {
  const { word, start, end } = tokens[i]!;
  if (word !== 'may' && word !== 'will') return false;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  const written = text.slice(start, end);
  const capital = written === 'May' || written === 'Will';
  const first = before === undefined || STOPS.has(before.word) || before.word === ':' || before.kind === 'mark' && before.word !== ',';
  if (word === 'may') {
    const dated = /^\d/.test(next?.word ?? '') || /^\d/.test(before?.word ?? '');
    if (dated || (capital && OF_TIME.has(before?.word ?? ''))) return true;
  }
  if (!capital) return false;
  // "What You Will Find": in a title every word is written so.
  if (before !== undefined && SUBJECTS.has(before.word)) return false;
  const name = next !== undefined && next.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(text.slice(next.start, next.end));
  return !first || (word === 'will' && (name || text.startsWith("'s", end) || text.startsWith('’s', end)));
}

/** Within a quotation that says more than the phrase, or that is a sentence; a quoted term ("open source") is only a name. */
function isReported(scan: Scan, at: Span): boolean {
  if (!scan.quoted[at.from]) return false;
  let { from, to } = at;
  while (from > 0 && scan.quoted[from - 1] && at.from - from < LONGEST_QUOTATION) from--;
  while (to < scan.quoted.length && scan.quoted[to] && to - at.to < LONGEST_QUOTATION) to++;
  const said = scan.tokens.slice(from, to).filter((t) => t.kind === 'word' || STOPS.has(t.word));
  const first = said[0]?.word ?? '';
  return said.length - (at.to - at.from) > 2 || isIn(scan.language, 'pronouns', first) || isIn(scan.language, 'we', first);
}

const TAGS = new Set(['is', 'are', 'do', 'does', 'did', 'will', 'would', 'can', 'right', 'ok', 'okay', 'yes', 'no', 'correct', 'eh']);
const ASKING = new Set('will would do does did can could shall should may might is are was were has have what who how why when where which'.split(' '));

/** The sentence ends with a question mark and is no statement with a tag (", isn't it?"). */
function asks(tokens: Tokens, at: Span): boolean {
  let end = at.to;
  while (end < tokens.length && end - at.to < 60 && !STOPS.has(tokens[end]!.word)) end++;
  if (tokens[end]?.word !== '?') return false;
  let start = at.from;
  while (start > 0 && at.from - start < 60 && !STOPS.has(tokens[start - 1]!.word)) start--;
  if (ASKING.has(tokens[start]!.word)) return true;
  for (let i = end - 1; i >= at.to && end - i <= 5; i--) if (tokens[i]!.word === ',') return !TAGS.has(tokens[i + 1]!.word);
  return true;
}

// --- places -------------------------------------------------------------------------------------

/** The tokens that the offsets touch, or null where there is none. */
function spanOf(tokens: Tokens, { start, end }: Focus): Span | null {
  const from = firstIndex(tokens.length, (i) => tokens[i]!.end > start);
  if (from >= tokens.length || tokens[from]!.start >= end) return null;
  let to = from + 1;
  while (to < tokens.length && tokens[to]!.start < end) to++;
  return { from, to };
}

function firstFrom(scoped: readonly Scoped[], from: number): number {
  return firstIndex(scoped.length, (i) => scoped[i]!.cue.from >= from);
}

/** The first index for which a condition holds that holds for all later ones too. */
function firstIndex(length: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (holds(mid)) high = mid;
    else low = mid + 1;
  }
  return low;
}
