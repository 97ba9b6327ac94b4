/** Gathers what the line and an answers file say: flags win over `--set`, and that over the file. */
import type { FieldSpec, YamlValue } from '../proposal/types.js';
import type { Host } from '../lib/host.js';
import type { Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { readYaml } from '../lib/yaml.js';
import type { FieldEntry } from './frontmatter.js';
import { textOption, type OptionValues } from '../commands/command.js';
import { take } from './fields.js';

/** The options that are a field each, with the key they set. */
const flags = [['title', 'title'], ['organization', 'organization'], ['email', 'contact.email'], ['start', 'start'], ['end', 'end'], ['license', 'license']] as const;

/** The keys of an answers file, flat: `contact.email` for a part. Values are texts as written. */
export type Answers = ReadonlyMap<string, string>;

/** Reads `--answers`; empty when there is none. */
export function readAnswersFile(options: OptionValues, host: Host, problems: Problem[]): Answers {
  const path = textOption(options, 'answers');
  const out = new Map<string, string>();
  if (path === null) return out;
  const read = host.read(host.paths.resolve(host.cwd, path));
  if (!read.ok) {
    problems.push(problem('answers-unreadable', `${read.why}.`, { path, fix: 'Name a YAML file with lines like title: Gossip.' }));
    return out;
  }
  const yaml = readYaml(new TextDecoder().decode(read.bytes), { path, code: 'answers-invalid' });
  if (!yaml.ok) {
    problems.push(...yaml.problems);
    return out;
  }
  if (yaml.value !== null && yaml.value.kind !== 'map') problems.push(problem('answers-invalid', 'these are no keys with values.', { path, place: yaml.value.place, fix: 'Write lines like title: Gossip.' }));
  else flatten(yaml.value, path, out, problems);
  return out;
}

function flatten(value: Extract<YamlValue, { kind: 'map' }> | null, path: string, out: Map<string, string>, problems: Problem[]): void {
  for (const entry of value?.entries ?? []) {
    const inner = entry.value.kind === 'map' ? entry.value.entries.map((part) => ({ key: `${entry.key}.${part.key}`, value: part.value })) : [{ key: entry.key === 'email' ? 'contact.email' : entry.key, value: entry.value }];
    for (const one of inner) {
      if (one.value.kind !== 'scalar') problems.push(problem('answers-invalid', `"${one.key}" should be one value.`, { path, place: one.value.place, fix: `Write: ${one.key}: value` }));
      else if (one.value.value !== null) out.set(one.key, typeof one.value.value === 'string' ? one.value.value : one.value.raw);
    }
  }
}

/** All values given without asking; `start` may be given empty, and is then among the keys of `blank`. */
export function givenValues(options: OptionValues, answers: Answers, specs: readonly FieldSpec[], problems: Problem[]): { readonly values: Map<string, FieldEntry>; readonly blank: ReadonlySet<string> } {
  const values = new Map<string, FieldEntry>();
  const blank = new Set<string>();
  const put = (key: string, text: string, where: string): void => {
    if (text.trim() === '') blank.add(key === 'contact.email' ? 'email' : key);
    const trouble = take(values, key, text, specs, where);
    if (trouble !== null) problems.push(trouble);
  };
  for (const [key, text] of answers) if (key !== 'type') put(key, text, textOption(options, 'answers') ?? '--answers');
  const set = options['set'];
  for (const pair of Array.isArray(set) ? (set as readonly string[]) : []) {
    const at = pair.indexOf('=');
    if (at < 1) problems.push(problem('option-value', `--set takes a key and a value, and "${pair}" has no = between them.`, { fix: 'Write: --set contact.name="Wanjiru Otieno"' }));
    else put(pair.slice(0, at).trim(), pair.slice(at + 1), '--set');
  }
  for (const [name, key] of flags) {
    const text = textOption(options, name);
    if (text !== null) put(key, text, `--${name}`);
  }
  const { start, end } = { start: values.get('start'), end: values.get('end') };
  if (typeof start === 'string' && typeof end === 'string' && end < start) problems.push(problem('field-order', `It would end on ${end}, before it starts on ${start}.`, { fix: 'Give an --end behind the --start.' }));
  return { values, blank };
}
