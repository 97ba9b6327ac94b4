/** Compiles a language's data (trigger rows, word lists, matters) into the form that the stance rules read. Knows no rubric. */
import type { Phrase, Problem, Result } from '../model.js';
import { problem } from '../problem.js';
import { plain, readYaml } from '../text/yaml.js';
import { inflectionKey } from './inflect.js';
import { compilePhrase } from './phrase.js';
import { listOf, type PhraseList } from './phrase-match.js';
import { tokenize } from './tokens.js';

/**
 * What a trigger does to what stands in its scope.
 * `negates`: turns it (its target decides whether that is good or bad) · `denies`, `hedges`: settle a statement by themselves · `modal`: hedges unless it grants leave
 * · `waits`: for something to happen · `contrast`: what follows is what it is not · `ends`: stops every scope · `nothing`: looks like a trigger and is none
 * · `affirms`: a plain yes · `other`: somebody else's words or doing.
 */
export const EFFECTS = ['negates', 'denies', 'hedges', 'modal', 'waits', 'contrast', 'ends', 'nothing', 'affirms', 'other'] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Trigger {
  /** The phrase as the row writes it; also the rule's name in a reading. */
  readonly words: string;
  readonly phrase: Phrase;
  readonly effect: Effect;
  /** Where the trigger stands: before what it turns, after it, or either. */
  readonly direction: 'before' | 'after' | 'both';
  /** How many words its scope holds. */
  readonly reach: number;
  /** For `negates` without a known target: what it says alone. */
  readonly alone: 'denies' | 'affirms';
  /** Only for statements, only for mentions in prose, or both. */
  readonly in: 'statements' | 'mentions' | 'both';
}

/** Words that weigh for or against one kind of matter, chosen by the words of a criterion's title. Its phrases are a stretch of the language's `weighed`, in this order. */
export interface Matter {
  readonly titles: ReadonlySet<string>;
  /** Here a denied half denies the whole: what is kept from the people concerned is not half kept. */
  readonly whole: boolean;
  /** Where its phrases begin. */
  readonly at: number;
  /** How many are good things here: to negate them denies. */
  readonly wants: number;
  /** Bad things here: to negate them affirms. */
  readonly shuns: number;
  /** Said plainly, these alone deny. */
  readonly against: number;
  /** What looks like a trigger and is none here: to tell limits is openness, to opt out a right. */
  readonly lets: number;
}

export interface Language {
  readonly name: string;
  /** In the order of their phrases in `phrases`. */
  readonly triggers: Triggers;
  readonly phrases: PhraseList;
  /** General good and bad things, for every matter. */
  readonly general: Matter;
  readonly matters: readonly Matter[];
  /** The phrases of `general` and of all matters, one list behind the other, so that a statement is read once for all of them. */
  readonly weighed: PhraseList;
  /** Named sets of single words, by inflection key: people, assent, small words, … */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Triggers { readonly length: number; at(trigger: number): Trigger }

/** A language as it was loaded from its texts: with its phrases as arrays, for those who pack it. */
export interface LoadedLanguage extends Language {
  readonly source: { readonly triggers: readonly Trigger[]; readonly phrases: readonly Phrase[]; readonly weighed: readonly Phrase[] };
}

type Table = Readonly<Record<string, unknown>>;

/**
 * Compiles a language from the texts of its YAML files, in any order: `triggers` (rows), `lists` (named word lists), `words` (sets),
 * `general` and `matters`. Gives every problem of the data, or the language.
 */
export function loadLanguage(texts: readonly string[], name = 'english'): Result<LoadedLanguage> {
  const problems: Problem[] = [];
  const fault = (message: string): void => { problems.push(problem('language-invalid', `${name}: ${message}`)); };
  const tables: Table[] = [];
  for (const text of texts) {
    const read = readYaml(text, { path: null, code: 'language-invalid' });
    if (!read.ok) { problems.push(...read.problems); continue; }
    const table = plain(read.value);
    if (isTable(table)) tables.push(table);
    else fault('a file is no mapping');
  }
  const rows = (key: string): unknown[] => tables.flatMap((t) => (Array.isArray(t[key]) ? (t[key] as unknown[]) : []));
  const maps = (key: string): [string, unknown][] => tables.flatMap((t) => (isTable(t[key]) ? Object.entries(t[key] as Table) : []));

  const lists = new Map<string, readonly string[]>(maps('lists').map(([k, v]) => [k, strings(v)]));
  const compile = (source: string): Phrase | null => {
    const phrase = compilePhrase(source, lists);
    if (!('error' in phrase)) return phrase;
    fault(`"${source}": ${phrase.error}`);
    return null;
  };
  const phrasesOf = (value: unknown): Phrase[] => phraseList(value).flatMap((s) => compile(s) ?? []);
  const weighed: Phrase[] = [];
  const matterOf = (value: unknown): Matter => {
    const t = isTable(value) ? value : {};
    const at = weighed.length;
    const [wants, shuns, against, lets] = ['wants', 'shuns', 'against', 'lets'].map((kind) => { const phrases = phrasesOf(t[kind]); weighed.push(...phrases); return phrases.length; }) as [number, number, number, number];
    return { titles: new Set(strings(t['titles']).map(inflectionKey)), whole: t['whole'] === true, at, wants, shuns, against, lets };
  };

  const triggers: Trigger[] = [];
  for (const row of rows('triggers')) {
    const t = isTable(row) ? row : {};
    const effect = EFFECTS.find((e) => e === t['effect']);
    if (effect === undefined) { fault(`a row of triggers has no effect of ${EFFECTS.join(', ')}`); continue; }
    const direction = t['direction'] === 'after' || t['direction'] === 'both' ? t['direction'] : 'before';
    const reach = typeof t['reach'] === 'number' ? Math.min(Math.max(1, t['reach']), 40) : 8;
    const alone = t['alone'] === 'denies' ? 'denies' : 'affirms';
    const where = t['in'] === 'statements' || t['in'] === 'mentions' ? t['in'] : 'both';
    for (const words of phraseList(t['words'])) {
      const phrase = compile(words);
      if (phrase !== null) triggers.push({ words, phrase, effect, direction, reach, alone, in: where });
    }
  }
  const general = maps('general');
  const phrases = triggers.map((t) => t.phrase);
  const language: LoadedLanguage = {
    name, triggers: { length: triggers.length, at: (trigger) => triggers[trigger]! }, phrases: listOf(phrases),
    general: matterOf(Object.fromEntries(general)),
    matters: rows('matters').map(matterOf),
    weighed: listOf(weighed),
    source: { triggers, phrases, weighed },
    sets: new Map(maps('words').map(([k, v]) => [k, new Set(strings(v).flatMap((w) => tokenize(w).map((t) => inflectionKey(t.word))))])),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: language, problems: [] };
}

function isTable(value: unknown): value is Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v) => typeof v === 'string' || typeof v === 'number').map(String) : typeof value === 'string' ? value.split(/\s+/u).filter((w) => w !== '') : [];
}

/** Phrases as one folded text with commas between, which reads much faster than a list of a thousand items, or as a list. */
function phraseList(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',').map((w) => w.trim()).filter((w) => w !== '') : strings(value);
}

/** Whether a word is in one of the language's named sets, whatever its inflection. */
export function isIn(language: Language, set: string, word: string): boolean {
  return language.sets.get(set)?.has(inflectionKey(word)) ?? false;
}
