/** Parts of a rubric that do nothing: lists and tables that nothing names, lines and headings that another one takes, sections that nobody looks into. */
import { checkOf } from '../../checks/index.js';
import { foldWords } from '../../evaluate/words.js';
import type { Condition, Rubric } from '../../rubric/types.js';
import type { Problem } from '../../lib/place.js';
import { knownFields } from '../../proposal/fields.js';
import { entryOf, type MapNode } from '../../rubric/tree.js';
import { allSources } from './phrases.js';
import { criteriaOf, remark } from './paths.js';

/** `root` is the effective tree: what building leaves out can still be seen there. */
export function partRemarks(rubric: Rubric, root: MapNode): readonly Problem[] {
  return [...deadLists(rubric, root), ...deadTables(rubric, root), ...takenLines(rubric), ...takenHeadings(rubric), ...deadSections(rubric), ...deadFields(rubric), ...deadAvoidLines(rubric), ...unheard(rubric)];
}

function deadLists(rubric: Rubric, root: MapNode): readonly Problem[] {
  const lexicon = entryOf(root, 'lexicon')?.value;
  if (lexicon?.kind !== 'map') return [];
  const sources = allSources(rubric).join('\n');
  // Bases hold lists for those who build on them: only the file's own idle lists are remarked on.
  return lexicon.entries.filter((e) => !sources.includes(`{${e.key}}`) && e.keyAt.path === root.at.path).map((e) => remark(rubric, 'rubric-dead', `No phrase names the word list "${e.key}".`, [`lexicon.${e.key}`], `Name it in a phrase, as {${e.key}}, or take it out.`));
}

function deadTables(rubric: Rubric, root: MapNode): readonly Problem[] {
  const named = JSON.stringify(conditionsOf(rubric).map(({ condition }) => condition));
  return (rubric.tables ?? []).filter((t) => entryOf(root, 'tables') !== undefined && !named.includes(`"id":${JSON.stringify(t.id)}`)).map((t) => remark(rubric, 'rubric-dead', `No condition looks into the table "${t.id}".`, [`tables.${t.id}`], 'Name it in an in-row condition, or take it out.'));
}

/** Two lines with one title in one group: whatever is written there counts for the first. */
function takenLines(rubric: Rubric): readonly Problem[] {
  if (rubric.selfAssessment === null) return [];
  return rubric.checklists.flatMap((list) => {
    const seen = new Map<string, string>();
    return list.criteria.flatMap((c) => c.line.flatMap((title, i) => {
      const key = foldWords(title);
      const owner = seen.get(key);
      if (owner === undefined) seen.set(key, c.title);
      const path = criteriaOf(rubric).find((one) => one.criterion === c)!.path;
      return owner === undefined || owner === c.title ? [] : [remark(rubric, 'rubric-shadowed', `The line "${title}" of ${c.title} is ${owner}'s already; what stands there counts for that alone.`, [`${path}.line.${i}`, `${path}.line`, path], 'Give it another title.')];
    }));
  });
}

/** Two sections whose own title is one heading: both would read the same words. Other headings may be shared. */
function takenHeadings(rubric: Rubric): readonly Problem[] {
  const seen = new Map<string, string>();
  return rubric.sections.flatMap((s) => {
    const key = foldWords(s.title);
    const owner = seen.get(key);
    if (owner === undefined) { seen.set(key, s.title); return []; }
    return [remark(rubric, 'rubric-shadowed', `The sections "${owner}" and "${s.title}" have one heading, so both read the same words.`, [`sections.${s.id}`], 'Give one of them another title.')];
  });
}

function deadSections(rubric: Rubric): readonly Problem[] {
  const used = new Set([
    ...criteriaOf(rubric).flatMap(({ criterion }) => criterion.home),
    ...rubric.fields.flatMap((f) => f.home ?? []),
    ...referencesOf(rubric, 'section'),
  ]);
  // One with a hint is there to be filled in, for readers.
  return rubric.sections.filter((s) => !s.required && s.hint === '' && !used.has(s.id)).map((s) => remark(rubric, 'rubric-dead', `The section "${s.title}" is not required, and nothing looks into it.`, [`sections.${s.id}`], 'Make it required, name it as a home, or take it out.'));
}

function deadFields(rubric: Rubric): readonly Problem[] {
  const format = new Set(knownFields.map((f) => f.id));
  const used = new Set([
    ...rubric.fields.flatMap((f) => f.or), ...rubric.sections.flatMap((s) => s.unless ?? []),
    ...criteriaOf(rubric).flatMap(({ criterion }) => criterion.field ?? []), ...referencesOf(rubric, 'field'),
  ]);
  return rubric.fields.filter((f) => !f.required && !format.has(f.id) && !used.has(f.id) && f.from === null && f.to === null).map((f) => remark(rubric, 'rubric-dead', `The field "${f.id}" is not required, and nothing rests on it.`, [`fields.${f.id}`], 'Make it required, name it in a condition, or take it out.'));
}

function deadAvoidLines(rubric: Rubric): readonly Problem[] {
  return (rubric.selfAssessment?.avoidLines ?? []).flatMap((line, i) => (line.antiPatterns.length > 0 ? [] : [remark(rubric, 'rubric-dead', `The line "${line.titles[0]}" declares nothing: nothing that it covers is avoided here.`, [`self-assessment.avoid-lines.${i}`], 'Let it cover something, or take it out.')]));
}

/** A criterion that no word, fact, line or place can settle either way would be asked of a reader every time. */
function unheard(rubric: Rubric): readonly Problem[] {
  const lines = rubric.selfAssessment !== null;
  return criteriaOf(rubric).flatMap(({ criterion: c, path }) => {
    const settled = c.for.length > 0 || c.against.length > 0 || c.met !== null || c.partial !== null || c.contradicted !== null || (c.field ?? null) !== null || c.sameAs !== null || (lines && c.line.length > 0) || c.cues.length > 0;
    return settled ? [] : [remark(rubric, 'rubric-dead', `Nothing can hear ${c.title}: it has no words, no facts and no line, so a reader is asked every time, with nothing to look at.`, [path], 'Add words to "for", or to "cues" where a reader shall judge.')];
  });
}

interface Held { readonly condition: Condition }

function conditionsOf(rubric: Rubric): readonly Held[] {
  const all = [
    ...rubric.checklists.flatMap((l) => [l.when, ...l.criteria.flatMap((c) => [c.when, c.met, c.partial, c.contradicted])]),
    ...rubric.antiPatterns.flatMap((a) => [a.when, a.present]), ...rubric.timing.rules.map((t) => t.present), ...rubric.sections.map((s) => s.when),
  ];
  return all.flatMap((condition) => (condition === null ? [] : [{ condition }]));
}

function referencesOf(rubric: Rubric, to: 'section' | 'field'): readonly string[] {
  const leaves = (c: Condition): readonly Extract<Condition, { readonly op: 'check' }>[] => (c.op === 'check' ? [c] : c.op === 'not' ? leaves(c.of) : c.of.flatMap(leaves));
  return conditionsOf(rubric).flatMap(({ condition }) => leaves(condition)).flatMap((leaf) => {
    const params = leaf.params as { readonly in?: unknown };
    // Prepared parameters keep the written names of sections under `in`, where a check has them.
    const prepared = 'phrases' in (leaf.params as object);
    if (prepared) return to === 'section' ? [params.in].flat().filter((id): id is string => typeof id === 'string') : [];
    return (checkOf(leaf.kind)?.refers?.(leaf.params) ?? []).filter((r) => r.to === to).map((r) => r.id);
  });
}

