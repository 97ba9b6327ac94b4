/** The shipped examples: what each is recommended, on the day for which they were written, in the program's own words. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const today = '2026-11-21';

interface Expected {
  readonly recommendation: string;
  readonly settled: boolean;
  /** Ids that must be among the reasons for it, worst first; [] for a yes. */
  readonly reasons: readonly string[];
  readonly revisitOn: string | null;
}

const expected: Readonly<Record<string, Expected>> = {
  'accept.md': { recommendation: 'accept', settled: false, reasons: [], revisitOn: null },
  'defer.md': { recommendation: 'defer', settled: false, reasons: ['timing/late-start'], revisitOn: '2027-04-07' },
  'refine.md': { recommendation: 'refine', settled: false, reasons: ['mutual-benefit/shared-metrics', 'technical/maintenance'], revisitOn: null },
  'decline.md': { recommendation: 'decline', settled: false, reasons: ['ip/patents'], revisitOn: null },
  'free-prose.md': { recommendation: 'accept', settled: false, reasons: [], revisitOn: null },
};

interface Evaluation {
  readonly recommendation: string;
  readonly settled: boolean;
  readonly couldBe: readonly string[];
  readonly revisit: { readonly on: string } | null;
  readonly reasons: readonly { readonly id: string | null }[];
  readonly criteria: readonly { readonly id: string; readonly status: string }[];
  readonly sections: readonly { readonly id: string; readonly required: boolean; readonly status: string }[];
  readonly problems: readonly { readonly code: string }[];
}

function evaluate(path: string): Evaluation {
  const run = spawnSync(process.execPath, ['bin/evaluate.js', path, '--format', 'json', '--today', today, '--fail-on', 'never'], { cwd: root, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return (JSON.parse(run.stdout) as { evaluations: readonly Evaluation[] }).evaluations[0]!;
}

describe.skipIf(!existsSync(`${root}/dist/cli.js`))('the shipped examples, by the built program', () => {
  it('are all listed here', () => {
    expect(readdirSync(`${root}/examples`).filter((f) => f.endsWith('.md')).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (file, wanted) => {
    const got = evaluate(`examples/${file}`);
    expect({ recommendation: got.recommendation, settled: got.settled, revisitOn: got.revisit?.on ?? null }).toEqual({ recommendation: wanted.recommendation, settled: wanted.settled, revisitOn: wanted.revisitOn });
    expect(got.couldBe).toContain(wanted.recommendation);
    for (const id of wanted.reasons) expect(got.reasons.map((r) => r.id)).toContain(id);
    expect(got.problems.map((p) => p.code)).toEqual(file === 'free-prose.md' ? ['self-assessment-missing'] : []);
  });

  it('there is one for each recommendation, and one without self-assessment', () => {
    expect([...new Set(Object.values(expected).map((e) => e.recommendation))].sort()).toEqual(['accept', 'decline', 'defer', 'refine']);
  });

  it('an untouched template has no section filled and no criterion met', () => {
    const got = evaluate('templates/research.md');
    expect(got.recommendation).toBe('refine');
    expect(got.sections.filter((s) => s.status === 'present')).toEqual([]);
    expect(got.sections.filter((s) => s.required).length).toBeGreaterThanOrEqual(9);
    expect(got.criteria.filter((c) => c.status === 'met' || c.status === 'partial')).toEqual([]);
  });
});
