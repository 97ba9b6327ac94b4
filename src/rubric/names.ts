/** What may be named from elsewhere in a rubric, and who names what does not exist. */
import { headingKey } from '../lib/fold.js';
import { nearest, problem } from '../lib/problem.js';
import type { NamedTable } from './types.js';
import type { Problem } from '../lib/place.js';
import { slug } from './ids.js';
import { lookUp, type MapNode, type TreePath } from './tree.js';

export interface Names {
  /** A section's id by its id or any of its headings. Null when there is none: a problem was noted, unless it was switched off and `strict` is false. */
  section(name: string, at: TreePath, strict: boolean): string | null;
  field(name: string, at: TreePath, strict: boolean): string | null;
  /** A table by its id, of which a column is meant; null when there is none: a problem was noted. */
  table(name: string, column: string, at: TreePath): NamedTable | null;
  /** A criterion's full id by full id, or by local id or title within a checklist (within all of them when null). */
  criterion(name: string, checklist: string | null, at: TreePath): string | null;
  /** What an example is about: a criterion, something to avoid or a timing rule, by its id or title. */
  example(name: string, at: TreePath): string | null;
  /** Notes a problem at a path of the tree. */
  say(code: string, message: string, at: TreePath, fix: string | null): void;
  readonly problems: readonly Problem[];
}

interface Named { readonly id: string; readonly keys: readonly string[] }
export interface Nameable {
  readonly tables: readonly NamedTable[];
  readonly sections: readonly Named[];
  readonly fields: readonly Named[];
  readonly criteria: readonly (Named & { readonly checklist: string; readonly local: string })[];
  /** What else an example may be about: things to avoid, timing rules. */
  readonly others: readonly Named[];
  /** Dotted paths of things that a file switched off. */
  readonly off: ReadonlySet<string>;
}

export function namesOf(root: MapNode, all: Nameable): Names {
  const problems: Problem[] = [];
  const say: Names['say'] = (code, message, at, fix) => {
    const found = lookUp(root, at);
    problems.push(problem(code, message, { path: found.at.path, place: found.at.place, fix }));
  };
  const unknown = (what: string, name: string, known: readonly string[], at: TreePath): null => {
    const near = nearest(name, known);
    say('rubric-unknown-name', `No ${what} is called "${name}".${near === null ? '' : ` Is it ${near}?`}`, at, known.length === 0 ? `This rubric has no ${what}.` : `There are: ${[...new Set(known)].join(', ')}`);
    return null;
  };
  /** Switched off on purpose: what merely points at it lets go; a condition that rests on it would mean something else. */
  const gone = (what: string, name: string, at: TreePath, strict: boolean): null => {
    if (strict) say('rubric-switched-off', `The ${what} "${name}" is switched off, and this condition rests on it.`, at, 'Write the condition anew where you switch it off, or leave it on.');
    return null;
  };
  const find = (list: readonly Named[], name: string): string | null =>
    (list.find((n) => n.id === name) ?? list.find((n) => n.id === slug(name)) ?? list.find((n) => n.keys.includes(headingKey(name))))?.id ?? null;
  const gonePath = (id: string): boolean => {
    const [list, local] = id.split('/', 2);
    return all.off.has(`checklists.${list}.criteria.${local}`) || all.off.has(`checklists.${list}.criteria.${id}`) || all.off.has(`checklists.${list}`) || all.off.has(`avoid.${id}`) || all.off.has(`timing.rules.${id}`);
  };
  return {
    problems, say,
    example: (name, at) => {
      const criterion = all.criteria.find((c) => c.id === name) ?? all.criteria.find((c) => c.local === name) ?? all.criteria.find((c) => c.keys.includes(headingKey(name)));
      const found = criterion?.id ?? find(all.others, name);
      if (found !== null) return found;
      return gonePath(name) ? null : unknown('criterion or thing to avoid', name, [...all.criteria.map((c) => (c.id.includes(name) ? c.id : c.local)), ...all.others.map((o) => o.id)], at);
    },
    section: (name, at, strict) => find(all.sections, name) ?? (all.off.has(`sections.${slug(name)}`) ? gone('section', name, at, strict) : unknown('section', name, all.sections.map((s) => s.id), at)),
    field: (name, at, strict) => find(all.fields, name) ?? find(all.fields, slug(name, '_')) ?? (all.off.has(`fields.${name}`) ? gone('field', name, at, strict) : unknown('field', name, all.fields.map((f) => f.id), at)),
    table: (name, column, at) => {
      const table = all.tables.find((t) => t.id === name);
      if (table === undefined) return unknown('table', name, all.tables.map((t) => t.id), [...at, 'table']);
      const columns = [...new Set(table.rows.flatMap((row) => Object.keys(row.ranges)))];
      return columns.includes(column) ? table : unknown('column', column, columns, [...at, 'column']);
    },
    criterion: (name, checklist, at) => {
      const own = all.criteria.filter((c) => checklist === null || c.checklist === checklist);
      const found = all.criteria.find((c) => c.id === name) ?? own.find((c) => c.local === name) ?? own.find((c) => c.keys.includes(headingKey(name)));
      if (found !== undefined) return found.id;
      const [list, local] = name.includes('/') ? name.split('/', 2) : [checklist, name];
      if (all.off.has(`checklists.${list}.criteria.${local}`) || all.off.has(`checklists.${list}`)) return null;
      return unknown('criterion', name, own.map((c) => (checklist === null ? c.id : c.local)), at);
    },
  };
}
