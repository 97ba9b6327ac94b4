/** The screen of `rubric try`: who hears a sentence, how it is read, with a line under the phrase and under what turned it. */
import type { Outcome } from '../../evaluate/result.js';
import type { Severity } from '../../rubric/types.js';
import { paragraph, shorten, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { listed } from '../words.js';
import type { Heard, Hearing, Range, Reads } from './hearing.js';
import type { ScreenOptions } from './problems.js';

export function trySheet(hearing: Hearing, words: Readonly<Record<Outcome, string>>, { width }: ScreenOptions): string {
  const blocks = hearing.heard.map((h) => heardLines(h, hearing, words, width));
  const rest = [
    ...(hearing.heard.length === 0 ? ['  Nothing in the rubric heard it.'] : hearing.line === null ? ['  Nothing else in the rubric heard it.'] : []),
    ...(hearing.points.length === 0 ? [] : paragraph(`Its words would show it to a reader who is asked about: ${listed(hearing.points.map(safe))}.`, width, '  ')),
  ];
  return `${['', ...blocks.flatMap((lines) => [...lines, '']), ...rest].join('\n').trimEnd()}\n`;
}

function heardLines(h: Heard, hearing: Hearing, words: Readonly<Record<Outcome, string>>, width: number): readonly string[] {
  const head = `${safe(h.title)}: ${headWords(h, words)}`;
  return [...paragraph(head, width, '  '), ...underlined(h.sentence === '' ? hearing.text : h.sentence, h, width), ...(h.note === '' ? [] : paragraph(safe(h.note), width, '  '))];
}

const criterionWords: Readonly<Record<Reads, string>> = { found: 'speaks for', 'in-part': 'speaks for, in part', against: 'speaks against', asked: 'for a reader to say', not: 'says nothing', 'excluded': 'heard, and excluded' };
const avoidWords: Readonly<Record<Reads, string>> = { found: 'found', 'in-part': 'in part', against: 'denied', asked: 'a reader is asked', not: 'not found', 'excluded': 'heard, and excluded' };
const leadsTo: Readonly<Record<Severity, Outcome | null>> = { disqualifying: 'decline', serious: 'refine', note: null };

function headWords(h: Heard, words: Readonly<Record<Outcome, string>>): string {
  if (h.kind === 'criterion') return criterionWords[h.reads];
  const to = h.severity === null ? null : leadsTo[h.severity];
  return h.reads === 'found' && to !== null ? `found; it leads to "${safe(words[to])}"` : avoidWords[h.reads];
}

/** The sentence, wrapped, with a line under the words that count, and the phrase behind. */
function underlined(sentence: string, h: Heard, width: number): readonly string[] {
  const ranges: readonly Range[] = [h.phrase, h.trigger].filter((r) => r !== null);
  const { text, marks } = safeMarked(sentence, ranges);
  const out: string[] = [];
  let at = 0;
  for (const line of wrap(text, width - 2)) {
    if (text[at] === ' ') at++;
    out.push(`  ${line}`);
    const under = [...line].reduce<{ drawn: string; offset: number }>(({ drawn, offset }, char) => ({ drawn: drawn + (marks[at + offset] === true ? '━' : ' ').repeat(widthOf(char)), offset: offset + char.length }), { drawn: '', offset: 0 }).drawn.trimEnd();
    if (under !== '') out.push(`  ${under}`);
    at += line.length;
  }
  const turned = h.trigger === null ? '' : `turned by "${safe(h.trigger.text)}"`;
  // A long phrase is cut: which one it is shows, and the file has the rest.
  const phrase = h.phrase === null ? '' : `"${shorten(safe(h.phrase.source), Math.max(20, width - 6 - widthOf(turned)))}"`;
  const legend = [phrase, turned].filter((part) => part !== '').join(', ');
  const last = out.at(-1) ?? '';
  if (legend === '') return out;
  if (last.includes('━') && widthOf(last) + 4 + widthOf(legend) <= width) return [...out.slice(0, -1), `${last}    ${legend}`];
  return [...out, ...paragraph(legend, width, '  ')];
}

/** The text made safe, and which of its characters lie in a range. */
function safeMarked(sentence: string, ranges: readonly Range[]): { readonly text: string; readonly marks: readonly boolean[] } {
  const edges = [...new Set([0, ...ranges.flatMap((r) => [r.start, r.end]), sentence.length])].filter((e) => e >= 0 && e <= sentence.length).sort((a, b) => a - b);
  let text = '';
  const marks: boolean[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    const piece = sentence.slice(from, to);
    const clean = safe(piece);
    // Cleaning trims: a space at either end of a piece stands between two words.
    const lead = /^\s/u.test(piece) && text !== '' && !text.endsWith(' ') ? ' ' : '';
    const tail = /\s$/u.test(piece) && clean !== '' && to < sentence.length ? ' ' : '';
    const inside = ranges.some((r) => r.start <= from && to <= r.end);
    for (const [part, on] of [[lead, false], [clean, inside], [tail, false]] as const) { text += part; for (let k = 0; k < part.length; k++) marks.push(on); }
  }
  return { text, marks };
}
