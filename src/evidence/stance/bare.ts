/** Rule: a bare no at the front of a statement, or of one of its sentences, answers the title. */
import { cuesWithin } from './scan.js';
import type { Finding, Scan } from './scan.js';

const NO = new Set(['no', 'nope', 'nay', 'none', 'never', 'nothing', 'nobody']);

export function bareNo(scan: Scan): Finding[] {
  const { tokens } = scan;
  let first = tokens.findIndex((t) => t.kind === 'word');
  if (first < 0) return [];
  const softeners = new Set(['sadly', 'alas', 'honestly', 'frankly', 'sorry', 'unfortunately', 'goodness', 'well', 'oh', 'heavens', 'god', 'simply', 'certainly', 'absolutely', 'definitely', 'actually', 'candidly', 'regrettably']);
  while (first < tokens.length && (softeners.has(tokens[first]!.word) || tokens[first]!.kind === 'mark')) first++;
  const token = tokens[first];
  if (token === undefined || scan.quoted[first]) return lastNo(scan);
  const cue = scan.cues.find((c) => c.from <= first && first < c.to);
  if (cue !== undefined && (cue.trigger.effect === 'nothing' || cue.trigger.effect === 'hedges')) return lastNo(scan);
  const next = tokens[first + 1];
  const alone = next === undefined || next.kind === 'mark' || ['at', 'whatsoever', 'ever', 'thanks', 'sir', 'ma', 'i', 'we', 'it', 'in', 'of'].includes(next.word)
    || (token.word === 'none' && ['that', 'which', 'beyond', 'from', 'to', 'so', 'here', 'worth', 'except', 'but', 'besides', 'apart', 'other', 'whatever'].includes(next.word));
  if (NO.has(token.word) && alone && !(token.word === 'none' && next?.word === 'of' && tokens[first + 2]?.word !== 'that' && tokens[first + 2]?.word !== 'it' && tokens[first + 2]?.word !== 'this' && tokens[first + 2]?.word !== 'these')) {
    if ((token.word === 'nothing' || token.word === 'nobody') && next !== undefined && next.kind === 'word') return [];
    return [{ kind: scan.polarity === 'bad' ? 'affirms' : 'denies', from: first, to: first + 1, rule: 'bare no' }];
  }
  // "Not in the figures": a fragment that begins with not answers no, unless a contrast rights it ("not X but Y").
  if (token.word === 'not' && next?.word !== 'one' && scan.polarity === 'good' && !tokens.some((t, i) => i > first && (t.word === 'but' || t.word === 'instead' || t.word === 'only' || t.word === 'though' || t.word === 'although'))) {
    if (rightedBySentence(scan, first)) return lastNo(scan);
    return scan.worth.some((w, i) => w.value === -1 && scan.segment[i] === scan.segment[first]) ? [] : [{ kind: 'denies', from: first, to: first + 1, rule: 'bare not' }];
  }
  return lastNo(scan);
}

/** "Not a revolution. A form and a printout.": the sentence behind it says what it is, without a cue. */
function rightedBySentence(scan: Scan, not: number): boolean {
  const { tokens } = scan;
  // "Not feelings: litres." rights at once.
  const colon = tokens.findIndex((t, i) => i > not && t.kind === 'mark');
  if (colon > not + 1 && colon <= not + 5 && (tokens[colon]!.word === ':' || tokens[colon]!.word === '—') && tokens[colon + 1]?.kind === 'word') return !cuesWithin(scan.cues, colon, colon + 40).some((c) => c.trigger.effect === 'negates' || c.trigger.effect === 'denies' || c.trigger.effect === 'hedges');
  if (!['a', 'an', 'another', 'the', 'some', 'just', 'your'].includes(tokens[not + 1]?.word ?? '')) return false;
  let end = not;
  while (end < tokens.length && !['.', ';', ':', '!', '—'].includes(tokens[end]!.word)) end++;
  const rest = tokens.slice(end + 1, end + 40).filter((t) => t.kind === 'word').length;
  return rest >= 2 && !cuesWithin(scan.cues, end, end + 40).some((c) => c.trigger.effect === 'negates' || c.trigger.effect === 'denies' || c.trigger.effect === 'hedges');
}

const STRESS = new Set(['absolutely', 'certainly', 'definitely', 'decidedly', 'surely', 'emphatically', 'course', 'afraid', 'sadly', 'regrettably', 'unfortunately', 'clearly', 'obviously']);
const THEREFORE = new Set(['so', 'hence', 'therefore', 'thus', 'is', 'remains', 'stays', 'be']);

/** "Our revenue is minutes watched, so no", "do we test? Certainly not.": an answer at the end of a sentence. */
function answered(scan: Scan): Finding | null {
  const { tokens } = scan;
  for (let i = 1; i < tokens.length; i++) {
    const { word } = tokens[i]!;
    if ((word !== 'no' && word !== 'not') || scan.quoted[i]) continue;
    const next = tokens[i + 1];
    const ends = next === undefined || next.word === '.' || next.word === '!' || next.word === ';' || (next.word === ',' && word === 'no');
    if (!ends) continue;
    const before = tokens[i - 1]!.word;
    if (word === 'no' ? THEREFORE.has(before) && tokens[i - 2]?.word !== 'if' : STRESS.has(before)) return { kind: 'denies', from: i, to: i + 1, rule: 'bare no' };
  }
  return null;
}

/** "… and one person on weekends… no, not yet": a sentence of its own that begins with no. */
function lastNo(scan: Scan): Finding[] {
  if (scan.polarity === 'bad') return [];
  const answer = answered(scan);
  if (answer !== null) return [answer];
  for (let i = 1; i < scan.tokens.length; i++) {
    const token = scan.tokens[i]!;
    const before = scan.tokens[i - 1]!.word;
    const next = scan.tokens[i + 1];
    if (token.word === 'no' && (before === '.' || before === '…' || before === '?' || before === ';') && (next === undefined || next.word === ',' || next.word === '.' || next.word === '!')) return [{ kind: 'denies', from: i, to: i + 1, rule: 'bare no' }];
  }
  return [];
}
