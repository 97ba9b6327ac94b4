/** How the proposer's own line reads: the statement's stance, with `see Methodology` looked up. */
import type { Criterion, LineReading, Polarity } from '../model.js';
import { isIn } from '../evidence/language.js';
import { splitPointer } from '../evidence/pointer.js';
import { readStatement } from '../evidence/statement.js';
import { isBuzzwords, isPastedBack } from './hollow.js';
import type { Reading } from './reading.js';
import { labelOf } from './sections.js';
import { seenText } from './seen.js';
import type { OwnLine } from './self-assessment.js';
import { foldWords, wordsOf } from './words.js';

/**
 * The line's reading, and a remark when its pointer points nowhere. With its criterion, words that are only the rubric's own, a list of
 * fashionable words or a formula that stands under many titles are no words of the proposer's.
 */
export function readLine(reading: Reading, line: OwnLine, titles: readonly string[], polarity: Polarity, criterion: Criterion | null = null): { readonly reading: LineReading; readonly note: string | null } {
  const place = reading.evidenceFor(line.block, 0, line.block.text.length, 'supports', 'statement', null);
  const { pointer, rest } = splitPointer(line.statement);
  const target = pointer === null ? 'none' : pointsTo(reading, pointer);
  const lost = target === 'nowhere' || target === 'empty';
  const words = pointer === null ? line.statement : rest;
  const statement = readStatement(words, { titles, language: reading.language });
  let says: LineReading['says'] = statement.says === 'refuses' ? (polarity === 'bad' || line.ticked ? 'affirms' : 'denies') : statement.says;
  if (says === 'affirms' && criterion !== null && isHollow(reading, line, words, criterion)) says = 'empty';
  if (pointer !== null && (says === 'none' || says === 'empty')) says = lost ? 'pointer-lost' : 'affirms';
  const stance = says === 'denies' ? 'denies' : 'supports';
  const wordless = says === 'none';
  return {
    reading: {
      place, ticked: line.ticked, says,
      evidence: wordless ? null : reading.evidenceFor(line.block, line.start, line.end, stance, 'statement', null),
    },
    note: lost && pointer !== null ? (target === 'nowhere' ? `There is no part named "${pointer}".` : `"${pointer}" has nothing in it yet.`) : null,
  };
}

function isHollow(reading: Reading, line: OwnLine, words: string, criterion: Criterion): boolean {
  return reading.repeated.has(line) || isOfOthers(words, reading) || isBuzzwords(words, reading.rubric, reading.language) || isPastedBack(words, criterion, reading.language);
}

const bodies = new Set(['institute', 'institution', 'university', 'group', 'team', 'lab', 'laboratory', 'company', 'firm', 'project', 'department', 'school', 'applicant', 'applicants', 'consortium', 'vendor']);
const papers = new Set(['grant', 'proposal', 'application', 'brochure', 'website', 'page', 'statement', 'report', 'letter']);

/** "The other institute publishes it", "Their grant says: ...": told of somebody else, with neither the proposer nor the reader in it. */
function isOfOthers(words: string, reading: Reading): boolean {
  const opening = wordsOf(words, 0, 400).map((w) => w.text);
  const [first, second, third] = opening;
  const others = (first === 'the' && second === 'other' && bodies.has(third ?? '')) || (first === 'their' && papers.has(second ?? ''));
  return others && !opening.some((w) => isIn(reading.language, 'self', w) || isIn(reading.language, 'we', w) || w === 'you' || w === 'your');
}

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
  if (quotedInBody(reading, wanted) || /^(above|below|frontmatter|header|top|the top|there)$/u.test(wanted)) return 'substance';
  return seen;
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
      if (block.kind === 'heading' || block.setAside !== null || block.checked === false) continue;
      const label = labelOf(proposal, b);
      if (/[\p{L}\p{N}]/u.test(label === undefined ? seenText(block, 0, block.text.length) : label.value)) return true;
    }
  }
  return false;
}

/** Some point at a bold phrase within a section ("see *Did it work?*"). */
function quotedInBody(reading: Reading, wanted: string): boolean {
  if (wanted.length < 6) return false;
  return reading.body.some((s) => ` ${foldWords(s.text)} `.includes(` ${wanted} `));
}
