/** Workflow commands: a note under "Files changed" for each thing that is missing, at most ten, and one last line that says why the check ends as it does. */
import type { RunResult } from '../evaluate/result.js';
import type { Format, RenderOptions } from './format.js';
import { commandData, commandProperty, logLine } from './public/escape.js';
import { lacksDecision, missingTitle, stops, todosOf, waivedOf } from './public/todo.js';
import { day, sentence, upperFirst } from './words.js';

/** More are not shown on a page; the summary has all. */
const MOST = 10;

export const github: Format = {
  name: 'github',
  about: 'annotations for GitHub Actions',
  render(result, options) {
    const notes = notesOf(result, options);
    const left = notes.length - MOST;
    return [
      ...notes.slice(0, MOST),
      ...(left > 0 ? [`${left} more ${left === 1 ? 'is' : 'are'} in the summary.`] : []),
      `${logLine(result.exit.why)} (exit ${result.exit.code})`,
      '',
    ].join('\n');
  },
};

function notesOf(result: RunResult, options: RenderOptions): readonly string[] {
  const at = (path: string | null): string => (path === null || path === '-' ? '' : (options.prefix ?? '') + path);
  return [
    ...result.problems.filter((p) => p.level === 'error').map((p) => note('error', at(p.path), p.line, 'Cannot be evaluated', `${sentence(upperFirst(p.message))}${p.fix === null ? '' : ` ${sentence(upperFirst(p.fix))}`}`)),
    ...result.evaluations.flatMap((evaluation) => {
      const todos = todosOf(evaluation);
      const decision = lacksDecision(evaluation);
      const level = stops(evaluation) ? 'warning' : 'notice';
      return [
        ...evaluation.problems.filter((p) => p.code === 'status-unknown').map((p) => note('warning', at(evaluation.proposal.path), p.line, 'Unknown status', `${sentence(upperFirst(p.message))} ${sentence(upperFirst(p.fix ?? ''))}`)),
        ...(decision === '' ? [] : [note('warning', at(evaluation.proposal.path), null, 'Decision missing', decision)]),
        ...todos.map((todo, i) => note(level, at(evaluation.proposal.path), todo.line, `${missingTitle(todo)} (${i + 1} of ${todos.length})`, todo.fix)),
      ];
    }),
    ...result.problems.filter((p) => p.code === 'proposal-unlisted').map((p) => note('notice', at(p.path), p.line, 'Not evaluated', `${sentence(upperFirst(p.message))} ${sentence(upperFirst(p.fix ?? ''))}`)),
    ...(result.request?.changes ?? []).map((change) => note('notice', change.path, null, result.request!.trusted ? 'Evaluated by this' : 'Not in effect in this request', change.difference)),
    ...result.evaluations.flatMap((evaluation) => waivedOf(evaluation).map((waiver) => note('notice', at(evaluation.proposal.path), null, `Waived until ${day(waiver.until)}`, `${waiver.title}, by ${waiver.by}: ${waiver.why}`))),
  ];
}

function note(level: 'error' | 'warning' | 'notice', path: string, line: number | null, title: string, message: string): string {
  const properties = [path === '' ? '' : `file=${commandProperty(path)}`, path === '' || line === null ? '' : `line=${line}`, `title=${commandProperty(title)}`].filter((part) => part !== '');
  return `::${level} ${properties.join(',')}::${commandData(message) || commandData(title)}`;
}
