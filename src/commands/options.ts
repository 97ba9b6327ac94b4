/** Checks what stood on the line: values, days, names that are nearly right. */
import { FAIL_ON, type FailOn } from './exit.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { textOption, type OptionValues } from './command.js';
import { FORMAT_NAMES } from './report-options.js';

/** A value of few, or a problem with the nearest one. */
export function choice<T extends string>(options: OptionValues, name: string, flag: string, values: readonly T[], fallback: T, problems: Problem[]): T {
  const given = textOption(options, name);
  if (given === null) return fallback;
  const found = values.find((value) => value === given);
  if (found === undefined) problems.push(unknownValue(flag, given, values));
  return found ?? fallback;
}

export function unknownValue(flag: string, given: string, values: readonly string[]): Problem {
  const near = nearest(given, values);
  return problem('option-value', `${flag} knows no "${given}".${near === null ? '' : ` Is it ${near}?`}`, { fix: `Write: ${flag} ${near ?? values[0] ?? ''}${values.length > 1 ? ` (there ${values.length === 2 ? 'is' : 'are'} ${values.join(', ')})` : ''}` });
}

/** The formats, checked; which are used is for the report to say. */
export function checkFormat(options: OptionValues, problems: Problem[]): void {
  const given = options['format'];
  const words = typeof given === 'string' ? [given] : Array.isArray(given) ? given.map(String) : [];
  const files = new Set<string>();
  let streams = 0;
  for (const word of words) {
    const at = word.indexOf('=');
    const name = at < 0 ? word : word.slice(0, at);
    const file = at < 0 ? null : word.slice(at + 1);
    if (!FORMAT_NAMES.some((known) => known === name)) problems.push(unknownValue('--format', name, FORMAT_NAMES));
    else if (file === '') problems.push(problem('option-value', `--format ${name}= needs the name of a file.`, { fix: `Write: --format ${name}=report.txt` }));
    else if (file !== null && files.has(file)) problems.push(problem('option-together', `${file} was named for two reports.`, { fix: 'Give each report a file of its own.' }));
    if (file === null) streams++;
    else files.add(file);
  }
  if (streams > 1) problems.push(problem('option-together', 'only one report can go to standard output.', { fix: 'Write the others to files: --format sarif=out.sarif' }));
  if (textOption(options, 'output') === '') problems.push(problem('option-value', '--output needs the name of a file.', { fix: 'Write: --output report.txt' }));
}

export function failOnOf(options: OptionValues, problems: Problem[]): FailOn {
  return choice(options, 'failOn', '--fail-on', FAIL_ON, 'refine', problems);
}

/** `--today`, else the host's day. */
export function todayOf(options: OptionValues, host: Host, problems: Problem[]): string {
  const given = textOption(options, 'today');
  if (given === null) return host.today();
  if (isDay(given)) return given;
  problems.push(problem('option-value', `--today: "${given}" is no day.`, { fix: `Write it as year, month, day: --today ${host.today()}` }));
  return host.today();
}

/** YYYY-MM-DD, and a day of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
