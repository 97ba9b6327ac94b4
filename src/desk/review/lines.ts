/** What is printed at a question: itself with the sentences it is about, its keys, and why it is asked. */
import { keysOf, type Ask } from '../ask.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { lowerFirst } from '../../report/words.js';
import { contextOf } from './page.js';
import type { Session } from './session.js';

/** Rows shown of a line that is confirmed together with others. */
const briefly = 4;

export function questionLines(s: Session, ask: Ask, number: number, of: number): readonly string[] {
  const title = ask.covers.length > 0 ? ask.asks.split('? ')[0]! + '?' : ask.asks;
  const lead = `  ${number} of ${of}  `;
  const head = ['', ...paragraph(safe(title), s.width, lead, ' '.repeat(lead.length)), ''];
  if (ask.covers.length === 0) return [...head, ...contextOf(s.proposal, ask.lines, s.width)];
  return [...head, ...ask.covers.flatMap((one) => [
    ...paragraph(`· ${safe(one.asks)}`, s.width, '     ', '       '),
    ...(one.lines.length === 0 ? ['       No sentence was found for it.', ''] : contextOf(s.proposal, one.lines.slice(0, 1), s.width, briefly)),
  ])];
}

export function keyLines(ask: Ask, width: number): readonly string[] {
  return inLines(keysOf(ask).map(({ key, word }) => `${key} ${word}`), width);
}

/** Keys with their words in as few lines as they take; none is broken in two. */
export function inLines(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 3 + part.length <= width) lines[lines.length - 1] = `${last}   ${part}`;
    else lines.push(`     ${part}`);
  }
  return lines;
}

export function whyLines(s: Session, ask: Ask): readonly string[] {
  const ids = ask.covers.length > 0 ? ask.covers.map(({ id }) => id) : [ask.id];
  return ids.flatMap((id) => {
    const criterion = s.rubric.checklists.flatMap((list) => list.criteria).find((one) => one.id === id);
    const antiPattern = s.rubric.antiPatterns.find((one) => one.id === id);
    if (antiPattern !== undefined) return [...paragraph(safe(antiPattern.asks), s.width, '     '), ...countsLines(antiPattern, s.width)];
    if (ask.kind === 'avoid') return s.rubric.antiPatterns.flatMap((one) => [...paragraph(`${safe(one.title)}: ${safe(one.asks)}`, s.width, '     '), ...countsLines(one, s.width)]);
    if (criterion === undefined) return paragraph('While the start depends on an open decision, the recommendation is to defer.', s.width, '     ');
    return [
      ...(ids.length > 1 ? paragraph(`${safe(criterion.title)}:`, s.width, '     ') : []),
      ...(criterion.why === '' ? [] : paragraph(safe(criterion.why), s.width, '     ')),
      ...countsLines(criterion, s.width),
    ];
  });
}

/** What counts and what does not, where the rubric says. */
function countsLines({ counts, countsNot }: { readonly counts: string; readonly countsNot: string }, width: number): readonly string[] {
  return [
    ...(counts === '' ? [] : paragraph(`Counts: ${safe(lowerFirst(counts))}`, width, '     ')),
    ...(countsNot === '' ? [] : paragraph(`Does not count: ${safe(lowerFirst(countsNot))}`, width, '     ')),
  ];
}
