/** Colour, on the decision and the marks alone. Without it every function gives its text back. */
import { Chalk } from 'chalk';
import type { CriterionResult, Outcome } from '../../evaluate/result.js';
import { applies, isVerified } from '../basis.js';

export interface Paint {
  outcome(outcome: Outcome, text: string): string;
  marks(marks: string): string;
  dim(text: string): string;
}

/** What each status looks like, best first, and what the legend says of it. `claimed`: met as declared or found in the text, and not verified. */
export const MARKS = { met: '●', claimed: '◉', partial: '◐', missing: '○', contradicted: '✕', open: '?' } as const;
export const LEGEND: Readonly<Record<keyof typeof MARKS, string>> = { met: 'met', claimed: 'met, not verified', partial: 'partly', missing: 'missing', contradicted: 'contradicted', open: 'open (nothing known yet)' };

/** The mark of a criterion, or null when it does not apply or was waived. */
export function markOf(criterion: CriterionResult): string | null {
  if (!applies(criterion)) return null;
  const { status } = criterion;
  return status === 'not-applicable' ? null : MARKS[status === 'met' && !isVerified(criterion) ? 'claimed' : status];
}

/** `● met  ◉ met, not verified`: the marks that stand in the text, each in words. */
export function legendOf(marks: string): readonly string[] {
  return (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((name) => marks.includes(MARKS[name])).map((name) => `${MARKS[name]} ${LEGEND[name]}`);
}

const plain: Paint = { outcome: (_, text) => text, marks: (text) => text, dim: (text) => text };

export function paintWith(color: boolean): Paint {
  if (!color) return plain;
  const chalk = new Chalk({ level: 1 });
  const outcomes = { accept: chalk.bold.green, defer: chalk.bold.cyan, refine: chalk.bold.yellow, decline: chalk.bold.red };
  const marks: Readonly<Record<string, (text: string) => string>> = { '●': chalk.green, '◉': chalk.green, '◐': chalk.yellow, '○': chalk.yellow, '✕': chalk.red, '?': chalk.cyan };
  return {
    outcome: (outcome, text) => outcomes[outcome](text),
    marks: (text) => runs(text).map((run) => (marks[run[0]!] ?? ((t: string) => t))(run)).join(''),
    dim: (text) => chalk.dim(text),
  };
}

/** `●●◐` as `●●`, `◐`: one colour code for a run. */
function runs(text: string): string[] {
  const out: string[] = [];
  for (const character of text) {
    const last = out.at(-1);
    if (last?.startsWith(character) === true) out[out.length - 1] = last + character;
    else out.push(character);
  }
  return out;
}
