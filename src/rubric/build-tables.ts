/** Makes tables of named rows of their validated form. */
import type { NamedTable, Range } from './types.js';
import { humanized } from './ids.js';
import type { RubricFile } from './schema.js';

export function buildTables(file: RubricFile): readonly NamedTable[] {
  return Object.entries(file.tables ?? {}).map(([id, table]): NamedTable => ({
    id,
    title: table.title ?? humanized(id),
    rows: Object.entries(table.rows).map(([row, { title, ranges }]) => ({
      id: row,
      title: title ?? row,
      ranges: Object.fromEntries(Object.entries(ranges).map(([column, { from, to }]): [string, Range] => {
        const of = table.columns[column];
        return [column, { from: from ?? null, to: to ?? null, unit: of?.unit ?? '', currency: of?.currency ?? null, per: of?.per ?? null }];
      })),
    })),
  }));
}
