/** What is printed at a question: itself with the sentences it is about, its keys, and why it is asked. */
import { keysOf, type Ask } from '../ask.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { lowerFirst } from '../../report/words.js';
import { contextOf } from './page.js';
import type { Session } from './session.js';

export function questionLines(s: Session, ask: Ask, number: number, of: number): readonly string[] {
  const title = ask.covers.length > 0 ? ask.asks.split('? ')[0]! + '?' : ask.asks;
  const lead = `  ${number} of ${of}  `;
  const head = ['', ...paragraph(safe(title), s.width, lead, ' '.repeat(lead.length)), ''];
  if (ask.covers.length === 0) return [...head, ...contextOf(s.proposal, ask.lines, s.width)];
  return [...head, ...ask.covers.flatMap((one) => [...paragraph(`· ${safe(one.asks)}${one.lines.length === 0 ? '' : `   ${one.lines.length === 1 ? 'line' : 'lines'} ${one.lines.join(', ')}`}`, s.width, '     ', '       ')]), ''];
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
    if (antiPattern !== undefined) return paragraph(safe(antiPattern.asks), s.width, '     ');
    if (criterion === undefined) return ['     Silence proves nothing: somebody must have looked.'];
    return [
      ...(ids.length > 1 ? paragraph(`${safe(criterion.title)}:`, s.width, '     ') : []),
      ...(criterion.why === '' ? [] : paragraph(safe(criterion.why), s.width, '     ')),
      ...(criterion.counts === '' ? [] : paragraph(`It counts: ${safe(lowerFirst(criterion.counts))}`, s.width, '     ')),
      ...(criterion.countsNot === '' ? [] : paragraph(`It does not count: ${safe(lowerFirst(criterion.countsNot))}`, s.width, '     ')),
    ];
  });
}
