/** Writes records: new answers merged into what a reviewer said before, as YAML that reads back the same whatever the text holds. */
import { stringify } from 'yaml';
import type { KeptAnswer, KeptDecision, RecordFile } from './record.js';

/** A record with new answers; an id answered again keeps its place and takes the newer answer. */
export function withAnswers(record: RecordFile, answers: readonly KeptAnswer[]): RecordFile {
  const newer = new Map(answers.map((answer) => [answer.id, answer]));
  const merged = record.answers.map((answer) => newer.get(answer.id) ?? answer);
  const known = new Set(record.answers.map((answer) => answer.id));
  return { ...record, answers: [...merged, ...answers.filter((answer) => !known.has(answer.id))] };
}

/** The YAML text of a record. Keys in a fixed order, strings quoted where YAML could read them as something else, no line folded. */
export function renderRecord(record: RecordFile): string {
  const plain = {
    by: record.by,
    ...(record.assistant === null ? {} : { assistant: record.assistant }),
    ...(record.answers.length === 0 ? {} : { answers: record.answers.map(plainAnswer) }),
    ...(record.waivers.length === 0 ? {} : { waivers: record.waivers.map(({ id, status, why, until, quotes }) => ({ id, status, why, until, ...(quotes === undefined || quotes.length === 0 ? {} : { quotes: [...quotes] }) })) }),
    ...(record.decision === null ? {} : { decision: plainDecision(record.decision) }),
    ...(record.aside === undefined || record.aside === null ? {} : { 'steps-aside': { why: record.aside.why, on: record.aside.on } }),
    ...(record.steps === undefined || record.steps.length === 0 ? {} : { steps: record.steps.map(({ step, on }) => ({ step, on })) }),
  };
  return stringify(plain, { lineWidth: 0, defaultKeyType: 'PLAIN', defaultStringType: 'PLAIN', blockQuote: false, aliasDuplicateObjects: false });
}

function plainDecision({ outcome, why, on, text, words, again, change, alternatives }: KeptDecision): Record<string, unknown> {
  return { outcome, why, on, text, ...(words === undefined || words === null ? {} : { words }), ...(again === undefined || again === null ? {} : { again }), ...(change === undefined || change.length === 0 ? {} : { change: [...change] }), ...(alternatives === undefined || alternatives.length === 0 ? {} : { alternatives: [...alternatives] }) };
}

function plainAnswer(answer: KeptAnswer): Record<string, unknown> {
  const { sentences, sections, text } = answer.restsOn;
  const restsOn = {
    ...(sentences.length === 0 ? {} : { sentences: [...sentences] }),
    ...(sections.length === 0 ? {} : { sections: [...sections] }),
    ...(text === null ? {} : { text }),
  };
  return {
    id: answer.id,
    verdict: answer.verdict,
    ...(answer.on === null ? {} : { on: answer.on }),
    ...(answer.quotes.length === 0 ? {} : { quotes: [...answer.quotes] }),
    ...(answer.why === null ? {} : { why: answer.why }),
    ...(answer.say === undefined || answer.say === null ? {} : { say: answer.say }),
    ...(answer.given === null ? {} : { given: answer.given }),
    ...(Object.keys(restsOn).length === 0 ? {} : { 'rests-on': restsOn }),
  };
}
