/** `--changed BASE`: what a request changes, judged by the law of its base; what it changes in that law is shown and does not apply. */
import { reviewedStem, type ChangedFile } from './answers.js';
import type { StopAt } from '../commands/exit.js';
import type { Evaluation, RequestNote } from '../evaluate/result.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { parseProposal } from '../proposal/parse.js';
import { claimedType, proposalStatus, proposalTitle } from '../proposal/type.js';
import { ignores } from '../reviews/config.js';
import { baseHost } from './base-host.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { fenced } from '../commands/fence.js';
import { findFiles, isMarkdown, skipsName, type FoundFile } from '../commands/files.js';
import { deliver } from '../commands/report.js';
import { askRequest, bytesAt, type Request } from '../commands/request.js';
import { failed, resultOf } from '../commands/result.js';
import { lawChanges } from './differences.js';
import { decisionTrouble, gated, lacking, needOf, type Earlier } from './gate.js';
import { judgeOne, type Asked, type Before, type JudgedFile } from '../commands/evaluate/judge-one.js';
import { inScope, openLaw, scopeOf, settingsFor, type Law } from './policy.js';
import { gather, progressOn } from '../commands/evaluate/progress.js';
import { fixedRubric } from '../commands/evaluate/run.js';
import { similarIn } from '../commands/evaluate/similar.js';
import { problem } from '../lib/problem.js';

export async function runChanged(base: string, paths: readonly string[], options: OptionValues, how: { readonly today: string; readonly stopAt: StopAt }, host: Host, pages: Host): Promise<number> {
  const none = (problems: readonly Problem[]): number => deliver(failed(problems, how.today, host), options, host, { inputs: new Set() });
  const asked = askRequest(base, host);
  if ('problem' in asked) return none([asked.problem]);
  const { request } = asked;
  const trusted = options['trustHead'] === true;
  const atBase = trusted ? pages : baseHost(fenced(host), request.top, request.commit, aliasesOf(request.files));
  if (atBase === null) return none([problem('git-failed', `git could not list the files of ${base}.`, { fix: `Write: git fetch origin ${base}` })]);
  const law = openLaw(atBase, textOption(options, 'stage'));
  const problems: Problem[] = [];
  const fixed = fixedRubric(options, law.shelf, problems);
  const within = pathFilter(paths, host, problems);
  if (problems.length > 0) return none(problems);
  const rules: Asked = { fixed, type: textOption(options, 'type'), today: how.today };

  const files = request.files.filter((file) => file.kind !== 'deleted').flatMap((file) => proposalFile(file, request, law, host, within));
  const outside = request.files.flatMap((file) => unlisted(file, request, law, pages, within));
  problems.push(...outside.map(({ finding }) => finding));
  const { prefix = '' } = prefixOf([...files.map(({ found }) => found.path), ...outside.map(({ path }) => path)], request, law);
  const evaluations: Evaluation[] = [];
  const decided: RequestNote['decided'][number][] = [];
  let unreadable = 0;
  let skipped = 0;
  const tell = gather(problems);
  const progress = progressOn(host, files.length);
  for (const { found, file } of files) {
    progress.step();
    const before = beforeOf(file, request, host);
    let peace: RequestNote['decided'][number] | null = null;
    const judged = await judgeOne(found, rules, law, pages, (proposal, { outcome, by, on, ...rest }, config) => {
      const status = proposalStatus(proposal);
      if (outcome === null || on === null || rest.wantsSecond || decisionTrouble(status, { outcome, by, on, ...rest }) !== '' || needOf(status, config) === 'nothing' && proposal.problems.length > 0) return false;
      peace = { path: proposal.path, title: proposalTitle(proposal), outcome, by: by.join(' and '), on };
      return true;
    }, before);
    if (judged === 'in-peace') decided.push(peace!);
    else if (judged === 'left-out') skipped++;
    else {
      tell(judged.problems);
      if ('evaluation' in judged) evaluations.push(gated(judged, await earlierOf(file, judged, rules, request, law, host)));
      else unreadable++;
    }
  }
  progress.end();
  const changed = new Map(files.map(({ found, file }) => [found.path, file]));
  const before = (found: FoundFile): Before => { const file = changed.get(found.path); return file === undefined ? () => null : beforeOf(file, request, host); };
  const changes = await lawChanges({ request, law, head: openLaw(pages, textOption(options, 'stage')), files: files.map(({ found }) => found), rules, pages, trusted, before, tell: (found) => tell(found.map((one) => (prefix !== '' && one.path?.startsWith(prefix) === true ? { ...one, path: one.path.slice(prefix.length) } : one))) });
  const neighbours = evaluations.length === 0 ? [] : inScope(findFiles([request.top], host).files.map((file) => ({ ...file, named: false })), law);
  const note: RequestNote = { base: request.base, commit: request.commit, trusted, changes, decided };
  const judgedPaths = new Set(evaluations.map((evaluation) => evaluation.proposal.path));
  const similar = similarIn(evaluations.length === 0 ? [] : [...neighbours, ...files.map(({ found }) => found)], (path) => judgedPaths.has(path), pages);
  const result = resultOf({ evaluations: evaluations.map(similar), problems, unreadable, skipped, request: note }, how.today, how.stopAt, host);
  return deliver(result, options, host, { inputs: new Set(files.map(({ found }) => host.realpath(found.path))), ...(prefix === '' ? {} : { prefix }) });
}

/** A changed file as one to judge: Markdown that is in scope. A link is judged as what it is: a file that must not lead out. */
function proposalFile(file: ChangedFile, request: Request, law: Law, host: Host, within: (path: string) => boolean): readonly { readonly found: FoundFile; readonly file: ChangedFile }[] {
  if (!isMarkdown(file.path) || file.path.split('/').some(skipsName)) return [];
  const path = host.paths.resolve(request.top, file.path);
  if (!within(path)) return [];
  const scope = scopeOf(path, law);
  return scope === 'not' ? [] : [{ found: { path, named: scope === 'proposal', through: request.base }, file }];
}

/** A changed file that calls itself a proposal where the settings name no such: a slip in a pattern would else keep the check green for ever. */
function unlisted(file: ChangedFile, request: Request, law: Law, pages: Host, within: (path: string) => boolean): readonly { readonly path: string; readonly finding: Problem }[] {
  const path = pages.paths.resolve(request.top, file.path);
  if (file.kind === 'deleted' || !isMarkdown(file.path) || file.path.split('/').some(skipsName) || !within(path) || scopeOf(path, law) !== 'not') return [];
  const { config, path: shown } = settingsFor(path, law);
  const read = ignores(config, shown) ? null : pages.read(path);
  const parsed = read?.ok === true ? parseProposal(read.bytes, shown) : null;
  const claimed = parsed?.ok === true ? claimedType(parsed.value, law.shelf.types) : null;
  if (claimed === null || !('from' in claimed) || claimed.from !== 'frontmatter') return [];
  return [{ path, finding: problem('proposal-unlisted', `it says that it is a proposal, and ${config.path ?? 'proposals.yaml'} names it neither under "proposals" nor under "ignore".`, { level: 'note', path: shown, place: claimed.place, fix: 'Put it where proposals lie, or name its folder there.' }) }];
}

/** The proposal as the base has it, read when it is asked for. */
function beforeOf(file: ChangedFile, request: Request, host: Host): Before {
  return (proposal) => {
    const bytes = file.from === null ? null : bytesAt(request.mergeBase, file.from, request.top, host);
    const parsed = bytes === null ? null : parseProposal(bytes, proposal.path);
    return parsed?.ok === true ? parsed.value : null;
  };
}

/** How the proposal stood at the base. It is judged there, by the same law, only where a rule asks. */
async function earlierOf(file: ChangedFile, judged: JudgedFile, rules: Asked, request: Request, law: Law, host: Host): Promise<Earlier> {
  const { status } = judged.evaluation.proposal;
  const stood = stoodSo(file, judged, request, law, host);
  if (stood || file.from === null || needOf(status, judged.config) !== 'no-worse' || lacking(judged.evaluation).length === 0) return { stood, lacked: null };
  const past = baseHost(fenced(host), request.top, request.mergeBase, new Map());
  const path = host.paths.resolve(request.top, file.from);
  const one = past === null ? 'left-out' : await judgeOne({ path, named: true, through: null }, rules, law, past);
  return { stood, lacked: typeof one === 'string' || !('evaluation' in one) || one.unknown !== null || one.evaluation.proposal.status !== status ? null : new Set(lacking(one.evaluation)) };
}

/** The text is the base's to the letter, and as much was asked of it where it lay: moving it, or its permissions, asks for nothing. */
function stoodSo(file: ChangedFile, { evaluation }: JudgedFile, request: Request, law: Law, host: Host): boolean {
  const before = beforeOf(file, request, host)(evaluation.proposal);
  if (file.from === null || before?.contentSha256 !== evaluation.proposal.contentSha256) return false;
  const [old, now] = [file.from, file.path].map((path) => host.paths.resolve(request.top, path));
  const { status } = evaluation.proposal;
  return scopeOf(old!, law) === scopeOf(now!, law) && needOf(status, settingsFor(old!, law).config) === needOf(status, settingsFor(now!, law).config);
}

/** Records lie beside a proposal, so those of a renamed one lie at the base where it was. */
function aliasesOf(files: readonly ChangedFile[]): ReadonlyMap<string, string> {
  const stem = (path: string): string => `${path.replace(/\.(md|markdown)$/iu, '')}.reviews`;
  return new Map(files.filter((file) => file.kind === 'renamed' && file.from !== null && isMarkdown(file.path)).map((file) => [stem(file.path), stem(file.from!)]));
}

/** Which files the line is about: all, or those in the folders, files and patterns that it names. */
function pathFilter(paths: readonly string[], host: Host, problems: Problem[]): (path: string) => boolean {
  if (paths.length === 0) return () => true;
  if (paths.includes('-')) problems.push(problem('option-together', '--changed compares files, and - is none.', { fix: 'Leave out one of them.' }));
  const roots = paths.map((typed) => host.paths.resolve(host.cwd, typed));
  const patterns = paths.filter((_, i) => host.kind(roots[i]!) === 'missing');
  const listed = new Set(patterns.length === 0 ? [] : findFiles(patterns, host).files.map((file) => file.path));
  return (path) => listed.has(path) || roots.some((root) => { const relative = host.paths.relative(root, path); return relative === '' || !(relative === '..' || relative.startsWith('../') || relative.startsWith('/')); });
}

/** What stands before the result's paths, seen from the repository's top: settings may lie in a folder of it. */
function prefixOf(files: readonly string[], request: Request, law: Law): { readonly prefix?: string } {
  const roots = new Set(files.map((file) => settingsFor(file, law).root));
  const [root] = roots;
  if (roots.size !== 1 || root === undefined) return {};
  const prefix = law.host.paths.relative(request.top, root);
  return prefix === '' || prefix.startsWith('..') ? {} : { prefix: `${prefix}/` };
}

/** The proposal that a changed record lies beside, where it is there: absolute. */
export function reviewedFile(record: string, request: Request, host: Host): string | null {
  const stem = reviewedStem(record);
  if (stem === null) return null;
  for (const end of ['.md', '.markdown']) {
    const path = host.paths.resolve(request.top, stem + end);
    if (host.kind(path) === 'file') return path;
  }
  return null;
}
