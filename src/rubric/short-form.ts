/** Turns the short form into the long one, keeping every place. What it does not understand it leaves as it stands, for validation to name. */
import type { Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { idPattern, pathIdPattern, slug } from './ids.js';
import { entriesOf, entryOf, made, madeMap, withEntry, without } from './tree.js';
import type { Entry, MapNode, Node } from './tree.js';

const severities: Readonly<Record<string, string>> = {
  decline: 'disqualifying',
  refine: 'serious',
  note: 'note',
};
const shortLists = [
  ['essential', 'Essential', 'essential'],
  ['welcome', 'Welcome', 'desirable'],
] as const;
const checklistKeys = new Set([
  'title',
  'level',
  'weight',
  'group',
  'must',
  'declines',
  'when',
  'criteria',
]);

export function toLongForm(root: MapNode): {
  readonly root: MapNode;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const long = partsInLongForm(root, problems);
  const stage = (e: Entry): Entry =>
    e.value.kind === 'map' ? { ...e, value: partsInLongForm(e.value, problems) } : e;
  return {
    root: change(long, 'stages', (stages) => ({ ...stages, entries: stages.entries.map(stage) })),
    problems,
  };
}

function partsInLongForm(root: MapNode, problems: Problem[]): MapNode {
  const nameAll =
    (
      isId: RegExp,
      toId: (title: string) => string,
      inside: (thing: MapNode, entry: Entry) => MapNode,
    ) =>
    (map: MapNode) =>
      nameThings(map, isId, toId, inside, problems);
  const asWritten = (thing: MapNode): MapNode => thing;
  const criteria = nameAll(pathIdPattern, slug, whenToCondition);
  const checklists = nameAll(idPattern, slug, (list) =>
    change(bareCriteria(list), 'criteria', criteria),
  );
  const fields = nameAll(idPattern, (title) => slug(title, '_'), asWritten);
  const avoid = nameAll(
    pathIdPattern,
    (title) => `avoid/${slug(title)}`,
    (thing) => whenToCondition(soToSeverity(thing)),
  );
  const rules = nameAll(pathIdPattern, (title) => `timing/${slug(title)}`, asWritten);
  const sums: Entry[] = [];
  const sections = nameAll(idPattern, slug, (section, entry) => {
    const sum = entryOf(section, 'table-adds-up-to');
    if (sum?.value.kind !== 'scalar') return section;
    sums.push(sumRule(section, entry, sum));
    return without(section, 'table-adds-up-to');
  });

  let out = change(gatherShortLists(root), 'checklists', checklists);
  out = change(out, 'fields', fields);
  out = change(out, 'sections', sections);
  out = change(out, 'avoid', avoid);
  out = change(out, 'timing', (timing) => change(timing, 'rules', rules));
  const [first] = sums;
  if (first === undefined) return out;
  const known = entryOf(out, 'avoid') ?? made('avoid', madeMap([], first.keyAt), first.keyAt);
  if (known.value.kind !== 'map') return out;
  return withEntry(out, {
    ...known,
    value: { ...known.value, entries: [...known.value.entries, ...sums] },
  });
}

/** The map with the mapping under a key changed, where there is one. */
function change(map: MapNode, key: string, by: (value: MapNode) => MapNode): MapNode {
  const entry = entryOf(map, key);
  return entry?.value.kind === 'map' ? withEntry(map, { ...entry, value: by(entry.value) }) : map;
}

/** `essential:` and `welcome:` are checklists of that name. */
function gatherShortLists(root: MapNode): MapNode {
  let out = root;
  for (const [key, title, level] of shortLists) {
    const short = entryOf(out, key);
    const lists =
      entryOf(out, 'checklists') ??
      (short && made('checklists', madeMap([], short.keyAt), short.keyAt));
    if (
      short?.value.kind !== 'map' ||
      lists?.value.kind !== 'map' ||
      entryOf(lists.value, key) !== undefined
    )
      continue;
    const { keyAt } = short;
    const list = madeMap(
      [
        made('title', title, keyAt),
        made('level', level, keyAt),
        { ...short, key: 'criteria', written: key },
      ],
      short.value.at,
    );
    const value = { ...lists.value, entries: [...lists.value.entries, { ...short, value: list }] };
    out = withEntry(without(out, key), { ...lists, value });
  }
  return out;
}

/** A named checklist may hold its criteria right away, when all its keys are titles. */
function bareCriteria(list: MapNode): MapNode {
  const isTitle = ({ key }: Entry): boolean => !checklistKeys.has(key) && !idPattern.test(key);
  const isBare = list.entries.length > 0 && list.entries.every(isTitle);
  return isBare ? madeMap([made('criteria', list, list.at)], list.at) : list;
}

/** Gives things that are named by their title an id and the title; two titles that make the same id are a problem. */
function nameThings(
  map: MapNode,
  isId: RegExp,
  toId: (title: string) => string,
  inside: (thing: MapNode, entry: Entry) => MapNode,
  problems: Problem[],
): MapNode {
  const seen = new Map<string, Entry>();
  const entries = map.entries.map((entry): Entry => {
    const { key: title, keyAt } = entry;
    const id = isId.test(title) ? title : toId(title);
    const isTitled = id !== title && isId.test(id);
    const named = isTitled ? { ...entry, key: id } : entry;
    const twin = seen.get(named.key);
    if (twin !== undefined) {
      const message = `"${title}" and "${twin.written}" (line ${twin.keyAt.place.line}) come to the same id, ${named.key}.`;
      problems.push(
        problem('rubric-duplicate-id', message, {
          path: keyAt.path,
          place: keyAt.place,
          fix: 'Give one of them another title.',
        }),
      );
    }
    seen.set(named.key, named);
    // `Their own idea:` with nothing behind it is a thing with defaults only.
    const isBlank = named.value.kind === 'scalar' && named.value.value === null;
    const value: Node = isBlank ? madeMap([], keyAt) : named.value;
    if (value.kind !== 'map') return named;
    const thing = inside(value, { ...named, value });
    const titles =
      isTitled && entryOf(thing, 'title') === undefined ? [made('title', title, keyAt)] : [];
    return { ...named, value: { ...thing, entries: [...titles, ...thing.entries] } };
  });
  return { ...map, entries };
}

/** `when: [children, pupils]`: it applies where one of these is said. */
function whenToCondition(thing: MapNode): MapNode {
  const when = entryOf(thing, 'when');
  if (when?.value.kind !== 'list') return thing;
  return withEntry(thing, {
    ...when,
    value: madeMap([{ ...when, key: 'says', written: 'says' }], when.value.at),
  });
}

function soToSeverity(thing: MapNode): MapNode {
  const so = entryOf(thing, 'so');
  const severity = so?.value.kind === 'scalar' ? severities[String(so.value.value)] : undefined;
  if (so === undefined || severity === undefined || entryOf(thing, 'severity') !== undefined)
    return thing;
  const entry = { ...so, key: 'severity', value: made('severity', severity, so.value.at).value };
  return { ...thing, entries: thing.entries.map((e) => (e === so ? entry : e)) };
}

/** `table-adds-up-to: amount` in a section: a table that plainly does not is a serious matter. */
function sumRule(section: MapNode, { key, written }: Entry, sum: Entry): Entry {
  const { keyAt } = sum;
  const map = (entries: Readonly<Record<string, string | Node>>): MapNode =>
    madeMap(
      Object.entries(entries).map(([name, value]) => made(name, value, keyAt)),
      keyAt,
    );
  const title = entriesOf(section).find((e) => e.key === 'title')?.value;
  const name = title?.kind === 'scalar' ? String(title.value) : written;
  const amount = sum.value.kind === 'scalar' ? String(sum.value.value) : '';
  const check = map({ 'table-adds-up-to': map({ in: key, field: sum.value }) });
  return made(
    `sections/${key}-adds-up`,
    map({
      title: `${name} does not add up to ${amount}`,
      asks: `Do the amounts under ${name} add up to something else than ${amount}?`,
      severity: 'serious',
      present: map({ not: check }),
      fix: `Make the amounts under ${name} add up to ${amount}.`,
    }),
    keyAt,
  );
}
