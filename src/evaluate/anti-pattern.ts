/** Red flags: facts, phrases in the proposer's own voice, suspicions for a reader, and what the self-assessment declares. */
import type { AntiPattern } from '../rubric/types.js';
import type { AntiPatternMatch } from './types.js';
import type { Evidence } from '../language/evidence.js';
import { whose } from '../language/actor.js';
import { evaluateCondition, truthOf } from './condition.js';
import { distinct } from './criterion.js';
import { readLine } from './line.js';
import type { Reading } from './reading.js';

export function matchAntiPatterns(reading: Reading): readonly AntiPatternMatch[] {
  const declared = declarations(reading);
  return reading.rubric.antiPatterns.map((pattern) => {
    const is = (status: AntiPatternMatch['status'], basis: AntiPatternMatch['basis'], evidence: readonly Evidence[] = []): AntiPatternMatch => ({ id: pattern.id, status, basis, evidence: distinct(evidence) });
    if (pattern.when !== null && truthOf(pattern.when, reading) === 'no') return is('absent', 'none');
    const condition = pattern.present === null ? null : evaluateCondition(pattern.present, reading);
    if (condition?.truth === 'yes' && condition.fact) return is('present', 'fact', condition.evidence);
    const { plain, suspected } = inText(reading, pattern);
    if (condition?.truth === 'yes') plain.push(...condition.evidence);
    if (plain.length > 0) return is('present', 'text', plain);
    if (condition?.truth === 'weak') suspected.push(...condition.evidence);
    const line = declared.get(pattern.id);
    if (line?.ticked === false) suspected.push(line.evidence);
    if (suspected.length > 0) return is('open', 'none', suspected);
    return line === undefined ? is('absent', 'none') : is('absent', 'declared', [line.evidence]);
  });
}

/** Plain only where the proposer himself says so; hedged, or with nobody named, it is a suspicion. */
function inText(reading: Reading, pattern: AntiPattern): { readonly plain: Evidence[]; readonly suspected: Evidence[] } {
  const plain: Evidence[] = [];
  const suspected: Evidence[] = [];
  const look = (phrases: AntiPattern['says'], mayBePlain: boolean): void => {
    for (const { mention, sentence, evidence } of reading.allMentions(phrases)) {
      const { stance } = mention.reading;
      const who = whose(sentence.text, reading.language, mention.start);
      if (stance === 'denies' || stance === 'unrelated' || who === 'other') continue;
      (mayBePlain && stance === 'supports' && who === 'we' ? plain : suspected).push(evidence);
    }
  };
  look(pattern.says, true);
  look(pattern.suspects, false);
  return { plain, suspected };
}

/** By anti-pattern, the line under what both avoid that covers it. A ticked line, bare or not, declares its group absent. */
function declarations(reading: Reading): ReadonlyMap<string, { readonly ticked: boolean; readonly evidence: Evidence }> {
  const declared = new Map<string, { readonly ticked: boolean; readonly evidence: Evidence }>();
  const lines = reading.rubric.selfAssessment?.avoidLines ?? [];
  for (const [index, own] of reading.own.avoid) {
    const rule = lines[index]!;
    const { ticked, evidence } = readLine(reading, own, rule.titles);
    const shown = evidence ?? reading.evidenceFor(own.block, 0, own.block.text.length, ticked ? 'supports' : 'denies', 'declared', null);
    for (const id of rule.antiPatterns) declared.set(id, { ticked, evidence: shown });
  }
  return declared;
}
