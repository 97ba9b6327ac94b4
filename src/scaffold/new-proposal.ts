/** Runs `new-proposal`: gathers what is known, asks for the rest where a person is there, and writes one new file. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Rubric } from '../rubric/types.js';
import { problem } from '../lib/problem.js';
import { parseProposal } from '../proposal/parse.js';
import { bringIn, type BroughtIn } from './bring-in.js';
import { fillTemplate, type FieldEntry } from './frontmatter.js';
import { safe } from '../report/safe.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { openShelf, type Shelf } from '../commands/evaluate/shelf.js';
import { unknownValue } from '../commands/options.js';
import { askerOn, type Asker } from './ask.js';
import { answer, questionsFor, specsOf, type Question } from './fields.js';
import { givenValues, readAnswersFile, type Answers } from './given.js';
import { foundValues, readOld, rolesOf, typeOf, type OldText } from './old.js';
import { targetOf } from './place.js';
import { tellDone, tellLeft, tellMissing, tellWrong } from './say.js';
import { templateFor } from './template.js';
import { tellProblems } from '../commands/subject.js';

/** 0 when a file was written or printed, 2 when something is missing or can't be used, 130 when the person left. */
export async function runNewProposal(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const shelf = openShelf(host);
  if (options['list'] === true) return list(shelf, host);
  const problems: Problem[] = [];
  if (options['stdout'] === true && args[0] !== undefined) problems.push(problem('option-together', '--stdout prints, and a file was named as well.', { fix: 'Leave out one of the two.' }));
  if (options['stdout'] === true && options['open'] === true) problems.push(problem('option-together', '--stdout writes no file that --open could open.', { fix: 'Leave out one of the two.' }));
  const answers = readAnswersFile(options, host, problems);
  const old = await oldText(options, host, problems);
  const asker = host.terminal === null || options['yes'] === true || textOption(options, 'from') === '-' ? null : askerOn(host.terminal, options, host);
  if (problems.length > 0) return tellWrong(problems, host);

  const stage = textOption(options, 'stage');
  const chosen = await rubricFor(options, answers, old, shelf, asker, stage === null ? shelf : openShelf(host, stage));
  if (chosen === 'left') return tellLeft(host);
  if (chosen === 'missing') return tellMissing([{ flag: '--type', why: `Which kind it is: ${shelf.judged.join(', ')}.` }, ...stillMissing(options, answers)], host);
  if ('problems' in chosen) return tellWrong(chosen.problems, host);
  const { rubric } = chosen;
  const specs = specsOf(rubric);
  const given = givenValues(options, answers, specs, problems);
  if (problems.length > 0) return tellWrong(problems, host);
  const values = new Map<string, FieldEntry>([...(old === null ? [] : foundValues(old.proposal, rubric).values), ...given.values]);

  const today = host.today();
  const inOld = old === null ? new Set<string>() : foundValues(old.proposal, rubric).has;
  const questions = questionsFor(rubric, values, today).filter(({ id, blank }) => !(blank && given.blank.has(id)) && !inOld.has(id === 'email' ? 'contact' : id));
  const open: Question[] = [];
  if (asker === null) {
    if (old === null && questions.length > 0) return tellMissing(questions, host);
    open.push(...questions);
  } else {
    for (const question of questions) {
      const said = await asker.ask(question);
      if (said === null) return tellLeft(host);
      if (said === '') open.push(question);
      else answer(values, question.id, said);
    }
  }

  const made = textOf(rubric, values, old, host);
  if ('problems' in made) return tellWrong(made.problems, host);
  if (options['stdout'] === true) {
    host.stdout.write(made.text);
    return 0;
  }
  return write(made, { args, options, rubric, values, open, inOld, today }, host);
}

/** The kinds of proposals, each with what it is called. */
function list(shelf: Shelf, host: Host): number {
  const wide = Math.max(...shelf.judged.map((type) => type.length)) + 2;
  for (const type of shelf.judged) {
    const rubric = shelf.rubric(shelf.forType(type)!);
    host.stdout.write(`${type.padEnd(wide)}${rubric.ok ? safe(rubric.value.title) : ''}\n`);
  }
  return 0;
}

async function oldText(options: OptionValues, host: Host, problems: Problem[]): Promise<OldText | null> {
  const path = textOption(options, 'from');
  if (path === null) return null;
  const read = path === '-' ? { ok: true, bytes: await host.stdin() } as const : host.read(host.paths.resolve(host.cwd, path));
  if (!read.ok) {
    problems.push(problem('path-missing', `${read.why}.`, { path, fix: 'Name the text to bring in: --from letter.md' }));
    return null;
  }
  const old = readOld(read.bytes, path);
  if (!old.ok) problems.push(...old.problems);
  else tellProblems(old.problems, host);
  return old.ok ? old.value : null;
}

type Chosen = { readonly rubric: Rubric } | { readonly problems: readonly Problem[] } | 'left' | 'missing';

/** The rubric by `--rubric`, else by the type that the line, the answers, the old text or the person names; taken from `staged`, where it is at the stage asked for. */
async function rubricFor(options: OptionValues, answers: Answers, old: OldText | null, shelf: Shelf, asker: Asker | null, staged: Shelf): Promise<Chosen> {
  const own = textOption(options, 'rubric');
  const type = textOption(options, 'type') ?? answers.get('type') ?? null;
  let ref = own;
  if (ref === null) {
    let known = type ?? (old === null ? null : typeOf(old.proposal, shelf.types));
    if (known === null) {
      if (asker === null) return 'missing';
      const titles = shelf.judged.map((value) => ({ value, name: titleOf(value, shelf) }));
      known = await asker.choose('Type', 'Each kind is read by its own rubric, and has its own template.', titles);
      if (known === null) return 'left';
    }
    ref = shelf.forType(known);
    if (ref === null) return { problems: [shelf.types.includes(known) ? shelf.noRubric(known, null, null) : unknownValue('--type', known, shelf.judged)] };
  }
  const loaded = staged.rubric(ref);
  if (!loaded.ok) return { problems: loaded.problems };
  if (own !== null && type !== null && type !== loaded.value.type) return { problems: [problem('option-together', `--rubric ${own} judges proposals of the type ${loaded.value.type}, and --type says ${type}.`, { fix: 'Leave out --type.' })] };
  return { rubric: loaded.value };
}

function titleOf(type: string, shelf: Shelf): string {
  const rubric = shelf.rubric(shelf.forType(type)!);
  return rubric.ok ? rubric.value.title : type;
}

/** What most types ask, while it is not known yet which one it is: all is named at once. */
function stillMissing(options: OptionValues, answers: Answers): readonly { readonly flag: string; readonly why: string }[] {
  if (textOption(options, 'from') !== null) return [];
  const asked = [['title', 'What the work is called.'], ['organization', 'For whom you write.'], ['email', 'Where our answer goes.'], ['start', 'The day on which it begins.']] as const;
  return asked.filter(([key]) => textOption(options, key) === null && !answers.has(key) && !(key === 'email' && answers.has('contact.email'))).map(([key, why]) => ({ flag: `--${key}`, why }));
}

type Made = { readonly text: string; readonly brought: BroughtIn | null; readonly blankLines: boolean } | { readonly problems: readonly Problem[] };

function textOf(rubric: Rubric, values: ReadonlyMap<string, FieldEntry>, old: OldText | null, host: Host): Made {
  const template = templateFor(rubric, host);
  const all = new Map<string, FieldEntry>([['type', rubric.type], ...values]);
  if (old === null) return checked(fillTemplate(template, all), null, false);
  const page = parseProposal(template, 'template.md');
  if (!page.ok) return { problems: page.problems };
  const [before, ours] = [rolesOf(old.proposal, rubric), rolesOf(page.value, rubric)];
  const brought = bringIn(before, ours, all, old.aside);
  return checked(brought.text, brought, before.roles.selfAssessment.size === 0 && ours.roles.selfAssessment.size > 0);
}

/** Nothing is written that we could not read back. */
function checked(text: string, brought: BroughtIn | null, blankLines: boolean): Made {
  const parsed = parseProposal(text, 'the new file');
  return parsed.ok ? { text, brought, blankLines } : { problems: parsed.problems };
}

interface Written {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly rubric: Rubric;
  readonly values: ReadonlyMap<string, FieldEntry>;
  readonly open: readonly Question[];
  /** Ids of fields that the old text gives. */
  readonly inOld: ReadonlySet<string>;
  readonly today: string;
}

/** Most names to try before saying that the folder is full of them. */
const mostNames = 1000;

function write(made: Extract<Made, { readonly text: string }>, { args, options, rubric, values, open, inOld, today }: Written, host: Host): number {
  const title = values.get('title');
  const target = targetOf(args[0], typeof title === 'string' ? title : '', rubric, host);
  let path = target.path(1);
  let trouble = host.makeFolder(host.paths.dirname(path)) ?? host.createNew(path, made.text);
  for (let n = 2; trouble === 'taken' && !target.named && n < mostNames; n++) {
    path = target.path(n);
    trouble = host.createNew(path, made.text);
  }
  const shown = host.paths.relative(host.cwd, path);
  if (trouble !== null) return tellWrong([trouble === 'taken' ? problem('file-taken', 'it is there already, and nothing is written over it.', { path: shown, fix: 'Name another file.' }) : problem('file-unwritable', `${trouble}.`, { path: shown, fix: 'Name another file.' })], host);
  const start = values.get('start');
  host.stdout.write(tellDone({
    path: shown, rubric, ownRubric: textOption(options, 'rubric'), brought: made.brought, blankLines: made.blankLines, open, today,
    blank: blankFields(rubric, new Set([...values.keys(), ...inOld])),
    start: typeof start === 'string' ? start : null,
  }, host));
  if (options['open'] === true) openIt(path, host);
  return 0;
}

/** What the rubric requires at the top and nothing gave, beside the questions that everybody is asked. */
function blankFields(rubric: Rubric, given: ReadonlySet<string>): readonly string[] {
  const asked = ['title', 'organization', 'contact', 'start'];
  return rubric.fields.filter(({ id, required, or }) => required && !asked.includes(id) && ![id, ...or].some((one) => given.has(one))).map(({ id }) => id);
}

/** The file is there whatever becomes of the editor. */
function openIt(path: string, host: Host): void {
  const editor = [host.env['VISUAL'], host.env['EDITOR']].find((command) => command !== undefined && command.trim() !== '');
  const trouble = editor === undefined ? 'neither $VISUAL nor $EDITOR names an editor' : host.edit(editor, path);
  if (trouble !== null) tellProblems([problem('editor', `It was not opened: ${trouble}.`, { level: 'warning', fix: editor === undefined ? 'Set one of them, as in EDITOR=nano.' : null })], host);
}
