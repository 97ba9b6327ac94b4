/** How a line of the self-assessment reads: its box, and whether words of the proposer's own stand behind its title. */
import type { Criterion } from '../rubric/types.js';
import type { LineReading } from './types.js';
import { isPlaceholder } from '../language/emptiness.js';
import { splitPointer } from '../language/pointer.js';
import { readStatement, refuses } from '../language/statement.js';
import { isPastedBack } from './boilerplate.js';
import type { Reading } from './reading.js';
import { labelOf } from './sections.js';
import { seenText } from './seen.js';
import type { OwnLine } from './self-assessment.js';
import { foldWords } from './words.js';

/** `criterion` is null for the lines under what both avoid, which nothing is pasted back from. */
export function readLine(reading: Reading, line: OwnLine, titles: readonly string[], criterion: Criterion | null = null): LineReading {
  const place = reading.evidenceFor(line.block, 0, line.block.text.length, 'supports', 'declared', null);
  const { pointer, rest } = splitPointer(line.statement);
  const target = pointer === null ? 'none' : pointsTo(reading, pointer);
  const says = ((): LineReading['says'] => {
    if (!line.ticked && refuses(line.statement)) return 'refusal';
    const words = readStatement(rest, titles, reading.language);
    if (words === 'words' && !reading.repeated.has(line) && (criterion === null || !isPastedBack(rest, criterion, reading.language))) return 'words';
    if (pointer !== null && !ELSEWHERE.has(foldWords(pointer))) return target === 'substance' ? 'pointer' : 'pointer-lost';
    return words === 'bare' && pointer === null ? 'bare' : 'boilerplate';
  })();
  const stance = !line.ticked ? 'denies' : says === 'words' || says === 'pointer' || says === 'refusal' ? 'supports' : 'hedges';
  return {
    place, ticked: line.ticked, says,
    evidence: says === 'bare' ? null : reading.evidenceFor(line.block, line.start, line.end, stance, 'declared', null),
    note: pointer === null || says !== 'pointer-lost' ? null : target === 'nowhere' ? `There is no section named "${pointer}".` : `"${pointer}" has nothing in it yet.`,
  };
}

/** Words that point nowhere in particular. */
const ELSEWHERE = new Set(['above', 'below', 'there', 'here', 'elsewhere', 'text', 'proposal']);

/** What `see X` points at: a part of the page with words in it, one without, or nothing. */
function pointsTo(reading: Reading, pointer: string): 'substance' | 'empty' | 'nowhere' {
  const wanted = foldWords(pointer);
  if (wanted === '') return 'nowhere';
  const { proposal, own, found, rubric } = reading;
  let seen: 'empty' | 'nowhere' = 'nowhere';
  for (const rule of rubric.sections) {
    if (![rule.title, ...rule.also].some((t) => matches(foldWords(t), wanted))) continue;
    const status = found.get(rule.id)!.status;
    if (status === 'present') return 'substance';
    if (status !== 'missing') seen = 'empty';
  }
  for (const section of proposal.sections) {
    if (section.index === 0 || own.sections.has(section.index) || !matches(foldWords(section.title), wanted)) continue;
    if (hasSubstance(reading, section.index)) return 'substance';
    seen = 'empty';
  }
  for (const label of proposal.labels) {
    if (own.sections.has(label.section) || !matches(foldWords(label.label), wanted)) continue;
    if (/[\p{L}\p{N}]/u.test(label.value)) return 'substance';
    seen = 'empty';
  }
  return quotedInBody(reading, wanted) ? 'substance' : seen;
}

/** A pointer may be short ("Alignment") or say more ("Resources You Bring, last paragraph"): one begins with the other. */
function matches(title: string, wanted: string): boolean {
  if (title === '' || wanted === '') return false;
  return title === wanted || title.startsWith(`${wanted} `) || wanted.startsWith(`${title} `) || (wanted.length >= 5 && ` ${title} `.includes(` ${wanted} `)) || (title.length >= 8 && ` ${wanted} `.includes(` ${title} `));
}

function hasSubstance(reading: Reading, index: number): boolean {
  const { proposal } = reading;
  const section = proposal.sections[index]!;
  for (let i = index; i < proposal.sections.length; i++) {
    const inner = proposal.sections[i]!;
    if (i > index && inner.level <= section.level) break;
    for (let b = inner.blocks[0]; b < inner.blocks[1]; b++) {
      const block = proposal.blocks[b]!;
      if (block.kind === 'heading' || block.excluded !== null || block.checked === false) continue;
      const label = labelOf(proposal, b);
      if (!isPlaceholder(label === undefined ? seenText(block, 0, block.text.length) : label.value, reading.language)) return true;
    }
  }
  return false;
}

/** Some point at a bold phrase within a section ("see *Did it work?*"). */
function quotedInBody(reading: Reading, wanted: string): boolean {
  if (wanted.length < 6) return false;
  return reading.body.some((s) => ` ${foldWords(s.text)} `.includes(` ${wanted} `));
}
