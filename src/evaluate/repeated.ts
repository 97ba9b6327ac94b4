/** One statement under many titles says nothing about any of them. */
import { splitPointer } from '../language/pointer.js';
import type { Rubric } from '../rubric/types.js';
import type { OwnLine, SelfAssessment } from './self-assessment.js';
import { foldWords } from './words.js';

/** So many lines with the same words are a formula, not answers. */
const MANY = 3;

/** Ticked lines of criteria whose words, pointers aside, stand in three or more lines. Near-twins of the rubric count as one line. */
export function repeatedLines(own: SelfAssessment, rubric: Rubric): ReadonlySet<OwnLine> {
  if (own.criteria.size < MANY) return new Set();
  const groups = new Map<string, { readonly criteria: Set<string>; readonly lines: OwnLine[] }>();
  for (const [id, line] of own.criteria) {
    if (!line.ticked) continue;
    const words = foldWords(splitPointer(line.statement).rest);
    if (words === '') continue;
    const group = groups.get(words) ?? { criteria: new Set<string>(), lines: [] };
    groups.set(words, group);
    group.criteria.add(id);
    group.lines.push(line);
  }
  const many = [...groups.values()].filter((g) => g.criteria.size >= MANY);
  if (many.length === 0) return new Set();
  const twins = new Map(rubric.checklists.flatMap((l) => l.criteria).map((c) => [c.id, c.sameAs ?? c.id]));
  return new Set(many.filter((g) => new Set([...g.criteria].map((id) => twins.get(id) ?? id)).size >= MANY).flatMap((g) => g.lines));
}
