/** Runs `init`: shows what it will write, asks before it touches what is there, and writes each file whole. */
import type { Host } from '../../model.js';
import { problem } from '../../problem.js';
import { safe } from '../../report/safe.js';
import { shellWord } from '../../report/terminal/summary.js';
import type { OptionValues } from '../command.js';
import { isInside } from '../fence.js';
import { tellErrors } from '../subject.js';
import { confirmOn, type Confirm } from './confirm.js';
import { planFor, type Piece } from './plan.js';

export async function runInit(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const folder = host.paths.resolve(host.cwd, args[0] ?? '.');
  const kind = host.kind(folder);
  if (kind === 'file' || kind === 'other') return wrong('path-unreadable', 'it is no folder.', args[0] ?? '.', 'Name a folder: proposals init our-proposals', host);
  const dry = options['dryRun'] === true;
  const ask = dry || options['yes'] === true || host.terminal === null ? null : confirmOn(host.terminal, host);
  let withComment = options['comment'] === true;
  if (!withComment && ask !== null) {
    const said = await ask('Keep one comment on each request up to date, too?', false);
    if (said === null) return left(host);
    withComment = said;
  }
  const plan = planFor(folder, withComment, host);
  if (plan === null) return wrong('output-unwritable', 'the package is incomplete: its templates are gone.', null, 'Install it anew.', host);
  if (dry) return show(plan, host);
  return write(plan, folder, options, ask, host);
}

function show(plan: readonly Piece[], host: Host): number {
  for (const { path, about, text, state } of plan) {
    host.stdout.write(`\n  ${path}: ${about} (${STATES[state]})\n`);
    if (state !== 'same') host.stdout.write(`${text.trimEnd().split('\n').map((line) => `    ${safe(line) === line.trim() ? line : safe(line)}`.trimEnd()).join('\n')}\n`);
  }
  host.stdout.write('\n  Nothing was written. To write it: proposals init\n');
  return 0;
}

const STATES: Readonly<Record<Piece['state'], string>> = { new: 'new', same: 'there already', other: 'something else is there: left as it is, unless you say otherwise', add: 'a section is added at the end' };

async function write(plan: readonly Piece[], folder: string, options: OptionValues, ask: Confirm | null, host: Host): Promise<number> {
  const done: string[] = [];
  const kept: string[] = [];
  for (const piece of plan) {
    const path = host.paths.resolve(folder, piece.path);
    if (piece.state === 'same') { kept.push(`${piece.path} is there already.`); continue; }
    if (piece.state !== 'new') {
      const said = ask === null ? piece.state === 'add' && options['yes'] === true : await ask(piece.state === 'add' ? `Add a section on proposals at the end of ${piece.path}?` : `${piece.path} is there and says something else. Replace it?`, piece.state === 'add');
      if (said === null) return left(host);
      if (!said) { kept.push(`${piece.path} is there, and was left as it is.`); continue; }
    }
    // A link may lead a folder of this name elsewhere; nothing is written outside.
    if (host.kind(folder) !== 'missing' && !isInside(nearestThere(path, folder, host), folder, host)) return wrong('output-unwritable', `${piece.path} leads out of the folder.`, null, 'Put a folder where the link is.', host);
    const trouble = host.makeFolder(host.paths.dirname(path)) ?? (piece.state === 'new' ? host.createNew(path, piece.text) : host.write(path, piece.text));
    if (trouble !== null) return wrong('output-unwritable', `${piece.path}: ${trouble === 'taken' ? 'something came to stand there' : trouble}.`, null, 'Mend that, and call it again: what is written already stays.', host);
    done.push(`${piece.path}: ${piece.about}`);
  }
  host.stdout.write(`\n${done.map((line) => `  Written: ${line}\n`).join('')}${kept.map((line) => `  ${line}\n`).join('')}`);
  const where = host.paths.relative(host.cwd, folder);
  host.stdout.write(`${done.length === 0 ? '  Nothing was left to write.\n' : ''}  Then: write your reviewers' names into ${shellWord(where === '' ? 'proposals.yaml' : `${where}/proposals.yaml`)}, and commit.\n`);
  return 0;
}

/** The path itself, or the nearest folder above it that is there: what a new file would be written through. */
function nearestThere(path: string, folder: string, host: Host): string {
  let at = path;
  while (at !== folder && host.kind(at) === 'missing') at = host.paths.dirname(at);
  return at;
}

function left(host: Host): number {
  host.stderr.write('\n  You left; what was written so far stays.\n');
  return 130;
}

function wrong(code: string, message: string, path: string | null, fix: string, host: Host): number {
  tellErrors([problem(code, message, { path, fix })], host.today(), host);
  return 2;
}
