/** A small repository in memory: a proposal, a rubric of two questions, a configuration. */
import { cli, type Ran } from '../cli/fake-host.js';
import { text } from '../reviews/fixture.js';

export { text };

const rubric = `id: tides
title: Tide tables
version: "1.0.0"
type: research
sections:
  methodology: { title: Methodology, required: true }
  abstract: { title: Abstract, required: true }
checklists:
  values:
    title: Values
    level: essential
    weight: 50
    criteria:
      privacy:
        title: Privacy
        asks: Are people's data theirs?
        counts: A right that is named.
        counts-not: A wish.
        home: [methodology]
        line: false
        fix: Say so.
        declines: true
      open:
        title: Openness
        asks: Is the work open to all?
        home: [abstract]
        line: false
        fix: Say so.
avoid:
  misaligned/surveillance: { title: Surveillance, asks: Do they watch people?, severity: disqualifying, suspects: [counted], fix: Stop it. }
timing:
  rules:
    timing/awaits-decision: { title: A decision, asks: Must something be decided first?, suspects: [vote] }
`;

export type Files = Readonly<Record<string, string>>;

/** The repository's files, with changes. */
export function repository(over: Files = {}): Files {
  return { '/repo/proposals.yaml': 'reviewers: [amara, tomas]\n', '/repo/rubric.yaml': rubric, '/repo/tides.md': text, ...over };
}

/** Runs `proposals …` on the files, with the rubric. */
export async function desk(argv: readonly string[], files: Files): Promise<Ran & { readonly left: Files }> {
  const ran = await cli([...argv, '--rubric', 'rubric.yaml', '--today', '2026-11-21'], { files }, 'proposals');
  return { ...ran, left: Object.fromEntries([...ran.host.files].map(([path, bytes]) => [path, typeof bytes === 'string' ? bytes : ''])) };
}

export interface SheetJson {
  readonly notice: string;
  readonly context: Readonly<Record<string, string | number>>;
  readonly text: readonly string[];
  readonly addressed?: { readonly lines: readonly number[]; readonly remark: string };
  readonly questions: readonly { readonly id: string; readonly kind: string; readonly 'red-flags'?: readonly { readonly id: string }[] }[];
  readonly answer: { readonly schema: object; readonly example: object };
}

export async function questions(files: Files, ...more: readonly string[]): Promise<SheetJson> {
  return JSON.parse((await desk(['questions', 'tides.md', '--format', 'json', ...more], files)).out) as SheetJson;
}

export async function evaluation(files: Files): Promise<{ readonly recommendation: string; readonly settled: boolean; readonly criteria: readonly { readonly id: string; readonly status: string; readonly answer: unknown }[]; readonly problems: readonly { readonly code: string; readonly path: string | null }[] }> {
  const result = JSON.parse((await desk(['evaluate', 'tides.md', '--format', 'json', '--fail-on', 'never'], files)).out) as { readonly evaluations: readonly Awaited<ReturnType<typeof evaluation>>[] };
  return result.evaluations[0]!;
}
