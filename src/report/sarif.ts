/** SARIF 2.1.0: one result for each thing that is missing, for whatever reads such logs. What people must talk about is not in it. */
import type { RunResult } from '../evaluate/result.js';
import type { Format, RenderOptions } from './format.js';
import { uri } from './public/escape.js';
import { fingerprint } from './public/hash.js';
import { lacksDecision, missingTitle, stops, todosOf, waivedOf } from './public/todo.js';
import { safe, safeJson } from './safe.js';
import { sentence, upperFirst } from './words.js';

export const sarif: Format = {
  name: 'sarif',
  about: 'SARIF 2.1.0, for code scanning',
  render(result, options) {
    return `${safeJson(JSON.stringify(log(result, options), null, 2))}\n`;
  },
};

interface Found {
  readonly rule: string;
  readonly about: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly column?: number | null;
  readonly suppressed?: string;
  /** The path counts from the repository's top already. */
  readonly fromTop?: true;
}

function log(result: RunResult, options: RenderOptions): unknown {
  const found = foundIn(result);
  const rules = new Map<string, string>();
  for (const { rule, about } of found) if (!rules.has(rule)) rules.set(rule, about);
  const index = new Map([...rules.keys()].map((id, i) => [id, i]));
  const seen = new Map<string, number>();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: result.tool.name, semanticVersion: safe(result.tool.version), rules: [...rules].map(([id, about]) => ({ id, shortDescription: { text: about || id } })) } },
      invocations: [{ executionSuccessful: result.exit.code < 2, exitCode: result.exit.code, exitCodeDescription: safe(result.exit.why) }],
      columnKind: 'utf16CodeUnits',
      results: found.map((one) => {
        // The same thing in the same file keeps its name when lines move; the number parts it from a twin.
        const key = fingerprint(one.rule, one.path ?? '');
        const n = (seen.get(key) ?? 0) + 1;
        seen.set(key, n);
        return {
          ruleId: one.rule, ruleIndex: index.get(one.rule), level: one.level, message: { text: one.text },
          ...(one.path === null || one.path === '-' ? {} : { locations: [{ physicalLocation: {
            artifactLocation: { uri: uri((one.fromTop === true ? '' : options.prefix ?? '') + one.path) },
            ...(one.line === null ? {} : { region: { startLine: one.line, ...(one.column == null ? {} : { startColumn: one.column }) } }),
          } }] }),
          partialFingerprints: { 'primaryLocationLineHash': `${key}:${n}` },
          ...(one.suppressed === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: one.suppressed }] }),
        };
      }),
    }],
  };
}

function foundIn(result: RunResult): readonly Found[] {
  const out: Found[] = result.problems.map((p) => ({
    rule: safe(p.code), about: 'Something could not be read.', level: p.level, text: [p.message, p.fix ?? ''].map((part) => sentence(upperFirst(safe(part)))).filter((part) => part !== '').join(' '),
    path: p.path, line: p.line, column: p.column,
  }));
  for (const evaluation of result.evaluations) {
    const { path } = evaluation.proposal;
    for (const todo of todosOf(evaluation)) out.push({ rule: safe(todo.id), about: missingTitle(todo), level: stops(evaluation) ? 'warning' : 'note', text: `${missingTitle(todo)}. ${todo.fix}`, path, line: todo.line });
    const decision = lacksDecision(evaluation);
    if (decision !== '') out.push({ rule: 'decision-missing', about: 'A reviewer\'s decision is required.', level: 'warning', text: decision, path, line: null });
    for (const waiver of waivedOf(evaluation)) out.push({
      rule: safe(waiver.id), about: safe(waiver.title), level: 'note', text: `${safe(waiver.title)}: waived by ${safe(waiver.by)} until ${safe(waiver.until)}.`, path, line: evaluation.criteria.find((c) => c.id === waiver.id)?.where?.line ?? null, suppressed: safe(waiver.why) || 'waived',
    });
  }
  for (const change of result.request?.changes ?? []) out.push({ rule: 'law-changed', about: 'A request changes its own rubrics, settings or records.', level: 'note', text: safe(change.difference), path: change.path, line: null, fromTop: true });
  return out;
}
