/** Which part of the page each section of the rubric means, and whether anything stands there. */
import type { Block, LabelledItem, Proposal, Section } from '../proposal/types.js';
import type { SectionRule } from '../rubric/types.js';
import { seenBlock } from './seen.js';
import { foldWords, wordsOf } from './words.js';
import { hasLetter } from '../lib/letters.js';

/** A rubric's section found on the page: under a heading, or as a labelled item (`**Abstract:** ...`). */
export interface FoundSection {
  readonly status: 'present' | 'missing' | 'empty' | 'template';
  /** The headings that mean it, in document order; empty when a label does or nothing does. */
  readonly sections: readonly Section[];
  /** Its blocks that count, subsections included. */
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly line: number | null;
}

/** Finds every section of the rubric; those of the self-assessment never match. Placeholders are no words. */
export function findSections(proposal: Proposal, rules: readonly SectionRule[], selfAssessment: ReadonlySet<number>, isPlaceholder: (text: string) => boolean = () => false): ReadonlyMap<string, FoundSection> {
  const bySection = new Map<string, number[]>();
  const titled = proposal.sections.filter((s) => s.index > 0 && !selfAssessment.has(s.index)).map((section): Titled => {
    const words = foldWords(section.title.replace(/^[\d.\s)]+/u, ''));
    return { section, words, count: countOf(words) };
  });
  for (const rule of rules) bySection.set(rule.id, headingsOf(titled, rule));
  const claims = claimsOf(bySection);
  const found = new Map<string, FoundSection>();
  for (const rule of rules) {
    const indices = bySection.get(rule.id)!;
    const own = new Set(indices);
    found.set(rule.id, indices.length > 0 ? underHeadings(proposal, rule, indices, (i) => claims.has(i) && !own.has(i), isPlaceholder) : underLabel(proposal, rule, selfAssessment));
  }
  return found;
}

/** A heading's words, folded, and how many. */
interface Titled { readonly section: Section; readonly words: string; readonly count: number }

/** A rule's names, folded: asked for with every proposal. */
interface Names { readonly keys: readonly { readonly key: string; readonly count: number }[]; readonly labels: readonly string[]; readonly longest: number }

const namesKnown = new WeakMap<SectionRule, Names>();

function namesOf(rule: SectionRule): Names {
  let names = namesKnown.get(rule);
  if (names === undefined) {
    const labels = rule.labels.map(foldWords);
    names = { keys: [rule.title, ...rule.also].map(foldWords).map((key) => ({ key, count: countOf(key) })), labels, longest: Math.max(0, ...labels.map(countOf)) };
    namesKnown.set(rule, names);
  }
  return names;
}

function countOf(words: string): number {
  return words.split(' ').length;
}

/** Exact headings first; else those that begin with the section's words; else those that hold them among few others. */
function headingsOf(titled: readonly Titled[], rule: SectionRule): number[] {
  const keys = namesOf(rule).keys.filter(({ key }) => key !== '');
  const exact = titled.filter(({ words, section }) => section.level > 0 && keys.some(({ key }) => words === key));
  if (exact.length > 0) return exact.map(({ section }) => section.index);
  const long = keys.filter(({ key }) => key.length > 5);
  const looser = (test: (title: Titled, key: string, count: number) => boolean): number[] => titled.filter((title) => title.section.level > 1 && long.some(({ key, count }) => title.words.length > key.length && test(title, key, count))).map(({ section }) => section.index);
  const begins = looser((title, key, count) => title.words.startsWith(key) && title.words[key.length] === ' ' && title.count <= count + 5);
  if (begins.length > 0) return begins;
  return looser((title, key, count) => title.count <= count + 3 && title.words.includes(key) && ` ${title.words} `.includes(` ${key} `));
}

/** Sections that some rule means in its own right: they are not part of another, even when they lie under its heading. */
function claimsOf(bySection: ReadonlyMap<string, readonly number[]>): ReadonlySet<number> {
  return new Set([...bySection.values()].flat());
}

function underHeadings(proposal: Proposal, rule: SectionRule, indices: readonly number[], isClaimed: (section: number) => boolean, isPlaceholder: (text: string) => boolean): FoundSection {
  const sections = indices.map((i) => proposal.sections[i]!);
  const blocks: Block[] = [];
  const guidance: Block[] = [];
  const seen = new Set<number>();
  for (const section of sections) {
    for (let i = section.index; i < proposal.sections.length; i++) {
      const inner = proposal.sections[i]!;
      if (i > section.index && inner.level <= section.level) break;
      if (seen.has(i) || (i > section.index && isClaimed(i))) continue;
      seen.add(i);
      for (let b = inner.blocks[0]; b < inner.blocks[1]; b++) {
        const block = proposal.blocks[b]!;
        if (block.kind === 'heading') continue;
        (block.excluded === null ? blocks : guidance).push(seenBlock(block));
      }
    }
  }
  const first = sections[0]!;
  return { status: substanceOf(proposal, rule, blocks, guidance, isPlaceholder), sections, blocks, title: first.title, line: first.place.line };
}

function underLabel(proposal: Proposal, rule: SectionRule, selfAssessment: ReadonlySet<number>): FoundSection {
  const keys = new Set(namesOf(rule).keys.map(({ key }) => key));
  const label = proposal.labels.find((l) => !selfAssessment.has(l.section) && keys.has(foldWords(l.label)) && l.value.trim() !== '');
  if (label === undefined) return { status: 'missing', sections: [], blocks: [], title: rule.title, line: null };
  const own = proposal.blocks[label.block]!;
  const nested = proposal.blocks.filter((b) => b.parent === own.index && b.excluded === null);
  return { status: 'present', sections: [], blocks: [own, ...nested].map(seenBlock), title: label.label, line: proposal.lineMap.place(own.start, own.end).line };
}

/** `template`: nothing but guidance, placeholders, blank labels and boxes that nobody ticked. */
function substanceOf(proposal: Proposal, rule: SectionRule, blocks: readonly Block[], guidance: readonly Block[], isPlaceholder: (text: string) => boolean): FoundSection['status'] {
  if (blocks.some((b) => hasWords(proposal, rule, b, isPlaceholder))) return 'present';
  // Code does not count for the proposer, but it is not nothing. A quotation alone is what many templates leave as instructions.
  if (guidance.some((b) => b.excluded === 'code')) return 'present';
  return blocks.length > 0 || guidance.length > 0 ? 'template' : 'empty';
}

function hasWords(proposal: Proposal, rule: SectionRule, block: Block, isPlaceholder: (text: string) => boolean): boolean {
  const text = block.text.trim();
  if (!hasLetter(text)) return false;
  if (block.kind === 'cell' && block.cell!.row === 0) return false;
  if (block.checked === true) return true;
  if (block.checked === false) return ownWords(rule, text);
  if (/^\[[^\]]*\]$/u.test(text) || isPlaceholder(text)) return false;
  const label = labelOf(proposal, block.index);
  if (label !== undefined) return hasLetter(label.value) && !isPlaceholder(label.value);
  if (text.endsWith(':')) return false;
  const { labels, longest } = namesOf(rule);
  const words = wordsOf(text, 0, longest + 1);
  return words.length > longest || !labels.includes(words.map((w) => w.text).join(' '));
}

/** An unticked box says something only by words that the template did not have ("no, we don't need it"). */
function ownWords(rule: SectionRule, text: string): boolean {
  const words = foldWords(text);
  const label = namesOf(rule).labels.find((l) => words.startsWith(l));
  return label !== undefined && words.length > label.length + 12;
}

const labelsByBlock = new WeakMap<Proposal, ReadonlyMap<number, LabelledItem>>();

/** The first labelled item of a block. */
export function labelOf(proposal: Proposal, block: number): LabelledItem | undefined {
  let known = labelsByBlock.get(proposal);
  if (known === undefined) labelsByBlock.set(proposal, (known = new Map([...proposal.labels].reverse().map((l) => [l.block, l]))));
  return known.get(block);
}
