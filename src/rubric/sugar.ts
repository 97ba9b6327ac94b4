/** Turns the short form into the long one, keeping every place. What it does not understand it leaves as it stands, for validation to name. */
import { problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import { idPattern, pathIdPattern, slug } from './ids.js';
import { entryOf, made, madeMap, withEntry, without, type Entry, type MapNode, type Node } from './tree.js';

const severities: Readonly<Record<string, string>> = { decline: 'disqualifying', refine: 'serious', note: 'note' };
const shortLists = { essential: { title: 'Essential', level: 'essential' }, welcome: { title: 'Welcome', level: 'desirable' } } as const;
const checklistKeys: ReadonlySet<string> = new Set(['title', 'level', 'weight', 'group', 'must', 'declines', 'when', 'criteria']);

export function toLongForm(root: MapNode): { readonly root: MapNode; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const long = partsInLongForm(root, problems);
  return { root: at(long, 'stages', (stages) => eachMap(stages, (stage) => partsInLongForm(stage, problems))), problems };
}

function eachMap(map: Node, change: (value: MapNode) => Node): Node {
  return map.kind !== 'map' ? map : { ...map, entries: map.entries.map((e) => (e.value.kind === 'map' ? { ...e, value: change(e.value) } : e)) };
}

function partsInLongForm(root: MapNode, problems: Problem[]): MapNode {
  const named = (map: Node, rename: (title: string) => string, isId: RegExp, inside: (value: MapNode, entry: Entry) => Node): Node => nameThings(map, rename, isId, inside, problems);
  const criteria = (map: Node): Node => named(map, (title) => slug(title), pathIdPattern(), wordsToCondition);
  let out = gatherShortLists(root);

  out = at(out, 'checklists', (lists) => named(lists, (title) => slug(title), idPattern(), (list) => at(bareCriteria(list), 'criteria', criteria)));
  out = at(out, 'fields', (fields) => named(fields, (title) => slug(title, '_'), idPattern(), (field) => field));
  const sums: Entry[] = [];
  out = at(out, 'sections', (sections) => named(sections, (title) => slug(title), idPattern(), (section, entry) => {
    const sum = entryOf(section, 'table-adds-up-to');
    if (sum === undefined || sum.value.kind !== 'scalar') return section;
    sums.push(sumRule(entry, sum));
    return without(section, 'table-adds-up-to');
  }));
  out = at(out, 'avoid', (avoid) => named(avoid, (title) => `avoid/${slug(title)}`, pathIdPattern(), (thing) => wordsToCondition(soToSeverity(thing))));
  out = at(out, 'timing', (timing) => (timing.kind === 'map' ? at(timing, 'rules', (rules) => named(rules, (title) => `timing/${slug(title)}`, pathIdPattern(), (rule) => rule)) : timing));
  if (sums.length > 0) {
    const avoid = entryOf(out, 'avoid') ?? made('avoid', madeMap([], sums[0]!.keyAt), sums[0]!.keyAt);
    if (avoid.value.kind === 'map') out = withEntry(out, { ...avoid, value: { ...avoid.value, entries: [...avoid.value.entries, ...sums] } });
  }
  return out;
}

function at(map: MapNode, key: string, change: (value: Node) => Node): MapNode {
  const entry = entryOf(map, key);
  return entry === undefined ? map : withEntry(map, { ...entry, value: change(entry.value) });
}

/** `essential:` and `welcome:` are checklists of that name. */
function gatherShortLists(root: MapNode): MapNode {
  let out = root;
  for (const [key, { title, level }] of Object.entries(shortLists)) {
    const short = entryOf(out, key);
    const lists = entryOf(out, 'checklists');
    if (short === undefined || short.value.kind !== 'map' || (lists !== undefined && lists.value.kind !== 'map')) continue;
    const held = madeMap([made('title', title, short.keyAt), made('level', level, short.keyAt), { ...short, key: 'criteria', written: key }], short.value.at);
    const before = lists?.value.kind === 'map' ? lists.value : madeMap([], short.keyAt);
    if (entryOf(before, key) !== undefined) continue;
    out = withEntry(without(out, key), { ...(lists ?? made('checklists', null, short.keyAt)), value: { ...before, entries: [...before.entries, { ...short, value: held }] } });
  }
  return out;
}

/** A named checklist may hold its criteria right away, when all its keys are titles. */
function bareCriteria(list: MapNode): MapNode {
  const bare = list.entries.length > 0 && list.entries.every((e) => !checklistKeys.has(e.key) && !idPattern().test(e.key));
  return bare ? madeMap([made('criteria', { ...list }, list.at)], list.at) : list;
}

/** Gives things that are named by their title an id and the title; two titles that make the same id are a problem. */
function nameThings(map: Node, rename: (title: string) => string, isId: RegExp, inside: (value: MapNode, entry: Entry) => Node, problems: Problem[]): Node {
  if (map.kind !== 'map') return map;
  const seen = new Map<string, Entry>();
  const entries = map.entries.map((entry): Entry => {
    const key = isId.test(entry.key) ? entry.key : rename(entry.key);
    const titled = key !== entry.key && isId.test(key);
    const named: Entry = titled ? { ...entry, key } : entry;
    const twin = seen.get(named.key);
    if (twin !== undefined) {
      problems.push(problem('rubric-duplicate-id', `"${entry.key}" and "${twin.written}" (line ${twin.keyAt.place.line}) come to the same id, ${named.key}.`, { path: entry.keyAt.path, place: entry.keyAt.place, fix: 'Give one of them another title.' }));
    }
    seen.set(named.key, named);
    // `Their own idea:` with nothing behind it is a thing with defaults only.
    const value: Node = named.value.kind === 'scalar' && named.value.value === null ? madeMap([], named.keyAt) : named.value;
    if (value.kind !== 'map') return { ...named, value };
    const whole = inside(value, { ...named, value });
    const needsTitle = titled && whole.kind === 'map' && entryOf(whole, 'title') === undefined;
    return { ...named, value: needsTitle ? { ...whole, entries: [made('title', entry.key, entry.keyAt), ...whole.entries] } : whole };
  });
  return { ...map, entries };
}

/** `when: [children, pupils]`: it applies where one of these is said. */
function wordsToCondition(thing: MapNode): MapNode {
  const when = entryOf(thing, 'when');
  if (when === undefined || when.value.kind !== 'list') return thing;
  return withEntry(thing, { ...when, value: madeMap([{ ...when, key: 'says', written: 'says' }], when.value.at) });
}

function soToSeverity(thing: MapNode): MapNode {
  const so = entryOf(thing, 'so');
  const severity = so?.value.kind === 'scalar' ? severities[String(so.value.value)] : undefined;
  if (so === undefined || severity === undefined || entryOf(thing, 'severity') !== undefined) return thing;
  return { ...thing, entries: thing.entries.map((e) => (e === so ? { ...e, key: 'severity', value: { kind: 'scalar', value: severity, raw: severity, at: e.value.at } } : e)) };
}

/** `table-adds-up-to: amount` in a section: a table that plainly does not is a serious matter. */
function sumRule(section: Entry, sum: Entry): Entry {
  const { keyAt } = sum;
  const check = madeMap([made('in', section.key, keyAt), { ...sum, key: 'field', written: sum.written }], keyAt);
  const title = section.value.kind === 'map' ? entryOf(section.value, 'title')?.value : undefined;
  const name = title?.kind === 'scalar' ? String(title.value) : section.written;
  const amount = sum.value.kind === 'scalar' ? String(sum.value.value) : '';
  return made(`sections/${section.key}-adds-up`, madeMap([
    made('title', `${name} does not add up to ${amount}`, keyAt),
    made('asks', `Do the amounts under ${name} add up to something else than ${amount}?`, keyAt),
    made('severity', 'serious', keyAt),
    made('present', madeMap([made('not', madeMap([made('table-adds-up-to', check, keyAt)], keyAt), keyAt)], keyAt), keyAt),
    made('fix', `Make the amounts under ${name} add up to ${amount}.`, keyAt),
  ], keyAt), keyAt);
}
