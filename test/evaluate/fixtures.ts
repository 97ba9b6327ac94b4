/** Small rubrics and matches to judge, with everything settled unless said otherwise. */
import type { AntiPattern, Checklist, Criterion, FieldRule, Rubric } from '../../src/rubric/types.js';
import type { AntiPatternMatch, CriterionMatch, Match, SectionState, TimingMatch } from '../../src/evaluate/types.js';
import type { Answer, Records } from '../../src/evaluate/records.js';
import type { Evidence } from '../../src/language/evidence.js';
import type { Status, Question } from '../../src/evaluate/result.js';

export const today = '2026-11-21';

export function criterion(id: string, over: Partial<Criterion> = {}): Criterion {
  return {
    id, checklist: id.split('/')[0]!, title: `Title of ${id}`, asks: `Is there ${id}?`, why: '', home: ['home'], line: [], for: [], against: [], needs: null, cues: [],
    met: null, partial: null, contradicted: null, when: null, sameAs: null, weight: 1, fix: `Write ${id}.`, effort: 'write', declines: false, counts: '', countsNot: '', ...over,
  };
}

export function checklist(id: string, criteria: readonly Criterion[], over: Partial<Checklist> = {}): Checklist {
  return { id, title: `List ${id}`, level: 'essential', weight: 10, when: null, group: [id], must: { atLeast: null, always: [] }, criteria, ...over };
}

export function antiPattern(id: string, over: Partial<AntiPattern> = {}): AntiPattern {
  return { id, title: `Avoid ${id}`, asks: `Is it ${id}?`, severity: 'disqualifying', counts: '', countsNot: '', says: [], suspects: [], present: null, when: null, fix: `Change ${id}.`, examples: [], ...over };
}

export function rubric(checklists: readonly Checklist[], over: Partial<Rubric> = {}): Rubric {
  return {
    id: 'test', title: 'Test', version: '1.0.0', type: 'research', stage: null, sha256: '', outcomes: { accept: 'Yes', defer: 'Later', refine: 'Mend', decline: 'No' },
    fields: [], sections: [], checklists, antiPatterns: [], selfAssessment: null,
    timing: { intakeDays: 180, revisitDays: [90, 180], rules: [{ id: 'timing/awaits-decision', title: 'Waits for a decision', asks: 'Does it wait?', suspects: [], present: null }, { id: 'timing/awaits-money', title: 'Waits for money', asks: 'Does it wait for money?', suspects: [], present: null }] },
    decision: { bar: 70, seriousLimit: 3 }, reply: '', language: 'english', origins: new Map(), ...over,
  };
}

export function evidence(line: number, over: Partial<Evidence> = {}): Evidence {
  return { line, column: 1, endLine: line, endColumn: 20, text: `text ${line}`, excerpt: `excerpt ${line}`, section: 'Somewhere', stance: 'supports', basis: 'text', trigger: null, excluded: null, ...over };
}

export function criterionMatch(id: string, over: Partial<CriterionMatch> = {}): CriterionMatch {
  return {
    id, status: 'open', basis: 'none', note: null, line: null, asked: false, homeReported: false, evidence: [], against: [], excluded: [], where: null, candidates: [], ...over,
  };
}

/** A match with this status, by fact unless said otherwise; `open` rests on nothing. */
export function withStatus(id: string, status: Status, over: Partial<CriterionMatch> = {}): CriterionMatch {
  return criterionMatch(id, { status, basis: status === 'open' ? 'none' : 'fact', asked: status === 'missing', ...over });
}

export function match(criteria: readonly CriterionMatch[], over: Partial<Match> = {}): Match {
  return { criteria, antiPatterns: [], sections: [], fields: [], timing: [], facts: [], start: null, hoursPerMonth: null, selfAssessment: 'present', ...over };
}

/** Present by fact; open and absent as nobody has read them. */
export function antiPatternMatch(id: string, status: AntiPatternMatch['status'], lines: readonly number[] = []): AntiPatternMatch {
  return { id, status, basis: status === 'present' ? 'fact' : 'none', evidence: lines.map((l) => evidence(l)) };
}

export function timingMatch(id: string, status: TimingMatch['status'], on: string | null = null): TimingMatch {
  return { id, status, basis: status === 'present' ? 'fact' : 'none', on, evidence: [] };
}

export function section(id: string, status: SectionState['status'], over: Partial<SectionState> = {}): SectionState {
  return { id, title: `Section ${id}`, required: true, status, line: null, remark: null, ...over };
}

export function fieldRule(id: string, over: Partial<FieldRule> = {}): FieldRule {
  return { id, kind: 'text', labels: [], choices: [], whole: false, from: null, to: null, currency: null, required: true, home: null, or: [], title: id, fix: `Give ${id}.`, ...over };
}

export function answer(id: string, verdict: Answer['verdict'], over: Partial<Answer> = {}): Answer {
  return { id, verdict, quotes: [], why: null, on: null, by: 'amara', given: null, assistant: null, ...over };
}

export function records(over: Partial<Records> = {}): Records {
  return { answers: [], waivers: [], decision: null, capacity: null, ...over };
}

/** The answers that leave nothing of what is asked of every proposal. */
export const looked: readonly Answer[] = [answer('avoid', 'absent'), answer('timing/awaits-decision', 'clear'), answer('timing/awaits-money', 'clear')];

/** Questions put together, each by itself again. */
export function apart(questions: readonly Question[]): Question[] {
  return questions.flatMap((q): Question[] => (q.covers.length === 0 ? [q] : q.covers.map((one) => ({ ...one, kind: q.kind, decisive: q.decisive, covers: [] }))));
}
