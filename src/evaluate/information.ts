/** What a rubric tells for information: products of the numbers that a proposal gives, notes on words that it mentions. Never scored. */
import type { InformationRule } from '../rubric/types.js';
import type { Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { readField } from '../proposal/fields.js';
import type { Reading } from './reading.js';

const powers = ['', '', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** One note for each rule that has something to tell. */
export function informationNotes(reading: Reading): readonly Problem[] {
  return (reading.rubric.information ?? []).flatMap((rule) => (rule.factors.length > 0 ? productNote(rule, reading) : mentionNote(rule, reading)));
}

function note(reading: Reading, message: string, line: number | null): readonly Problem[] {
  return [problem('information', `${message} This is for information and counts for nothing.`, { level: 'note', path: reading.proposal.path, place: line === null ? null : { line, column: 1 } })];
}

/** Told only where every number is given and can be read. */
function productNote(rule: InformationRule, reading: Reading): readonly Problem[] {
  const parts: string[] = [];
  let product = 1;
  let line: number | null = null;
  for (const factor of rule.factors) {
    const { value, place } = readField(reading.proposal, factor).read;
    if (value?.kind !== 'number') return [];
    product *= value.number ** factor.power;
    parts.push(`${shown(value.number)}${powers[factor.power] ?? ''}`);
    line ??= place?.line ?? null;
  }
  if (!Number.isFinite(product)) return [];
  return note(reading, `${rule.title}: ${rule.says === '' ? '' : `${rule.says} = `}${parts.join(' · ')} = ${shown(product)}.`, line);
}

function mentionNote(rule: InformationRule, reading: Reading): readonly Problem[] {
  const [first] = reading.index.firstHits(rule.mentions);
  if (first === undefined) return [];
  const block = reading.proposal.blocks[first.sentence.block]!;
  return note(reading, `${rule.title}: ${rule.says}`, reading.evidenceFor(block, first.sentence.start, first.sentence.end, 'unrelated', 'text', null).line);
}

/** Twelve digits tell more than anybody reckons with, and hide what binary fractions leave behind. */
function shown(number: number): string {
  return String(Number(number.toPrecision(12)));
}
