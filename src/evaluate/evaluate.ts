/** The pipeline in one screen: a parsed proposal and a loaded rubric in, an evaluation out. Pure. */
import type { Match } from './types.js';
import type { Problem } from '../lib/place.js';
import type { Evaluation, Question } from './result.js';
import type { Proposal } from '../proposal/types.js';
import type { Records } from './records.js';
import type { Rubric } from '../rubric/types.js';
import type { Language } from '../language/language.js';
import { judge, questions } from './judge.js';
import { withQuotations } from './quoted.js';
import { withSelfAssessment } from './required.js';
import { matchProposal } from './match.js';
import { remarksOf } from './remarks.js';
import { proposalStatus, proposalTitle } from '../proposal/type.js';

export interface EvaluateOptions {
  /** ISO day; nothing here reads a clock. */
  readonly today: string;
  readonly records: Records;
  readonly language: Language;
}

export function evaluate(proposal: Proposal, rubric: Rubric, options: EvaluateOptions): Evaluation {
  const { match, problems } = matchFor(proposal, rubric, options);
  const judged = judge(rubric, withQuotations(match, options.records.answers, proposal), options.records, options.today);
  return {
    proposal: named(proposal, rubric),
    rubric: {
      id: rubric.id, title: rubric.title, version: rubric.version, stage: rubric.stage, sha256: rubric.sha256,
      bar: rubric.decision.bar, outcomes: rubric.outcomes, reply: rubric.reply,
    },
    recommendation: judged.recommendation,
    read: judged.read,
    settled: judged.settled,
    couldBe: judged.couldBe,
    revisit: judged.revisit,
    score: judged.score,
    hangsOn: judged.hangsOn,
    wouldChange: judged.wouldChange,
    checklists: judged.checklists,
    criteria: judged.criteria,
    antiPatterns: judged.antiPatterns,
    sections: match.sections.map(({ id, title, required, status, line }) => ({ id, title, required, status, line })),
    fields: match.fields.map(({ id, required, status, value, place }) => ({ id, required, status, value, line: place?.line ?? null })),
    timing: judged.timing,
    questions: judged.questions,
    reasons: judged.reasons,
    path: judged.path,
    decision: options.records.decision,
    problems: [...proposal.problems, ...problems, ...remarksOf(proposal, match)],
  };
}

/** Every question of the rubric, each by itself, answered or not, so that anything can be corrected. */
export function everyQuestion(proposal: Proposal, rubric: Rubric, options: EvaluateOptions): readonly Question[] {
  const { match } = matchFor(proposal, rubric, options);
  return questions(rubric, withQuotations(match, options.records.answers, proposal), options.records, options.today, { all: true });
}

function matchFor(proposal: Proposal, rubric: Rubric, { language, today, records }: EvaluateOptions): { readonly match: Match; readonly problems: readonly Problem[] } {
  const { match, problems } = matchProposal(proposal, rubric, language, today);
  return { match: records.selfAssessment === 'required' ? withSelfAssessment(match, rubric) : match, problems };
}

/** What a result says of the proposal. Hashes that were not made yet stay so. */
function named(proposal: Proposal, rubric: Rubric): Evaluation['proposal'] {
  const { sha256, contentSha256 } = Object.getOwnPropertyDescriptors(proposal);
  const { path } = proposal;
  return Object.defineProperties({ path, title: proposalTitle(proposal), type: rubric.type, status: proposalStatus(proposal), sha256: '', contentSha256: '' }, { sha256, contentSha256 });
}
