/** `render`: reads a saved result, checks its form, and shows it. Judges nothing and needs no proposal. */
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import type { RunResult } from '../../evaluate/result.js';
import { problem } from '../../lib/problem.js';
import { readResult } from '../../report/schema.js';
import { textOption, type OptionValues } from '../command.js';
import { checkFormat } from '../options.js';
import { deliver, onlyScreen } from '../report.js';
import { failed } from '../result.js';
import { shownPath } from '../root.js';
import { whyProblem } from '../why.js';

/** Gives 0 when the result was shown, whatever it says, and 2 when it could not be. */
export async function runRender(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  checkFormat(options, problems);
  const why = textOption(options, 'why');
  if (why !== null && !onlyScreen(options)) problems.push(problem('option-together', '--why draws a screen; it does not go with another format.', { fix: 'Leave out --why, or --format.' }));
  const path = args[0] ?? '-';
  const read = problems.length > 0 ? null : await readSaved(path, host);
  if (read !== null && 'problem' in read) problems.push(read.problem);
  if (read === null || 'problem' in read) return deliver(failed(problems, host.today(), host), options, host, { inputs: new Set() });
  const { result } = read;
  const inputs = new Set(path === '-' ? [] : [host.realpath(host.paths.resolve(host.cwd, path))]);
  const unknown = why === null || result.evaluations.length === 0 ? null : whyProblem(result, why);
  if (unknown !== null) return deliver(failed([unknown], result.today, host), options, host, { inputs });
  const code = deliver(result, options, host, { inputs, ...(why === null ? {} : { why }) });
  return code === result.exit.code ? 0 : code;
}

async function readSaved(typed: string, host: Host): Promise<{ readonly result: RunResult } | { readonly problem: Problem }> {
  const absolute = host.paths.resolve(host.cwd, typed);
  const path = typed === '-' ? '-' : shownPath(absolute, host);
  const read = typed === '-' ? { ok: true, bytes: await host.stdin() } as const : host.read(absolute);
  if (!read.ok) return { problem: problem('result-unreadable', `${read.why}.`, { path, fix: 'Save one first: evaluate proposal.md --format json --output result.json' }) };
  const source = new TextDecoder().decode(read.bytes);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { problem: problem('result-invalid', 'this is no JSON.', { path, place: jsonPlace(source, error), fix: 'Save it again: evaluate proposal.md --format json --output result.json' }) };
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version !== 1) return { problem: problem('result-version', `it is a result of version ${version}, and we read version 1.`, { path, fix: 'Show it with the program that made it, or evaluate again.' }) };
  const checked = readResult(value);
  if ('result' in checked) return checked;
  return { problem: problem('result-invalid', `${checked.at === '' ? 'the whole' : `"${checked.at}"`} is not as it must be: ${checked.message}.`, { path, fix: 'Save it again: evaluate proposal.md --format json --output result.json' }) };
}

/** Where the engine says that JSON ends to be JSON: some versions give a position, some none. */
function jsonPlace(source: string, error: unknown): { readonly line: number; readonly column: number } | null {
  const said = error instanceof Error ? /position (\d+)/u.exec(error.message) : null;
  if (said === null) return null;
  const before = source.slice(0, Number(said[1])).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
