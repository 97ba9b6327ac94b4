/** A rubric as a page in Markdown: what it asks and why, what counts, what contradicts, how to fix it, an example. */
import type { AntiPattern, Checklist, Criterion, FieldRule, Rubric, RubricExample, SectionRule } from '../../rubric/types.js';
import type { Outcome } from '../../evaluate/result.js';
import { safe } from '../safe.js';
import { factsText } from './hearing.js';
import { namedTable } from './tables.js';

export interface PageOptions {
  /** Where a criterion or a thing to avoid is told in full instead, as a link target, or null for here. */
  readonly elsewhere?: (kind: 'criterion' | 'avoid', id: string) => string | null;
  /** It judges nothing itself: lists have no share of a whole yet. */
  readonly base?: boolean;
  /** Text under the title. */
  readonly lead?: string;
  /** What its later gates ask, each told in full or where `link` leads. */
  readonly stages?: readonly StagePage[];
}

/** A stage, and the rubric that it makes. */
export interface StagePage {
  readonly id: string;
  readonly title: string;
  readonly rubric: Rubric;
  readonly link?: string | null;
}

const outcomeOrder: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];

export function rubricPage(rubric: Rubric, options: PageOptions = {}): string {
  const { elsewhere = () => null, lead, base = false, stages = [] } = options;
  const parts: readonly string[] = [
    `# ${md(rubric.title)}${rubric.stage === null ? '' : `, at the stage ${md(rubric.stage)}`}`,
    ...(lead === undefined ? [] : [lead]),
    `Id: \`${code(rubric.id)}\`, version ${md(rubric.version)}. Outcomes: ${outcomeOrder.map((o) => `**${md(rubric.outcomes[o])}**`).join(', ')}. The score is out of 100, and ${rubric.decision.bar} is needed; ${rubric.decision.seriousLimit} serious red flags together decline.${rubric.reply === '' ? '' : ` ${md(rubric.reply)}`}`,
    ...section('Sections and fields', [fieldTable(rubric.fields), sectionTable(rubric.sections), ...(rubric.tables ?? []).map((table) => namedTable(table, md))]),
    ...rubric.checklists.flatMap((list) => checklistParts(list, rubric, elsewhere, base)),
    ...section('Red flags', avoidParts(rubric, elsewhere)),
    ...section('Timing', [timingPart(rubric)]),
    ...stages.flatMap((stage) => stageParts(stage, rubric)),
  ];
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

function section(title: string, parts: readonly string[]): readonly string[] {
  const full = parts.filter((p) => p !== '');
  return full.length === 0 ? [] : [`## ${title}`, ...full];
}

function fieldTable(fields: readonly FieldRule[]): string {
  if (fields.length === 0) return '';
  const rows = fields.map((f) => `| \`${code(f.id)}\` | ${md(f.title)} | ${f.kind === 'choice' ? f.choices.map(md).join(', ') : f.currency ?? f.kind}${rangeOf(f)} | ${f.required ? `yes${f.or.length === 0 ? '' : `, or ${f.or.map(md).join(', ')}`}` : ''} |`);
  return ['| field | title | type | required |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rangeOf({ from, to }: FieldRule): string {
  return from !== null && to !== null ? `, ${from} to ${to}` : from !== null ? `, ${from} or more` : to !== null ? `, ${to} at most` : '';
}

function sectionTable(sections: readonly SectionRule[]): string {
  if (sections.length === 0) return '';
  const rows = sections.map((s) => `| ${md(s.title)} | ${s.required ? 'yes' : ''} | ${md(s.hint)}${s.words === null ? '' : ` ${s.words[0]} to ${s.words[1]} words.`} |`);
  return ['| section | required | what belongs there |', '| --- | --- | --- |', ...rows].join('\n');
}

function checklistParts(list: Checklist, rubric: Rubric, elsewhere: NonNullable<PageOptions['elsewhere']>, base: boolean): readonly string[] {
  const { atLeast, always } = list.must;
  const must = list.level === 'desirable' ? 'Optional: it adds to the score.'
    : atLeast === null ? 'Required: each of these must be covered.'
    : `Required: at least ${atLeast} of these must be covered${always.length === 0 ? '' : `, always ${always.map((id) => md(titleOf(list, id))).join(' and ')}`}.`;
  const total = rubric.checklists.reduce((sum, l) => sum + l.weight, 0);
  const share = Math.round((list.weight * 1000) / total) / 10;
  return [`## ${md(list.title)}`, `${must}${base ? '' : ` ${share} % of the score.`}${list.criteria.some((c) => c.declines) ? ' A contradiction of one of the points that say so declines.' : ''}`, ...list.criteria.map((c) => {
    const link = elsewhere('criterion', c.id);
    return link === null ? criterionPart(c, rubric) : `### ${md(c.title)}\n\n${md(c.asks)} [More](${link})`;
  })];
}

function titleOf(list: Checklist, id: string): string {
  return list.criteria.find((c) => c.id === id || c.id === `${list.id}/${id}`)?.title ?? id;
}

function criterionPart(c: Criterion, rubric: Rubric): string {
  const homes = c.home.map((id) => rubric.sections.find((s) => s.id === id)?.title ?? id);
  const examples = (rubric.examples ?? []).filter((e) => e.criterion === c.id);
  const sentence = (reads: string): string | null => { const e = examples.find((one) => one.reads === reads); return e === undefined ? null : exampleText(e); };
  const rows: readonly (readonly [string, string | null])[] = [
    ['Why', c.why === '' ? null : md(c.why)],
    ['Counts', c.counts === '' ? null : md(c.counts)],
    ['Does not count', c.countsNot === '' ? null : md(c.countsNot)],
    ['Needs', c.needs === null ? null : `a ${c.needs}`],
    ['Where', homes.length === 0 ? null : homes.map(md).join(', ')],
    ['To fix it', `${md(c.fix)}${c.effort === 'write' ? '' : c.effort === 'decide' ? ' (needs a decision)' : ' (needs others)'}`],
    ['For', sentence('found') ?? sentence('in-part')],
    ['Against', sentence('against')],
    ['Not', sentence('against') === null ? sentence('not') : null],
  ];
  return `### ${md(c.title)}\n\n\`${code(c.id)}\` ${md(c.asks)}\n\n${rows.filter(([, text]) => text !== null).map(([name, text]) => `- ${name}: ${text}`).join('\n')}`;
}

/** A sentence in quotes, and the facts beside it. */
function exampleText(e: RubricExample): string {
  return [e.text === '' ? '' : `"${md(e.text)}"${e.line ? ' (on its own line)' : ''}`, md(factsText(e))].filter((w) => w !== '').join(', with ');
}

const severityWords = { disqualifying: 'declines', serious: 'refines', note: 'is reported, and changes no outcome' } as const;

function avoidParts(rubric: Rubric, elsewhere: NonNullable<PageOptions['elsewhere']>): readonly string[] {
  return rubric.antiPatterns.map((a) => {
    const link = elsewhere('avoid', a.id);
    return link === null ? avoidPart(a, rubric) : `### ${md(a.title)}\n\n${md(a.asks)} [More](${link})`;
  });
}

function avoidPart(a: AntiPattern, rubric: Rubric): string {
  const own = (rubric.examples ?? []).filter((e) => e.criterion === a.id);
  const pair = a.examples[0];
  const said = (reads: RubricExample['reads']): string | undefined => { const e = own.find((one) => one.reads === reads); return e === undefined ? undefined : exampleText(e); };
  const found = pair === undefined ? said('found') : `"${md(pair.says)}"`;
  const not = pair === undefined ? said('not') : `"${md(pair.not)}"`;
  const asked = said('asked');
  const rows = [
    ...(a.counts === '' ? [] : [`- Counts: ${md(a.counts)}`]),
    ...(a.countsNot === '' ? [] : [`- Does not count: ${md(a.countsNot)}`]),
    ...(found === undefined ? [] : [`- Found: ${found}`]),
    ...(asked === undefined ? [] : [`- To check by a reader: ${asked}`]),
    ...(not === undefined ? [] : [`- Not: ${not}`]),
    `- To fix it: ${md(a.fix)}`,
  ];
  return `### ${md(a.title)}\n\n\`${code(a.id)}\` ${md(a.asks)} It ${severityWords[a.severity]}.\n\n${rows.join('\n')}`;
}

/** What a stage asks that the rubric itself does not; what both hold alike is told above. */
function stageParts({ id, title, rubric, link = null }: StagePage, whole: Rubric): readonly string[] {
  const statuses = Object.entries(whole.stageByStatus ?? {}).filter(([, stage]) => stage === id).map(([status]) => md(status));
  const when = `Used with \`--stage ${code(id)}\`${statuses.length === 0 ? '' : `, or with the status ${statuses.join(' or ')}`}.${rubric.outcomes.accept === whole.outcomes.accept ? '' : ` Its name for accept is **${md(rubric.outcomes.accept)}**.`}${rubric.reply === whole.reply || rubric.reply === '' ? '' : ` ${md(rubric.reply)}`}`;
  if (link !== null) return [`## Stage: ${md(title)}`, `${when} [More](${link})`];
  const before = new Set(whole.checklists.flatMap((l) => l.criteria.map((c) => c.id)));
  const sections = new Set(whole.sections.map((s) => s.id));
  const same = rubric.sections.length === sections.size && rubric.sections.every((s) => sections.has(s.id) && whole.sections.includes(s));
  const asked = rubric.checklists.flatMap((l) => l.criteria);
  const fresh = asked.filter((c) => !before.has(c.id));
  const kept = asked.filter((c) => before.has(c.id));
  return [
    `## Stage: ${md(title)}`, when,
    same ? '' : sectionTable(rubric.sections),
    kept.length === 0 ? '' : `As above: ${kept.map((c) => md(c.title)).join(', ')}.`,
    ...fresh.map((c) => criterionPart(c, rubric)),
  ];
}

function timingPart({ timing, fields }: Rubric): string {
  const late = fields.some((f) => f.id === 'start') ? `A start more than ${timing.intakeDays} days ahead is deferred. ` : '';
  const rules = timing.rules.map((r) => `- ${md(r.title)}: ${md(r.asks)}`).join('\n');
  if (late === '' && rules === '') return '';
  return `${late}A deferred proposal is looked at again after ${timing.revisitDays[0]} to ${timing.revisitDays[1]} days, or when the event it waits for has happened.${rules === '' ? '' : `\n\n${rules}`}`;
}

/** Text of a rubric in Markdown: nothing in it may become markup. */
function md(text: string): string {
  return safe(text).replace(/[\\`*_[\]<>|#]/gu, (mark) => `\\${mark}`);
}

function code(text: string): string {
  return safe(text).split('`').join('\'');
}
