/** The format's own fields, and how each is read: from the frontmatter, else from a labelled item or a ticked box. */
import { labelIn } from './labels.js';
import { headingKey } from '../lib/fold.js';
import { placeOf } from './align.js';
import { nearest, problem } from '../lib/problem.js';
import type { FieldRead, FieldSpec, FieldValue, LabelledItem, Proposal, YamlEntry, YamlValue } from './types.js';
import type { Place, Problem } from '../lib/place.js';
import { addDuration, parseDuration } from './dates.js';
import { choicesIn, conflicts, readContact, readValue } from './field-values.js';
import { periodOf } from './money.js';
import { aboutOrganization } from './type.js';

function spec(id: string, kind: FieldSpec['kind'], labels: readonly string[] = [], more: Partial<FieldSpec> = {}): FieldSpec {
  return { id, kind, labels, choices: [], whole: false, from: null, to: null, currency: null, ...more };
}

const startLabels = ['Start Date', 'Start', 'Expected Start', 'Expected Start Date', 'Hoped-For Start', 'Planned Start', 'Starting Date'];
const endLabels = ['End Date', 'End', 'Expected Completion', 'Completion', 'Completion Date', 'Expected End', 'Expected Duration', 'Duration', 'Project Duration'];

/** The keys of a proposal's frontmatter, with the labels that give the same in the body. */
export const knownFields: readonly FieldSpec[] = [
  spec('type', 'text'),
  spec('title', 'text', ['Project Title', 'Proposal Title', 'Working Title']),
  spec('status', 'choice', [], { choices: ['draft', 'submitted', 'accepted', 'deferred', 'declined', 'active', 'concluded'] }),
  spec('submitted', 'date', ['Submitted On', 'Date Submitted', 'Submission Date']),
  spec('organization', 'text', ['Organisation', 'Affiliation', 'Name', 'Organization Name', 'Organisation Name', 'Institution']),
  spec('contact', 'contact', ['Primary Contact', 'Contact Person']),
  spec('start', 'date', startLabels),
  spec('end', 'date', endLabels),
  spec('license', 'license', ['Licence', 'Code License', 'Code Licence', 'Software License']),
  spec('budget', 'money', ['Total Budget', 'Budget Requested']),
  spec('hours_per_month', 'number', ['Hours a Month', 'Hours Per Month', 'Monthly Hours'], { from: 0 }),
  spec('model', 'choice', ['Partnership Model', 'Collaboration Model'], { choices: ['adoption', 'co-development', 'alliance'] }),
  spec('tier', 'choice', ['Partnership Tier'], { choices: ['seeker', 'apprentice', 'architect', 'sovereign'] }),
  spec('agents', 'number', ['Number of Agents', 'Agent Count'], { whole: true, from: 0 }),
  spec('revenue_model', 'choice', ['Revenue Model'], { choices: ['subscription', 'usage', 'performance', 'custom'] }),
  spec('commitment_months', 'number', ['Commitment', 'Commitment Months', 'Length of Commitment'], { whole: true, from: 0 }),
  spec('layer', 'choice', ['Stack Layer'], { choices: ['financial', 'governance', 'collaboration', 'design'] }),
  spec('role', 'choice', ['Our Role', 'Archetype'], { choices: ['connector', 'financial-specialist', 'framework-developer', 'trainer', 'federation', 'credit-union'] }),
  spec('engagement', 'choice', ['Engagement Level'], { choices: ['voice', 'connector', 'builder'] }),
];

interface Found {
  readonly value: FieldValue | null;
  readonly place: Place;
  /** As written, for comparing. */
  readonly text: string;
  readonly problem: Problem | null;
}

/** Reads a field. Bad values are warnings at their place and count as missing; where frontmatter and body differ the frontmatter counts. */
export function readField(proposal: Proposal, wanted: FieldSpec): { readonly read: FieldRead; readonly problems: readonly Problem[] } {
  const top = fromFrontmatter(proposal, wanted);
  const body = wanted.kind === 'contact' ? contactFromBody(proposal, wanted) : fromBody(proposal, wanted);
  const { id } = wanted;
  if (top !== null) {
    const problems: Problem[] = top.problem === null ? [] : [top.problem];
    if (top.value === null) return { read: { id, status: 'unreadable', value: null, place: top.place, origin: 'frontmatter', conflict: null }, problems };
    let conflict: FieldRead['conflict'] = null;
    if (body !== null && body.value !== null && body.value.kind === top.value.kind && conflicts(top.value, body.value, body.text)) {
      conflict = { value: body.value, place: body.place };
      problems.push(problem('field-conflict', `${id} is given twice and differs; the value at the top of the file counts.`, { level: 'note', path: proposal.path, place: body.place, fix: 'Make both the same, or keep one.' }));
    }
    return { read: { id, status: 'present', value: top.value, place: top.place, origin: 'frontmatter', conflict }, problems };
  }
  if (body === null) return { read: { id, status: 'missing', value: null, place: null, origin: null, conflict: null }, problems: [] };
  return { read: { id, status: body.value === null ? 'unreadable' : 'present', value: body.value, place: body.place, origin: 'body', conflict: null }, problems: body.problem === null ? [] : [body.problem] };
}

function entryOf(value: YamlValue | null, key: string): YamlEntry | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.key === key) : undefined;
}

/** The text of a scalar as it was written: 1.10 stays 1.10. Null for blank. */
function scalarText(value: YamlValue | undefined): string | null {
  if (value?.kind !== 'scalar' || value.value === null) return null;
  const text = typeof value.value === 'string' ? value.value : value.raw;
  return text.trim() === '' ? null : text;
}

function fromFrontmatter(proposal: Proposal, wanted: FieldSpec): Found | null {
  const entry = entryOf(proposal.frontmatter, wanted.id);
  if (entry === undefined) return null;
  const { value } = entry;
  const bad = (message: string, fix: string): Found => ({ value: null, place: value.place, text: '', problem: problem('field-unreadable', `${wanted.id}: ${message}`, { level: 'warning', path: proposal.path, place: value.place, fix }) });
  if (value.kind === 'scalar') {
    const text = scalarText(value);
    if (text === null) return null;
    const read = readValue(text, wanted, true);
    return 'value' in read ? { value: read.value, place: value.place, text, problem: null } : bad(read.message, read.fix);
  }
  if (value.kind === 'list') return bad('a list stands here, and one value is read.', 'Write one value.');
  if (wanted.kind === 'contact') {
    const part = (...keys: string[]): string | null => keys.map((key) => scalarText(entryOf(value, key)?.value)).find((text) => text !== null) ?? null;
    const contact: FieldValue = { kind: 'contact', name: part('name', 'person'), email: part('email', 'mail', 'e-mail'), website: part('website', 'url', 'site') };
    if (contact.name === null && contact.email === null && contact.website === null) {
      return value.entries.every((e) => e.value.kind === 'scalar' && scalarText(e.value) === null) ? null : bad('it should hold name, email or website.', 'Write contact: { name: …, email: … }.');
    }
    return { value: contact, place: value.place, text: '', problem: null };
  }
  if (wanted.kind === 'money') return moneyMap(value, wanted, bad);
  if (wanted.kind === 'text') {
    const name = scalarText(entryOf(value, 'name')?.value) ?? scalarText(entryOf(value, 'title')?.value);
    if (name !== null) return { value: { kind: 'text', text: name.trim() }, place: value.place, text: name, problem: null };
  }
  return bad('keys with values stand here, and one value is read.', 'Write one value.');
}

function moneyMap(value: Extract<YamlValue, { kind: 'map' }>, wanted: FieldSpec, bad: (message: string, fix: string) => Found): Found | null {
  const status = scalarText(entryOf(value, 'status')?.value)?.trim().toLowerCase() ?? null;
  const amount = scalarText(entryOf(value, 'amount')?.value);
  if (amount === null && status !== 'none') {
    return value.entries.every((e) => scalarText(e.value) === null) ? null : bad('the amount is missing.', 'Write budget: { amount: 12000, currency: EUR, status: secured }.');
  }
  if (status !== null && status !== 'secured' && status !== 'applied' && status !== 'none') return bad(`the status "${status}" is not one of secured, applied, none.`, 'Write secured, applied or none.');
  const per = scalarText(entryOf(value, 'per')?.value)?.trim().toLowerCase() ?? 'total';
  const period = per === 'total' ? 'total' : periodOf(per);
  if (per !== 'total' && period === 'total') return bad(`per "${per}" is not one of total, year, month.`, 'Write total, year or month.');
  const read = readValue(amount ?? '0', wanted, true);
  if (!('value' in read)) return bad(read.message, read.fix);
  if (read.value.kind !== 'money') return null;
  const currency = scalarText(entryOf(value, 'currency')?.value)?.trim().toUpperCase() ?? read.value.currency;
  return { value: { ...read.value, currency, per: period, status: (status as 'secured' | 'applied' | 'none' | null) ?? read.value.status }, place: value.place, text: amount ?? '', problem: null };
}

/** What stands for "not filled in": blank, a bracketed placeholder, a run of dots or lines. */
function isBlank(text: string): boolean {
  const trimmed = text.trim();
  if ((trimmed.startsWith('[') && trimmed.endsWith(']')) || (trimmed.startsWith('<') && trimmed.endsWith('>') && !trimmed.includes('@'))) return true;
  return !/[\p{L}\p{N}]/u.test(trimmed) || ['tbd', 'tba', 'n/a', 'to be determined', 'yyyy-mm-dd', 'todo'].includes(trimmed.toLowerCase());
}

function labelsFor(proposal: Proposal, wanted: FieldSpec): readonly LabelledItem[] {
  const keys = new Set([headingKey(wanted.id.replaceAll('_', ' ').replaceAll('-', ' ')), ...wanted.labels.map(headingKey)]);
  // Earlier labels are the more telling: an affiliation before a name.
  return proposal.labels.filter((label) => keys.has(label.key) && !isBlank(label.value) && (label.key !== 'name' || aboutOrganization(proposal, label.section)));
}

function labelPlace(proposal: Proposal, label: LabelledItem): Place {
  return placeOf(proposal, label.block, label.start, label.end);
}

function fromBody(proposal: Proposal, wanted: FieldSpec): Found | null {
  let unreadable: Found | null = null;
  for (const label of labelsFor(proposal, wanted)) {
    const place = labelPlace(proposal, label);
    const read = readValue(label.value, wanted, false);
    if ('value' in read) return { value: read.value, place, text: label.value, problem: null };
    const end = wanted.kind === 'date' && isEnd(wanted) ? endAfter(proposal, label.value) : null;
    if (end !== null) return { value: { kind: 'date', iso: end }, place, text: label.value, problem: null };
    unreadable ??= { value: null, place, text: label.value, problem: problem('field-unreadable', `${label.label}: ${read.message}`, { level: 'warning', path: proposal.path, place, fix: read.fix }) };
  }
  return unreadable ?? (wanted.kind === 'choice' ? tickedChoice(proposal, wanted) : null);
}

function isEnd(wanted: FieldSpec): boolean {
  return wanted.id === 'end' || wanted.labels.some((label) => headingKey(label).includes('duration'));
}

/** A duration behind the start, or null. */
function endAfter(proposal: Proposal, text: string): string | null {
  const duration = parseDuration(text);
  if (duration === null) return null;
  const start = knownFields.find((field) => field.id === 'start')!;
  const found = fromFrontmatter(proposal, start) ?? fromBody(proposal, start);
  return found?.value?.kind === 'date' ? addDuration(found.value.iso, duration) : null;
}

/** The one choice among ticked boxes: `- [x] Co-Development`. */
function tickedChoice(proposal: Proposal, wanted: FieldSpec): Found | null {
  let found: { readonly choice: string; readonly place: Place; readonly text: string } | null = null;
  for (const block of proposal.blocks) {
    if (block.checked !== true || block.excluded !== null) continue;
    const label = labelIn(proposal.labels, block.index)?.label ?? block.text;
    const key = headingKey(label);
    if (key.split(' ').length > 6) continue;
    const named = choicesIn(key, wanted.choices);
    if (named.length !== 1) continue;
    if (found !== null && found.choice !== named[0]) return null;
    found ??= { choice: named[0]!, place: placeOf(proposal, block.index, 0, Math.max(1, label.length)), text: label };
  }
  return found === null ? null : { value: { kind: 'text', text: found.choice }, place: found.place, text: found.text, problem: null };
}

/** Name, mail and site, each from its own label, or from one line that holds them. */
function contactFromBody(proposal: Proposal, wanted: FieldSpec): Found | null {
  const keys = new Set(['contact', 'primary contact', 'contact person', 'contact name', 'contact details', 'lead contact', ...wanted.labels.map(headingKey)]);
  let name: string | null = null;
  let email: string | null = null;
  let website: string | null = null;
  let first: LabelledItem | null = null;
  for (const label of proposal.labels) {
    if (isBlank(label.value)) continue;
    const whole = keys.has(label.key);
    const isName = label.key === 'name' ? !aboutOrganization(proposal, label.section) : label.key === 'full name' || label.key === 'principal investigator';
    const isMail = ['email', 'e mail', 'mail', 'email address', 'contact email'].includes(label.key);
    const isSite = ['website', 'web', 'homepage', 'site', 'url', 'web site'].includes(label.key);
    if (!whole && !isName && !isMail && !isSite) continue;
    const read = readContact(label.value);
    if (read.kind !== 'contact') continue;
    first ??= label;
    if (whole || isName) name ??= read.name;
    if (whole || isMail) email ??= read.email ?? (isMail ? label.value.trim() : null);
    if (whole || isSite) website ??= read.website ?? (isSite ? label.value.trim() : null);
  }
  if (first === null || (name === null && email === null && website === null)) return null;
  return { value: { kind: 'contact', name, email, website }, place: labelPlace(proposal, first), text: first.value, problem: null };
}

/** Notes on frontmatter keys that look like misspellings of known ones. */
export function unknownKeyNotes(proposal: Proposal, specs: readonly FieldSpec[]): Problem[] {
  if (proposal.frontmatter?.kind !== 'map') return [];
  const known = new Set([...knownFields, ...specs].map((field) => field.id));
  const given = new Set(proposal.frontmatter.entries.map((entry) => entry.key));
  const free = [...known].filter((id) => !given.has(id));
  const notes: Problem[] = [];
  for (const { key, keyPlace } of proposal.frontmatter.entries) {
    if (known.has(key) || key.length < 3 || key.length > 40) continue;
    const near = nearest(key.replaceAll('-', '_'), free);
    if (near !== null) notes.push(problem('key-unknown', `"${key}" is no key that is read here.`, { level: 'note', path: proposal.path, place: keyPlace, fix: `Did you mean ${near}?` }));
  }
  return notes;
}
