/** What may be named from elsewhere in a rubric, and who names what does not exist. */
import { headingKey } from '../lib/fold.js';
import type { Problem } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { slug } from './ids.js';
import { lookUp, type MapNode, type TreePath } from './tree.js';
import type { NamedTable } from './types.js';

export interface Named {
  readonly id: string;
  /** Folded titles by which it may be named too. */
  readonly keys: readonly string[];
}
export interface NamedCriterion extends Named {
  readonly checklist: string;
  readonly local: string;
}
export interface Nameable {
  readonly tables: readonly NamedTable[];
  readonly sections: readonly Named[];
  readonly fields: readonly Named[];
  readonly criteria: readonly NamedCriterion[];
  /** What else an example may be about: things to avoid, timing rules. */
  readonly others: readonly Named[];
  /** Dotted paths of things that a file switched off. */
  readonly off: ReadonlySet<string>;
}

/** Looks names up and collects the problems of a rubric. Null where there is no such thing: a problem was noted, unless it was switched off on purpose. */
export class Names {
  readonly problems: Problem[] = [];

  constructor(
    private readonly root: MapNode,
    private readonly all: Nameable,
  ) {}

  /** Notes a problem at a path of the tree. */
  say(code: string, message: string, at: TreePath, fix: string | null): null {
    const found = lookUp(this.root, at).at;
    this.problems.push(problem(code, message, { path: found.path, place: found.place, fix }));
    return null;
  }

  /** A section by its id or any of its headings. `strict`: it may not have been switched off either. */
  section(name: string, at: TreePath, strict: boolean): string | null {
    const { sections, off } = this.all;
    return (
      find(sections, name) ??
      this.absent('section', name, sections, off.has(`sections.${slug(name)}`), at, strict)
    );
  }

  field(name: string, at: TreePath, strict: boolean): string | null {
    const { fields, off } = this.all;
    const found = find(fields, name) ?? find(fields, slug(name, '_'));
    return found ?? this.absent('field', name, fields, off.has(`fields.${name}`), at, strict);
  }

  /** A table by its id, of which a column is meant. */
  table(name: string, column: string, at: TreePath): NamedTable | null {
    const { tables } = this.all;
    const table = tables.find((one) => one.id === name);
    if (table === undefined)
      return this.unknown(
        'table',
        name,
        tables.map(({ id }) => id),
        [...at, 'table'],
      );
    const columns = [...new Set(table.rows.flatMap((row) => Object.keys(row.ranges)))];
    return columns.includes(column)
      ? table
      : this.unknown('column', column, columns, [...at, 'column']);
  }

  /** A criterion's whole id by that, or by local id or title within a checklist (within all of them when null). */
  criterion(name: string, checklist: string | null, at: TreePath): string | null {
    const own = this.all.criteria.filter((c) => checklist === null || c.checklist === checklist);
    const found = this.all.criteria.find((c) => c.id === name) ?? findCriterion(own, name);
    if (found !== undefined) return found.id;
    if (this.isOff(name, checklist)) return null;
    return this.unknown(
      'criterion',
      name,
      own.map((c) => (checklist === null ? c.id : c.local)),
      at,
    );
  }

  /** What an example is about: a criterion, something to avoid or a timing rule, by its id or title. */
  example(name: string, at: TreePath): string | null {
    const { criteria, others, off } = this.all;
    const criterion = criteria.find((c) => c.id === name) ?? findCriterion(criteria, name);
    const found = criterion?.id ?? find(others, name);
    if (found !== null) return found;
    if (this.isOff(name, null) || off.has(`avoid.${name}`) || off.has(`timing.rules.${name}`))
      return null;
    const known = criteria.map((c) => (c.id.includes(name) ? c.id : c.local));
    return this.unknown(
      'criterion or thing to avoid',
      name,
      [...known, ...others.map(({ id }) => id)],
      at,
    );
  }

  private isOff(name: string, checklist: string | null): boolean {
    const [list, local] = name.includes('/') ? name.split('/', 2) : [checklist, name];
    const { off } = this.all;
    const paths = [
      `checklists.${list}`,
      `checklists.${list}.criteria.${local}`,
      `checklists.${list}.criteria.${name}`,
    ];
    return paths.some((path) => off.has(path));
  }

  /** What merely points at something switched off lets go of it; a condition that rests on it would mean something else. */
  private absent(
    what: string,
    name: string,
    known: readonly Named[],
    isOff: boolean,
    at: TreePath,
    strict: boolean,
  ): null {
    if (!isOff)
      return this.unknown(
        what,
        name,
        known.map(({ id }) => id),
        at,
      );
    if (!strict) return null;
    const fix = 'Write the condition anew where you switch it off, or leave it on.';
    return this.say(
      'rubric-switched-off',
      `The ${what} "${name}" is switched off, and this condition rests on it.`,
      at,
      fix,
    );
  }

  private unknown(what: string, name: string, known: readonly string[], at: TreePath): null {
    const near = nearest(name, known);
    const message = `No ${what} is called "${name}".${near === null ? '' : ` Is it ${near}?`}`;
    const fix =
      known.length === 0
        ? `This rubric has no ${what}.`
        : `There are: ${[...new Set(known)].join(', ')}`;
    return this.say('rubric-unknown-name', message, at, fix);
  }
}

function find(all: readonly Named[], name: string): string | null {
  const found =
    all.find(({ id }) => id === name) ??
    all.find(({ id }) => id === slug(name)) ??
    all.find(({ keys }) => keys.includes(headingKey(name)));
  return found?.id ?? null;
}

function findCriterion(all: readonly NamedCriterion[], name: string): NamedCriterion | undefined {
  return all.find((c) => c.local === name) ?? all.find((c) => c.keys.includes(headingKey(name)));
}
