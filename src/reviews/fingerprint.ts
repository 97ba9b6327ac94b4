/** Fingerprints of what an answer rests on, so that it goes stale when that changes and not when the file does. */
import { toSource, toSourceEnd } from '../proposal/align.js';
import { sha256 } from '../lib/hash.js';
import type { Block, Proposal, YamlValue } from '../proposal/types.js';
import { counts, foldQuote, lineStarts } from '../evaluate/quotes.js';

/** The smallest thing an answer can rest on: a sentence, a heading, a frontmatter value. Offsets are in the source. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly print: string;
}

/** What a kept answer rests on. All of it must still be there: each sentence anywhere, each section under its title, the whole text. */
export interface Binding {
  readonly sentences: readonly string[];
  readonly sections: readonly string[];
  readonly text: string | null;
}

/** A proposal's fingerprints. */
export interface Prints {
  readonly units: readonly Unit[];
  readonly sentences: ReadonlySet<string>;
  /** By folded title, each over the section with its subsections; sections that share a title share a print. */
  readonly sections: ReadonlyMap<string, string>;
  readonly sectionPrints: ReadonlySet<string>;
  /** Over all text that counts and the frontmatter, save the keys that change as the proposal moves on. */
  readonly text: string;
}

/** 16 hexadecimal digits over the text with white space folded. */
export function fingerprint(text: string): string {
  return sha256(foldQuote(text)).slice(0, 16);
}

/** Keys that say how far a proposal has come, not what it is. */
const moving: ReadonlySet<string> = new Set(['status', 'submitted']);

export function printsOf(proposal: Proposal): Prints {
  const units = [...fieldUnits(proposal), ...textUnits(proposal)].sort((a, b) => a.start - b.start || a.end - b.end);
  const bySection = new Map<string, string[]>();
  const whole: string[] = [];
  for (const block of proposal.blocks) {
    if (!counts(block)) continue;
    whole.push(block.text);
    for (let at = proposal.sections[block.section]; at !== undefined; at = at.parent === null ? undefined : proposal.sections[at.parent]) {
      if (at.key === '') continue;
      const texts = bySection.get(at.key);
      if (texts === undefined) bySection.set(at.key, [block.text]);
      else texts.push(block.text);
    }
  }
  for (const section of proposal.sections) if (section.key !== '' && !bySection.has(section.key)) bySection.set(section.key, []);
  const fields = fieldTexts(proposal).filter((field) => !moving.has(field.name)).map((field) => `${field.name}: ${field.text}`);
  const sections = new Map([...bySection].map(([key, texts]) => [key, fingerprint([key, ...texts].join('\n'))]));
  return {
    units,
    sentences: new Set(units.map((unit) => unit.print)),
    sections,
    sectionPrints: new Set(sections.values()),
    text: fingerprint([...fields, ...whole].join('\n')),
  };
}

/** Whether everything that an answer rests on still stands as it did. */
export function stillHolds(binding: Binding, prints: Prints): boolean {
  return binding.sentences.every((print) => prints.sentences.has(print))
    && binding.sections.every((print) => prints.sectionPrints.has(print))
    && (binding.text === null || binding.text === prints.text);
}

export function restsOnNothing(binding: Binding): boolean {
  return binding.sentences.length === 0 && binding.sections.length === 0 && binding.text === null;
}

/** The units that a source range [start, end) touches. */
export function unitsAt(prints: Prints, start: number, end: number): readonly Unit[] {
  return prints.units.filter((unit) => unit.start < end && start < unit.end);
}

function textUnits(proposal: Proposal): Unit[] {
  const out: Unit[] = [];
  const withSentences = new Set<number>();
  for (const sentence of proposal.sentences) {
    const block = proposal.blocks[sentence.block];
    if (block === undefined || !counts(block)) continue;
    withSentences.add(sentence.block);
    const end = block.alignment.value.length === 0 ? block.end : toSourceEnd(block.alignment, sentence.end);
    out.push(unit(unitStart(block, sentence.start), end, block.text.slice(sentence.start, sentence.end)));
  }
  // Headings, and whatever else holds words without being split into sentences.
  for (const block of proposal.blocks) if (counts(block) && !withSentences.has(block.index) && block.text.trim() !== '') out.push(unit(block.start, block.end, block.text));
  return out;
}

function unit(start: number, end: number, text: string): Unit {
  return { start, end, text, print: fingerprint(text) };
}

/** The source offset at which a part of a block's text starts. */
export function unitStart(block: Pick<Block, 'alignment' | 'start'>, offset: number): number {
  return block.alignment.value.length === 0 ? block.start : toSource(block.alignment, offset);
}

interface FieldText { readonly name: string; readonly text: string; readonly start: number; readonly end: number }

/** Frontmatter values by their first key, with their source ranges. */
function fieldTexts(proposal: Proposal): readonly FieldText[] {
  if (proposal.frontmatter === null || proposal.frontmatter.kind !== 'map') return [];
  const starts = lineStarts(proposal.source);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  const out: FieldText[] = [];
  for (const top of proposal.frontmatter.entries) {
    const waiting: { readonly value: YamlValue; readonly from: YamlValue['place'] }[] = [{ value: top.value, from: top.keyPlace }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { value, from } = next;
      if (value.kind === 'scalar') out.push({ name: top.key, text: value.raw, start: offset(from.line, from.column), end: offset(value.place.endLine, value.place.endColumn) });
      else if (value.kind === 'list') for (const item of [...value.items].reverse()) waiting.push({ value: item, from: item.place });
      else for (const entry of [...value.entries].reverse()) waiting.push({ value: entry.value, from: entry.keyPlace });
    }
  }
  return out;
}

function fieldUnits(proposal: Proposal): Unit[] {
  return fieldTexts(proposal).map((field) => unit(field.start, field.end, `${field.name}: ${field.text}`));
}
