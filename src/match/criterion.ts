/** What is found for one criterion: its own line, its conditions, its words in the body. */
import type { Criterion, CriterionMatch, Evidence, Truth } from '../model.js';
import { hasNeed } from '../evidence/specifics.js';
import { whose } from '../evidence/actor.js';
import { candidatesFor } from './candidates.js';
import { evaluateCondition, truthOf, type Evaluated } from './condition.js';
import { readLine } from './line.js';
import type { BodyMention, Reading } from './reading.js';
import { any } from './truth.js';

export function matchCriterion(reading: Reading, criterion: Criterion, listApplicable: Truth): CriterionMatch {
  const own = reading.own.criteria.get(criterion.id) ?? null;
  const line = own === null ? null : readLine(reading, own, [criterion.title, ...criterion.line], 'good', criterion);
  const blank = criterion.field !== undefined && criterion.field !== null && reading.field(criterion.field).status !== 'present';
  const asked = blank || (reading.own.sections.size > 0 && criterion.line.length > 0);

  const words = wordsFor(reading, criterion);
  const met = combine(criterion.met, words, reading);
  const partial = criterion.partial === null ? none : evaluateCondition(criterion.partial, reading);
  const denied = against(reading, criterion);
  const contradicted = criterion.contradicted === null ? none : evaluateCondition(criterion.contradicted, reading);
  const applicable = criterion.when === null ? listApplicable : all2(listApplicable, truthOf(criterion.when, reading));

  const plain = denied.filter((d) => d.plain);
  let candidates: readonly Evidence[] | null = null;
  const lineEvidence = line?.reading.evidence;
  const evidence = [
    ...(lineEvidence === null || lineEvidence === undefined ? [] : [lineEvidence]),
    ...(met.truth === 'yes' || met.truth === 'weak' ? met.evidence : []),
    ...partial.evidence, ...contradicted.evidence, ...denied.map((d) => d.evidence),
  ];
  return {
    id: criterion.id, applicable, asked,
    line: line?.reading ?? null,
    ...homeOf(reading, criterion),
    met: met.truth,
    partial: partial.truth,
    contradicted: any([contradicted.truth, plain.some((d) => d.atHome) ? 'yes' : 'no']),
    bodyDenies: plain.length > 0 ? 'plainly' : denied.length > 0 ? 'suspected' : 'no',
    evidence: distinct(evidence),
    excluded: distinct(words.excluded),
    note: line?.note ?? (blank ? 'Its field is not given.' : null) ?? (contradicted.truth === 'yes' ? contradicted.note : met.truth === 'unknown' ? met.note : null) ?? null,
    where: whereFor(reading, criterion),
    // Shown beside a question, and most criteria give none.
    get candidates() { return (candidates ??= candidatesFor(reading, criterion)); },
  };
}

const none: Evaluated = { truth: 'no', evidence: [], excluded: [] };

function combine(condition: Criterion['met'], words: Evaluated, reading: Reading): Evaluated {
  if (condition === null) return words;
  const stated = evaluateCondition(condition, reading);
  const truth = any([stated.truth, words.truth]);
  return { truth, evidence: [stated, words].filter((e) => e.truth === truth).flatMap((e) => e.evidence), excluded: [...stated.excluded, ...words.excluded], note: stated.truth === truth ? stated.note ?? null : null };
}

function all2(a: Truth, b: Truth): Truth {
  return a === 'no' || b === 'no' ? 'no' : a === 'yes' ? b : a;
}

/** The `for` words in the body: yes when affirmed with what is needed, weak when hedged or without it. */
function wordsFor(reading: Reading, criterion: Criterion): Evaluated {
  const yes: Evidence[] = [];
  const weak: Evidence[] = [];
  const excluded: Evidence[] = [];
  for (const found of reading.bodyMentions(criterion.for, null)) {
    const { stance } = found.mention.reading;
    if (reading.isHollow(found.sentence)) excluded.push({ ...found.evidence, excluded: 'it is the rubric\'s own wording, or a list of words' });
    else if (stance === 'unrelated') excluded.push({ ...found.evidence, excluded: 'it speaks of something or somebody else' });
    else if (stance === 'denies') excluded.push({ ...found.evidence, excluded: 'it says no, and says it in passing' });
    else if (stance === 'hedges') weak.push(found.evidence);
    else if (whose(found.sentence.text, reading.language, found.mention.start) === 'other') excluded.push({ ...found.evidence, excluded: 'it tells what somebody else does' });
    else if (criterion.needs !== null && !hasNeed(found.sentence.text, criterion.needs)) weak.push(found.evidence);
    else yes.push(found.evidence);
  }
  return yes.length > 0 ? { truth: 'yes', evidence: yes, excluded } : weak.length > 0 ? { truth: 'weak', evidence: weak, excluded } : { truth: 'no', evidence: [], excluded };
}

interface Denial { readonly evidence: Evidence; readonly plain: boolean; readonly atHome: boolean }

/** Sentences with `against` words that are affirmed: plain when the proposer speaks of himself without a counter-cue. */
function against(reading: Reading, criterion: Criterion): Denial[] {
  const mentions = reading.bodyMentions(criterion.against, null);
  if (mentions.length === 0) return [];
  const home = reading.blocksUnder(criterion.home);
  return mentions.flatMap((found: BodyMention): Denial[] => {
    const { stance } = found.mention.reading;
    if (stance === 'denies' || stance === 'unrelated') return [];
    const who = whose(found.sentence.text, reading.language, found.mention.start);
    if (who === 'other') return [];
    return [{ evidence: { ...found.evidence, stance: 'denies' }, plain: stance === 'supports' && who === 'we', atHome: home.has(found.sentence.block) }];
  });
}

function homeOf(reading: Reading, criterion: Criterion): Pick<CriterionMatch, 'home' | 'homeReported'> {
  const homes = criterion.home.map((id) => ({ status: reading.found.get(id)?.status ?? 'missing', required: reading.rubric.sections.find((s) => s.id === id)?.required ?? false }));
  if (homes.length === 0) return { home: 'none', homeReported: false };
  const substance = homes.some((h) => h.status === 'present');
  return { home: substance ? 'substance' : 'empty', homeReported: !substance && homes.some((h) => h.required) };
}

/** Where it would best be written: its own line, else the first home that is there. */
function whereFor(reading: Reading, criterion: Criterion): CriterionMatch['where'] {
  const own = reading.own.criteria.get(criterion.id);
  const home = criterion.home.map((id) => ({ id, found: reading.found.get(id) })).find((h) => h.found !== undefined && h.found.status !== 'missing');
  if (own === undefined && home?.found !== undefined) return { section: home.found.title, line: home.found.line };
  if (own !== undefined) {
    const place = reading.evidenceFor(own.block, 0, own.block.text.length, 'supports', 'statement', null);
    return { section: reading.proposal.sections[own.block.section]!.title, line: place.line };
  }
  const first = reading.rubric.sections.find((s) => s.id === criterion.home[0]);
  return first === undefined ? null : { section: first.title, line: null };
}

/** One sentence is shown once, however many phrases it holds. */
export function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  return evidence.filter((e) => {
    const key = `${e.line}:${e.column}:${e.endLine}:${e.endColumn}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}
