/** Rule: a firm yes that waits for something outside the proposer's hands stays firm; one that waits for his own will, or for nothing firm, is hedged. */
import { isIn } from '../language.js';
import type { Finding, Scan } from './scan.js';

export function waits(scan: Scan): Finding[] {
  const out: Finding[] = [];
  for (const cue of scan.cues) {
    if (cue.trigger.effect !== 'waits') continue;
    const { tokens } = scan;
    const clause = tokens[cue.from]!.clause;
    // "depends on" with nothing before it is all that is said: no yes stands beside it.
    const depends = cue.trigger.words.startsWith('depend') || cue.trigger.words.startsWith('hinge') || cue.trigger.words.startsWith('contingent');
    let outside = false;
    let own = false;
    let dated = false;
    for (let i = cue.to; i < tokens.length && i - cue.to < cue.trigger.reach && tokens[i]!.clause === clause; i++) {
      const word = tokens[i]!.word;
      if (isIn(scan.language, 'outside', word)) outside = true;
      if (i - cue.to < 3 && isIn(scan.language, 'own', word)) own = true;
      if (/^\d/.test(word) || isIn(scan.language, 'months', word)) dated = true;
      if (word === ',') break;
    }
    if (cue.trigger.words === 'once' && (cue.to >= tokens.length || tokens[cue.to]!.kind === 'mark' || scan.language.sets.get('once-not')?.has(tokens[cue.to]!.word) === true)) continue;
    if (cue.trigger.words === 'once' && !own && !outside && !isIn(scan.language, 'own-events', nounAfter(scan, cue.to))) continue;
    const firm = outside && !depends && (!own || dated);
    out.push({ kind: firm ? 'affirms' : 'hedges', from: cue.from, to: cue.to, rule: `waits: ${cue.trigger.words}` });
  }
  return out;
}

/** The first word after an article. */
function nounAfter(scan: Scan, at: number): string {
  const first = scan.tokens[at]?.word ?? '';
  return first === 'the' || first === 'a' || first === 'an' || first === 'this' ? scan.tokens[at + 1]?.word ?? '' : first;
}
