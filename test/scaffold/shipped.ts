/** The shipped rubrics with their templates, and judging by them. */
import { existsSync, readFileSync } from 'node:fs';
import { openShelf } from '../../src/commands/evaluate/shelf.js';
import { rolesOf } from '../../src/scaffold/old.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { Evaluation } from '../../src/evaluate/result.js';
import type { Proposal } from '../../src/proposal/types.js';
import type { Rubric } from '../../src/rubric/types.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { noRecords } from '../../src/reviews/current.js';
import { bringIn, type BroughtIn } from '../../src/scaffold/bring-in.js';
import { fakeHost, packageRoot } from '../cli/fake-host.js';

export const shelf = openShelf(fakeHost());
export const today = '2026-11-21';

const english = shelf.language('english');

export function rubricOf(type: string): Rubric {
  const loaded = shelf.rubric(shelf.forType(type)!);
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

/** The template of a type, or null where there is none yet. */
export function templateOf(type: string): string | null {
  const path = `${packageRoot}/templates/${type}.md`;
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** A finished example of a type that is to be accepted, or null. */
export function exampleOf(type: string): string | null {
  const path = type === 'research' ? `${packageRoot}/examples/accept.md` : `${packageRoot}/examples/${type}/accept.md`;
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export function parsed(text: string): Proposal {
  const proposal = parseProposal(text, 'p.md');
  if (!proposal.ok) throw new Error(proposal.problems.map((p) => `${p.line}: ${p.message}`).join('\n'));
  return proposal.value;
}

export function judged(text: string, rubric: Rubric): Evaluation {
  if (!english.ok) throw new Error('no language');
  return evaluate(parsed(text), rubric, { today, language: english.value, records: noRecords });
}

/** An old text in a template. */
export function brought(old: string, template: string, rubric: Rubric): BroughtIn {
  return bringIn(rolesOf(parsed(old), rubric), rolesOf(parsed(template), rubric), new Map([['type', rubric.type]]));
}
