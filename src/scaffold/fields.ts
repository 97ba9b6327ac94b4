/** What a proposer may say before there is a file: each field by name, read as the rubric will read it. */
import type { FieldRule, Rubric } from '../rubric/types.js';
import type { FieldSpec } from '../proposal/types.js';
import type { Problem } from '../lib/place.js';
import { nearest, problem } from '../lib/problem.js';
import { readContact, readValue } from '../proposal/field-values.js';
import { knownFields } from '../proposal/fields.js';
import type { FieldEntry } from './frontmatter.js';

/** A value to write, or why there is none, for a person. */
export type Said = { readonly value: FieldEntry } | { readonly message: string; readonly fix: string };

/** The fields that a rubric reads, then those of the format; each once. */
export function specsOf(rubric: Rubric): readonly FieldSpec[] {
  return [...rubric.fields, ...knownFields.filter(({ id }) => !rubric.fields.some((field) => field.id === id))];
}

/** Longer values are texts, and belong below the frontmatter. */
const longest = 2000;

/** The value to write for a field. Texts stay to the letter; days become ISO, choices and numbers themselves. */
export function sayField(spec: FieldSpec, text: string): Said {
  if (text.length > longest) return { message: `That is too long for a field: ${text.length} characters.`, fix: 'Give it a line, and write the rest in the file.' };
  const read = readValue(text, spec, true);
  if (!('value' in read)) return spec.kind === 'date' && !/\d/u.test(text) ? { message: 'We can\'t read that as a day.', fix: dayFix } : { message: sentenceOf(read.message), fix: spec.kind === 'date' ? dayFix : read.fix };
  const { value } = read;
  if (value.kind === 'date') return { value: value.iso };
  if (value.kind === 'number') return { value: value.number };
  if (value.kind === 'contact' && value.name === null && value.email === null && value.website === null) return { message: 'It names nobody, and no address.', fix: 'Write a name, an address, or both.' };
  if (value.kind === 'contact') return { value: parts({ name: value.name, email: value.email, website: value.website }) };
  return { value: value.kind === 'text' && spec.kind === 'choice' ? value.text : text };
}

const dayFix = 'Like 5 April 2027, or 2027-04-05.';

function sentenceOf(message: string): string {
  return message.endsWith(' is no date.') ? 'We can\'t read that as a day.' : message;
}

export function parts(from: Readonly<Record<string, string | number | null>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(from).filter((entry): entry is [string, string | number] => entry[1] !== null));
}

/** An address as people write it; what stands around it is refused, since it would be lost. */
export function sayEmail(text: string): Said {
  const trimmed = text.trim();
  const read = readContact(trimmed);
  return read.kind === 'contact' && read.email === trimmed ? { value: trimmed } : { message: 'We can\'t read that as an address.', fix: 'Like m.ainsel@skerrow.example.org.' };
}

/** Parts that can be given alone. */
const partsOf: Readonly<Record<string, readonly string[]>> = { contact: ['name', 'email', 'website'], budget: ['amount', 'currency', 'status', 'per'] };

/** One `key` or `key.part` with its text into the values; problems name the key as it was given. */
export function take(values: Map<string, FieldEntry>, key: string, text: string, specs: readonly FieldSpec[], where: string): Problem | null {
  const [id = '', part] = key.split('.');
  const spec = specs.find((one) => one.id === id);
  const known = specs.flatMap((one) => [one.id, ...(partsOf[one.id] ?? []).map((name) => `${one.id}.${name}`)]);
  if (spec === undefined || (part !== undefined && partsOf[id]?.includes(part) !== true) || key.split('.').length > 2) {
    const near = nearest(key, known);
    return problem('field-unknown', `${where}: there is no field "${key}".${near === null ? '' : ` Is it ${near}?`}`, { fix: near === null ? `There are ${known.join(', ')}.` : `Write: ${near}` });
  }
  if (text.trim() === '') return null;
  const said = part === undefined ? sayField(spec, text) : part === 'email' ? sayEmail(text) : { value: id === 'budget' && part === 'amount' && /^\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : text };
  if (!('value' in said)) return problem('field-unreadable', `${where}, ${key}: ${said.message}`, { fix: said.fix });
  const before = values.get(id);
  if (part === undefined) values.set(id, said.value);
  else values.set(id, { ...(typeof before === 'object' ? before : {}), [part]: said.value as string | number });
  return null;
}

/** What is asked of everybody, in this order. */
export interface Question {
  readonly id: 'title' | 'organization' | 'email' | 'start';
  readonly label: string;
  readonly flag: string;
  /** Why it is asked, in a line. */
  readonly why: string;
  /** May stay blank for now. */
  readonly blank: boolean;
  readonly say: (text: string) => Said;
}

/** The questions that a rubric gives cause to ask and that nothing has answered yet. */
export function questionsFor(rubric: Rubric, values: ReadonlyMap<string, FieldEntry>, today: string): readonly Question[] {
  const specs = specsOf(rubric);
  const spec = (id: string): FieldSpec => specs.find((one) => one.id === id)!;
  const wanted = (id: string): FieldRule | undefined => rubric.fields.find((field) => field.id === id && field.required);
  const has = (id: string): boolean => values.has(id) || (wanted(id)?.or ?? []).some((other) => values.has(other));
  const contact = values.get('contact');
  const out: Question[] = [];
  if (!has('title')) out.push({ id: 'title', label: 'Title', flag: '--title', why: 'What the work is called; the file is named after it.', blank: false, say: (text) => sayField(spec('title'), text) });
  if (wanted('organization') !== undefined && !has('organization')) out.push({ id: 'organization', label: 'Organization', flag: '--organization', why: 'For whom you write; "independent" is an answer too.', blank: false, say: (text) => sayField(spec('organization'), text) });
  if (wanted('contact') !== undefined && (typeof contact !== 'object' || contact['email'] === undefined)) out.push({ id: 'email', label: 'Your email', flag: '--email', why: 'Where our answer goes.', blank: false, say: sayEmail });
  if (wanted('start') !== undefined && !has('start')) {
    const why = wanted('start')!.home === null ? 'So that we can see whether we have time.' : 'So that we can see whether we have time. Not settled? Leave it empty.';
    out.push({ id: 'start', label: 'Start', flag: '--start', why, blank: true, say: (text) => sayStart(spec('start'), text, today) });
  }
  return out;
}

/** A day that is still to come. */
function sayStart(spec: FieldSpec, text: string, today: string): Said {
  const said = sayField(spec, text);
  return 'value' in said && typeof said.value === 'string' && said.value < today ? { message: 'That day has passed.', fix: 'Give one that is still to come.' } : said;
}

/** Puts an answer into the values. */
export function answer(values: Map<string, FieldEntry>, id: Question['id'], value: FieldEntry): void {
  const contact = values.get('contact');
  if (id === 'email') values.set('contact', { ...(typeof contact === 'object' ? contact : {}), email: value as string });
  else values.set(id, value);
}
