/** Makes the effective rubric of a validated tree: defaults filled in, names resolved, phrases compiled. */
import { headingKey } from '../lib/fold.js';
import type { Checklist, Rubric, RubricExample, SectionRule } from './types.js';
import type { Problem } from '../lib/place.js';
import { buildAntiPatterns, buildSelfAssessment, buildTiming } from './build-avoid.js';
import { buildChecklist, checkTwins } from './build-checklist.js';
import { criterionId, humanized, idPattern, slug } from './ids.js';
import { namesOf } from './names.js';
import type { RubricFile } from './schema.js';
import { readings } from './schema/criterion.js';
import { buildInformation, buildStages } from './build-stages.js';
import { buildTables } from './build-tables.js';
import { list, type Building } from './building.js';
import { compilerOf } from './conditions.js';
import { originsOf, type MapNode } from './tree.js';

export interface BuildOptions {
  /** The id when the file names none. */
  readonly id: string;
  readonly sha256: string;
  readonly off: ReadonlySet<string>;
  /** The stage that was laid over it, or null. */
  readonly stage: string | null;
}

export function buildRubric(file: RubricFile, root: MapNode, options: BuildOptions): { readonly rubric: Rubric; readonly problems: readonly Problem[] } {
  const implied = impliedSections(file);
  const tables = buildTables(file);
  const names = namesOf(root, {
    tables,
    sections: [...sectionNames(file), ...implied.map((s) => ({ id: s.id, keys: [headingKey(s.title)] }))],
    fields: Object.entries(file.fields ?? {}).map(([id, f]) => ({ id, keys: [f.title, ...list(f.label)].flatMap((t) => (t === undefined ? [] : [headingKey(t)])) })),
    criteria: Object.entries(file.checklists ?? {}).flatMap(([checklist, l]) => Object.entries(l.criteria ?? {}).map(([local, c]) => ({ id: criterionId(checklist, local), checklist, local, keys: c.title === undefined ? [] : [headingKey(c.title)] }))),
    others: [...Object.entries(file.avoid ?? {}), ...Object.entries(file.timing?.rules ?? {})].map(([id, thing]) => ({ id, keys: [headingKey(thing.title ?? humanized(id))] })),
    off: options.off,
  });
  const lexicon = new Map(Object.entries(file.lexicon ?? {}));
  const building: Building = { file, root, names, compiler: (home) => compilerOf(root, home, lexicon, names) };
  const id = file.id ?? options.id;
  const checklists = Object.keys(file.checklists ?? {}).map((key) => buildChecklist(building, key)).filter((l) => l.criteria.length > 0);
  const antiPatterns = buildAntiPatterns(building);
  const timing = buildTiming(building);
  const rubric: Rubric = {
    id,
    title: file.title ?? humanized(id),
    version: file.version ?? '0.0.0',
    type: file.type ?? id,
    stage: options.stage,
    ...buildStages(building),
    sha256: options.sha256,
    outcomes: { accept: 'Accept', defer: 'Defer', refine: 'Refine', decline: 'Decline', ...defined(file.outcomes ?? {}) },
    fields: buildFields(building),
    tables,
    sections: [...buildSections(building), ...implied],
    checklists,
    antiPatterns,
    selfAssessment: buildSelfAssessment(building, antiPatterns.map((a) => a.id)),
    ...buildInformation(building),
    timing,
    decision: { bar: file.decision?.bar ?? 70, seriousLimit: file.decision?.['serious-limit'] ?? 3 },
    examples: buildExamples(building),
    reply: file.reply ?? '',
    language: file.language ?? 'english',
    origins: originsOf(root),
  };
  if (checklists.length === 0) names.say('rubric-empty', 'This rubric has no criteria, so there is nothing to judge by.', [], 'Add some under: essential:');
  else checkTwins(building, checklists);
  checkIds(building, checklists, antiPatterns.map((a) => a.id), timing.rules.map((r) => r.id));
  return { rubric, problems: names.problems };
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function sectionNames(file: RubricFile) {
  return Object.entries(file.sections ?? {}).map(([id, s]) => ({ id, keys: [s.title ?? humanized(id), ...list(s.also)].map(headingKey) }));
}

/** In the short form a home that no section declares, written as a title, is a section of that name that nobody requires. */
function impliedSections(file: RubricFile): readonly SectionRule[] {
  const known = sectionNames(file);
  const made = new Map<string, SectionRule>();
  for (const checklist of Object.values(file.checklists ?? {})) {
    for (const criterion of Object.values(checklist.criteria ?? {})) {
      for (const home of list(criterion.home)) {
        const id = slug(home);
        if (idPattern().test(home) || id === '' || known.some((s) => s.id === id || s.keys.includes(headingKey(home)))) continue;
        made.set(id, { id, title: home, also: [], required: false, unless: null, words: null, labels: [], when: null, hint: '' });
      }
    }
  }
  return [...made.values()];
}

function buildSections({ file, names, compiler }: Building): readonly SectionRule[] {
  return Object.entries(file.sections ?? {}).map(([id, s]): SectionRule => {
    const at = ['sections', id];
    return {
      id, title: s.title ?? humanized(id), also: list(s.also), required: s.required ?? false,
      unless: s.unless === undefined ? null : names.field(s.unless, [...at, 'unless'], false),
      words: s.words === undefined ? null : [s.words[0], s.words[1]],
      labels: list(s.labels), when: compiler(at).condition(s.when, [...at, 'when']), hint: s.hint ?? '',
    };
  });
}

function buildFields({ file, names }: Building): Rubric['fields'] {
  return Object.entries(file.fields ?? {}).map(([id, f]): Rubric['fields'][number] => {
    const at = ['fields', id];
    const title = f.title ?? humanized(id);
    const kind = f.money !== undefined ? 'money' : f.choice !== undefined ? 'choice' : f.date ? 'date' : f.number || f.whole ? 'number' : f.license ? 'license' : f.contact ? 'contact' : 'text';
    const labels = list(f.label);
    return {
      id, kind, title,
      // The title is a label too: people copy what the screen calls it.
      labels: labels.some((l) => headingKey(l) === headingKey(title)) ? labels : [...labels, title],
      choices: f.choice ?? [], whole: f.whole === true, from: f.from ?? null, to: f.to ?? null,
      currency: typeof f.money === 'string' ? f.money : null,
      required: f.required ?? false,
      home: f.home === undefined ? null : names.section(f.home, [...at, 'home'], false),
      or: list(f.or).flatMap((name, i) => names.field(name, typeof f.or === 'string' ? [...at, 'or'] : [...at, 'or', i], false) ?? []),
      fix: f.fix ?? `Give the ${asWord(title)}, in a line "${labels[0] ?? title}: …" or at the top of the file.`,
    };
  });
}

/** A title inside a sentence: without its capital, unless it is an abbreviation. */
function asWord(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}

/** Sentences about something that has been switched off are left out. */
function buildExamples(building: Building): readonly RubricExample[] {
  const { file, names } = building;
  const criteria = new Set(Object.entries(file.checklists ?? {}).flatMap(([checklist, l]) => Object.keys(l.criteria ?? {}).map((local) => criterionId(checklist, local))));
  return Object.entries(file.examples ?? {}).flatMap(([name, sentences]) => {
    const criterion = names.example(name, ['examples', name]);
    if (criterion === null) return [];
    return sentences.flatMap((s, i) => readings.flatMap((reads): RubricExample[] => {
      const said = s[reads];
      if (said === undefined) return [];
      const at = ['examples', name, i, reads];
      const fields = Object.entries(s.fields ?? {}).flatMap(([id, value]) => { const known = names.field(id, ['examples', name, i, 'fields', id], false); return known === null ? [] : [[known, value] as const]; });
      const ticked = list(s.ticked);
      if (said === true && s.fields === undefined && ticked.length === 0) names.say('rubric-value', `"${reads}: true" says no sentence, and no facts stand beside it.`, at, 'Write the sentence, or facts: fields: { … }, ticked: […]');
      const mayNot = !criteria.has(criterion) && (reads === 'against' || reads === 'in-part' || s.line === true);
      if (mayNot) names.say('rubric-value', `"${s.line === true ? 'line' : reads}" goes with criteria; ${name} is none.`, at, 'Here may stand: found, asked, not');
      return mayNot || (said === true && fields.length + ticked.length === 0) ? [] : [{ criterion, reads, text: said === true ? '' : said, ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }), ...(ticked.length === 0 ? {} : { ticked }), line: s.line === true, in: s.in === undefined ? null : names.section(s.in, ['examples', name, i, 'in'], false), at: at.join('.') }];
    }));
  });
}

/** Answers and waivers name things by id alone, so no two may share one. */
function checkIds({ names }: Building, checklists: readonly Checklist[], avoided: readonly string[], timing: readonly string[]): void {
  const criteria = new Set<string>();
  for (const { id, criteria: own } of checklists) {
    for (const c of own) {
      if (criteria.has(c.id)) names.say('rubric-duplicate-id', `"${c.id}" stands in two checklists.`, ['checklists', id], 'Give one of them another id.');
      criteria.add(c.id);
    }
  }
  for (const id of avoided) if (criteria.has(id)) names.say('rubric-duplicate-id', `"${id}" is a criterion and something to avoid.`, ['avoid', id], 'Give one of them another id.');
  for (const id of timing) if (criteria.has(id) || avoided.includes(id)) names.say('rubric-duplicate-id', `"${id}" is a timing rule and something else too.`, ['timing', 'rules', id], 'Give one of them another id.');
}
