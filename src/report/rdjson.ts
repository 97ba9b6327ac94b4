/** Reviewdog's diagnostics (rdjson): what is missing, by line. Columns are left out, since theirs count bytes. */
import type { RunResult } from '../evaluate/result.js';
import type { Format, RenderOptions } from './format.js';
import { lacksDecision, missingTitle, stops, todosOf, waivedOf } from './public/todo.js';
import { safe, safeJson } from './safe.js';
import { sentence, upperFirst } from './words.js';

export const rdjson: Format = {
  name: 'rdjson',
  about: 'diagnostics for reviewdog',
  render(result, options) {
    return `${safeJson(JSON.stringify({ source: { name: result.tool.name }, severity: 'WARNING', diagnostics: diagnostics(result, options) }, null, 2))}\n`;
  },
};

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range?: { readonly start: { readonly line: number } } };
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  readonly code: { readonly value: string };
}

function diagnostics(result: RunResult, options: RenderOptions): readonly Diagnostic[] {
  const one = (severity: Diagnostic['severity'], code: string, path: string, line: number | null, message: string, prefix = options.prefix ?? ''): Diagnostic => ({
    message: safe(message), location: { path: safe(prefix + path), ...(line === null ? {} : { range: { start: { line } } }) }, severity, code: { value: safe(code) },
  });
  return [
    ...result.problems.filter((p) => p.path !== null).map((p) => one(p.level === 'error' ? 'ERROR' : p.level === 'warning' ? 'WARNING' : 'INFO', p.code, p.path!, p.line, `${sentence(upperFirst(p.message))} ${sentence(upperFirst(p.fix ?? ''))}`)),
    ...result.evaluations.flatMap((evaluation) => {
      const { path } = evaluation.proposal;
      const decision = lacksDecision(evaluation);
      return [
        ...todosOf(evaluation).map((todo) => one(stops(evaluation) ? 'WARNING' : 'INFO', todo.id, path, todo.line, `${missingTitle(todo)}. ${todo.fix}`)),
        ...(decision === '' ? [] : [one('WARNING', 'decision-missing', path, null, decision)]),
        ...waivedOf(evaluation).map((waiver) => one('INFO', waiver.id, path, null, `Waived until ${waiver.until} by ${waiver.by}: ${waiver.title} (${waiver.why})`)),
      ];
    }),
    ...(result.request?.changes ?? []).map((change) => one('INFO', 'law-changed', change.path, null, change.difference, '')),
  ];
}
