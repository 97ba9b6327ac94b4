/** What the program itself says of one criterion: by facts, by the proposer's own line, by phrases in the prose, else open. */
import type { Criterion } from '../rubric/types.js';
import type { CriterionMatch, LineReading } from './types.js';
import type { Evidence } from '../language/evidence.js';
import { hasNeed } from '../language/specifics.js';
import { whose } from '../language/actor.js';
import { candidatesFor } from './candidates.js';
import { evaluateCondition, never, type Evaluated } from './condition.js';
import { readLine } from './line.js';
import type { Reading } from './reading.js';

type Verdict = Pick<CriterionMatch, 'status' | 'basis' | 'note'>;

const notes = {
  bare: 'The box is ticked, with no words of your own. Say in a sentence why it holds.',
  boilerplate: 'The box is ticked, and the words behind it say nothing of your own. Say in a sentence why it holds.',
  unticked: 'The box is not ticked. Tick it if it holds, or say what is missing.',
  blank: 'Its line is left blank. Tick it and say why, or say what is missing.',
  leftOut: 'It has no line in the self-assessment.',
  refusal: 'The box is not ticked, and its words say no.',
  factAgainst: 'Its line is ticked, and a fact says the opposite.',
  fieldBlank: 'Its field is not given.',
  mayDeny: 'Its line is ticked, and a sentence elsewhere may say the opposite.',
  textMayDeny: 'A sentence may say the opposite.',
} as const;

export function matchCriterion(reading: Reading, criterion: Criterion, list: Pick<Evaluated, 'truth' | 'fact'>): CriterionMatch {
  const own = reading.own.criteria.get(criterion.id) ?? null;
  const line = own === null ? null : readLine(reading, own, [criterion.title, ...criterion.line], criterion);
  const fieldBlank = criterion.field !== undefined && criterion.field !== null && reading.field(criterion.field).status !== 'present';
  const leftOut = line === null && reading.own.sections.size > 0 && criterion.line.length > 0;
  const condition = (of: Criterion['met']): Evaluated => (of === null ? never : evaluateCondition(of, reading));
  const met = condition(criterion.met);
  const partial = condition(criterion.partial);
  const contradicted = condition(criterion.contradicted);
  const words = wordsFor(reading, criterion);
  const against = [...(contradicted.truth !== 'no' && contradicted.truth !== 'unknown' && !contradicted.fact ? contradicted.evidence : []), ...sentencesAgainst(reading, criterion)];
  const home = homeOf(reading, criterion);

  const verdict = ((): Verdict => {
    const applies = applicability(reading, criterion, list);
    if (applies.truth === 'no') return { status: 'not-applicable', basis: applies.fact ? 'fact' : 'text', note: null };
    if (contradicted.truth === 'yes' && contradicted.fact) return { status: 'contradicted', basis: 'fact', note: contradicted.note ?? (claims(line) ? notes.factAgainst : null) };
    if (met.truth === 'yes' && met.fact) return { status: 'met', basis: 'fact', note: null };
    if (line !== null) return declared(line, against);
    if (against.length > 0) return { status: 'open', basis: 'none', note: notes.textMayDeny };
    if (met.truth === 'yes' || words.met.length > 0) return { status: 'met', basis: 'text', note: null };
    if (partial.truth === 'yes' && partial.fact) return { status: 'partial', basis: 'fact', note: null };
    if (met.truth === 'weak' || partial.truth === 'yes' || partial.truth === 'weak' || words.partial.length > 0)
      return { status: 'partial', basis: met.truth === 'weak' && met.fact ? 'fact' : 'text', note: null };
    if (fieldBlank) return { status: 'missing', basis: 'fact', note: notes.fieldBlank };
    if (leftOut) return { status: 'missing', basis: 'declared', note: notes.leftOut };
    if (home.empty) return { status: 'missing', basis: 'fact', note: null };
    return { status: 'open', basis: 'none', note: met.truth === 'unknown' ? met.note : null };
  })();

  const counted = [...(met.truth === 'yes' || met.truth === 'weak' ? met.evidence : []), ...(words.met.length > 0 ? words.met : words.partial)];
  const evidence = verdict.status === 'not-applicable' ? [] : [
    ...(verdict.status === 'contradicted' && verdict.basis === 'fact' ? contradicted.evidence : []),
    ...(line?.evidence ? [line.evidence] : []),
    ...counted, ...partial.evidence, ...against,
  ];
  let candidates: readonly Evidence[] | null = null;
  return {
    id: criterion.id, ...verdict, line, asked: fieldBlank || line !== null || leftOut, homeReported: home.reported,
    evidence: distinct(evidence), against: distinct(against), excluded: distinct([...met.excluded, ...words.excluded]),
    where: whereFor(reading, criterion),
    // Shown beside a question, and most criteria give none.
    get candidates() { return (candidates ??= candidatesFor(reading, criterion)); },
  };
}

/** The box and the presence of own words decide, never what the words mean. */
function declared(line: LineReading, against: readonly Evidence[]): Verdict {
  const says = (status: Verdict['status'], note: string | null): Verdict => ({ status, basis: 'declared', note: line.note ?? note });
  if (!line.ticked) {
    if (line.says === 'refusal') return says('contradicted', notes.refusal);
    return says('missing', line.says === 'bare' ? notes.blank : notes.unticked);
  }
  switch (line.says) {
    case 'words': case 'refusal': case 'pointer': return says('met', against.length > 0 ? notes.mayDeny : null);
    case 'bare': return says('partial', notes.bare);
    case 'boilerplate': return says('partial', notes.boilerplate);
    case 'pointer-lost': return says('partial', null);
  }
}

function claims(line: LineReading | null): boolean {
  return line !== null && line.ticked;
}

/** A checklist or a criterion that does not apply, and whether a fact says so. */
function applicability(reading: Reading, criterion: Criterion, list: Pick<Evaluated, 'truth' | 'fact'>): Pick<Evaluated, 'truth' | 'fact'> {
  if (list.truth === 'no' || criterion.when === null) return list;
  return evaluateCondition(criterion.when, reading);
}

/** The `for` phrases in the prose: met when affirmed with what is needed, partial when hedged or without it. */
function wordsFor(reading: Reading, criterion: Criterion): { readonly met: readonly Evidence[]; readonly partial: readonly Evidence[]; readonly excluded: readonly Evidence[] } {
  const met: Evidence[] = [];
  const partial: Evidence[] = [];
  const excluded: Evidence[] = [];
  for (const found of reading.bodyMentions(criterion.for, null)) {
    const { stance } = found.mention.reading;
    const leaveOut = (why: string): void => { excluded.push({ ...found.evidence, excluded: why }); };
    if (reading.isBoilerplate(found.sentence)) leaveOut('it is the rubric\'s own wording');
    else if (stance === 'unrelated') leaveOut('it speaks of something or somebody else');
    else if (stance === 'denies') leaveOut('it says no');
    else if (whose(found.sentence.text, reading.language, found.mention.start) === 'other') leaveOut('it tells what somebody else does');
    else if (stance === 'hedges' || (criterion.needs !== null && !hasNeed(found.sentence.text, criterion.needs))) partial.push(found.evidence);
    else met.push(found.evidence);
  }
  return { met, partial, excluded };
}

/** Sentences with `against` phrases that are not denied and not somebody else's: a reader says what they mean. */
function sentencesAgainst(reading: Reading, criterion: Criterion): Evidence[] {
  return reading.bodyMentions(criterion.against, null).flatMap((found): Evidence[] => {
    const { stance } = found.mention.reading;
    if (stance === 'denies' || stance === 'unrelated' || whose(found.sentence.text, reading.language, found.mention.start) === 'other') return [];
    return [{ ...found.evidence, stance: 'denies' }];
  });
}

/** `empty`: seen to hold nothing. A heading that is not there is seen only where no other text could tell it. */
function homeOf(reading: Reading, criterion: Criterion): { readonly empty: boolean; readonly reported: boolean } {
  const homes = criterion.home.map((id) => ({ status: reading.found.get(id)?.status ?? 'missing', required: reading.rubric.sections.find((s) => s.id === id)?.required ?? false }));
  if (homes.length === 0 || homes.some((h) => h.status === 'present')) return { empty: false, reported: false };
  const blank = homes.every((h) => h.status !== 'missing');
  return { empty: blank || !reading.hasUnplacedText, reported: homes.some((h) => h.required) };
}

/** Where it would best be written: its own line, else the first home that is there. */
function whereFor(reading: Reading, criterion: Criterion): CriterionMatch['where'] {
  const own = reading.own.criteria.get(criterion.id);
  if (own !== undefined) {
    const place = reading.evidenceFor(own.block, 0, own.block.text.length, 'supports', 'declared', null);
    return { section: reading.proposal.sections[own.block.section]!.title, line: place.line };
  }
  const home = criterion.home.map((id) => reading.found.get(id)).find((found) => found !== undefined && found.status !== 'missing');
  if (home !== undefined) return { section: home.title, line: home.line };
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
