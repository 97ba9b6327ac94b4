/** Which type a proposal claims, its title and its status. */
import { nearest } from '../lib/problem.js';
import { foldSpace, headingKey } from '../lib/fold.js';
import { valueAt } from '../lib/yaml.js';
import type { Place } from '../lib/place.js';
import type { Proposal, Section, YamlValue } from './types.js';

export type ClaimedType =
  | { readonly type: string; readonly place: Place; readonly from: 'frontmatter' | 'heading' }
  | { readonly unknown: string; readonly place: Place };

const statuses = ['draft', 'submitted', 'accepted', 'deferred', 'declined', 'active', 'concluded'];
/** Words that make a heading one about a proposal's type. */
const kinds = new Set(['partnership', 'partnerships', 'proposal', 'proposals', 'collaboration', 'application', 'cooperation', 'agreement', 'alliance', 'engagement', 'integration', 'project', 'grant', 'initiative', 'request', 'inquiry']);
const small = new Set(['a', 'an', 'the', 'for', 'of', 'our', 'and', 'to', 'with', 'erc', 'template', 'form', 'draft', 'new', 'on']);

/** The type from the frontmatter, else the one the first-level heading names; null when it claims none. */
export function claimedType(proposal: Proposal, types: readonly string[]): ClaimedType | null {
  const given = valueAt(proposal.frontmatter, ['type']);
  if (given !== undefined && !(given.kind === 'scalar' && (given.value === null || given.value === ''))) {
    const text = given.kind === 'scalar' ? String(given.value).trim() : given.kind === 'list' ? 'a list' : 'a map';
    const folded = foldType(text);
    const type = types.find((name) => foldType(name) === folded);
    return type === undefined ? { unknown: text, place: given.place } : { type, place: given.place, from: 'frontmatter' };
  }
  for (const section of proposal.sections) {
    if (section.level !== 1) continue;
    const type = typeInHeading(section.key, types);
    if (type !== null) return { type, place: section.place, from: 'heading' };
  }
  return null;
}

/** `Open Source`, `open_source` and `open-source` are one. */
function foldType(text: string): string {
  return headingKey(text).replaceAll(' ', '');
}

/** The type a heading names: the one right before "partnership", "proposal" and the like; else the only one, where little else stands there. */
function typeInHeading(key: string, types: readonly string[]): string | null {
  const words = key.split(' ');
  const named: { readonly type: string; readonly at: number; readonly end: number }[] = [];
  for (const type of types) {
    for (const spelling of spellings(type)) {
      for (let at = 0; at + spelling.length <= words.length; at++) {
        if (spelling.every((word, i) => words[at + i] === word)) named.push({ type, at, end: at + spelling.length });
      }
    }
  }
  const before = named.filter(({ end }) => kinds.has(words[end] ?? ''));
  if (before.length > 0) return before[0]!.type;
  const distinct = new Set(named.map(({ type }) => type));
  if (distinct.size !== 1) return null;
  const [only] = named;
  const others = words.filter((word, i) => (i < only!.at || i >= only!.end) && !small.has(word));
  return others.length === 0 || others.some((word) => kinds.has(word)) ? only!.type : null;
}

function spellings(type: string): readonly (readonly string[])[] {
  const words = headingKey(type).split(' ');
  if (type === 'coop') return [['coop'], ['co', 'op'], ['cooperative'], ['co', 'operative'], ['coops']];
  return words.length > 1 ? [words, [words.join('')]] : [words, [`${words[0]}s`]];
}

/** The title: `title`, else the Title section's text, else the Name label, else a first-level heading that says more than the type, else the file's name. */
export function proposalTitle(proposal: Proposal): string {
  const given = valueAt(proposal.frontmatter, ['title']);
  if (given?.kind === 'scalar' && given.value !== null && foldSpace(String(given.value)) !== '') return foldSpace(typeof given.value === 'string' ? given.value : given.raw);
  const section = proposal.sections.find((s) => s.level > 0 && ['title', 'project title', 'proposal title', 'working title'].includes(s.key));
  const inSection = section === undefined ? null : firstText(proposal, section);
  if (inSection !== null) return inSection;
  for (const keys of [['title', 'project title', 'proposal title'], ['project name', 'project'], ['name', 'organization name', 'organisation name', 'organization', 'organisation']]) {
    const label = proposal.labels.find((item) => keys.includes(item.key) && filled(item.value) && (item.key !== 'name' || aboutOrganization(proposal, item.section)));
    if (label !== undefined) return foldSpace(label.value);
  }
  const heading = proposal.sections.find((s) => s.level === 1 && saysMore(s.key));
  if (heading !== undefined) return foldSpace(afterType(heading.title));
  const name = proposal.path.split('/').at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Whether a section, or one above it, is about an organization or a project (and not about a person). */
export function aboutOrganization(proposal: Proposal, section: number): boolean {
  for (let at: number | null = section; at !== null; at = proposal.sections[at]?.parent ?? null) {
    const key = proposal.sections[at]?.key ?? '';
    if (['organization', 'organisation', 'project', 'company', 'association', 'cooperative', 'community', 'who we are', 'about us'].some((word) => ` ${key} `.includes(` ${word} `))) return (proposal.sections[at]?.level ?? 0) > 1;
    if (['researcher', 'contact', 'applicant', 'lead', 'team', 'investigator'].some((word) => ` ${key} `.includes(` ${word} `))) return false;
  }
  return false;
}

const typeWords = new Set(['research', 'open', 'source', 'opensource', 'business', 'community', 'agent', 'agents', 'coop', 'co', 'op', 'cooperative', 'ai']);

function saysMore(key: string): boolean {
  return key.split(' ').some((word) => word !== '' && !typeWords.has(word) && !kinds.has(word) && !small.has(word));
}

/** `Research Partnership Proposal: Slow Sensors` is called Slow Sensors. */
function afterType(title: string): string {
  for (const mark of [':', ' - ', ' – ', ' — ']) {
    const at = title.indexOf(mark);
    if (at > 0 && !saysMore(headingKey(title.slice(0, at))) && title.slice(at + mark.length).trim() !== '') return title.slice(at + mark.length);
  }
  return title;
}

function firstText(proposal: Proposal, section: Section): string | null {
  for (let i = section.blocks[0]; i < section.blocks[1]; i++) {
    const block = proposal.blocks[i]!;
    if (block.excluded === null && (block.kind === 'paragraph' || block.kind === 'item') && filled(block.text)) return foldSpace(block.text);
  }
  return null;
}

function filled(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && !(trimmed.startsWith('[') && trimmed.endsWith(']')) && !(trimmed.startsWith('<') && trimmed.endsWith('>'));
}

/** The status from the frontmatter or a Status label; `draft` where there is none, or none of the seven. */
export function proposalStatus(proposal: Proposal): string {
  const given = valueAt(proposal.frontmatter, ['status']);
  const text = given?.kind === 'scalar' && given.value !== null ? String(given.value) : proposal.labels.find((item) => item.key === 'status')?.value ?? '';
  const folded = headingKey(text);
  return statuses.find((status) => status === folded) ?? 'draft';
}

/** Where the top of the file gives a status that is none of the seven, or one under a key that is all but "status"; and what it may mean. Else null. */
export function unknownStatus(proposal: Proposal): { readonly wrong: 'value' | 'key'; readonly meant: string | null; readonly place: Place } | null {
  const top = proposal.frontmatter;
  const given = valueAt(top, ['status']);
  const blank = given === undefined || (given.kind === 'scalar' && (given.value === null || given.value === ''));
  if (!blank) {
    const folded = statusIn(given);
    return statuses.includes(folded) ? null : { wrong: 'value', meant: nearest(folded, statuses), place: given.place };
  }
  const slip = top?.kind === 'map' ? top.entries.find(({ key, value }) => key !== 'status' && nearest(key.toLowerCase(), ['status']) !== null && statuses.includes(statusIn(value)) && statusIn(value) !== 'draft') : undefined;
  return slip === undefined ? null : { wrong: 'key', meant: 'status', place: slip.keyPlace };
}

function statusIn(value: YamlValue): string {
  return value.kind === 'scalar' ? headingKey(String(value.value)) : '';
}
