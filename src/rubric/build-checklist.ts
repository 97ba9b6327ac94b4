/** Makes a checklist and its criteria of their validated form. */
import type { Checklist, Criterion } from './types.js';
import { list, type Building } from './building.js';
import { criterionId, humanized } from './ids.js';
import type { RubricFile } from './schema.js';

type WrittenList = NonNullable<RubricFile['checklists']>[string];
type WrittenCriterion = NonNullable<WrittenList['criteria']>[string];

export function buildChecklist(building: Building, id: string): Checklist {
  const { file, names, compiler } = building;
  const written = file.checklists![id]!;
  const at = ['checklists', id];
  const title = written.title ?? humanized(id);
  const level = written.level ?? 'essential';
  const criteria = Object.entries(written.criteria ?? {}).map(([local, c]) => buildCriterion(building, id, local, c, written.declines ?? false));
  const atLeast = written.must?.['at-least'] ?? null;
  if (level === 'essential' && atLeast !== null && atLeast > criteria.length)
    names.say('rubric-value', `"at-least", under must of ${title}, asks for ${atLeast} criteria, and the list has ${criteria.length}.`, [...at, 'must', 'at-least'], `At most ${criteria.length} fits.`);
  const always = (written.must?.always ?? []).flatMap((name, i) => {
    const found = names.criterion(name, id, [...at, 'must', 'always', i]);
    return found === null ? [] : [found.startsWith(`${id}/`) ? found.slice(id.length + 1) : found];
  });
  return {
    id, title, level,
    weight: written.weight ?? 1,
    when: compiler(at).condition(written.when, [...at, 'when']),
    group: written.group === undefined ? [title] : list(written.group),
    must: { atLeast, always },
    criteria,
  };
}

function buildCriterion({ names, compiler }: Building, checklist: string, local: string, c: WrittenCriterion, declines: boolean): Criterion {
  const at = ['checklists', checklist, 'criteria', local];
  const compile = compiler(at);
  const title = c.title ?? humanized(local);
  const place = (key: string, value: unknown, i: number) => (typeof value === 'string' ? [...at, key] : [...at, key, i]);
  return {
    id: criterionId(checklist, local), checklist, title,
    asks: c.asks ?? title, why: c.why ?? '', counts: c.counts ?? '', countsNot: c['counts-not'] ?? '',
    home: list(c.home).flatMap((name, i) => names.section(name, place('home', c.home, i), false) ?? []),
    line: c.line === false ? [] : c.line === undefined ? [title] : list(c.line),
    for: compile.phrases(c.for, [...at, 'for']),
    against: compile.phrases(c.against, [...at, 'against']),
    needs: c.needs ?? null,
    field: c.field === undefined ? null : names.field(c.field, [...at, 'field'], false),
    cues: compile.phrases(c.cues, [...at, 'cues']),
    met: compile.condition(c.met, [...at, 'met']),
    partial: compile.condition(c.partial, [...at, 'partial']),
    contradicted: compile.condition(c.contradicted, [...at, 'contradicted']),
    when: compile.condition(c.when, [...at, 'when']),
    sameAs: c['same-as'] === undefined ? null : names.criterion(c['same-as'], null, [...at, 'same-as']),
    weight: c.weight ?? 1,
    fix: c.fix ?? `Say more about this: ${title}.`,
    effort: c.effort ?? 'write',
    declines: c.declines ?? declines,
  };
}

/** Near-twins that lead round in a circle have no judgement of their own: noted at each. */
export function checkTwins({ names }: Building, checklists: readonly Checklist[]): void {
  const next = new Map(checklists.flatMap((l) => l.criteria.map((c) => [c.id, c.sameAs] as const)));
  const told = new Set<string>();
  for (const start of next.keys()) {
    const way: string[] = [];
    for (let id: string | null = start; id !== null; id = next.get(id) ?? null) {
      const from = way.indexOf(id);
      if (from >= 0) {
        const round = way.slice(from);
        if (!round.some((one) => told.has(one))) {
          const checklist = checklists.find((l) => l.criteria.some((c) => c.id === id))!.id;
          const local = id.startsWith(`${checklist}/`) ? id.slice(checklist.length + 1) : id;
          names.say('rubric-same-as-cycle', round.length === 1 ? `"${id}" is the same as itself.` : `These are the same as each other, in a circle: ${[...round, id].join(' → ')}.`, ['checklists', checklist, 'criteria', local, 'same-as'], 'Take one same-as out.');
        }
        for (const one of round) told.add(one);
        break;
      }
      way.push(id);
    }
  }
}
