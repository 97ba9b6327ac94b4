/** The queue as a screen: how many wait, what is next, then what needs a decision, what needs only confirmation, late first. */
import { pad, padLeft, paragraph, shorten, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import { count, numberWord, upperFirst } from '../words.js';

export interface QueueRow {
  readonly title: string;
  readonly reason: string;
  readonly needs: 'judgement' | 'nod' | 'step';
  readonly days: number | null;
}

export function queueScreen(rows: readonly QueueRow[], drafts: number, next: string | null, width: number): readonly string[] {
  const of = (needs: QueueRow['needs']): readonly QueueRow[] => rows.filter((row) => row.needs === needs);
  const [judgement, nod, step] = [of('judgement'), of('nod'), of('step')];
  const late = rows.filter((row) => row.days !== null && row.days < 0).length;
  if (rows.length === 0) return ['', '  Nothing waits for a reviewer.', ...(drafts === 0 ? [] : paragraph(`${upperFirst(count(drafts, 'draft'))} ${drafts === 1 ? 'is' : 'are'} not sent yet.`, width, '  '))];
  const reading = judgement.length + nod.length;
  const first = [reading === 0 ? '' : `${upperFirst(count(reading, 'proposal'))} ${reading === 1 ? 'waits' : 'wait'} for an answer`, step.length === 0 ? '' : `${reading === 0 ? upperFirst(numberWord(step.length)) : numberWord(step.length)} for a next step`].filter((part) => part !== '').join(', ');
  const needs = [judgement.length === 0 ? '' : `${numberWord(judgement.length)} ${judgement.length === 1 ? 'needs' : 'need'} a decision`, nod.length === 0 ? '' : `${numberWord(nod.length)} ${nod.length === 1 ? 'needs' : 'need'} only confirmation`].filter((part) => part !== '').join(', ');
  return [
    '',
    ...paragraph(`${first}; ${late === 0 ? 'none is late' : `${numberWord(late)} ${late === 1 ? 'is' : 'are'} late`}.`, width, '  '),
    ...(needs === '' ? [] : paragraph(`${upperFirst(needs)}.`, width, '  ')),
    ...(next === null ? [] : paragraph(`Next: proposals review ${next}`, width, '  ')),
    ...(judgement.length === 0 ? [] : ['', head('To decide', width), ...judgement.flatMap((row) => [titled(safe(row.title), dueOf(row.days), width), ...reasonLines(row.reason, width)])]),
    ...table('To confirm', nod, judgement.length === 0, width),
    ...table('Next step', step, judgement.length + nod.length === 0, width),
  ];
}

/** At most three lines; what is left out is marked. */
function reasonLines(reason: string, width: number): readonly string[] {
  const lines = wrap(safe(reason), width - 4);
  return lines.slice(0, 3).map((line, i) => `    ${i === 2 && lines.length > 3 ? shorten(`${line} …`, width - 4) : line}`);
}

function head(name: string, width: number): string {
  return `  ${pad(name, width - 6)} due`;
}

function table(name: string, rows: readonly QueueRow[], heads: boolean, width: number): readonly string[] {
  if (rows.length === 0) return [];
  const due = Math.max(...rows.map((row) => widthOf(dueOf(row.days))));
  const reason = Math.min(Math.max(...rows.map((row) => widthOf(safe(row.reason)))), Math.floor((width - 2) / 2.6));
  const title = width - 2 - due - reason - 5;
  return ['', heads ? head(name, width) : `  ${name}`, ...rows.map((row) => `  ${pad(shorten(safe(row.title), title), title)}  ${pad(shorten(safe(row.reason), reason), reason)}  ${padLeft(dueOf(row.days), due)}`)];
}

/** A title that may take lines, with the day at the right of its last. */
function titled(title: string, due: string, width: number): string {
  const lines = wrap(title, width - 6 - widthOf(due));
  return lines.map((line, i) => (i === lines.length - 1 ? `  ${pad(line, width - 3 - widthOf(due))} ${due}` : `  ${line}`)).join('\n');
}

export function dueOf(days: number | null): string {
  if (days === null) return 'no day';
  if (days === 0) return 'today';
  return days < 0 ? `${count(-days, 'day').replace(/^\w+/u, String(-days))} late` : `in ${days} ${days === 1 ? 'day' : 'days'}`;
}
