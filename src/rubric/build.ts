/** Makes the effective rubric of a validated tree: defaults filled in, names resolved, phrases compiled. */
import { headingKey } from '../lib/fold.js';
import type { Problem } from '../lib/place.js';
import { buildChecklist, checkSameAs } from './build-checklist.js';
import { compilerOf, type Compiler } from './conditions.js';
import { criterionId, humanized, idPattern, slug } from './ids.js';
import { Names, type Named, type NamedCriterion } from './names.js';
import { readings, type RubricFile } from './schema.js';
import { originsOf, type MapNode, type TreePath } from './tree.js';
import type {
  AntiPattern,
  Checklist,
  NamedTable,
  Range,
  Rubric,
  RubricExample,
  SectionRule,
} from './types.js';

export interface BuildOptions {
  /** The id when the file names none. */
  readonly id: string;
  readonly sha256: string;
  /** Dotted paths of things that a file switched off. */
  readonly off: ReadonlySet<string>;
  /** The stage that was laid over it, or null. */
  readonly stage: string | null;
}

/** What every part of building a rubric shares. */
export interface Building {
  readonly file: RubricFile;
  readonly names: Names;
  /** A compiler for the thing at `home`. */
  compiler(home: TreePath): Compiler;
}

/** One or several, as several. */
export function list<T extends string>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** The entries of an optional mapping. */
export function entries<T>(map: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(map ?? {});
}

export function buildRubric(
  file: RubricFile,
  root: MapNode,
  options: BuildOptions,
): { readonly rubric: Rubric; readonly problems: readonly Problem[] } {
  const implied = impliedSections(file);
  const tables = buildTables(file);
  const titled = ([id, { title }]: [string, { readonly title?: string | undefined }]): Named => ({
    id,
    keys: [headingKey(title ?? humanized(id))],
  });
  const names = new Names(root, {
    tables,
    sections: [
      ...sectionNames(file),
      ...implied.map((s) => ({ id: s.id, keys: [headingKey(s.title)] })),
    ],
    fields: entries(file.fields).map(([id, f]) => ({
      id,
      keys: [...list(f.title), ...list(f.label)].map(headingKey),
    })),
    criteria: criterionNames(file),
    others: [...entries(file.avoid), ...entries(file.timing?.rules)].map(titled),
    off: options.off,
  });
  const lexicon = new Map(entries(file.lexicon));
  const building: Building = {
    file,
    names,
    compiler: (home) => compilerOf(root, home, lexicon, names),
  };
  const id = file.id ?? options.id;
  const checklists = entries(file.checklists)
    .map(([key]) => buildChecklist(building, key))
    .filter((l) => l.criteria.length > 0);
  const antiPatterns = buildAntiPatterns(building);
  const {
    accept = 'Accept',
    defer = 'Defer',
    refine = 'Refine',
    decline = 'Decline',
  } = file.outcomes ?? {};
  const rubric: Rubric = {
    id,
    title: file.title ?? humanized(id),
    version: file.version ?? '0.0.0',
    type: file.type ?? id,
    stage: options.stage,
    ...buildStages(building),
    sha256: options.sha256,
    outcomes: { accept, defer, refine, decline },
    fields: buildFields(building),
    tables,
    sections: [...buildSections(building), ...implied],
    checklists,
    antiPatterns,
    selfAssessment: buildSelfAssessment(
      building,
      antiPatterns.map((a) => a.id),
    ),
    ...buildInformation(building),
    timing: buildTiming(building),
    decision: {
      bar: file.decision?.bar ?? 70,
      seriousLimit: file.decision?.['serious-limit'] ?? 3,
    },
    examples: buildExamples(building),
    reply: file.reply ?? '',
    language: file.language ?? 'english',
    origins: originsOf(root),
  };
  if (checklists.length === 0) {
    names.say(
      'rubric-empty',
      'This rubric has no criteria, so there is nothing to judge by.',
      [],
      'Add some under: essential:',
    );
  } else checkSameAs(names, checklists);
  checkIds(names, checklists, rubric);
  return { rubric, problems: names.problems };
}

function criterionNames(file: RubricFile): readonly NamedCriterion[] {
  return entries(file.checklists).flatMap(([checklist, { criteria }]) =>
    entries(criteria).map(([local, { title }]) => ({
      id: criterionId(checklist, local),
      checklist,
      local,
      keys: list(title).map(headingKey),
    })),
  );
}

function sectionNames(file: RubricFile): readonly Named[] {
  return entries(file.sections).map(([id, s]) => ({
    id,
    keys: [s.title ?? humanized(id), ...list(s.also)].map(headingKey),
  }));
}

/** In the short form a home that no section declares, written as a title, is a section of that name that nobody requires. */
function impliedSections(file: RubricFile): readonly SectionRule[] {
  const known = sectionNames(file);
  const implied = new Map<string, SectionRule>();
  const criteria = entries(file.checklists).flatMap(([, { criteria }]) => entries(criteria));
  for (const title of criteria.flatMap(([, { home }]) => list(home))) {
    const id = slug(title);
    const isKnown = known.some((s) => s.id === id || s.keys.includes(headingKey(title)));
    if (idPattern.test(title) || id === '' || isKnown) continue;
    implied.set(id, {
      id,
      title,
      also: [],
      required: false,
      unless: null,
      words: null,
      labels: [],
      when: null,
      hint: '',
    });
  }
  return [...implied.values()];
}

function buildSections({ file, names, compiler }: Building): readonly SectionRule[] {
  return entries(file.sections).map(([id, s]): SectionRule => {
    const at = ['sections', id];
    return {
      id,
      title: s.title ?? humanized(id),
      also: list(s.also),
      required: s.required ?? false,
      unless: s.unless === undefined ? null : names.field(s.unless, [...at, 'unless'], false),
      words: s.words ?? null,
      labels: list(s.labels),
      when: compiler(at).condition(s.when, [...at, 'when']),
      hint: s.hint ?? '',
    };
  });
}

/** Labels under which the body may give a field. The title is one too: people copy what the screen calls it. */
function labelsWith(
  title: string,
  label: string | readonly string[] | undefined,
): readonly string[] {
  const labels = list(label);
  return labels.some((one) => headingKey(one) === headingKey(title)) ? labels : [...labels, title];
}

type WrittenField = NonNullable<RubricFile['fields']>[string];

function kindOf(f: WrittenField): Rubric['fields'][number]['kind'] {
  if (f.money !== undefined) return 'money';
  if (f.choice !== undefined) return 'choice';
  if (f.date) return 'date';
  if (f.number || f.whole) return 'number';
  if (f.license) return 'license';
  return f.contact ? 'contact' : 'text';
}

function buildFields({ file, names }: Building): Rubric['fields'] {
  return entries(file.fields).map(([id, f]): Rubric['fields'][number] => {
    const at = ['fields', id];
    const title = f.title ?? humanized(id);
    // Inside a sentence, without its capital unless it is an abbreviation.
    const word = /^\p{Lu}\p{Ll}/u.test(title)
      ? title.slice(0, 1).toLowerCase() + title.slice(1)
      : title;
    const orAt = (i: number): TreePath =>
      typeof f.or === 'string' ? [...at, 'or'] : [...at, 'or', i];
    return {
      id,
      kind: kindOf(f),
      title,
      labels: labelsWith(title, f.label),
      choices: f.choice ?? [],
      whole: f.whole === true,
      from: f.from ?? null,
      to: f.to ?? null,
      currency: typeof f.money === 'string' ? f.money : null,
      required: f.required ?? false,
      home: f.home === undefined ? null : names.section(f.home, [...at, 'home'], false),
      or: list(f.or).flatMap((name, i) => names.field(name, orAt(i), false) ?? []),
      fix:
        f.fix ??
        `Give the ${word}, in a line "${list(f.label)[0] ?? title}: …" or at the top of the file.`,
    };
  });
}

function buildTables(file: RubricFile): readonly NamedTable[] {
  return entries(file.tables).map(([id, { title, columns, rows }]) => ({
    id,
    title: title ?? humanized(id),
    rows: Object.entries(rows).map(([row, { title, ranges }]) => ({
      id: row,
      title: title ?? row,
      ranges: Object.fromEntries(
        Object.entries(ranges).map(([name, { from, to }]): [string, Range] => {
          const column = columns[name];
          const { unit = '', currency = null, per = null } = column ?? {};
          return [name, { from: from ?? null, to: to ?? null, unit, currency, per }];
        }),
      ),
    })),
  }));
}

function buildAntiPatterns({ file, compiler }: Building): readonly AntiPattern[] {
  return entries(file.avoid).map(([id, a]): AntiPattern => {
    const at = ['avoid', id];
    const compile = compiler(at);
    const title = a.title ?? humanized(id);
    return {
      id,
      title,
      severity:
        a.severity ?? (a.so === 'decline' ? 'disqualifying' : a.so === 'note' ? 'note' : 'serious'),
      asks: a.asks ?? `Is this so: ${title}?`,
      counts: a.counts ?? '',
      countsNot: a['counts-not'] ?? '',
      says: compile.phrases(a.says, [...at, 'says']),
      suspects: compile.phrases(a.suspects, [...at, 'suspects']),
      present: compile.condition(a.present, [...at, 'present']),
      when: compile.condition(a.when, [...at, 'when']),
      fix: a.fix ?? `Change what amounts to this: ${title}.`,
      examples: a.examples ?? [],
    };
  });
}

/** Null where the rubric asks for none. `ids` are those of all that it avoids. */
function buildSelfAssessment(
  { file, names }: Building,
  ids: readonly string[],
): Rubric['selfAssessment'] {
  const own = file['self-assessment'];
  if (own === undefined) return null;
  const groupOf = (id: string): string => id.slice(0, id.indexOf('/') + 1);
  const covered = (glob: string, at: TreePath): readonly string[] => {
    const star = glob.indexOf('*');
    if (star >= 0 && star < glob.length - 1) {
      names.say(
        'rubric-value',
        `"${glob}" has a star in the middle; it may stand at the end only.`,
        at,
        'Write it like ip/*',
      );
    }
    const found = ids.filter((id) => (star < 0 ? id === glob : id.startsWith(glob.slice(0, star))));
    // A group of another rubric covers nothing here, and may: bases are shared. A misspelt member of a group that is here may not.
    const near = star < 0 ? ids.filter((id) => groupOf(id) === groupOf(glob)) : [];
    if (found.length === 0 && near.length > 0) {
      names.say(
        'rubric-unknown-name',
        `Nothing to avoid is called "${glob}".`,
        at,
        `There are: ${near.join(', ')}`,
      );
    }
    return found;
  };
  const avoidLines = (own['avoid-lines'] ?? []).map(({ line, covers }, i) => {
    const at = ['self-assessment', 'avoid-lines', i, 'covers'];
    const placed = (j: number): TreePath => (typeof covers === 'string' ? at : [...at, j]);
    const antiPatterns = [...new Set(list(covers).flatMap((glob, j) => covered(glob, placed(j))))];
    return { titles: list(line), antiPatterns };
  });
  return {
    titles: own.titles === undefined ? ['Self-Assessment', 'Self Assessment'] : list(own.titles),
    avoidGroup:
      own['avoid-group'] === undefined ? ['What we both avoid'] : list(own['avoid-group']),
    avoidLines,
    notApplicable: entries(own['not-applicable'])
      .filter(([checklist]) => file.checklists?.[checklist] !== undefined)
      .map(([checklist, titles]) => ({ checklist, titles: list(titles) })),
  };
}

function buildTiming({ file, names, compiler }: Building): Rubric['timing'] {
  const own = file.timing ?? {};
  const [first, last] = own['revisit-days'] ?? [90, 180];
  if (first > last) {
    const message = `"revisit-days" goes from ${first} to ${last}, backwards.`;
    names.say('rubric-value', message, ['timing', 'revisit-days'], `Write [${last}, ${first}].`);
  }
  const rules = entries(own.rules).map(([id, rule]) => {
    const at = ['timing', 'rules', id];
    const compile = compiler(at);
    const title = rule.title ?? humanized(id);
    return {
      id,
      title,
      asks: rule.asks ?? `Does it wait for this: ${title}?`,
      suspects: compile.phrases(rule.suspects, [...at, 'suspects']),
      present: compile.condition(rule.present, [...at, 'present']),
    };
  });
  return { intakeDays: own['intake-days'] ?? 180, revisitDays: [first, last], rules };
}

/** What a stage holds is built when it is laid. */
function buildStages({ file, names }: Building): Pick<Rubric, 'stages' | 'stageByStatus'> {
  const stages = entries(file.stages).map(([id, { title }]) => ({
    id,
    title: title ?? humanized(id),
  }));
  const known = stages.map(({ id }) => id);
  const stageByStatus: Record<string, string> = {};
  for (const [status, id] of Object.entries(file['stage-by-status'] ?? {})) {
    const fix =
      known.length === 0 ? 'This rubric has no stages.' : `There are: ${known.join(', ')}`;
    if (known.includes(id)) stageByStatus[status] = id;
    else
      names.say(
        'rubric-unknown-name',
        `No stage is called "${id}".`,
        ['stage-by-status', status],
        fix,
      );
  }
  return {
    ...(stages.length === 0 ? {} : { stages }),
    ...(Object.keys(stageByStatus).length === 0 ? {} : { stageByStatus }),
  };
}

function buildInformation({ file, compiler }: Building): Pick<Rubric, 'information'> {
  const factorOf = ([id, { title = humanized(id), label, power = 1 }]: [
    string,
    {
      title?: string | undefined;
      label?: string | string[] | undefined;
      power?: number | undefined;
    },
  ]) => ({
    id,
    kind: 'number' as const,
    labels: labelsWith(title, label),
    choices: [],
    whole: false,
    from: null,
    to: null,
    currency: null,
    power,
  });
  const rules = entries(file.information).map(([id, { title, says, mentions, product }]) => ({
    id,
    title: title ?? humanized(id),
    says: says ?? '',
    mentions: compiler(['information', id]).phrases(mentions, ['information', id, 'mentions']),
    factors: entries(product).map(factorOf),
  }));
  return rules.length === 0 ? {} : { information: rules };
}

/** Sentences about something that has been switched off are left out. */
function buildExamples({ file, names }: Building): readonly RubricExample[] {
  const criteria = new Set(criterionNames(file).map(({ id }) => id));
  return entries(file.examples).flatMap(([name, sentences]) => {
    const criterion = names.example(name, ['examples', name]);
    if (criterion === null) return [];
    return sentences.flatMap((written, i) =>
      readings.flatMap((reads): RubricExample[] => {
        const said = written[reads];
        if (said === undefined) return [];
        const base = ['examples', name, i];
        const at = [...base, reads];
        const fields = entries(written.fields).flatMap(([id, value]) => {
          const known = names.field(id, [...base, 'fields', id], false);
          return known === null ? [] : [[known, value] as const];
        });
        const ticked = list(written.ticked);
        if (said === true && written.fields === undefined && ticked.length === 0) {
          const message = `"${reads}: true" says no sentence, and no facts stand beside it.`;
          names.say(
            'rubric-value',
            message,
            at,
            'Write the sentence, or facts: fields: { … }, ticked: […]',
          );
        }
        const forCriteria = written.line === true ? 'line' : reads;
        if (!criteria.has(criterion) && ['line', 'against', 'in-part'].includes(forCriteria)) {
          names.say(
            'rubric-value',
            `"${forCriteria}" goes with criteria; ${name} is none.`,
            at,
            'Here may stand: found, asked, not',
          );
          return [];
        }
        if (said === true && fields.length + ticked.length === 0) return [];
        return [
          {
            criterion,
            reads,
            text: said === true ? '' : said,
            ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
            ...(ticked.length === 0 ? {} : { ticked }),
            line: written.line === true,
            in: written.in === undefined ? null : names.section(written.in, [...base, 'in'], false),
            at: at.join('.'),
          },
        ];
      }),
    );
  });
}

/** Answers and waivers name things by id alone, so no two may share one. */
function checkIds(
  names: Names,
  checklists: readonly Checklist[],
  { antiPatterns, timing }: Rubric,
): void {
  const say = (message: string, at: TreePath): null =>
    names.say('rubric-duplicate-id', message, at, 'Give one of them another id.');
  const seen = new Set<string>();
  for (const { id, criteria } of checklists) {
    for (const criterion of criteria) {
      if (seen.has(criterion.id))
        say(`"${criterion.id}" stands in two checklists.`, ['checklists', id]);
      seen.add(criterion.id);
    }
  }
  for (const { id } of antiPatterns) {
    if (seen.has(id)) say(`"${id}" is a criterion and something to avoid.`, ['avoid', id]);
  }
  for (const { id } of antiPatterns) seen.add(id);
  for (const { id } of timing.rules) {
    if (seen.has(id))
      say(`"${id}" is a timing rule and something else too.`, ['timing', 'rules', id]);
  }
}
