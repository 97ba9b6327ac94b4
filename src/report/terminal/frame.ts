/** A sentence of the proposal in a frame: its line number, its words, and the words that turned it underlined. From the result's text alone. */
import type { Evidence } from '../../language/evidence.js';
import { padLeft, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import type { Paint } from './paint.js';

/** Longest quotation, in lines; the words that matter stay in sight. */
const MOST_LINES = 5;

export function frame(evidence: Pick<Evidence, 'line' | 'text' | 'excerpt' | 'trigger'>, width: number, indent: string, paint: Paint): string[] {
  const text = safe(evidence.excerpt === '' ? evidence.text : evidence.excerpt);
  const number = String(evidence.line);
  const gutter = ' '.repeat(Math.max(3, number.length));
  const lines = wrap(text, Math.max(8, width - indent.length - gutter.length - 3));
  const focus = focusOf(text, evidence.trigger === null ? '' : safe(evidence.trigger));
  const spans = lineSpans(text, lines);
  const shown = windowOf(spans, focus);
  const whole = focus === null && lines.length <= 2;
  const out: string[] = [];
  for (let i = shown.from; i < shown.to; i++) {
    const line = lines[i]!;
    const before = i === shown.from && i > 0 ? '... ' : '';
    const after = i === shown.to - 1 && i < lines.length - 1 ? ' ...' : '';
    const head = i === shown.from ? padLeft(number, gutter.length) : gutter;
    out.push(`${indent}${paint.dim(`${head} │`)} ${before}${line}${after}`);
    const span = spans[i]!;
    const start = whole ? span.start : Math.max(focus?.start ?? 0, span.start);
    const end = whole ? span.end : Math.min(focus?.end ?? 0, span.end);
    if (end <= start) continue;
    const lead = widthOf(before) + widthOf(text.slice(span.start, start));
    out.push(`${indent}${paint.dim(`${gutter} │`)} ${' '.repeat(lead)}${'━'.repeat(widthOf(text.slice(start, end)))}`);
  }
  return out;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the cue stands, case aside; the first time it stands there as a word of its own, else the first time at all. */
function focusOf(text: string, trigger: string): Span | null {
  if (trigger === '') return null;
  const hay = text.toLowerCase();
  const needle = trigger.toLowerCase();
  // Lower case can change a text's length in some scripts; then offsets would not agree.
  if (hay.length !== text.length) return null;
  const first = hay.indexOf(needle);
  for (let at = first; at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    if (!isLetter(hay[at - 1]) && !isLetter(hay[at + needle.length])) return { start: at, end: at + needle.length };
  }
  return first < 0 ? null : { start: first, end: first + needle.length };
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && character.toLowerCase() !== character.toUpperCase();
}

/** Each wrapped line's range in the text: between two lines lies one space, or nothing where a word was cut. */
function lineSpans(text: string, lines: readonly string[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const line of lines) {
    if (text[at] === ' ') at++;
    spans.push({ start: at, end: at + line.length });
    at += line.length;
  }
  return spans;
}

function windowOf(spans: readonly Span[], focus: Span | null): { readonly from: number; readonly to: number } {
  if (spans.length <= MOST_LINES) return { from: 0, to: spans.length };
  const hit = focus === null ? 0 : Math.max(0, spans.findIndex((span) => focus.start < span.end));
  const from = Math.max(0, Math.min(hit - 1, spans.length - MOST_LINES));
  return { from, to: from + MOST_LINES };
}
