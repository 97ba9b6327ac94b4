/** The match step: what the program itself says of each criterion, red flag, section and field. */
import type { Checklist, Rubric } from '../rubric/types.js';
import type { CriterionMatch, Match, SectionState } from './types.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Language } from '../language/language.js';
import { proposalStatus } from '../proposal/type.js';
import { matchAntiPatterns } from './anti-pattern.js';
import { evaluateCondition, truthOf, type Evaluated } from './condition.js';
import { matchCriterion } from './criterion.js';
import { boxFacts } from './boxes.js';
import { dayOf, fieldStates, matchFacts } from './facts.js';
import { gamingProblems } from './gaming.js';
import { hoursFacts } from './hours.js';
import { informationNotes } from './information.js';
import { sumFacts } from './sums.js';
import { matchTiming } from './timing.js';
import { readUnder, type Reading } from './reading.js';
import { wordsOf } from './words.js';

export function matchProposal(proposal: Proposal, rubric: Rubric, language: Language, today: string): { readonly match: Match; readonly problems: readonly Problem[] } {
  const reading = readUnder(proposal, rubric, language, today);
  const hours = reading.field('hours_per_month');
  const { timing, facts } = matchTiming(reading);
  const match: Match = {
    criteria: rubric.checklists.flatMap((list) => {
      const applicable = listApplicable(reading, list);
      return list.criteria.map((c): CriterionMatch => matchCriterion(reading, c, applicable));
    }),
    antiPatterns: matchAntiPatterns(reading),
    sections: sectionStates(reading),
    fields: fieldStates(reading),
    timing,
    facts: [...matchFacts(reading, proposalStatus(proposal)), ...sumFacts(reading), ...hoursFacts(reading), ...boxFacts(reading), ...facts],
    start: dayOf(reading.field('start')),
    hoursPerMonth: hours.status === 'present' && hours.value?.kind === 'number' ? hours.value.number : null,
    selfAssessment: rubric.selfAssessment === null ? 'not-asked' : reading.own.sections.size > 0 ? 'present' : 'missing',
  };
  return { match, problems: [...reading.problems, ...gamingProblems(reading), ...informationNotes(reading)] };
}

/** A line `Not applicable: why` takes a whole checklist out, when it says why. */
function listApplicable(reading: Reading, list: Checklist): Pick<Evaluated, 'truth' | 'fact'> {
  const line = reading.own.notApplicable.get(list.id);
  if (line !== undefined && line.ticked && wordsOf(line.statement, 0, 2).length > 1) return { truth: 'no', fact: false };
  return list.when === null ? { truth: 'yes', fact: true } : evaluateCondition(list.when, reading);
}

function sectionStates(reading: Reading): readonly SectionState[] {
  return reading.rubric.sections.map((rule) => {
    const found = reading.found.get(rule.id)!;
    const unneeded = found.status !== 'present' && (
      (rule.unless !== null && reading.field(rule.unless).status === 'present')
      || (rule.when !== null && truthOf(rule.when, reading) === 'no'));
    return {
      id: rule.id, title: rule.title, required: rule.required,
      status: unneeded ? 'not-needed' : found.status,
      line: found.line,
      remark: found.status === 'present' ? lengthRemark(rule.words, found.blocks.map((b) => b.text)) : null,
    };
  });
}

function lengthRemark(range: readonly [number, number] | null, texts: readonly string[]): string | null {
  if (range === null) return null;
  const words = texts.reduce((sum, t) => sum + t.split(/\s+/u).filter((w) => w !== '').length, 0);
  return words < range[0] ? `${words} words; ${range[0]} or more tell us enough.` : words > range[1] ? `${words} words; ${range[1]} are enough.` : null;
}
