/** One reviewer at work on one proposal: the record as it stands, kept at once after each answer, and the evaluation that follows from it. */
import type { Evaluation, Outcome } from '../../evaluate/result.js';
import type { Host } from '../../lib/host.js';
import type { Verdict } from '../ask.js';
import { answerable, checkAnswers } from '../../reviews/check.js';
import { currentRecords, noRecords, type Disagreement } from '../../reviews/current.js';
import { printsOf } from '../../reviews/fingerprint.js';
import type { Loaded } from '../../reviews/load.js';
import { quoteIndex } from '../../evaluate/quotes.js';
import type { KeptDecision, RecordFile } from '../../reviews/record.js';
import { renderRecord, withAnswers } from '../../reviews/write.js';
import type { Subject } from '../../commands/subject.js';

export interface Said {
  readonly verdict: Verdict;
  readonly on?: string | null;
  /** Words of the proposal that it rests on. */
  readonly quotes?: readonly string[];
}

/** Why something was not kept, as a sentence; null: it was. */
export type Trouble = string | null;

export interface Desk {
  record(): RecordFile;
  /** By this reviewer's answers alone. */
  evaluation(): Evaluation;
  /** By everybody's. */
  together(): Evaluation;
  /** Where other reviewers' answers differ from each other's, this one's among them. */
  differ(): readonly Disagreement[];
  /** Without anybody's: how the program reads. */
  readonly own: Evaluation;
  answer(ids: readonly string[], said: Said): Trouble;
  /** Adds a word for the letter, or a note for reviewers, to answers already kept. */
  add(ids: readonly string[], words: { readonly say?: string; readonly why?: string }): Trouble;
  decide(outcome: Outcome, why: string, more: { readonly again?: string | null; readonly change?: readonly string[]; readonly alternatives?: readonly string[] }): Trouble;
  stepAside(why: string): Trouble;
}

export function openDesk(subject: Subject, loaded: Loaded, path: string, by: string, host: Host): Desk {
  const { proposal, rubric, today, root } = subject;
  const others = loaded.files.filter((file) => file.path !== path);
  let record: RecordFile = loaded.files.find((file) => file.path === path) ?? { path, by, assistant: null, answers: [], waivers: [], decision: null };
  const { selfAssessment } = loaded.records;
  const own = subject.evaluate({ ...noRecords, ...(selfAssessment === undefined ? {} : { selfAssessment }) });
  const index = quoteIndex(proposal);
  const prints = printsOf(proposal);
  const known = answerable(rubric);
  const config = { ...loaded.config, reviewers: [...loaded.config.reviewers, by] };
  const keep = (next: RecordFile): Trouble => {
    const target = host.paths.resolve(root, path);
    const trouble = host.makeFolder(host.paths.dirname(target)) ?? host.write(target, renderRecord(next));
    if (trouble === null) record = next;
    return trouble === null ? null : `It could not be kept: ${trouble}.`;
  };
  return {
    own,
    record: () => record,
    evaluation: () => subject.evaluate({ ...currentRecords([record], proposal, config, today, known).records, capacity: loaded.records.capacity }),
    differ: () => currentRecords([...others, record], proposal, loaded.config, today, known).disagreements,
    together: () => subject.evaluate({ ...currentRecords([...others, record], proposal, loaded.config, today, known).records, capacity: loaded.records.capacity }),
    answer: (ids, { verdict, on = null, quotes = [] }) => {
      const given = ids.map((id) => ({ id, verdict, quotes, why: null, on, line: 1, column: 1 }));
      const { kept, refused } = checkAnswers({ given, proposal, rubric, evaluation: own, index, prints, assistant: null, today });
      const [no] = refused;
      // A note stays when its answer is changed; words for the letter, when it is given again as it was.
      const whole = kept.map((one) => { const old = record.answers.find(({ id }) => id === one.id); return old === undefined ? one : { ...one, why: one.why ?? old.why, ...(old.say == null || old.verdict !== one.verdict ? {} : { say: old.say }) }; });
      return no === undefined ? keep(withAnswers(record, whole)) : `${no.why}${no.fix === null ? '' : ` ${no.fix}`}`;
    },
    add: (ids, words) => keep({ ...record, answers: record.answers.map((one) => (ids.includes(one.id) ? { ...one, ...words } : one)) }),
    decide: (outcome, why, { again, change, alternatives }) => {
      const decision: KeptDecision = { outcome, why, on: today, text: proposal.contentSha256, words: prints.text, ...(again === undefined ? {} : { again }), ...(change === undefined ? {} : { change }), ...(alternatives === undefined ? {} : { alternatives }) };
      return keep({ ...record, decision });
    },
    stepAside: (why) => keep({ ...record, aside: { why, on: today } }),
  };
}
