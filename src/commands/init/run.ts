/** Runs `init`: shows what it will write, asks about it all, and only then writes, each file whole. */
import type { Host } from '../../lib/host.js';
import { parseConfig } from '../../reviews/config.js';
import { pad, paragraph, widthOf } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import { shellWord } from '../../report/terminal/summary.js';
import { count, listed, upperFirst } from '../../report/words.js';
import type { OptionValues } from '../command.js';
import { isInside } from '../fence.js';
import { colorFor, widthFor } from '../report.js';
import { confirmOn } from './confirm.js';
import { planFor, type Piece } from './plan.js';

export async function runInit(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const typed = args[0] ?? '.';
  const folder = host.paths.resolve(host.cwd, typed);
  const kind = host.kind(folder);
  if (kind === 'file' || kind === 'other') return wrong(`${safe(typed)} is no folder.`, 'Name one: proposals init our-proposals', host);
  const top = repositoryAbove(folder, host);
  if (top !== null) return wrong(`${typed === '.' ? 'This folder' : safe(typed)} lies inside a repository, and a check works only at its top.`, `Write: proposals init ${shellWord(host.paths.relative(host.cwd, top) || '.')}, or first make it a repository of its own: git init`, host);
  const dry = options['dryRun'] === true;
  const ask = dry || options['yes'] === true || host.terminal === null ? null : confirmOn(host.terminal, colorFor(options, host, host.stderr));

  let withComment = options['comment'] === true;
  if (!withComment && ask !== null && host.kind(host.paths.resolve(folder, '.github/workflows/proposals-comment.yml')) === 'missing') {
    const said = await ask('Keep one comment on each request up to date, too?', false);
    if (said === null) return left(host);
    withComment = said;
  }
  const plan = planFor(folder, withComment, host);
  if (plan === null) return wrong('The package is incomplete: its templates are gone.', 'Install it anew.', host);
  for (const piece of plan) {
    const way = piece.state === 'there' ? folder : wayTo(host.paths.resolve(folder, piece.path), folder, host);
    if (way === null || !isInside(way, folder, host)) return wrong(`${piece.path}: a link leads ${way === null ? 'nowhere' : 'out of the folder'}. Nothing was written.`, 'Put a folder or a file where the link is.', host);
  }
  if (dry) return show(plan, typed, withComment, host);

  const chosen: Piece[] = [];
  const fresh = plan.filter((piece) => piece.state === 'new');
  if (ask !== null && fresh.length > 0) {
    host.terminal!.output.write(`\n${rows(fresh)}\n`);
    const said = await ask(fresh.length === 1 ? 'Write it?' : 'Write these?', true);
    if (said === null) return left(host);
    if (said) chosen.push(...fresh);
  } else chosen.push(...fresh);
  for (const piece of plan.filter(({ state }) => state === 'add' || state === 'other')) {
    const adds = piece.state === 'add';
    const said = ask === null ? adds && options['yes'] === true : await ask(adds ? `Add our lines at the end of ${piece.path}?` : `Replace ${piece.path}, which says something else?`, adds);
    if (said === null) return left(host);
    if (said) chosen.push(piece);
  }
  return write(chosen, plan, folder, host);
}

function write(chosen: readonly Piece[], plan: readonly Piece[], folder: string, host: Host): number {
  for (const [i, piece] of chosen.entries()) {
    const path = host.paths.resolve(folder, piece.path);
    const trouble = host.makeFolder(host.paths.dirname(path)) ?? (piece.state === 'new' ? host.createNew(path, piece.text) : host.write(path, piece.text));
    if (trouble !== null) return wrong(`${piece.path}: ${trouble === 'taken' ? 'something came to stand there' : trouble}.`, `Mend that, and call it again${i === 0 ? '' : `: ${listed(chosen.slice(0, i).map((one) => one.path))} ${i === 1 ? 'is' : 'are'} written and stay${i === 1 ? 's' : ''}`}.`, host);
  }
  const say = (title: string, pieces: readonly Piece[], note = noteOf): string => (pieces.length === 0 ? '' : `\n  ${title}\n${rows(pieces, note)}`);
  const rest = plan.filter((piece) => !chosen.includes(piece));
  const kept = rest.filter(({ state }) => state !== 'there' && state !== 'new');
  host.stdout.write([
    say('Written', chosen),
    say('There already', rest.filter(({ state }) => state === 'there'), ({ about }) => about),
    say('Left as it is', kept),
    chosen.length > 0 ? '' : rest.every(({ state }) => state === 'there') ? '\n  All is there; nothing was written.\n' : '\n  Nothing was written.\n',
    kept.length === 0 ? '' : '\n  Our lines for what was left: proposals init --dry-run\n',
    next(chosen, folder, host),
  ].join(''));
  return 0;
}

/** What only a person can do: name the reviewers, then commit. */
function next(chosen: readonly Piece[], folder: string, host: Host): string {
  const within = host.paths.relative(host.cwd, folder);
  const settings = host.read(host.paths.resolve(folder, 'proposals.yaml'));
  const config = settings.ok ? parseConfig(new TextDecoder().decode(settings.bytes), 'proposals.yaml') : null;
  const steps = [
    ...(config?.ok === true && config.value.reviewers.length === 0 ? [`name your reviewers in ${shellWord(within === '' ? 'proposals.yaml' : `${within}/proposals.yaml`)}`] : []),
    ...(chosen.length === 0 ? [] : host.kind(host.paths.resolve(folder, '.git')) === 'missing' ? ['make it a repository with git init', 'commit'] : ['commit']),
  ];
  return steps.length === 0 ? '' : `\n  Then ${listed(steps)}.\n`;
}

function show(plan: readonly Piece[], typed: string, withComment: boolean, host: Host): number {
  const open = plan.filter(({ state }) => state !== 'there');
  for (const { path, ours, state } of open) {
    host.stdout.write(`\n  ${path}${state === 'new' ? '' : ` (${STATES[state]})`}\n`);
    host.stdout.write(`${ours.trimEnd().split('\n').map((line) => `    ${verbatim(line)}`.trimEnd()).join('\n')}\n`);
  }
  host.stdout.write(open.length === 0 ? '\n  All is there already; nothing would be written.\n' : `\n  ${upperFirst(count(open.length, 'file'))}; nothing is written yet\n${rows(plan)}\n  To write: proposals init${withComment ? ' --comment' : ''}${typed === '.' ? '' : ` ${shellWord(typed)}`}\n`);
  return 0;
}

/** Spaces mean something in YAML, so a line that is safe stays as it is. */
function verbatim(line: string): string {
  const made = safe(line);
  return made === line.trim().replace(/ +/gu, ' ') ? line : made;
}

const STATES: Readonly<Record<Piece['state'], string>> = { new: '', there: 'there already', other: 'something else is there', add: 'these lines are added at its end', hand: 'is there; put these lines in by hand' };

function rows(pieces: readonly Piece[], note: (piece: Piece) => string = noteOf): string {
  const wide = Math.max(...pieces.map(({ path }) => widthOf(path))) + 3;
  return pieces.map((piece) => `    ${pad(piece.path, wide)}${note(piece)}\n`).join('');
}

function noteOf({ about, state }: Piece): string {
  return state === 'new' ? about : state === 'add' ? `${about}, at its end` : state === 'hand' ? 'put our lines in by hand' : STATES[state];
}

/** The top of the repository that a folder lies inside of, or null: it is the top itself, or in none. */
function repositoryAbove(folder: string, host: Host): string | null {
  for (let at = folder; ;) {
    if (host.kind(host.paths.resolve(at, '.git')) !== 'missing') return at === folder ? null : at;
    const up = host.paths.dirname(at);
    if (up === at) return null;
    at = up;
  }
}

/** The path itself, or the nearest folder above it that is there: what a new file would be written through. Null: a link to nowhere stands there. */
function wayTo(path: string, folder: string, host: Host): string | null {
  for (let at = path; ;) {
    if (at === folder || host.kind(at) !== 'missing') return at;
    const up = host.paths.dirname(at);
    if (host.list(up).includes(host.paths.basename(at))) return null;
    at = up;
  }
}

function left(host: Host): number {
  host.stderr.write('\n  Nothing was written.\n');
  return 130;
}

function wrong(message: string, fix: string, host: Host): number {
  const width = widthFor(host, host.stderr);
  host.stderr.write(`\n${[...paragraph(message, width, '  '), ...paragraph(fix, width, '  ')].join('\n')}\n`);
  return 2;
}
