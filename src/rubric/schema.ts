/** The rubric file, long form and short, as one zod schema. Zod comes in as an argument, so that shipped rubrics need not load it. */
import type * as zod from 'zod';
import type { Zod } from '../checks/check.js';
import { anyNumber, needs, oneOrMore, phraseTexts, strict, text, WANT } from '../checks/written.js';
import { conditionSchema } from './condition-schema.js';
import { idPattern, pathIdPattern } from './ids.js';

/** Exactly one of these keys names a field's kind. */
export const fieldKinds = ['text', 'date', 'money', 'number', 'whole', 'choice', 'license', 'contact'] as const;
/** How a sentence may be expected to read. */
export const readings = ['found', 'in-part', 'against', 'asked', 'not'] as const;
/** Parts of a rubric that a stage may say anew. */
const stageParts = [
  'outcomes', 'lexicon', 'fields', 'tables', 'sections', 'checklists', 'essential', 'welcome', 'avoid',
  'self-assessment', 'information', 'timing', 'decision', 'reply', 'examples',
] as const;
/** Parts that a stage may do without as a whole. */
export const replaceable = ['fields', 'sections', 'checklists', 'avoid', 'information', 'examples'] as const;
/** Parts whose things a stage may ask for without sending back a proposal that lacks them. */
export const relaxable = ['fields', 'sections'] as const;
const statuses = ['draft', 'submitted', 'accepted', 'deferred', 'declined', 'active', 'concluded'] as const;

/** What one file may hold. Everything is optional: a file may build on others, and most has a default. */
export function rubricSchema(z: Zod) {
  const words = () => text(z).optional();
  const phrases = (about: string) => phraseTexts(z).describe(about).optional();
  const named = <T extends zod.ZodType>(thing: T) => z.record(z.string().regex(idPattern), thing);
  /** Things that `false` switches off. */
  const off = <T extends zod.ZodType>(thing: T) => thing.meta({ 'x-off': true });
  const titles = () => oneOrMore(z, text(z), 'a title, or a list of titles');
  const labels = () => anyNumber(z, text(z), 'a label, or a list of labels');
  const condition = conditionSchema(z);
  const holds = (about: string) => condition.describe(about).optional();
  const weight = (about: string) => z.number().positive().max(1000).describe(about).optional();

  const criterion = strict(z, {
    title: text(z).describe('What it is called on screens, in the self-assessment and in letters.').optional(),
    asks: text(z).describe('The question it asks, in plain words.').optional(),
    why: text(z).describe('Why it is asked, for readers.').optional(),
    counts: text(z).describe('What a reviewer is told counts.').optional(),
    'counts-not': text(z).describe('What a reviewer is told does not count.').optional(),
    home: anyNumber(z, text(z), 'a section, or a list of sections').describe('The sections where it belongs.').optional(),
    line: z
      .union([text(z), z.array(text(z)).min(1), z.literal(false)], {
        error: `${WANT}a title, a list of titles, or false for no line`,
      })
      .describe('Its line in the self-assessment; its title unless said.')
      .optional(),
    for: phrases('Phrases that speak for it.'),
    against: phrases('Phrases that speak against it.'),
    needs: z.enum(needs).describe('A specific without which it is met in part only.').optional(),
    cues: phrases('Words of the matter: they settle nothing, they find sentences for a reader.'),
    met: holds('Met when this holds.'),
    partial: holds('Met in part when this holds.'),
    contradicted: holds('Contradicted when this holds.'),
    when: condition
      .meta({
        'x-words': true,
        description: 'Does not apply when this plainly does not hold; a list of phrases stands for: says.',
      })
      .optional(),
    field: text(z).describe('The field that asks for it: not given means missing.').optional(),
    'same-as': text(z).describe('Another criterion (its full id) whose judgement serves this one too.').optional(),
    weight: weight('Its weight within its list; 1 unless said.'),
    fix: text(z).describe('What to write or change, for the proposer.').optional(),
    effort: z
      .enum(['write', 'decide', 'arrange'])
      .describe('write: you know it; decide: you choose; arrange: it needs others.')
      .optional(),
    declines: z.boolean().describe('Whether contradicting it declines the proposal.').optional(),
  });

  /** Criteria by id or title. An id with a slash is the whole id: the list then holds a criterion of another name. */
  const criteria = () => z.record(z.string().regex(pathIdPattern), off(criterion));

  const checklist = strict(z, {
    title: words(),
    level: z
      .enum(['essential', 'desirable'])
      .describe('Of an essential list each criterion must be spoken to, unless `must` says otherwise.')
      .optional(),
    weight: weight('Its weight in the score; 1 unless said.'),
    group: oneOrMore(z, text(z), 'a heading, or a list of headings')
      .describe('The heading of its group in the self-assessment; its title unless said.')
      .optional(),
    must: strict(z, {
      'at-least': z.int().min(0).describe('So many must be spoken to.').optional(),
      always: z.array(text(z)).describe('These must be spoken to whatever else is.').optional(),
    }).optional(),
    declines: z.boolean().describe('Whether contradicting one of its criteria declines the proposal.').optional(),
    when: condition.optional(),
    criteria: criteria().optional(),
  });

  const antiPattern = strict(z, {
    title: words(),
    asks: text(z).describe('The question for a reader: is it so?').optional(),
    counts: text(z).describe('What amounts to it, for readers.').optional(),
    'counts-not': text(z).describe('What looks like it and does not amount to it.').optional(),
    severity: z
      .enum(['disqualifying', 'serious', 'note'])
      .describe('disqualifying declines, serious refines, a note is only told.')
      .optional(),
    so: z
      .enum(['decline', 'refine', 'note'])
      .describe('The same in the short form: what it leads to.')
      .optional(),
    says: phrases('Unmistakable phrases: it is present where one is affirmed.'),
    suspects: phrases('Phrases that may mean it: a reader is asked.'),
    present: holds('Facts that make it present.'),
    when: condition.meta({ 'x-words': true }).optional(),
    fix: words(),
    examples: z
      .array(strict(z, { says: text(z), not: text(z) }))
      .describe('A sentence that must match, and a near miss that must not.')
      .optional(),
  });

  const section = strict(z, {
    title: words(),
    also: anyNumber(z, text(z), 'a heading, or a list of headings').describe('Other headings that mean it.').optional(),
    required: z.boolean().describe('Whether the proposal goes back without it; false unless said.').optional(),
    words: z
      .tuple([z.int().min(0), z.int().min(1)])
      .describe('How many words pass without a remark, from and to.')
      .optional(),
    labels: labels().describe('The labels of its items; all blank counts as empty.').optional(),
    unless: text(z).describe('A field that makes it unnecessary.').optional(),
    when: condition.optional(),
    hint: text(z).describe('What belongs there, for templates and screens.').optional(),
    'table-adds-up-to': text(z).describe('A field whose amount the table in it must add up to.').optional(),
  });

  const rule = strict(z, {
    title: words(),
    asks: words(),
    suspects: phrases('Phrases that may mean it: a reader is asked.'),
    present: holds('Facts that make it so.'),
  });
  const day = () => z.int().min(1).max(3650);

  return strict(z, {
    id: z
      .string()
      .regex(pathIdPattern)
      .describe("Its name for --rubric; the file's own name unless said.")
      .optional(),
    title: words(),
    version: words(),
    type: text(z).describe('The type of proposal that it judges.').optional(),
    extends: oneOrMore(z, text(z), 'a rubric, or a list of rubrics')
      .describe('Rubrics that it builds on: files relative to this one, or shipped ones by id.')
      .optional(),
    abstract: z.boolean().describe('True for a base that judges nothing itself.').optional(),
    outcomes: strict(z, { accept: words(), defer: words(), refine: words(), decline: words() })
      .describe('Your words for the four outcomes.')
      .optional(),
    language: text(z)
      .describe('The language whose words of denial and doubt are understood; english unless said.')
      .optional(),
    lexicon: named(z.array(text(z))).describe('Word lists, for {name} in phrases.').optional(),
    fields: named(off(fieldSchema(z, labels))).optional(),
    tables: named(tableSchema(z)).describe('Tables of named rows with ranges, for in-row.').optional(),
    sections: named(off(section)).optional(),
    checklists: named(off(checklist)).optional(),
    essential: criteria().describe('Criteria that each must be spoken to.').optional(),
    welcome: criteria().describe('Criteria that only add to the score.').optional(),
    avoid: z.record(z.string().regex(pathIdPattern), off(antiPattern)).optional(),
    'self-assessment': off(
      strict(z, {
        titles: titles().optional(),
        'avoid-group': titles().optional(),
        'avoid-lines': z
          .array(
            strict(z, {
              line: titles(),
              covers: anyNumber(z, text(z), 'an id, a group such as ip/*, or a list of them'),
            }),
          )
          .optional(),
        'not-applicable': named(titles()).optional(),
      }),
    ).optional(),
    information: named(off(informationSchema(z, labels)))
      .describe('What is told beside the result and never scored.')
      .optional(),
    stages: named(off(stageSchema(z)))
      .describe('Later gates, for --stage: each is laid over this rubric as a rubric is over what it extends.')
      .optional(),
    'stage-by-status': z
      .partialRecord(z.enum(statuses), text(z))
      .describe('The stage that a proposal is at by its status, where --stage says nothing.')
      .optional(),
    timing: strict(z, {
      'intake-days': z.int().min(0).max(3650).describe('How many days ahead a start may lie.').optional(),
      'revisit-days': z
        .tuple([day(), day()])
        .describe('The earliest and latest day, from today, on which to look again.')
        .optional(),
      rules: z.record(z.string().regex(pathIdPattern), off(rule)).optional(),
    }).optional(),
    decision: strict(z, {
      bar: z.number().min(0).max(100).describe('The score to reach, of 100.').optional(),
      'serious-limit': z.int().min(1).max(100).describe('So many serious things to avoid decline it.').optional(),
    }).optional(),
    reply: text(z).describe('Where to send it, and how long you take.').optional(),
    examples: z
      .record(z.string(), z.array(exampleSchema(z)))
      .describe('Sentences and how they must read, by criterion.')
      .optional(),
  });
}

type Labels = () => ReturnType<typeof anyNumber<zod.ZodString>>;

function fieldSchema(z: Zod, labels: Labels) {
  const kind = () => z.literal(true, { error: `${WANT}true` }).optional();
  return strict(z, {
    title: text(z).optional(),
    required: z.boolean().optional(),
    label: labels().describe('Labels under which the body may give it.').optional(),
    home: text(z).describe('A section whose words may say why it is not given.').optional(),
    or: anyNumber(z, text(z), 'a field, or a list of fields').describe('Other fields that do as well.').optional(),
    fix: text(z).optional(),
    text: kind(),
    date: kind(),
    number: kind(),
    whole: kind(),
    license: kind(),
    contact: kind(),
    money: z
      .union([z.literal(true), z.string().regex(/^[A-Z]{3}$/u)], {
        error: `${WANT}a currency (three capital letters, such as GBP) or true`,
      })
      .optional(),
    choice: z.array(text(z)).min(1).describe('The values that it may have.').optional(),
    from: z.number().describe('The least number or amount.').optional(),
    to: z.number().describe('The greatest number or amount.').optional(),
  }).check((context) => {
    const { value } = context;
    const kinds = fieldKinds.filter((k) => Object.hasOwn(value, k));
    const say = (message: string, path: string[] = []): void => {
      context.issues.push({ code: 'custom', message, path, input: value, continue: true });
    };
    const [first, second] = kinds;
    if (first === undefined) say(`It has no kind. Add one of: ${fieldKinds.join(', ')}.`);
    else if (second !== undefined) {
      say(`It has ${kinds.length} kinds, ${kinds.join(' and ')}; it can be one thing only.`, [second]);
    } else if (!['money', 'number', 'whole'].includes(first)) {
      for (const bound of ['from', 'to'] as const) {
        if (value[bound] !== undefined) say(`"${bound}" goes with money, number and whole only.`, [bound]);
      }
    }
    if (value.from !== undefined && value.to !== undefined && value.from > value.to) {
      say(`"from" (${value.from}) is over "to" (${value.to}).`, ['from']);
    }
  });
}

/** A table of named rows with ranges. */
function tableSchema(z: Zod) {
  const key = z.string().regex(idPattern);
  const range = strict(z, {
    from: z.number().describe('The least, inclusive.').optional(),
    to: z.number().describe('The greatest, inclusive.').optional(),
    any: z.literal(true).describe('Any figure is in range.').optional(),
  });
  const column = strict(z, {
    unit: text(z).describe('The word behind the figure.').optional(),
    currency: z.string().regex(/^[A-Z]{3}$/u).optional(),
    per: z.enum(['year', 'month']).describe('The period that sums are brought to.').optional(),
  });
  return strict(z, {
    title: text(z).optional(),
    columns: z.record(key, column),
    rows: z.record(key, strict(z, { title: text(z).optional(), ranges: z.record(key, range) })),
  });
}

/** Told and never scored: a product of numbers that the proposal gives, or a note where words are mentioned. */
function informationSchema(z: Zod, labels: Labels) {
  const factor = strict(z, {
    title: text(z).optional(),
    label: labels()
      .describe('Labels under which the body may give it; at the top of the file its id does.')
      .optional(),
    power: z.int().min(1).max(9).describe('How often it counts; once unless said.').optional(),
  });
  return strict(z, {
    title: text(z).optional(),
    product: z
      .record(z.string().regex(idPattern), factor)
      .describe('Numbers that are multiplied. Told only where all are given.')
      .optional(),
    mentions: phraseTexts(z).describe('Told where one of these is mentioned.').optional(),
    says: text(z).describe('What is told; before a product, its name and formula.').optional(),
  }).check((context) => {
    const { value } = context;
    const say = (message: string): void => {
      context.issues.push({ code: 'custom', message, path: [], input: value, continue: true });
    };
    if ((value.product === undefined) === (value.mentions === undefined)) say('It needs one of: product, mentions.');
    if (value.mentions !== undefined && value.says === undefined) say('It says nothing. Add: says.');
  });
}

/** A part of a rubric that is laid over the rest. What its parts hold is validated when it is laid. */
function stageSchema(z: Zod) {
  const part = (name: string) => z.unknown().meta({ 'x-part': name }).optional();
  type Part = ReturnType<typeof part>;
  return strict(z, {
    title: text(z).describe('What the stage is called.').optional(),
    replaces: oneOrMore(z, z.enum(replaceable), 'a part of the rubric, or a list of parts')
      .describe('Parts of which nothing is kept: what the stage says of them is all there is.')
      .optional(),
    relaxes: oneOrMore(z, z.enum(relaxable), 'fields, sections, or both')
      .describe('Parts of which nothing is required any more, unless the stage says so.')
      .optional(),
    ...(Object.fromEntries(stageParts.map((name) => [name, part(name)])) as Record<(typeof stageParts)[number], Part>),
  });
}

/** Sentences that must read so: tests of the rubric, and its documentation. */
function exampleSchema(z: Zod) {
  const said = (about: string) =>
    z
      .union([text(z), z.literal(true)], { error: `${WANT}a sentence, or true where facts alone speak` })
      .describe(about)
      .optional();
  const value = z.union([z.string(), z.number()]);
  return strict(z, {
    found: said('A sentence that speaks for a criterion, or says plainly what is avoided; true where the facts beside it do.'),
    'in-part': said('A sentence that speaks for a criterion in part: hedged, or without what it needs.'),
    against: said('A sentence that speaks against a criterion.'),
    asked: said('A sentence that settles nothing and is shown to a reader.'),
    not: said('A near miss that says nothing of it.'),
    line: z
      .literal(true, { error: `${WANT}true` })
      .describe("The sentence stands on the criterion's own line in the self-assessment.")
      .optional(),
    in: text(z)
      .describe('The section that the sentence stands in, as an item of a list, for what is looked for there alone.')
      .optional(),
    fields: z
      .record(z.string(), z.union([value, z.record(z.string(), value)], { error: `${WANT}a value, or parts by name` }))
      .describe('Fields that the proposal gives beside it, such as tier: seeker.')
      .optional(),
    ticked: oneOrMore(z, text(z), 'the words of a box, or a list of them')
      .describe('Boxes that are ticked beside it.')
      .optional(),
  });
}

/** A file's contents after validation. */
export type RubricFile = zod.output<ReturnType<typeof rubricSchema>>;
