/** Whether the proposer says that the work cannot begin before an event that is still to come. */
import { inflectionKey } from '../language/inflect.js';
import { findPhrases } from '../language/phrase-match.js';
import { tokenize } from '../language/tokens.js';
import { findDates } from '../proposal/dates.js';
import type { Evidence } from '../language/evidence.js';
import type { Phrase } from '../rubric/types.js';
import type { Sentence } from '../proposal/types.js';
import { defineCheck, type CheckContext } from './check.js';
import { asList, phraseTexts, strict } from './written.js';

interface Written {
  readonly events: string | readonly string[];
}

interface Params {
  readonly events: readonly Phrase[];
  readonly frames: readonly Phrase[];
}

const work = '(we | I | work | (the | our | this) (work | project | study | research | collaboration | partnership))';
const what = '(work | the work | our work | the project | the study | it | anything | measuring | together)?';
const start = '(start | begin | commence | go ahead | proceed)';

/** The forms in which a start is made to wait; one of the events must stand in the same sentence. */
const frames: readonly string[] = [
  `${work} (can | could | will | shall | may | must) (not | only) ${start} ${what} (before | until | till | unless | once | after | when | as soon as | if)`,
  `${work} (do | does) not ${start} ${what} (before | until | till | unless)`,
  `${work} (can | will | shall)? ${start} ${what} (once | as soon as | only (once | after | when | if))`,
  `(nothing | no work | no measurement) (can | will | shall | may)? (start | begin | happen | be done) (before | until | till | unless)`,
  `(until | till | before | unless) ...10 ${work} (can | will | shall | may | do | does) not ${start}`,
  `(once | as soon as | only (after | when | once)) ...10 ${work} (can | will | shall | may) ${start}`,
  `(if | when) ...10 ${work} (can | will | shall | may)? ${start}`,
  `(start | beginning) of (the | our) (work | project | study) (depend on | hinge on | wait for | be conditional on | be subject to)`,
  `${work} (can | will | must | have to)? (wait | waits) for`,
];

/** Parts of the plan that may wait without the whole doing so. */
const parts = new Set('second third fourth next later phase stage last final season wave release version publication'.split(' '));
const settledWords = new Set('already'.split(' '));
const granting = new Set('approved granted cleared decided voted agreed signed awarded released passed confirmed gave given'.split(' '));

export const startWaits = defineCheck<Written, Params>({
  kind: 'start-waits',
  about: 'Holds when the proposer says that the work cannot, or will only, begin once one of the events has come, and the sentence gives it a day that lies ahead; weakly without the day or with a part of the work alone.',
  fact: false,
  example: { events: ['vote', 'ethics approval'] },
  shorthand: 'events',
  params: (z) => strict(z, { events: phraseTexts(z) }),
  prepare: (written, tools) => ({ events: tools.phrases(asList(written.events), ['events']), frames: tools.phrases(frames, []) }),
  run: (params, context) => {
    let known: ReadonlyMap<string, readonly number[]> | null = null;
    const matters = (): ReadonlyMap<string, readonly number[]> => (known ??= settledMatters(context));
    const found = [...context.mentions(params.frames, null)].flatMap((m) => {
      if (m.sentence === undefined || m.actor === 'other' || m.mention.reading.stance === 'unrelated') return [];
      const read = readWait(m.sentence, m.mention.start, params, context, matters);
      return read === null ? [] : [{ ...read, evidence: m.evidence }];
    });
    const plain = found.filter((f) => f.plain);
    const shown = plain.length > 0 ? plain : found;
    const days = shown.flatMap((f) => (f.on === null ? [] : [f.on])).sort();
    const evidence: readonly Evidence[] = shown.map((f) => ({ ...f.evidence, stance: 'supports' }));
    return { truth: plain.length > 0 ? 'yes' : found.length > 0 ? 'weak' : 'no', evidence, on: days.at(-1) ?? null };
  },
});

function readWait(sentence: Sentence, from: number, params: Params, context: CheckContext, matters: () => ReadonlyMap<string, readonly number[]>): { readonly plain: boolean; readonly on: string | null } | null {
  const tokens = tokenize(sentence.text);
  const event = findPhrases(tokens, params.events).filter((hit) => hit.start >= from)[0];
  if (event === undefined) return null;
  const words = new Set(tokens.map((t) => t.word));
  // What the reader has to decide himself is no event elsewhere.
  if (words.has('you') || words.has('your') || [...settledWords].some((w) => words.has(w))) return null;
  const own = findDates(sentence.text);
  const dates = own.length > 0 ? own : besideIt(sentence, context);
  const ahead = dates.filter((d) => d.iso > context.today);
  if (dates.length > 0 && ahead.length === 0) return null;
  if (isSettled(sentence, sentence.text.slice(event.start, event.end), matters())) return null;
  const gap = (d: { readonly start: number; readonly end: number }): number => (own.length === 0 ? 0 : Math.max(0, d.start - event.end, event.start - d.end));
  const on = [...ahead].sort((a, b) => gap(a) - gap(b))[0]?.iso ?? null;
  return { plain: on !== null && ![...parts].some((w) => words.has(w)), on };
}

/** A sentence that names the event and no day borrows the one day that the rest of its paragraph names. */
function besideIt(sentence: Sentence, context: CheckContext): ReturnType<typeof findDates> {
  const dates = findDates(context.proposal.blocks[sentence.block]!.text);
  return new Set(dates.map((d) => d.iso)).size === 1 ? dates : [];
}

/** By inflection the words of sentences that tell of something granted on a day that is past, each with the first two such sentences. */
function settledMatters(context: CheckContext): ReadonlyMap<string, readonly number[]> {
  const matters = new Map<string, number[]>();
  for (const { index, text, block } of context.proposal.sentences) {
    if (context.proposal.blocks[block]!.kind === 'heading') continue;
    if (!worthALook.test(text)) continue;
    const tokens = tokenize(text);
    if (!tokens.some((t) => granting.has(t.word)) || tokens.some((t) => t.word === 'not' || t.word === 'once' || t.word === 'until')) continue;
    const dates = findDates(text);
    const past = dates.length > 0 && dates.every((d) => d.iso <= context.today);
    if (!past && !tokens.some((t) => settledWords.has(t.word))) continue;
    for (const { word } of tokens) {
      const key = inflectionKey(word);
      const known = matters.get(key);
      if (known === undefined) matters.set(key, [index]);
      else if (known.length < 2 && known[0] !== index) known.push(index);
    }
  }
  return matters;
}

/** Most sentences grant nothing; a look at the letters spares them the rest. */
const worthALook = /approv|grant|clear|decid|vot|agree|sign|award|releas|pass|confirm|g[ai]ve/iu;

/** Another sentence tells that the same event has come. */
function isSettled(own: Sentence, event: string, matters: ReadonlyMap<string, readonly number[]>): boolean {
  const word = tokenize(event).at(-1)?.word ?? '';
  return (matters.get(inflectionKey(word)) ?? []).some((index) => index !== own.index);
}
