/** The rubric file, long form and short, as one zod schema. Zod comes in as an argument, so that shipped rubrics need not load it. */
import type * as zod from 'zod';
import type { Zod } from '../checks/check.js';
import {
  anyNumber,
  needs,
  oneOrMore,
  phraseTexts,
  strict,
  text as textOf,
  WANT,
} from '../checks/written.js';
import { conditionSchema } from './condition-schema.js';
import { idPattern, pathIdPattern } from './ids.js';

/** Exactly one of these keys names a field's kind. */
export const fieldKinds = [
  'text',
  'date',
  'money',
  'number',
  'whole',
  'choice',
  'license',
  'contact',
] as const;
/** How a sentence may be expected to read. */
export const readings = ['found', 'in-part', 'against', 'asked', 'not'] as const;
/** Parts of a rubric that a stage may say anew. */
const stageParts = [
  ...(['outcomes', 'lexicon', 'fields', 'tables', 'sections', 'checklists', 'essential'] as const),
  ...([
    'welcome',
    'avoid',
    'self-assessment',
    'information',
    'timing',
    'decision',
    'reply',
    'examples',
  ] as const),
];
/** Parts that a stage may do without as a whole. */
export const replaceable = [
  'fields',
  'sections',
  'checklists',
  'avoid',
  'information',
  'examples',
] as const;
/** Parts whose things a stage may ask for without sending back a proposal that lacks them. */
export const relaxable = ['fields', 'sections'] as const;
const statuses = [
  'draft',
  'submitted',
  'accepted',
  'deferred',
  'declined',
  'active',
  'concluded',
] as const;

/** What one file may hold. Everything is optional: a file may build on others, and most has a default. */
export function rubricSchema(z: Zod) {
  const opt = <T extends zod.ZodType>(schema: T, about?: string) =>
    (about === undefined ? schema : schema.describe(about)).optional();
  const text = (about?: string) => opt(textOf(z), about);
  const flag = (about?: string) => opt(z.boolean(), about);
  const number = (about?: string) => opt(z.number(), about);
  const whole = (min: number, about: string, max = 3650) => opt(z.int().min(min).max(max), about);
  const weight = (about: string) => opt(z.number().positive().max(1000), about);
  const phrases = (about: string) => opt(phraseTexts(z), about);
  const titles = () => oneOrMore(z, textOf(z), 'a title, or a list of titles');
  /** One or a list, of which an empty one takes away what a parent says. */
  const any = (what: string, about: string) =>
    opt(anyNumber(z, textOf(z), `a ${what}, or a list of ${what}s`), about);
  const always = (wanted = 'true') => z.literal(true, { error: `${WANT}${wanted}` });
  const currency = z.string().regex(/^[A-Z]{3}$/u);
  const id = z.string().regex(idPattern);
  const pathId = z.string().regex(pathIdPattern);
  /** Things that `false` switches off. */
  const off = <T extends zod.ZodType>(thing: T) => thing.meta({ 'x-off': true });
  const condition = conditionSchema(z);
  const holds = (about?: string) => opt(condition, about);
  /** A condition, or a list of phrases one of which is said. */
  const when = (about?: string) =>
    condition
      .meta({ 'x-words': true, ...(about === undefined ? {} : { description: about }) })
      .optional();
  const check = <T extends zod.ZodType>(
    schema: T,
    problems: (value: zod.output<T>) => readonly (readonly [message: string, key?: string])[],
  ) =>
    schema.check((context) => {
      for (const [message, key] of problems(context.value)) {
        const path = key === undefined ? [] : [key];
        context.issues.push({
          code: 'custom',
          message,
          path,
          input: context.value,
          continue: true,
        });
      }
    });

  const criterion = strict(z, {
    title: text('What it is called on screens, in the self-assessment and in letters.'),
    asks: text('The question it asks, in plain words.'),
    why: text('Why it is asked, for readers.'),
    counts: text('What a reviewer is told counts.'),
    'counts-not': text('What a reviewer is told does not count.'),
    home: any('section', 'The sections where it belongs.'),
    line: opt(
      z.union([textOf(z), z.array(textOf(z)).min(1), z.literal(false)], {
        error: `${WANT}a title, a list of titles, or false for no line`,
      }),
      'Its line in the self-assessment; its title unless said.',
    ),
    for: phrases('Phrases that speak for it.'),
    against: phrases('Phrases that speak against it.'),
    needs: opt(z.enum(needs), 'A specific without which it is met in part only.'),
    cues: phrases('Words of the matter: they settle nothing, they find sentences for a reader.'),
    met: holds('Met when this holds.'),
    partial: holds('Met in part when this holds.'),
    contradicted: holds('Contradicted when this holds.'),
    when: when(
      'Does not apply when this plainly does not hold; a list of phrases stands for: says.',
    ),
    field: text('The field that asks for it: not given means missing.'),
    'same-as': text('Another criterion (its full id) whose judgement serves this one too.'),
    weight: weight('Its weight within its list; 1 unless said.'),
    fix: text('What to write or change, for the proposer.'),
    effort: opt(
      z.enum(['write', 'decide', 'arrange']),
      'write: you know it; decide: you choose; arrange: it needs others.',
    ),
    declines: flag('Whether contradicting it declines the proposal.'),
  });
  /** By id or title. An id with a slash is the whole id: the list then holds a criterion of another name. */
  const criteria = (about?: string) => opt(z.record(pathId, off(criterion)), about);

  const checklist = strict(z, {
    title: text(),
    level: opt(
      z.enum(['essential', 'desirable']),
      'Of an essential list each criterion must be spoken to, unless `must` says otherwise.',
    ),
    weight: weight('Its weight in the score; 1 unless said.'),
    group: opt(
      oneOrMore(z, textOf(z), 'a heading, or a list of headings'),
      'The heading of its group in the self-assessment; its title unless said.',
    ),
    must: opt(
      strict(z, {
        'at-least': opt(z.int().min(0), 'So many must be spoken to.'),
        always: opt(z.array(textOf(z)), 'These must be spoken to whatever else is.'),
      }),
    ),
    declines: flag('Whether contradicting one of its criteria declines the proposal.'),
    when: holds(),
    criteria: criteria(),
  });

  const antiPattern = strict(z, {
    title: text(),
    asks: text('The question for a reader: is it so?'),
    counts: text('What amounts to it, for readers.'),
    'counts-not': text('What looks like it and does not amount to it.'),
    severity: opt(
      z.enum(['disqualifying', 'serious', 'note']),
      'disqualifying declines, serious refines, a note is only told.',
    ),
    so: opt(z.enum(['decline', 'refine', 'note']), 'The same in the short form: what it leads to.'),
    says: phrases('Unmistakable phrases: it is present where one is affirmed.'),
    suspects: phrases('Phrases that may mean it: a reader is asked.'),
    present: holds('Facts that make it present.'),
    when: when(),
    fix: text(),
    examples: opt(
      z.array(strict(z, { says: textOf(z), not: textOf(z) })),
      'A sentence that must match, and a near miss that must not.',
    ),
  });

  const section = strict(z, {
    title: text(),
    also: any('heading', 'Other headings that mean it.'),
    required: flag('Whether the proposal goes back without it; false unless said.'),
    words: opt(
      z.tuple([z.int().min(0), z.int().min(1)]),
      'How many words pass without a remark, from and to.',
    ),
    labels: any('label', 'The labels of its items; all blank counts as empty.'),
    unless: text('A field that makes it unnecessary.'),
    when: holds(),
    hint: text('What belongs there, for templates and screens.'),
    'table-adds-up-to': text('A field whose amount the table in it must add up to.'),
  });

  const field = check(
    strict(z, {
      title: text(),
      required: flag(),
      label: any('label', 'Labels under which the body may give it.'),
      home: text('A section whose words may say why it is not given.'),
      or: any('field', 'Other fields that do as well.'),
      fix: text(),
      text: opt(always()),
      date: opt(always()),
      number: opt(always()),
      whole: opt(always()),
      license: opt(always()),
      contact: opt(always()),
      money: opt(
        z.union([z.literal(true), currency], {
          error: `${WANT}a currency (three capital letters, such as GBP) or true`,
        }),
      ),
      choice: opt(z.array(textOf(z)).min(1), 'The values that it may have.'),
      from: number('The least number or amount.'),
      to: number('The greatest number or amount.'),
    }),
    (value) => {
      const kinds = fieldKinds.filter((kind) => Object.hasOwn(value, kind));
      const [kind, second] = kinds;
      if (kind === undefined) return [[`It has no kind. Add one of: ${fieldKinds.join(', ')}.`]];
      if (second !== undefined) {
        return [
          [
            `It has ${kinds.length} kinds, ${kinds.join(' and ')}; it can be one thing only.`,
            second,
          ],
        ];
      }
      const { from, to } = value;
      if (!['money', 'number', 'whole'].includes(kind)) {
        const bounds = (['from', 'to'] as const).filter((bound) => value[bound] !== undefined);
        return bounds.map((bound) => [`"${bound}" goes with money, number and whole only.`, bound]);
      }
      const isWrong = from !== undefined && to !== undefined && from > to;
      return isWrong ? [[`"from" (${from}) is over "to" (${to}).`, 'from']] : [];
    },
  );

  const range = strict(z, {
    from: number('The least, inclusive.'),
    to: number('The greatest, inclusive.'),
    any: opt(z.literal(true), 'Any figure is in range.'),
  });
  const column = strict(z, {
    unit: text('The word behind the figure.'),
    currency: opt(currency),
    per: opt(z.enum(['year', 'month']), 'The period that sums are brought to.'),
  });
  const table = strict(z, {
    title: text(),
    columns: z.record(id, column),
    rows: z.record(id, strict(z, { title: text(), ranges: z.record(id, range) })),
  });

  const factor = strict(z, {
    title: text(),
    label: any(
      'label',
      'Labels under which the body may give it; at the top of the file its id does.',
    ),
    power: whole(1, 'How often it counts; once unless said.', 9),
  });
  const information = check(
    strict(z, {
      title: text(),
      product: opt(
        z.record(id, factor),
        'Numbers that are multiplied. Told only where all are given.',
      ),
      mentions: phrases('Told where one of these is mentioned.'),
      says: text('What is told; before a product, its name and formula.'),
    }),
    ({ product, mentions, says }) => [
      ...((product === undefined) === (mentions === undefined)
        ? [['It needs one of: product, mentions.'] as const]
        : []),
      ...(mentions !== undefined && says === undefined
        ? [['It says nothing. Add: says.'] as const]
        : []),
    ],
  );

  /** Validated when the stage is laid over the rubric. */
  const part = (name: string) => z.unknown().meta({ 'x-part': name }).optional();
  type StageParts = Record<(typeof stageParts)[number], ReturnType<typeof part>>;
  const stage = strict(z, {
    title: text('What the stage is called.'),
    replaces: opt(
      oneOrMore(z, z.enum(replaceable), 'a part of the rubric, or a list of parts'),
      'Parts of which nothing is kept: what the stage says of them is all there is.',
    ),
    relaxes: opt(
      oneOrMore(z, z.enum(relaxable), 'fields, sections, or both'),
      'Parts of which nothing is required any more, unless the stage says so.',
    ),
    ...(Object.fromEntries(stageParts.map((name) => [name, part(name)])) as StageParts),
  });

  const rule = strict(z, {
    title: text(),
    asks: text(),
    suspects: phrases('Phrases that may mean it: a reader is asked.'),
    present: holds('Facts that make it so.'),
  });
  const day = () => z.int().min(1).max(3650);

  const said = (about: string) =>
    opt(
      z.union([textOf(z), z.literal(true)], {
        error: `${WANT}a sentence, or true where facts alone speak`,
      }),
      about,
    );
  const value = z.union([z.string(), z.number()]);
  const example = strict(z, {
    found: said(
      'A sentence that speaks for a criterion, or says plainly what is avoided; true where the facts beside it do.',
    ),
    'in-part': said(
      'A sentence that speaks for a criterion in part: hedged, or without what it needs.',
    ),
    against: said('A sentence that speaks against a criterion.'),
    asked: said('A sentence that settles nothing and is shown to a reader.'),
    not: said('A near miss that says nothing of it.'),
    line: opt(always(), "The sentence stands on the criterion's own line in the self-assessment."),
    in: text(
      'The section that the sentence stands in, as an item of a list, for what is looked for there alone.',
    ),
    fields: opt(
      z.record(
        z.string(),
        z.union([value, z.record(z.string(), value)], {
          error: `${WANT}a value, or parts by name`,
        }),
      ),
      'Fields that the proposal gives beside it, such as tier: seeker.',
    ),
    ticked: opt(
      oneOrMore(z, textOf(z), 'the words of a box, or a list of them'),
      'Boxes that are ticked beside it.',
    ),
  });

  return strict(z, {
    id: opt(pathId, "Its name for --rubric; the file's own name unless said."),
    title: text(),
    version: text(),
    type: text('The type of proposal that it judges.'),
    extends: opt(
      oneOrMore(z, textOf(z), 'a rubric, or a list of rubrics'),
      'Rubrics that it builds on: files relative to this one, or shipped ones by id.',
    ),
    abstract: flag('True for a base that judges nothing itself.'),
    outcomes: opt(
      strict(z, { accept: text(), defer: text(), refine: text(), decline: text() }),
      'Your words for the four outcomes.',
    ),
    language: text(
      'The language whose words of denial and doubt are understood; english unless said.',
    ),
    lexicon: opt(z.record(id, z.array(textOf(z))), 'Word lists, for {name} in phrases.'),
    fields: opt(z.record(id, off(field))),
    tables: opt(z.record(id, table), 'Tables of named rows with ranges, for in-row.'),
    sections: opt(z.record(id, off(section))),
    checklists: opt(z.record(id, off(checklist))),
    essential: criteria('Criteria that each must be spoken to.'),
    welcome: criteria('Criteria that only add to the score.'),
    avoid: opt(z.record(pathId, off(antiPattern))),
    'self-assessment': opt(
      off(
        strict(z, {
          titles: opt(titles()),
          'avoid-group': opt(titles()),
          'avoid-lines': opt(
            z.array(
              strict(z, {
                line: titles(),
                covers: anyNumber(z, textOf(z), 'an id, a group such as ip/*, or a list of them'),
              }),
            ),
          ),
          'not-applicable': opt(z.record(id, titles())),
        }),
      ),
    ),
    information: opt(
      z.record(id, off(information)),
      'What is told beside the result and never scored.',
    ),
    stages: opt(
      z.record(id, off(stage)),
      'Later gates, for --stage: each is laid over this rubric as a rubric is over what it extends.',
    ),
    'stage-by-status': opt(
      z.partialRecord(z.enum(statuses), textOf(z)),
      'The stage that a proposal is at by its status, where --stage says nothing.',
    ),
    timing: opt(
      strict(z, {
        'intake-days': whole(0, 'How many days ahead a start may lie.'),
        'revisit-days': opt(
          z.tuple([day(), day()]),
          'The earliest and latest day, from today, on which to look again.',
        ),
        rules: opt(z.record(pathId, off(rule))),
      }),
    ),
    decision: opt(
      strict(z, {
        bar: opt(z.number().min(0).max(100), 'The score to reach, of 100.'),
        'serious-limit': whole(1, 'So many serious things to avoid decline it.', 100),
      }),
    ),
    reply: text('Where to send it, and how long you take.'),
    examples: opt(
      z.record(z.string(), z.array(example)),
      'Sentences and how they must read, by criterion.',
    ),
  });
}

/** A file's contents after validation. */
export type RubricFile = zod.output<ReturnType<typeof rubricSchema>>;
