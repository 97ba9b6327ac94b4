/** One proposal read under one rubric: its sections and fields by the rubric's names, and every mention of a phrase with its stance. */
import type { Block, FieldRead, Proposal, Sentence } from '../proposal/types.js';
import type { Evidence, Mention, Stance } from '../language/evidence.js';
import type { Phrase, Rubric } from '../rubric/types.js';
import type { Place, Problem } from '../lib/place.js';
import type { CheckContext, MentionRead } from '../checks/check.js';
import type { Language } from '../language/language.js';
import { detectLanguage } from '../language/detect-language.js';
import { whose } from '../language/actor.js';
import type { Token } from '../language/tokens.js';
import { tokenize } from '../language/tokens.js';
import { stanceReader } from '../language/negation.js';
import { isNoAnswer, readStatement, refuses } from '../language/statement.js';
import { readField } from '../proposal/fields.js';
import { rangeOf } from '../proposal/align.js';
import { indexMentions, type Hit, type MentionIndex } from './mention-index.js';
import { findSections, type FoundSection } from './sections.js';
import { findSelfAssessment, type OwnLine, type SelfAssessment } from './self-assessment.js';
import { isPastedFromAny } from './boilerplate.js';
import { seenText } from './seen.js';
import { repeatedLines } from './repeated.js';
import { wordsOf } from './words.js';
import { problem } from '../lib/problem.js';

const NO_BLOCKS: ReadonlySet<number> = new Set();

/** Shorter sentences are names of things. */
const SHORT = 25;

/** A mention in the body, with the sentence it stands in. */
export interface BodyMention {
  readonly mention: Mention;
  readonly sentence: Sentence;
  readonly evidence: Evidence;
}

export interface Reading extends CheckContext {
  readonly rubric: Rubric;
  readonly language: Language;
  readonly found: ReadonlyMap<string, FoundSection>;
  readonly own: SelfAssessment;
  readonly fields: ReadonlyMap<string, FieldRead>;
  /** Sentences of the body that count: no self-assessment, no headings, nothing excluded. */
  readonly body: readonly Sentence[];
  readonly index: MentionIndex;
  /** The blocks of the sections with these ids. */
  blocksUnder(ids: readonly string[]): ReadonlySet<number>;
  /** The body's sentences in one block. */
  inBlock(block: number): readonly Sentence[];
  /** Lines of the self-assessment that hold one and the same statement, three or more of them. */
  readonly repeated: ReadonlySet<OwnLine>;
  /** Nothing but the rubric's own wording: no credit for it. */
  isBoilerplate(sentence: Sentence): boolean;
  /** The sentences of the body that were asked about and are boilerplate. */
  readonly boilerplate: ReadonlyMap<number, Sentence>;
  /** Text stands outside the sections that the rubric knows, so that what was not found may stand there. */
  readonly hasUnplacedText: boolean;
  /** Mentions anywhere that the proposer speaks: the body, headings, the words behind self-assessment titles; inline code is left out. */
  allMentions(phrases: readonly Phrase[]): readonly BodyMention[];
  bodyMentions(phrases: readonly Phrase[], inSections: readonly string[] | null): readonly BodyMention[];
  evidenceFor(block: Block, start: number, end: number, stance: Stance, basis: Evidence['basis'], trigger: string | null, excluded?: string | null): Evidence;
  readonly problems: readonly Problem[];
}

export function readUnder(proposal: Proposal, rubric: Rubric, language: Language, today: string): Reading {
  const own = findSelfAssessment(proposal, rubric);
  const found = findSections(proposal, rubric.sections, own.sections, (text) => isNoAnswer(text, language));
  const problems: Problem[] = [];
  const fields = new Map<string, FieldRead>();
  for (const spec of rubric.fields) {
    const { read, problems: more } = readField(proposal, spec);
    fields.set(spec.id, isPlaceholderField(read, proposal, language) ? { ...read, status: 'missing', value: null } : read);
    // Two values are told once, as a fact with both places; of contact data nothing is repeated there.
    problems.push(...more.filter((p) => p.code !== 'field-conflict' || spec.kind === 'contact'));
  }
  const titleEnds = new Map([...own.criteria.values(), ...own.avoid.values(), ...own.notApplicable.values()].map((line) => [line.block.index, line.start]));
  const spoken = proposal.sentences
    .filter((s) => proposal.blocks[s.block]!.excluded === null)
    .map((s) => {
      const seen = seenText(proposal.blocks[s.block]!, s.start, s.end);
      // A title of the self-assessment is the rubric's, not the proposer's.
      const title = Math.max(0, Math.min((titleEnds.get(s.block) ?? 0) - s.start, seen.length));
      const text = title === 0 ? seen : ' '.repeat(title) + seen.slice(title);
      return text === s.text ? s : { ...s, text };
    });
  const body = spoken.filter((s) => !own.sections.has(s.section) && proposal.blocks[s.block]!.kind !== 'heading');
  const foreign = language.triggers.length === 0 ? null : detectLanguage(body.map((s) => s.text).join('\n'));
  if (foreign !== null)
    problems.push(problem('other-language', `This looks like ${foreign.language}; only English phrases are searched. Boxes, sections and dates were checked.`, { level: 'note', path: proposal.path, fix: 'A reader who knows the language answers the questions.' }));
  const tokens = new Map<number, readonly Token[]>();
  const leads = leadIns(proposal);
  const inSections = blocksBySection(found);

  const tokensOf = (sentence: Sentence): readonly Token[] => {
    let known = tokens.get(sentence.index);
    if (known === undefined) tokens.set(sentence.index, (known = tokenize(sentence.text)));
    return known;
  };

  /** A sentence is evidence for many criteria: its place and words are made once. */
  const bare = new Map<number, Map<number, { readonly place: Place; readonly text: string; readonly excerpt: string }>>();
  const evidenceFor: Reading['evidenceFor'] = (block, start, end, stance, basis, trigger, excluded = null) => {
    let ofBlock = bare.get(block.index);
    if (ofBlock === undefined) bare.set(block.index, (ofBlock = new Map()));
    const key = start * (block.text.length + 2) + end;
    let known = ofBlock.get(key);
    if (known === undefined) {
      const [from, to] = rangeOf(proposal, block.index, start, end);
      known = { place: proposal.lineMap.place(from, to), text: proposal.source.slice(from, to), excerpt: excerptOf(block.text.slice(start, end)) };
      ofBlock.set(key, known);
    }
    const { line, column, endLine, endColumn } = known.place;
    return { line, column, endLine, endColumn, text: known.text, excerpt: known.excerpt, section: proposal.sections[block.section]!.title || null, stance, basis, trigger, excluded };
  };

  const index = indexMentions(rubric, spoken, tokensOf);
  const inBody = new Set(body.map((s) => s.index));
  const byBlock = new Map<number, Sentence[]>();
  for (const sentence of body) {
    const others = byBlock.get(sentence.block);
    if (others === undefined) byBlock.set(sentence.block, [sentence]);
    else others.push(sentence);
  }
  const readers = new Map<number, { readonly shift: number; readonly read: ReturnType<typeof stanceReader>['read'] }>();
  const readerOf = (sentence: Sentence): { readonly shift: number; readonly read: ReturnType<typeof stanceReader>['read'] } => {
    let reader = readers.get(sentence.index);
    if (reader === undefined) {
      const lead = leads.get(sentence.block) ?? '';
      const shift = lead === '' ? 0 : lead.length + 1;
      reader = { shift, read: stanceReader(shift === 0 ? sentence.text : `${lead} ${sentence.text}`, language).read };
      readers.set(sentence.index, reader);
    }
    return reader;
  };

  const boilerplate = new Map<number, Sentence>();
  const sound = new Set<number>();
  const isBoilerplate = (sentence: Sentence): boolean => {
    if (boilerplate.has(sentence.index)) return true;
    if (sound.has(sentence.index)) return false;
    // A cell or a label of a word or two pastes nothing back.
    const empty = sentence.text.length >= SHORT && isPastedFromAny(sentence.text, rubric, language);
    if (empty) boilerplate.set(sentence.index, sentence);
    else sound.add(sentence.index);
    return empty;
  };

  const readHit = ({ sentence, start, end, phrase }: Hit): BodyMention => {
    const { shift, read } = readerOf(sentence);
    const plain = read({ start: start + shift, end: end + shift, source: phrase });
    const reading: typeof plain = isBoilerplate(sentence) ? { ...plain, stance: 'unrelated', rule: 'boilerplate' } : plain;
    const block = proposal.blocks[sentence.block]!;
    // What was blanked at its head, such as the title of a self-assessment line, is not shown.
    const head = Math.max(0, sentence.text.search(/\S/u));
    return { mention: { start, end, phrase, reading }, sentence, evidence: evidenceFor(block, sentence.start + head, sentence.end, reading.stance, 'text', reading.trigger) };
  };
  /** Lists of ids are the rubric's own; many criteria share their home. */
  const under = new Map<string, ReadonlySet<number>>();
  const blocksUnder = (ids: readonly string[]): ReadonlySet<number> => {
    if (ids.length === 1) return inSections.get(ids[0]!) ?? NO_BLOCKS;
    if (ids.length === 0) return NO_BLOCKS;
    const key = ids.join('\n');
    let blocks = under.get(key);
    if (blocks === undefined) under.set(key, (blocks = new Set(ids.flatMap((id) => [...(inSections.get(id) ?? [])]))));
    return blocks;
  };
  const hitsOf = (phrases: readonly Phrase[], sections: readonly string[] | null): readonly Hit[] => {
    const all = index.firstHits(phrases);
    const hits = all.length === 0 || inBody.size === spoken.length ? all : all.filter(({ sentence }) => inBody.has(sentence.index));
    if (sections === null || hits.length === 0) return hits;
    const allowed = blocksUnder(sections);
    return hits.filter(({ sentence }) => allowed.has(sentence.block));
  };
  function* mentionsOf(phrases: readonly Phrase[], sections: readonly string[] | null): Generator<MentionRead> {
    for (const hit of hitsOf(phrases, sections)) {
      const { mention, evidence, sentence } = readHit(hit);
      yield { mention, evidence, sentence, actor: whose(sentence.text, language, mention.start) };
    }
  }

  return {
    proposal, rubric, language, today, own, found, fields, body, problems, index, blocksUnder, inBlock: (block) => byBlock.get(block) ?? [], bodyMentions: (phrases, sections) => hitsOf(phrases, sections).map(readHit), evidenceFor,
    allMentions: (phrases) => index.firstHits(phrases).filter((hit) => !isInCode(proposal.blocks[hit.sentence.block]!, hit)).map(readHit),
    repeated: repeatedLines(own, rubric), isBoilerplate, boilerplate, hasUnplacedText: unplacedText(proposal, body, inSections),
    sections: (id) => {
      const s = found.get(id);
      return s === undefined ? { sections: [], blocks: [], status: 'missing' } : { sections: s.sections, blocks: s.blocks, status: s.status };
    },
    field: (id) => fields.get(id) ?? { id, status: 'missing', value: null, place: null, origin: null, conflict: null },
    mentions: mentionsOf,
    stanceAt: (sentence, start, end) => {
      const { shift, read } = readerOf(sentence);
      return { stance: read({ start: start + shift, end: end + shift }).stance, actor: whose(sentence.text, language, start) };
    },
    evidenceOf: evidenceFor,
    hasTriggers: language.triggers.length > 0,
    hasOwnWords: (text) => !refuses(text) && readStatement(text, [], language) !== 'bare' && !isNoAnswer(text, language),
  };
}

/** `TBD`, `n/a`, `?` or `[name]` where words or a contact are asked for: as it stands on the page, since brackets say it. */
function isPlaceholderField({ value, place }: FieldRead, { source, lineMap }: Proposal, language: Language): boolean {
  if (place === null || (value?.kind !== 'text' && value?.kind !== 'contact') || (value.kind === 'contact' && (value.email ?? value.website) !== null)) return false;
  const text = source.slice(lineMap.offset(place.line, place.column), lineMap.offset(place.endLine, place.endColumn));
  return isNoAnswer(text.replace(/^["']|["']$/gu, ''), language);
}

/** A mention that stands in inline code quotes somebody's words. */
function isInCode(block: Block, { sentence, start, end }: Hit): boolean {
  return block.code.some(([from, to]) => from < sentence.start + end && to > sentence.start + start);
}

/** Fewer words are a label or a greeting. */
const LEAST_UNPLACED = 8;

function unplacedText(proposal: Proposal, body: readonly Sentence[], inSections: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const placed = new Set([...inSections.values()].flatMap((blocks) => [...blocks]));
  const labels = new Set(proposal.labels.map((label) => label.block));
  return body.some((s) => !placed.has(s.block) && !labels.has(s.block) && wordsOf(s.text, 0, LEAST_UNPLACED).length >= LEAST_UNPLACED);
}

/** Where the last clause of a text that ends with a colon begins. */
function lastClause(text: string): number {
  let at = text.length - 1;
  while (at > 0 && !'.!?:'.includes(text[at - 1]!)) at--;
  return at;
}

function blocksBySection(found: ReadonlyMap<string, FoundSection>): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map([...found].map(([id, section]) => [id, new Set(section.blocks.map((b) => b.index))]));
}

/** For list items the words that lead in ("We will not:"), so that what turns the list turns each item. */
function leadIns(proposal: Proposal): ReadonlyMap<number, string> {
  const leads = new Map<number, string>();
  let lead = '';
  for (const block of proposal.blocks) {
    if (block.kind === 'paragraph' && block.depth === 0) {
      const text = block.text.trim();
      lead = text.endsWith(':') ? text.slice(lastClause(text)).trim() : '';
      if (block.excluded !== null) lead = '';
    } else if (block.kind === 'heading') lead = '';
    else if (block.kind === 'item') {
      const parent = block.parent === null ? null : proposal.blocks[block.parent]!;
      const above = parent !== null && parent.text.trim().endsWith(':') ? parent.text.trim() : lead;
      if (above !== '' && above.length <= 200) leads.set(block.index, above);
    }
  }
  return leads;
}

/** At most 240 characters of a text on one line, cut at a word. */
export function excerptOf(text: string): string {
  const line = (/[^\S ]|\s\s/.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
  if (line.length <= 240) return line;
  const cut = line.slice(0, 239);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 160))} …`;
}
