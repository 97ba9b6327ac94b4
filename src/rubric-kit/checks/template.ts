/** What a rubric asks for and its template does not: nobody can fill in what is not there. */
import type { Language } from '../../language/language.js';
import { readUnder } from '../../evaluate/reading.js';
import { foldWords } from '../../evaluate/words.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { criteriaOf, remark } from './paths.js';

/** `name` is the template's file, as it is told. */
export function templateRemarks(rubric: Rubric, language: Language, template: Proposal, name: string): readonly Problem[] {
  const reading = readUnder(template, rubric, language, '2000-01-01');
  const say = (what: string, paths: readonly string[]): Problem => remark(rubric, 'rubric-template', `${what}, and the template (${name}) has none.`, paths, 'Add it to the template, or ask for it no more.');
  const top = template.source.slice(0, template.blocks[0]?.start ?? 0);
  const labels = new Set(template.labels.map((l) => foldWords(l.label)));
  const hasField = (f: Rubric['fields'][number]): boolean => reading.field(f.id).status === 'present' || f.labels.some((l) => labels.has(foldWords(l))) || top.split('\n').some((line) => line.trimStart().replace(/^#\s*/u, '').startsWith(`${f.id}:`));
  return [
    ...rubric.sections.filter((s) => (s.required || criteriaOf(rubric).some(({ criterion }) => criterion.home.includes(s.id))) && reading.found.get(s.id)?.status === 'missing' && !(s.unless !== null && rubric.fields.some((f) => f.id === s.unless && hasField(f))))
      .map((s) => say(`The rubric asks for the section "${s.title}"`, [`sections.${s.id}`])),
    ...rubric.fields.filter((f) => f.required && !hasField(f) && !rubric.fields.some((o) => f.or.includes(o.id) && hasField(o)))
      .map((f) => say(`The rubric asks for the field "${f.id}"`, [`fields.${f.id}`])),
    ...(rubric.selfAssessment === null ? [] : criteriaOf(rubric).filter(({ criterion: c }) => c.line.length > 0 && !reading.own.criteria.has(c.id)).map(({ criterion: c, path }) => say(`The rubric reads a line "${c.line[0]}" in the self-assessment`, [`${path}.line`, path]))),
    ...(rubric.selfAssessment?.avoidLines ?? []).flatMap((line, i) => (reading.own.avoid.has(i) || line.antiPatterns.length === 0 ? [] : [say(`The rubric reads a line "${line.titles[0]}" in the self-assessment`, [`self-assessment.avoid-lines.${i}`])])),
  ];
}
