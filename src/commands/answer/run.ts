/** Runs `proposals answer`: checks the answers, keeps the good ones, and says what they changed. */
import { noRecords, currentRecords } from '../../reviews/current.js';
import type { Evaluation } from '../../evaluate/result.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import { problem } from '../../lib/problem.js';
import { type GivenAnswer, readAnswers } from '../../reviews/answers.js';
import { answerable, checkAnswers, type Refusal } from '../../reviews/check.js';
import { printsOf } from '../../reviews/fingerprint.js';
import { loadRecords, textAt } from '../../reviews/load.js';
import { quoteIndex } from '../../evaluate/quotes.js';
import { recordFolder, type RecordFile, recordName } from '../../reviews/record.js';
import { renderRecord, withAnswers } from '../../reviews/write.js';
import { safe } from '../../report/safe.js';
import { shellWord } from '../../report/terminal/summary.js';
import { count, listed, upperFirst } from '../../report/words.js';
import { textOption, type OptionValues } from '../command.js';
import { loadSubject, tellProblems } from '../subject.js';

/** 0; 1 where an answer was refused; 2 where something could not be read or written, and then nothing was kept. */
export async function runAnswer(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const stop = (problems: readonly Problem[]): number => { tellProblems(problems, host); return 2; };
  const [file = '', answersFile = ''] = args;
  const by = textOption(options, 'by');
  const assistant = textOption(options, 'assistant');
  if (by === null) return stop([problem('option-missing', 'It is not said whose answers these are.', { fix: 'Add: --by NAME' })]);
  const name = recordName(by, assistant);
  if (name === null) return stop([problem('name-invalid', `"${safe(assistant ?? by)}" can't be used as the name of a record file.`, { fix: 'Use letters, digits, spaces, dots and hyphens.' })]);
  const subject = await loadSubject(file, options, host);
  if (subject === null) return 2;
  const { proposal, rubric, root, today } = subject;
  if (proposal.path === '-') return stop([problem('records-nowhere', 'Answers are kept beside the proposal\'s file, and standard input has none.', { fix: 'Name the proposal\'s file.' })]);
  const loaded = loadRecords(proposal, rubric, root, host, today);
  if (!loaded.ok) return stop(loaded.problems);
  const source = textAt(host.paths.resolve(host.cwd, answersFile), host);
  if (source === null) return stop([problem('answers-unreadable', `${answersFile} can't be read as text.`, { path: answersFile, fix: 'Name a filled-in sheet (.md), or answers as .json or .yaml.' })]);
  const folder = recordFolder(proposal.path, loaded.config);
  const path = `${folder}/${name}`;
  const before = loaded.files.find((one) => one.path.toLowerCase() === path.toLowerCase());
  if (before !== undefined && (before.by !== by || before.assistant !== assistant)) return stop([problem('record-taken', `${before.path} holds the answers of ${safe(before.by)}${before.assistant === null ? '' : ` with ${safe(before.assistant)}`}.`, { path: before.path, fix: 'Give another name.' })]);

  const given = readAnswers(source, answersFile);
  const was = subject.evaluate(loaded.records);
  const checked = checkAnswers({ given: given.answers, proposal, rubric, evaluation: subject.evaluate(noRecords), asked: was.questions, index: quoteIndex(proposal), prints: printsOf(proposal), assistant, today });
  const empty: RecordFile = { path, by, assistant, answers: [], waivers: [], decision: null };
  const record = withAnswers(before ?? empty, checked.kept);
  if (checked.kept.length > 0) {
    const target = host.paths.resolve(root, record.path);
    const trouble = host.makeFolder(host.paths.dirname(target)) ?? host.write(target, renderRecord(record));
    if (trouble !== null) return stop([problem('record-unwritable', `The answers could not be kept: ${trouble}.`, { path: record.path, fix: 'Nothing was changed.' })]);
  }
  const current = currentRecords([...loaded.files.filter((one) => one !== before), record], proposal, loaded.config, today, answerable(rubric));
  const now = subject.evaluate(current.records);
  const lines = [
    heading(checked.kept.length, checked.refused.length + given.problems.length, now.proposal.title),
    outcome(was, now),
    nextStep(checked.refused.length + given.problems.length, now, file),
    ...refusals(checked.refused, given.problems, answersFile),
    ...keptWhere(record, checked.kept, loaded.config),
  ];
  host.stdout.write(`\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`);
  tellProblems(current.problems.filter(({ code }) => code !== 'not-a-reviewer'), host);
  return checked.refused.length + given.problems.length > 0 ? 1 : 0;
}

function heading(kept: number, refused: number, title: string): string {
  const what = kept === 0 ? 'No answer was kept' : `Kept ${count(kept, 'answer')}`;
  return `${what}${refused === 0 ? '' : `, refused ${count(refused, 'other').replace(/ others?$/, '')}`} · ${safe(title)}`;
}

const words = { accept: 'accept', defer: 'defer', refine: 'refine', decline: 'decline' } as const;

function outcome(was: Evaluation, now: Evaluation): string {
  const said = `${upperFirst(words[now.recommendation])} · ${safe(now.rubric.outcomes[now.recommendation])}`;
  const moved = was.recommendation === now.recommendation ? (was.settled === now.settled ? 'as before' : now.settled ? 'and now it is settled' : 'and no longer settled') : `it was ${words[was.recommendation]}`;
  const could = now.settled ? '' : ` It could still be ${listed(now.couldBe.filter((one) => one !== now.recommendation).map((one) => words[one]), 'or')}.`;
  return `${said}: ${moved}.${could}`;
}

function nextStep(refused: number, now: Evaluation, path: string): string {
  if (refused > 0) return 'Fix the refused answers, and hand them in again.';
  const left = now.questions.filter((question) => question.decisive).length;
  return left === 0 ? 'No open question could change the outcome.' : `${upperFirst(count(left, 'question'))} may still decide the outcome: proposals questions ${shellWord(safe(path))}`;
}

function refusals(refused: readonly Refusal[], problems: readonly Problem[], path: string): readonly string[] {
  if (refused.length + problems.length === 0) return [];
  const at = (answer: GivenAnswer): string => `${safe(path)}:${answer.line}:${answer.column}`;
  const items = [
    ...refused.map(({ answer, why, fix }) => ({ line: answer.line, column: answer.column, text: `${at(answer)}  ${safe(answer.id)}: ${safe(why)}`, fix })),
    ...problems.map((one) => ({ line: one.line ?? 0, column: one.column ?? 0, text: `${safe(path)}${one.line === null ? '' : `:${one.line}:${one.column ?? 1}`}  ${safe(one.message)}`, fix: one.fix })),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
  return ['', 'Refused', ...items.flatMap(({ text, fix }) => [text, ...(fix === null ? [] : [`  ${safe(fix)}`])])];
}

function keptWhere(record: RecordFile, kept: readonly unknown[], config: { readonly reviewers: readonly string[]; readonly assistants: 'settle' | 'suggest'; readonly path: string | null }): readonly string[] {
  if (kept.length === 0) return [];
  const out = ['', `Kept in ${safe(record.path)}.`];
  if (!config.reviewers.includes(record.by)) out.push(`They don't count yet: ${safe(record.by)} is not among the reviewers in ${safe(config.path ?? 'a proposals.yaml')}.`);
  else if (record.assistant !== null && config.assistants === 'suggest') out.push('They are suggestions: an assistant settles nothing here (assistants: suggest in proposals.yaml).');
  return out;
}
