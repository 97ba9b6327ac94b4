/** One criterion's verdict: an answer, else what its line, the body and the facts say. */
import type { Answer, CriterionMatch, CriterionResult, Evidence, Status } from '../model.js';

export interface Verdict {
  readonly status: Status;
  readonly source: CriterionResult['source'];
  readonly note: string | null;
}

const notes = {
  unticked: 'The words affirm it, and the box is not ticked.',
  bareTick: 'Ticked, with no words of your own.',
  lost: 'It points to a place that is not there or says nothing.',
  fromBody: 'The line itself says nothing; the text tells it elsewhere.',
  bodyDenies: 'The line affirms it, and the text says the opposite elsewhere.',
  bodyMayDeny: 'The line speaks for it, and words elsewhere may say the opposite.',
  bothSaid: 'The text says it in one place and the opposite in another.',
  blank: 'Its line was left blank.',
  leftOut: 'It has no line in the self-assessment.',
} as const;

/** The status, the first rule that holds. */
export function verdictOf(m: CriterionMatch, answer: Answer | null): Verdict {
  if (answer !== null && isStatus(answer.verdict)) return { status: answer.verdict, source: 'answer', note: answer.why };
  if (m.applicable === 'no') return { status: 'not-applicable', source: null, note: m.note };
  const found = m.line !== null ? fromLine(m, m.line) : fromBody(m);
  return { ...found, note: m.note ?? found.note };
}

function isStatus(verdict: Answer['verdict']): verdict is Exclude<Status, 'open'> {
  return verdict === 'met' || verdict === 'partial' || verdict === 'missing' || verdict === 'contradicted' || verdict === 'not-applicable';
}

function fromLine(m: CriterionMatch, line: NonNullable<CriterionMatch['line']>): Verdict {
  const own = (status: Status, note: string | null = null): Verdict => ({ status, source: 'statement', note });
  const open = (note: string | null): Verdict => ({ status: 'open', source: null, note });
  if (line.says === 'denies') return own('contradicted');
  if (m.contradicted === 'yes') return { status: 'contradicted', source: sourceOf(m.evidence, 'denies'), note: line.says === 'affirms' ? notes.bodyDenies : null };
  if (line.says === 'unclear') return open(null);
  // A tick claims something, with words or without; what the body says against it in passing weighs against the claim alone.
  const claims = line.says === 'affirms' || (line.ticked && line.says !== 'hedges');
  if (m.bodyDenies === 'plainly') {
    if (claims) return { status: 'contradicted', source: 'text', note: notes.bodyDenies };
    if (line.says === 'hedges') return open(notes.bodyMayDeny);
  }
  if (m.bodyDenies === 'suspected' && claims) return open(notes.bodyMayDeny);
  switch (line.says) {
    case 'affirms': return line.ticked ? own('met') : own('partial', notes.unticked);
    case 'hedges': return own('partial');
    case 'none':
    case 'empty':
    case 'pointer-lost': {
      // The line adds to the body and does not cap it.
      const body = told(m);
      if (body === 'met') return { status: 'met', source: sourceOf(m.evidence, 'supports'), note: notes.fromBody };
      if (line.says === 'pointer-lost') return own('partial', notes.lost);
      if (line.ticked) return own('partial', notes.bareTick);
      if (body === 'partial') return { status: 'partial', source: sourceOf(m.evidence, 'hedges'), note: notes.fromBody };
      return own('missing', notes.blank);
    }
  }
}

function fromBody(m: CriterionMatch): Verdict {
  if (m.contradicted === 'yes') return { status: 'contradicted', source: sourceOf(m.evidence, 'denies'), note: null };
  const body = told(m);
  // Said here and denied there, in passing: which of them counts is for a reader.
  if (body === 'met' && m.bodyDenies === 'plainly') return { status: 'open', source: null, note: notes.bothSaid };
  if (body === 'met') return { status: 'met', source: sourceOf(m.evidence, 'supports'), note: null };
  if (body === 'partial') return { status: 'partial', source: sourceOf(m.evidence, 'hedges'), note: null };
  // Asked in its own line and not answered: seen to be absent.
  if (m.asked) return { status: 'missing', source: null, note: notes.leftOut };
  const anything = m.evidence.some((e) => e.excluded === null && e.stance !== 'unrelated');
  return { status: m.home === 'empty' && !anything ? 'missing' : 'open', source: null, note: null };
}

/** What the body and the facts tell: met when plainly, partial when in part, null when nothing was recognized. */
function told(m: CriterionMatch): 'met' | 'partial' | null {
  if (m.met === 'yes') return 'met';
  return m.met === 'weak' || m.partial === 'yes' || m.partial === 'weak' ? 'partial' : null;
}

/** Facts first, then whatever the evidence of that stance came from; `text` when no evidence says so. */
function sourceOf(evidence: readonly Evidence[], stance: Evidence['stance']): CriterionResult['source'] {
  const counted = evidence.filter((e) => e.excluded === null);
  const fitting = counted.filter((e) => e.stance === stance);
  const pool = fitting.length > 0 ? fitting : counted;
  return pool.find((e) => e.source === 'fact')?.source ?? pool[0]?.source ?? 'text';
}
