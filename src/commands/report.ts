/** Sends a report out: where it goes, how wide, in colour or not. */
import { formats, type CallNote, type CountsNote, type Format, type Pieces, type RenderOptions, type ResultHead } from '../report/index.js';
import type { Evaluation, RunResult } from '../evaluate/result.js';
import type { Host, OutputStream } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { shellWord } from '../report/terminal/hint.js';
import { textOption, type OptionValues } from './command.js';
import { failed } from './result.js';

/** Wider lines are hard to read, narrower ones can't be laid out. */
const WIDEST = 100;
const NARROWEST = 20;

export interface Delivery {
  /** What the report shows in detail, besides the result. */
  readonly why?: string;
  readonly counts?: ReadonlyMap<string, CountsNote>;
  /** From the repository's top to the folder that paths count from, where it is not the top: `sub/`. */
  readonly prefix?: string;
  /** Absolute paths that `--output` must not overwrite: what was read. */
  readonly inputs: ReadonlySet<string>;
  /** Absolute paths of the proposals, for commands that name one; absent: the inputs. */
  readonly files?: () => readonly string[];
}

/** One report to be written: in which form, and to which file (null: to `--output`, else to standard output). */
export interface Wanted {
  readonly format: Format;
  readonly file: string | null;
}

/**
 * Renders the result in each form that was asked for and writes it, to its file, to `--output` or to standard output; a screen that shows
 * problems alone goes to standard error. Gives the exit code: the result's, or 2 when a report could not be written.
 */
export function deliver(result: RunResult, options: OptionValues, host: Host, delivery: Delivery): number {
  // An empty name is refused before anything is read; the report of that must still go somewhere.
  const output = textOption(options, 'output') || null;
  const troubles: Problem[] = [];
  for (const { format, file } of wantedOf(options)) {
    const render = (shown: RunResult, stream: OutputStream | null): string => format.render(shown, renderOptions(options, host, stream, delivery));
    const target = file ?? output;
    if (target === null) {
      const stream = format.name === 'terminal' && result.evaluations.length === 0 && result.request === undefined ? host.stderr : host.stdout;
      stream.write(render(result, stream));
      continue;
    }
    const path = host.paths.resolve(host.cwd, target);
    const trouble = delivery.inputs.has(host.realpath(path)) ? 'it is one of the files that were read' : host.write(path, render(result, null));
    if (trouble !== null) troubles.push(problem('output-unwritable', `${target}: ${trouble}.`, { fix: `Name another file for ${file === null ? '--output' : `--format ${format.name}=FILE`}.` }));
  }
  if (troubles.length === 0) return result.exit.code;
  const unwritten = failed(troubles, result.today, host);
  host.stderr.write(formats[0]!.render(unwritten, renderOptions(options, host, host.stderr, { inputs: delivery.inputs })));
  return 2;
}

/** A report that goes out while the run goes on. */
export interface Flow {
  add(evaluation: Evaluation): void;
  /** Writes the rest and gives the exit code. Of the result's evaluations nothing is read. */
  end(result: RunResult): number;
}

/** So much is held back at first: a small report is written whole or not at all. In UTF-16 units. */
const HELD = 1_000_000;

/** The one report to standard output that can be written piece by piece, or null: then the whole result is needed. */
export function flowOf(options: OptionValues, head: ResultHead, host: Host, files: () => readonly string[] = () => []): Flow | null {
  const [wanted, ...others] = wantedOf(options);
  if (wanted === undefined || others.length > 0 || wanted.file !== null || wanted.format.pieces === undefined || (textOption(options, 'output') ?? '') !== '' || textOption(options, 'why') !== null) return null;
  let pieces: Pieces | null = null;
  let held = '';
  return {
    add(evaluation) {
      pieces ??= wanted.format.pieces!(head, renderOptions(options, host, host.stdout, { inputs: new Set(), files }));
      held += pieces.add(evaluation);
      if (held.length < HELD) return;
      host.stdout.write(held);
      held = '';
    },
    end(result) {
      // It writes no file, so that none of those that were read can be in danger.
      if (pieces === null) return deliver(result, options, host, { inputs: new Set() });
      host.stdout.write(held + pieces.end(result));
      return result.exit.code;
    },
  };
}

/** `--format` as it was given, none, once or often: `sarif`, or `sarif=out.sarif`. A name that we don't know stands for the screen. */
export function wantedOf(options: OptionValues): readonly Wanted[] {
  const given = options['format'];
  const words = typeof given === 'string' ? [given] : Array.isArray(given) ? given.filter((word) => typeof word === 'string') : [];
  if (words.length === 0) return [{ format: formats[0]!, file: null }];
  return words.map((word) => {
    const at = word.indexOf('=');
    const name = at < 0 ? word : word.slice(0, at);
    const file = at < 0 ? '' : word.slice(at + 1);
    return { format: formats.find((format) => format.name === name) ?? formats[0]!, file: file === '' ? null : file };
  });
}

/** Whether the screen is the one form asked for. */
export function onlyScreen(options: OptionValues): boolean {
  return wantedOf(options).every(({ format }) => format.name === 'terminal');
}

function renderOptions(options: OptionValues, host: Host, stream: OutputStream | null, delivery: Delivery): RenderOptions {
  const base = { color: colorFor(options, host, stream), width: widthFor(host, stream) };
  return {
    ...base, call: callOf(options, host, delivery.files ?? (() => [...delivery.inputs])), ...(delivery.prefix === undefined ? {} : { prefix: delivery.prefix }), ...blobOf(host), ...(delivery.why === undefined ? {} : { why: delivery.why }), ...(delivery.counts === undefined ? {} : { counts: delivery.counts }),
  };
}

/** Through npx commands need it again; a path is shown as it is reached from the working folder. */
function callOf(options: OptionValues, host: Host, files: () => readonly string[]): CallNote {
  const repeated = ['type', 'rubric'].flatMap((name) => {
    const value = textOption(options, name);
    return value === null ? [] : [`--${name} ${shellWord(value)}`];
  });
  return {
    prefix: host.env['npm_lifecycle_event'] === 'npx' && /^['"]?(?:evaluate|new-proposal|proposals|proposal-evaluator)\b/u.test(host.env['npm_lifecycle_script'] ?? '') ? 'npx ' : '',
    options: repeated.join(' '),
    pathOf(path) {
      const shown = (file: string): string => file.split('\\').join('/');
      const ends = files().filter((file) => shown(file) === path || shown(file).endsWith(`/${path}`));
      const file = ends.find((one) => one === host.paths.resolve(host.cwd, path)) ?? ends[0];
      if (file === undefined) return path;
      const typed = [host.cwd, host.realpath(host.cwd)].map((folder) => host.paths.relative(folder, file)).find((relative) => relative !== '' && !relative.startsWith('../../'));
      return typed ?? file;
    },
  };
}

/** Where a file can be looked at, on a runner that says so. Only an address of the expected form is taken. */
function blobOf(host: Host): Pick<RenderOptions, 'blob'> {
  const server = host.env['GITHUB_SERVER_URL'] ?? '';
  const repository = host.env['GITHUB_REPOSITORY'] ?? '';
  const commit = host.env['PROPOSALS_HEAD'] ?? '';
  if (!/^https:\/\/[\w.:-]+$/u.test(server) || !/^[\w.-]+\/[\w.-]+$/u.test(repository) || !/^[0-9a-f]{40,64}$/u.test(commit)) return {};
  return { blob: `${server}/${repository}/blob/${commit}/` };
}

/** A flag wins over FORCE_COLOR, that over NO_COLOR, that over what the stream is. A file gets none unasked. */
export function colorFor(options: OptionValues, host: Host, stream: OutputStream | null): boolean {
  if (typeof options['color'] === 'boolean') return options['color'];
  if (stream === null) return false;
  const force = host.env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  const none = host.env['NO_COLOR'];
  if (none !== undefined && none !== '') return false;
  return stream.isTTY && host.env['TERM'] !== 'dumb';
}

/** The terminal's columns; in a pipe or a file COLUMNS, else 80. */
export function widthFor(host: Host, stream: OutputStream | null): number {
  const asked = Number(host.env['COLUMNS'] ?? '');
  const columns = stream?.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 80);
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}
