/** Sums that don't add up: tables with a total row, and lists of amounts with a total among them or in the budget field. */
import type { Block } from '../proposal/types.js';
import type { Evidence } from '../language/evidence.js';
import type { FactMatch } from './types.js';
import type { FieldRule } from '../rubric/types.js';
import { amountIn } from '../checks/amount.js';
import { findMoney, periodOf } from '../proposal/money.js';
import { fieldEvidence } from './facts.js';
import type { Reading } from './reading.js';
import { foldWords } from './words.js';

const totals = new Set(['total', 'totals', 'sum', 'sum total', 'grand total', 'in total', 'in all', 'all in all', 'altogether', 'together', 'total budget', 'total cost', 'total costs', 'overall']);
/** Figures that come again in a later row, or that are no part of the sum. */
const between = ['subtotal', 'sub total', 'of which', 'thereof', 'carried over', 'balance', 'remaining', 'per '];
const budgetWords = ['budget', 'cost', 'costs', 'funding', 'expenses', 'spending', 'money', 'finances'];

/** Columns and lists hold amounts in cents; a difference of less than one unit is rounding. */
const ROUNDING = 100;

export function sumFacts(reading: Reading): readonly FactMatch[] {
  return [...tableFacts(reading), ...listFacts(reading)];
}

function tableFacts(reading: Reading): FactMatch[] {
  const tables = new Map<number, Block[]>();
  for (const block of reading.proposal.blocks) {
    if (block.cell === null || block.excluded !== null) continue;
    const cells = tables.get(block.cell.table);
    if (cells === undefined) tables.set(block.cell.table, [block]);
    else cells.push(block);
  }
  return [...tables.values()].flatMap((cells) => tableFact(reading, cells));
}

/** A row that is called a total, with figures above it in the same column that give another sum. */
function tableFact(reading: Reading, cells: readonly Block[]): FactMatch[] {
  const heads = new Map(cells.filter((c) => c.cell!.column === 0).map((c) => [c.cell!.row, foldWords(c.text)]));
  const totalRows = [...heads].filter(([row, head]) => row > 0 && totals.has(head)).map(([row]) => row);
  if (totalRows.length !== 1 || [...heads.values()].some((head) => between.some((b) => `${head} `.includes(b)))) return [];
  const total = totalRows[0]!;
  const facts: FactMatch[] = [];
  const columns = new Map<number, { sum: number; count: number; whole: boolean; end: Block | null }>();
  for (const cell of cells) {
    const { row, column } = cell.cell!;
    if (row === 0 || column === 0) continue;
    const known = columns.get(column) ?? { sum: 0, count: 0, whole: true, end: null };
    columns.set(column, known);
    if (row === total) { known.end = cell; continue; }
    const cents = amountIn(cell.text);
    if (cents !== null) { known.sum += cents; known.count++; }
    // Words or a share among the figures: nobody can say what the sum should be.
    else if (/[\p{L}\p{N}]/u.test(cell.text)) known.whole = false;
  }
  for (const { sum, count, whole, end } of columns.values()) {
    const said = end === null ? null : amountIn(end.text);
    if (end === null || said === null || !whole || count < 2 || Math.abs(said - sum) < ROUNDING) continue;
    const first = cells.find((c) => c.cell!.row > 0 && c.cell!.column === end.cell!.column)!;
    facts.push(sumFact(said, sum, evidenceOf(reading, first), evidenceOf(reading, end)));
  }
  return facts;
}

interface Amount { readonly block: Block; readonly cents: number; readonly total: boolean }

/** Items of one list that each hold one sum of money. */
function listFacts(reading: Reading): FactMatch[] {
  const lists = new Map<string, Block[]>();
  let run = 0;
  for (const block of reading.proposal.blocks) {
    if (block.kind !== 'item') { if (block.depth === 0) run++; continue; }
    if (block.excluded !== null || reading.own.sections.has(block.section)) continue;
    const key = `${run}:${block.parent ?? -1}:${block.depth}`;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [block]);
    else list.push(block);
  }
  return [...lists.values()].flatMap((blocks) => {
    const amounts = blocks.map(amountOf);
    if (blocks.length < 2 || amounts.some((a) => a === null)) return [];
    return listFact(reading, amounts as Amount[]);
  });
}

/** The one sum of money in an item; null for none, several, or one by the month or year. */
function amountOf(block: Block): Amount | null {
  if (block.text.length > 300) return null;
  const found = findMoney(block.text);
  const only = found[0];
  if (found.length !== 1 || only === undefined || periodOf(block.text.slice(only.end)) !== 'total' || /%/u.test(block.text)) return null;
  const head = foldWords(block.text.slice(0, only.start));
  if (between.some((b) => `${head} `.includes(b))) return null;
  return { block, cents: Math.round(only.amount * 100), total: totals.has(head) };
}

function listFact(reading: Reading, amounts: readonly Amount[]): FactMatch[] {
  const parts = amounts.filter((a) => !a.total);
  const total = amounts.filter((a) => a.total);
  const sum = parts.reduce((all, a) => all + a.cents, 0);
  const first = parts[0];
  if (first === undefined || parts.length < 2 || total.length > 1) return [];
  if (total.length === 1) {
    const said = total[0]!;
    return Math.abs(said.cents - sum) < ROUNDING ? [] : [sumFact(said.cents, sum, evidenceOf(reading, first.block), evidenceOf(reading, said.block))];
  }
  const section = foldWords(reading.proposal.sections[first.block.section]!.title).split(' ');
  const above = reading.proposal.blocks[first.block.parent ?? first.block.index - 1];
  const lead = above === undefined || above.section !== first.block.section ? [] : foldWords(above.text.slice(-120)).split(' ');
  const field = moneyField(reading);
  if (field === null || !budgetWords.some((w) => section.includes(w) || lead.includes(w))) return [];
  const read = reading.field(field.id);
  if (read.value?.kind !== 'money' || read.value.per !== 'total' || read.value.amount === 0 || Math.abs(read.value.amount * 100 - sum) < ROUNDING) return [];
  return [sumFact(Math.round(read.value.amount * 100), sum, evidenceOf(reading, first.block), fieldEvidence(reading, read))];
}

function moneyField(reading: Reading): FieldRule | null {
  return reading.rubric.fields.find((f) => f.kind === 'money' && reading.field(f.id).status === 'present') ?? null;
}

function sumFact(said: number, sum: number, parts: Evidence, total: Evidence): FactMatch {
  return { id: 'sum', outcome: 'note', text: `The amounts from line ${parts.line} on add up to ${shown(sum)}; ${shown(said)} is given in line ${total.line}.`, evidence: [parts, total] };
}

function evidenceOf(reading: Reading, block: Block): Evidence {
  return reading.evidenceFor(block, 0, block.text.length, 'supports', 'fact', null);
}

/** Cents as 12,300 or 12,300.50. */
function shown(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = String(Math.floor(Math.abs(cents) / 100));
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const part = Math.abs(cents) % 100;
  return `${sign}${groups.join(',')}${part === 0 ? '' : `.${String(part).padStart(2, '0')}`}`;
}
