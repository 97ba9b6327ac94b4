/** Checks answers against the proposal, the rubric and the facts: the good ones come back bound to what they rest on, the others with why not. */
import { nearest } from '../lib/problem.js';
import type { Answer } from '../evaluate/records.js';
import type { Evaluation, Question } from '../evaluate/result.js';
import type { Place } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Rubric } from '../rubric/types.js';
import type { GivenAnswer } from './answers.js';
import { isDayOrMonth } from './day.js';
import { type Binding, type Prints, unitsAt } from './fingerprint.js';
import { findQuote, lineStarts, type QuoteIndex } from '../evaluate/quotes.js';
import { findSelfAssessment } from '../evaluate/self-assessment.js';
import { duplicates, type KeptAnswer } from './record.js';

export interface Refusal {
  readonly answer: GivenAnswer;
  /** A whole sentence. */
  readonly why: string;
  readonly fix: string | null;
}

export type AnswerKind = 'criterion' | 'anti-pattern' | 'avoid' | 'timing';

/** The verdicts that a kind of question takes. */
export const verdicts: Readonly<Record<AnswerKind, readonly Answer['verdict'][]>> = {
  criterion: ['met', 'partial', 'missing', 'contradicted', 'not-applicable'],
  'anti-pattern': ['present', 'absent'],
  avoid: ['absent'],
  timing: ['waits', 'clear'],
};

/** What can be said of several criteria at once; whatever else is said of one of them. */
export const groupVerdicts: readonly string[] = ['met', 'partial'];

/** Every id that a rubric asks about, with its kind. */
export function answerable(rubric: Rubric): ReadonlyMap<string, AnswerKind> {
  const out = new Map<string, AnswerKind>([['avoid', 'avoid'], ['timing/awaits-decision', 'timing']]);
  for (const rule of rubric.timing.rules) out.set(rule.id, 'timing');
  for (const antiPattern of rubric.antiPatterns) out.set(antiPattern.id, 'anti-pattern');
  for (const list of rubric.checklists) for (const criterion of list.criteria) out.set(criterion.id, 'criterion');
  return out;
}

export interface CheckInput {
  readonly given: readonly GivenAnswer[];
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  /** The evaluation without anybody's answers: what the program itself reads and knows. */
  readonly evaluation: Evaluation;
  /** The questions as they are asked today, to tell what one put for several criteria covers. Without: the evaluation's own. */
  readonly asked?: readonly Question[];
  readonly index: QuoteIndex;
  readonly prints: Prints;
  /** The model's name, or null for a person. */
  readonly assistant: string | null;
  readonly today: string;
}

export function checkAnswers(input: CheckInput): { readonly kept: readonly KeptAnswer[]; readonly refused: readonly Refusal[] } {
  const known = answerable(input.rubric);
  const kept: KeptAnswer[] = [];
  const refused: Refusal[] = [];
  const given = eachAnswer(input, refused);
  const twice = duplicates(given.map((answer) => answer.id));
  for (const answer of given) {
    const no = (why: string, fix: string | null = null): void => { refused.push({ answer, why, fix }); };
    const kind = known.get(answer.id);
    if (kind === undefined) {
      if (answer.id === 'timing/late-start' || answer.id === 'timing/capacity') { no('The program computes this from dates and hours; nobody answers it.'); continue; }
      const near = nearest(answer.id, known.keys());
      no('There is no such question.', near === null ? 'Take the ids from: proposals questions FILE --all' : `Is it ${near}?`);
      continue;
    }
    if (twice.has(answer.id)) { no('It is answered twice in this file.', 'Keep one of the answers.'); continue; }
    const wrong = verdictTrouble(answer, kind);
    if (wrong !== null) { no(wrong.why, wrong.fix); continue; }
    const quoted = quoteTrouble(answer, input.index);
    if (quoted !== null) { no(quoted.why, quoted.fix); continue; }
    if (input.assistant !== null && answer.quotes.length === 0 && !ofAbsence(answer.verdict)) { no('An assistant must quote the words that its answer rests on.', 'Add quotes, copied to the letter.'); continue; }
    const fact = refutedBy(answer, input.evaluation);
    if (fact !== null) { no(fact); continue; }
    kept.push({ ...answer, given: input.today, restsOn: bind(answer, kind, input) });
  }
  return { kept, refused };
}

/** An answer to a question put for several criteria, as an answer to each that is not answered by itself: those that the sheet names, else those asked together today. */
function eachAnswer({ given, evaluation, asked = evaluation.questions, rubric, assistant }: CheckInput, refused: Refusal[]): readonly GivenAnswer[] {
  const alone = new Set(given.map((answer) => answer.id));
  return given.flatMap(({ covers: shown = [], ...answer }): readonly GivenAnswer[] => {
    const list = rubric.checklists.find((one) => one.id === answer.id);
    if (list === undefined) return [answer];
    const members = list.criteria.map((one) => one.id);
    const covers = shown.length > 0 ? members.filter((id) => shown.includes(id)) : (asked.find((question) => question.id === answer.id)?.covers ?? []).map((one) => one.id);
    const no = (why: string, fix: string): readonly GivenAnswer[] => { refused.push({ answer, why, fix }); return []; };
    if (assistant !== null) return no('An assistant answers each criterion by itself.', 'Take the ids from: proposals questions FILE --format json');
    if (covers.length === 0) return no('Nothing of this checklist is asked together now.', `Answer each by itself: ${members.join(', ')}`);
    if (!groupVerdicts.includes(answer.verdict)) return no(`"${answer.verdict}" can't be said of several at once.`, `Answer the one that it is about by itself: ${covers.join(', ')}`);
    return covers.filter((id) => !alone.has(id)).map((id) => ({ ...answer, id }));
  });
}

/** Answers that say that something is not there: nothing can be quoted for them. */
export function ofAbsence(verdict: string): boolean {
  return verdict === 'missing' || verdict === 'absent' || verdict === 'clear' || verdict === 'not-applicable';
}

interface Trouble { readonly why: string; readonly fix: string | null }

function verdictTrouble(answer: GivenAnswer, kind: AnswerKind): Trouble | null {
  const allowed: readonly string[] = verdicts[kind];
  if (kind === 'avoid' && answer.verdict === 'present') return { why: '"present" must name the red flag.', fix: 'Answer that red flag by its id, with present and a quotation; then avoid with absent: none beyond those reported.' };
  if (!allowed.includes(answer.verdict)) {
    const near = nearest(answer.verdict, allowed);
    return { why: `"${answer.verdict.slice(0, 40)}" is not one of its answers.`, fix: near === null ? `It takes: ${allowed.join(', ')}.` : `Is it ${near}?` };
  }
  if (answer.on !== null && answer.verdict !== 'waits') return { why: 'A day (on) goes with waits only.', fix: null };
  if (answer.on !== null && !isDayOrMonth(answer.on)) return { why: `"${answer.on.slice(0, 40)}" is neither a day nor a month.`, fix: 'Write it like 2027-02-18, or like 2027-02.' };
  return null;
}

function quoteTrouble(answer: GivenAnswer, index: QuoteIndex): Trouble | null {
  for (const quote of answer.quotes) {
    const found = findQuote(index, quote);
    if (found.found) continue;
    const shown = quote.length > 60 ? `${quote.slice(0, 57)}...` : quote;
    switch (found.why) {
      case 'empty': return { why: 'A quotation needs words.', fix: 'Leave it out, or copy a sentence.' };
      case 'too-long': return { why: 'A quotation is too long.', fix: 'Quote the sentence that matters.' };
      case 'excluded': return { why: `"${shown}" stands only in excluded text: a comment, code, a block quotation, hidden or struck text.`, fix: 'Quote words that count for the proposer.' };
      case 'absent': return { why: `"${shown}" was not found in the proposal.`, fix: 'Copy the words to the letter, from one place; only white space may differ.' };
    }
  }
  return null;
}

/** The fact that a verdict goes against, as a sentence, or null. */
function refutedBy(answer: GivenAnswer, evaluation: Evaluation): string | null {
  const criterion = evaluation.criteria.find((one) => one.id === answer.id);
  if (criterion !== undefined && criterion.basis === 'fact' && criterion.status === 'contradicted' && answer.verdict !== 'contradicted' && criterion.evidence.some(({ basis, stance }) => basis === 'fact' && stance === 'denies'))
    return `A fact contradicts it: ${factText(criterion.note, criterion.evidence)}`;
  const antiPattern = evaluation.antiPatterns.find((one) => one.id === answer.id);
  if (antiPattern !== undefined && antiPattern.status === 'present' && answer.verdict === 'absent' && antiPattern.evidence.some((one) => one.basis === 'fact'))
    return `A fact contradicts it: ${factText(null, antiPattern.evidence)}`;
  return null;
}

function factText(note: string | null, evidence: Evaluation['antiPatterns'][number]['evidence']): string {
  const places = evidence.filter((one) => one.basis === 'fact').map((one) => `line ${one.line} says "${one.excerpt}"`);
  return [note, places.join(', ')].filter((part) => part !== null && part !== '').join('; ').replace(/\.?$/, '.');
}

const nothing: Binding = { sentences: [], sections: [], text: null };

/** What an answer rests on: its quotations; else the sentences shown for it; an answer on absence, its own line and the sections where it belongs; else the whole text. */
function bind(answer: GivenAnswer, kind: AnswerKind, input: CheckInput): Binding {
  const { prints } = input;
  const sentences = new Set<string>();
  for (const quote of answer.quotes) {
    const found = findQuote(input.index, quote);
    if (found.found) for (const unit of unitsAt(prints, found.start, found.end)) sentences.add(unit.print);
  }
  if (sentences.size === 0 && kind !== 'avoid' && !ofAbsence(answer.verdict)) for (const print of shownFor(answer.id, input)) sentences.add(print);
  if (sentences.size > 0) return { ...nothing, sentences: [...sentences] };
  if (kind !== 'criterion') return { ...nothing, text: prints.text };
  const sections = homesOf(answer.id, input);
  const line = ownLineOf(answer.id, input);
  return sections.length > 0 ? { ...nothing, sentences: line.sentences, sections: [...new Set([...sections, ...line.sections])] } : { ...nothing, text: prints.text };
}

/** The prints of a criterion's line in the self-assessment; where that has no such line, of the whole self-assessment, so that adding it is a change. */
function ownLineOf(id: string, { rubric, proposal, prints }: CheckInput): Pick<Binding, 'sentences' | 'sections'> {
  const own = findSelfAssessment(proposal, rubric);
  const line = own.criteria.get(id);
  if (line !== undefined) return { sentences: [line.block, ...line.nested].flatMap((block) => unitsAt(prints, block.start, block.end)).map((unit) => unit.print), sections: [] };
  const print = prints.sections.get(proposal.sections[Math.min(...own.sections)]?.key ?? '');
  return { sentences: [], sections: print === undefined ? [] : [print] };
}

/** The fingerprints of the evidence and the candidate sentences that the question was shown with. */
function shownFor(id: string, { evaluation, prints, proposal }: CheckInput): ReadonlySet<string> {
  const out = new Set<string>();
  const starts = lineStarts(proposal.source);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? proposal.source.length) + column - 1;
  const places: readonly Place[] = [...evaluation.criteria, ...evaluation.antiPatterns, ...evaluation.timing].find((one) => one.id === id)?.evidence ?? [];
  for (const place of places) for (const unit of unitsAt(prints, offset(place.line, place.column), offset(place.endLine, place.endColumn))) out.add(unit.print);
  for (const candidate of evaluation.questions.flatMap((one) => [one, ...one.covers]).find((one) => one.id === id)?.candidates ?? []) {
    const onLine = unitsAt(prints, offset(candidate.line, 1), starts[candidate.line] ?? proposal.source.length);
    const exact = onLine.filter((unit) => unit.text.includes(candidate.text) || candidate.text.includes(unit.text));
    for (const unit of exact.length > 0 ? exact : onLine) out.add(unit.print);
  }
  return out;
}

/** The prints of the proposal's sections in which a criterion belongs. */
function homesOf(id: string, { rubric, evaluation, proposal, prints }: CheckInput): readonly string[] {
  const out = new Set<string>();
  const homes = rubric.checklists.flatMap((list) => list.criteria).find((one) => one.id === id)?.home ?? [];
  for (const state of evaluation.sections) {
    if (!homes.includes(state.id) || state.line === null) continue;
    const key = proposal.sections.find((section) => section.place.line === state.line)?.key;
    const print = key === undefined ? undefined : prints.sections.get(key);
    if (print !== undefined) out.add(print);
  }
  return [...out];
}
