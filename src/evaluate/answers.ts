/** Finds the answer that counts for an id. */
import type { Answer, Records } from './records.js';
import type { AnswerNote } from './result.js';

/** The last answer with one of these verdicts; a person's before an assistant's. */
export function answerFor(records: Records, id: string, verdicts: readonly Answer['verdict'][]): Answer | null {
  const fitting = records.answers.filter((a) => a.id === id && verdicts.includes(a.verdict));
  return fitting.findLast((a) => a.assistant === null) ?? fitting.at(-1) ?? null;
}

/** Reviewers answered it differently, so none of their answers counts, and what the program read does not either. */
export function isDisputed(records: Records, id: string): boolean {
  return records.disputed?.includes(id) === true;
}

export function answerNote(answer: Answer): AnswerNote {
  return { verdict: answer.verdict, by: answer.by, assistant: answer.assistant, why: answer.why };
}
