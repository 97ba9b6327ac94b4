/** A request on the screen: what was waived, what is already decided, what it changes in rubrics and settings, and last why it ends as it does. */
import type { Evaluation, RunResult, WaivedNote } from '../../evaluate/result.js';
import { paragraph } from '../layout.js';
import { waivedOf } from '../public/todo.js';
import { safe } from '../safe.js';
import { day, lowerFirst, sentence } from '../words.js';
import type { Screen } from './screen.js';

/** Waivers that have no mark of their own above: red flags, sections, fields, facts. */
export function waivedApart(evaluation: Evaluation): readonly { readonly path: string; readonly waiver: WaivedNote }[] {
  return waivedOf(evaluation).filter((waiver) => !evaluation.criteria.some((one) => one.id === waiver.id)).map((waiver) => ({ path: evaluation.proposal.path, waiver }));
}

export function waiverLines(apart: readonly { readonly path: string; readonly waiver: WaivedNote }[], many: boolean, screen: Screen): readonly string[] {
  const lines = apart
    .flatMap(({ path, waiver }) => paragraph(`${many ? `${safe(path)}: ` : ''}waived until ${day(safe(waiver.until))} by ${safe(waiver.by)}: ${lowerFirst(safe(waiver.title))} (${safe(waiver.why)})`, screen.width, '     ', '       '));
  return lines.length === 0 ? [] : ['', '  Waived', ...lines];
}

export function requestLines(result: RunResult, screen: Screen): readonly string[] {
  const { request } = result;
  if (request === undefined) return [];
  const decided = request.decided.flatMap((one) => paragraph(`${safe(one.path)} was decided by ${safe(one.by)} on ${day(safe(one.on))}, and is not checked.`, screen.width, '  '));
  const changes = request.changes.flatMap((change) => paragraph(`This request changes ${safe(change.path)} too; ${request.trusted ? 'the change was used' : `the version on ${safe(request.base)} was used`}. ${sentence(safe(change.difference))}`, screen.width, '  '));
  return [
    ...(decided.length === 0 ? [] : ['', ...decided]),
    ...(changes.length === 0 ? [] : ['', ...changes]),
    '',
    ...paragraph(`${safe(result.exit.why)} (exit ${result.exit.code})`, screen.width, '  '),
  ];
}
