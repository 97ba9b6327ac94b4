/** Runs `proposals rubric try`. */
import type { Host } from '../lib/host.js';
import { nearest, problem } from '../lib/problem.js';
import { trySheet } from '../report/rubric/try.js';
import { headingKey } from '../lib/fold.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { listenerOf } from './hear.js';
import { openRubric, refuse, screenOptions } from './open.js';

/** 0 when the sentence was read, whatever it says; 2 when the rubric or the line could not be used. */
export async function runTry(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const [ref = '', text = ''] = args;
  const opened = openRubric(ref, host, textOption(options, 'stage'));
  if (!opened.ok) return refuse(ref, opened.problems, options, host);
  const { rubric, language } = opened.value;
  const listener = listenerOf(rubric, language);
  const title = textOption(options, 'line');
  const place = textOption(options, 'in');
  const section = place === null ? undefined : rubric.sections.find((s) => [s.id, s.title, ...s.also].some((name) => headingKey(name) === headingKey(place)));
  if (place !== null && title !== null) return refuse(ref, [problem('option-together', '--line reads the self-assessment, and --in a section.', { fix: 'Leave out one of the two.' })], options, host, 'The sentence was not read.');
  if (place !== null && section === undefined) {
    const near = nearest(place, rubric.sections.map((s) => s.title));
    const fix = near === null ? `There are: ${rubric.sections.map((s) => s.title).join(', ')}` : `Write: --in "${near}"`;
    return refuse(ref, [problem('option-value', `no section is called "${place}".${near === null ? '' : ` Is it ${near}?`}`, { fix: rubric.sections.length === 0 ? 'The rubric names no sections: leave out --in.' : fix })], options, host, 'The sentence was not read.');
  }
  const hearing = title === null ? listener.body(text, section?.id ?? null) : listener.line(title, text);
  if (hearing === null) {
    const near = nearest(title!, listener.lines);
    const fix = listener.lines.length === 0 ? 'It asks for no self-assessment, so there are no lines: leave out --line.' : near === null ? `There are: ${listener.lines.join(', ')}` : `Write: --line "${near}"`;
    return refuse(ref, [problem('option-value', `no line of the self-assessment is called "${title}".${near === null ? '' : ` Is it ${near}?`}`, { fix })], options, host, 'The sentence was not read.');
  }
  host.stdout.write(trySheet(hearing, rubric.outcomes, screenOptions(options, host)));
  return 0;
}
