/** The plan as a screen: what fits, what does not fit and why, and the months as a table with bars. */
import { pad, padLeft, paragraph, shorten } from '../layout.js';
import { safe } from '../safe.js';
import { count, day, upperFirst } from '../words.js';

export interface PlanRow {
  readonly title: string;
  readonly amount: number;
  readonly from: string;
  readonly until: string;
}

export interface PassedRow {
  readonly title: string;
  readonly amount: number;
  readonly month: string;
  readonly free: number;
  readonly roomOn: string | null;
}

export interface PlanView {
  /** `hours a month`, `GBP`. */
  readonly unit: string;
  readonly total: number;
  readonly placed: readonly PlanRow[];
  readonly passedOver: readonly PassedRow[];
  readonly months: readonly { readonly month: string; readonly held: number; readonly planned: number; readonly free: number; readonly reserve: number }[];
  readonly monthly: boolean;
  /** What is kept for whom: `kept for community`, or null. */
  readonly keptFor: string | null;
}

const bar = 30;

export function planScreen(view: PlanView, width: number): readonly string[] {
  const { placed, passedOver, unit } = view;
  const asks = placed.length + passedOver.length;
  if (asks === 0) return ['', '  No complete proposal asks for any of it.', ...monthLines(view)];
  const first = passedOver.length === 0 ? `All ${count(asks, 'complete proposal')} fit.`.replace('All one complete proposal fit.', 'The one complete proposal fits.') : `${upperFirst(count(placed.length, 'proposal'))} of ${asks} ${placed.length === 1 ? 'fits' : 'fit'}; ${count(passedOver.length, 'does not fit.', 'do not fit.')}`;
  const soonest = passedOver.map((one) => one.roomOn).filter((on) => on !== null).sort()[0];
  return [
    '',
    ...paragraph(first, width, '  '),
    ...paragraph(`Capacity: ${view.total} ${unit}${view.keptFor === null ? '' : `, a part ${view.keptFor}`}.`, width, '  '),
    ...paragraph(soonest === undefined ? 'Ranked by score, then by date of arrival.' : `There is room again from ${day(soonest)}. Ranked by score, then by date of arrival.`, width, '  '),
    ...(placed.length === 0 ? [] : ['', '  Fits', ...placed.map((one) => `  ${pad(shorten(safe(one.title), width - 36), width - 36)}  ${padLeft(String(one.amount), 6)}${view.monthly ? `  ${month(one.from)} to ${month(one.until)}` : ''}`)]),
    ...(passedOver.length === 0 ? [] : ['', '  Does not fit', ...passedOver.flatMap((one) => [`  ${safe(one.title)}`, ...paragraph(why(one, view), width, '    ')])]),
    ...monthLines(view),
  ];
}

function why(one: PassedRow, view: PlanView): string {
  const free = view.monthly ? `${one.free} ${one.free === 1 ? 'is' : 'are'} free for it in ${month(`${one.month}-01`)}` : `${one.free} ${one.free === 1 ? 'is' : 'are'} left for it`;
  return `It asks for ${one.amount}; ${free}.${!view.monthly ? '' : one.roomOn === null ? ' There is no room within five years.' : ` There is room from ${day(one.roomOn)}.`}`;
}

function monthLines(view: PlanView): readonly string[] {
  const scale = (amount: number): number => (view.total === 0 ? 0 : Math.round((amount / view.total) * bar));
  return [
    '',
    `  ${pad(view.monthly ? 'Month' : '', 8)}  ${padLeft('held', 6)} ${padLeft('plan', 6)} ${padLeft('free', 6)} ${padLeft('kept', 6)}`,
    ...view.months.map((one) => {
      const held = Math.min(bar, scale(one.held));
      const planned = Math.min(bar - held, scale(one.planned));
      const kept = Math.min(bar - held - planned, scale(one.reserve));
      return `  ${pad(view.monthly ? month(`${one.month}-01`) : 'Round', 8)}  ${padLeft(String(one.held), 6)} ${padLeft(String(one.planned), 6)} ${padLeft(String(one.free), 6)} ${padLeft(String(one.reserve), 6)}  ${'█'.repeat(held)}${'▓'.repeat(planned)}${'·'.repeat(Math.max(0, bar - held - planned - kept))}${'░'.repeat(kept)}`;
    }),
    '  █ held   ▓ planned   · free   ░ kept',
  ];
}

/** `Mar 2027` of a day. */
function month(iso: string): string {
  const [, name = '', year = ''] = day(iso).split(' ');
  return `${name.slice(0, 3)} ${year}`;
}
