/** Evidence of facts: a field's value, a heading, a labelled item, as they stand on the page. */
import { headingKey } from '../lib/fold.js';
import type { Block, FieldRead, LabelledItem, Section } from '../proposal/types.js';
import type { Evidence, Stance, Truth } from '../language/evidence.js';
import type { Place } from '../lib/place.js';
import type { CheckContext } from './check.js';

/** The field's value where it stands, or nothing when it stands nowhere. People's addresses are not repeated. */
export function fieldEvidence(context: CheckContext, read: FieldRead, stance: Stance = 'supports'): readonly Evidence[] {
  return read.place === null || read.value?.kind === 'contact' ? [] : [placeEvidence(context, read.place, stance, null)];
}

export function headingEvidence(context: CheckContext, section: Section): Evidence {
  return placeEvidence(context, section.place, 'supports', section.title);
}

function placeEvidence(context: CheckContext, place: Place, stance: Stance, section: string | null): Evidence {
  const { lineMap, source } = context.proposal;
  const text = source.slice(lineMap.offset(place.line, place.column), lineMap.offset(place.endLine, place.endColumn));
  return { ...place, text, excerpt: (/[^\S ]|\s\s/.test(text) ? text.split(/\s+/u).join(' ') : text).trim().slice(0, 240), section, stance, basis: 'fact', trigger: null, excluded: null };
}

/** Blocks under any of the sections, each once, in document order; every block that counts when `ids` is null. */
export function blocksIn(context: CheckContext, ids: readonly string[] | null): readonly Block[] {
  if (ids === null) return context.proposal.blocks.filter((b) => b.excluded === null);
  const seen = new Map<number, Block>();
  for (const id of ids) for (const block of context.sections(id).blocks) seen.set(block.index, block);
  return [...seen.values()].sort((a, b) => a.index - b.index);
}

export interface LabelReading {
  readonly key: string;
  readonly truth: Truth;
  readonly evidence: Evidence;
}

/** The labelled items of these names, each with whether words of the proposer's own stand behind the label. */
export function readLabels(context: CheckContext, labels: readonly string[], ids: readonly string[] | null): readonly LabelReading[] {
  const keys = new Set(labels.map(headingKey));
  const within = new Map(blocksIn(context, ids).map((b) => [b.index, b]));
  return context.proposal.labels.flatMap((label) => {
    const block = within.get(label.block);
    if (block === undefined || !keys.has(label.key)) return [];
    const words = label.value.trim() === '' ? nested(context, label, within) : label.value;
    const holds = context.hasOwnWords(words);
    return [{ key: label.key, truth: holds ? 'yes' : 'no', evidence: context.evidenceOf(block, 0, block.text.length, holds ? 'supports' : 'denies', 'text', null) }];
  });
}

/** `- Funding:` with its words in the items under it. */
function nested(context: CheckContext, label: LabelledItem, within: ReadonlyMap<number, Block>): string {
  const words: string[] = [];
  for (let i = label.block + 1; i < context.proposal.blocks.length; i++) {
    const block = context.proposal.blocks[i]!;
    if (block.parent !== label.block) break;
    if (within.has(i)) words.push(block.text);
  }
  return words.join('. ');
}
