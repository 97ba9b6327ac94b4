/** The forms for machines, each checked by something that is not ours: schemas, a second XML parser, a reader of workflow commands. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Evaluation, RunResult } from '../../src/evaluate/result.js';
import { render } from '../../src/report/index.js';
import { accept, decline, draft, problems, refine, run, unsettled } from './fixtures.js';
import { commandsIn } from './workflow-commands.js';

const require = createRequire(import.meta.url);
// The official schema is of draft 4; what of it ajv reads otherwise (id, format) does not matter here.
const sarifSchema = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8').replaceAll('"id": "http', '"$id": "http').replace('draft-04', 'draft-07')) as object;
const isSarif = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(sarifSchema);

const gate = (evaluation: Evaluation, needs: 'nothing' | 'complete' | 'decided', met: boolean): Evaluation => ({ ...evaluation, gate: { needs, met, lacks: 2, why: met ? '' : 'It is accepted, and no decision of a reviewer lies beside it.' } });
const waived: Evaluation = { ...accept, waivers: [{ id: 'abstract', title: 'Abstract', status: 'missing', by: 'amara', why: 'agreed', until: '2026-12-31' }] };
const request: RunResult = {
  ...run([gate(refine, 'complete', false), gate(draft, 'nothing', true), gate(accept, 'decided', false), waived]),
  request: { base: 'main', commit: 'd'.repeat(40), trusted: false, changes: [{ path: 'rubrics/ours.yaml', kind: 'rubric', difference: 'Once merged: no difference.' }], decided: [{ path: 'proposals/done.md', title: 'Done long ago', outcome: 'accept', by: 'amara', on: '2026-10-01' }] },
  exit: { code: 1, why: 'Not ready: proposals/tide.md is submitted and lacks two things.' },
};
const results: Readonly<Record<string, RunResult>> = { refine: run([refine]), accept: run([accept]), decline: run([decline]), many: run([refine, draft, decline, unsettled], problems, 2), none: run([]), broken: run([], problems), request };

interface Sarif { readonly runs: readonly { readonly columnKind: string; readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly partialFingerprints: Readonly<Record<string, string>>; readonly suppressions?: readonly unknown[] }[] }[] }

describe('sarif', () => {
  test.each(Object.entries(results))('%s is valid by the official schema', (_, result) => {
    const log = JSON.parse(render(result, 'sarif')) as Sarif;
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    expect(log.runs[0]!.columnKind).toBe('utf16CodeUnits');
    for (const one of log.runs[0]!.results) expect(log.runs[0]!.tool.driver.rules[one.ruleIndex]!.id).toBe(one.ruleId);
  });

  test('the schema refuses what is no SARIF', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('fingerprints survive moved lines and tell twins apart', () => {
    const prints = (result: RunResult): readonly string[] => (JSON.parse(render(result, 'sarif')) as Sarif).runs[0]!.results.map((one) => one.partialFingerprints['primaryLocationLineHash']!);
    const moved: Evaluation = { ...refine, criteria: refine.criteria.map((c) => ({ ...c, where: c.where === null ? null : { ...c.where, line: (c.where.line ?? 0) + 40 } })) };
    expect(prints(run([moved]))).toEqual(prints(run([refine])));
    const all = prints(results['many']!);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(5);
  });

  test('what is set aside is there, suppressed; a draft stops nothing', () => {
    const found = (JSON.parse(render(request, 'sarif')) as Sarif).runs[0]!.results;
    expect(found.find((one) => one.ruleId === 'abstract' && one.suppressions !== undefined)).toMatchObject({ suppressions: [{ kind: 'external', status: 'accepted', justification: 'agreed' }] });
    expect(found.filter((one) => one.level === 'warning').map((one) => one.ruleId)).toEqual(['mutual-benefit/shared-metrics', 'technical/maintenance', 'decision-missing']);
  });
});

interface Suites { readonly testsuites: { readonly '@_tests': string; readonly '@_failures': string; readonly '@_errors': string; readonly testsuite?: readonly { readonly '@_name': string; readonly '@_tests': string; readonly testcase?: readonly { readonly '@_name': string; readonly failure?: readonly { readonly '@_message': string }[]; readonly skipped?: unknown; readonly error?: unknown }[] }[] } }

describe('junit', () => {
  const parse = (result: RunResult): Suites['testsuites'] => {
    const text = render(result, 'junit');
    expect(XMLValidator.validate(text)).toBe(true);
    return (new XMLParser({ ignoreAttributes: false, isArray: (name) => ['testsuite', 'testcase', 'failure'].includes(name) }).parse(text) as Suites).testsuites;
  };

  test.each(Object.entries(results))('%s is read by another parser, and its numbers agree', (_, result) => {
    const suites = parse(result);
    const cases = (suites.testsuite ?? []).flatMap((suite) => suite.testcase ?? []);
    expect(Number(suites['@_tests'])).toBe(cases.length);
    expect(Number(suites['@_failures'])).toBe(cases.filter((one) => one.failure !== undefined).length);
    expect(Number(suites['@_errors'])).toBe(cases.filter((one) => one.error !== undefined).length);
  });

  test('a gap is a failure with what to write; in a draft it is skipped', () => {
    const suites = parse(request).testsuite!;
    expect(suites[0]!.testcase!.filter((one) => one.failure !== undefined).map((one) => [one['@_name'], one.failure![0]!['@_message']])).toEqual([
      ['Missing: Shared success metrics', 'The box is not ticked. Tick it if it holds, or say what is missing. Give a figure that you and we can both check.'], ['Missing: Maintenance commitment', 'Name who keeps it in repair, and until when.'],
    ]);
    expect(suites[1]!.testcase!.filter((one) => one.failure !== undefined)).toEqual([]);
    expect(suites[1]!.testcase!.filter((one) => one.skipped !== undefined).length).toBeGreaterThan(3);
  });
});

describe('github', () => {
  test('a note for each thing to write, where it fits', () => {
    const text = render(run([refine]), 'github');
    expect(commandsIn(text)).toEqual([
      { name: 'warning', properties: { file: 'proposals/tide.md', line: '31', title: 'Missing: Shared success metrics (1 of 2)' }, data: 'The box is not ticked. Tick it if it holds, or say what is missing. Give a figure that you and we can both check.' },
      { name: 'warning', properties: { file: 'proposals/tide.md', line: '33', title: 'Missing: Maintenance commitment (2 of 2)' }, data: 'Name who keeps it in repair, and until when.' },
    ]);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/\(exit 1\)$/u);
  });

  test('at most ten, errors first, then a word on the rest', () => {
    const many = run([refine, draft, draft, draft, refine], problems);
    const text = render(many, 'github');
    expect(commandsIn(text)).toHaveLength(10);
    expect(commandsIn(text).slice(0, 2).map((one) => one.name)).toEqual(['error', 'error']);
    expect(text).toMatch(/^\d+ more are in the summary\.$/mu);
  });

  test('notices where nothing is stopped; the file\'s whole path where settings lie in a folder', () => {
    expect(new Set(commandsIn(render(run([gate(draft, 'nothing', true)]), 'github')).map((one) => one.name))).toEqual(new Set(['notice']));
    expect(commandsIn(render(run([refine]), 'github', { prefix: 'sub/' }))[0]!.properties['file']).toBe('sub/proposals/tide.md');
    expect(render(run([refine]), 'junit', { prefix: 'sub/' })).toContain(' file="sub/proposals/tide.md"');
  });
});

describe('rdjson', () => {
  test('names file, line, severity and code', () => {
    const log = JSON.parse(render(request, 'rdjson')) as { readonly diagnostics: readonly { readonly severity: string; readonly code: { readonly value: string }; readonly location: { readonly path: string; readonly range?: { readonly start: { readonly line: number } } } }[] };
    expect(log.diagnostics[0]).toMatchObject({ severity: 'WARNING', code: { value: 'mutual-benefit/shared-metrics' }, location: { path: 'proposals/tide.md', range: { start: { line: 31 } } } });
    expect(new Set(log.diagnostics.map((one) => one.severity))).toEqual(new Set(['WARNING', 'INFO']));
  });
});

describe('markdown', () => {
  test('is the page of a check, as a person would write it', async () => {
    await expect(render(request, 'markdown')).toMatchFileSnapshot('../golden/reports/request.md');
    await expect(render(run([]), 'markdown')).toMatchFileSnapshot('../golden/reports/nothing.md');
    await expect(render(run([refine], problems), 'markdown', { blob: 'https://forge.example/o/r/blob/abc/' })).toMatchFileSnapshot('../golden/reports/broken.md');
  });

  test('shows what else would help where words are enough, and never a point that nobody has read', () => {
    const step = (id: string, what: string) => ({ id, do: what, effort: 'write' as const, where: { section: 'Impact', line: 70 } });
    const write = [step('impact/scale', 'Say who else could use it. <b>'), step('impact/knowledge', 'Say what others learn.')];
    const weak: Evaluation = { ...accept, recommendation: 'refine', path: { write, change: [], to: 'accept' }, criteria: accept.criteria.map((c) => (c.checklist === 'impact' ? { ...c, status: 'partial' } : c)) };
    const page = render(run([weak]), 'markdown');
    expect(page).toContain('<!-- proposals: 0 to write -->');
    expect(page).toMatch(/### Optional, would help most: Tide gauges that neighbours read\n\n\| Point \| To do \| Where \|\n\| --- \| --- \| --- \|\n\| Scalability \| Say who else could use it\. &lt;b&gt;\. \| Impact, line 70 \|\n\| Knowledge contribution \| Say what others learn\. \| Impact, line 70 \|/u);
    expect(page).not.toContain('Nothing is missing');
    // A gap is not told twice, and a change of plan is for people to talk about.
    const both = render(run([{ ...refine, path: { ...refine.path!, write: [...refine.path!.write, step('impact/scale', 'Say who else could use it.')] } }]), 'markdown');
    expect(both.match(/Give a figure/gu)).toHaveLength(1);
    expect(both).toMatch(/Missing: two points in[\s\S]*Optional, would help most[\s\S]*Say who else/u);
    for (const other of [decline, draft, { ...weak, path: { ...weak.path!, change: decline.path!.change } }, { ...unsettled, path: { write, change: [], to: 'accept' as const } }]) expect(render(run([other]), 'markdown')).not.toContain('Optional');
    const unread = render(run([unsettled]), 'markdown');
    expect(unread).toContain('*A letter about the orchard* has all required sections and fields; the points of the rubric are not read yet.');
    expect(unread).toContain('not read yet: 18 of 18 points');
  });

  test('tells in its first line whether there is anything to write', () => {
    expect(render(request, 'markdown')).toMatch(/^<!-- proposals: 6 to write -->\n/u);
    expect(render(run([accept, decline]), 'markdown')).toMatch(/^<!-- proposals: 0 to write -->\n/u);
  });
});

test('no form for the public tells a recommendation', () => {
  for (const format of ['markdown', 'github', 'sarif', 'junit', 'rdjson']) {
    const text = render({ ...run([decline, unsettled, refine]), exit: { code: 1, why: 'Not ready.' } }, format);
    expect(text, format).not.toMatch(/declin|not aligned|surveillance|refine/iu);
  }
  expect(render(run([decline]), 'markdown')).toContain('a reviewer will write to you');
});
