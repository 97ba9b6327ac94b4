/** The `--why` screen: all that was considered for one thing, what was excluded and why, and what would count. */
import type { AnswerNote, CriterionResult, RunResult } from '../../evaluate/result.js';
import type { Basis, Evidence } from '../../language/evidence.js';
import { personName } from '../basis.js';
import type { CountsNote } from '../format.js';
import { pad, padLeft, paragraph, widthOf } from '../layout.js';
import { safe } from '../safe.js';
import { day, sentence, upperFirst } from '../words.js';
import { findWhy, type WhySubject } from '../why.js';
import { frame } from './frame.js';
import { markOf } from './paint.js';
import type { Screen } from './screen.js';

const STATUS: Readonly<Record<CriterionResult['status'], string>> = {
  met: 'met', partial: 'partly met', missing: 'missing', contradicted: 'contradicted', open: 'open', 'not-applicable': 'does not apply',
};

/** On what a status rests: `declared in the self-assessment, line 99`, `read by Amara`. */
function basisWords(basis: Basis, evidence: readonly Evidence[], answer: AnswerNote | null): string {
  const line = evidence.find((e) => e.basis === basis && e.excluded === null)?.line;
  const at = line === undefined ? '' : `, line ${line}`;
  switch (basis) {
    case 'fact': return `a fact${at}`;
    case 'reader': return answer === null ? 'read by a reviewer' : `read by ${answer.assistant === null ? personName(answer.by) : `${safe(answer.assistant)} (${personName(answer.by)})`}`;
    case 'declared': return `declared in the self-assessment${at}`;
    case 'text': return `found in the text${at}; not confirmed by a reader`;
    case 'none': return 'not read yet';
  }
}

export function whyScreen(result: RunResult, words: string, counts: ReadonlyMap<string, CountsNote>, screen: Screen): readonly string[] {
  const found = findWhy(result, words);
  const several = result.evaluations.length > 1;
  const head = found.line === null ? [] : paragraph(
    found.subjects.length === 0 ? `${safe(found.line.path)}, line ${found.line.line}: nothing rests on this line, and nothing on it was excluded.` : `${safe(found.line.path)}, line ${found.line.line}`,
    screen.width, '  ',
  );
  const blocks = found.subjects.map((subject) => [
    ...(several && found.line === null ? [`  ${safe(subject.evaluation.proposal.path)}`] : []),
    ...subjectLines(subject, counts, screen),
  ]);
  return ['', ...head, ...(head.length > 0 && blocks.length > 0 ? [''] : []), ...blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))];
}

function subjectLines(subject: WhySubject, counts: ReadonlyMap<string, CountsNote>, screen: Screen): readonly string[] {
  switch (subject.kind) {
    case 'criterion': return criterionLines(subject.criterion, counts.get(subject.criterion.id), screen);
    case 'avoid': {
      const { title, status, evidence, basis } = subject.avoided;
      const words = status === 'absent' && basis === 'none' ? 'not found (not yet confirmed by a reader)' : `${{ present: 'present', open: 'to check by a reader', absent: 'absent' }[status]} (${basisWords(basis, evidence, null)})`;
      return [...paragraph(`Red flag, ${safe(title)}: ${words}`, screen.width, '  '), ...evidenceLines(evidence, screen)];
    }
    case 'timing': {
      const { title, status, evidence, on, basis } = subject.timing;
      const words = `${{ present: on === null ? 'it waits' : `it waits until ${day(on)}`, open: 'to check by a reader', absent: 'nothing to wait for' }[status]} (${basisWords(basis, evidence, null)})`;
      return [...paragraph(`${safe(title)}: ${words}`, screen.width, '  '), ...evidenceLines(evidence, screen)];
    }
    case 'section': {
      const { title, status, line, required } = subject.section;
      const words = { present: 'present', missing: 'missing', empty: 'empty', template: 'still has only the template\'s text', 'not-needed': 'not needed here' }[status] ?? safe(status);
      return [...paragraph(`${safe(title)} (a ${required ? 'required ' : ''}section): ${words}${line === null ? '' : `, line ${line}`}`, screen.width, '  ')];
    }
  }
}

function criterionLines(criterion: CriterionResult, counts: CountsNote | undefined, screen: Screen): readonly string[] {
  const mark = markOf(criterion);
  const rests = criterion.status === 'open' ? basisWords('none', [], null) : basisWords(criterion.basis, criterion.evidence, criterion.answer);
  const lines = [
    ...paragraph(`${mark === null ? '' : `${screen.paint.marks(mark)} `}${safe(criterion.title)}: ${STATUS[criterion.status]} (${rests})`, screen.width, '  '),
    ...paragraph(safe(criterion.asks), screen.width, '  '),
  ];
  if (criterion.note !== null) lines.push(...paragraph(sentence(upperFirst(safe(criterion.note))), screen.width, '  '));
  lines.push(...evidenceLines(criterion.evidence, screen, true));
  if (criterion.excluded.length > 0) lines.push('', '  Excluded', ...criterion.excluded.flatMap((evidence) => excludedLines(evidence, screen)));
  if (criterion.evidence.length === 0 && criterion.excluded.length === 0) lines.push(...paragraph('No sentence about it was found.', screen.width, '  '));
  const { answer, waiver } = criterion;
  if (answer !== null) lines.push('', ...paragraph(`${answer.assistant === null ? personName(answer.by) : `${safe(answer.assistant)} (${personName(answer.by)})`} answered: ${safe(answer.verdict)}${answer.why === null ? '' : `, ${safe(answer.why)}`}`, screen.width, '  '));
  if (waiver !== null) lines.push('', ...paragraph(`Waived until ${day(waiver.until)} by ${safe(waiver.by)}: ${safe(waiver.why)}`, screen.width, '  '));
  return [...lines, ...countsLines(criterion, counts, screen)];
}

function countsLines(criterion: CriterionResult, counts: CountsNote | undefined, screen: Screen): readonly string[] {
  const rows: (readonly [string, string])[] = [];
  if (counts !== undefined && counts.counts !== '') rows.push(['Counts', counts.counts]);
  if (counts !== undefined && counts.countsNot !== '') rows.push(['Does not count', counts.countsNot]);
  if (criterion.status !== 'met' && criterion.status !== 'not-applicable' && criterion.fix !== '') rows.push(['To fix', criterion.fix]);
  if (criterion.status !== 'met' && criterion.where !== null) rows.push(['Where', `${safe(criterion.where.section)}${criterion.where.line === null ? '' : `, line ${criterion.where.line}`}`]);
  if (rows.length === 0) return [];
  const room = Math.max(...rows.map(([label]) => widthOf(label))) + 4;
  return ['', ...rows.flatMap(([label, text]) => paragraph(sentence(safe(text)), screen.width, pad(`  ${label}`, room), screen.width >= 56 ? ' '.repeat(room) : '     '))];
}

const STANCE: Readonly<Record<Evidence['stance'], string>> = { supports: 'for', denies: 'against', hedges: 'partly', unrelated: 'about something else' };
const BASIS: Readonly<Record<Evidence['basis'], string>> = { fact: 'fact', declared: 'declared in the self-assessment', text: 'found in the text', reader: 'quoted by a reader' };

function evidenceLines(evidence: readonly Evidence[], screen: Screen, stances = false): readonly string[] {
  return evidence.flatMap((e) => [
    '',
    ...paragraph(`${stances ? `${upperFirst(STANCE[e.stance])}: ${BASIS[e.basis]}` : upperFirst(BASIS[e.basis])}, line ${e.line}${e.section === null ? '' : ` (${safe(e.section)})`}${e.trigger === null ? '' : `, by "${safe(e.trigger)}"`}`, screen.width, '  '),
    ...frame(e, screen.width, '  ', screen.paint),
  ]);
}

function excludedLines(evidence: Evidence, screen: Screen): readonly string[] {
  const number = padLeft(String(evidence.line), 5);
  return [
    ...paragraph(safe(evidence.excerpt) || safe(evidence.text), screen.width, `  ${screen.paint.dim(number)}  `, ' '.repeat(9)),
    ...paragraph(safe(evidence.excluded ?? ''), screen.width, ' '.repeat(11)),
  ];
}
