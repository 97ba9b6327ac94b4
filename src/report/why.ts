/** Finds what `--why` asks for: criteria, red flags, sections and timing by words of their titles, or whatever rests on a line. */
import type { AntiPatternResult, CriterionResult, Evaluation, RunResult, TimingResult } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import { nearest } from '../lib/problem.js';

export type WhySubject =
  | { readonly kind: 'criterion'; readonly evaluation: Evaluation; readonly criterion: CriterionResult }
  | { readonly kind: 'avoid'; readonly evaluation: Evaluation; readonly avoided: AntiPatternResult }
  | { readonly kind: 'timing'; readonly evaluation: Evaluation; readonly timing: TimingResult }
  | { readonly kind: 'section'; readonly evaluation: Evaluation; readonly section: Evaluation['sections'][number] };

export interface WhyFound {
  readonly subjects: readonly WhySubject[];
  /** The line asked about, where FILE:LINE was given. */
  readonly line: { readonly path: string; readonly line: number } | null;
  /** Titles that come nearest, when nothing was found. */
  readonly nearest: readonly string[];
}

export function findWhy(result: RunResult, words: string): WhyFound {
  const line = lineAsked(result, words);
  if (line !== null) return { subjects: restingOn(line.evaluation, line.line), line: { path: line.evaluation.proposal.path, line: line.line }, nearest: [] };
  const wanted = wordsOf(words);
  const all = result.evaluations.flatMap(subjectsOf);
  // The whole title beats a part of it: "Privacy" finds that alone, though "Privacy and data" is there too.
  const exact = all.filter((subject) => wordsOf(titleOf(subject)).join(' ') === wanted.join(' '));
  const subjects = wanted.length === 0 ? [] : exact.length > 0 ? exact : all.filter((subject) => {
    const title = wordsOf(titleOf(subject));
    return wanted.every((word) => title.some((other) => other.startsWith(word)));
  });
  return { subjects, line: null, nearest: subjects.length > 0 ? [] : nearestTitles(all, words, wanted) };
}

export function titleOf(subject: WhySubject): string {
  switch (subject.kind) {
    case 'criterion': return subject.criterion.title;
    case 'avoid': return subject.avoided.title;
    case 'timing': return subject.timing.title;
    case 'section': return subject.section.title;
  }
}

function subjectsOf(evaluation: Evaluation): readonly WhySubject[] {
  return [
    ...evaluation.criteria.map((criterion) => ({ kind: 'criterion', evaluation, criterion }) as const),
    ...evaluation.antiPatterns.map((avoided) => ({ kind: 'avoid', evaluation, avoided }) as const),
    ...evaluation.timing.map((timing) => ({ kind: 'timing', evaluation, timing }) as const),
    ...evaluation.sections.map((section) => ({ kind: 'section', evaluation, section }) as const),
  ];
}

/** `gossip.md:52`, or a bare `:52` or `52` when there is one proposal; the file by its whole path or its end. */
function lineAsked(result: RunResult, words: string): { readonly evaluation: Evaluation; readonly line: number } | null {
  const at = words.lastIndexOf(':');
  const path = at < 0 ? '' : words.slice(0, at);
  const number = words.slice(at + 1);
  if (!/^[1-9]\d{0,8}$/u.test(number)) return null;
  const found = result.evaluations.filter((e) => path === '' ? result.evaluations.length === 1 : e.proposal.path === path || e.proposal.path.endsWith(`/${path}`) || path.endsWith(`/${e.proposal.path}`));
  const [evaluation] = found;
  return evaluation === undefined ? null : { evaluation, line: Number(number) };
}

function restingOn(evaluation: Evaluation, line: number): readonly WhySubject[] {
  const covers = (e: Evidence): boolean => e.line <= line && line <= Math.max(e.line, e.endColumn === 1 ? e.endLine - 1 : e.endLine);
  return subjectsOf(evaluation).filter((subject) => {
    switch (subject.kind) {
      case 'criterion': return [...subject.criterion.evidence, ...subject.criterion.excluded].some(covers);
      case 'avoid': return subject.avoided.evidence.some(covers);
      case 'timing': return subject.timing.evidence.some(covers);
      case 'section': return subject.section.line === line;
    }
  });
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** At most three titles that share a beginning or a nearly equal word with what was asked. */
function nearestTitles(all: readonly WhySubject[], words: string, wanted: readonly string[]): readonly string[] {
  const titles = [...new Set(all.map(titleOf))];
  const whole = nearest(words, titles);
  const byWord = titles.filter((title) => {
    const own = wordsOf(title);
    return wanted.some((word) => word.length > 2 && (own.some((other) => other.startsWith(word)) || nearest(word, own) !== null));
  });
  return [...new Set([...(whole === null ? [] : [whole]), ...byWord])].slice(0, 3);
}
