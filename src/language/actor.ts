/** Who acts in a sentence: the proposer, the reader, somebody else or nobody named. Restraint in prose rests on it. */
import type { Language } from './language.js';
import { isIn } from './language.js';
import { findCues } from './negation.js';
import { tokenize } from './tokens.js';
import type { Token, Tokens } from './tokens.js';

export type Actor = 'we' | 'you' | 'other' | 'nobody';

/**
 * Who acts: the subject before the mention (`at`, an offset) in its clause, else the sentence's own first subject. `other` where the words are
 * reported or tell of other people, `nobody` where none is named.
 */
export function whose(text: string | Tokens, language: Language, at?: number): Actor {
  const tokens = typeof text === 'string' ? tokenize(text) : text;
  for (const cue of findCues(tokens, language)) if (cue.trigger.effect === 'other') return 'other';
  const limit = at === undefined ? tokens.length : tokens.findIndex((t) => t.start >= at);
  const end = limit < 0 ? tokens.length : limit;
  let actor: Actor = 'nobody';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (at !== undefined && i >= end && actor !== 'nobody') break;
    const who = actorOf(token.word, language, tokens[i + 1]?.word ?? '');
    if (who === null || (who === 'other' && isObject(tokens, i))) continue;
    if (at === undefined) return who;
    // The nearest subject before the mention acts; behind it only where none came before.
    if (i < end || actor === 'nobody') actor = who;
  }
  return actor;
}

const PREPOSITIONS = new Set(['to', 'for', 'of', 'with', 'from', 'among', 'between', 'at', 'in', 'on', 'about', 'towards', 'like']);

/** "open to all sixty people": named, but not the one who acts. Behind "by" stands the one who does, and "their own" is somebody else's. */
function isObject(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.word === 'own') return false;
  for (let i = at - 1; i >= 0 && at - i <= 3 && tokens[i]!.clause === tokens[at]!.clause; i--) if (PREPOSITIONS.has(tokens[i]!.word)) return true;
  return false;
}

function actorOf(word: string, language: Language, next: string): Actor | null {
  if (isIn(language, 'we', word)) return 'we';
  if (word === 'you' && next !== 'know') return 'you';
  if (isIn(language, 'other-actors', word)) return 'other';
  return null;
}
