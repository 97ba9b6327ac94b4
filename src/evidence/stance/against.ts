/** Rule: words that speak against the matter by themselves ("stays in-house", "maximise time on site") deny, unless a negator turns them. */
import { isIn } from '../language.js';
import { LONGEST_CUE, cuesWithin, worksForward } from './scan.js';
import type { Finding, Scan } from './scan.js';

export function againstWords(scan: Scan): Finding[] {
  const out: Finding[] = [];
  const said = [
    ...scan.cues.filter((c) => c.trigger.effect === 'denies').map((c) => ({ from: c.from, to: c.to, words: c.trigger.words })),
    ...scan.against.filter((h) => !isGuessed(scan, h.from)),
  ];
  for (const hit of said) {
    const turned = holdsNo(scan, hit) || isTurned(scan, hit.from) || objectsTo(scan, hit.to) || isBound(scan, hit) || isGone(scan, hit) || isWantedByOthers(scan, hit) || keepsOut(scan, hit);
    out.push({ kind: turned ? 'turned' : 'denies', from: hit.from, to: hit.to, rule: turned ? `turned: ${hit.words}` : hit.words });
  }
  return out;
}

/** A hedge before the words in the same segment: "open to discussing whether autoplay could be off" refuses nothing. */
function isGuessed(scan: Scan, at: number): boolean {
  return cuesWithin(scan.cues, at - 40, at).some((c) => (c.trigger.effect === 'hedges' || c.trigger.effect === 'modal') && c.to <= at && scan.segment[c.from] === scan.segment[at]);
}

/** "Nothing goes out without tests": it begins with a negator, and a condition follows. */
function isBound(scan: Scan, hit: { readonly from: number; readonly to: number }): boolean {
  const first = scan.tokens[hit.from]!.word;
  // "No adapter needed".
  if (first === 'no' && isIn(scan.language, 'duty', scan.tokens[hit.to]?.word ?? '')) return true;
  if (!['nothing', 'nobody', 'no', 'not', 'never'].includes(first)) return false;
  for (let i = hit.to; i < scan.tokens.length && i - hit.to < 8 && scan.segment[i] === scan.segment[hit.from]; i++) if (['without', 'unless', 'until', 'except'].includes(scan.tokens[i]!.word)) return true;
  return false;
}

/** "Withheld nothing", "sells none of it": the negator follows at once. */
function objectsTo(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]?.word ?? '';
  return next === 'nothing' || next === 'none' || next === 'nobody' || (next === 'no' && scan.tokens[at + 1]?.word === 'one');
}

/** A negator within seven words before, in the same segment, or over commas where "or" goes on with the list; what others did is turned too. */
function isTurned(scan: Scan, at: number): boolean {
  const { tokens } = scan;
  // "Nobody may publish a photo of the graves without asking them": what begins with "without" is a bound, however far the negator.
  const far = tokens[at]!.word === 'without' ? 24 : 9;
  const cues = cuesWithin(scan.cues, at - far - LONGEST_CUE, at);
  const clause = tokens[at]!.clause;
  for (let i = cues.length - 1; i >= 0; i--) {
    const cue = cues[i]!;
    if (cue.to > at) continue;
    if (at - cue.to > far || tokens[cue.to]!.clause !== clause) break;
    if (cue.trigger.effect === 'ends') return false;
    if (cue.trigger.effect === 'denies' && cue.to <= at && cue.from !== at && scan.segment[cue.from] === scan.segment[at] && ['nothing', 'nobody', 'never'].includes(tokens[cue.from]!.word)) return true;
    if (cue.trigger.effect !== 'negates' || !worksForward(tokens, cue)) continue;
    if (scan.segment[cue.from] === scan.segment[at] || runsOn(scan, cue.to, at)) return true;
  }
  // "We refused the free servers, as they burn coal": the reason tells of others.
  if (['they', 'he', 'she'].includes(tokens[at - 1]?.word ?? '') && ['as', 'because', 'since'].includes(tokens[at - 2]?.word ?? '')) return true;
  for (let i = at - 1; i >= 0 && at - i <= 2; i--) if (tokens[i]!.word === 'others' || tokens[i]!.word === 'somebody' || FIGHTING.has(tokens[i]!.word) || tokens[i]!.word === 'to') return tokens[i]!.word !== 'to' && tokens[i]!.clause === clause;
  return false;
}

const FIGHTING = new Set(['against', 'hurts', 'hurt', 'fights', 'fight', 'fighting', 'exposes', 'expose', 'sues', 'resist', 'resists', 'ends', 'beats']);

/** Between the negator and the words only a list: "or" or "nor" stands behind a comma. */
function runsOn(scan: Scan, from: number, at: number): boolean {
  const { tokens } = scan;
  for (let i = from; i < tokens.length && tokens[i]!.clause === tokens[at]!.clause && i < at + 12; i++) if (tokens[i]!.word === 'or' || tokens[i]!.word === 'nor') return true;
  return false;
}

const GONE = new Set(['threw', 'thrown', 'dropped', 'removed', 'deleted', 'banned', 'abolished', 'gone', 'stopped', 'refused', 'rejected', 'declined', 'expired', 'lapsed', 'rewritten', 'replaced', 'mended', 'repaired', 'solved', 'swapped', 'scrapped', 'crossed']);

/** "The streaks were the first thing we threw out", "everything at once was last year's plan; …": named as what is no more. */
function isGone(scan: Scan, hit: { readonly from: number; readonly to: number }): boolean {
  const { tokens, segment } = scan;
  const next = tokens[hit.to]?.word;
  const clause = tokens[hit.from]!.clause;
  if ((next === 'was' || next === 'were') && tokens[tokens.length - 1]!.clause > clause && tokens[hit.to + 1]?.word === 'last') return true;
  for (let i = hit.to; i < tokens.length && i - hit.to < 10 && segment[i] === segment[hit.to - 1]; i++) {
    if (NEGATORS.has(tokens[i]!.word) || tokens[i]!.word === 'to') return false;
    if (GONE.has(tokens[i]!.word)) return true;
  }
  return false;
}

const WANTED = new Set(['wanted', 'asked', 'tried', 'demanded', 'offered', 'proposed', 'insisted', 'suggested', 'threatened', 'pressed']);

/** "The lawyers wanted an NDA, none was signed": somebody else's wish, told as past, and a clause of one's own behind it. */
function isWantedByOthers(scan: Scan, hit: { readonly from: number; readonly to: number }): boolean {
  const { tokens, segment, language } = scan;
  for (let i = hit.from - 1; i > 0 && hit.from - i <= 5 && segment[i] === segment[hit.from]; i--) {
    if (!WANTED.has(tokens[i]!.word)) continue;
    for (let k = i - 1; k >= 0 && i - k <= 4 && segment[k] === segment[i]; k--) if (isIn(language, 'self', tokens[k]!.word)) return false;
    return segment[tokens.length - 1]! > segment[hit.from]!;
  }
  return false;
}

const KEEPING_OUT = new Set(['excluded', 'barred', 'forbidden', 'banned', 'cancelled', 'canceled', 'scrapped', 'unwelcome', 'question', 'table', 'limits', 'no-go']);

/** "Overtime is excluded", "profiling is off limits": what is kept out is a bad thing of this matter. */
function keepsOut(scan: Scan, hit: { readonly from: number; readonly to: number }): boolean {
  if (!KEEPING_OUT.has(scan.tokens[hit.to - 1]!.word)) return false;
  for (let i = hit.from - 1; i >= 0 && hit.from - i <= 3 && scan.segment[i] === scan.segment[hit.from]; i--) {
    if (isIn(scan.language, 'people', scan.tokens[i]!.word)) return false;
    if (scan.worth[i]!.value !== 0) return scan.worth[i]!.value === -1;
  }
  return false;
}

/** "We keep no know-how to ourselves": a negator in the gap of the words; "for those who can not": one right behind a helping verb. */
function holdsNo(scan: Scan, hit: { readonly from: number; readonly to: number; readonly words: string }): boolean {
  const written = hit.words.split(/[^a-z]+/u);
  // So does a relative clause in the gap ("everyone who is recorded hears it first"), and "only" behind a no ("you won't hear only good news").
  for (let i = hit.from + 1; i < hit.to; i++) if ((NEGATORS.has(scan.tokens[i]!.word) || RELATIVES.has(scan.tokens[i]!.word)) && !written.includes(scan.tokens[i]!.word)) return true;
  if (['only', 'just', 'merely'].includes(scan.tokens[hit.to]?.word ?? '') && written.includes('not')) return true;
  const after = scan.tokens[hit.to]?.word ?? '';
  // "Time spent in it isn't counted".
  if ((after === 'is' || after === 'are' || after === 'was') && (scan.tokens[hit.to + 1]?.word === 'not' || scan.tokens[hit.to + 1]?.word === 'never')) return true;
  return after === 'not' && ['can', 'could', 'will', 'would', 'do', 'does', 'may'].includes(scan.tokens[hit.to - 1]!.word);
}

const RELATIVES = new Set(['who', 'whom', 'whose']);

const NEGATORS = new Set(['no', 'not', 'nothing', 'none', 'never', 'nobody', 'neither']);
