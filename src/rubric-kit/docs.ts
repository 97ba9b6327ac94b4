/** Makes the reference pages under docs/: one of each shipped rubric, and one of the language that rubrics are written in. */
import type * as zod from 'zod';
import { stringify } from 'yaml';
import { checks } from '../checks/index.js';
import type { Host } from '../lib/host.js';
import { rubricPage } from '../report/rubric/page.js';
import { rubricJsonSchema } from '../rubric/json-schema.js';
import { shippedRubrics } from '../rubric/shipped.js';
import { openRubric, openStages } from './open.js';

/** Every generated page by its path under docs/. Throws when a shipped rubric does not load: that is a mistake of ours. */
export function docPages(host: Host, z: typeof zod.z): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([['language.md', languagePage(z)]]);
  for (const { id } of shippedRubrics(host)) {
    const opened = openRubric(id, host);
    if (!opened.ok) throw new Error(`${id}: ${opened.problems.map((p) => p.message).join(' ')}`);
    const { rubric, path, root, base } = opened.value;
    const titles = new Map([...rubric.checklists.flatMap((l) => l.criteria), ...rubric.antiPatterns].map((t) => [t.id, t.title]));
    // What a base asks is told in full on the base's page alone.
    const elsewhere = (kind: 'criterion' | 'avoid', thing: string): string | null => {
      const local = (list: string): string => (thing.startsWith(`${list}/`) ? thing.slice(list.length + 1) : thing);
      const list = rubric.checklists.find((l) => l.criteria.some((c) => c.id === thing));
      const origin = rubric.origins.get(kind === 'avoid' ? `avoid.${thing}.asks` : `checklists.${list!.id}.criteria.${local(list!.id)}.asks`);
      return origin === undefined || origin.path === path ? null : `${link(id, origin.path)}#${anchor(titles.get(thing) ?? thing)}`;
    };
    const opens = openStages(id, rubric, host);
    if (opens.length !== (rubric.stages ?? []).length) throw new Error(`${id}: a stage of it does not load.`);
    const stages = opens.map((stage) => {
      const homes = new Set(stage.rubric.checklists.flatMap((l) => l.criteria.map((c) => stage.rubric.origins.get(`checklists.${l.id}.criteria.${c.id.startsWith(`${l.id}/`) ? c.id.slice(l.id.length + 1) : c.id}.asks`)?.path ?? path)));
      return { ...stage, link: homes.has(path) || homes.size !== 1 ? null : `${link(id, [...homes][0]!)}#${anchor(`Stage: ${stage.title}`)}` };
    });
    const from = root.at.path;
    pages.set(`rubrics/${id}.md`, `<!-- Made by npm run docs from ${from}: change that. -->\n\n${rubricPage(rubric, { elsewhere, base: base !== null, stages, lead: `\`proposals rubric show ${id}\` prints it with the line that says each thing; [the language](${'../'.repeat(id.split('/').length)}language.md) tells how it is written.` })}`);
  }
  return pages;
}

/** From the page of one rubric to that of another, by its file. */
function link(id: string, path: string): string {
  const target = path.slice(path.indexOf('rubrics/') + 'rubrics/'.length).replace(/\.yaml$/u, '.md');
  const folder = `${id.split('/').slice(0, -1).join('/')}/`;
  return target.startsWith(folder) ? target.slice(folder.length) : `${'../'.repeat(id.split('/').length - 1)}${target}`;
}

/** As GitHub makes it of a heading. */
export function anchor(title: string): string {
  return [...title.toLowerCase()].filter((c) => /[\p{L}\p{N} _-]/u.test(c)).join('').split(' ').join('-');
}

type Json = { readonly [key: string]: unknown };

/** The page of the language, of the schema and the checks themselves. */
export function languagePage(z: typeof zod.z): string {
  const schema = rubricJsonSchema(z) as Json;
  const top = properties(schema);
  const part = (key: string): Json => properties(top[key] as Json);
  const condition = ((schema['$defs'] as Json)['condition'] as Json)['oneOf'] as readonly Json[];
  const branches = condition.slice(0, 4).map((b) => [Object.keys(b['properties'] as Json)[0]!, b['description'] as string] as const);
  return `<!-- Made by npm run docs from src/rubric and src/checks: change those. -->

# The language of rubrics

A rubric is one YAML file, or a few that build on each other. Everything has a default but the title of what you ask. Unknown keys are
refused, with the nearest known one. [Write a rubric in ten minutes](write-a-rubric.md) begins from nothing.

## Two forms

In the short form titles are keys and ids are made of them: under \`essential:\` each criterion must be spoken to, under \`welcome:\` it
adds to the strength, under \`avoid:\` stands what may not be; \`so: decline | refine | note\` says what it leads to. A home that no section
declares is a section that nobody requires. \`when: [children, pupils]\` means: where one of these is said.

In the long form keys are ids (\`checklists: { values: { criteria: { open-source: … } } }\`) and \`title:\` is the title. Both may stand in
one file.

## At the top

${keyTable(top)}

## A criterion

${keyTable(part('essential'))}

It is contradicted when its facts or plain words say the opposite; else met, or met in part when hedged or without what it \`needs\`; else
missing where its home is empty or it was asked and not answered; else open, for a reader. What was not found is not missing.

## A checklist

${keyTable(part('checklists'))}

## What is avoided

${keyTable(part('avoid'))}

## A section

${keyTable(part('sections'))}

## A field

Exactly one key names its kind: \`text\`, \`date\`, \`number\`, \`whole\`, \`license\` and \`contact\` are \`true\`, \`money\` is a currency or
\`true\`, \`choice\` a list.

${keyTable(part('fields'))}

## Timing and decision

${keyTable({ ...prefixed('timing', part('timing')), ...prefixed('decision', part('decision')) })}

## Examples

By the title or id of a criterion, of something to avoid or of a timing rule, a list of sentences, each under the word for how it must be
read. Facts may stand beside it: \`{ found: true, fields: { tier: seeker, agents: 2 } }\` has no sentence at all,
\`{ against: No hour of yours., in: Budget, ticked: Volunteers }\` has one beside a box. What nothing speaks against wants a near miss
under \`not\` instead. \`proposals rubric test\` runs them.

${keyTable(properties((((top['examples'] as Json)['additionalProperties'] as Json)['items']) as Json))}

## Phrases

| written | finds |
| --- | --- |
| \`publish\` | the word in all its forms: published, publishing |
| \`=code\` | that form alone |
| \`licen*\` | whatever begins so |
| \`(a \\| b c)\` | one or the other |
| \`(all)?\` | it, or nothing |
| \`...\` | up to six words of the same clause; \`...3\` up to three |
| \`{licences}\` | any entry of a list under \`lexicon:\` |

A full stop, colon, semicolon, bracket or dash ends a clause, and no phrase goes across it. Denial, doubt and other people's words around
a phrase are understood: don't write them down. Quote a phrase that begins with a special character.

## Conditions

\`met\`, \`partial\`, \`contradicted\`, \`present\` and \`when\` take a mapping with exactly one operator.

| operator | |
| --- | --- |
${branches.map(([key, about]) => `| \`${key}\` | ${about} |`).join('\n')}

${checks.map((check) => `### ${check.kind}\n\n${check.about}\n\n\`\`\`yaml\n${stringify({ [check.kind]: check.example }, { lineWidth: 0 }).trimEnd()}\n\`\`\``).join('\n\n')}

## Building on others

\`extends: partnership/base\` takes a whole rubric, or several, left to right, and the file itself over them: mappings merge by key; texts,
lists and conditions replace what was there; word lists grow; \`false\` switches a thing off. To change something that is not there is an
error. \`extends\` names a file relative to the one that holds it, or a shipped rubric by its id.

\`proposals rubric show FILE --format yaml\` prints what comes of it all, with the file and line of each value.

## Stages

\`stages:\` holds later gates of the same matter, such as the agreement that an accepted proposal is worked out into. A stage is laid over
the rubric as a file is over its parents: it may hold whatever a rubric holds. \`replaces: [sections, checklists]\` takes what was there out
first, \`relaxes: [fields]\` makes it optional.

\`\`\`yaml
stages:
  report:
    title: Report
    replaces: [sections, checklists]
    relaxes: [fields]
    sections: { Result: { required: true } }
    essential: { It happened: { for: [took place], home: Result } }
stage-by-status: { active: report }
\`\`\`

\`evaluate FILE --stage report\` judges at it, \`new-proposal --stage report\` writes what it asks for, and the kit takes \`--stage\` too;
\`stage-by-status\` brings it by a proposal's status. A shipped rubric is given it in two lines:
\`{ extends: partnership/research, stage-by-status: { accepted: agreement } }\`.

## expected.yaml

For \`proposals rubric test FILE FOLDER\`: a line for each proposal, \`seeds.md: accept\`, or with some of why,
\`seeds.md: { outcome: accept, Who it is for: met, ip/patents: absent }\`; \`today: 2026-11-21\` is the day on which they are judged.
`;
}

function prefixed(name: string, keys: Json): Json {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${name}: ${key}`, value]));
}

/** The keys of a mapping, or of each thing in a mapping of things. */
function properties(schema: Json): Json {
  if (schema['properties'] !== undefined) return schema['properties'] as Json;
  for (const inner of [...((schema['anyOf'] ?? []) as readonly Json[]), schema['additionalProperties'], schema['items']]) {
    if (typeof inner === 'object' && inner !== null) {
      const found = properties(inner as Json);
      if (Object.keys(found).length > 0) return found;
    }
  }
  return {};
}

function keyTable(keys: Json): string {
  const rows = Object.entries(keys).map(([key, schema]) => `| \`${key}\` | ${kindOf(schema as Json)} | ${String((schema as Json)['description'] ?? '').split('|').join('\\|')} |`);
  return ['| key | takes | |', '| --- | --- | --- |', ...rows].join('\n');
}

function kindOf(schema: Json): string {
  if (schema['const'] !== undefined) return `\`${String(schema['const'])}\``;
  if (schema['enum'] !== undefined) return (schema['enum'] as readonly unknown[]).map(String).join(', ');
  if (schema['$ref'] !== undefined) return 'a condition';
  const any = schema['anyOf'] as readonly Json[] | undefined;
  if (any !== undefined) {
    const kinds = [...new Set(any.filter((one) => one['const'] !== false && one['type'] !== 'null').map(kindOf))];
    return kinds.includes('a list') && kinds.length === 2 && kinds.includes('text') ? 'one or a list' : kinds.join(' or ');
  }
  switch (schema['type']) {
    case 'string': return 'text';
    case 'integer': return 'a whole number';
    case 'number': return 'a number';
    case 'boolean': return 'true or false';
    case 'array': return 'a list';
    case 'object': return 'a mapping';
    default: return '';
  }
}
