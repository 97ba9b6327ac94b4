/** Two versions side by side: the outcome, which statuses changed and by which sentence, what was removed and not replaced. */
import { padLeft, paragraph } from '../layout.js';
import { safe } from '../safe.js';
import { count, lowerFirst, numberWord, points, upperFirst } from '../words.js';

export interface DiffEdit {
  readonly line: number;
  readonly text: string;
}

export interface DiffView {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly score: readonly [number, number];
  readonly moves: readonly { readonly id: string; readonly title: string; readonly kind: string; readonly from: string; readonly to: string; readonly gone: readonly DiffEdit[]; readonly come: readonly DiffEdit[] }[];
  readonly vanished: readonly { readonly id: string; readonly title: string; readonly edit: DiffEdit }[];
  readonly edits: { readonly gone: number; readonly come: number };
}

const words: Readonly<Record<string, string>> = { met: 'met', partial: 'partly', missing: 'missing', contradicted: 'contradicted', open: 'open', 'not-applicable': 'does not apply', absent: 'absent', present: 'present', empty: 'empty', template: 'only the template\'s text', explained: 'explained', 'not-needed': 'not needed' };

/** Sentences shown for one move, at most. */
const most = 2;

export function diffScreen(view: DiffView, width: number): readonly string[] {
  const { moves, edits, vanished } = view;
  const outcome = view.from === view.to ? `${upperFirst(view.to)}, as before` : `${upperFirst(view.from)} became ${view.to}`;
  const changed = edits.gone + edits.come === 0 ? 'No sentence changed' : `${upperFirst(count(edits.come, 'new sentence'))}, ${numberWord(edits.gone)} removed`;
  const verdicts = moves.length === 0 ? 'no status changed' : `${count(moves.length, 'status', 'statuses')} changed`;
  const score = view.score[0] === view.score[1] ? `Score ${points(view.score[1])} of 100, as before.` : `Score ${points(view.score[0])} of 100 before, ${points(view.score[1])} now.`;
  // A move whose sentence merely vanished is told once, apart.
  const apart = new Set(vanished.map((one) => one.id));
  const [without, moved] = [moves.filter((one) => apart.has(one.id)), moves.filter((one) => !apart.has(one.id))];
  return [
    '',
    ...paragraph(`${safe(view.title)}: ${lowerFirst(outcome)}`, width, '  '),
    ...paragraph(`${changed}; ${verdicts}.`, width, '  '),
    ...paragraph(vanished.length === 0 ? score : 'A sentence that decided before was removed and not replaced. Ask the proposer why.', width, '  '),
    ...(without.length === 0 ? [] : ['', '  Removed and not replaced', ...without.flatMap((one) => moveLines(one, width))]),
    ...(moved.length === 0 ? [] : ['', '  Changed', ...moved.flatMap((one) => moveLines(one, width))]),
    ...(vanished.length === 0 ? [] : ['', ...paragraph(score, width, '  ')]),
  ];
}

function moveLines(one: DiffView['moves'][number], width: number): readonly string[] {
  const more = (edits: readonly DiffEdit[]): readonly string[] => (edits.length > most ? [`         and ${numberWord(edits.length - most)} more`] : []);
  return [
    ...paragraph(`${upperFirst(safe(one.title))}: ${words[one.from] ?? one.from} → ${words[one.to] ?? one.to}`, width, '  ', '    '),
    ...one.gone.slice(0, most).flatMap((edit) => line('-', edit, width)), ...more(one.gone),
    ...one.come.slice(0, most).flatMap((edit) => line('+', edit, width)), ...more(one.come),
  ];
}

function line(mark: string, edit: DiffEdit, width: number): readonly string[] {
  return paragraph(safe(edit.text), width, `  ${padLeft(String(edit.line), 4)} ${mark} `, '         ');
}
