/** Which kept answers, waivers and decisions hold today: listed reviewers only, what changed in the text set aside, disagreement left open. */
import { problem } from '../lib/problem.js';
import type { Answer, Records, Waiver } from '../evaluate/records.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Config } from './config.js';
import { lastDayOf } from './day.js';
import { type Prints, printsOf, restsOnNothing, stillHolds } from './fingerprint.js';
import { type AnswerKind, ofAbsence, verdicts } from './check.js';
import { findQuote, quoteIndex, type QuoteIndex } from '../evaluate/quotes.js';
import type { KeptAnswer, RecordFile } from './record.js';

export interface Current {
  readonly records: Records;
  /** An assistant's current answers that do not count: shown beside the questions. */
  readonly suggestions: readonly Answer[];
  readonly problems: readonly Problem[];
  /** Questions that two people answered differently: neither counts. */
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly id: string;
  readonly says: readonly { readonly by: string; readonly verdict: string }[];
}

export const noRecords: Records = { answers: [], waivers: [], decision: null, capacity: null };

/** What the rubric calls and asks an id, for people to read. */
export type Asked = ReadonlyMap<string, { readonly title: string; readonly asks: string }>;

/**
 * `today` is an ISO day; `known`, where given, are the ids that the rubric asks about (`answerable`), and `asked` what they are called.
 * Records of one reviewer and one assistant are a file each.
 */
export function currentRecords(files: readonly RecordFile[], proposal: Proposal, config: Pick<Config, 'reviewers' | 'assistants'> & Partial<Pick<Config, 'secondReader' | 'selfAssessment'>>, today: string, known?: ReadonlyMap<string, AnswerKind>, asked?: Asked): Current {
  const asks = config.selfAssessment === 'required' ? { selfAssessment: 'required' } as const : {};
  if (files.length === 0) return { records: { ...noRecords, ...asks }, suggestions: [], problems: [], disagreements: [] };
  const problems: Problem[] = [];
  const disagreements: Disagreement[] = [];
  const prints = printsOf(proposal);
  const index = quoteIndex(proposal);
  const people: Held[] = [];
  const assistants: Held[] = [];
  const waivers: Waiver[] = [];
  const decisions: (NonNullable<Records['decision']> & { readonly path: string })[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    if (!config.reviewers.includes(file.by)) {
      problems.push(problem('not-a-reviewer', `${file.by} is not among the reviewers, so this record does not count.`, { level: 'warning', path: file.path, fix: 'Add the name to reviewers in proposals.yaml.' }));
      continue;
    }
    if (file.aside !== undefined && file.aside !== null) continue;
    for (const kept of file.answers) {
      const trouble = standing(kept, file, prints, index, known);
      if (trouble !== null) problems.push(problem(trouble.code, trouble.message, { level: 'warning', path: file.path, place: kept, fix: trouble.fix }));
      else (file.assistant === null ? people : assistants).push({ kept, file });
    }
    // An assistant answers; setting aside is for people.
    for (const waiver of file.assistant === null ? file.waivers : []) {
      if (waiver.until < today) problems.push(problem('waiver-expired', `What sets ${waiver.id} aside held until ${waiver.until}.`, { level: 'warning', path: file.path, place: waiver }));
      // Sections, fields and facts have ids of their own, which nobody is asked about.
      else if (known !== undefined && waiver.status !== 'failed' && waiver.id.includes('/') && !known.has(waiver.id)) problems.push(unknownId(waiver.id, file, waiver));
      else waivers.push({ id: waiver.id, status: waiver.status, by: waiver.by, why: waiver.why, until: waiver.until, ...(waiver.quotes === undefined || waiver.quotes.length === 0 ? {} : { quotes: waiver.quotes }), at: { path: file.path, line: waiver.line, column: waiver.column } });
    }
    if (file.decision !== null) {
      const { outcome, why, on, text, words } = file.decision;
      const current = text === proposal.contentSha256 || words === prints.text;
      if (!current) problems.push(problem('decision-stale', `The text changed since ${file.by} decided on ${on}.`, { level: 'note', path: file.path }));
      if (file.assistant === null) decisions.push({ outcome, by: file.by, why, on, current, path: file.path });
    }
  }
  const answers = agree(people, problems, disagreements, asked);
  const answered = new Set(people.map((held) => held.kept.id));
  const assisted = assistants.filter((held) => !answered.has(held.kept.id));
  if (config.assistants === 'settle') answers.push(...agree(assisted, problems, disagreements, asked));
  return {
    records: { answers, waivers, decision: decisionOf(decisions, config.secondReader ?? [], problems), capacity: null, ...(disagreements.length === 0 ? {} : { disputed: disagreements.map(({ id }) => id) }), ...asks },
    suggestions: config.assistants === 'settle' ? [] : assistants.map(answerOf),
    problems,
    disagreements,
  };
}

/** What all who decided on this text agree on, with its latest day; null where they don't, or where the outcome takes another reader. */
function decisionOf(all: readonly (NonNullable<Records['decision']> & { readonly path: string })[], second: Config['secondReader'], problems: Problem[]): Records['decision'] {
  const sorted = [...all].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const current = sorted.filter((one) => one.current);
  const last = current.at(-1) ?? sorted.at(-1);
  if (last === undefined) return null;
  const { outcome, why, on, path } = last;
  // Notes, not warnings: what a person decided about another is not shouted from a check's page.
  const none = (code: string, message: string, fix: string): null => { problems.push(problem(code, message, { level: 'note', path, fix })); return null; };
  if (new Set(current.map((one) => one.outcome)).size > 1) return none('decisions-differ', `${current.map((one) => `${one.by} decided ${one.outcome}`).join(' and ')}, so nothing is decided.`, 'Talk it over; one decision made anew settles it.');
  if (current.length === 1 && second.includes(outcome)) return none('decision-waits', `${last.by} decided ${outcome}, which takes two: it waits for a second reader.`, 'Another reviewer reads it: proposals review FILE');
  return { outcome, by: last.current ? current.map((one) => one.by).join(' and ') : last.by, why, on, current: last.current };
}

interface Held { readonly kept: KeptAnswer; readonly file: RecordFile }

/** Why an answer does not count any more, or null. */
function standing(kept: KeptAnswer, file: RecordFile, prints: Prints, index: QuoteIndex, known: ReadonlyMap<string, AnswerKind> | undefined): { readonly code: string; readonly message: string; readonly fix: string } | null {
  if (known !== undefined && !known.has(kept.id)) return { code: 'answer-unknown', message: `The rubric asks nothing called ${kept.id}, so this answer does not count.`, fix: 'Take it out, or give it the id that it has now.' };
  const kind = known?.get(kept.id);
  const allowed: readonly string[] = kind === undefined ? Object.values(verdicts).flat() : verdicts[kind];
  if (!allowed.includes(kept.verdict)) return { code: 'answer-unknown', message: `"${kept.verdict.slice(0, 40)}" is no answer to ${kept.id}, so it does not count.`, fix: `It takes: ${allowed.join(', ')}.` };
  if (file.assistant !== null && kept.quotes.length === 0 && !ofAbsence(kept.verdict)) return { code: 'answer-unquoted', message: `An assistant's answer to ${kept.id} quotes nothing, so it does not count.`, fix: 'Hand it in again with quotations.' };
  if (restsOnNothing(kept.restsOn) && kept.quotes.length === 0) return { code: 'answer-unbound', message: `The answer to ${kept.id} rests on nothing that could be checked, so it does not count.`, fix: 'Hand it in with: proposals answer' };
  if (!stillHolds(kept.restsOn, prints) || kept.quotes.some((quote) => !findQuote(index, quote).found))
    return { code: 'answer-stale', message: `What the answer to ${kept.id} (${kept.verdict}) rests on has changed, so it does not count.`, fix: 'Read it again, and answer again.' };
  return null;
}

function unknownId(id: string, file: RecordFile, place: { readonly line: number; readonly column: number }): Problem {
  return problem('waiver-unknown', `The rubric asks nothing called ${id}, so there is nothing to set aside.`, { level: 'warning', path: file.path, place });
}

/** One answer for each question on which all who answered agree; a finding for each on which they don't. There is no majority. */
function agree(held: readonly Held[], problems: Problem[], disagreements: Disagreement[], asked: Asked | undefined): Answer[] {
  const byId = new Map<string, Held[]>();
  for (const one of held) {
    const others = byId.get(one.kept.id);
    if (others === undefined) byId.set(one.kept.id, [one]);
    else others.push(one);
  }
  const out: Answer[] = [];
  for (const [id, all] of byId) {
    const first = all[0]!;
    const other = all.find((one) => one.kept.verdict !== first.kept.verdict);
    if (other === undefined) { out.push(merged(all)); continue; }
    const about = asked?.get(id);
    disagreements.push({ id, says: all.map((one) => ({ by: named(one), verdict: one.kept.verdict })) });
    problems.push(problem('reviewers-disagree', `${named(first)} says ${first.kept.verdict} and ${named(other)} says ${other.kept.verdict} on ${about?.title ?? id}, so neither counts.`, { level: 'note', path: other.file.path, place: other.kept, fix: about === undefined ? 'Talk it over; one answer given anew settles it.' : `Talk over: ${about.asks} One answer given anew settles it.` }));
  }
  return out;
}

function named({ file }: Held): string {
  return file.assistant === null ? file.by : `${file.by} with ${file.assistant}`;
}

function merged(all: readonly Held[]): Answer {
  const answers = all.map(answerOf);
  const first = answers[0]!;
  if (answers.length === 1) return first;
  const days = answers.map((answer) => answer.on).filter((on) => on !== null).sort();
  return {
    ...first,
    quotes: [...new Set(answers.flatMap((answer) => answer.quotes))],
    why: answers.map((answer) => answer.why).find((why) => why !== null) ?? null,
    // Where they name different days, the later one is waited for.
    on: days.at(-1) ?? null,
    by: [...new Set(answers.map((answer) => answer.by))].join(' and '),
    assistant: answers.every((answer) => answer.assistant !== null) ? [...new Set(answers.map((answer) => answer.assistant))].join(' and ') : null,
  };
}

function answerOf({ kept, file }: Held): Answer {
  return { id: kept.id, verdict: kept.verdict as Answer['verdict'], quotes: kept.quotes, why: kept.why, on: kept.on === null ? null : lastDayOf(kept.on), by: file.by, given: kept.given, assistant: file.assistant };
}
