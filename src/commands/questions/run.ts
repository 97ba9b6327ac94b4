/** Runs `proposals questions`. */
import type { Host } from '../../lib/host.js';
import { loadRecords } from '../../reviews/load.js';
import { textLines } from '../../reviews/text-lines.js';
import { safeJson } from '../../report/safe.js';
import { renderSheet, sheetJson } from '../../report/sheet.js';
import { textOption, type OptionValues } from '../command.js';
import { loadSubject, tellProblems } from '../subject.js';
import { sheetOf } from './sheet.js';

/** 0, or 2 where the proposal, its rubric or a record can't be used. */
export async function runQuestions(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const subject = await loadSubject(args[0] ?? '', options, host);
  if (subject === null) return 2;
  const { proposal, rubric, root, today } = subject;
  const loaded = loadRecords(proposal, rubric, root, host, today);
  tellProblems(loaded.problems, host);
  if (!loaded.ok) return 2;
  const evaluation = subject.evaluate(loaded.records);
  const json = textOption(options, 'format') === 'json';
  const sheet = sheetOf({ apart: json, evaluation, proposal, rubric, suggestions: loaded.suggestions, all: options['all'] === true, today });
  host.stdout.write(json ? `${safeJson(JSON.stringify(sheetJson(sheet, textLines(proposal)), null, 2))}\n` : renderSheet(sheet));
  return 0;
}
