/** The `--why` screen: all that was considered for one thing, what was set aside and why, and what would count. */
import type { CriterionResult, RunResult } from '../../evaluate/result.js';
import type { Evidence } from '../../language/evidence.js';
import type { CountsNote } from '../format.js';
import { pad, padLeft, paragraph, widthOf } from '../layout.js';
import { safe } from '../safe.js';
import { day, sentence, upperFirst } from '../words.js';
import { findWhy, type WhySubject } from '../why.js';
import { frame } from './frame.js';
import { MARKS } from './paint.js';
import type { Screen } from './screen.js';

const STATUS: Readonly<Record<CriterionResult['status'], string>> = {
  met: 'found', partial: 'in part', missing: 'not found', contradicted: 'the text says the opposite', open: 'for a reader to say', 'not-applicable': 'does not apply',
};

export function whyScreen(result: RunResult, words: string, counts: ReadonlyMap<string, CountsNote>, screen: Screen): readonly string[] {
  const found = findWhy(result, words);
  const several = result.evaluations.length > 1;
  const head = found.line === null ? [] : paragraph(
    found.subjects.length === 0 ? `${safe(found.line.path)}, line ${found.line.line}: no verdict rests on it, and nothing there was set aside.` : `${safe(found.line.path)}, line ${found.line.line}`,
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
      const { title, status, evidence } = subject.avoided;
      const words = { present: 'found', open: 'a reader must say whether it is meant', absent: 'nothing found' }[status];
      return [...paragraph(`${safe(title)}: ${words}`, screen.width, '  '), ...evidenceLines(evidence, screen)];
    }
    case 'timing': {
      const { title, status, evidence, on } = subject.timing;
      const words = { present: on === null ? 'it waits' : `it waits until ${day(on)}`, open: 'a reader must say', absent: 'nothing to wait for' }[status];
      return [...paragraph(`${safe(title)}: ${words}`, screen.width, '  '), ...evidenceLines(evidence, screen)];
    }
    case 'section': {
      const { title, status, line, required } = subject.section;
      const words = { present: 'there', missing: 'not there', empty: 'there, but empty', template: 'as the template had it', 'not-needed': 'not needed here' }[status] ?? safe(status);
      return [...paragraph(`${safe(title)} (a section${required ? ' that is required' : ''}): ${words}${line === null ? '' : `, line ${line}`}`, screen.width, '  ')];
    }
  }
}

function criterionLines(criterion: CriterionResult, counts: CountsNote | undefined, screen: Screen): readonly string[] {
  const mark = criterion.status === 'not-applicable' ? '' : `${screen.paint.marks(MARKS[criterion.status])} `;
  const lines = [
    ...paragraph(`${mark}${safe(criterion.title)}: ${STATUS[criterion.status]}`, screen.width, '  '),
    ...paragraph(safe(criterion.asks), screen.width, '  '),
  ];
  if (criterion.note !== null) lines.push(...paragraph(sentence(upperFirst(safe(criterion.note))), screen.width, '  '));
  lines.push(...evidenceLines(criterion.evidence, screen, true));
  if (criterion.excluded.length > 0) lines.push('', '  Set aside', ...criterion.excluded.flatMap((evidence) => excludedLines(evidence, screen)));
  if (criterion.evidence.length === 0 && criterion.excluded.length === 0) lines.push(...paragraph('No sentence was found that speaks of it.', screen.width, '  '));
  const { answer, waiver } = criterion;
  if (answer !== null) lines.push('', ...paragraph(`Answered by ${safe(answer.by)}${answer.assistant === null ? '' : ` with ${safe(answer.assistant)}`}: ${safe(answer.verdict)}${answer.why === null ? '' : `, ${safe(answer.why)}`}`, screen.width, '  '));
  if (waiver !== null) lines.push('', ...paragraph(`Set aside until ${day(waiver.until)} by ${safe(waiver.by)}: ${safe(waiver.why)}`, screen.width, '  '));
  return [...lines, ...countsLines(criterion, counts, screen)];
}

function countsLines(criterion: CriterionResult, counts: CountsNote | undefined, screen: Screen): readonly string[] {
  const rows: (readonly [string, string])[] = [];
  if (counts !== undefined && counts.counts !== '') rows.push(['It counts', counts.counts]);
  if (counts !== undefined && counts.countsNot !== '') rows.push(['It does not', counts.countsNot]);
  if (criterion.status !== 'met' && criterion.status !== 'not-applicable' && criterion.fix !== '') rows.push(['To do', criterion.fix]);
  if (criterion.status !== 'met' && criterion.where !== null) rows.push(['A good place', `${safe(criterion.where.section)}${criterion.where.line === null ? '' : `, line ${criterion.where.line}`}`]);
  if (rows.length === 0) return [];
  const room = Math.max(...rows.map(([label]) => widthOf(label))) + 4;
  return ['', ...rows.flatMap(([label, text]) => paragraph(sentence(safe(text)), screen.width, pad(`  ${label}`, room), screen.width >= 56 ? ' '.repeat(room) : '     '))];
}

const STANCE: Readonly<Record<Evidence['stance'], string>> = { supports: 'speaks for it', denies: 'speaks against it', hedges: 'says it in part', unrelated: 'speaks of something else' };
const BASIS: Readonly<Record<Evidence['basis'], string>> = { fact: 'fact', declared: 'self-assessment', text: 'found in the text', reader: 'quoted by a reader' };

function evidenceLines(evidence: readonly Evidence[], screen: Screen, stances = false): readonly string[] {
  return evidence.flatMap((e) => [
    '',
    ...paragraph(`${stances ? `${STANCE[e.stance]}, ` : ''}${BASIS[e.basis]}${e.section === null ? '' : ` · ${safe(e.section)}`}${e.trigger === null ? '' : `, by "${safe(e.trigger)}"`}`, screen.width, '  '),
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
