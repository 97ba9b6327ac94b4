/** Two versions side by side: the outcome, what moved and by which sentence, what is gone with nothing in its place. */
import { padLeft, paragraph } from '../layout.js';
import { safe } from '../safe.js';
import { count, numberWord, points, upperFirst } from '../words.js';

export interface DiffEdit {
  readonly line: number;
  readonly text: string;
}

export interface DiffView {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly score: readonly [number, number];
  readonly moves: readonly { readonly title: string; readonly kind: string; readonly from: string; readonly to: string; readonly gone: readonly DiffEdit[]; readonly come: readonly DiffEdit[] }[];
  readonly vanished: readonly { readonly title: string; readonly edit: DiffEdit }[];
  readonly edits: { readonly gone: number; readonly come: number };
}

const words: Readonly<Record<string, string>> = { met: 'found', partial: 'in part', missing: 'not found', contradicted: 'the opposite', open: 'for a reader', 'not-applicable': 'does not apply', absent: 'nothing found', present: 'there', empty: 'empty', template: 'as the template had it', explained: 'explained', 'not-needed': 'not needed' };

/** Sentences shown for one move, at most. */
const most = 2;

export function diffScreen(view: DiffView, width: number): readonly string[] {
  const { moves, edits, vanished } = view;
  const outcome = view.from === view.to ? `${upperFirst(view.to)}, as before` : `${upperFirst(view.from)} became ${view.to}`;
  const changed = edits.gone + edits.come === 0 ? 'No sentence changed' : `${upperFirst(count(edits.come, 'new sentence'))}, ${numberWord(edits.gone)} gone`;
  const moved = moves.length === 0 ? 'no verdict moved' : `${count(moves.length, 'verdict')} moved`;
  const next = vanished.length > 0 ? `What decided before is gone, with nothing in its place: ask what became of it.` : view.score[0] === view.score[1] ? `Strength ${points(view.score[1])}, as before.` : `Strength ${points(view.score[0])} before, ${points(view.score[1])} now.`;
  return [
    '',
    ...paragraph(`${outcome}: ${safe(view.title)}`, width, '  '),
    ...paragraph(`${changed}; ${moved}.`, width, '  '),
    ...paragraph(next, width, '  '),
    ...(vanished.length === 0 ? [] : ['', '  Gone, with nothing in its place', ...vanished.flatMap(({ title, edit }) => [`  ${safe(title)}`, ...line('-', edit, width)])]),
    ...(moves.length === 0 ? [] : ['', '  Moved', ...moves.flatMap((one) => [
      ...paragraph(`${upperFirst(safe(one.title))}: ${words[one.from] ?? one.from} → ${words[one.to] ?? one.to}`, width, '  ', '    '),
      ...one.gone.slice(0, most).flatMap((edit) => line('-', edit, width)),
      ...one.come.slice(0, most).flatMap((edit) => line('+', edit, width)),
    ])]),
    ...(vanished.length > 0 && view.score[0] !== view.score[1] ? ['', ...paragraph(`Strength ${points(view.score[0])} before, ${points(view.score[1])} now.`, width, '  ')] : []),
  ];
}

function line(mark: string, edit: DiffEdit, width: number): readonly string[] {
  return paragraph(safe(edit.text), width, `  ${padLeft(String(edit.line), 4)} ${mark} `, '         ');
}
