/** Red flags: present, open or absent, and how many of them rest on sentences of their own. */
import type { AntiPatternMatch, Match } from './types.js';
import type { Evidence } from '../language/evidence.js';
import type { Records } from './records.js';
import type { Rubric } from '../rubric/types.js';
import type { AntiPatternCase } from './case.js';
import { isFree, waiverFor } from './case.js';
import { answerFor, answerNote, isDisputed } from './answers.js';

export function judgeAntiPatterns(rubric: Rubric, match: Match, records: Records): AntiPatternCase[] {
  const byId = new Map(match.antiPatterns.map((a) => [a.id, a]));
  const numberOf = sentenceNumbers(match.antiPatterns);
  const lookedForAll = answerFor(records, 'avoid', ['absent']);
  return rubric.antiPatterns.map((antiPattern) => {
    const found = byId.get(antiPattern.id);
    const answer = answerFor(records, antiPattern.id, ['present', 'absent']);
    const verdict = ((): Pick<AntiPatternCase, 'status' | 'basis'> => {
      if (answer !== null) return { status: answer.verdict as 'present' | 'absent', basis: 'reader' };
      if (isDisputed(records, antiPattern.id)) return { status: 'open', basis: 'none' };
      // Whoever looked for all of them and reported others found this one absent. What facts say stands.
      if (lookedForAll !== null && found?.basis !== 'fact') return { status: 'absent', basis: 'reader' };
      return found === undefined ? { status: 'absent', basis: 'none' } : { status: found.status, basis: found.basis };
    })();
    const evidence = found?.evidence ?? [];
    const sentences = [...new Set(evidence.filter((e) => e.excluded === null).map((e) => numberOf.get(e)!))];
    return { id: antiPattern.id, antiPattern, ...verdict, evidence, sentences, answer: answer === null ? null : answerNote(answer), waiver: verdict.status === 'present' ? waiverFor(records, antiPattern.id, ['present']) : null };
  });
}

/** Numbers the sentences that all evidence stands in: ranges that overlap are one. Over all of it, so that clearing one anti-pattern never splits the sentence of two others. */
function sentenceNumbers(found: readonly AntiPatternMatch[]): ReadonlyMap<Evidence, number> {
  const all = found.flatMap((a) => a.evidence).filter((e) => e.excluded === null)
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const numbers = new Map<Evidence, number>();
  let current = -1;
  let end: { line: number; column: number } | null = null;
  for (const e of all) {
    const begins = end === null || e.line > end.line || (e.line === end.line && e.column >= end.column);
    if (begins) { current++; end = { line: e.endLine, column: e.endColumn }; }
    else if (end !== null && (e.endLine > end.line || (e.endLine === end.line && e.endColumn > end.column))) end = { line: e.endLine, column: e.endColumn };
    numbers.set(e, current);
  }
  return numbers;
}

/** How many of these can each have a sentence of its own (a greatest matching). One that rests on no sentence (a fact, an answer) stands by itself. */
export function independent(present: readonly AntiPatternCase[]): number {
  const owner = new Map<number, AntiPatternCase>();
  const place = (a: AntiPatternCase, tried: Set<number>): boolean => {
    for (const s of a.sentences) {
      if (tried.has(s)) continue;
      tried.add(s);
      const before = owner.get(s);
      if (before === undefined || place(before, tried)) { owner.set(s, a); return true; }
    }
    return false;
  };
  return present.filter((a) => a.sentences.length === 0 || place(a, new Set())).length;
}

/** Whether a reader has looked for all red flags: said so, or answered for each. A rubric without red flags asks nothing. */
export function allLookedFor(antiPatterns: readonly AntiPatternCase[], records: Records): boolean {
  return answerFor(records, 'avoid', ['absent']) !== null || antiPatterns.every((a) => !isFree(a) || a.antiPattern.severity === 'note');
}
