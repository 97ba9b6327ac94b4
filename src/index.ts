/**
 * The public API. Functions and types; nothing else of the package can be imported.
 *
 * ```ts
 * const proposal = parseProposal(text, 'proposal.md');
 * const rubric = loadRubric('partnership/research');
 * if (proposal.ok && rubric.ok) console.log(evaluate(proposal.value, rubric.value, { today: '2026-11-21' }).recommendation);
 * ```
 */
import type { Evaluation, Mention, Proposal, Question, Records, Result, Rubric } from './model.js';
import { rubricBy, shippedLanguage, shippedRubrics } from './commands/shipped.js';
import type { Language } from './evidence/language.js';
import { findMentions as findMentionsIn } from './evidence/mentions.js';
import { evaluate as evaluateWith } from './evaluate.js';
import { nodeHost } from './host.js';
import { noRecords } from './records/current.js';

export type * from './model.js';
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
