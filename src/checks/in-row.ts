/** Whether a figure lies in the range of the row that the proposal names, in a table of named rows. */
import type { FieldRead } from '../proposal/types.js';
import type { NamedTable, Range, TableRow } from '../rubric/types.js';
import { defineCheck } from './check.js';
import type { CheckContext, CheckResult } from './check.js';
import { fieldEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly field: string;
  readonly months?: string | undefined;
}

interface Params extends Omit<Written, 'table'> {
  readonly table: NamedTable;
}

export const inRow = defineCheck<Written, Params>({
  kind: 'in-row',
  about: 'Holds when a number or sum lies in the range that a table gives for the row that a field names; a sum is brought to the column\'s period (a total by the `months` it covers). Can\'t be told without both fields, or in another currency.',
  fact: true,
  example: { table: 'sizes', row: 'size', column: 'people', field: 'people' },
  params: (z) => strict(z, { table: text(z), row: text(z), column: text(z), field: text(z), months: text(z).optional() }),
  refers: (written) => [
    { to: 'field', id: written.row, at: ['row'] },
    { to: 'field', id: written.field, at: ['field'] },
    ...(written.months === undefined ? [] : [{ to: 'field' as const, id: written.months, at: ['months'] }]),
  ],
  prepare: (written, tools) => ({ ...written, table: tools.table(written.table, written.column) }),
  run: (params, context) => {
    const named = textOf(context.field(params.row));
    const own = named === null ? undefined : params.table.rows.find((row) => row.id === named);
    const range = own?.ranges[params.column];
    if (own === undefined || range === undefined) return unknown();
    const read = context.field(params.field);
    if (range.from === null && range.to === null) return { truth: 'yes', evidence: fieldEvidence(context, read) };
    const figure = figureOf(read, range, params, context);
    if (figure === null) return unknown();
    if ('other' in figure) return unknown(`It is in ${figure.other}, and ${own.title} is counted in ${range.currency}: whether it fits is for a reviewer.`);
    const fits = within(figure, range);
    return { truth: fits ? 'yes' : 'no', evidence: fieldEvidence(context, read, fits ? 'supports' : 'denies'), note: fits ? null : misfit(figure, own, params) };
  },
});

function unknown(note: string | null = null): CheckResult {
  return { truth: 'unknown', evidence: [], note };
}

function textOf(read: FieldRead): string | null {
  return read.status === 'present' && read.value?.kind === 'text' ? read.value.text.trim().toLowerCase() : null;
}

/** A number as a fraction, so that 40,000 in 13 months compares exactly. */
interface Figure { readonly top: number; readonly under: number }

function figureOf(read: FieldRead, range: Range, params: Params, context: CheckContext): Figure | { readonly other: string } | null {
  const value = read.status === 'present' ? read.value : null;
  if (value?.kind === 'number') return { top: value.number, under: 1 };
  if (value?.kind !== 'money') return null;
  if (range.currency !== null && value.currency !== range.currency) return value.currency === null ? null : { other: value.currency };
  const months = value.per === 'year' ? 12 : value.per === 'month' ? 1 : monthsOf(params, context);
  const wanted = range.per === 'year' ? 12 : range.per === 'month' ? 1 : null;
  if (wanted === null) return { top: value.amount, under: 1 };
  return months === null ? null : { top: value.amount * wanted, under: months };
}

/** The months that a total covers; null where that is not told. */
function monthsOf(params: Params, context: CheckContext): number | null {
  const value = params.months === undefined ? null : context.field(params.months).value;
  return value?.kind === 'number' && value.number > 0 ? value.number : null;
}

function within({ top, under }: Figure, range: Range): boolean {
  return (range.from === null || top >= range.from * under) && (range.to === null || top <= range.to * under);
}

/** Why it does not fit: whose range it is in, else the rows on both sides. */
function misfit(figure: Figure, own: TableRow, params: Params): string {
  const rows = params.table.rows.flatMap((row) => {
    const range = row.ranges[params.column];
    return range === undefined || (range.from === null && range.to === null) ? [] : [{ title: row.title, range }];
  });
  const ownRange = own.ranges[params.column]!;
  const what = shownFigure(figure, ownRange);
  const fits = rows.filter(({ range }) => within(figure, range)).at(-1);
  if (fits !== undefined) return `${what} fit ${fits.title}, ${shownRange(fits.range)}; ${own.title} is ${shownRange(ownRange)}.`;
  const below = rows.filter(({ range }) => range.to !== null && figure.top > range.to * figure.under).at(-1);
  const above = rows.find(({ range }) => range.from !== null && figure.top < range.from * figure.under);
  if (below !== undefined && above !== undefined) return `${what} lie between ${below.title}, ${shownRange(below.range)}, and ${above.title}, ${shownRange(above.range)}.`;
  const near = below ?? above;
  if (near === undefined) return `${what} fit no row.`;
  const side = below === undefined ? 'under' : 'over';
  return near.title === own.title ? `${what} lie ${side} ${near.title}, ${shownRange(near.range)}.` : `${what} lie ${side} ${near.title}, ${shownRange(near.range)}; ${own.title} is ${shownRange(ownRange)}.`;
}

function shownFigure({ top, under }: Figure, range: Range): string {
  return withUnit(grouped(Math.floor((top * 100) / under) / 100), range);
}

export function withUnit(amount: string, range: Range): string {
  const unit = [range.currency, range.unit].filter((part) => part !== null && part !== '').join(' ');
  return `${amount}${unit === '' ? '' : ` ${unit}`}${range.per === null ? '' : ` a ${range.per}`}`;
}

export function shownRange({ from, to }: Range): string {
  if (from !== null && to !== null) return from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`;
  return from !== null ? `${grouped(from)} or more` : `${grouped(to!)} or fewer`;
}

/** 36000 as 36,000, whatever the machine's language. */
export function grouped(number: number): string {
  const [whole = '', part] = String(number).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(',') + (part === undefined ? '' : `.${part}`);
}
