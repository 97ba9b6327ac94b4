/** Markdown for a check's page or a comment: what is to write and where, said to whoever wrote it; no verdict on anybody in public. */
import type { Evaluation, RunResult } from '../evaluate/result.js';
import type { Format, RenderOptions } from './format.js';
import { markdownCode, markdownText, uri } from './public/escape.js';
import { forPeople, lacksDecision, stops, todosOf, waivedOf, type Todo } from './public/todo.js';
import { safe } from './safe.js';
import { count, day, listed, lowerFirst, numberWord, sentence, upperFirst } from './words.js';

/** Most proposals with a table, rows in one, names in one sentence: a page has its bounds. */
const MOST_TABLES = 20;
const MOST_ROWS = 30;
const MOST_NAMES = 12;

export const markdown: Format = {
  name: 'markdown',
  about: 'what is to write, for a check\'s page or a comment',
  render(result, options) {
    const todos = new Map(result.evaluations.map((evaluation) => [evaluation, todosOf(evaluation)]));
    const open = result.evaluations.filter((evaluation) => todos.get(evaluation)!.length > 0 || lacksDecision(evaluation) !== '');
    const more = result.evaluations.flatMap((evaluation) => { const steps = strengthens(evaluation, todos.get(evaluation)!); return steps.length === 0 ? [] : [{ evaluation, steps }]; });
    const things = open.reduce((sum, evaluation) => sum + todos.get(evaluation)!.length, 0) + result.problems.filter((p) => p.level === 'error').length;
    const blocks = [
      // The first line tells a program whether there is anything to say.
      `<!-- proposals: ${things} to write -->`,
      ...open.slice(0, MOST_TABLES).flatMap((evaluation) => toWrite(evaluation, todos.get(evaluation)!, result.request !== undefined, options)),
      ...(open.length > MOST_TABLES ? [`${upperFirst(count(open.length - MOST_TABLES, 'other proposal'))} lack something too.`] : []),
      ...more.slice(0, MOST_TABLES).flatMap(({ evaluation, steps }) => toStrengthen(evaluation, steps, options)),
      ...unread(result),
      ...(open.length === 0 && more.length === 0 && result.problems.length === 0 ? [`### ${result.evaluations.length === 0 ? 'No proposal to look at' : 'Nothing to write'}`] : []),
      standing(result, open, open.some((evaluation) => stops(evaluation))),
      ...details(result),
      ...(result.evaluations.length === 0 ? [] : ['Did we misread something? Tell us the line; a person looks, and the rubric learns.']),
      // Outside a request the sentence may name an outcome, and that is for people to tell.
      result.request === undefined && result.exit.code < 2 ? '' : markdownText(result.exit.why),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
};

function toWrite(evaluation: Evaluation, todos: readonly Todo[], requested: boolean, options: RenderOptions): readonly string[] {
  const title = markdownText(evaluation.proposal.title);
  const decision = lacksDecision(evaluation);
  if (todos.length === 0) return [`### A decision to go: ${title}`, markdownText(decision)];
  const kind = todos.every((todo) => todo.kind === 'criterion') ? `${upperFirst(count(todos.length, 'sentence'))} to go` : `${upperFirst(count(todos.length, 'thing'))} to write`;
  const rows = todos.slice(0, MOST_ROWS).map((todo) => `| ${markdownText(todo.fix || todo.asks)} | ${placeOf(evaluation, todo, options)} |`);
  return [
    `### ${kind}: ${title}`,
    ['| To write | A good place |', '| --- | --- |', ...rows, ...(todos.length > MOST_ROWS ? [`| and ${numberWord(todos.length - MOST_ROWS)} more | |`] : [])].join('\n'),
    ...(decision === '' ? [] : [markdownText(decision)]),
    [stops(evaluation) ? lead(evaluation, todos.length, requested) : `${evaluation.proposal.status === 'draft' ? 'It is a draft: n' : 'N'}othing here stops it.`, praise(evaluation)].filter((part) => part !== '').join(' '),
  ];
}

/** The rest of the shortest way, where words alone go it: nothing asks for it before merging. A change of plan is for people to talk about. */
function strengthens(evaluation: Evaluation, todos: readonly Todo[]): readonly Todo[] {
  const { path, decision } = evaluation;
  if (path === null || path.change.length > 0 || decision?.current === true) return [];
  const beyond = path.write.filter((step) => todos.every((todo) => todo.id !== step.id));
  return beyond.map((step) => ({ id: step.id, kind: 'criterion', asks: '', fix: sentence(safe(step.do)), section: safe(step.where?.section ?? ''), line: step.where?.line ?? null }));
}

function toStrengthen(evaluation: Evaluation, steps: readonly Todo[], options: RenderOptions): readonly string[] {
  const rows = steps.slice(0, MOST_ROWS).map((step) => `| ${markdownText(step.fix)} | ${placeOf(evaluation, step, options)} |`);
  return [`### What would strengthen it most: ${markdownText(evaluation.proposal.title)}`, ['| To write | A good place |', '| --- | --- |', ...rows, ...(steps.length > MOST_ROWS ? [`| and ${numberWord(steps.length - MOST_ROWS)} more | |`] : [])].join('\n')];
}

function lead(evaluation: Evaluation, n: number, requested: boolean): string {
  // Within a request it has been sent: what names an address to send it to is left out.
  const reply = safe(evaluation.rubric.reply).split(/; ?/u).filter((part) => !requested || !/@|:\/\//u.test(part)).join('; ');
  return `With ${n === 1 ? 'it' : 'these'} it goes to our reviewers.${reply === '' ? '' : ` ${markdownText(sentence(upperFirst(reply)))}`}`;
}

/** One sentence of the author's own that stands well, to begin from. */
function praise(evaluation: Evaluation): string {
  for (const criterion of evaluation.criteria) {
    if (criterion.status !== 'met') continue;
    const found = criterion.evidence.find((e) => e.stance === 'supports' && e.excluded === null && e.basis !== 'fact' && e.excerpt.length >= 20 && e.excerpt.length <= 160);
    if (found !== undefined) return `Strong already: "${markdownText(found.excerpt)}"`;
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
    '### To mend first',
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
  const people = rest.filter(forPeople);
  const fine = rest.filter((evaluation) => !people.includes(evaluation));
  const names = (list: readonly Evaluation[]): string => listed([...list.slice(0, MOST_NAMES).map((evaluation) => `*${markdownText(evaluation.proposal.title)}*`), ...(list.length > MOST_NAMES ? [`${numberWord(list.length - MOST_NAMES)} more`] : [])]);
  const say = (list: readonly Evaluation[], then: string): string => (list.length === 0 ? '' : `${names(list)} ${list.length === 1 ? 'is' : 'are'} complete${then}.`);
  return [say(fine, any || fine.length === 0 ? '' : ', and go to our reviewers'.replace('go', fine.length === 1 ? 'goes' : 'go')), say(people, '; a person will write to you')].filter((part) => part !== '').join(' ');
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
    lines.push(`Set aside until ${day(waiver.until)} by ${markdownText(waiver.by)}: *${markdownText(evaluation.proposal.title)}*, ${markdownText(lowerFirst(waiver.title))} ("${markdownText(waiver.why)}").`);
  for (const { title, by, on } of result.request?.decided ?? []) lines.push(`Decided already, by ${markdownText(by)} on ${day(on)}, and left in peace: *${markdownText(title)}*.`);
  for (const p of result.problems.filter((one) => one.code === 'proposal-unlisted').slice(0, MOST_NAMES)) lines.push(`${markdownCode(p.path ?? '')} was not looked at. ${markdownText(sentence(upperFirst(p.message)))}`);
  for (const change of result.request?.changes ?? [])
    lines.push(`This request changes ${markdownCode(change.path)} too; ${result.request!.trusted ? 'it was judged by that' : `judged by what stands on ${markdownCode(result.request!.base)}`}. ${markdownText(change.difference)}`);
  for (const evaluation of result.evaluations) for (const p of evaluation.problems.filter((one) => one.level === 'warning' || one.code.startsWith('similar-')).slice(0, MOST_NAMES))
    lines.push(`${markdownCode(`${evaluation.proposal.path}${p.line === null || p.path !== evaluation.proposal.path ? '' : `:${p.line}`}`)}: ${markdownText(sentence(upperFirst(plainWords(p.message, evaluation))))}`);
  const rubrics = [...new Set(result.evaluations.map(({ rubric }) => `${rubric.title} ${rubric.version}${rubric.stage === null ? '' : `, at the stage ${rubric.stage}`}`))];
  const [first] = result.evaluations;
  if (first !== undefined) lines.push(`${markdownText(listed(rubrics.slice(0, MOST_NAMES)))}, ${day(result.today)}. At home: ${markdownCode(`evaluate ${first.proposal.path}`)}`);
  if (lines.length === 0) return [];
  const set = result.evaluations.some((evaluation) => waivedOf(evaluation).length > 0);
  return [`<details><summary>${set ? 'Set aside, and how' : 'How'} this was judged</summary>\n\n${lines.slice(0, 100).join('\\\n')}\n\n</details>`];
}
