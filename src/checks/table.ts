/** Whether the amounts in a table add up to a field. */
import type { Block } from '../proposal/types.js';
import { amountIn } from './amount.js';
import { defineCheck } from './check.js';
import { blocksIn, fieldEvidence } from './facts.js';
import { asList, sectionIds, strict, text } from './written.js';

interface Written {
  readonly in: string | readonly string[];
  readonly field: string;
}

export const tableAddsUpTo = defineCheck<Written>({
  kind: 'table-adds-up-to',
  about: 'Holds when the amounts in a table of the sections (its total row aside) add up to the field\'s amount; can\'t be told without a table of amounts or without the field.',
  fact: true,
  example: { in: 'budget', field: 'amount' },
  params: (z) => strict(z, { in: sectionIds(z), field: text(z) }),
  refers: (written) => [
    ...asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] })),
    { to: 'field' as const, id: written.field, at: ['field'] },
  ],
  run: (written, context) => {
    const read = context.field(written.field);
    const value = read.value;
    if (read.status !== 'present' || value === null) return { truth: 'unknown', evidence: [] };
    const wanted = value.kind === 'money' && value.per === 'total' ? value.amount : value.kind === 'number' ? value.number : null;
    const sums = tablesOf(blocksIn(context, asList(written.in))).map(sumOf).filter((sum) => sum !== null);
    if (wanted === null || sums.length === 0) return { truth: 'unknown', evidence: [] };
    const holds = sums.some(({ cents }) => cents === Math.round(wanted * 100));
    const stance = holds ? 'supports' : 'denies';
    return {
      truth: holds ? 'yes' : 'no',
      evidence: [...fieldEvidence(context, read, stance), ...sums.flatMap(({ cells }) => cells.map((c) => context.evidenceOf(c, 0, c.text.length, stance, 'fact', null)))],
    };
  },
});

function tablesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const tables = new Map<number, Block[]>();
  for (const block of blocks) {
    if (block.cell === null) continue;
    const known = tables.get(block.cell.table);
    if (known === undefined) tables.set(block.cell.table, [block]);
    else known.push(block);
  }
  return [...tables.values()];
}

const totals = new Set(['total', 'totals', 'sum', 'grand total', 'in all', 'all in all', 'altogether', 'together']);

/** The sum of the last column that holds an amount in most rows; null when there is none. */
function sumOf(cells: readonly Block[]): { readonly cents: number; readonly cells: readonly Block[] } | null {
  const body = cells.filter((c) => c.cell!.row > 0);
  const total = new Set(body.filter((c) => c.cell!.column === 0 && isTotal(c.text)).map((c) => c.cell!.row));
  const rows = new Set(body.map((c) => c.cell!.row).filter((row) => !total.has(row)));
  const columns = new Map<number, { cents: number; cells: Block[] }>();
  for (const cell of body) {
    const { row, column } = cell.cell!;
    const cents = total.has(row) ? null : amountIn(cell.text);
    if (cents === null) continue;
    const known = columns.get(column) ?? { cents: 0, cells: [] };
    known.cents += cents;
    known.cells.push(cell);
    columns.set(column, known);
  }
  const full = [...columns].filter(([, c]) => c.cells.length * 2 > rows.size).sort(([a], [b]) => b - a);
  return full[0]?.[1] ?? null;
}

function isTotal(text: string): boolean {
  return totals.has(text.trim().toLowerCase().replace(/[:.]$/u, ''));
}
