/** Rule: a negator says yes or no by what stands in its scope. "No one is turned away" affirms, "no findings will be shared" denies. */
import { isIn } from '../language.js';
import { cuesWithin, worksForward } from './scan.js';
import type { Cue, Finding, Scan } from './scan.js';

/** What every negator of the statement says, with double negation resolved. */
export function negations(scan: Scan): Finding[] {
  const out: Finding[] = [];
  const spent = new Set<Cue>();
  const byStart = new Map(scan.cues.map((c) => [c.from, c]));
  for (const cue of scan.cues) {
    if (cue.trigger.effect !== 'negates' || spent.has(cue) || bindsDenial(scan, cue)) continue;
    const found = inherited(scan, cue, out) ?? (worksForward(scan.tokens, cue) ? forward(scan, cue, byStart) : backward(scan, cue));
    for (const other of found.spent) spent.add(other);
    out.push({ kind: found.kind, from: cue.from, to: cue.to, rule: found.rule });
  }
  return out;
}

interface Found { readonly kind: Finding['kind']; readonly rule: string; readonly spent: readonly Cue[] }

/** "Nothing goes out without tests": the first denial is a trigger of its own, and "without" binds it. */
function bindsDenial(scan: Scan, cue: Cue): boolean {
  return isLimit(scan.tokens[cue.from]!.word) && cuesWithin(scan.cues, cue.from - 40, cue.from).some((c) => c.trigger.effect === 'denies' && c.to <= cue.from && scan.segment[c.from] === scan.segment[cue.from] && isNegator(scan.tokens[c.from]!.word));
}

function isNegator(word: string): boolean { return word === 'nothing' || word === 'nobody' || word === 'no' || word === 'not' || word === 'never'; }

/** "No patents held, none filed": a bare "none" goes on with what the negator before it said. */
function inherited(scan: Scan, cue: Cue, before: readonly Finding[]): Found | null {
  const last = before[before.length - 1];
  // "Nothing proprietary is linked, not even in tests".
  const even = scan.tokens[cue.from]!.word === 'not' && scan.tokens[cue.to - 1]!.word === 'even';
  if (last === undefined || !(even || OBJECTS.has(scan.tokens[cue.from]!.word)) || scan.tokens[cue.from - 1]?.word !== ',' || scan.tokens[last.from]!.clause !== scan.tokens[cue.from]!.clause) return null;
  return { kind: last.kind, rule: last.rule, spent: [] };
}

const OBJECTS = new Set(['none', 'nothing', 'nobody']);

/** "We keep none", "owes nothing to anyone": the negator is the object, and the verb before it is what is denied. */
function isObject(scan: Scan, cue: Cue): boolean {
  const before = scan.tokens[cue.from - 1];
  return OBJECTS.has(scan.tokens[cue.from]!.word) && before !== undefined && before.kind === 'word' && scan.segment[cue.from - 1] === scan.segment[cue.from]
    && !isIn(scan.language, 'joiners', before.word) && !isIn(scan.language, 'finite', before.word) && scan.tokens[cue.to]?.word !== 'is';
}

function says(value: -1 | 0 | 1, rule: string, spent: readonly Cue[] = []): Found {
  return { kind: value === 1 ? 'denies' : value === -1 ? 'turned' : 'unknown', rule, spent };
}

function forward(scan: Scan, cue: Cue, byStart: ReadonlyMap<number, Cue>): Found {
  const { tokens, worth, polarity } = scan;
  const name = cue.trigger.words;
  if (isSubordinate(scan, cue)) return { kind: 'turned', rule: `${name} in a condition`, spent: [] };
  if (isOtherHalf(scan, cue)) return { kind: 'hedges', rule: `${name} of the other half`, spent: [] };
  if (isObject(scan, cue)) {
    for (let i = cue.from - 1; i >= 0 && cue.from - i <= 2 && scan.segment[i] === scan.segment[cue.from]; i--) if (worth[i]!.value !== 0) return says(worth[i]!.value, name);
  }
  const clause = tokens[cue.to]?.clause ?? -1;
  let left = cue.trigger.reach;
  let found: -1 | 0 | 1 = 0;
  let joined = false;
  let own = false;
  // "Don't plan on leaving", "don't ask for names": behind a light verb the thing itself weighs.
  let light = false;
  let at = cue.to;
  let duty = false;
  const spent: Cue[] = [];
  let i = behindRelative(scan, cue);
  for (; i < tokens.length && left > 0; i++) {
    const token = tokens[i]!;
    if (token.clause !== clause) break;
    const other = byStart.get(i);
    if (other !== undefined) {
      const { effect } = other.trigger;
      // "Without" behind the denied verb binds it to a condition: it happens, on that condition.
      if ((effect === 'negates' || effect === 'ends') && isLimit(token.word)) return says(-1, `${name} … ${token.word}`, [...spent, other]);
      // "No copy older than a week" sets a bound.
      if (effect === 'ends' && token.word === 'than') return { kind: 'unknown', rule: name, spent };
      if (effect === 'ends') break;
      if (effect === 'negates') {
        // "Neither … nor", "can't and won't" say it twice; two others before any word of weight cancel out.
        if (token.word === 'nor' || joined) { spent.push(other); continue; }
        if (found === 0 && scan.segment[i] === scan.segment[cue.from]) return says(-1, `${name} … ${other.trigger.words}`, [...spent, other]);
        break;
      }
      if (effect === 'denies' && found === 0) return says(-1, `${name} … ${other.trigger.words}`, spent);
    }
    if (name === 'without' && isIn(scan.language, 'finite', token.word)) break;
    if (token.word === ',' && !listGoesOn(scan, i + 1)) break;
    if (token.kind !== 'word') continue;
    joined = token.word === 'and' || token.word === 'or';
    left--;
    // "No licence conflict": behind a bare no the last noun of a compound weighs.
    const compound = (name === 'no' || name === 'zero' || name === 'without') && worth[i]!.value === 1 && worth[i + 1]?.value === -1;
    const w = compound ? worth[i + 1]! : worth[i]!;
    if (found === 1 && light && w.own && w.value === -1 && scan.segment[i] === scan.segment[at]) found = -1;
    else if (found === 0 && w.value !== 0 && !(polarity === 'bad' && w.value === 1 && !w.own)) { found = w.value; own = w.own; at = i; light = isIn(scan.language, 'light', token.word); }
    if (isIn(scan.language, 'duty', token.word) || ((token.word === 'has' || token.word === 'have') && tokens[i + 1]?.word === 'to')) duty = true;
  }
  // To spare others a duty is no refusal ("nobody has to register"); to deny one's own is ("we need not share").
  if (duty && !own && !isOurs(scan, cue)) return says(-1, `${name} … duty`, spent);
  if (found === 1 && isFragment(scan, cue)) return says(-1, `${name}, of what is not sold`, spent);
  if (found === 1 && isContrasted(scan, cue, i)) return says(-1, `${name}, but`, spent);
  if (found !== 0) return says(found, name, spent);
  if (isTail(scan, cue)) { const back = backward(scan, cue); if (back.kind !== 'unknown') return back; }
  // "The doctors we haven't reached": what was not done so far may still be.
  if (isUndone(scan, cue) || isButNot(scan, cue)) return { kind: 'hedges', rule: `${name} … so far`, spent };
  return { kind: cue.trigger.alone === 'denies' ? 'denies' : 'unknown', rule: name, spent };
}

/** "No one who asks is turned away": reading goes on behind the relative clause, at its main verb. Else right behind the cue. */
function behindRelative(scan: Scan, cue: Cue): number {
  const { tokens, language } = scan;
  let who = cue.to;
  while (who < tokens.length && who - cue.to < 3 && tokens[who]!.word !== 'who' && tokens[who]!.word !== 'whose' && tokens[who]!.kind === 'word' && !isIn(language, 'finite', tokens[who]!.word)) who++;
  if (tokens[who]?.word !== 'who' && tokens[who]?.word !== 'whose') return cue.to;
  for (let i = who + 2; i < tokens.length && i - who < 14 && tokens[i]!.clause === tokens[who]!.clause; i++) if (isIn(language, 'finite', tokens[i]!.word)) return i;
  return cue.to;
}

function isOurs(scan: Scan, cue: Cue): boolean {
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 5 && scan.segment[i] === scan.segment[cue.from]; i--) if (isIn(scan.language, 'self', scan.tokens[i]!.word)) return true;
  return false;
}

function listGoesOn(scan: Scan, at: number): boolean {
  const word = scan.tokens[at]?.word ?? '';
  return word === 'or' || word === 'nor' || word === 'ever' || word === 'under';
}

/** "When it doesn't understand", "people who never came", "a record nobody can alter": the negation belongs to a clause that tells of a case. */
function isSubordinate(scan: Scan, cue: Cue): boolean {
  const { tokens, segment, language } = scan;
  for (let i = cue.from - 1; i >= 0 && cue.from - i <= 5 && segment[i] === segment[cue.from]; i--) {
    const word = tokens[i]!.word;
    if (cue.from - i === 5 && word !== 'only' && word !== 'those') break;
    if (word === 'if' || word === 'when' || word === 'where' || word === 'whenever' || word === 'unless') return true;
    if ((word === 'who' || word === 'whoever') && cue.from - i <= 2) return true;
    // "Those the buses don't reach", "the only group we didn't have to invite".
    if (word === 'those' && cue.from - i >= 3 && !isIn(language, 'finite', tokens[i + 1]!.word)) return true;
    if (word === 'only' && tokens[i - 1]?.word === 'the' && tokens.slice(i + 1, cue.from).some((t) => isIn(language, 'pronouns', t.word))) return true;
  }
  const word = tokens[cue.from]!.word;
  const before = tokens[cue.from - 1];
  const after = tokens[cue.to];
  return (word === 'nobody' || word === 'no') && before !== undefined && before.kind === 'word' && segment[cue.from - 1] === segment[cue.from] && after !== undefined
    && (cue.trigger.words === 'nobody' || cue.trigger.words === 'no one') && isIn(language, 'finite-or-used', after.word)
    && !isIn(language, 'finite', before.word) && !isIn(language, 'joiners', before.word);
}

/** "We sell support, never licences": a fragment behind a comma goes on with the verb before it, which is a bad one. */
function isFragment(scan: Scan, cue: Cue): boolean {
  const { tokens, worth, segment, language } = scan;
  if (tokens[cue.from - 1]?.word !== ',') return false;
  for (let i = cue.to; i < tokens.length && segment[i] === segment[cue.from]; i++) if (isIn(language, 'finite', tokens[i]!.word) || isIn(language, 'pronouns', tokens[i]!.word)) return false;
  for (let i = cue.from - 2; i >= 0 && cue.from - i < 12 && segment[i] === segment[cue.from - 2]; i--) if (worth[i]!.value === -1) return true;
  return false;
}

/** "It is not a product that is open, it's a commons": what stands behind the comma rights it. */
function isContrasted(scan: Scan, cue: Cue, end: number): boolean {
  const { tokens } = scan;
  // "No vanity numbers: deaths on the road, 14 now": a figure behind the colon says what it is.
  if (cue.from === 0) for (let i = cue.to; i < tokens.length && i - cue.to < 5; i++) if (tokens[i]!.word === ':') return tokens.slice(i, i + 30).some((t) => /^\p{N}/u.test(t.word)) && !cuesWithin(scan.cues, i, i + 30).some((c) => c.trigger.effect === 'negates' || c.trigger.effect === 'denies');
  const before = tokens[cue.from - 1]?.word ?? '';
  if (before !== '' && before !== 'is' && before !== 'are' && before !== 'it' && before !== 'was') return false;
  for (let i = cue.to; i < tokens.length && i < end + 6; i++) {
    const word = tokens[i]!.word;
    const next = tokens[i + 1]?.word ?? '';
    const third = tokens[i + 2]?.word ?? '';
    if ((word === ',' || word === ';' || word === '—' || word === ':') && (next === 'it' || next === 'they' || next === 'this') && (third === 'is' || third === 'are')) return true;
    if (word === 'but' && i - cue.to <= 8 && (next === 'a' || next === 'the' || next === 'an' || next === 'our')) return true;
  }
  return false;
}

/** "without", "unless", "until" behind a negated verb: it happens, on that condition. */
function isLimit(word: string): boolean {
  return word === 'without' || word === 'unless' || word === 'until' || word === 'except';
}

/** "The sponsors are listed, the amounts aren't": a helping verb and "not" at the end answer for one of two things, where the first is nothing bad. */
function isOtherHalf(scan: Scan, cue: Cue): boolean {
  const { tokens, segment, worth, language, polarity } = scan;
  if (polarity === 'bad' || tokens[cue.from]!.word !== 'not' || !isTail(scan, cue) || !isIn(language, 'finite', tokens[cue.from - 1]?.word ?? '')) return false;
  let from = cue.from;
  while (from > 0 && segment[from - 1] === segment[cue.from]) from--;
  // A subject of its own, which is a thing and no person, and a comma before it.
  if (from === 0 || cue.from - from < 3 || tokens[from - 1]!.word !== ',' || isIn(language, 'pronouns', tokens[from]!.word) || isIn(language, 'joiners', tokens[from]!.word)) return false;
  // "Farmers you don't": one side has what the other lacks.
  for (let i = from; i < cue.from; i++) if (tokens[i]!.word === 'you' || tokens[i]!.word === 'we' || tokens[i]!.word === 'i') return false;
  for (let i = from - 2; i >= 0 && from - i < 14; i--) if (worth[i]!.value === -1 || tokens[i]!.word === 'not' || tokens[i]!.word === 'no') return false;
  return true;
}

/** "They see the data but not each other": a bound of unknown worth behind something good. */
function isButNot(scan: Scan, cue: Cue): boolean {
  const { tokens, worth } = scan;
  if (scan.polarity === 'bad' || tokens[cue.from]!.word !== 'not' || tokens[cue.from - 1]?.word !== 'but') return false;
  for (let i = cue.from - 2; i >= 0 && cue.from - i < 14 && tokens[i]!.clause === tokens[cue.from]!.clause; i--) if (tokens[i]!.word === 'not' || tokens[i]!.word === 'no' || worth[i]!.value === -1) return false;
  return true;
}

/** "We have not …ed": one's own deed in the perfect tense, of unknown worth, and a main clause. */
function isUndone(scan: Scan, cue: Cue): boolean {
  const { tokens } = scan;
  const helper = tokens[cue.from - 1]?.word;
  if (tokens[cue.from]!.word !== 'not' || (helper !== 'have' && helper !== 'has')) return false;
  const subject = tokens[cue.from - 2]?.word ?? '';
  return isIn(scan.language, 'self', subject) && (tokens[cue.to]?.kind === 'word');
}

/** Nothing of the segment follows the cue ("we keep none"). */
function isTail(scan: Scan, cue: Cue): boolean {
  return cue.to >= scan.tokens.length || scan.segment[cue.to] !== scan.segment[cue.from] || scan.tokens[cue.to]!.kind === 'mark';
}

function backward(scan: Scan, cue: Cue): Found {
  const { tokens, worth } = scan;
  const clause = tokens[cue.from]!.clause;
  // ": none" stands in the clause behind the thing it denies.
  const crosses = tokens[cue.from]!.kind === 'mark';
  for (let i = cue.from - 1, left = cue.trigger.reach; i >= 0 && left > 0; i--, left--) {
    if (tokens[i]!.clause !== clause && !(crosses && tokens[i]!.clause === clause - 1)) break;
    if (worth[i]!.value !== 0) return says(worth[i]!.value, cue.trigger.words);
  }
  return { kind: cue.trigger.alone === 'denies' ? 'denies' : 'unknown', rule: cue.trigger.words, spent: [] };
}
