/** Rule: a denial that tells of something else than what is offered now: a former state since mended, a named exception, a concession, what was to happen to a thing. */
import { isIn } from '../language.js';
import type { Finding, Scan } from './scan.js';

/** The findings, with those denials turned that stand aside from what is said. */
export function excluded(scan: Scan, findings: readonly Finding[]): Finding[] {
  return findings.map((f) => {
    if (f.kind === 'hedges') return isOvertaken(scan, f, findings) ? { ...f, kind: 'turned' as const, rule: `since mended: ${f.rule}` } : f;
    if (f.kind !== 'denies' && f.kind !== 'unknown') return f;
    if (f.kind === 'denies' && isNotYet(scan, f)) return { ...f, kind: 'hedges' as const, rule: `not yet: ${f.rule}` };
    if (f.kind === 'denies' && isOfAPart(scan, f)) return { ...f, kind: 'hedges' as const, rule: `of a part: ${f.rule}` };
    const rule = isOvertaken(scan, f, findings) ? 'since mended' : isException(scan, f, findings) ? 'an exception' : isConceded(scan, f) ? 'a concession' : isAnOccasion(scan, f, findings) ? 'an occasion' : isFormer(scan, f) ? 'formerly' : isRelative(scan, f) ? 'a relative clause' : isAnswered(scan, f) ? 'a contrast' : null;
    return rule === null ? f : { ...f, kind: 'turned' as const, rule: `${rule}: ${f.rule}` };
  });
}

/** "The old engine was closed; it has been replaced", "the vendor before us locked it": past in the clause of the denial, and a later clause that mends it. */
function isOvertaken(scan: Scan, f: Finding, findings: readonly Finding[]): boolean {
  const { tokens, language } = scan;
  let from = f.from;
  while (from > 0 && !isSentenceEnd(tokens[from - 1]!.word) && f.from - from < 30) from--;
  let past = false;
  let to = from;
  for (; to < tokens.length && to - from < 60 && !isSentenceEnd(tokens[to]!.word); to++) {
    const { word } = tokens[to]!;
    if (to <= from + 2 && isIn(language, 'former', word)) past = true;
    if (to <= f.to + 2 && (word === 'was' || word === 'were' || word === 'had' || word === 'could' || word === 'did')) past = true;
  }
  if (!past) return false;
  for (let i = to; i < tokens.length && i - to < 60; i++) {
    const { word } = tokens[i]!;
    if (word === 'not' || word === 'no' || word === 'never') return false;
    if (isIn(language, 'mended', word)) return !findings.some((g) => (g.kind === 'denies' || g.kind === 'hedges') && g.from >= to && g.from < to + 60);
  }
  return false;
}

/** "Only the recordings stay closed; the rest is published": an exception named first, and an assertion without a cue behind it. */
function isException(scan: Scan, f: Finding, findings: readonly Finding[]): boolean {
  const { tokens, worth } = scan;
  let from = f.from;
  while (from > 0 && tokens[from - 1]!.clause === tokens[f.from]!.clause && f.from - from < 20) from--;
  if (tokens[from]!.word !== 'only' || NOT_EXCEPTED.has(tokens[from + 1]?.word ?? '')) return false;
  const clause = tokens[f.from]!.clause;
  const spoilt = new Set(findings.filter((g) => g !== f && g.kind !== 'affirms' && g.kind !== 'turned').map((g) => tokens[g.from]!.clause));
  for (let i = f.to; i < tokens.length && i - f.to < 60; i++) if (tokens[i]!.clause !== clause && !spoilt.has(tokens[i]!.clause) && worth[i]!.value === 1) return true;
  return false;
}

const NOT_EXCEPTED = new Set(['for', 'to', 'our', 'we', 'us', 'if', 'when', 'after', 'with', 'by', 'in', 'members', 'customers', 'clients', 'subscribers', 'those', 'people']);

/** "We stay small, but anyone may copy it": what is said after "but" grants everybody the thing. */
function isConceded(scan: Scan, f: Finding): boolean {
  const { tokens, language } = scan;
  for (let i = f.to; i < tokens.length && i - f.to < 12; i++) {
    if (isSentenceEnd(tokens[i]!.word)) return false;
    if (tokens[i]!.word === 'but' && ANYBODY.has(tokens[i + 1]?.word ?? '')) return isIn(language, 'finite', tokens[i + 2]?.word ?? '') && tokens[i + 3]?.word !== 'not';
  }
  return false;
}

const ANYBODY = new Set(['anyone', 'anybody', 'everyone', 'everybody', 'others', 'whoever', 'you']);

/** "Withdrawal isn't possible yet": denied of now alone. A bare no stays one. */
function isNotYet(scan: Scan, f: Finding): boolean {
  const { tokens, segment } = scan;
  if (scan.polarity === 'bad' || f.rule.startsWith('bare')) return false;
  for (let i = f.from; i < tokens.length && i - f.from < 12 && segment[i] === segment[f.from]; i++) {
    if (tokens[i]!.word !== 'yet') continue;
    const next = tokens[i + 1];
    return next === undefined || next.kind === 'mark';
  }
  return false;
}

const PARTS = new Set(['some', 'few', 'several', 'certain', 'parts', 'two', 'three']);

const UNITS = new Set(['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'times']);

/** "Although some can't be switched off", "two modules stay closed": denied of a part of the thing. Of people denied, it is no part. */
function isOfAPart(scan: Scan, f: Finding): boolean {
  const { tokens, segment, language } = scan;
  if (scan.polarity === 'bad' || f.rule.startsWith('bare')) return false;
  let at = f.from;
  while (at > 0 && segment[at - 1] === segment[f.from] && f.from - at < 8) at--;
  while (at < f.from && (tokens[at]!.kind === 'mark' || ['although', 'though', 'but', 'and', 'while', 'since', 'because', 'as', 'only', 'a'].includes(tokens[at]!.word))) at++;
  if (!PARTS.has(tokens[at]!.word) || UNITS.has(tokens[at + 1]?.word ?? '')) return false;
  for (let i = at; i < f.to; i++) if (isIn(language, 'people', tokens[i]!.word)) return false;
  return at <= f.from && tokens[at + 1]?.word !== 'of';
}

const OCCASIONS = new Set(['when', 'once', 'after', 'until', 'before', 'if', 'should', 'even', 'whenever', 'till']);

/** "When the funding stops, the three partners keep it up", "until the machines are scrapped": the denial tells when, and another clause names the good thing. */
function isAnOccasion(scan: Scan, f: Finding, findings: readonly Finding[]): boolean {
  const { tokens, segment, worth } = scan;
  if (f.rule === 'bare no' || OCCASIONS.has(tokens[f.from]!.word) && f.to - f.from > 6) return false;
  let at = f.from;
  while (at > 0 && f.from - at < 8 && segment[at] === segment[f.from] && !OCCASIONS.has(tokens[at]!.word)) at--;
  if (!OCCASIONS.has(tokens[at]!.word) || segment[at] !== segment[f.from]) return false;
  // Before it in its own segment, or in the segments around: something good in a clause that no other denial or hedge is in.
  const spoilt = new Set(findings.filter((g) => (g.from >= f.to || g.to <= f.from) && (g.kind === 'denies' || g.kind === 'hedges')).map((g) => segment[g.from]!));
  if (spoilt.has(segment[f.from]!)) return false;
  for (let i = Math.max(0, at - 24); i < tokens.length && i < f.to + 24; i++) {
    if (i >= at && i < f.to && segment[i] === segment[at]) continue;
    if (i >= f.to && segment[i] === segment[at] && !OCCASIONS.has(tokens[f.from]!.word)) continue;
    if (worth[i]!.value === 1 && worth[i]!.own && !spoilt.has(segment[i]!)) return true;
  }
  return false;
}

/** "Bread that used to be thrown out": so it was. */
function isFormer(scan: Scan, f: Finding): boolean {
  for (let i = f.from; i >= 1 && f.from - i <= 3; i--) if (scan.tokens[i]!.word === 'to' && scan.tokens[i - 1]!.word === 'used') return true;
  return false;
}

/** "Panels that would have been thrown away", "those whom nobody asked": others did it, or would have. */
function isRelative(scan: Scan, f: Finding): boolean {
  const { tokens, segment, language } = scan;
  for (let i = f.from; i >= 1 && f.from - i <= 5 && segment[i] === segment[f.from]; i--) {
    const { word } = tokens[i]!;
    if (word !== 'that' && word !== 'which' && word !== 'who' && word !== 'whom' && word !== 'whose') continue;
    const before = tokens[i - 1]!;
    if (before.kind !== 'word' || isIn(language, 'joiners', before.word) || isIn(language, 'self', before.word)) return false;
    const next = tokens[i + 1]?.word ?? '';
    const third = tokens[i + 2]?.word ?? '';
    if ((next === 'would' || next === 'could' || next === 'might') && third === 'have') return true;
    return (word === 'who' || word === 'whom') && (next === 'can' || next === 'could' || next === 'did' || next === 'had') && third === 'not';
  }
  return false;
}

/** "The grant ends; the levy doesn't": a helping verb and "not" with nothing behind answer the clause before. */
function isAnswered(scan: Scan, f: Finding): boolean {
  const { tokens, language } = scan;
  const clause = tokens[f.from]!.clause;
  for (let i = f.from; i < tokens.length && i - f.from < 24 && tokens[i]!.clause <= clause + 1; i++) {
    if (tokens[i]!.word !== 'not' || (tokens[i + 1] !== undefined && tokens[i + 1]!.kind === 'word') || !isIn(language, 'finite', tokens[i - 1]?.word ?? '')) continue;
    return i === f.from ? i >= 3 && isSentenceEnd(tokens[i - 3]?.word ?? '') : tokens[i]!.clause === clause + 1;
  }
  return false;
}

export function isSentenceEnd(word: string): boolean { return word === '.' || word === '!' || word === '?' || word === ';'; }
