/** The conversation: question by question, each answer saved before the next line is printed. */
import { asksOf, basisInWords, followUp, keysOf, verdictInWords, withoutReaders, type Ask, type Verdict } from '../ask.js';
import { isDayOrMonth } from '../../reviews/day.js';
import type { Evaluation } from '../../evaluate/result.js';
import type { Proposal } from '../../proposal/types.js';
import type { Rubric } from '../../rubric/types.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';
import type { Desk } from './desk.js';
import { same, withQuote } from './keys.js';
import { keyLines, questionLines, whyLines } from './lines.js';
import { wholeText } from './page.js';
import type { Talk } from './talk.js';
import { isNote, keepNote, wordsFor } from './words.js';

export interface Session {
  readonly desk: Desk;
  readonly talk: Talk;
  readonly proposal: Proposal;
  readonly rubric: Rubric;
  readonly today: string;
  readonly width: number;
  /** What was answered last: a note that comes late belongs there. */
  readonly last: { ids: readonly string[] };
}

export type Ended = 'left' | 'aside' | 'done';

/** `left` at any prompt; `aside`; or `done` with all that decides. Whatever was answered is kept already. */
export async function review(session: Session): Promise<Ended> {
  const { desk } = session;
  const done = new Set(desk.record().answers.map(({ id }) => id).filter((id) => desk.evaluation().questions.every((question) => question.id !== id)));
  const apart = new Set<string>();
  for (let number = 1; ; number++) {
    const asks = asksOf(desk.evaluation(), done, apart);
    const [ask] = asks;
    if (ask === undefined) return 'done';
    const ended = await one(session, ask, number, number + asks.length - 1, done, apart);
    if (ended !== null) return ended;
  }
}

type Turn = Ended | null;

async function one(s: Session, ask: Ask, number: number, of: number, done: Set<string>, apart: Set<string>): Promise<Turn> {
  const { talk, desk } = s;
  talk.say(questionLines(s, ask, number, of));
  const keys = keysOf(ask);
  talk.say(keyLines(ask, s.width));
  const ids = ask.covers.length > 0 ? ask.covers.map(({ id }) => id) : [ask.id];
  let kept: Verdict | null = null;
  let quotes: readonly string[] = [];
  while (kept === null) {
    const line = await talk.ask();
    if (line === null || same(line, 'q', 'leave', 'quit')) return 'left';
    // A note may hold quotation marks of its own.
    const { key: typed, quote } = isNote(line) ? { key: line, quote: null } : withQuote(line);
    const known = common(s, ask, typed);
    if (known) continue;
    if (same(typed, 'c')) {
      const ended = await aside(s);
      if (ended !== null) return ended;
      continue;
    }
    if (ask.covers.length > 0 && same(typed, 's', 'n', 'split', 'no')) { apart.add(ask.id); return null; }
    if (ask.kind === 'avoid' && same(typed, 'n', 'no')) {
      const turn = await found(s, done);
      if (turn !== null) return turn;
      talk.say(['', ...paragraph('Have you now looked for all the others?', s.width, '  '), ...keyLines(ask, s.width)]);
      continue;
    }
    const key = keys.find((one) => one.verdict !== null && same(typed, one.key, one.word));
    if (key === undefined || key.verdict === null) { talk.say(paragraph(`Type one of: ${keys.map((one) => one.key).join(', ')}; w why it is asked, q to leave.`, s.width, '     ')); continue; }
    if (quote !== null && (ask.covers.length > 0 || ask.kind === 'avoid')) { talk.say(paragraph(`A quotation goes with one point at a time${ask.covers.length > 0 ? ': press s to answer one by one' : ''}.`, s.width, '     ')); continue; }
    const verdict = ask.covers.length === 0 && quote === null ? firstReading(desk.own, ask, key.verdict) : key.verdict;
    quotes = quote === null ? [] : [quote];
    const trouble = desk.answer(ids, { verdict, quotes });
    if (trouble !== null) { talk.say(paragraph(safe(trouble), s.width, '     ')); continue; }
    kept = verdict;
    s.last.ids = ids;
  }
  for (const id of [ask.id, ...ids]) done.add(id);
  return after(s, ask, ids, kept, quotes);
}

/** A `no` is "contradicted" where something speaks against it, else "not mentioned". The reviewer may change it. */
function firstReading(own: Evaluation, ask: Ask, verdict: Verdict): Verdict {
  if (verdict !== 'contradicted') return verdict;
  const criterion = own.criteria.find((one) => one.id === ask.id);
  const denied = criterion?.status === 'contradicted' || criterion?.evidence.some((one) => one.stance === 'denies' && one.excluded === null) === true;
  return denied ? 'contradicted' : 'missing';
}

/** After the answer is saved: what it was without readers, a chance to change it, and a word for the letter. */
async function after(s: Session, ask: Ask, ids: readonly string[], first: Verdict, quotes: readonly string[]): Promise<Turn> {
  const { desk, talk } = s;
  let verdict = first;
  const before = ask.covers.length > 0 || ask.kind === 'avoid' ? null : withoutReaders(desk.own, ask.id);
  const read = before?.verdict ?? null;
  const agrees = read === verdict || (read === null && ask.kind !== 'criterion');
  const isNo = verdict === 'contradicted' || verdict === 'missing';
  if (ask.covers.length === 0 && ask.kind !== 'avoid') talk.say(paragraph(before === null ? 'Before your answer: open.' : `Before your answer: ${verdictInWords(before.verdict)}, ${basisInWords(before.basis)}.`, s.width, '     '));
  if ((read !== null && !agrees) || (isNo && read !== verdict)) {
    const other = verdict === 'contradicted' ? 'a for "not mentioned"' : verdict === 'missing' ? 'x for "contradicted"' : 'another key to change it';
    talk.say(paragraph(`Recorded: ${verdictInWords(verdict)}. Press ${other}, Enter to keep.`, s.width, '     '));
    for (;;) {
      const typed = await talk.ask();
      if (typed === null || same(typed, 'q')) return 'left';
      if (typed === '') break;
      if (common(s, ask, typed)) continue;
      const key = keysOf(ask).find((one) => one.verdict !== null && same(typed, one.key, one.word));
      const changed: Verdict | null = isNo && same(typed, 'a') ? 'missing' : isNo && same(typed, 'x') ? 'contradicted' : key?.verdict ?? null;
      if (changed === null) { talk.say(['     Press Enter to keep it, q to leave.']); continue; }
      const trouble = desk.answer(ids, { verdict: changed, quotes });
      if (trouble !== null) { talk.say(paragraph(safe(trouble), s.width, '     ')); continue; }
      verdict = changed;
      break;
    }
  }
  if (verdict === 'waits') {
    talk.say(paragraph('On which day or in which month is it decided? (2027-02-18 or 2027-02; Enter: not known)', s.width, '     '));
    for (;;) {
      const typed = await talk.ask();
      if (typed === null || same(typed, 'q')) return 'left';
      if (typed === '') break;
      if (common(s, ask, typed)) continue;
      if (!isDayOrMonth(typed)) { talk.say(['     Write it like 2027-02-18, or like 2027-02.']); continue; }
      desk.answer(ids, { verdict, on: typed, quotes });
      break;
    }
  }
  const more = ask.covers.length > 0 ? null : followUp(verdict);
  if (more === null) return null;
  const typed = await wordsFor(s, more, ids);
  if (typed === null) return 'left';
  if (typed !== '') desk.add(ids, { say: typed });
  return null;
}

/** What may be typed at any question: o, w, t. True when it was one of them. */
function common(s: Session, ask: Ask, typed: string): boolean {
  if (same(typed, 'o', 'open')) { s.talk.say(['', ...wholeText(s.proposal, s.width), '']); return true; }
  if (same(typed, 'w', 'why')) { s.talk.say(whyLines(s, ask)); return true; }
  if (isNote(typed)) { keepNote(s, ask.covers.length > 0 ? ask.covers.map(({ id }) => id) : [ask.id], typed); return true; }
  return false;
}

async function aside(s: Session): Promise<Turn> {
  s.talk.say(paragraph('How do you know the proposers? (recorded with your name; Enter: back to the question)', s.width, '     '));
  const typed = await s.talk.ask();
  if (typed === null) return 'left';
  if (typed === '' || same(typed, 'q')) return typed === '' ? null : 'left';
  const trouble = s.desk.stepAside(typed);
  if (trouble === null) return 'aside';
  s.talk.say(paragraph(trouble, s.width, '     '));
  return null;
}

/** A red flag was found: which, by number. */
async function found(s: Session, done: Set<string>): Promise<Turn> {
  const { antiPatterns } = s.rubric;
  s.talk.say(['', ...paragraph('Which red flag did you find? Type its number; Enter: none.', s.width, '  '), ...antiPatterns.flatMap((one, i) => paragraph(safe(one.title), s.width, `  ${String(i + 1).padStart(3)}  `, '       '))]);
  for (;;) {
    const typed = await s.talk.ask();
    if (typed === null || same(typed, 'q')) return 'left';
    if (typed === '') return null;
    const chosen = antiPatterns[Number(typed) - 1];
    if (chosen === undefined) { s.talk.say([`     Type a number from 1 to ${antiPatterns.length}, or press Enter.`]); continue; }
    const trouble = s.desk.answer([chosen.id], { verdict: 'present' });
    if (trouble !== null) { s.talk.say(paragraph(safe(trouble), s.width, '     ')); continue; }
    done.add(chosen.id);
    s.last.ids = [chosen.id];
    s.talk.say(paragraph(`Recorded: ${safe(chosen.title)}.`, s.width, '     '));
    const words = await wordsFor(s, followUp('present')!, [chosen.id]);
    if (words === null) return 'left';
    if (words !== '') s.desk.add([chosen.id], { say: words });
    s.talk.say(['     Another one? Type its number; Enter: no.']);
  }
}
