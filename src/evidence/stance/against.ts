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
    const turned = holdsNo(scan, hit) || isTurned(scan, hit.from) || objectsTo(scan, hit.to) || isBound(scan, hit);
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
  for (let i = at - 1; i >= 0 && at - i <= 2; i--) if (tokens[i]!.word === 'others' || tokens[i]!.word === 'somebody' || tokens[i]!.word === 'to') return tokens[i]!.word !== 'to' && tokens[i]!.clause === clause;
  return false;
}

/** Between the negator and the words only a list: "or" or "nor" stands behind a comma. */
function runsOn(scan: Scan, from: number, at: number): boolean {
  const { tokens } = scan;
  for (let i = from; i < tokens.length && tokens[i]!.clause === tokens[at]!.clause && i < at + 12; i++) if (tokens[i]!.word === 'or' || tokens[i]!.word === 'nor') return true;
  return false;
}

/** "We keep no know-how to ourselves": a negator in the gap of the words; "for those who can not": one right behind a helping verb. */
function holdsNo(scan: Scan, hit: { readonly from: number; readonly to: number; readonly words: string }): boolean {
  const written = hit.words.split(/[^a-z]+/u);
  for (let i = hit.from + 1; i < hit.to; i++) if (NEGATORS.has(scan.tokens[i]!.word) && !written.includes(scan.tokens[i]!.word)) return true;
  const after = scan.tokens[hit.to]?.word ?? '';
  // "Time spent in it isn't counted".
  if ((after === 'is' || after === 'are' || after === 'was') && (scan.tokens[hit.to + 1]?.word === 'not' || scan.tokens[hit.to + 1]?.word === 'never')) return true;
  return after === 'not' && ['can', 'could', 'will', 'would', 'do', 'does', 'may'].includes(scan.tokens[hit.to - 1]!.word);
}

const NEGATORS = new Set(['no', 'not', 'nothing', 'none', 'never', 'nobody', 'neither']);
