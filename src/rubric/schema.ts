/** The rubric file, long form and short, as one schema of parts that stay apart. Zod comes in as an argument: shipped rubrics need not load it. */
import type * as zod from 'zod';
import type { Zod } from '../checks/check.js';
import { anyNumber, oneOrMore, strict, text } from '../checks/written.js';
import { idPattern, pathIdPattern } from './ids.js';
import { antiPatternSchema } from './schema/anti-pattern.js';
import { checklistSchema, criteriaSchema } from './schema/checklist.js';
import { conditionSchema } from './schema/condition.js';
import { criterionSchema, exampleSchema } from './schema/criterion.js';
import { fieldSchema } from './schema/field.js';
import { tableSchema } from './schema/table.js';
import { sectionSchema } from './schema/section.js';
import { informationSchema } from './schema/information.js';
import { stageSchema, statuses } from './schema/stage.js';
import { timingSchema } from './schema/timing.js';

/** What one file may hold. Everything is optional: a file may build on others, and most has a default. */
export function rubricSchema(z: Zod) {
  const condition = conditionSchema(z);
  const criterion = criterionSchema(z, condition);
  const titles = () => oneOrMore(z, text(z), 'a title, or a list of titles').optional();
  return strict(z, {
    id: z.string().regex(pathIdPattern()).describe('Its name for --rubric; the file\'s own name unless said.').optional(),
    title: text(z).optional(),
    version: text(z).optional(),
    type: text(z).describe('The type of proposal that it judges.').optional(),
    extends: oneOrMore(z, text(z), 'a rubric, or a list of rubrics').describe('Rubrics that it builds on: files relative to this one, or shipped ones by id.').optional(),
    use: oneOrMore(z, text(z), 'a rubric and an id with a # between them, or a list of such').describe('Single criteria and things to avoid of other rubrics: partnership/base#ip/patents.').optional(),
    abstract: z.boolean().describe('True for a base that judges nothing itself.').optional(),
    outcomes: strict(z, { accept: text(z).optional(), defer: text(z).optional(), refine: text(z).optional(), decline: text(z).optional() }).describe('Your words for the four outcomes.').optional(),
    language: text(z).describe('The language whose words of denial and doubt are understood; english unless said.').optional(),
    lexicon: z.record(z.string().regex(idPattern()), z.array(text(z))).describe('Word lists, for {name} in phrases.').optional(),
    fields: z.record(z.string().regex(idPattern()), fieldSchema(z).meta({ 'x-off': true })).optional(),
    tables: z.record(z.string().regex(idPattern()), tableSchema(z)).describe('Tables of named rows with ranges, for in-row.').optional(),
    sections: z.record(z.string().regex(idPattern()), sectionSchema(z, condition).meta({ 'x-off': true })).optional(),
    checklists: z.record(z.string().regex(idPattern()), checklistSchema(z, criterion, condition).meta({ 'x-off': true })).optional(),
    essential: criteriaSchema(z, criterion).describe('Criteria that each must be spoken to.').optional(),
    welcome: criteriaSchema(z, criterion).describe('Criteria that only add to the score.').optional(),
    avoid: z.record(z.string().regex(pathIdPattern()), antiPatternSchema(z, condition).meta({ 'x-off': true })).optional(),
    'self-assessment': strict(z, {
      titles: titles(),
      'avoid-group': titles(),
      'avoid-lines': z.array(strict(z, { line: oneOrMore(z, text(z), 'a title, or a list of titles'), covers: anyNumber(z, text(z), 'an id, a group such as ip/*, or a list of them') })).optional(),
      'not-applicable': z.record(z.string().regex(idPattern()), oneOrMore(z, text(z), 'a title, or a list of titles')).optional(),
    }).meta({ 'x-off': true }).optional(),
    information: z.record(z.string().regex(idPattern()), informationSchema(z).meta({ 'x-off': true })).describe('What is told beside the result and never scored.').optional(),
    stages: z.record(z.string().regex(idPattern()), stageSchema(z).meta({ 'x-off': true })).describe('Later gates, for --stage: each is laid over this rubric as a rubric is over what it extends.').optional(),
    'stage-by-status': z.partialRecord(z.enum(statuses), text(z)).describe('The stage that a proposal is at by its status, where --stage says nothing.').optional(),
    timing: timingSchema(z, condition).optional(),
    decision: strict(z, {
      bar: z.number().min(0).max(100).describe('The score to reach, of 100.').optional(),
      'serious-limit': z.int().min(1).max(100).describe('So many serious things to avoid decline it.').optional(),
    }).optional(),
    reply: text(z).describe('Where to send it, and how long you take.').optional(),
    examples: z.record(z.string(), z.array(exampleSchema(z))).describe('Sentences and how they must read, by criterion.').optional(),
  });
}

/** A file's contents after validation. */
export type RubricFile = zod.output<ReturnType<typeof rubricSchema>>;
