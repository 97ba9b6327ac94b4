/** What a proposer can fix: what is seen to be missing or to conflict, with its place. Points that nobody has read are never in it. */
import type { AntiPatternResult, CriterionResult, Evaluation, PathStep, Reason, Where } from '../evaluate/result.js';
import type { Evidence } from '../language/evidence.js';
import { safe } from './safe.js';
import { listed, sentence, upperFirst } from './words.js';

export interface Fix {
  readonly id: string;
  /** `Equity and inclusion: missing`. */
  readonly title: string;
  /** Sentences: what was seen, then what to do. */
  readonly then: readonly string[];
  readonly where: Where | null;
  /** Sentences that conflict. */
  readonly evidence: readonly Evidence[];
  /** The recommendation changes only with it; others raise the score. */
  readonly needed: boolean;
  /** Only the text seems to say it: a reader must confirm it first. */
  readonly unconfirmed: boolean;
  /** A commitment or a plan must change: other words do not help. */
  readonly change: boolean;
}

/** Nothing but the score keeps it from passing. */
export function scoreIsLow(evaluation: Evaluation): boolean {
  return evaluation.recommendation === 'refine' && evaluation.reasons.every(({ kind, outcome }) => outcome !== 'refine' || kind === 'score');
}

/** The steps of the path whose point somebody or something has judged; a point that is only open is for a reader. */
export function knownSteps(evaluation: Evaluation, steps: readonly PathStep[]): readonly PathStep[] {
  return steps.filter((step) => {
    const criterion = evaluation.criteria.find(({ id }) => id === step.id);
    return criterion === undefined || isSeen(criterion);
  });
}

/** Shares the judgement of a near-twin, which is told itself. */
function followsAnother({ note }: CriterionResult): boolean {
  return note?.startsWith('Judged together with') === true;
}

function isSeen({ status, basis }: CriterionResult): boolean {
  return status !== 'open' && basis !== 'text' && basis !== 'none';
}

export function fixesOf(evaluation: Evaluation): readonly Fix[] {
  const reasons = evaluation.reasons.filter((reason) => reason.outcome === 'refine' || reason.outcome === 'decline');
  const path = [...evaluation.path?.change ?? [], ...evaluation.path?.write ?? []];
  const out = new Map<string, Fix>();
  const put = (fix: Fix | null): void => { if (fix !== null && !out.has(fix.id)) out.set(fix.id, fix); };
  const criterion = (c: CriterionResult, needed: boolean): void => put(criterionFix(c, needed));
  for (const reason of reasons) {
    const own = evaluation.criteria.find(({ id }) => id === reason.id);
    if (own !== undefined) criterion(own, true);
    else if (reason.kind === 'criterion') {
      const missing = evaluation.criteria.filter((one) => one.checklist === reason.id && one.status === 'missing' && one.waiver === null && isSeen(one));
      // As many as the checklist needs, where the path names them.
      const enough = missing.filter((one) => path.some(({ id }) => id === one.id));
      for (const c of enough.length > 0 ? enough : missing) criterion(c, true);
    }
    else if (reason.kind !== 'score') put(reasonFix(evaluation, reason, path.find(({ id }) => id === reason.id)));
  }
  for (const flag of evaluation.antiPatterns) {
    const step = path.find(({ id }) => id === flag.id);
    if (flag.status === 'present' && step !== undefined) put(flagFix(flag, step));
  }
  if (!scoreIsLow(evaluation)) for (const step of knownSteps(evaluation, path)) {
    const own = evaluation.criteria.find(({ id }) => id === step.id);
    if (own !== undefined) criterion(own, true);
  }
  // Where only the score is too low, each point counts alike.
  const all = scoreIsLow(evaluation);
  for (const c of evaluation.criteria) if (c.waiver === null && isSeen(c) && !followsAnother(c) && (c.status === 'missing' || c.status === 'contradicted' || (c.status === 'partial' && c.basis === 'declared'))) criterion(c, all);
  return [...out.values()];
}

const states: Readonly<Record<CriterionResult['status'], string>> = { met: 'met', partial: 'partly', missing: 'missing', contradicted: 'contradicted', open: 'open', 'not-applicable': 'does not apply' };

function criterionFix(c: CriterionResult, needed: boolean): Fix {
  const change = c.status === 'contradicted';
  const denying = c.evidence.filter((e) => e.stance === 'denies');
  const seen = c.basis === 'reader' ? `${c.answer === null ? 'A reviewer' : 'The reviewer'} answered: ${states[c.status]}.` : sentence(upperFirst(safe(c.note ?? (c.status === 'missing' && c.basis === 'fact' ? 'Nothing is written where it belongs' : ''))));
  // Of a box the note says what to do; the rubric's own words say what belongs there.
  return {
    id: c.id, title: `${safe(c.title)}: ${states[c.status]}`, then: [seen, sentence(safe(c.fix))].filter((line) => line !== ''),
    where: change ? whereOf(denying[0]) ?? c.where : c.where, evidence: change ? (denying.length > 0 ? denying : c.evidence) : [], needed, unconfirmed: false, change,
  };
}

function flagFix({ id, title, evidence, basis }: AntiPatternResult, step: PathStep): Fix {
  return { id, title: `Red flag: ${safe(title)}`, then: [sentence(safe(step.do))].filter((line) => line !== ''), where: whereOf(evidence[0]), evidence, needed: true, unconfirmed: basis === 'text', change: true };
}

function reasonFix(evaluation: Evaluation, reason: Reason, step: PathStep | undefined): Fix | null {
  const line = reason.places[0]?.line ?? step?.where?.line ?? null;
  const flag = evaluation.antiPatterns.find(({ id }) => id === reason.id);
  if (flag !== undefined) return flagFix(flag, step ?? { id: flag.id, do: '', effort: 'decide', where: null });
  // Each of them has its own place in the list.
  if (reason.kind === 'anti-pattern') return null;
  const section = evaluation.sections.find(({ id }) => id === reason.id);
  const then = reason.kind === 'section' && section !== undefined ? section.line === null ? `Add the heading "## ${safe(section.title)}" with your text.` : `Write your text under "## ${safe(section.title)}".` : reason.kind === 'fact' ? '' : sentence(safe(step?.do ?? ''));
  return {
    id: reason.id, title: safe(reason.text).replace(/\.$/u, ''), then: then === '' ? [] : [then],
    where: line !== null || (step?.where ?? null) !== null ? { section: reason.kind === 'section' ? '' : safe(step?.where?.section ?? ''), line } : null,
    evidence: [], needed: true, unconfirmed: false, change: false,
  };
}

function whereOf(evidence: Evidence | undefined): Where | null {
  return evidence === undefined ? null : { section: evidence.section ?? '', line: evidence.line };
}

/** Most titles in one sentence. */
const MOST_NAMES = 8;

/** Several of one kind told as one: sections in the same state, boxes with the same note. In the order of the text. */
export function grouped(fixes: readonly Fix[], evaluation: Evaluation): readonly Fix[] {
  const keyOf = (fix: Fix): string => {
    const section = evaluation.sections.find(({ id }) => id === fix.id);
    if (section !== undefined) return `${fix.needed} ${section.status}`;
    const criterion = evaluation.criteria.find(({ id }) => id === fix.id);
    return criterion?.basis === 'declared' && criterion.status !== 'contradicted' && criterion.note !== null ? `${fix.needed} ${criterion.status} ${criterion.note}` : fix.id;
  };
  const groups = new Map<string, Fix[]>();
  for (const fix of fixes) groups.set(keyOf(fix), [...groups.get(keyOf(fix)) ?? [], fix]);
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (group.length === 1) return first!;
    const sections = group.flatMap(({ id }) => evaluation.sections.filter((section) => section.id === id));
    const [section] = sections;
    if (section !== undefined) {
      const state = { missing: 'are missing', empty: 'are empty' }[section.status] ?? 'still have only the template\'s text';
      const then = section.line === null ? `Add each as a heading with your text, such as "## ${safe(section.title)}".` : 'Write your text under each of these headings.';
      return { ...first!, title: `${group.length} sections ${state}: ${namedPlaces(sections)}`, then: [then], where: null };
    }
    const criteria = group.flatMap(({ id }) => evaluation.criteria.filter((c) => c.id === id));
    const state = criteria[0]!.status === 'partial' ? 'are covered only partly' : 'are missing';
    return { ...first!, title: `${group.length} points ${state}: ${namedPlaces(criteria.map((c) => ({ title: c.title, line: c.where?.line ?? null })))}`, then: [first!.then[0]!], where: null };
  });
}

/** `Abstract (line 12), Timeline (line 40) and 3 more`, in the order of the text. */
function namedPlaces(places: readonly { readonly title: string; readonly line: number | null }[]): string {
  const names = [...places].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ title, line }) => `${safe(title)}${line === null ? '' : ` (line ${line})`}`);
  return listed(names.length <= MOST_NAMES + 2 ? names : [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`]);
}
