/** The tables of named rows of a rubric, as tables on its page. */
import type { NamedTable, Range } from '../../rubric/types.js';

/** Title and table in Markdown; `md` makes a text safe. */
export function namedTable({ title, rows }: NamedTable, md: (text: string) => string): string {
  const columns = [...new Set(rows.flatMap(({ ranges }) => Object.keys(ranges)))];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([md(title), ...columns.map((column) => md(headOf(column, rows.flatMap(({ ranges }) => ranges[column] ?? []))))]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map((row) => line([md(row.title), ...columns.map((column) => md(rangeText(row.ranges[column])))])),
  ].join('\n');
}

/** "price, USD a year". */
function headOf(column: string, [first]: readonly Range[]): string {
  const unit = first === undefined ? '' : [first.currency ?? (first.unit === column ? '' : first.unit), first.per === null ? '' : `a ${first.per}`].filter((part) => part !== '').join(' ');
  return unit === '' ? column : `${column}, ${unit}`;
}

function rangeText(range: Range | undefined): string {
  if (range === undefined) return '';
  const { from, to } = range;
  if (from === null && to === null) return 'any';
  if (from !== null && from === to) return grouped(from);
  return from === null ? `up to ${grouped(to!)}` : to === null ? `${grouped(from)} or more` : `${grouped(from)} to ${grouped(to)}`;
}

/** 36000 as 36,000, whatever the machine's language. */
function grouped(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 9 });
}
