/** Makes a checklist and its criteria of their validated form. */
import { entries, list, type Building } from './build.js';
import { criterionId, humanized } from './ids.js';
import type { Names } from './names.js';
import type { RubricFile } from './schema.js';
import type { TreePath } from './tree.js';
import type { Checklist, Criterion } from './types.js';

type WrittenList = NonNullable<RubricFile['checklists']>[string];
type WrittenCriterion = NonNullable<WrittenList['criteria']>[string];

/** A criterion's id within its checklist; the whole one where it has another name before the slash. */
function localId(id: string, checklist: string): string {
  return id.startsWith(`${checklist}/`) ? id.slice(checklist.length + 1) : id;
}

export function buildChecklist(building: Building, id: string): Checklist {
  const { file, names, compiler } = building;
  const written = file.checklists![id]!;
  const at = ['checklists', id];
  const title = written.title ?? humanized(id);
  const level = written.level ?? 'essential';
  const declines = written.declines ?? false;
  const criteria = entries(written.criteria).map(([local, c]) =>
    buildCriterion(building, id, local, c, declines),
  );
  const atLeast = written.must?.['at-least'] ?? null;
  if (level === 'essential' && atLeast !== null && atLeast > criteria.length) {
    const message = `"at-least", under must of ${title}, asks for ${atLeast} criteria, and the list has ${criteria.length}.`;
    names.say(
      'rubric-value',
      message,
      [...at, 'must', 'at-least'],
      `At most ${criteria.length} fits.`,
    );
  }
  const always = (written.must?.always ?? []).flatMap((name, i) => {
    const found = names.criterion(name, id, [...at, 'must', 'always', i]);
    return found === null ? [] : [localId(found, id)];
  });
  return {
    id,
    title,
    level,
    weight: written.weight ?? 1,
    when: compiler(at).condition(written.when, [...at, 'when']),
    group: written.group === undefined ? [title] : list(written.group),
    must: { atLeast, always },
    criteria,
  };
}

function buildCriterion(
  { names, compiler }: Building,
  checklist: string,
  local: string,
  c: WrittenCriterion,
  declines: boolean,
): Criterion {
  const at = ['checklists', checklist, 'criteria', local];
  const compile = compiler(at);
  const title = c.title ?? humanized(local);
  const phrases = (key: 'for' | 'against' | 'cues') => compile.phrases(c[key], [...at, key]);
  const condition = (key: 'met' | 'partial' | 'contradicted' | 'when') =>
    compile.condition(c[key], [...at, key]);
  const homeAt = (i: number): TreePath =>
    typeof c.home === 'string' ? [...at, 'home'] : [...at, 'home', i];
  const sameAs = c['same-as'];
  return {
    id: criterionId(checklist, local),
    checklist,
    title,
    asks: c.asks ?? title,
    why: c.why ?? '',
    counts: c.counts ?? '',
    countsNot: c['counts-not'] ?? '',
    home: list(c.home).flatMap((name, i) => names.section(name, homeAt(i), false) ?? []),
    line: c.line === false ? [] : c.line === undefined ? [title] : list(c.line),
    for: phrases('for'),
    against: phrases('against'),
    needs: c.needs ?? null,
    field: c.field === undefined ? null : names.field(c.field, [...at, 'field'], false),
    cues: phrases('cues'),
    met: condition('met'),
    partial: condition('partial'),
    contradicted: condition('contradicted'),
    when: condition('when'),
    sameAs: sameAs === undefined ? null : names.criterion(sameAs, null, [...at, 'same-as']),
    weight: c.weight ?? 1,
    fix: c.fix ?? `Say more about this: ${title}.`,
    effort: c.effort ?? 'write',
    declines: c.declines ?? declines,
  };
}

/** Criteria that are the same as each other in a circle have no judgement of their own: told once for each circle. */
export function checkSameAs(names: Names, checklists: readonly Checklist[]): void {
  const criteria = new Map(checklists.flatMap((l) => l.criteria.map((c) => [c.id, c] as const)));
  const told = new Set<string>();
  for (const start of criteria.keys()) {
    const path: string[] = [];
    let id: string | null = start;
    while (id !== null && !path.includes(id)) {
      path.push(id);
      id = criteria.get(id)?.sameAs ?? null;
    }
    if (id === null) continue;
    const circle = path.slice(path.indexOf(id));
    if (!circle.some((one) => told.has(one))) {
      const { checklist } = criteria.get(id)!;
      const message =
        circle.length === 1
          ? `"${id}" is the same as itself.`
          : `These are the same as each other, in a circle: ${[...circle, id].join(' → ')}.`;
      const at = ['checklists', checklist, 'criteria', localId(id, checklist), 'same-as'];
      names.say('rubric-same-as-cycle', message, at, 'Remove one of them.');
    }
    for (const one of circle) told.add(one);
  }
}
