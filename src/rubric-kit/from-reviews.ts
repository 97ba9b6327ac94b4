/** Runs `proposals rubric test --from-reviews`: where a reviewer read a sentence otherwise than the rubric does, it is offered as an example of it. */
import { findSections } from '../evaluate/sections.js';
import { findSelfAssessment } from '../evaluate/self-assessment.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import type { Proposal } from '../proposal/types.js';
import type { Rubric, RubricExample } from '../rubric/types.js';
import { problem } from '../lib/problem.js';
import { parseProposal } from '../proposal/parse.js';
import { printsOf, unitsAt, type Prints } from '../reviews/fingerprint.js';
import { loadConfig, loadRecordFiles } from '../reviews/load.js';
import { findQuote, quoteIndex } from '../evaluate/quotes.js';
import type { KeptAnswer } from '../reviews/record.js';
import { offeredYaml, type Offered } from '../report/rubric/offered.js';
import { safe } from '../report/safe.js';
import { openLaw, inScope } from '../changed/policy.js';
import { findFiles } from '../commands/files.js';
import { recordRoot, shownPath } from '../commands/root.js';
import { tellProblems } from '../commands/subject.js';
import { runExamples } from './examples.js';
import { listenerOf, type Listener } from './hear.js';
import type { Opened } from './open.js';

/** Prints YAML to paste. 0, also where nothing differs: it offers and judges nobody; 2 where the folder or a record can't be used. */
export function runFromReviews(folder: string, { rubric, language }: Opened, host: Host): number {
  const found = findFiles([folder], host);
  const problems: Problem[] = [...found.problems];
  const listener = listenerOf(rubric, language);
  const offered: Offered[] = [];
  let answers = 0;
  for (const { path: file } of inScope(found.files, openLaw(host))) {
    const read = file === '-' ? null : host.read(file);
    const path = shownPath(file, host);
    const root = recordRoot(path, file, host);
    const { config, problems: ofConfig } = loadConfig(path, root, host);
    const records = loadRecordFiles(path, config, root, host);
    if (records.files.length + records.problems.length === 0) continue;
    problems.push(...[...ofConfig, ...records.problems].filter(({ level }) => level === 'error'));
    const parsed = read?.ok === true ? parseProposal(read.bytes, path) : null;
    if (parsed === null || !parsed.ok) { problems.push(...(parsed?.problems ?? [problem('path-unreadable', 'it can\'t be read.', { path })])); continue; }
    const text = sentencesOf(parsed.value, rubric);
    for (const record of records.files) {
      if (record.assistant !== null || (record.aside ?? null) !== null) continue;
      if (!config.reviewers.includes(record.by)) {
        if (record.answers.length > 0) problems.push(problem('reviewers-unlisted', `${record.by} is not among the reviewers; what they read was left out.`, { level: 'warning', path: record.path }));
        continue;
      }
      for (const answer of record.answers) for (const spot of spotsOf(answer, text)) {
        const example = exampleOf(answer, spot, rubric, text);
        if (example === null) continue;
        answers++;
        const reads = readingOf(example, rubric, listener);
        if (reads !== null) offered.push({ ...example, read: reads, by: record.by, path: record.path, line: answer.line, onLine: example.line, quoted: answer.quotes.length > 0 });
      }
    }
  }
  const known = new Set((rubric.examples ?? []).map(keyOf));
  const fresh = offered.filter((one, i) => !known.has(keyOf({ ...one, line: one.onLine })) && offered.findIndex((other) => keyOf({ ...other, line: other.onLine }) === keyOf({ ...one, line: one.onLine })) === i);
  host.stdout.write(offeredYaml(fresh, { title: rubric.title, answers, order: [...rubric.checklists.flatMap((list) => list.criteria), ...rubric.antiPatterns, ...rubric.timing.rules] }));
  tellProblems(problems, host);
  return problems.some(({ level }) => level === 'error') ? 2 : 0;
}

const keyOf = (one: Pick<RubricExample, 'criterion' | 'text' | 'line'>): string => `${one.criterion} ${one.line} ${one.text}`;

/** Where in a proposal something was said: a source range. */
interface Spot { readonly start: number; readonly end: number }

interface Text {
  readonly proposal: Proposal;
  readonly prints: Prints;
  readonly index: ReturnType<typeof quoteIndex>;
  readonly own: ReturnType<typeof findSelfAssessment>;
  readonly sections: ReturnType<typeof findSections>;
}

function sentencesOf(proposal: Proposal, rubric: Rubric): Text {
  const own = findSelfAssessment(proposal, rubric);
  return { proposal, prints: printsOf(proposal), index: quoteIndex(proposal), own, sections: findSections(proposal, rubric.sections, own.sections) };
}

/** The words quoted for an answer, as far as they still stand; without a quotation the one sentence that it rests on. */
function spotsOf(answer: KeptAnswer, { index, prints }: Text): readonly Spot[] {
  if (answer.quotes.length > 0) return answer.quotes.flatMap((quote) => { const at = findQuote(index, quote); return at.found ? [at] : []; });
  const { sentences, sections, text } = answer.restsOn;
  return sentences.length === 1 && sections.length === 0 && text === null ? prints.units.filter((unit) => unit.print === sentences[0]).slice(0, 1) : [];
}

/** How a sentence reads by an answer's verdict; null: the verdict says nothing of one. */
const wanted: Readonly<Record<string, RubricExample['reads']>> = { met: 'found', partial: 'in-part', contradicted: 'against', missing: 'not', present: 'found', absent: 'not', waits: 'found', clear: 'not' };

function exampleOf(answer: KeptAnswer, spot: Spot, rubric: Rubric, text: Text): RubricExample | null {
  const { proposal, prints, own, sections } = text;
  const criterion = rubric.checklists.flatMap((list) => list.criteria).find((one) => one.id === answer.id);
  const thing = criterion ?? rubric.antiPatterns.find((one) => one.id === answer.id) ?? rubric.timing.rules.find((one) => one.id === answer.id);
  const reads = wanted[answer.verdict];
  // What stands above the first section is the frontmatter: facts, and no sentences.
  const block = proposal.blocks.find((one) => one.start <= spot.start && spot.start < one.end);
  if (thing === undefined || reads === undefined || block === undefined) return null;
  const stands = (line: { readonly block: { readonly index: number }; readonly nested: readonly { readonly index: number }[] }): boolean => [line.block, ...line.nested].some(({ index }) => index === block.index);
  const mine = criterion === undefined ? undefined : own.criteria.get(criterion.id);
  if (mine !== undefined && stands(mine)) return { criterion: thing.id, reads, text: safe(mine.statement), line: true, in: null, at: 'examples' };
  const other = [...own.criteria.values(), ...own.avoid.values()].find(stands);
  const words = other?.statement ?? unitsAt(prints, spot.start, spot.end).map((unit) => unit.text).join(' ');
  const home = (criterion?.home ?? []).find((id) => sections.get(id)?.blocks.some(({ index }) => index === block.index) === true) ?? null;
  return safe(words) === '' ? null : { criterion: thing.id, reads, text: safe(words), line: false, in: home, at: 'examples' };
}

/** How the rubric reads it where that differs, in a word or two; null where it reads it so too. */
function readingOf(example: RubricExample, rubric: Rubric, listener: Listener): string | null {
  const alone: Rubric = { ...rubric, examples: [example], antiPatterns: rubric.antiPatterns.map((one) => ({ ...one, examples: [] })) };
  return runExamples(alone, listener).misread[0]?.read ?? null;
}
