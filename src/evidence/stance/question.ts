/** Rule: a question without an answer affirms nothing. */
import type { Scan } from './scan.js';

const ASKING = new Set('what who whom whose which when where why how is are was were do does did can could will would should shall may might has have'.split(' '));

/** Whether every sentence of the statement is a question. Rhetorical ones that begin with "who", "how" or "why" and a negation are left to the other rules. */
export function isOnlyQuestion(scan: Scan): boolean {
  const marks = scan.tokens.filter((t) => t.word === '?' || t.word === '.' || t.word === '!' || t.word === '…' || t.word === ';');
  const last = scan.tokens[scan.tokens.length - 1];
  const first = scan.tokens.find((t) => t.kind === 'word')?.word ?? '';
  return ASKING.has(first) && last?.word === '?' && marks.every((m) => m.word === '?');
}
