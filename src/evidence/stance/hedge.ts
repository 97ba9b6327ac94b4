/** Rule: hedges. A hedge settles by itself, unless it is denied; "may" and "could" are none where they grant leave or tell an ability. */
import { inflectionKey } from '../inflect.js';
import { isIn } from '../language.js';
import { cuesWithin, worksForward } from './scan.js';
import type { Cue, Finding, Scan } from './scan.js';

/** The rule's name where a yes is said of one half. */
export const HALF_YES = 'half yes';

export function hedges(scan: Scan): Finding[] {
  const out: Finding[] = [];
  const negatedAt = new Set<number>();
  for (const c of scan.cues) if (c.trigger.effect === 'negates' && worksForward(scan.tokens, c)) for (let i = c.to; i <= c.to + 2; i++) negatedAt.add(i);
  for (const cue of scan.cues) {
    const { effect, words } = cue.trigger;
    if (effect === 'hedges' && (isSettled(scan, cue) || inOthersCase(scan, cue) || isOthersTry(scan, cue))) continue;
    if (effect === 'hedges' && !(negatedAt.has(cue.from) && !/^(?:not|no|do not|can not)\b/.test(words))) out.push({ kind: 'hedges', from: cue.from, to: cue.to, rule: words });
    else if (effect === 'modal' && !isLeave(scan, cue)) out.push({ kind: 'hedges', from: cue.from, to: cue.to, rule: words });
  }
  return [...out, ...halfYes(scan), ...toBeDone(scan), ...someOfIt(scan), ...unless(scan), ...ifWe(scan)];
}

/** "You may publish it", "any village could use it", "which others may lift out", "nobody could": leave and ability, no hedge. */
function isLeave(scan: Scan, cue: Cue): boolean {
  const { tokens, language } = scan;
  const modal = tokens[cue.from]!.word;
  const next = tokens[cue.to]?.word ?? '';
  // The month.
  if (modal === 'may' && (/^\d/.test(next) || (scan.text[tokens[cue.from]!.start] === 'M' && cue.from > 0) || ['in', 'by', 'until', 'till', 'since', 'last', 'next', 'of', 'each', 'every', 'early', 'late'].includes(tokens[cue.from - 1]?.word ?? ''))) return true;
  if (next === 'simply' || next === 'freely' || next === 'always' || next === 'also' || next === 'not' || next === 'never') return true;
  // "We may look, but never without the council": a right, and its bound.
  for (let i = cue.to; i < tokens.length && i - cue.to < 8 && tokens[i]!.clause === tokens[cue.from]!.clause; i++) if (tokens[i]!.word === 'but' && (tokens[i + 1]?.word === 'never' || tokens[i + 1]?.word === 'only' || tokens[i + 1]?.word === 'not')) return true;
  if (GUESSED.has(inflectionKey(next)) && subjectBefore(scan, cue) !== 'who') return false;
  // "Men may come too": also allowed.
  for (let i = cue.to + 1; i < tokens.length && i - cue.to < 5 && scan.segment[i] === scan.segment[cue.from]; i++) if (tokens[i]!.word === 'too') return true;
  // "They may have it, tests and all": given to others.
  if ((subjectBefore(scan, cue) === 'they' || subjectBefore(scan, cue) === 'he' || subjectBefore(scan, cue) === 'she') && GIVEN.has(next)) return true;
  const segment = scan.segment[cue.from];
  let subject = '';
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 6 && scan.segment[i] === segment; i--) {
    const word = tokens[i]!.word;
    if (subject === '') subject = word;
    // "Either of us may": the quantity before it decides.
    if (word === 'us' && tokens[i - 1]?.word === 'of') continue;
    if (isIn(language, 'free', word) || word === 'if' || word === 'both') return true;
    if (isIn(language, 'self', word) || isIn(language, 'unsure-things', word)) return false;
  }
  // At the very front it asks leave or wishes ("may it last").
  if (subject === '') return modal === 'may';
  // "Other projects may find it useful" guesses; "houses may pick it up" and "could" of others tell what is open to them.
  return !['find', 'be', 'help', 'do', 'happen', 'come', 'become', 'turn', 'prove', 'need', 'gain', 'profit', 'complement', 'benefit', 'interest', 'go', 'reach', 'have', 'follow', 'get', 'work', 'fit', 'serve'].includes(inflectionKey(next)) && isIn(language, 'people', subject);
}

/** "Either side may end it": a right that is granted, in any prose. */
export function isGranted(scan: Scan, cue: Cue): boolean {
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 4 && scan.segment[i] === scan.segment[cue.from]; i--) if (isIn(scan.language, 'granted', scan.tokens[i]!.word)) return true;
  return false;
}

/** What nobody gives leave for: "you may gain a reference" guesses. */
const GUESSED = new Set(['gain', 'benefit', 'profit', 'find', 'enjoy', 'need', 'want', 'happen'].map(inflectionKey));

const GIVEN = new Set(['have', 'take', 'use', 'copy', 'fork', 'keep', 'lift', 'borrow', 'sit', 'leave', 'refuse', 'object', 'read', 'see', 'enter']);

function subjectBefore(scan: Scan, cue: Cue): string { return scan.tokens[cue.from - 1]?.word ?? ''; }

/** "Eleven villages so far" counts; "beyond us so far" puts off. */
function isSettled(scan: Scan, cue: Cue): boolean {
  if (cue.trigger.words !== 'so far') return false;
  const { tokens } = scan;
  if (tokens[cue.to]?.kind === 'word' || tokens[cue.to]?.word === ',') return true;
  for (let i = cue.from - 1; i >= 0 && tokens[i]!.clause === tokens[cue.from]!.clause && cue.from - i < 14; i--) if (isCount(tokens[i]!.word)) return true;
  return false;
}

function isCount(word: string): boolean { return /^\p{N}/u.test(word) || COUNTS.has(word.split('-')[0]!); }

const COUNTS = new Set('one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen several many'.split(' '));

/** "If you move to version 4 some day, we are covered": the hedge belongs to a case that others bring about, and a main clause follows. */
function inOthersCase(scan: Scan, cue: Cue): boolean {
  const { tokens, segment, language } = scan;
  for (let i = cue.from - 1; i >= 0 && segment[i] === segment[cue.from] && cue.from - i < 12; i--) {
    if (tokens[i]!.word !== 'if' && tokens[i]!.word !== 'when' && tokens[i]!.word !== 'whenever') continue;
    const next = tokens[i + 1]?.word ?? '';
    if (isIn(language, 'self', next) || next === 'it' || next === 'this' || next === 'there') return false;
    for (let j = cue.to; j < tokens.length && j - cue.to < 14; j++) if (tokens[j]!.word === ',') return j + 1 < tokens.length;
    return false;
  }
  return false;
}

/** "Monthly reports, unless nothing went well": an exception to a plain yes. Behind a no ("never, unless you say so") it is the condition. */
function unless(scan: Scan): Finding[] {
  return scan.tokens.flatMap((token, i) => {
    if (token.word !== 'unless' || i === 0 || scan.quoted[i]) return [];
    const { clause } = token;
    if (cuesWithin(scan.cues, i - 24, i).some((c) => c.trigger.effect === 'negates' || c.trigger.effect === 'denies' || scan.tokens[c.from]!.word === 'no' || scan.tokens[c.from]!.word === 'not')) return [];
    // What others may refuse is a case, no reserve.
    const own = isIn(scan.language, 'self', scan.tokens[i + 1]?.word ?? '');
    for (let k = i + 1; k < scan.tokens.length && k - i < 12 && scan.segment[k] === scan.segment[i]; k++) if ((scan.worth[k]!.value === -1 && !own) || scan.tokens[k]!.word === 'you') return [];
    for (let k = i - 1; k >= 0 && i - k < 24 && scan.tokens[k]!.clause >= clause - 1; k--) if (scan.worth[k]!.value === -1) return [];
    return [{ kind: 'hedges' as const, from: i, to: i + 1, rule: 'unless' }];
  });
}

/** "It fits if we drop the second country": a condition in one's own hands behind what is said. At the front it tells of a case. */
function ifWe(scan: Scan): Finding[] {
  const { tokens } = scan;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]?.word;
    if (token.word !== 'if' || (next !== 'we' && next !== 'i') || scan.quoted[i]) return [];
    const before = tokens[i - 1];
    if (before === undefined || before.kind === 'mark' || ['even', 'as', 'and', 'or', 'but', 'what', 'see', 'only', 'that'].includes(before.word)) return [];
    // "Nothing is lost if we close": a bad thing denied, or one's own failing.
    for (let k = i - 1; k >= 0 && i - k < 16 && tokens[k]!.clause === token.clause; k--) if (tokens[k]!.word === 'not' || tokens[k]!.word === 'no' || tokens[k]!.word === 'nothing' || tokens[k]!.word === 'nobody' || tokens[k]!.word === 'never' || scan.worth[k]!.value === -1) return [];
    for (let k = i + 2; k < tokens.length && k - i < 8 && tokens[k]!.clause === token.clause; k++) if (scan.worth[k]!.value === -1 || tokens[k]!.word === 'not') return [];
    return [{ kind: 'hedges' as const, from: i, to: i + 2, rule: 'if we' }];
  });
}

/** "The client tried to buy it": somebody else's attempt, and past. */
function isOthersTry(scan: Scan, cue: Cue): boolean {
  if (scan.tokens[cue.from]!.word !== 'tried') return false;
  let named = false;
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 4 && scan.segment[i] === scan.segment[cue.from]; i--) {
    if (isIn(scan.language, 'pronouns', scan.tokens[i]!.word) || isIn(scan.language, 'self', scan.tokens[i]!.word)) return false;
    named = true;
  }
  return named;
}

/** "Some overlap", "some functions are theirs": an unnumbered part at the front of a clause; "some 40 shops" is a number. */
function someOfIt(scan: Scan): Finding[] {
  const { tokens, segment } = scan;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (token.word !== 'some' || next === undefined || next.kind !== 'word' || isCount(next.word) || scan.quoted[i]) return [];
    const front = i === 0 || segment[i - 1] !== segment[i] || tokens[i - 1]!.kind === 'mark' || (i === 1 && tokens[0]!.word === 'and');
    return front && !isIn(scan.language, 'people', next.word) ? [{ kind: 'hedges' as const, from: i, to: i + 2, rule: 'some of it' }] : [];
  });
}

/** "To be tested with the kids", "impact: to be assessed": what stands out, where it begins the words or their answer. */
function toBeDone(scan: Scan): Finding[] {
  const { tokens } = scan;
  return tokens.flatMap((token, i) => {
    if (token.word !== 'to' || tokens[i + 1]?.word !== 'be' || !/(?:ed|tten|own|ade|ne)$/.test(tokens[i + 2]?.word ?? '')) return [];
    const before = tokens[i - 1];
    if (before !== undefined && before.kind === 'word' && scan.tokens.some((t) => isIn(scan.language, 'finite', t.word))) return [];
    return [{ kind: 'hedges' as const, from: i, to: i + 3, rule: 'to be done' }];
  });
}

/** "Jobs yes; for the meadow …", "pricing yes, error rates …": a yes behind what it is said of answers for a half. */
function halfYes(scan: Scan): Finding[] {
  const { tokens, language } = scan;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const before = tokens[i - 1];
    if (token.word !== 'yes' || before === undefined || before.kind !== 'word' || next === undefined || next.kind !== 'mark' || i + 2 >= tokens.length || scan.quoted[i]) return [];
    if (isIn(language, 'finite', before.word) || ['say', 'says', 'said', 'answer', 'a', 'the', 'with', 'to', 'of', 'oh', 'well', 'voted', 'vote', 'council', 'their', 'our', 'that'].includes(before.word)) return [];
    // "A wholehearted yes": a noun, and the whole answer.
    const article = tokens[i - 2]?.word;
    if (article === 'a' || article === 'an' || article === 'the' || article === 'our') return [];
    return [{ kind: 'hedges' as const, from: i, to: i + 1, rule: HALF_YES }];
  });
}
