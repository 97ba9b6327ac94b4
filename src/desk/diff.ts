/** Two versions of a proposal: which verdicts moved, what that made of the outcome, which edit moved each, and what decided and is gone. */
import type { Evaluation, Outcome } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import type { Place } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Prints, Unit } from '../reviews/fingerprint.js';

export interface Version {
  readonly proposal: Proposal;
  readonly evaluation: Evaluation;
  readonly prints: Prints;
}

/** A sentence that only one version has, with its line there. */
export interface Edit {
  readonly line: number;
  readonly text: string;
}

export interface Move {
  readonly id: string;
  readonly title: string;
  readonly kind: 'criterion' | 'anti-pattern' | 'timing' | 'section' | 'field';
  readonly from: string;
  readonly to: string;
  /** Sentences it rested on that are gone, and new ones: those it rests on now, and those that answer what is gone. */
  readonly gone: readonly Edit[];
  readonly come: readonly Edit[];
}

export interface Vanished {
  readonly id: string;
  readonly title: string;
  readonly edit: Edit;
}

export interface Diff {
  readonly title: string;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly score: readonly [number, number];
  readonly moves: readonly Move[];
  /** Sentences that decided against it, gone with nothing in their place. */
  readonly vanished: readonly Vanished[];
  /** How many sentences each has that the other lacks. */
  readonly edits: { readonly gone: number; readonly come: number };
}

export function diffOf(before: Version, after: Version): Diff {
  const a = thingsOf(before);
  const b = new Map(thingsOf(after).map((one) => [`${one.kind} ${one.id}`, one]));
  const moves: Move[] = [];
  const vanished: Vanished[] = [];
  const fresh = loneUnits(after.prints, before.prints);
  for (const was of a) {
    const now = b.get(`${was.kind} ${was.id}`);
    if (now === undefined || was.status === now.status) continue;
    const gone = only(was.places, before, after);
    const come = unique([...only([...now.places, ...now.besides], after, before), ...(decides(was) ? gone.flatMap((unit) => answersTo(unit, was.title, fresh, before, after)) : [])]);
    moves.push({ id: was.id, title: now.title, kind: was.kind, from: was.status, to: now.status, gone: gone.map((unit) => editOf(unit, before)), come: come.map((unit) => editOf(unit, after)) });
    // What decided must be answered by something that speaks to it; merely leaving it out changes no plan.
    if (decides(was) && !decides(now) && come.length === 0) for (const unit of gone) vanished.push({ id: was.id, title: was.title, edit: editOf(unit, before) });
  }
  return {
    title: after.evaluation.proposal.title,
    from: before.evaluation.recommendation, to: after.evaluation.recommendation,
    score: [before.evaluation.score.at, after.evaluation.score.at],
    moves, vanished,
    edits: { gone: loneUnits(before.prints, after.prints).length, come: fresh.length },
  };
}

function decides({ status, kind }: Pick<Thing, 'status' | 'kind'>): boolean {
  return (kind === 'criterion' && status === 'contradicted') || (kind === 'anti-pattern' && (status === 'present' || status === 'open')) || (kind === 'timing' && status === 'present');
}

type Range = Pick<Place, 'line' | 'column' | 'endLine' | 'endColumn'>;

interface Thing {
  readonly id: string;
  readonly title: string;
  readonly kind: Move['kind'];
  readonly status: string;
  /** What it rests on, and what was looked at besides. */
  readonly places: readonly Range[];
  readonly besides: readonly Range[];
}

function thingsOf({ evaluation, proposal }: Version): readonly Thing[] {
  const thing = (kind: Move['kind'], one: { readonly id: string; readonly title: string; readonly status: string }, evidence: readonly Evidence[], besides: readonly Range[] = []): Thing => ({
    id: one.id, title: one.title, status: one.status, kind,
    places: [...evidence.filter((each) => each.excluded === null), ...evaluation.reasons.filter(({ id }) => id === one.id).flatMap(({ places }) => places)],
    besides: [...evidence.filter((each) => each.excluded !== null), ...besides],
  });
  const whole = (line: number | null): readonly Range[] => (line === null ? [] : [{ line, column: 1, endLine: line, endColumn: proposal.lineMap.line(line).length + 1 }]);
  return [
    ...evaluation.antiPatterns.map((one) => thing('anti-pattern', one, one.evidence)),
    ...evaluation.criteria.map((one) => thing('criterion', one, one.evidence, one.excluded)),
    ...evaluation.timing.map((one) => thing('timing', one, one.evidence)),
    ...evaluation.sections.map((one) => thing('section', one, [])),
    ...evaluation.fields.map((one): Thing => ({ id: one.id, title: one.id.replaceAll('_', ' '), kind: 'field', status: one.status, places: whole(one.line), besides: [] })),
  ];
}

/** The sentences at these places that the other version does not have, each once. */
function only(places: readonly Range[], here: Version, there: Version): readonly Unit[] {
  const { lineMap } = here.proposal;
  return unique(places.flatMap((one) => {
    const start = lineMap.offset(one.line, one.column);
    const end = Math.max(start + 1, lineMap.offset(one.endLine, one.endColumn));
    return here.prints.units.filter((unit) => unit.start < end && start < unit.end && !there.prints.sentences.has(unit.print));
  }));
}

/** Units that the other version lacks, each once. */
function loneUnits(here: Prints, there: Prints): readonly Unit[] {
  return unique(here.units.filter((unit) => !there.sentences.has(unit.print)));
}

function unique(units: readonly Unit[]): readonly Unit[] {
  return [...new Map(units.map((unit) => [unit.print, unit])).values()];
}

function editOf(unit: Unit, { proposal }: Version): Edit {
  return { line: proposal.lineMap.place(unit.start, unit.start).line, text: unit.text };
}

/**
 * New sentences that speak to one that is gone: in its place with a word of its matter, or anywhere with two.
 * Whether they say enough is for a reader; they are shown.
 */
function answersTo(gone: Unit, title: string, fresh: readonly Unit[], before: Version, after: Version): readonly Unit[] {
  const matter = new Set([...matterOf(gone.text), ...matterOf(title)]);
  const [from, to] = gapOf(gone, before.prints, after.prints);
  return fresh.filter((unit) => {
    const shared = [...matterOf(unit.text)].filter((word) => matter.has(word)).length;
    return shared >= 2 || (shared === 1 && from <= unit.start && unit.end <= to);
  });
}

/** Where the sentence stood, as offsets in the new text: between its nearest neighbours that are still there. */
function gapOf(gone: Unit, before: Prints, after: Prints): readonly [number, number] {
  const at = before.units.indexOf(gone);
  const kept = (unit: Unit): boolean => after.sentences.has(unit.print);
  const first = before.units.slice(0, at).reverse().find(kept);
  const last = before.units.slice(at + 1).find(kept);
  const from = first === undefined ? 0 : after.units.find((unit) => unit.print === first.print)!.end;
  const to = last === undefined ? Infinity : after.units.find((unit) => unit.print === last.print && unit.start >= from)?.start ?? Infinity;
  return [from, to];
}

/** Words that any sentence may hold. */
const common: ReadonlySet<string> = new Set(['which', 'would', 'their', 'there', 'these', 'those', 'about', 'other', 'could', 'shoul', 'where', 'after', 'befor', 'being']);

/** What a text is about, roughly: its longer words by their first letters, which inflections share. */
function matterOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5)).filter((word) => !common.has(word)));
}
