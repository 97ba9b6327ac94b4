/** JUnit XML: a suite for each proposal, a case for each required section, field and point. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import type { Format } from './format.js';
import { xml } from './public/escape.js';
import { lacksDecision, missingTitle, stops, todosOf, waivedOf } from './public/todo.js';
import { day, sentence, upperFirst } from './words.js';

export const junit: Format = {
  name: 'junit',
  about: 'JUnit XML, for test reports',
  render(result, options) {
    const suites = [...result.evaluations.map((evaluation) => suiteOf(evaluation, options.prefix ?? '')), ...runSuite(result)];
    const sum = (of: (suite: Suite) => number): number => suites.reduce((n, suite) => n + of(suite), 0);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="${result.tool.name}" tests="${sum((s) => s.cases.length)}" failures="${sum((s) => tally(s, 'failure'))}" errors="${sum((s) => tally(s, 'error'))}">`,
      ...suites.flatMap((suite) => [
        `  <testsuite name="${xml(suite.name)}" tests="${suite.cases.length}" failures="${tally(suite, 'failure')}" errors="${tally(suite, 'error')}" skipped="${tally(suite, 'skipped')}">`,
        ...suite.cases.flatMap((one) => caseLines(one, suite)),
        '  </testsuite>',
      ]),
      '</testsuites>',
      '',
    ].join('\n');
  },
};

interface Case {
  readonly name: string;
  readonly ends: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly line: number | null;
}

interface Suite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly Case[];
}

function tally(suite: Suite, ends: Case['ends']): number {
  return suite.cases.filter((one) => one.ends === ends).length;
}

function caseLines(one: Case, suite: Suite): readonly string[] {
  const head = `    <testcase classname="${xml(suite.file)}" name="${xml(one.name)}"${suite.file === '' ? '' : ` file="${xml(suite.file)}"`}${one.line === null ? '' : ` line="${one.line}"`}`;
  return one.ends === 'passed' ? [`${head} />`] : [`${head}>`, `      <${one.ends} message="${xml(one.message)}" />`, '    </testcase>'];
}

function suiteOf(evaluation: Evaluation, prefix: string): Suite {
  const todos = todosOf(evaluation);
  const waived = waivedOf(evaluation);
  const open = new Set([...todos, ...waived].map((one) => one.id));
  const decision = lacksDecision(evaluation);
  const passed = (name: string, line: number | null): Case => ({ name, ends: 'passed', message: '', line });
  return {
    name: evaluation.proposal.title, file: prefix + evaluation.proposal.path,
    cases: [
      ...todos.map((todo): Case => ({ name: missingTitle(todo), ends: stops(evaluation) ? 'failure' : 'skipped', message: todo.fix, line: todo.line })),
      ...(decision === '' ? [] : [{ name: 'Decision', ends: 'failure', message: decision, line: null } as const]),
      ...waived.map((waiver): Case => ({ name: waiver.title, ends: 'skipped', message: `Waived until ${day(waiver.until)} by ${waiver.by}: ${waiver.why}`, line: null })),
      ...evaluation.sections.filter((section) => section.required && section.status === 'present' && !open.has(section.id)).map((section) => passed(section.title, section.line)),
      ...evaluation.criteria.filter((c) => c.required && (c.status === 'met' || c.status === 'partial') && !open.has(c.id)).map((c) => passed(c.title, c.evidence[0]?.line ?? null)),
    ],
  };
}

function runSuite(result: RunResult): readonly Suite[] {
  const errors = result.problems.filter((p) => p.level === 'error');
  const changes = result.request?.changes ?? [];
  if (errors.length + changes.length === 0) return [];
  return [{
    name: 'The run', file: '',
    cases: [
      ...errors.map((p): Case => ({ name: p.path ?? p.code, ends: 'error', message: [p.message, p.fix ?? ''].map((part) => sentence(upperFirst(part))).filter((part) => part !== '').join(' '), line: p.line })),
      ...changes.map((change): Case => ({ name: `This request changes ${change.path}`, ends: 'skipped', message: change.difference, line: null })),
    ],
  }];
}
