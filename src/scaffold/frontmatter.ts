/** Fills the frontmatter of a template: its own lines stay, with values where values are given. */
import { yamlFlow, yamlText } from './yaml.js';

/** A field's value: a text (days as ISO), a number, or parts by name such as a contact's. */
export type FieldEntry = string | number | Readonly<Record<string, string | number>>;

/** Values by frontmatter key. */
export type FieldEntries = ReadonlyMap<string, FieldEntry>;

/** The parts of a field in the order in which they are written; those without a value stay blank, as an invitation. */
const parts: Readonly<Record<string, readonly string[]>> = { contact: ['name', 'email', 'website'] };

/** One line of frontmatter. */
export function entryLine(key: string, value: FieldEntry): string {
  if (typeof value === 'number') return `${key}: ${value}`;
  if (typeof value === 'string') return `${key}: ${yamlText(value)}`;
  const names = [...new Set([...(parts[key] ?? []), ...Object.keys(value)])];
  return `${key}: ${yamlFlow(names.map((name) => [name, value[name] ?? null]))}`;
}

/** A template taken apart: the lines between its fences, and what stands below. */
export interface SplitTemplate {
  readonly lines: readonly string[];
  /** Begins right behind the closing fence. */
  readonly body: string;
}

/** Splits a template of ours (LF line ends). Without frontmatter all of it is body. */
export function splitTemplate(template: string): SplitTemplate {
  if (!template.startsWith('---\n')) return { lines: [], body: template };
  const end = template.indexOf('\n---\n', 3);
  if (end < 0) return { lines: [], body: template };
  return { lines: end === 3 ? [] : template.slice(4, end).split('\n'), body: template.slice(end + 5) };
}

export function joinTemplate({ lines, body }: SplitTemplate): string {
  return `---\n${lines.map((line) => `${line}\n`).join('')}---\n${body}`;
}

/**
 * The lines with the values: each in the place of its key, or of the key in a comment (`# budget: …`), else behind the last.
 * The order of what is added is that of the values.
 */
export function withEntries(lines: readonly string[], values: FieldEntries): string[] {
  let out = [...lines];
  for (const [key, value] of values) out = withLines(out, key, [entryLine(key, value)]);
  return out;
}

/** The lines with one key's replaced, continuation lines and all. */
export function withLines(lines: readonly string[], key: string, own: readonly string[]): string[] {
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  const from = at >= 0 ? at : lines.findIndex((line) => line.startsWith(`# ${key}:`));
  if (from < 0) return [...lines, ...own];
  let to = from + 1;
  while (at >= 0 && to < lines.length && /^\s/u.test(lines[to]!)) to++;
  return [...lines.slice(0, from), ...own, ...lines.slice(to)];
}

/** The template with its values filled in. */
export function fillTemplate(template: string, values: FieldEntries): string {
  const { lines, body } = splitTemplate(template);
  return joinTemplate({ lines: withEntries(lines, values), body });
}
