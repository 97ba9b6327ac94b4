/** Runs the examples of a rubric: each sentence is read as a proposal's would be, and compared with what the rubric says of it. */
import type { AntiPattern, Rubric } from '../rubric/types.js';
import { factsText, type ExamplesRun, type Heard, type Misread, type Reads, type Unshown } from '../report/rubric/hearing.js';
import type { Origin } from '../rubric/tree.js';
import { phrasesOf, type Facts, type Listener } from './hear.js';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly facts: Facts;
  readonly wanted: Exclude<Reads, 'excluded'>;
  readonly onLine: boolean;
  readonly section: string | null;
  readonly at: string;
  /** A near miss beside `says`: it must not be found; a reader may be asked. */
  readonly mayAsk: boolean;
}

/** `seen` are ids that proposals of a test folder showed, for or against, besides. */
export function runExamples(rubric: Rubric, listener: Listener, seen: { readonly for: ReadonlySet<string>; readonly against: ReadonlySet<string> } = { for: new Set(), against: new Set() }): ExamplesRun {
  const cases = casesOf(rubric);
  return {
    run: cases.length,
    places: cases.map((c) => placeOf(rubric.origins.get(c.at))),
    misread: cases.flatMap((c) => misreadOf(c, rubric, listener)),
    unshown: unshownOf(rubric, cases, seen),
  };
}

/** The examples of a rubric and of its stages as one run. */
export function examplesTogether(runs: readonly ExamplesRun[]): ExamplesRun {
  const places = [...new Set(runs.flatMap((one) => one.places))];
  const misread = new Map(runs.flatMap((one) => one.misread).map((m) => [`${m.path}:${m.line}:${m.column}`, m]));
  const unshown = new Map<string, Unshown>();
  for (const one of runs.flatMap(({ unshown: them }) => them)) if (!unshown.has(one.id)) unshown.set(one.id, one);
  return { run: places.length, places, misread: [...misread.values()], unshown: [...unshown.values()] };
}

function placeOf(origin: Origin | undefined): string {
  return origin === undefined ? '' : `${origin.path}:${origin.place.line}:${origin.place.column}`;
}

function casesOf(rubric: Rubric): readonly Case[] {
  const titles = new Map([...rubric.checklists.flatMap((l) => l.criteria), ...rubric.antiPatterns, ...rubric.timing.rules].map((t) => [t.id, t.title]));
  const own = (rubric.examples ?? []).map((e): Case => ({ id: e.criterion, title: titles.get(e.criterion) ?? e.criterion, text: e.text, facts: e, wanted: e.reads, onLine: e.line, section: e.in, at: e.at, mayAsk: false }));
  const pairs = rubric.antiPatterns.flatMap((a) => a.examples.flatMap((e, i): Case[] => [
    { id: a.id, title: a.title, text: e.says, facts: {}, wanted: 'found', onLine: false, section: null, at: `avoid.${a.id}.examples.${i}.says`, mayAsk: false },
    { id: a.id, title: a.title, text: e.not, facts: {}, wanted: 'not', onLine: false, section: null, at: `avoid.${a.id}.examples.${i}.not`, mayAsk: true },
  ]));
  return [...own, ...pairs];
}

function misreadOf(c: Case, rubric: Rubric, listener: Listener): readonly Misread[] {
  const criterion = rubric.checklists.flatMap((l) => l.criteria).find((one) => one.id === c.id);
  const hearing = c.onLine ? listener.line(criterion?.line[0] ?? c.title, c.text, c.facts) : listener.body(c.text, c.section, c.facts);
  const heard = (hearing?.heard ?? []).filter((h) => h.id === c.id);
  const pointed = hearing?.points.includes(c.title) === true;
  if (hearing !== null && fits(c, heard, pointed)) return [];
  const origin = rubric.origins.get(c.at);
  const read = hearing === null ? 'it has no line' : wordsOf(heard, pointed);
  return [{ title: c.title, text: c.text, facts: factsText(c.facts), wanted: words[c.wanted], read, path: origin?.path ?? '', line: origin?.place.line ?? 1, column: origin?.place.column ?? 1, hint: hintFor(c, heard, rubric) }];
}

function fits(c: Case, heard: readonly Heard[], pointed: boolean): boolean {
  const has = (reads: Reads): boolean => heard.some((h) => h.reads === reads);
  switch (c.wanted) {
    case 'found': return has('found') && !has('against');
    case 'in-part': return has('in-part');
    case 'against': return has('against');
    case 'asked': return has('asked') || (!has('found') && !has('against') && !has('in-part') && (pointed || has('excluded')));
    case 'not': return !has('found') && !has('in-part') && !has('against') && (c.mayAsk || !has('asked'));
  }
}

const words: Readonly<Record<Reads, string>> = { found: 'found', 'in-part': 'in part', against: 'against', asked: 'asked', not: 'not found', 'excluded': 'excluded' };

function wordsOf(heard: readonly Heard[], pointed: boolean): string {
  if (heard.length === 0) return pointed ? 'not found, but a reader is shown it' : 'not found';
  return heard.map((h) => `${words[h.reads]}${h.trigger === null ? '' : ` (${h.trigger.text})`}`).join(' and ');
}

/** Where to mend it: the list that the sentence should have been heard by, or the phrase that heard it. */
function hintFor(c: Case, heard: readonly Heard[], rubric: Rubric): string {
  const first = heard[0];
  if (c.text === '') return 'Give it other facts, or mend the condition that reads them.';
  if (c.onLine || (c.section !== null && (first?.phrase ?? null) === null)) return 'Say it more plainly, or expect it as it is read.';
  if (first?.phrase !== undefined && first.phrase !== null) {
    const { source } = first.phrase;
    return `It is heard by "${source.length > 60 ? `${source.slice(0, 59).trimEnd()}…` : source}".`;
  }
  const list = rubric.checklists.find((l) => l.criteria.some((k) => k.id === c.id));
  const key = list === undefined ? (c.wanted === 'found' ? 'says' : 'suspects') : c.wanted === 'against' ? 'against' : c.wanted === 'asked' ? 'cues' : 'for';
  const home = list === undefined ? (rubric.antiPatterns.some((a) => a.id === c.id) ? `avoid.${c.id}` : `timing.rules.${c.id}`) : `checklists.${list.id}.criteria.${c.id.startsWith(`${list.id}/`) ? c.id.slice(list.id.length + 1) : c.id}`;
  const line = (rubric.origins.get(`${home}.${key}`) ?? rubric.origins.get(home))?.place.line;
  return `Add words to "${key}" under ${c.title}${line === undefined ? '' : `, line ${line}`}.`;
}

/**
 * Who has no example, or only on one side. Where no fact contradicts a criterion, a near miss does, or a sentence that is shown to
 * a reader; of what only a reader can say, a sentence that is shown to one.
 */
function unshownOf(rubric: Rubric, cases: readonly Case[], seen: { readonly for: ReadonlySet<string>; readonly against: ReadonlySet<string> }): readonly Unshown[] {
  const has = (id: string, wanted: readonly Reads[]): boolean => cases.some((c) => c.id === id && wanted.includes(c.wanted));
  const lacks = (id: string, title: string, forIt: boolean, againstIt: boolean): readonly Unshown[] => (forIt && againstIt ? [] : [{ id, title, lacks: forIt ? 'against' : againstIt ? 'for' : 'all' }]);
  const asks = rubric.selfAssessment !== null;
  return [
    // A twin has the judgement of another, and its examples.
    ...rubric.checklists.flatMap((l) => l.criteria).filter((c) => c.sameAs === null).flatMap((c) => {
      const own = asks && c.line.length > 0;
      const opposed = c.contradicted !== null;
      const met = c.for.length > 0 || c.met !== null || c.partial !== null || own;
      return lacks(c.id, c.title, seen.for.has(c.id) || has(c.id, met ? ['found', 'in-part'] : ['found', 'in-part', 'asked']), seen.against.has(c.id) || has(c.id, opposed ? ['against'] : ['against', 'asked', 'not']));
    }),
    ...rubric.antiPatterns.flatMap((a) => (isHeard(a) ? lacks(a.id, a.title, seen.for.has(a.id) || has(a.id, ['found', 'asked']), has(a.id, ['not'])) : [])),
    ...rubric.timing.rules.flatMap((t) => (t.suspects.length > 0 ? lacks(t.id, t.title, has(t.id, ['found', 'asked']), has(t.id, ['not'])) : [])),
  ];
}

/** What clashing facts alone show (a table and its sum) can't stand beside one sentence. */
function isHeard(a: AntiPattern): boolean {
  return a.says.length > 0 || a.suspects.length > 0 || phrasesOf(a.present).length > 0;
}
