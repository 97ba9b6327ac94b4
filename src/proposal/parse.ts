/** A file's bytes to a `Proposal`: decoding, frontmatter, Markdown, blocks, sections, sentences, labels, links. */
import { decodeText } from '../lib/decode.js';
import { sha256 } from '../lib/hash.js';
import { createLineMap } from '../lib/lines.js';
import { problem } from '../lib/problem.js';
import type { Problem, Result } from '../lib/place.js';
import { placeOf } from './align.js';
import { blocksOf, type RawBlock } from './blocks.js';
import { readFrontmatter } from './frontmatter.js';
import { labelsOf } from './labels.js';
import { parseMarkdown } from './markdown.js';
import { sectionsOf } from './sections.js';
import { splitSentences } from './sentences.js';
import type { Block, LineMap, Link, Proposal, Sentence } from './types.js';

/**
 * Reads a proposal. `path` is only named in problems and in the result. Refused, each with its place: what is not
 * UTF-8, is empty, is over 1 MB, has frontmatter that can't be read, or nests too deep. What was read in spite of
 * something odd comes with warnings in `problems` of the value.
 */
export function parseProposal(file: Uint8Array | string, path: string): Result<Proposal> {
  const decoded = decodeText(file, path);
  if (!decoded.ok) return decoded;
  const source = decoded.value;
  if (source.trim() === '') {
    const place = { line: 1, column: 1 };
    const fix = 'Write the proposal, or start from a template.';
    return {
      ok: false,
      problems: [problem('file-empty', 'This file is empty.', { path, place, fix })],
    };
  }
  const front = readFrontmatter(source, path);
  if (!front.ok) return front;
  const { value: frontmatter, bodyStart } = front.value;
  const lineMap = createLineMap(source);
  const tree = parseMarkdown(source, bodyStart, lineMap, path);
  if (!tree.ok) return tree;
  const raw = blocksOf(tree.value, source);
  const { sections, sectionOf } = sectionsOf(raw, bodyStart, source.length, lineMap);
  const blocks = raw.map(
    ({ heading: _heading, inline: _inline, ...block }, index): Block => ({
      ...block,
      section: sectionOf[index]!,
    }),
  );
  const problems = [...front.problems, ...hiddenTextProblems(raw, lineMap, path)];
  // Few ask for the hashes, and what makes them takes time to load.
  const fileHash = once(() => sha256(file));
  const contentHash = once(() => sha256(evenedOut(source)));
  const value: Proposal = {
    path,
    source,
    lineMap,
    get sha256() {
      return fileHash();
    },
    get contentSha256() {
      return contentHash();
    },
    frontmatter,
    bodyStart,
    sections,
    blocks,
    sentences: sentencesOf(blocks),
    labels: labelsOf(blocks, raw),
    links: linksOf(blocks, raw, lineMap),
    problems,
  };
  return { ok: true, value, problems };
}

function once(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}

/** The text with line ends, trailing spaces and the end of the file evened out, so that saving it elsewhere changes nothing. */
function evenedOut(source: string): string {
  const lines = source.split(/\r\n?|\n/).map((line) => line.trimEnd());
  return `${lines.join('\n').trimEnd()}\n`;
}

const withSentences = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'cell']);

function sentencesOf(blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { index, section, kind, text, excluded, mutedRanges } of blocks) {
    if (excluded !== null || !withSentences.has(kind)) continue;
    // Both ascend, so one pass tells which sentences are muted as a whole.
    const muted = merged(mutedRanges);
    let at = 0;
    for (const { start, end } of splitSentences(text)) {
      while (at < muted.length && muted[at]![1] < end) at++;
      if (at < muted.length && muted[at]![0] <= start) continue;
      const sentence = text.slice(start, end);
      sentences.push({
        index: sentences.length,
        block: index,
        section,
        start,
        end,
        text: sentence,
      });
    }
  }
  return sentences;
}

/** Ascending ranges, those that touch as one. */
function merged(ranges: Block['mutedRanges']): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function linksOf(blocks: readonly Block[], raw: readonly RawBlock[], lineMap: LineMap): Link[] {
  return raw.flatMap(({ index, inline, excluded, text }) =>
    excluded !== null || inline === null
      ? []
      : inline.links.map(({ url, start, end }): Link => {
          const place = placeOf({ blocks, lineMap }, index, start, end);
          return { text: text.slice(start, end), url, block: index, place };
        }),
  );
}

/** Hidden and disguised text, one problem for each kind, at the first place. */
function hiddenTextProblems(raw: readonly RawBlock[], lineMap: LineMap, path: string): Problem[] {
  const inlines = raw.flatMap(({ inline }) => inline ?? []);
  const hidden = inlines.flatMap((inline) => inline.hidden);
  const disguised = inlines.flatMap((inline) => inline.disguised);
  const problems: Problem[] = [];
  if (hidden.length > 0) {
    const count = hidden.reduce((sum, [from, to]) => sum + to - from, 0);
    const what = count === 1 ? 'An invisible character was' : `${count} invisible characters were`;
    const place = lineMap.place(...hidden[0]!);
    const fix = 'Remove them; some editors show them.';
    const message = `${what} ignored; the first is here.`;
    problems.push(problem('hidden-characters', message, { level: 'note', path, place, fix }));
  }
  const word = disguised[0];
  if (word !== undefined) {
    const more = disguised.length > 1 ? ` (and ${disguised.length - 1} more)` : '';
    const message = `"${word.word}"${more} has letters of another script that look Latin. It was read as "${word.reads}".`;
    const place = lineMap.place(word.start, word.end);
    const fix = 'Type it again with Latin letters.';
    problems.push(problem('disguised-letters', message, { level: 'warning', path, place, fix }));
  }
  const at =
    inlines.find((inline) => inline.hiddenAt !== null)?.hiddenAt ??
    raw.find(({ excluded, text }) => excluded === 'hidden' && text.trim() !== '')?.start;
  if (at !== undefined) {
    const message = 'There is text here that the rendered page does not show. It does not count.';
    const place = lineMap.place(at, at);
    const fix = 'Show it, or remove it.';
    problems.push(problem('hidden-text', message, { level: 'warning', path, place, fix }));
  }
  return problems;
}
