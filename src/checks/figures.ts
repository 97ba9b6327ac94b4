/** Figures as they stand in a sentence or table row: sums of a currency, shares, and numbers with a word behind them. */
import { findPhrase } from '../language/phrase-match.js';
import { tokenize } from '../language/tokens.js';
import { findMoney, powerAt, readNumber } from '../proposal/money.js';
import type { Block } from '../proposal/types.js';
import type { Evidence } from '../language/evidence.js';
import type { Phrase } from '../rubric/types.js';
import type { CheckContext } from './check.js';
import { blocksIn } from './facts.js';

/** A figure that stands by words that were looked for: itself, or both ends of "5 to 15 %". */
export interface FoundFigure {
  /** Which sentence or table row it stands in: the same for figures of one. */
  readonly line: number;
  readonly values: readonly number[];
  /** As it is written. */
  readonly written: string;
  readonly evidence: (holds: boolean) => Evidence;
}

/**
 * The figure nearest to the words in each sentence or table row that has both; `units` are a currency, percent, or words behind the number.
 * Figures of `under` or more are not meant.
 */
export function figuresBy(phrases: readonly Phrase[], units: readonly string[], ids: readonly string[] | null, context: CheckContext, under = Infinity): readonly FoundFigure[] {
  return lines(context, ids).flatMap(({ block, text, start, end }, line): FoundFigure[] => {
    const figures = units.flatMap((unit) => figuresIn(text, unit)).filter((range) => range.every(({ value }) => value < under));
    if (figures.length === 0) return [];
    const tokens = tokenize(text);
    const hit = phrases.flatMap((phrase) => findPhrase(tokens, phrase))[0];
    if (hit === undefined) return [];
    const near = nearestTo(hit, figures);
    return [{
      line, values: near.map(({ value }) => value), written: text.slice(near[0]!.start, near.at(-1)!.end).trim(),
      evidence: (holds) => context.evidenceOf(block, start, end, holds ? 'supports' : 'denies', 'fact', null),
    }];
  });
}

interface Line { readonly block: Block; readonly text: string; readonly start: number; readonly end: number }

/** Sentences, and of tables whole rows: a price stands in another cell than what it is for. */
function lines(context: CheckContext, ids: readonly string[] | null): readonly Line[] {
  const out: Line[] = [];
  const rows = new Map<string, { block: Block; texts: string[] }>();
  const blocks = new Map(blocksIn(context, ids).map((b) => [b.index, b]));
  for (const block of blocks.values()) {
    if (block.cell === null) continue;
    const key = `${block.cell.table}:${block.cell.row}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { block, texts: [block.text] });
    else row.texts.push(block.text);
  }
  for (const sentence of context.proposal.sentences) {
    const block = blocks.get(sentence.block);
    if (block !== undefined && block.cell === null) out.push({ block, text: sentence.text, start: sentence.start, end: sentence.end });
  }
  for (const { block, texts } of rows.values()) out.push({ block, text: texts.join(' ; '), start: 0, end: block.text.length });
  return out;
}

interface Figure { readonly start: number; readonly end: number; readonly value: number }

/** The figure with the fewest characters between it and the words; both ends of "5 to 15 %". Of two as near, the one behind. */
function nearestTo(hit: { readonly start: number; readonly end: number }, figures: readonly (readonly Figure[])[]): readonly Figure[] {
  const gap = (range: readonly Figure[]): number => Math.max(0, range[0]!.start - hit.end, hit.start - range.at(-1)!.end);
  return [...figures].sort((a, b) => gap(a) - gap(b) || b[0]!.start - a[0]!.start)[0]!;
}

/** All figures of the unit, each alone or as the two ends of a range. */
function figuresIn(line: string, unit: string): readonly (readonly Figure[])[] {
  if (/^[A-Z]{3}$/u.test(unit)) return joined(line, findMoney(line).filter((m) => m.currency === unit).map((m) => ({ start: m.start, end: m.end, value: m.amount >= 1 ? m.amount : smallSum(line, m) })));
  const figures: Figure[] = [];
  for (let i = 0; i < line.length; i++) {
    if (!isDigit(line, i) || (i > 0 && /[\p{L}\p{N}.,]/u.test(line[i - 1]!))) continue;
    const read = readNumber(line, i);
    const power = powerAt(line, read.end);
    const end = power?.end ?? read.end;
    const behind = line.slice(end, end + unit.length + 24).toLowerCase();
    figures.push({ start: i, end, value: hasUnit(behind, unit) ? read.value * (power?.factor ?? 1) : NaN });
    i = end;
  }
  // In "5-15 %" the first number has the unit of the second.
  const known = joined(line, figures).map((range) => (range.length === 2 && !Number.isNaN(range[1]!.value) ? range.map((f) => (Number.isNaN(f.value) ? { ...f, value: readNumber(line, f.start).value } : f)) : range));
  return known.filter((range) => range.every((f) => !Number.isNaN(f.value)));
}

/** Fractions of a cent count here: $0.005 for each. */
function smallSum(line: string, money: { readonly start: number; readonly end: number }): number {
  for (let i = money.start; i < money.end; i++) if (isDigit(line, i)) return readNumber(line, i).value;
  return 0;
}

function isDigit(line: string, at: number): boolean {
  const char = line[at]!;
  return char >= '0' && char <= '9';
}

/** Words that may stand between a number and what it counts. */
const between = ['included', 'free', 'agent', 'api', 'further', 'additional', 'extra', 'monthly', 'yearly', 'annual'];

function hasUnit(behind: string, unit: string): boolean {
  const words = behind.trimStart();
  if (unit === 'percent') return ['%', 'per cent', 'percent'].some((sign) => words.startsWith(sign));
  const one = unit.endsWith('s') ? unit.slice(0, -1) : unit;
  return words.startsWith(one) || words.startsWith(`-${one}`) || between.some((word) => words.startsWith(`${word} ${one}`));
}

/** Two figures with nothing but a dash or "to" between them are one range. */
function joined(line: string, figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const out: Figure[][] = [];
  for (const one of figures) {
    const last = out.at(-1);
    const before = last?.at(-1);
    const between = before === undefined ? null : line.slice(before.end, one.start).trim().toLowerCase();
    if (last !== undefined && last.length === 1 && between !== null && ['-', '–', '—', 'to', 'and', '% to', '% -', '%-', '%–'].includes(between)) last.push(one);
    else out.push([one]);
  }
  return out;
}
