/** Runs `proposals questions`. */
import type { Host } from '../../lib/host.js';
import { loadRecords } from '../../reviews/load.js';
import { assistantSheet, leanJson } from '../../report/assistant-sheet.js';
import { safeJson } from '../../report/safe.js';
import { renderSheet } from '../../report/sheet.js';
import { textOption, type OptionValues } from '../command.js';
import { loadSubject, tellProblems } from '../subject.js';
import { assistantSheetOf } from './assistant.js';
import { sheetOf } from './sheet.js';

/** 0, or 2 where the proposal, its rubric or a record can't be used. */
export async function runQuestions(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const subject = await loadSubject(args[0] ?? '', options, host);
  if (subject === null) return 2;
  const { proposal, rubric, root, today, capacity } = subject;
  const loaded = loadRecords(proposal, rubric, root, host, today);
  tellProblems(loaded.problems, host);
  if (!loaded.ok) return 2;
  const evaluation = subject.evaluate(loaded.records);
  const every = options['all'] === true ? subject.everyQuestion(loaded.records) : null;
  const input = { evaluation, proposal, rubric, every, today };
  host.stdout.write(textOption(options, 'format') === 'json'
    ? `${safeJson(leanJson(assistantSheet(assistantSheetOf({ ...input, capacity }))))}\n`
    : renderSheet(sheetOf({ ...input, suggestions: loaded.suggestions, answers: loaded.records.answers })));
  return 0;
}
