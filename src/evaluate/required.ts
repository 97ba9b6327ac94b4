/** The self-assessment as a section that must be there, where the repository says so. */
import type { Match } from './types.js';
import type { Rubric } from '../rubric/types.js';

/** The id under which it stands among the sections. */
export const OWN_LINES = 'self-assessment';

export function withSelfAssessment(match: Match, rubric: Rubric): Match {
  if (rubric.selfAssessment === null || match.selfAssessment === 'not-asked' || match.sections.some(({ id }) => id === OWN_LINES)) return match;
  return { ...match, sections: [...match.sections, { id: OWN_LINES, title: rubric.selfAssessment.titles[0] ?? 'Self-Assessment', required: true, status: match.selfAssessment, line: null, remark: null }] };
}
