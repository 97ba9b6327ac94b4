/** Reads one mention in a sentence: affirmed, denied, hedged, or somebody else's business. */
import type { Polarity, Stance, StanceReading } from '../../model.js';
import type { Language } from '../language.js';
import { isGranted } from './hedge.js';
import { isReported } from './reported.js';
import { FARTHEST, breaksOf, scopeOf } from './scope.js';
import { scan } from './scan.js';
import type { Cue, Scan } from './scan.js';

export interface StanceOptions {
  readonly polarity: Polarity;
  readonly language: Language;
  /** Where the mention stands in the text, as offsets; absent: the whole text. */
  readonly focus?: { readonly start: number; readonly end: number };
}

/**
 * The stance of a mention in its sentence, with the trigger that turned it. Two negators around one mention cancel out.
 * With polarity `bad` a denial supports and an affirmation denies. Linear in the text; never throws.
 */
export function readStance(text: string, options: StanceOptions): StanceReading {
  return stanceReader(text, options.language).read(options.focus ?? { start: 0, end: text.length }, options.polarity);
}

/** Prepares a text once for many mentions. */
export function stanceReader(text: string, language: Language): { read(focus: { readonly start: number; readonly end: number }, polarity: Polarity): StanceReading } {
  const seen = scan(text, language, [], 'good', 'mentions');
  const breaks = breaksOf(seen);
  const scoped = seen.cues.filter((c) => c.trigger.effect !== 'nothing' && c.trigger.effect !== 'ends' && c.trigger.effect !== 'affirms').map((cue) => ({ cue, scope: scopeOf(seen, cue, breaks) }));
  return {
    read: (focus, polarity) => {
      const at = tokenRange(seen, focus);
      if (at === null) return { stance: 'unrelated', trigger: null, triggerStart: 0, triggerEnd: 0, rule: null };
      const found = readAt(seen, scoped, at);
      return polarity === 'bad' ? { ...found, stance: found.stance === 'supports' ? 'denies' : found.stance === 'denies' ? 'supports' : found.stance } : found;
    },
  };
}

interface Scoped { readonly cue: Cue; readonly scope: { readonly from: number; readonly to: number } }

function readAt(seen: Scan, scoped: readonly Scoped[], at: { from: number; to: number }): StanceReading {
  const negators: Cue[] = [];
  let hedge: Cue | null = null;
  let other: Cue | null = null;
  for (let k = firstNear(scoped, at.from - FARTHEST); k < scoped.length; k++) {
    const { cue, scope } = scoped[k]!;
    if (cue.from > at.to + FARTHEST) break;
    if (cue.from < at.to && at.from < cue.to) {
      // A mention that holds its own negator ("no patents") is read as it stands.
      continue;
    }
    if (scope.from > at.from || at.from >= scope.to) continue;
    const { effect } = cue.trigger;
    if (effect === 'negates' || effect === 'contrast' || effect === 'denies') negators.push(cue);
    else if (effect === 'hedges' || effect === 'waits' || (effect === 'modal' && !isGranted(seen, cue))) hedge ??= cue;
    else if (effect === 'other') other ??= cue;
  }
  const prefixed = prefix(seen, at);
  const count = turns(seen, negators) + (prefixed ? 1 : 0);
  if (isReported(seen, at) || (other !== null && count === 0)) return by(seen, 'unrelated', other ?? null, other === null ? 'quoted' : other.trigger.words);
  if (count % 2 === 1) return by(seen, 'denies', negators[negators.length - 1] ?? null, negators.length === 0 ? 'prefix' : negators[negators.length - 1]!.trigger.words);
  if (hedge !== null) return by(seen, 'hedges', hedge, hedge.trigger.words);
  if (asks(seen, at)) return by(seen, 'hedges', null, 'question');
  return count > 0 ? by(seen, 'supports', negators[0] ?? null, 'double negation') : by(seen, 'supports', null, null);
}

/** How often the mention is turned: once by the nearest negator, twice where another stands close before that one and no list between ("not without", "nobody denies"). */
function turns(seen: Scan, negators: readonly Cue[]): number {
  const last = negators[negators.length - 1];
  if (last === undefined) return 0;
  const before = negators[negators.length - 2];
  if (before === undefined || last.from - before.to > 4 || last.trigger.direction === 'after' || before.trigger.direction === 'after') return 1;
  for (let i = before.from; i < last.to; i++) {
    const { word, kind } = seen.tokens[i]!;
    if (kind === 'mark' || word === 'and' || word === 'or' || word === 'nor' || word === 'neither') return 1;
  }
  return 2;
}

function firstNear(scoped: readonly Scoped[], from: number): number {
  let low = 0;
  let high = scoped.length;
  while (low < high) { const mid = (low + high) >> 1; if (scoped[mid]!.cue.from < from) low = mid + 1; else high = mid; }
  return low;
}

function by(seen: Scan, stance: Stance, cue: Cue | null, rule: string | null): StanceReading {
  if (cue === null) return { stance, trigger: null, triggerStart: 0, triggerEnd: 0, rule };
  const start = seen.tokens[cue.from]!.start;
  const end = seen.tokens[cue.to - 1]!.end;
  return { stance, trigger: seen.text.slice(start, end), triggerStart: start, triggerEnd: end, rule };
}

function tokenRange(seen: Scan, focus: { readonly start: number; readonly end: number }): { from: number; to: number } | null {
  const { tokens } = seen;
  let low = 0;
  let high = tokens.length;
  while (low < high) { const mid = (low + high) >> 1; if (tokens[mid]!.end <= focus.start) low = mid + 1; else high = mid; }
  if (low >= tokens.length || tokens[low]!.start >= focus.end) return null;
  let to = low + 1;
  while (to < tokens.length && tokens[to]!.start < focus.end) to++;
  return { from: low, to };
}

/** "non-exclusive", "anti-surveillance": the word itself says no. */
function prefix(seen: Scan, at: { from: number; to: number }): boolean {
  const word = seen.tokens[at.from]!.word;
  const before = seen.tokens[at.from - 1]?.word ?? '';
  return /^(?:non|anti|un|counter)-/.test(word) || before === 'non' || before === 'anti';
}

/** The sentence that holds the mention ends with a question mark and is no tag behind a statement. */
function asks(seen: Scan, at: { from: number; to: number }): boolean {
  for (let i = at.to, n = 0; i < seen.tokens.length && n < 60; i++, n++) {
    const word = seen.tokens[i]!.word;
    if (word === '?') return !isTag(seen, i);
    if (word === '.' || word === '!' || word === ';') return false;
  }
  return false;
}

/** ", isn't it?" */
function isTag(seen: Scan, mark: number): boolean {
  for (let i = mark - 1; i >= 0 && mark - i <= 5; i--) if (seen.tokens[i]!.word === ',') return true;
  return false;
}
