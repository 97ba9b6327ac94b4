/** Words that a reviewer types: for the letter, or as a note that stays among reviewers. */
import { paragraph } from '../../report/layout.js';
import { same } from './keys.js';
import { wholeText } from './page.js';
import type { Session } from './session.js';

export function isNote(typed: string): boolean {
  return typed.toLowerCase().startsWith('t ') || typed.toLowerCase().startsWith('note ');
}

/** Keeps a note with the answers to `ids`, where they are given, else with the answer before. */
export function keepNote(s: Session, ids: readonly string[], typed: string): void {
  const text = typed.slice(typed.indexOf(' ') + 1).trim();
  const given = s.desk.record().answers.map(({ id }) => id);
  const here = ids.some((id) => given.includes(id));
  const to = here ? ids : s.last.ids;
  // A second note comes behind the first.
  if (text !== '') for (const id of to) { const before = s.desk.record().answers.find((one) => one.id === id)?.why ?? ''; s.desk.add([id], { why: before === '' ? text : `${before}; ${text}` }); }
  s.talk.say(paragraph(to.length === 0 ? 'Answer first; then: t and your note.' : `Noted${here ? '' : ' with your answer before'}, for the reviewers; it does not go in the letter.`, s.width, '     '));
}

/** Asks for words for the letter; '' for none, null when the person leaves. Notes and the whole text may be asked for here as anywhere. */
export async function wordsFor(s: Session, prompt: string, ids: readonly string[] = []): Promise<string | null> {
  s.talk.say(paragraph(prompt, s.width, '     '));
  for (;;) {
    const typed = await s.talk.ask();
    if (typed === null || same(typed, 'q')) return null;
    if (isNote(typed)) keepNote(s, ids, typed);
    else if (same(typed, 'o')) s.talk.say(['', ...wholeText(s.proposal, s.width), '']);
    else return typed;
  }
}
