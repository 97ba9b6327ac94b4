/** A template made from a rubric: all that it can ask for, each in the place where it is read. */
import type { Checklist, Condition, Criterion, FieldRule, Rubric, SectionRule } from '../rubric/types.js';
import { headingKey } from '../lib/fold.js';
import { yamlText } from './yaml.js';

/** Markdown with blank frontmatter, a heading for every section with what we look for in a comment, and the self-assessment. */
export function generateTemplate(rubric: Rubric): string {
  const boxes = boxesOf(rubric);
  const criteria = rubric.checklists.flatMap((list) => list.criteria);
  // Without a self-assessment no line is read, whatever a criterion calls its own.
  const lineless = criteria.filter((one) => rubric.selfAssessment === null || one.line.length === 0);
  const asked = (section: SectionRule): string[] => [section.hint, ...lineless.filter((one) => one.home[0] === section.id).map(asks)].filter((text) => text !== '');
  const homeless = lineless.filter((one) => one.home.length === 0);
  return [
    '---', ...frontmatter(rubric), '---', '',
    `# ${headingOf(rubric)}`, '',
    comment(['Write below each heading; what stands between these marks is for you and is never read as yours. Delete it or leave it.']), '',
    ...rubric.sections.flatMap((section) => [`## ${escape(section.title)}`, '', ...about(asked(section)), ...items(section, boxes)]),
    ...homeless.flatMap((one) => [`## ${escape(one.title)}`, '', ...about([asks(one)].filter((text) => text !== ''))]),
    ...selfAssessment(rubric),
  ].join('\n').replace(/\n+$/u, '\n');
}

function frontmatter(rubric: Rubric): string[] {
  // A later gate tells again whose paper it is, and what it asks for; the rest was said before.
  const again = (field: FieldRule): boolean => rubric.stage === null || field.required || ['title', 'organization', 'contact'].includes(field.id);
  const fields = rubric.fields.filter((field) => field.id !== 'type' && again(field));
  return [`type: ${yamlText(rubric.type)}`, ...(fields.some(({ id }) => id === 'title') ? [] : ['title:']), ...fields.map(blank)];
}

/** A key without a value, and in a comment what may stand there. */
function blank(field: FieldRule): string {
  if (field.kind === 'contact') return `${field.id}: { name: , email: , website: }`;
  if (field.kind === 'choice') return `${field.id}: # ${field.choices.map(oneLine).join(', ')}`;
  if (field.kind === 'date') return `${field.id}: # a day, like 2027-03-01`;
  if (field.kind !== 'money') return `${field.id}:`;
  return field.required ? `${field.id}: # an amount, like ${field.currency ?? 'EUR'} ${Math.max(field.from ?? 0, Math.min(field.to ?? 500, 500))}` : `# ${field.id}: { amount: 0, currency: ${field.currency ?? 'EUR'}, status: secured }`;
}

/** The rubric's title, which must not be the name of a section. */
function headingOf(rubric: Rubric): string {
  const sections = new Set(rubric.sections.flatMap(({ title, also }) => [title, ...also]).map(headingKey));
  if (rubric.stage !== null) return escape(`${oneLine(rubric.title)}: ${oneLine(rubric.stage.split('-').join(' '))}`);
  const title = `${oneLine(rubric.title)} Proposal`;
  return escape(sections.has(headingKey(title)) || sections.has(headingKey(rubric.title)) ? `Proposal for ${oneLine(rubric.title)}` : title);
}

/** Labels of a section's items: boxes where a box is what the rubric reads. A label that only begins a longer one is another name for it. */
function items(section: SectionRule, boxes: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const keys = section.labels.map(headingKey);
  const lines = section.labels.filter((_, i) => !keys.some((key, j) => j !== i && (` ${key} `.startsWith(` ${keys[i]} `) || ` ${key} `.endsWith(` ${keys[i]} `)) && (key !== keys[i] || j < i)))
    .map((label) => (boxes.get(section.id)?.has(headingKey(label)) ?? false ? `- [ ] ${escape(label)}` : `- **${escape(label)}:**`));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The words of boxes that some condition reads, by section; a box without a section is looked for everywhere. */
function boxesOf(rubric: Rubric): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const waiting: Condition[] = [
    ...rubric.checklists.flatMap((list) => [list.when, ...list.criteria.flatMap(({ met, partial, contradicted, when }) => [met, partial, contradicted, when])]),
    ...rubric.antiPatterns.flatMap(({ present, when }) => [present, when]), ...rubric.timing.rules.map(({ present }) => present), ...rubric.sections.map(({ when }) => when),
  ].filter((one) => one !== null);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.op === 'not') waiting.push(one.of);
    else if (one.op !== 'check') waiting.push(...one.of);
    else if (one.kind === 'ticked') {
      const { in: where, box } = one.params as { readonly in?: string | readonly string[]; readonly box: string | readonly string[] };
      for (const section of where === undefined ? rubric.sections.map(({ id }) => id) : [where].flat()) {
        const labels = rubric.sections.find(({ id }) => id === section)?.labels ?? [];
        for (const words of [box].flat().map(headingKey)) for (const label of labels) if (` ${headingKey(label)} `.startsWith(` ${words} `)) found.set(section, (found.get(section) ?? new Set()).add(headingKey(label)));
      }
    }
  }
  return found;
}

function selfAssessment(rubric: Rubric): string[] {
  const own = rubric.selfAssessment;
  if (own === null) return [];
  const groups = rubric.checklists.filter((list) => list.criteria.some((one) => one.line.length > 0));
  if (groups.length === 0 && own.avoidLines.length === 0) return [];
  return [
    `## ${escape(own.titles[0]!)}`, '',
    comment(['One line for each thing we look for. Tick it when it is so, and write behind the title why, or where you tell it ("see Timeline"). A tick without words counts half. An honest "not yet" is better than a tick: it counts too.']), '',
    ...groups.flatMap((list) => group(list, own.notApplicable.find((one) => one.checklist === list.id)?.titles[0] ?? null)),
    ...(own.avoidLines.length === 0 ? [] : [
      `### ${escape(own.avoidGroup[0]!)}`, '', comment(['A tick says that there is nothing of the kind. Is there something near it? Then say so here, in your words.']), '',
      ...own.avoidLines.map((line) => `- [ ] **${escape(line.titles[0]!)}:**`), '',
    ]),
  ];
}

function group(list: Checklist, none: string | null): string[] {
  return [
    `### ${escape(list.group[0] ?? list.title)}`, '',
    ...(none === null ? [] : [`- [ ] **${escape(none)}:**`]),
    ...list.criteria.filter((one) => one.line.length > 0).map(line), '',
  ];
}

function line(criterion: Criterion): string {
  return `- [ ] **${escape(criterion.line[0]!)}:**${asks(criterion) === '' ? '' : ` ${comment([asks(criterion)])}`}`;
}

/** What is asked; where that is the title again, what would mend it. */
function asks(criterion: Criterion): string {
  return headingKey(criterion.asks) === headingKey(criterion.title) ? criterion.fix : criterion.asks;
}

function about(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [comment(texts), ''];
}

/** A comment that nothing in it can end. */
function comment(texts: readonly string[]): string {
  return `<!-- ${texts.map((text) => oneLine(text).replaceAll('--', '–')).join(' ')} -->`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Words that Markdown shall show as they are. */
function escape(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|~&]/gu, (mark) => `\\${mark}`);
}
