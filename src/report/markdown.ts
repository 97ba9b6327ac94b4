/** Markdown for a check's page or a comment: what is missing and where, for whoever wrote it; no recommendation in public. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import { isUnread, unreadWords } from './basis.js';
import { knownSteps } from './fixes.js';
import type { Format, RenderOptions } from './format.js';
import { markdownCode, markdownText, uri } from './public/escape.js';
import { forPeople, lacksDecision, stops, todosOf, waivedOf, type Todo } from './public/todo.js';
import { safe } from './safe.js';
import { shellWord } from './terminal/hint.js';
import { count, day, listed, lowerFirst, numberWord, sentence, upperFirst } from './words.js';

/** Most proposals with a table, rows in one, names in one sentence: a page has its bounds. */
const MOST_TABLES = 20;
const MOST_ROWS = 30;
const MOST_NAMES = 12;

export const markdown: Format = {
  name: 'markdown',
  about: 'what is missing and where, for a check\'s page or a comment',
  render(result, options) {
    const todos = new Map(result.evaluations.map((evaluation) => [evaluation, todosOf(evaluation)]));
    const open = result.evaluations.filter((evaluation) => todos.get(evaluation)!.length > 0 || lacksDecision(evaluation) !== '');
    const more = result.evaluations.flatMap((evaluation) => { const steps = optionalSteps(evaluation, todos.get(evaluation)!); return steps.length === 0 ? [] : [{ evaluation, steps }]; });
    const things = open.reduce((sum, evaluation) => sum + todos.get(evaluation)!.length, 0) + result.problems.filter((p) => p.level === 'error').length;
    const blocks = [
      // The first line tells a program whether there is anything to say.
      `<!-- proposals: ${things} to write -->`,
      ...open.slice(0, MOST_TABLES).flatMap((evaluation) => toWrite(evaluation, todos.get(evaluation)!, result.request !== undefined, options)),
      ...(open.length > MOST_TABLES ? [`${upperFirst(count(open.length - MOST_TABLES, 'other proposal'))} also lack something.`] : []),
      ...more.slice(0, MOST_TABLES).flatMap(({ evaluation, steps }) => optionalTable(evaluation, steps, options)),
      ...unread(result),
      ...(open.length === 0 && more.length === 0 && result.problems.length === 0 ? [`### ${result.evaluations.length === 0 ? 'No proposal to evaluate' : result.evaluations.some(isUnread) ? 'No required section or field is missing' : 'Nothing is missing'}`] : []),
      standing(result, open, open.some((evaluation) => stops(evaluation))),
      ...details(result),
      ...(result.evaluations.length === 0 ? [] : ['Is something here wrong? Reply with the line number, and a reviewer checks it.']),
      // Outside a request the sentence may name an outcome, and that is for people to tell.
      result.request === undefined && result.exit.code < 2 ? '' : markdownText(result.exit.why),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
};

function toWrite(evaluation: Evaluation, todos: readonly Todo[], requested: boolean, options: RenderOptions): readonly string[] {
  const title = markdownText(evaluation.proposal.title);
  const decision = lacksDecision(evaluation);
  if (todos.length === 0) return [`### Decision missing: ${title}`, markdownText(decision)];
  const rows = todos.slice(0, MOST_ROWS).map((todo) => `| ${markdownText(todo.title)} | ${markdownText(todo.fix)} | ${placeOf(evaluation, todo, options)} |`);
  return [
    `### Missing: ${count(todos.length, 'point')} in ${title}`,
    ['| Missing | To do | Where |', '| --- | --- | --- |', ...rows, ...(todos.length > MOST_ROWS ? [`| and ${numberWord(todos.length - MOST_ROWS)} more | | |`] : [])].join('\n'),
    ...(decision === '' ? [] : [markdownText(decision)]),
    [stops(evaluation) ? lead(evaluation, todos.length, requested) : `${evaluation.proposal.status === 'draft' ? 'It is a draft: n' : 'N'}othing here blocks it.`, praise(evaluation)].filter((part) => part !== '').join(' '),
  ];
}

/** What would raise the score, where words are enough. A change of plan is for people to talk about, and what nobody has read is for a reader. */
function optionalSteps(evaluation: Evaluation, todos: readonly Todo[]): readonly Todo[] {
  const { path, decision } = evaluation;
  if (path === null || path.change.length > 0 || decision?.current === true) return [];
  const beyond = knownSteps(evaluation, path.write).filter((step) => todos.every((todo) => todo.id !== step.id));
  return beyond.map((step) => ({ id: step.id, kind: 'criterion', title: safe(evaluation.criteria.find(({ id }) => id === step.id)?.title ?? ''), fix: sentence(safe(step.do)), section: safe(step.where?.section ?? ''), line: step.where?.line ?? null }));
}

function optionalTable(evaluation: Evaluation, steps: readonly Todo[], options: RenderOptions): readonly string[] {
  const rows = steps.slice(0, MOST_ROWS).map((step) => `| ${markdownText(step.title)} | ${markdownText(step.fix)} | ${placeOf(evaluation, step, options)} |`);
  return [`### Optional, would help most: ${markdownText(evaluation.proposal.title)}`, ['| Point | To do | Where |', '| --- | --- | --- |', ...rows, ...(steps.length > MOST_ROWS ? [`| and ${numberWord(steps.length - MOST_ROWS)} more | | |`] : [])].join('\n')];
}

function lead(evaluation: Evaluation, n: number, requested: boolean): string {
  // Within a request it has been sent: what names an address to send it to is left out.
  const reply = safe(evaluation.rubric.reply).split(/; ?/u).filter((part) => !requested || !/@|:\/\//u.test(part)).join('; ');
  return `With ${n === 1 ? 'this' : 'these'} added, it goes to the reviewers.${reply === '' ? '' : ` ${markdownText(sentence(upperFirst(reply)))}`}`;
}

/** One sentence of the author's own that a reviewer found to count. */
function praise(evaluation: Evaluation): string {
  for (const criterion of evaluation.criteria) {
    if (criterion.status !== 'met' || criterion.basis !== 'reader') continue;
    const found = criterion.evidence.find((e) => e.stance === 'supports' && e.excluded === null && e.basis !== 'fact' && e.excerpt.length >= 20 && e.excerpt.length <= 160);
    if (found !== undefined) return `Already good: "${markdownText(found.excerpt)}"`;
  }
  return '';
}

function placeOf(evaluation: Evaluation, todo: Todo, options: RenderOptions): string {
  const words = todo.section || (todo.line === null ? '' : `line ${todo.line}`);
  if (words === '') return '';
  const link = options.blob === undefined ? null : `${options.blob}${uri((options.prefix ?? '') + evaluation.proposal.path)}${todo.line === null ? '' : `?plain=1#L${todo.line}`}`;
  return link === null ? `${markdownText(words)}${todo.line === null || todo.section === '' ? '' : `, line ${todo.line}`}` : `[${markdownText(words)}](<${link}>)`;
}

function unread(result: RunResult): readonly string[] {
  const errors = result.problems.filter((p) => p.level === 'error');
  if (errors.length === 0) return [];
  return [
    '### Cannot be evaluated yet',
    errors.slice(0, MOST_ROWS).map((p) => {
      const place = p.path === null ? '' : `${markdownCode(`${p.path}${p.line === null ? '' : `:${p.line}`}`)}: `;
      return `- ${place}${markdownText(sentence(upperFirst(p.message)))}${p.fix === null ? '' : ` ${markdownText(sentence(upperFirst(p.fix)))}`}`;
    }).join('\n'),
    ...(errors.length > MOST_ROWS ? [`And ${errors.length - MOST_ROWS} more.`] : []),
  ];
}

/** `*A* and *B* are complete. *C* is complete; a person will write to you.` */
function standing(result: RunResult, open: readonly Evaluation[], any: boolean): string {
  const rest = result.evaluations.filter((evaluation) => !open.includes(evaluation));
  const people = rest.filter((evaluation) => forPeople(evaluation) && !isUnread(evaluation));
  const unread = rest.filter(isUnread);
  const fine = rest.filter((evaluation) => !people.includes(evaluation) && !unread.includes(evaluation));
  const names = (list: readonly Evaluation[]): string => listed([...list.slice(0, MOST_NAMES).map((evaluation) => `*${markdownText(evaluation.proposal.title)}*`), ...(list.length > MOST_NAMES ? [`${numberWord(list.length - MOST_NAMES)} more`] : [])]);
  const say = (list: readonly Evaluation[], then: string): string => (list.length === 0 ? '' : `${names(list)} ${list.length === 1 ? 'is' : 'are'} complete${then}.`);
  return [say(fine, any || fine.length === 0 ? '' : fine.length === 1 ? ', and goes to the reviewers' : ', and go to the reviewers'), say(people, '; a reviewer will write to you'), unread.length === 0 ? '' : `${names(unread)} ${unread.length === 1 ? 'has' : 'have'} all required sections and fields; the points of the rubric are not read yet.`].filter((part) => part !== '').join(' ');
}

/** A finding about a record, for who knows the rubric by its words: titles for ids, days as people write them. */
function plainWords(message: string, evaluation: Evaluation): string {
  const known = [...evaluation.criteria, ...evaluation.antiPatterns, ...evaluation.sections].sort((a, b) => b.id.length - a.id.length).find(({ id }) => id.includes('/') && message.includes(id));
  const said = known === undefined ? message : message.replace(known.id, () => `"${known.title}"`);
  return said.replace(/\b\d{4}-\d{2}-\d{2}\b/gu, (iso) => day(iso));
}

function details(result: RunResult): readonly string[] {
  const lines: string[] = [];
  for (const evaluation of result.evaluations) for (const waiver of waivedOf(evaluation))
    lines.push(`Waived until ${day(waiver.until)} by ${markdownText(waiver.by)}: *${markdownText(evaluation.proposal.title)}*, ${markdownText(lowerFirst(waiver.title))} ("${markdownText(waiver.why)}").`);
  for (const { title, by, on } of result.request?.decided ?? []) lines.push(`Already decided by ${markdownText(by)} on ${day(on)}, so not checked: *${markdownText(title)}*.`);
  for (const p of result.problems.filter((one) => one.code === 'proposal-unlisted').slice(0, MOST_NAMES)) lines.push(`${markdownCode(p.path ?? '')} was not evaluated. ${markdownText(sentence(upperFirst(p.message)))}`);
  for (const change of result.request?.changes ?? [])
    lines.push(`This request changes ${markdownCode(change.path)} too; ${result.request!.trusted ? 'the change was used' : `the version on ${markdownCode(result.request!.base)} was used`}. ${markdownText(change.difference)}`);
  for (const evaluation of result.evaluations) for (const p of evaluation.problems.filter((one) => one.level === 'warning' || one.code.startsWith('similar-')).slice(0, MOST_NAMES))
    lines.push(`${markdownCode(`${evaluation.proposal.path}${p.line === null || p.path !== evaluation.proposal.path ? '' : `:${p.line}`}`)}: ${markdownText(sentence(upperFirst(plainWords(p.message, evaluation))))}`);
  for (const evaluation of result.evaluations.slice(0, MOST_NAMES)) {
    const unread = unreadWords(evaluation);
    if (unread !== '') lines.push(`*${markdownText(evaluation.proposal.title)}*: ${lowerFirst(unread)}.`);
  }
  const rubrics = [...new Set(result.evaluations.map(({ rubric }) => `${rubric.title} ${rubric.version}${rubric.stage === null ? '' : `, at the stage ${rubric.stage}`}`))];
  const [first] = result.evaluations;
  if (first !== undefined) lines.push(`${markdownText(listed(rubrics.slice(0, MOST_NAMES)))}, ${day(result.today)}. On your computer: ${markdownCode(`npx evaluate ${shellWord(safe(first.proposal.path))}`)}`);
  if (lines.length === 0) return [];
  const set = result.evaluations.some((evaluation) => waivedOf(evaluation).length > 0);
  return [`<details><summary>${set ? 'Waivers, and how' : 'How'} this was evaluated</summary>\n\n${lines.slice(0, 100).join('\\\n')}\n\n</details>`];
}
