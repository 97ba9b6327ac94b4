/** Hours of ours that the field asks for, against those that the text writes. */
import type { Evidence } from '../language/evidence.js';
import type { FactMatch } from './types.js';
import type { Sentence } from '../proposal/types.js';
import { whose } from '../language/actor.js';
import { tokenize, type Token } from '../language/tokens.js';
import { fieldEvidence } from './facts.js';
import type { Reading } from './reading.js';

const FIELD = 'hours_per_month';
const numbers: ReadonlyMap<string, number> = new Map(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'].map((word, i) => [word, i + 1]));
const hourWords = new Set(['hour', 'hours', 'h', 'hrs', 'hr']);
const dayWords = new Set(['day', 'days']);
const each = new Set(['a', 'an', 'per', 'each', 'every', '/', 'the']);
const monthly = new Set(['month', 'monthly', 'mo']);
const weekly = new Set(['week', 'weekly', 'wk']);
const WEEKS_IN_MONTH = 52 / 12;
const HOURS_IN_DAY = 8;
/** Hours by the month are compared as they stand; what is counted by the week or in days only roughly. */
const ROUGHLY = 0.3;

interface Written { readonly hours: number; readonly rough: boolean; readonly evidence: Evidence; readonly block: number }

/** A note where no figure that is asked of us, nor their sum, is the field's. Ranges count with both ends. */
export function hoursFacts(reading: Reading): readonly FactMatch[] {
  const read = reading.field(FIELD);
  // The same label read twice is a conflict of fields, told there.
  if (read.status !== 'present' || read.value?.kind !== 'number' || read.origin !== 'frontmatter' || read.conflict !== null) return [];
  const asked = read.value.number;
  const askedIn = askedBlocks(reading);
  const written = reading.body.flatMap((s) => (askedIn.has(s.block) || asksYou(s, reading) ? hoursIn(s, reading) : []));
  const fits = (hours: number, rough: boolean): boolean => Math.abs(hours - asked) <= (rough ? ROUGHLY * Math.max(hours, asked) : 0.01);
  const first = written[0];
  if (first === undefined || written.some((w) => fits(w.hours, w.rough)) || fits(written.reduce((sum, w) => sum + w.hours, 0), written.some((w) => w.rough))) return [];
  const hours = Math.round(first.hours * 10) / 10;
  return [{
    id: 'hours', outcome: 'note',
    text: `${asked} hours a month are asked for at the top (line ${read.place!.line}), and ${first.rough ? 'about ' : ''}${hours} in the text (line ${first.evidence.line}).`,
    evidence: [fieldEvidence(reading, read), first.evidence],
  }];
}

/** Blocks of the sections whose labels speak of hours: that is where they are asked for. */
function askedBlocks(reading: Reading): ReadonlySet<number> {
  const asking = reading.rubric.sections.filter((rule) => [...rule.labels, rule.hint].some((l) => /\bhours?\b/iu.test(l)));
  return new Set(asking.flatMap((rule) => (reading.found.get(rule.id)?.blocks ?? []).filter((b) => b.checked !== false).map((b) => b.index)));
}

/** "Four hours a month of your time": the reader gives them. */
function asksYou(sentence: Sentence, reading: Reading): boolean {
  const text = sentence.text.toLowerCase();
  return (text.includes(' you') || text.startsWith('you')) && (text.includes('hour') || text.includes(' day') || text.includes(' h')) && /\byour (?:time|team|people|engineers?|developers?|staff|maintainers?)\b|\b(?:from|of|ask) you\b/u.test(text) && whose(sentence.text, reading.language) !== 'other';
}

function hoursIn(sentence: Sentence, reading: Reading): Written[] {
  const tokens = tokenize(sentence.text);
  const found: Written[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const unit = unitAt(tokens, i);
    if (unit === null) continue;
    for (const hours of unit.counts) {
      const evidence = reading.evidenceFor(reading.proposal.blocks[sentence.block]!, sentence.start, sentence.end, 'supports', 'fact', null);
      found.push({ hours: hours * unit.factor, rough: unit.factor !== 1, evidence, block: sentence.block });
    }
  }
  return found;
}

/** `4 hours a month`, `10 h/month`, `two days a week`, `3-4 hours per month`: the counts before the unit at `i`, and the hours in a month of one. */
function unitAt(tokens: readonly Token[], i: number): { readonly counts: readonly number[]; readonly factor: number } | null {
  const word = tokens[i]!.word;
  const glued = /^(\d{1,3}(?:\.\d+)?)(h|hrs?)$/u.exec(word);
  const isHours = hourWords.has(word) || glued !== null;
  if (!isHours && !dayWords.has(word)) return null;
  let next = i + 1;
  while (next < tokens.length && next - i <= 3 && each.has(tokens[next]!.word)) next++;
  const period = tokens[next]?.word ?? '';
  if (next === i + 1 && period !== 'monthly' && period !== 'weekly') return null;
  const per = monthly.has(period) ? 1 : weekly.has(period) ? WEEKS_IN_MONTH : null;
  if (per === null) return null;
  const counts = glued === null ? countsBefore(tokens, i) : [Number(glued[1])];
  return counts.length === 0 ? null : { counts, factor: per * (isHours ? 1 : HOURS_IN_DAY) };
}

function countsBefore(tokens: readonly Token[], at: number): readonly number[] {
  const last = countOf(tokens[at - 1]?.word);
  if (last === null) return [];
  const joined = ['to', '-', '–', '—', 'or'].includes(tokens[at - 2]?.word ?? '');
  const before = joined ? countOf(tokens[at - 3]?.word) : null;
  return before === null ? last : [...before, ...last];
}

/** A number in figures or words, both of `3-4`; null for none. */
function countOf(word: string | undefined): readonly number[] | null {
  if (word === undefined) return null;
  const named = numbers.get(word);
  if (named !== undefined) return [named];
  const parts = word.split('-');
  return parts.length <= 2 && parts.every((p) => /^\d{1,3}(?:[.,]\d)?$/u.test(p)) ? parts.map((p) => Number(p.replace(',', '.'))) : null;
}
