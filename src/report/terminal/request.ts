/** A request on the screen: what was set aside, what was left in peace, what it changes in the law, and last why it ends as it does. */
import type { Evaluation, RunResult, WaivedNote } from '../../evaluate/result.js';
import { paragraph } from '../layout.js';
import { waivedOf } from '../public/todo.js';
import { safe } from '../safe.js';
import { day, lowerFirst, sentence } from '../words.js';
import type { Screen } from './screen.js';

/** Things set aside that have no mark of their own above: what we avoid, sections, fields, facts. */
export function waivedApart(evaluation: Evaluation): readonly { readonly path: string; readonly waiver: WaivedNote }[] {
  return waivedOf(evaluation).filter((waiver) => !evaluation.criteria.some((one) => one.id === waiver.id)).map((waiver) => ({ path: evaluation.proposal.path, waiver }));
}

export function waiverLines(apart: readonly { readonly path: string; readonly waiver: WaivedNote }[], many: boolean, screen: Screen): readonly string[] {
  const lines = apart
    .flatMap(({ path, waiver }) => paragraph(`${many ? `${safe(path)}: ` : ''}set aside until ${day(safe(waiver.until))} by ${safe(waiver.by)}: ${lowerFirst(safe(waiver.title))} (${safe(waiver.why)})`, screen.width, '     ', '       '));
  return lines.length === 0 ? [] : ['', '  Set aside', ...lines];
}

export function requestLines(result: RunResult, screen: Screen): readonly string[] {
  const { request } = result;
  if (request === undefined) return [];
  const decided = request.decided.flatMap((one) => paragraph(`${safe(one.path)} was decided by ${safe(one.by)} on ${day(safe(one.on))}, and is left in peace.`, screen.width, '  '));
  const changes = request.changes.flatMap((change) => paragraph(`This request changes ${safe(change.path)} too; ${request.trusted ? 'it was judged by that' : `judged by what stands on ${safe(request.base)}`}. ${sentence(safe(change.difference))}`, screen.width, '  '));
  return [
    ...(decided.length === 0 ? [] : ['', ...decided]),
    ...(changes.length === 0 ? [] : ['', ...changes]),
    '',
    ...paragraph(`${safe(result.exit.why)} (exit ${result.exit.code})`, screen.width, '  '),
  ];
}
