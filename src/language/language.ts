/** A language: the triggers and word sets by which phrases in prose are read. Plain data, made of its YAML. */
import { problem } from '../lib/problem.js';
import type { Problem, Result } from '../lib/place.js';
import type { Phrase } from '../rubric/types.js';
import { inflectionKey } from './inflect.js';
import { compilePhrase, NO_LEXICON } from './phrase.js';
import { indexOf, type PhraseIndex } from './phrase-match.js';
import { tokenize } from './tokens.js';

/**
 * What a trigger does to what stands in its scope.
 * `negates`: denies it · `hedges`: makes it doubtful · `modal`: hedges unless it grants a right · `doubts`: hedges the whole
 * sentence · `other`: somebody else's words or doing · `ends`: stops every scope · `nothing`: looks like a trigger and is none.
 */
export const EFFECTS = [
  'negates',
  'hedges',
  'modal',
  'doubts',
  'other',
  'ends',
  'nothing',
] as const;
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

/** A language as the build keeps it, in JSON. */
export interface LanguageData {
  readonly name: string;
  readonly triggers: readonly Trigger[];
  /** Named sets of single words, by inflection key: small words, assent, pronouns, … */
  readonly sets: Readonly<Record<string, readonly string[]>>;
}

export interface Language {
  readonly name: string;
  readonly triggers: readonly Trigger[];
  /** The triggers' phrases, in their order. */
  readonly phrases: PhraseIndex;
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
}

const MAX_REACH = 40;
const DEFAULT_REACH = 8;

export function openLanguage({ name, triggers, sets }: LanguageData): Language {
  return {
    name,
    triggers,
    phrases: indexOf(triggers.map(({ phrase }) => phrase)),
    sets: new Map(Object.entries(sets).map(([set, keys]) => [set, new Set(keys)])),
  };
}

/** Whether a word is in one of the language's named sets, whatever its inflection. */
export function isIn(language: Language, set: string, word: string): boolean {
  return language.sets.get(set)?.has(inflectionKey(word)) ?? false;
}

type Table = Readonly<Record<string, unknown>>;

/** Compiles what a language's YAML holds: `sets` of words and rows of `triggers`. Gives every problem of the data. */
export function compileLanguage(written: unknown, name: string): Result<LanguageData> {
  const problems: Problem[] = [];
  const table: Table = isTable(written) ? written : {};
  const rows = Array.isArray(table['triggers']) ? (table['triggers'] as unknown[]) : [];
  const triggers = rows.flatMap((row): Trigger[] => {
    const { effect: wanted, direction, reach, words } = isTable(row) ? row : {};
    const effect = EFFECTS.find((one) => one === wanted);
    if (effect === undefined) {
      problems.push(
        problem(
          'language-invalid',
          `${name}: a row of triggers has no effect of ${EFFECTS.join(', ')}`,
        ),
      );
      return [];
    }
    return phraseSources(words).flatMap((source) => {
      const phrase = compilePhrase(source, NO_LEXICON);
      if ('error' in phrase) {
        problems.push(problem('language-invalid', `${name}: "${source}": ${phrase.error}`));
        return [];
      }
      return {
        words: source,
        phrase,
        effect,
        direction: direction === 'after' || direction === 'both' ? direction : 'before',
        reach: typeof reach === 'number' ? Math.min(Math.max(1, reach), MAX_REACH) : DEFAULT_REACH,
      };
    });
  });
  const sets = Object.entries(isTable(table['sets']) ? table['sets'] : {});
  if (!isTable(written))
    problems.push(problem('language-invalid', `${name}: the file is not a mapping`));
  if (problems.length > 0) return { ok: false, problems };
  const value = {
    name,
    triggers,
    sets: Object.fromEntries(sets.map(([set, words]) => [set, keysOf(words)])),
  };
  return { ok: true, value, problems: [] };
}

function isTable(value: unknown): value is Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function keysOf(words: unknown): readonly string[] {
  return [
    ...new Set(
      strings(words).flatMap((word) => tokenize(word).map((token) => inflectionKey(token.word))),
    ),
  ];
}

function strings(value: unknown): string[] {
  if (Array.isArray(value))
    return value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return typeof value === 'string' ? value.split(/\s+/u).filter((word) => word !== '') : [];
}

/** Phrases as one text with commas between, or as a list. */
function phraseSources(value: unknown): string[] {
  if (typeof value !== 'string') return strings(value);
  return value
    .split(',')
    .map((words) => words.trim())
    .filter((words) => words !== '');
}
