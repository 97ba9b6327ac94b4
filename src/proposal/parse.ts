/** A file's bytes to a `Proposal`: decoding, frontmatter, Markdown, blocks, sections, sentences, labels, links. */
import { placeOf } from './align.js';
import { decodeText } from '../lib/decode.js';
import { sha256 } from '../lib/hash.js';
import { createLineMap } from '../lib/lines.js';
import { splitSentences } from './sentences.js';
import { problem } from '../lib/problem.js';
import type { Block, LineMap, Link, Proposal, Sentence } from './types.js';
import type { Problem, Result } from '../lib/place.js';
import { blocksOf, type RawBlock } from './blocks.js';
import { readFrontmatter } from './frontmatter.js';
import { labelsOf } from './labels.js';
import { parseMarkdown } from './markdown.js';
import { sectionsOf } from './sections.js';

/**
 * Reads a proposal. `path` is only named in problems and in the result. Refused, each with its place: what is no UTF-8, is empty, is over 1 MB,
 * has frontmatter that can't be read, or nests beyond reason. What was read in spite of something odd comes with warnings in `problems` of the value.
 */
export function parseProposal(file: Uint8Array | string, path: string): Result<Proposal> {
  const decoded = decodeText(file, path);
  if (!decoded.ok) return decoded;
  const source = decoded.value;
  if (source.trim() === '') return { ok: false, problems: [problem('file-empty', 'This file is empty.', { path, place: { line: 1, column: 1 }, fix: 'Write the proposal, or start from a template.' })] };
  const front = readFrontmatter(source, path);
  if (!front.ok) return front;
  const { value: frontmatter, bodyStart } = front.value;
  const lineMap = createLineMap(source);
  const tree = parseMarkdown(source.slice(bodyStart), bodyStart, lineMap, path);
  if (!tree.ok) return tree;
  const raw = blocksOf(tree.value, source, bodyStart);
  const { sections, sectionOf } = sectionsOf(raw, bodyStart, source.length, lineMap);
  const blocks = raw.map((block, index): Block => finished(block, sectionOf[index]!));
  const problems = [...front.problems, ...oddities(raw, lineMap, path)];
  const proposal = withHashes({
    path, source, lineMap, frontmatter, bodyStart, sections, blocks, problems,
    sentences: sentencesOf(blocks),
    labels: labelsOf(blocks, raw),
    links: linksOf(blocks, raw, lineMap),
  }, file);
  return { ok: true, value: proposal, problems };
}

/**
 * Hashes are made when they are asked for: few readers do, and loading what hashes takes as long as reading a proposal. They hold on to the
 * text alone, so that a result which has them does not keep all that was read.
 */
function withHashes(proposal: Omit<Proposal, 'sha256' | 'contentSha256'>, file: Uint8Array | string): Proposal {
  return Object.defineProperties({ ...proposal, sha256: '', contentSha256: '' }, { sha256: lazily(file, (bytes) => sha256(bytes)), contentSha256: lazily(proposal.source, (source) => sha256(evenedOut(source))) });
}

function lazily<T>(from: T, make: (from: T) => string): PropertyDescriptor {
  let made: string | null = null;
  return { get: () => (made ??= make(from)), enumerable: true, configurable: true };
}

function finished(raw: RawBlock, section: number): Block {
  const { index, kind, text, alignment, start, end, depth, parent, checked, cell, excluded, mutedRanges, bold, code } = raw;
  return { index, kind, text, alignment, start, end, section, depth, parent, checked, cell, excluded, mutedRanges, bold, code };
}

/** The text with line ends, trailing spaces and the end of the file evened out, so that saving it elsewhere changes nothing. */
export function evenedOut(source: string): string {
  return source.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd()).join('\n').trimEnd() + '\n';
}

const withSentences = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'cell']);

function sentencesOf(blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    if (block.excluded !== null || !withSentences.has(block.kind)) continue;
    const isMuted = mutedCheck(block.mutedRanges);
    for (const { start, end } of splitSentences(block.text)) {
      if (isMuted(start, end)) continue;
      sentences.push({ index: sentences.length, block: block.index, section: block.section, start, end, text: block.text.slice(start, end) });
    }
  }
  return sentences;
}

/** Whether a range is wholly muted, asked for ascending ranges: one pass over both. */
function mutedCheck(ranges: Block['mutedRanges']): (start: number, end: number) => boolean {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  let at = 0;
  return (start, end) => {
    while (at < merged.length && merged[at]![1] < end) at++;
    return at < merged.length && merged[at]![0] <= start;
  };
}

function linksOf(blocks: readonly Block[], raw: readonly RawBlock[], lineMap: LineMap): Link[] {
  return raw.flatMap(({ index, inline, excluded }) => excluded !== null || inline === null ? [] : inline.links.map(({ text, url, start, end }): Link => ({ text, url, block: index, place: placeOf({ blocks, lineMap }, index, start, end) })));
}

/** Hidden and disguised text, one problem for each kind, at the first place. */
function oddities(raw: readonly RawBlock[], lineMap: LineMap, path: string): Problem[] {
  const hidden = raw.flatMap((block) => block.inline?.hidden ?? []);
  const disguised = raw.flatMap((block) => block.inline?.disguised ?? []);
  const muted = raw.find((block) => block.inline !== null && block.inline.hiddenText !== null)?.inline?.hiddenText;
  const covered = raw.find((block) => block.excluded === 'hidden' && block.text.trim() !== '');
  const problems: Problem[] = [];
  if (hidden.length > 0) {
    const count = hidden.reduce((sum, [from, to]) => sum + to - from, 0);
    problems.push(problem('hidden-characters', `${count === 1 ? 'A character' : `${count} characters`} that nobody sees ${count === 1 ? 'was' : 'were'} left out in reading; the first is here.`, { level: 'note', path, place: lineMap.place(hidden[0]![0], hidden[0]![1]), fix: 'Take them out; some editors show them.' }));
  }
  const word = disguised[0];
  if (word !== undefined) {
    const more = disguised.length > 1 ? ` (and ${disguised.length - 1} more)` : '';
    problems.push(problem('disguised-letters', `"${word.word}" is written with letters of another script that look Latin${more}; it was read as "${word.reads}".`, { level: 'warning', path, place: lineMap.place(word.start, word.end), fix: 'Type it again with Latin letters.' }));
  }
  const veiled = muted?.[0] ?? covered?.start;
  if (veiled !== undefined) problems.push(problem('hidden-text', 'There is text here that a reader of the page would not see; it does not count.', { level: 'warning', path, place: lineMap.place(veiled, veiled), fix: 'Show it, or take it out.' }));
  return problems;
}
