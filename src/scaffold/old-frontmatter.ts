/** Takes the frontmatter of an old text over into a template's: its lines stay as they were written. */
import type { Proposal } from '../proposal/types.js';
import { entryLine, splitTemplate, withLines, type FieldEntries } from './frontmatter.js';

/** The template's lines with the old entries and the given values in them. */
export function frontmatterOf(old: Proposal, template: Proposal, values: FieldEntries): readonly string[] {
  const entries = oldEntries(old);
  let lines: readonly string[] = splitTemplate(template.source).lines;
  const head = entries.length > 0 && entries[0]!.key === '' ? entries[0]!.lines : [];
  for (const { key, lines: own, blank } of entries) {
    if (key === '') continue;
    const given = values.get(key);
    const kept = given === undefined ? own : [entryLine(key, given), ...(blank ? [] : own.map((line) => `# ${line}`))];
    if (given === undefined && blank && lines.some((line) => line.startsWith(`${key}:`))) continue;
    lines = withLines(lines, key, kept);
  }
  const had = new Set(entries.map(({ key }) => key));
  for (const [key, value] of values) if (!had.has(key)) lines = withLines(lines, key, [entryLine(key, value)]);
  return [...head, ...lines];
}

interface OldEntry {
  /** '' for the lines before the first key. */
  readonly key: string;
  readonly lines: readonly string[];
  readonly blank: boolean;
}

/** The lines of each key of the old frontmatter, comments behind it included. */
function oldEntries(old: Proposal): readonly OldEntry[] {
  if (old.bodyStart === 0) return [];
  const lines = old.source.slice(0, old.bodyStart).split('\n').slice(1);
  while (lines.length > 0 && lines.at(-1) !== '---') lines.pop();
  lines.pop();
  const entries = old.frontmatter?.kind === 'map' ? old.frontmatter.entries : [];
  // Lines count from 1, and the fence is the first.
  const starts = entries.map(({ keyPlace }) => keyPlace.line - 2);
  const out: OldEntry[] = [{ key: '', lines: lines.slice(0, starts[0] ?? lines.length), blank: true }];
  for (const [i, { key, value }] of entries.entries()) {
    const own = lines.slice(starts[i], starts[i + 1] ?? lines.length);
    out.push({ key, lines: own, blank: value.kind === 'scalar' && value.value === null && own.every((line) => !line.includes('#')) });
  }
  return out;
}

/** Whether every key of the frontmatter has lines of its own, so that they can be put elsewhere. */
export function hasPlainKeys(old: Proposal): boolean {
  const entries = old.frontmatter?.kind === 'map' ? old.frontmatter.entries : [];
  return entries.every(({ key, keyPlace }, i) => keyPlace.column === 1 && /^[\w-]+$/u.test(key) && keyPlace.line !== entries[i - 1]?.keyPlace.line);
}
