/** Frontmatter: a fence finder that decides, gray-matter behind it that splits, and our own YAML reader as its only engine. */
import matter from 'gray-matter';
import { problem } from '../lib/problem.js';
import { plain, readYaml } from '../lib/yaml.js';
import type { Problem, Result } from '../lib/place.js';
import type { YamlValue } from './types.js';

/** More than this is no frontmatter. */
export const maxFrontmatter = 64_000;
/** gray-matter looks for comments in a way whose cost grows with the square of a stretch of blank lines. */
const maxBlank = 1000;

export interface Frontmatter {
  readonly value: YamlValue | null;
  /** Offset in the file where the Markdown begins. */
  readonly bodyStart: number;
}

/** Splits a file's text. Without a fence in the first line all of it is Markdown. */
export function readFrontmatter(source: string, path: string): Result<Frontmatter> {
  const refuse = (code: string, message: string, line: number, fix: string, column = 1): Result<Frontmatter> =>
    ({ ok: false, problems: [problem(code, message, { path, place: { line, column }, fix })] });
  const first = lineAt(source, 0);
  const opening = first.text;
  if (opening.startsWith('+++') && opening.trimEnd() === '+++')
    return refuse('frontmatter-language', 'This frontmatter is TOML (+++), and only YAML is read.', 1, 'Write it as YAML between two lines of exactly ---.');
  if (!opening.startsWith('---') || /^-+$/.test(opening) && opening !== '---') return { ok: true, value: { value: null, bodyStart: 0 }, problems: [] };
  if (opening !== '---') {
    const tag = opening.slice(3).trim();
    if (tag === '') return refuse('frontmatter-fence', 'Spaces stand behind the --- of the first line.', 1, 'Make the line exactly ---.', 4);
    if (/^[-\s]+$/.test(tag)) return { ok: true, value: { value: null, bodyStart: 0 }, problems: [] };
    return refuse('frontmatter-language', `The first line is ${JSON.stringify(shorten(opening))}: frontmatter in another language than YAML is not read, and no code in it is run.`, 1, 'Make the line exactly ---, and write YAML below it.', 4);
  }
  const lines: string[] = [];
  let at = first.next;
  let closed = -1;
  let almost = 0;
  while (at < source.length) {
    const line = lineAt(source, at);
    if (line.text === '---') { closed = line.next; break; }
    if (line.text.startsWith('---') && almost === 0) almost = lines.length + 2;
    lines.push(line.text);
    at = line.next;
  }
  if (closed < 0) {
    if (almost > 0) return refuse('frontmatter-unclosed', 'The frontmatter that begins in line 1 is never closed; this line comes near it.', almost, 'Make the closing line exactly ---.');
    return refuse('frontmatter-unclosed', 'The frontmatter that begins here is never closed.', 1, 'Put a line of exactly --- behind the last key.');
  }
  if (almost > 0) return refuse('frontmatter-fence', 'Only the closing line of the frontmatter may begin with ---.', almost, 'Make it exactly --- if it closes the frontmatter; else indent or quote it.');
  const block = lines.join('\n');
  if (block.length > maxFrontmatter) return refuse('frontmatter-too-large', `This frontmatter has ${block.length} characters; the most is ${maxFrontmatter}.`, 1, 'Keep the keys there, and move the text below the closing ---.');
  const blank = longBlank(lines);
  if (blank > 0) return refuse('frontmatter-invalid', 'There are hundreds of blank characters in the frontmatter.', blank, 'Take the blank lines out.');
  const read = split(block, path);
  if (!read.ok) return read;
  const { value } = read;
  if (value !== null && value.kind !== 'map') {
    const what = value.kind === 'list' ? 'a list' : 'a single text';
    return refuse('frontmatter-invalid', `The frontmatter is ${what}, and should be keys with values.`, value.place.line, 'Write it as lines of `key: value`.', value.place.column);
  }
  return { ok: true, value: { value, bodyStart: closed }, problems: read.problems };
}

/** Hands the re-fenced block to gray-matter. Options are always given: without them it caches, and its second reading of a broken block is empty. */
function split(block: string, path: string): Result<YamlValue | null> {
  const reading: { result: Result<YamlValue | null> } = { result: { ok: true, value: null, problems: [] } };
  const never = { parse: (): never => { throw new Error('only YAML is read'); } };
  const engine = {
    parse: (text: string): object => {
      // The text begins behind the opening fence, so its first line is the file's first.
      const read = readYaml(text, { path, code: 'frontmatter-invalid', maxLength: maxFrontmatter + 2 });
      reading.result = read;
      return read.ok && read.value?.kind === 'map' ? (plain(read.value) as object) : {};
    },
  };
  try {
    const file = matter(`---\n${block}\n---\n`, { language: 'yaml', delimiters: '---', engines: { yaml: engine, json: never, javascript: never, js: never, toml: never, coffee: never } });
    if (reading.result.ok && file.content.trim() !== '') return { ok: false, problems: [unreadable(path)] };
  } catch {
    return { ok: false, problems: reading.result.ok ? [unreadable(path)] : reading.result.problems };
  }
  return reading.result;
}

function unreadable(path: string): Problem {
  return problem('frontmatter-invalid', 'This frontmatter could not be read.', { path, place: { line: 1, column: 1 }, fix: 'Write it as lines of `key: value` between two lines of exactly ---.' });
}

/** The line (of the file) where more than `maxBlank` blank characters follow each other; 0 for none. */
function longBlank(lines: readonly string[]): number {
  let blank = 0;
  for (const [index, line] of lines.entries()) {
    for (const char of line) {
      if (/\s/.test(char)) blank++;
      else blank = 0;
      if (blank > maxBlank) return index + 2;
    }
    blank++;
    if (blank > maxBlank) return index + 2;
  }
  return 0;
}

function lineAt(source: string, from: number): { readonly text: string; readonly next: number } {
  let end = from;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
  return { text: source.slice(from, end), next: source[end] === '\r' && source[end + 1] === '\n' ? end + 2 : Math.min(source.length, end + 1) };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
