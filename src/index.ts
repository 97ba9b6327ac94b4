/**
 * The public API. Functions and types; nothing else of the package can be imported.
 *
 * ```ts
 * const proposal = parseProposal(text, 'proposal.md');
 * const rubric = loadRubric('partnership/research');
 * if (proposal.ok && rubric.ok) console.log(evaluate(proposal.value, rubric.value, { today: '2026-11-21' }).recommendation);
 * ```
 */
import type { Evaluation, Question } from './evaluate/result.js';
import type { Mention } from './language/evidence.js';
import type { Proposal } from './proposal/types.js';
import type { Records } from './evaluate/records.js';
import type { Result } from './lib/place.js';
import type { Rubric } from './rubric/types.js';
import { rubricBy, shippedLanguage, shippedRubrics } from './rubric/shipped.js';
import type { Language } from './language/language.js';
import { findMentions as findMentionsIn } from './language/mentions.js';
import { evaluate as evaluateWith } from './evaluate/evaluate.js';
import { nodeHost } from './lib/node-host.js';
import { noRecords } from './reviews/current.js';

export type * from './language/evidence.js';
export type * from './lib/host.js';
export type * from './evaluate/types.js';
export type * from './lib/place.js';
export type * from './proposal/types.js';
export type * from './evaluate/records.js';
export type * from './evaluate/result.js';
export type * from './rubric/types.js';
export { parseProposal } from './proposal/parse.js';
export { render } from './report/index.js';

/** The effective rubric of a shipped id (`partnership/research`) or a path from the working folder, or every problem found in it. */
export function loadRubric(ref: string): Result<Rubric> {
  const host = nodeHost();
  return rubricBy(ref, shippedRubrics(host), host);
}

/** Judges a proposal. `today` is an ISO day and is needed, so that the same input gives the same result. Throws when the rubric's language is not shipped. */
export function evaluate(proposal: Proposal, rubric: Rubric, options: { readonly today: string; readonly records?: Records }): Evaluation {
  return evaluateWith(proposal, rubric, { today: options.today, records: options.records ?? noRecords, language: languageNamed(rubric.language) });
}

/** What is left for a reader, decisive questions first. */
export function questions(evaluation: Evaluation): readonly Question[] {
  return evaluation.questions;
}

/** Every mention of the terms in a text, with its place, its stance and the cue that turned it. Throws when the language is not shipped. */
export function findMentions(text: string, terms: readonly string[], language = 'english'): readonly Mention[] {
  return findMentionsIn(text, terms, languageNamed(language));
}

const languages = new Map<string, Language>();

function languageNamed(name: string): Language {
  let known = languages.get(name);
  if (known === undefined) {
    const loaded = shippedLanguage(name, nodeHost());
    if (!loaded.ok) throw new RangeError(loaded.problems[0]!.message);
    languages.set(name, (known = loaded.value));
  }
  return known;
}
