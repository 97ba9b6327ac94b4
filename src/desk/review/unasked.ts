/** What a reviewer may say in one line, without a terminal: a step taken, a decision with its words, stepping aside. */
import type { Host } from '../../lib/host.js';
import type { Outcome } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';
import type { Rubric } from '../../rubric/types.js';
import { problem } from '../../lib/problem.js';
import { stepNames, type RecordFile, type StepName } from '../../reviews/record.js';
import { renderRecord } from '../../reviews/write.js';
import { safe } from '../../report/safe.js';
import { textOption, type OptionValues } from '../../commands/command.js';
import { choice } from '../../commands/options.js';
import { againOf, plainReason } from './decide.js';
import type { Desk } from './desk.js';

export type Unasked =
  | { readonly kind: 'taken'; readonly step: StepName }
  | { readonly kind: 'decide'; readonly outcome: Outcome; readonly why: string | null; readonly change: readonly string[]; readonly alternatives: readonly string[] }
  | { readonly kind: 'aside'; readonly why: string };

const outcomes = ['accept', 'defer', 'refine', 'decline'] as const;

/** What the line says; null: somebody is to be asked. What does not go together is a problem. */
export function unaskedOf(options: OptionValues, problems: Problem[]): Unasked | null {
  const text = (name: string): string | null => textOption(options, name)?.trim() ?? null;
  const [taken, decide, aside, why] = [text('taken'), text('decide'), text('aside'), text('why')] as const;
  const words = (name: string): readonly string[] => { const value = options[name]; return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String).map((one) => one.trim()).filter((one) => one !== ''); };
  const [change, alternatives] = [words('change'), words('alternative')];
  const wrong = (message: string, fix: string): null => { problems.push(problem('option-value', message, { fix })); return null; };
  if ([taken, decide, aside].filter((one) => one !== null).length > 1) return wrong('--taken, --decide and --aside are three things.', 'Give one of them at a time.');
  if (decide === null && (why !== null || change.length + alternatives.length > 0)) return wrong('--why, --change and --alternative go with a decision.', 'Add: --decide OUTCOME');
  if (taken !== null) return { kind: 'taken', step: choice<StepName>(options, 'taken', '--taken', stepNames, 'discovery', problems) };
  if (aside !== null) return aside === '' ? wrong('--aside takes how you know them.', 'Write: --aside "We share an office"') : { kind: 'aside', why: aside };
  if (decide === null) return null;
  const outcome = choice<Outcome>(options, 'decide', '--decide', outcomes, 'refine', problems);
  if (outcome === 'decline' && (why ?? '') === '') return wrong('a decline needs its reason, as you would tell them.', 'Add: --why "the reason"');
  return { kind: 'decide', outcome, why: why === '' ? null : why, change, alternatives };
}

/** Keeps a step; a sentence on what is kept, or why not. */
export function keepStep(step: StepName, record: RecordFile, file: string, today: string, host: Host): { readonly said: string } | { readonly trouble: string } {
  const trouble = host.makeFolder(host.paths.dirname(file)) ?? host.write(file, renderRecord({ ...record, steps: [...(record.steps ?? []), { step, on: today }] }));
  return trouble === null ? { said: `Kept: ${step}, on ${today}, in ${safe(record.path)}.` } : { trouble: `It could not be kept: ${trouble}.` };
}

/** Decides as the line says; null when it is kept. */
export function decideUnasked(desk: Desk, { outcome, why, change, alternatives }: Extract<Unasked, { readonly kind: 'decide' }>, rubric: Rubric, today: string): string | null {
  const now = desk.evaluation();
  const again = againOf(now, outcome, rubric, today);
  return desk.decide(outcome, why ?? plainReason(now, outcome), { ...(again === undefined ? {} : { again }), change, alternatives });
}
