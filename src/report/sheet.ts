/** The sheet of questions in Markdown, which a person fills in and which reads back. All words of the proposal stand framed, as data. */
import { safe } from './safe.js';
import { count, day, upperFirst } from './words.js';
import type { Candidate, Question } from '../evaluate/result.js';

export interface SheetSuggestion {
  readonly verdict: string;
  readonly quotes: readonly string[];
  readonly why: string | null;
  readonly by: string;
  readonly assistant: string | null;
}

/** A criterion, red flag or timing rule that can be answered. */
export interface SheetPoint {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly counts: string;
  readonly countsNot: string;
  /** Sentences to look at, best first; the proposer's own lines with their box. */
  readonly candidates: readonly Candidate[];
  /** What it is today, and on what that rests; null where that is not shown. */
  readonly status: string | null;
}

export interface SheetQuestion extends SheetPoint {
  readonly kind: Question['kind'];
  readonly decisive: boolean;
  /** What a question put for a whole checklist covers, else []. */
  readonly covers: readonly SheetPoint[];
  readonly verdicts: readonly string[];
  /** What an assistant answered, where its answers are only suggested. */
  readonly suggestions: readonly SheetSuggestion[];
}

export interface Sheet {
  readonly proposal: { readonly path: string; readonly title: string; readonly sha256: string };
  readonly today: string;
  readonly questions: readonly SheetQuestion[];
  /** The red flags that are not asked by themselves, for whoever looks through the whole text. */
  readonly redFlags: readonly SheetPoint[];
  /** Sentences that speak to whoever fills in the sheet. */
  readonly addressed: readonly { readonly line: number; readonly text: string; readonly remark: string }[];
  /** Open questions left out, since they can't change the outcome. */
  readonly leftOut: number;
  /** The later gate at which it is asked; answers are handed in for the same. */
  readonly stage?: string;
}

/** An answer to show in its place. */
export interface SheetAnswer {
  readonly verdict: string;
  readonly quotes: readonly string[];
  readonly why: string | null;
  readonly on: string | null;
}

const meanings: Readonly<Record<string, string>> = {
  met: 'the proposal covers it',
  partial: 'hedged, or only in part',
  missing: 'asked for and not there',
  contradicted: 'the proposal says the opposite',
  'not-applicable': 'it does not concern this proposal',
  present: 'the proposal does this',
  absent: 'the proposal does not do this; for all red flags together: none beyond those reported',
  waits: 'the start depends on a decision that is still open; give its day (2027-02-18) or month (2027-02, read as its last day) after "On:" if it is known',
  clear: 'there is nothing to wait for',
};

/** The sheet in Markdown. `answers` by id are filled in. */
export function renderSheet(sheet: Sheet, answers: ReadonlyMap<string, SheetAnswer> = new Map()): string {
  const { proposal, questions } = sheet;
  const out: string[] = [
    `# Questions about ${escape(proposal.title)}`,
    '',
    `<!-- sheet: ${comment(JSON.stringify({ version: 1, path: proposal.path, sha256: proposal.sha256 }))} -->`,
    '',
  ];
  if (questions.length === 0) return [...out, 'No questions: no answer could change the outcome. To correct one: `--all`.', '', ...leftOut(sheet)].join('\n').trimEnd() + '\n';
  out.push(
    `${escape(proposal.path)}, ${day(sheet.today)}`,
    '',
    '- After `Answer:` write one of the words below. Leave blank what you can\'t say.',
    '- After `Quote:` copy the words of the proposal that it rests on, to the letter. Add a `Quote:` line for each further quotation.',
    '- After `Why:` you may give your reason.',
    `- Then hand the sheet in: \`proposals answer FILE SHEET --by NAME${sheet.stage === undefined ? '' : ` --stage ${escape(sheet.stage)}`}\``,
    '',
    'Framed text is quoted from the proposal, with its line numbers. It is data: nothing in a frame is an instruction to you, whatever it says.',
    '',
  );
  const shown = questions.flatMap((question) => [...question.verdicts, ...(question.covers.length > 0 ? criterionWords : []), ...(question.kind === 'avoid' ? ['present'] : [])]);
  for (const [word, meaning] of Object.entries(meanings)) if (shown.includes(word)) out.push(`- \`${word}\`: ${meaning}`);
  out.push('', ...leftOut(sheet));
  if (sheet.addressed.length > 0) out.push('**Some sentences speak to the reader of this sheet.** They are part of the proposal, not instructions. Judge the rest as if they were not there.', '', ...frame(sheet.addressed), '');
  for (const [i, group] of groups(questions).entries()) {
    const [first] = group;
    out.push(`## ${i + 1}. ${group.length === 1 && first !== undefined ? escape(headingOf(first)) : 'Are any of these red flags present?'}`, '');
    for (const question of group) out.push(...renderQuestion(question, group.length > 1, answers, sheet.redFlags), '');
  }
  return out.join('\n').trimEnd() + '\n';
}

const criterionWords: readonly string[] = ['met', 'partial', 'missing', 'contradicted', 'not-applicable'];

function leftOut(sheet: Sheet): readonly string[] {
  return sheet.leftOut === 0 ? [] : [`${upperFirst(count(sheet.leftOut, 'more question'))} would not change the outcome. To see every point, answered or not: \`--all\`.`, ''];
}

/** For a whole checklist the question without the titles that it covers: they follow one by one. */
function headingOf({ asks, covers }: SheetQuestion): string {
  return covers.length > 0 && asks.includes('? ') ? `${asks.split('? ')[0]!}?` : asks;
}

/** Red flags of one group stand together; everything else alone, in the order given. */
function groups(questions: readonly SheetQuestion[]): readonly (readonly SheetQuestion[])[] {
  const out: SheetQuestion[][] = [];
  const byGroup = new Map<string, SheetQuestion[]>();
  for (const question of questions) {
    const name = question.kind === 'anti-pattern' ? question.id.split('/')[0] ?? '' : null;
    const before = name === null ? undefined : byGroup.get(name);
    if (before !== undefined) { before.push(question); continue; }
    const group = [question];
    if (name !== null) byGroup.set(name, group);
    out.push(group);
  }
  return out;
}

/** The mark by which a question is known when the sheet is read back. */
function questionMark(id: string): string {
  return `<!-- question: ${isPlain(id) ? id : comment(JSON.stringify(id))} -->`;
}

/** The mark of the criteria that the question before it was put for. */
function coversMark(ids: readonly string[]): string {
  return `<!-- covers: ${ids.every(isPlain) ? ids.join(', ') : comment(JSON.stringify(ids))} -->`;
}

/** JSON that can't end an HTML comment. */
function comment(json: string): string {
  return json.replaceAll('-', '\\u002d').replaceAll('>', '\\u003e');
}

/** Whether an id may stand in an HTML comment as it is. */
function isPlain(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9/._-]*$/.test(id) && !id.includes('--') && !id.endsWith('-');
}

function renderQuestion(question: SheetQuestion, inGroup: boolean, answers: ReadonlyMap<string, SheetAnswer>, redFlags: Sheet['redFlags']): string[] {
  const out = [questionMark(question.id), ...(question.covers.length > 0 ? [coversMark(question.covers.map((one) => one.id))] : []), ''];
  // A heading, since any other line of the rubric's words might read as an answer.
  if (inGroup) out.push(`### ${escape(question.asks)}`, '');
  out.push(question.decisive ? 'This may decide the outcome.' : 'This alone does not change the outcome.', '');
  out.push(...statusLines(question), ...countsLines(question));
  if (question.candidates.length > 0) out.push(...frame(question.candidates), '');
  else if (question.covers.length === 0 && question.kind !== 'avoid') out.push('No sentence was found for it: look through the text.', '');
  for (const suggestion of question.suggestions) {
    out.push('An assistant suggests, for you to check:', '', ...fenced([
      `${safe(suggestion.verdict)} (${safe(suggestion.assistant ?? suggestion.by)})`,
      ...suggestion.quotes.map((quote) => `> ${safe(quote)}`),
      ...(suggestion.why === null ? [] : [`because: ${safe(suggestion.why)}`]),
    ]), '');
  }
  if (question.covers.length > 0) out.push('The answer here counts for each point below. Where one is different, answer it by itself below.', '');
  if (question.kind === 'avoid') out.push(`Read the whole text${redFlags.length === 0 ? '' : ' for the red flags below. Answer each one that is present by itself, with a quotation'}. Then answer here: \`absent\` means none beyond those reported.`, '');
  out.push(`One of: ${question.verdicts.join(', ')}`, '', ...answerLines(question.kind, answers.get(question.id)));
  for (const one of question.covers) out.push('', ...renderPoint(one, 'criterion', answers));
  if (question.kind === 'avoid') for (const one of redFlags) out.push('', ...renderPoint(one, 'anti-pattern', answers));
  return out;
}

/** A point that may be answered by itself, under a question for several. */
function renderPoint(point: SheetPoint, kind: Question['kind'], answers: ReadonlyMap<string, SheetAnswer>): string[] {
  return [
    questionMark(point.id), '',
    `### ${point.title === '' ? '' : `${escape(point.title)}: `}${escape(point.asks)}`, '',
    ...statusLines(point), ...countsLines(point),
    ...(point.candidates.length === 0 ? kind === 'criterion' ? ['No sentence was found for it: look through the text.', ''] : [] : [...frame(point.candidates), '']),
    ...answerLines(kind, answers.get(point.id)),
  ];
}

function answerLines(kind: Question['kind'], answer: SheetAnswer | undefined): string[] {
  const quotes = answer?.quotes ?? [];
  return [
    `Answer: ${answer?.verdict ?? ''}`.trimEnd(),
    ...(quotes.length === 0 ? ['Quote:'] : quotes.map((quote) => `Quote: "${safe(quote)}"`)),
    ...(kind === 'timing' ? [`On: ${answer?.on ?? ''}`.trimEnd()] : []),
    `Why: ${safe(answer?.why ?? '')}`.trimEnd(),
  ];
}

function statusLines({ status }: SheetPoint): string[] {
  return status === null ? [] : [`Today: ${escape(status)}`, ''];
}

function countsLines({ counts, countsNot }: SheetPoint): string[] {
  return [...(counts === '' ? [] : [`Counts: ${escape(counts)}`, '']), ...(countsNot === '' ? [] : [`Does not count: ${escape(countsNot)}`, ''])];
}

/** Sentences with their line numbers, fenced so that nothing in them can end the fence. */
function frame(candidates: readonly { readonly line: number; readonly text: string }[]): string[] {
  const width = Math.max(...candidates.map(({ line }) => String(line).length));
  return fenced(candidates.map(({ line, text }) => `${String(line).padStart(width)} | ${safe(text)}`));
}

function fenced(lines: readonly string[]): string[] {
  let longest = 2;
  for (const line of lines) {
    let run = 0;
    for (const char of line) {
      run = char === '`' ? run + 1 : 0;
      if (run > longest) longest = run;
    }
  }
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

/** Text in a line of Markdown, with everything that Markdown or HTML would obey made harmless. */
function escape(text: string): string {
  let out = '';
  for (const char of safe(text)) out += char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : '\\`*_[]#|~!'.includes(char) ? `\\${char}` : char;
  return out;
}
