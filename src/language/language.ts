/** Compiles a language's data (triggers and word sets) into the form that the search for phrases in prose reads. Knows no rubric. */
import type { Phrase } from '../rubric/types.js';
import type { Problem, Result } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { plain, readYaml } from '../lib/yaml.js';
import { inflectionKey } from './inflect.js';
import { compilePhrase } from './phrase.js';
import { listOf, type PhraseList } from './phrase-match.js';
import { tokenize } from './tokens.js';

/**
 * What a trigger does to what stands in its scope.
 * `negates`: denies it · `hedges`: makes it doubtful · `modal`: hedges unless it grants a right · `doubts`: hedges the whole
 * sentence · `other`: somebody else's words or doing · `ends`: stops every scope · `nothing`: looks like a trigger and is none.
 */
export const EFFECTS = ['negates', 'hedges', 'modal', 'doubts', 'other', 'ends', 'nothing'] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Trigger {
  /** The phrase as the row writes it; also the rule's name in a reading. */
  readonly words: string;
  readonly phrase: Phrase;
  readonly effect: Effect;
  /** Where the trigger stands: before what it works on, after it, or either. */
  readonly direction: 'before' | 'after' | 'both';
  /** How many words its scope holds. */
  readonly reach: number;
}

export interface Language {
  readonly name: string;
  /** In the order of their phrases in `phrases`. */
  readonly triggers: Triggers;
  readonly phrases: PhraseList;
  /** Named sets of single words, by inflection key: small words, assent, pronouns, … */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Triggers {
  readonly length: number;
  at(trigger: number): Trigger;
}

/** A language as it was loaded from its text, with its triggers and phrases as arrays for the packed build. */
export interface LoadedLanguage extends Language {
  readonly source: { readonly triggers: readonly Trigger[]; readonly phrases: readonly Phrase[] };
}

type Table = Readonly<Record<string, unknown>>;

const NO_LISTS: ReadonlyMap<string, readonly string[]> = new Map();
const MOST_REACH = 40;
const USUAL_REACH = 8;

/** Compiles a language from its YAML text: `sets` of words and rows of `triggers`. Gives the language, or every problem of the data. */
export function loadLanguage(text: string, name = 'english'): Result<LoadedLanguage> {
  const read = readYaml(text, { path: null, code: 'language-invalid' });
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const fault = (message: string): void => { problems.push(problem('language-invalid', `${name}: ${message}`)); };
  const value = plain(read.value);
  const table = isTable(value) ? value : {};
  if (!isTable(value)) fault('the file is not a mapping');

  const triggers: Trigger[] = [];
  for (const row of Array.isArray(table['triggers']) ? (table['triggers'] as unknown[]) : []) {
    const t = isTable(row) ? row : {};
    const effect = EFFECTS.find((e) => e === t['effect']);
    if (effect === undefined) { fault(`a row of triggers has no effect of ${EFFECTS.join(', ')}`); continue; }
    const direction = t['direction'] === 'after' || t['direction'] === 'both' ? t['direction'] : 'before';
    const reach = typeof t['reach'] === 'number' ? Math.min(Math.max(1, t['reach']), MOST_REACH) : USUAL_REACH;
    for (const words of phraseSources(t['words'])) {
      const phrase = compilePhrase(words, NO_LISTS);
      if ('error' in phrase) fault(`"${words}": ${phrase.error}`);
      else triggers.push({ words, phrase, effect, direction, reach });
    }
  }
  const sets = Object.entries(isTable(table['sets']) ? table['sets'] : {});
  const phrases = triggers.map((t) => t.phrase);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      name,
      triggers: { length: triggers.length, at: (trigger) => triggers[trigger]! },
      phrases: listOf(phrases),
      sets: new Map(sets.map(([key, words]) => [key, keysOf(words)])),
      source: { triggers, phrases },
    },
    problems: [],
  };
}

function keysOf(words: unknown): ReadonlySet<string> {
  return new Set(strings(words).flatMap((w) => tokenize(w).map((t) => inflectionKey(t.word))));
}

function isTable(value: unknown): value is Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((v) => typeof v === 'string' || typeof v === 'number').map(String);
  return typeof value === 'string' ? value.split(/\s+/u).filter((w) => w !== '') : [];
}

/** Phrases as one folded text with commas between, which reads faster than a list of a thousand items, or as a list. */
function phraseSources(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',').map((w) => w.trim()).filter((w) => w !== '') : strings(value);
}

/** Whether a word is in one of the language's named sets, whatever its inflection. */
export function isIn(language: Language, set: string, word: string): boolean {
  return language.sets.get(set)?.has(inflectionKey(word)) ?? false;
}
