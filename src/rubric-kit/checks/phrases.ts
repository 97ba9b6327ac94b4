/** Phrases that can't match, that another one makes needless, or that say two opposite things; needs that nothing can meet. */
import { findPhrase } from '../../language/phrase-match.js';
import { inflectionKey } from '../../language/inflect.js';
import { tokenize, type Token } from '../../language/tokens.js';
import type { Condition, Phrase, PhrasePart, Rubric } from '../../rubric/types.js';
import type { Problem } from '../../lib/place.js';
import { phrasesOf } from '../hear.js';
import { criteriaOf, remark } from './paths.js';

interface List {
  readonly owner: string;
  readonly key: string;
  readonly path: string;
  readonly phrases: readonly Phrase[];
}

export function phraseRemarks(rubric: Rubric): readonly Problem[] {
  return [...[...listsOf(rubric), ...conditionLists(rubric)].flatMap((list) => [...unmatchable(list, rubric), ...needless(list, rubric)]), ...twoFaced(rubric), ...needsRemarks(rubric)];
}

/** Every list of phrases that stands by itself. */
export function listsOf(rubric: Rubric): readonly List[] {
  const of = (owner: string, path: string, key: string, phrases: readonly Phrase[]): List[] => (phrases.length === 0 ? [] : [{ owner, key, path: `${path}.${key}`, phrases }]);
  return [
    ...criteriaOf(rubric).flatMap(({ criterion: c, path }) => [...of(c.title, path, 'for', c.for), ...of(c.title, path, 'against', c.against), ...of(c.title, path, 'cues', c.cues)]),
    ...rubric.antiPatterns.flatMap((a) => [...of(a.title, `avoid.${a.id}`, 'says', a.says), ...of(a.title, `avoid.${a.id}`, 'suspects', a.suspects)]),
    ...rubric.timing.rules.flatMap((t) => of(t.title, `timing.rules.${t.id}`, 'suspects', t.suspects)),
  ];
}

/** The phrases of checks in conditions: each check's words are a list of their own. */
function conditionLists(rubric: Rubric): readonly List[] {
  const inside = (owner: string, path: string, condition: Condition | null): readonly List[] => {
    if (condition === null) return [];
    if (condition.op === 'not') return inside(owner, `${path}.not`, condition.of);
    if (condition.op !== 'check') return condition.of.flatMap((one, i) => inside(owner, `${path}.${condition.op === 'at-least' ? 'at-least.of' : condition.op}.${i}`, one));
    const { phrases } = condition.params as { readonly phrases?: readonly Phrase[] };
    return phrases === undefined || phrases.length === 0 ? [] : [{ owner, key: 'words', path: `${path}.${condition.kind}.words`, phrases }];
  };
  const of = (owner: string, path: string, held: Readonly<Record<string, Condition | null>>): readonly List[] => Object.entries(held).flatMap(([key, condition]) => inside(owner, `${path}.${key}`, condition));
  return [
    ...rubric.checklists.flatMap((l) => of(l.title, `checklists.${l.id}`, { when: l.when })),
    ...criteriaOf(rubric).flatMap(({ criterion: c, path }) => of(c.title, path, { when: c.when, met: c.met, partial: c.partial, contradicted: c.contradicted })),
    ...rubric.antiPatterns.flatMap((a) => of(a.title, `avoid.${a.id}`, { when: a.when, present: a.present })),
    ...rubric.timing.rules.flatMap((t) => of(t.title, `timing.rules.${t.id}`, { present: t.present })),
    ...rubric.sections.flatMap((s) => of(s.title, `sections.${s.id}`, { when: s.when })),
  ];
}

/** Where a phrase is written; a check's words may stand for the check itself, or be one. */
function at(list: List, phrase: Phrase): readonly string[] {
  const i = list.phrases.indexOf(phrase);
  const short = list.path.endsWith('.words') ? list.path.slice(0, -'.words'.length) : null;
  return [`${list.path}.${i}`, list.path, ...(short === null ? [] : [`${short}.${i}`, short])];
}

function unmatchable(list: List, rubric: Rubric): readonly Problem[] {
  return list.phrases.flatMap((phrase) => {
    const dead = deadPart(phrase.parts, true, true);
    if (dead === null) return [];
    const fix = 'A phrase stays within a clause: a full stop, colon, semicolon, bracket or dash ends it. Make two phrases of it.';
    return [remark(rubric, 'rubric-phrase-never', dead.all ? `"${short(phrase.source)}", under ${list.owner}, can never match: it goes across the end of a clause.` : `Part of "${short(phrase.source)}", under ${list.owner}, can never match: "${dead.mark}" ends a clause.`, at(list, phrase), fix)];
  });
}

/** The mark that stands in the way, of every way through the parts or of one of several; null when all can match. */
function deadPart(parts: readonly PhrasePart[], first: boolean, last: boolean): { readonly all: boolean; readonly mark: string } | null {
  let some: { readonly all: boolean; readonly mark: string } | null = null;
  for (const [i, part] of parts.entries()) {
    const opens = first && i === 0;
    const closes = last && i === parts.length - 1;
    if (typeof part === 'number') continue;
    if (typeof part === 'string') {
      const mark = part.startsWith('=') ? part.slice(1) : part;
      if (!opens && !closes && endsClause(mark)) return { all: true, mark };
      continue;
    }
    const inside = part.map((option) => (option.length === 0 ? null : deadPart(option, opens, closes)));
    const dead = inside.find((one) => one !== null);
    if (dead === undefined || dead === null) continue;
    if (inside.every((one) => one?.all === true)) return { all: true, mark: dead.mark };
    some ??= { all: false, mark: dead.mark };
  }
  return some;
}

function endsClause(mark: string): boolean {
  const tokens = tokenize(`a ${mark} b`);
  return tokens.at(-1)!.clause !== tokens[0]!.clause;
}

/** A phrase that another of its list finds in every one of its forms adds nothing. */
function needless(list: List, rubric: Rubric): readonly Problem[] {
  if (list.key === 'cues') return twice(list, rubric);
  return list.phrases.flatMap((phrase, i) => {
    const forms = formsOf(phrase);
    if (forms.length === 0) return [];
    const other = list.phrases.find((one, j) => j !== i && (one.source !== phrase.source || j < i) && forms.every((form) => findPhrase(form, one).length > 0) && !(j > i && same(one, phrase)));
    if (other === undefined) return [];
    return [remark(rubric, 'rubric-phrase-shadowed', `"${short(phrase.source)}", ${list.key} of ${list.owner}, adds nothing: "${short(other.source)}" finds all that it finds.`, at(list, phrase), 'Take one of the two out.')];
  });
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}

/** Each finds all forms of the other: told once, at the later one. */
function same(a: Phrase, b: Phrase): boolean {
  const forms = formsOf(a);
  return forms.length > 0 && forms.every((form) => findPhrase(form, b).length > 0);
}

function twice(list: List, rubric: Rubric): readonly Problem[] {
  return list.phrases.flatMap((phrase, i) => (list.phrases.findIndex((one) => one.source === phrase.source) < i ? [remark(rubric, 'rubric-phrase-shadowed', `"${short(phrase.source)}" stands twice under ${list.key} of ${list.owner}.`, [`${list.path}.${i}`], 'Take one of the two out.')] : []));
}

/** More forms of a phrase than this are not compared: one that has so many is no shadow of another. */
const MOST_FORMS = 200;

/** The token sequences that a phrase allows, gaps empty and full; [] when they are too many. */
function formsOf(phrase: Phrase): readonly (readonly Token[])[] {
  const known = forms.get(phrase);
  if (known !== undefined) return known;
  const ways = waysOf(phrase.parts, MOST_FORMS);
  const made = ways === null ? [] : ways.map(tokensOf);
  forms.set(phrase, made);
  return made;
}
const forms = new WeakMap<Phrase, readonly (readonly Token[])[]>();

function waysOf(parts: readonly PhrasePart[], most: number): string[][] | null {
  let ways: string[][] = [[]];
  for (const part of parts) {
    const next: string[][] | null = typeof part === 'string' ? [[sample(part)]] : typeof part === 'number' ? [[], Array.from({ length: part }, () => 'zzyx')] : joinAll(part.map((option) => waysOf(option, most)));
    if (next === null || ways.length * next.length > most) return null;
    ways = ways.flatMap((before) => next.map((after) => [...before, ...after]));
  }
  return ways;
}

function joinAll(lists: readonly (string[][] | null)[]): string[][] | null {
  return lists.includes(null) ? null : lists.flatMap((l) => l!);
}

/** A word that the part finds: of a beginning, one that goes on, so that it alone is no shadow of the bare word. */
function sample(word: string): string {
  if (word.startsWith('=')) return word.slice(1);
  return word.endsWith('*') ? `${word.slice(0, -1)}qqx` : word;
}

function tokensOf(words: readonly string[]): readonly Token[] {
  let clause = 0;
  return words.map((word, i) => {
    const mark = !/[\p{L}\p{N}]/u.test(word);
    const token: Token = { word, key: mark ? word : inflectionKey(word), start: i * 2, end: i * 2 + 1, kind: mark ? 'mark' : 'word', clause };
    if (mark && endsClause(word)) clause++;
    return token;
  });
}

/** One phrase that speaks for and against, or that is certain and a mere pointer at once. */
function twoFaced(rubric: Rubric): readonly Problem[] {
  return [
    ...criteriaOf(rubric).flatMap(({ criterion: c, path }) => c.against.flatMap((phrase, i) => (c.for.some((one) => one.source === phrase.source) ? [remark(rubric, 'rubric-phrase-both', `"${short(phrase.source)}" speaks for ${c.title} and against it.`, [`${path}.against.${i}`, `${path}.against`], 'Take it out of one of the two.')] : []))),
    ...rubric.antiPatterns.flatMap((a) => a.suspects.flatMap((phrase, i) => (a.says.some((one) => one.source === phrase.source) ? [remark(rubric, 'rubric-phrase-both', `"${short(phrase.source)}" stands under says and under suspects of ${a.title}; it is certain or it is not.`, [`avoid.${a.id}.suspects.${i}`, `avoid.${a.id}.suspects`], 'Take it out of one of the two.')] : []))),
  ];
}

function needsRemarks(rubric: Rubric): readonly Problem[] {
  return criteriaOf(rubric).flatMap(({ criterion: c, path }) => {
    if (c.needs === null) return [];
    if (c.for.length === 0) return [remark(rubric, 'rubric-needs', `${c.title} needs a ${c.needs}, and has no words under "for" that could lack one.`, [`${path}.needs`], `Add words to "for", or take "needs" out.`)];
    return [];
  });
}

/** Words in a script that the language's triggers know nothing of. */
export function languageRemarks(rubric: Rubric, hasTriggers: boolean): readonly Problem[] {
  const all = listsOf(rubric);
  if (!hasTriggers && all.length > 0) return [remark(rubric, 'rubric-language', `The language ${rubric.language} has no words of denial or doubt, so what is said can't be told from what is denied: no phrase will settle anything.`, ['language', 'title'], 'Use facts and lines, or write: language: english')];
  if (rubric.language !== 'english') return [];
  return all.flatMap((list) => {
    const foreign = list.phrases.find((p) => [...p.source].some((char) => /\p{L}/u.test(char) && !/\p{Script=Latin}/u.test(char)));
    return foreign === undefined ? [] : [remark(rubric, 'rubric-language', `"${short(foreign.source)}", ${list.key} of ${list.owner}, is not in Latin letters, and denial and doubt are understood in ${rubric.language} alone.`, at(list, foreign), 'Leave it to a reader: put it under "cues".')];
  });
}

/** Phrases of conditions too, for whoever looks for what a rubric names. */
export function allSources(rubric: Rubric): readonly string[] {
  const conditions = [...rubric.checklists.flatMap((l) => [l.when, ...l.criteria.flatMap((c) => [c.when, c.met, c.partial, c.contradicted])]), ...rubric.antiPatterns.flatMap((a) => [a.when, a.present]), ...rubric.timing.rules.map((t) => t.present), ...rubric.sections.map((s) => s.when)];
  return [...listsOf(rubric).flatMap((l) => l.phrases), ...conditions.flatMap(phrasesOf)].map((p) => p.source);
}

