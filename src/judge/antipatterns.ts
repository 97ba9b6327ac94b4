/** What we avoid: present, open or absent, and how many of them rest on sentences of their own. */
import type { AnswerNote, AntiPatternMatch, Evidence, Match, Records, Rubric } from '../model.js';
import type { AntiPatternCase } from './case.js';
import { waiverFor } from './case.js';
import { answerFor, answerNote, isDisputed } from './answers.js';

const statusOf: Readonly<Record<AntiPatternMatch['found'], AntiPatternCase['status']>> = { present: 'present', suspected: 'open', none: 'absent' };

export function judgeAntiPatterns(rubric: Rubric, match: Match, records: Records): AntiPatternCase[] {
  const byId = new Map(match.antiPatterns.map((a) => [a.id, a]));
  const numberOf = sentenceNumbers(match.antiPatterns);
  return rubric.antiPatterns.map((antiPattern) => {
    const found = byId.get(antiPattern.id);
    const answer = answerFor(records, antiPattern.id, ['present', 'absent']);
    const status = answer !== null ? (answer.verdict as 'present' | 'absent') : isDisputed(records, antiPattern.id) ? 'open' : statusOf[found?.found ?? 'none'];
    const note: AnswerNote | null = answer === null ? null : answerNote(answer);
    const evidence = found?.evidence ?? [];
    const sentences = [...new Set(evidence.filter((e) => e.excluded === null).map((e) => numberOf.get(e)!))];
    return { id: antiPattern.id, antiPattern, status, evidence, sentences, answer: note, waiver: status === 'present' ? waiverFor(records, antiPattern.id, ['present']) : null };
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

/** Whether a reader has looked for all that we avoid: said so, or answered for each. A rubric that avoids nothing asks nothing. */
export function lookedForAll(antiPatterns: readonly AntiPatternCase[], records: Records): boolean {
  return antiPatterns.every((a) => a.answer !== null || a.antiPattern.severity === 'note') || answerFor(records, 'avoid', ['absent']) !== null;
}
