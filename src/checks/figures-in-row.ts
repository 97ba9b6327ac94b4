/** Whether two figures of the text belong to one row of a table: a price, and how much is had for it. */
import type { NamedTable, Phrase, Range } from '../rubric/types.js';
import { defineCheck } from './check.js';
import { figuresBy, type FoundFigure } from './figures.js';
import { grouped, shownRange, withUnit } from './in-row.js';
import { asList, oneOrMore, phraseTexts, sectionIds, strict, text } from './written.js';

interface WrittenFigure {
  readonly column: string;
  readonly words: string | readonly string[];
  readonly units?: string | readonly string[] | undefined;
  readonly under?: number | undefined;
}

interface Written {
  readonly table: string;
  readonly in?: string | readonly string[] | undefined;
  readonly by: WrittenFigure;
  readonly has: WrittenFigure;
}

interface Wanted {
  readonly column: string;
  readonly phrases: readonly Phrase[];
  readonly units: readonly string[] | null;
  readonly under: number | null;
}

interface Params {
  readonly table: NamedTable;
  readonly in: readonly string[] | null;
  readonly by: Wanted;
  readonly has: Wanted;
}

export const figuresInRow = defineCheck<Written, Params>({
  kind: 'figures-in-row',
  about: 'Holds when the figure by the words of `has` lies in the range of that row of a table into which the figure by the words of `by` falls. Figures are those of their column\'s unit or currency, or of `units`; those of `under` or more are not meant. Can\'t be told without both.',
  fact: true,
  example: { table: 'parcels', in: ['terms'], by: { column: 'weight', words: ['up to'] }, has: { column: 'postage', words: ['postage'], under: 100 } },
  params: (z) => {
    const figure = strict(z, { column: text(z), words: phraseTexts(z), units: oneOrMore(z, text(z), 'a unit, or a list of units').optional(), under: z.number().optional() });
    return strict(z, { table: text(z), in: sectionIds(z).optional(), by: figure, has: figure });
  },
  refers: (written) => (written.in === undefined ? [] : asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] }))),
  prepare: (written, tools) => {
    const wanted = (key: 'by' | 'has'): Wanted => {
      const { column, words, units, under } = written[key];
      return { column, phrases: tools.phrases(asList(words), [key, 'words']), units: units === undefined ? null : asList(units), under: under ?? null };
    };
    tools.table(written.table, written.by.column);
    return { table: tools.table(written.table, written.has.column), in: written.in === undefined ? null : asList(written.in), by: wanted('by'), has: wanted('has') };
  },
  run: (params, context) => {
    const read = (wanted: Wanted) => figuresBy(wanted.phrases, wanted.units ?? unitsOf(params.table, wanted.column), params.in, context, wanted.under ?? Infinity);
    const by = read(params.by);
    const has = read(params.has);
    if (by.length === 0 || has.length === 0) return { truth: 'unknown', evidence: [] };
    const misfit = misfitOf(by, has, params);
    return { truth: misfit === null ? 'yes' : 'no', evidence: [...by, ...has].map((one) => one.evidence(misfit === null)), note: misfit };
  },
});

/** The first figure that does not go with what stands in its own sentence or row, else with what stands beside no other; null where all do. */
function misfitOf(by: readonly FoundFigure[], has: readonly FoundFigure[], params: Params): string | null {
  const { table } = params;
  const lines = new Set(by.map(({ line }) => line));
  const beside = new Map(has.filter(({ line }) => lines.has(line)).map((one) => [one.line, one]));
  const alone = has.filter(({ line }) => !lines.has(line));
  // What stands alone is held against each row once, however many figures fall into it.
  const wrong = new Map(table.rows.map((row) => [row, alone.find((one) => !fits(one, row.ranges[params.has.column])) ?? null]));
  for (const one of by) for (const value of one.values) {
    const row = table.rows.find(({ ranges }) => within(value, ranges[params.by.column]));
    if (row === undefined) return `"${one.written}" lies in no row of ${table.title}.`;
    const range = row.ranges[params.has.column];
    const near = beside.get(one.line);
    const other = near === undefined ? wrong.get(row) ?? null : fits(near, range) ? null : near;
    if (other !== null) return `"${one.written}" is ${row.title}, ${shownIn(range)}, and here it is "${other.written}".`;
  }
  return null;
}

function fits({ values }: FoundFigure, range: Range | undefined): boolean {
  return values.every((value) => within(value, range));
}

function unitsOf(table: NamedTable, column: string): readonly string[] {
  return [...new Set(table.rows.flatMap(({ ranges }) => { const range = ranges[column]; return range === undefined ? [] : [range.currency ?? range.unit]; }))];
}

function within(value: number, range: Range | undefined): boolean {
  return range !== undefined && (range.from === null || value >= range.from) && (range.to === null || value <= range.to);
}

/** "0.005 USD" of one exact figure, else the range with its unit. */
function shownIn(range: Range | undefined): string {
  if (range === undefined) return '';
  return withUnit(range.from !== null && range.from === range.to ? grouped(range.from) : shownRange(range), range);
}
