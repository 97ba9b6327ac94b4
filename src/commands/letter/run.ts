/** Runs `proposals letter`: gathers what a letter may say, fills the template for the outcome, and checks a finished one. */
import { decidedOf, type Decided } from '../../desk/decided.js';
import { letterTitle } from '../../desk/letter.js';
import { checkLetter } from '../../desk/letter-check.js';
import type { Host } from '../../lib/host.js';
import type { Outcome } from '../../evaluate/result.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { problem } from '../../lib/problem.js';
import { answerable } from '../../reviews/check.js';
import { printsOf } from '../../reviews/fingerprint.js';
import { askedBy, loadRecords, textAt, type Loaded } from '../../reviews/load.js';
import { quoteIndex } from '../../evaluate/quotes.js';
import { safe } from '../../report/safe.js';
import { listed } from '../../report/words.js';
import { textOption, type OptionValues } from '../command.js';
import { choice, todayOf } from '../options.js';
import { fieldOf } from '../../proposal/one-field.js';
import { composeLetter } from './compose.js';
import { disagreedOf } from '../queue/portfolio.js';
import { proposalFile } from '../../desk/review/find.js';
import { loadSubject, tellErrors, tellProblems } from '../subject.js';

const outcomes = ['accept', 'defer', 'refine', 'decline'] as const;

/** 0; 1 with `--check` while something stands in the way; 2 where something could not be used. */
export async function runLetter(args: readonly string[], options: OptionValues, host: Host): Promise<number> {
  const problems: Problem[] = [];
  const today = todayOf(options, host, problems);
  const asked = textOption(options, 'outcome') === null ? null : choice<Outcome>(options, 'outcome', '--outcome', outcomes, 'refine', problems);
  const stop = (found: readonly Problem[]): number => { tellErrors(found, today, host); return 2; };
  if (problems.length > 0) return stop(problems);
  if (args.length === 0) return stop([problem('option-missing', 'a letter needs its proposal.', { fix: 'Write: proposals letter FILE, or a part of its title' })]);
  const file = proposalFile(args.join(' '), 'letter', options, today, host);
  if (!('path' in file)) return stop('problem' in file ? [file.problem] : []);
  const subject = await loadSubject(file.path, options, host);
  if (subject === null) return 2;
  const { proposal, rubric, root } = subject;
  const loaded = loadRecords(proposal, rubric, root, host, today);
  if (!loaded.ok) { tellProblems(loaded.problems, host); return 2; }
  const evaluation = subject.evaluate(loaded.records);
  const index = quoteIndex(proposal);
  const ids = [...answerable(rubric).keys()];

  const decided = decidedOf(loaded.files, { text: proposal.contentSha256, words: printsOf(proposal).text }, loaded.config);
  const check = textOption(options, 'check');
  if (check !== null) {
    const text = textAt(host.paths.resolve(host.cwd, check), host);
    if (text === null) return stop([problem('path-missing', 'it can\'t be read as text.', { path: check })]);
    const found = [...checkLetter(text, check, index, safe(letterTitle(evaluation.proposal.title)), ids), ...remarks(decided, loaded, rubric)];
    if (found.length === 0) host.stdout.write('\n  The letter is finished, and each quotation stands in the proposal.\n\n');
    tellProblems(found, host);
    return found.length === 0 ? 0 : 1;
  }

  const outcome = asked ?? decided.outcome ?? evaluation.recommendation;
  const template = templateFor(outcome, textOption(options, 'language'), root, host);
  if ('problem' in template) return stop([template.problem]);
  const files = loaded.files.filter((one) => loaded.config.reviewers.includes(one.by) && one.assistant === null && (one.aside ?? null) === null);
  const composed = composeLetter({ evaluation, outcome, decided, files, index, today, name: nameOf(proposal), organization: textField(proposal, 'organization') }, template);
  if (!composed.ok) return stop(composed.problems);
  const letter = composed.value;
  const faults = checkLetter(letter, null, index, safe(letterTitle(evaluation.proposal.title)), ids).filter(({ code }) => code !== 'letter-unfinished');

  const output = textOption(options, 'output');
  if (output === null) host.stdout.write(letter);
  else {
    const trouble = host.createNew(host.paths.resolve(host.cwd, output), letter);
    if (trouble !== null) return stop([problem('output-unwritable', trouble === 'taken' ? 'something stands there already, and nothing is overwritten.' : `${trouble}.`, { path: output, fix: 'Name another file.' })]);
    host.stdout.write(`\n  Drafted in ${safe(output)}. Write the sentence at ▸, then: proposals letter ${safe(args.join(' '))} --check ${safe(output)}\n\n`);
  }
  const told = [...faults, ...remarks(decided, loaded, rubric, evaluation.recommendation)];
  // On a screen the letter ends before our remarks begin.
  if (told.length > 0 && output === null && host.stdout.isTTY) host.stdout.write('\n');
  tellProblems(told, host);
  return 0;
}

/** Why it is too early to send it. `recommended`: what a draft goes by where nobody has decided. */
function remarks(decided: Decided, loaded: Loaded, rubric: Rubric, recommended: Outcome | null = null): readonly Problem[] {
  const early = (message: string, fix: string): Problem => problem('letter-early', message, { level: 'warning', fix });
  const asked = askedBy(rubric);
  const differ = disagreedOf(loaded.disagreements, asked).map((one) => early(`${listed(one.by)} differ on ${one.title}.`, `Settle it first: ${one.asks}`));
  if (decided.differ.length > 0) return [...differ, early('The reviewers decided differently; settle that before you send anything.', 'One decision made anew is enough: proposals review FILE')];
  if (decided.outcome === null) return [...differ, early(`Nobody has decided yet${recommended === null ? '' : `; this draft goes by the recommendation, ${recommended}`}.`, 'Decide first: proposals review FILE')];
  if (decided.wantsSecond) return [...differ, early(`${listed(decided.by)} decided ${decided.outcome}, which takes two: a second reader must decide before it is sent.`, 'Another reviewer reads it: proposals review FILE')];
  return differ;
}

type Template = { readonly text: string; readonly path: string } | { readonly problem: Problem };

/** The repository's own template before the shipped one, the language's before the plain one. */
function templateFor(outcome: Outcome, language: string | null, root: string, host: Host): Template {
  if (language !== null && !/^[\p{L}\p{N}-]+$/u.test(language)) return { problem: problem('option-value', '--language takes the name of a folder.', { fix: 'Write: --language deutsch' }) };
  const own = host.paths.resolve(root, 'letters');
  const shipped = host.paths.resolve(host.packageRoot, 'templates', 'letters');
  const plain = language === null || language === 'english';
  const places = [...(language === null ? [] : [own, shipped].map((folder) => host.paths.resolve(folder, language, `${outcome}.md`))), ...(plain ? [own, shipped].map((folder) => host.paths.resolve(folder, `${outcome}.md`)) : [])];
  for (const path of places) {
    const text = textAt(path, host);
    if (text !== null) return { text: text.replace(/\r\n?/gu, '\n'), path: path.startsWith(`${host.packageRoot}/`) ? host.paths.relative(host.packageRoot, path) : host.paths.relative(root, path) };
  }
  return { problem: problem('letter-template', `there is no letter for ${outcome}${language === null ? '' : ` in ${language}`}.`, { fix: `Write one: letters/${language === null ? '' : `${language}/`}${outcome}.md` }) };
}

function nameOf(proposal: Proposal): string {
  const contact = fieldOf(proposal, 'contact');
  return contact?.kind === 'contact' ? contact.name ?? '' : '';
}

function textField(proposal: Proposal, id: string): string {
  const value = fieldOf(proposal, id);
  return value?.kind === 'text' ? value.text : '';
}
