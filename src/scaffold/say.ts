/** What new-proposal says: what is missing, where the file is, where to begin. */
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Rubric } from '../rubric/types.js';
import type { BroughtIn } from './bring-in.js';
import { paragraph, widthOf } from '../report/layout.js';
import { safe } from '../report/safe.js';
import { count, daysBetween, listed, upperFirst } from '../report/words.js';
import { tellProblems } from '../commands/subject.js';
import type { Question } from './fields.js';

function columns(host: Host): number {
  return Math.min(80, host.stderr.columns ?? 80);
}

/** A path or a command: never broken, so that it can be copied. */
interface Whole {
  readonly before: string;
  readonly whole: string;
  /** Stands behind it where there is room, and `apart` in a line of its own where there is none. */
  readonly after: string;
  readonly apart: string;
}

/** Paragraphs in the screen's width, each behind two spaces. */
function print(texts: readonly (string | Whole)[], host: Host): string {
  const width = columns(host);
  const lines = texts.flatMap((text) => {
    if (typeof text === 'string') return paragraph(text, width, '  ');
    const { before, whole, after, apart } = text;
    const short = `  ${before} ${whole}`;
    if (widthOf(short + after) <= width) return [short + after];
    return [...(widthOf(short) <= width ? [short] : [`  ${before}`, `  ${whole}`]), ...(apart === '' ? [] : paragraph(apart, width, '  '))];
  });
  return `\n${lines.join('\n')}\n\n`;
}

/** Problems with the line or a file: nothing was written. Gives 2. */
export function tellWrong(problems: readonly Problem[], host: Host): 2 {
  host.stderr.write('\n  Nothing was written.\n');
  tellProblems(problems, host);
  host.stderr.write('\n');
  return 2;
}

/** What must be said and was not. Gives 2. */
export function tellMissing(missing: readonly { readonly flag: string; readonly why: string }[], host: Host): 2 {
  const wide = Math.max(...missing.map(({ flag }) => flag.length)) + 4;
  const lines = missing.flatMap(({ flag, why }) => paragraph(`${why}`, columns(host), `  ${flag.padEnd(wide - 2)}`, ' '.repeat(wide)));
  host.stderr.write(`\n  Nothing was written: ${count(missing.length, 'thing')} ${missing.length === 1 ? 'is' : 'are'} missing.\n${lines.join('\n')}\n  ${missing.length === 1 ? 'Add it' : 'Add them'}, or run new-proposal in a terminal, where it asks.\n\n`);
  return 2;
}

export function tellLeft(host: Host): 130 {
  host.stderr.write('\n  Nothing was written.\n');
  return 130;
}

export interface Done {
  /** As shown, from the working folder. */
  readonly path: string;
  readonly rubric: Rubric;
  /** The rubric's file, when it is none of ours. */
  readonly ownRubric: string | null;
  readonly brought: BroughtIn | null;
  /** A text was brought in, and a blank self-assessment put behind it. */
  readonly blankLines: boolean;
  /** Questions that nothing answered. */
  readonly open: readonly Question[];
  /** Ids of fields that must be there, that nobody is asked for, and that nothing gave. */
  readonly blank: readonly string[];
  readonly start: string | null;
  readonly today: string;
}

/** Where the file is, where to begin, and the command that checks it. */
export function tellDone(done: Done, host: Host): string {
  const { path, rubric, brought } = done;
  const texts: (string | Whole)[] = [{ before: 'Written:', whole: safe(path), ...(brought === null
    ? { after: ', with a word in each section on what we look for.', apart: 'Each section has a word on what we look for.' }
    : { after: ', with every word of the old text.', apart: 'It has every word of the old text.' }) }];
  if (brought !== null) texts.push(...broughtIn(brought, rubric));
  if (done.blankLines) texts.push('Its self-assessment is blank. A line left blank counts as missing unless the text tells it plainly, so it weakens the text until it is filled in: give each line a sentence, or take the section out.');
  const begin = beginWith(rubric, new Set(brought?.placed ?? []));
  if (begin !== null) texts.push(begin);
  const open = [...new Set([...done.open.map(({ id }) => (id === 'email' ? 'contact' : id)), ...done.blank])];
  if (open.length > 0) texts.push(`Still to say at the top of the file: ${listed(open.map(safe))}.`);
  const ahead = done.start === null ? null : daysBetween(done.today, done.start);
  if (ahead !== null && ahead > rubric.timing.intakeDays) texts.push(`It starts in ${ahead} days; we plan no more than ${rubric.timing.intakeDays} ahead, so for now the answer would be "${rubric.outcomes.defer}".`);
  texts.push({ before: 'Then:', whole: `evaluate ${quoted(path)}${rubric.stage === null ? '' : ` --stage ${quoted(rubric.stage)}`}${done.ownRubric === null ? '' : ` --rubric ${quoted(done.ownRubric)}`}`, after: '', apart: '' });
  return print(texts, host);
}

function broughtIn(brought: BroughtIn, rubric: Rubric): string[] {
  const titles = brought.placed.map((id) => rubric.sections.find((section) => section.id === id)?.title ?? id);
  const out: string[] = [];
  if (titles.length > 0) out.push(`Under our names: ${listed(titles.map(safe))}.`);
  if (brought.unplaced.length > 0) {
    out.push(`${upperFirst(count(brought.unplaced.length, 'part'))} had no place of ${brought.unplaced.length === 1 ? 'its' : 'their'} own; you find ${brought.unplaced.length === 1 ? 'it' : 'them'} as before:`);
    for (const { heading, line } of brought.unplaced) out.push(`  line ${line}  ${heading === '' ? 'what stands above the first heading' : safe(heading)}`);
  }
  return out;
}

/** The section in which most of what we look for is told, of those that are still to write. */
function beginWith(rubric: Rubric, written: ReadonlySet<string>): string | null {
  const criteria = rubric.checklists.flatMap((list) => list.criteria);
  let best: { readonly title: string; readonly told: number } | null = null;
  for (const section of rubric.sections) {
    if (written.has(section.id) || section.unless === 'title') continue;
    const told = criteria.filter((one) => one.home.includes(section.id)).length;
    if (told > (best?.told ?? 0)) best = { title: section.title, told };
  }
  if (best === null) return null;
  return best.told === 1 ? `Begin with ${safe(best.title)}.` : `Begin with ${safe(best.title)}: ${best.told} of the ${criteria.length} things we look for have their place there.`;
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\p{L}\p{N}\p{M}./_-]+$/u.test(path) && !path.startsWith('-') ? path : `'${safe(path).replaceAll('\'', '\'\\\'\'')}'`;
}
