/** Reads a text written elsewhere: what its parts are by the rubric's names, and which fields it gives. */
import { findSections } from '../evaluate/sections.js';
import { findSelfAssessment } from '../evaluate/self-assessment.js';
import type { FieldValue, Proposal } from '../proposal/types.js';
import type { Problem, Result } from '../lib/place.js';
import type { Rubric } from '../rubric/types.js';
import { claimedType, proposalTitle } from '../proposal/type.js';
import { parseProposal } from '../proposal/parse.js';
import { readField } from '../proposal/fields.js';
import { problem } from '../lib/problem.js';
import type { ReadPage, Roles } from './bring-in.js';
import type { FieldEntry } from './frontmatter.js';
import { hasPlainKeys } from './old-frontmatter.js';
import { decodeText } from '../lib/decode.js';
import { parts, specsOf } from './fields.js';

export interface OldText {
  readonly proposal: Proposal;
  /** Frontmatter that is kept as a block of text, since it can't be read or taken apart; null in the ordinary case. */
  readonly aside: string | null;
}

/** Reads the text. Frontmatter that can't be read is set aside; what can't be read at all is refused, with its place. */
export function readOld(bytes: Uint8Array, path: string): Result<OldText> {
  const decoded = decodeText(bytes, path);
  if (!decoded.ok) return decoded;
  const source = decoded.value.replace(/\r\n?/gu, '\n');
  const parsed = parseProposal(source, path);
  if (parsed.ok && hasPlainKeys(parsed.value)) return { ok: true, value: { proposal: parsed.value, aside: null }, problems: [] };
  if (!parsed.ok && !parsed.problems.every(({ code }) => code.startsWith('frontmatter-'))) return parsed;
  const { front, body } = cutFront(source);
  // A blank body is still a text: all of it stood in the frontmatter.
  const rest = parseProposal(body.trim() === '' ? '<!-- -->\n' : body, path);
  if (!rest.ok) return rest;
  const told: Problem[] = [problem('frontmatter-aside', 'its frontmatter could not be taken over, and stands as a block in the text.', { level: 'warning', path, fix: 'Move what you need to the top.' })];
  return { ok: true, value: { proposal: rest.value, aside: front }, problems: told };
}

/** Up to the second fence; without one the first line alone. */
function cutFront(source: string): { readonly front: string; readonly body: string } {
  const lines = source.split('\n');
  const closing = lines.findIndex((line, i) => i > 0 && /^(?:---|\+\+\+)\s*$/u.test(line));
  const end = closing < 0 ? 0 : closing;
  // The body must not open with a fence of its own.
  return { front: lines.slice(0, end + 1).join('\n'), body: `\n${lines.slice(end + 1).join('\n')}` };
}

/** The page's sections by the rubric's names. */
export function rolesOf(proposal: Proposal, rubric: Rubric): ReadPage {
  const own = findSelfAssessment(proposal, rubric);
  const found = findSections(proposal, rubric.sections, own.sections);
  const sections = new Map<number, string>();
  const labelled = new Set<string>();
  for (const [id, one] of found) {
    for (const { index } of one.sections) if (!sections.has(index)) sections.set(index, id);
    if (one.sections.length === 0 && one.status === 'present') labelled.add(id);
  }
  const roles: Roles = { sections, selfAssessment: own.sections, labelled };
  return { proposal, roles };
}

/** The type that the text claims, or null. */
export function typeOf(proposal: Proposal, types: readonly string[]): string | null {
  const claim = claimedType(proposal, types);
  return claim === null || 'unknown' in claim ? null : claim.type;
}

/** A value longer than this is a text that tells of the matter, and stays where it stands. */
const longest = 200;

/** Fields that the body tells under a label, for the frontmatter; what the old frontmatter gives stays there by itself. */
export function foundValues(proposal: Proposal, rubric: Rubric): { readonly values: Map<string, FieldEntry>; readonly has: ReadonlySet<string> } {
  const values = new Map<string, FieldEntry>();
  const has = new Set<string>();
  for (const spec of specsOf(rubric)) {
    const { read } = readField(proposal, spec);
    if (read.status !== 'present' || read.value === null) continue;
    const entry = entryOf(read.value);
    if (entry === null) continue;
    if (read.origin === 'body') values.set(spec.id, entry);
    has.add(spec.id);
  }
  const title = proposalTitle({ ...proposal, path: '' });
  if (!has.has('title') && title !== '' && title.length <= longest) values.set('title', title);
  for (const id of ['type', 'status', 'submitted']) values.delete(id);
  return { values, has };
}

function entryOf(value: FieldValue): FieldEntry | null {
  switch (value.kind) {
    case 'text': return value.text.length > longest ? null : value.text;
    case 'date': return value.iso;
    case 'number': return value.number;
    case 'license': return value.expression.length > 60 ? null : value.expression;
    case 'contact': return parts({ name: value.name, email: value.email, website: value.website });
    case 'money': return parts({ amount: value.amount, currency: value.currency, per: value.per === 'total' ? null : value.per, status: value.status });
  }
}
