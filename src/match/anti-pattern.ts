/** What we avoid: unmistakable words and facts, suspicions for a reader, and what the proposer's own lines admit. */
import type { AntiPattern, AntiPatternMatch, Evidence, LineReading } from '../model.js';
import { whose } from '../evidence/actor.js';
import { findPhrase } from '../evidence/phrase.js';
import { tokenize } from '../evidence/tokens.js';
import { evaluateCondition, truthOf } from './condition.js';
import { distinct } from './criterion.js';
import { readLine } from './line.js';
import type { Reading } from './reading.js';

export function matchAntiPatterns(reading: Reading): readonly AntiPatternMatch[] {
  const admitted = admissions(reading);
  return reading.rubric.antiPatterns.map((pattern) => {
    if (pattern.when !== null && truthOf(pattern.when, reading) === 'no') return { id: pattern.id, found: 'none', evidence: [] };
    return worst(pattern.id, [inBody(reading, pattern), byFact(reading, pattern), admitted.get(pattern.id) ?? { found: 'none', evidence: [] }]);
  });
}

type Found = Pick<AntiPatternMatch, 'found' | 'evidence'>;

function worst(id: string, parts: readonly Found[]): AntiPatternMatch {
  const found = parts.some((p) => p.found === 'present') ? 'present' : parts.some((p) => p.found === 'suspected') ? 'suspected' : 'none';
  return { id, found, evidence: found === 'none' ? [] : distinct(parts.filter((p) => p.found === found).flatMap((p) => p.evidence)) };
}

/** Present only when the proposer himself says so, plainly; hedged or somebody else's in doubt is a suspicion. */
function inBody(reading: Reading, pattern: AntiPattern): Found {
  const present: Evidence[] = [];
  const suspected: Evidence[] = [];
  for (const found of reading.bodyMentions(pattern.says, null)) {
    const { stance } = found.mention.reading;
    const who = whose(found.sentence.text, reading.language, found.mention.start);
    // "The source will be closed" names nobody, and such a phrase is a deed all the same.
    if (stance === 'supports' && (who === 'we' || who === 'nobody')) present.push(found.evidence);
    else if ((stance === 'supports' || stance === 'hedges') && who !== 'other') suspected.push(found.evidence);
  }
  for (const found of reading.bodyMentions(pattern.suspects, null)) {
    const { stance } = found.mention.reading;
    if ((stance === 'supports' || stance === 'hedges') && whose(found.sentence.text, reading.language, found.mention.start) !== 'other') suspected.push(found.evidence);
  }
  return present.length > 0 ? { found: 'present', evidence: present } : suspected.length > 0 ? { found: 'suspected', evidence: suspected } : { found: 'none', evidence: [] };
}

function byFact(reading: Reading, pattern: AntiPattern): Found {
  if (pattern.present === null) return { found: 'none', evidence: [] };
  const { truth, evidence } = evaluateCondition(pattern.present, reading);
  return { found: truth === 'yes' ? 'present' : truth === 'weak' ? 'suspected' : 'none', evidence };
}

/** A line under 'What we both avoid' that is unticked or denies: the pattern it plainly names is present, else each of its group is suspected. */
function admissions(reading: Reading): ReadonlyMap<string, Found> {
  const admitted = new Map<string, Found>();
  const lines = reading.rubric.selfAssessment?.avoidLines ?? [];
  for (const [index, own] of reading.own.avoid) {
    const rule = lines[index]!;
    const line = readLine(reading, own, rule.titles, 'bad').reading;
    if (declares(line)) continue;
    const evidence = line.evidence === null ? [reading.evidenceFor(own.block, 0, own.block.text.length, 'denies', 'statement', null)] : [line.evidence];
    const tokens = tokenize(own.statement);
    const covered = reading.rubric.antiPatterns.filter((p) => rule.antiPatterns.includes(p.id));
    const named = covered.filter((p) => p.says.some((phrase) => findPhrase(tokens, phrase).length > 0));
    for (const pattern of named.length > 0 ? named : covered) admitted.set(pattern.id, { found: named.length > 0 && line.says === 'denies' ? 'present' : 'suspected', evidence });
  }
  return admitted;
}

/** A ticked line, bare or not, is a declaration unless its words take it back. */
function declares(line: LineReading): boolean {
  return line.ticked && line.says !== 'denies' && line.says !== 'hedges';
}
