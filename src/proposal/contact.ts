/** The contact data of a proposal, so that whoever shows something of it can leave them out. */
import type { Proposal, YamlValue } from './types.js';
import { valueAt } from '../lib/yaml.js';
import { readContact } from './field-values.js';
import { aboutOrganization } from './type.js';

const contactKeys: ReadonlySet<string> = new Set([
  'contact', 'primary contact', 'contact person', 'contact name', 'contact details', 'lead contact', 'contact email', 'email', 'e mail', 'mail', 'email address', 'phone', 'telephone', 'tel', 'mobile', 'website', 'web', 'web site', 'site', 'homepage', 'url', 'full name', 'principal investigator',
]);
/** Shorter values are too common as parts of words. */
const SHORTEST = 3;
const MOST_NODES = 100;

/** Names, addresses and websites from the contact field and from contact labels, longest first, as written. */
export function contactValues(proposal: Proposal): readonly string[] {
  const found = new Set<string>();
  const add = (text: string): void => {
    const trimmed = text.trim();
    if (trimmed.length >= SHORTEST && !trimmed.startsWith('[') && /[\p{L}\p{N}]/u.test(trimmed)) found.add(trimmed);
  };
  const whole = (text: string): void => {
    const read = readContact(text);
    add(text);
    if (read.kind === 'contact') for (const part of [read.name, read.email, read.website]) if (part !== null) add(part);
  };
  const top = valueAt(proposal.frontmatter, ['contact']);
  const waiting: YamlValue[] = top === undefined ? [] : [top];
  for (let value = waiting.pop(), n = 0; value !== undefined && n < MOST_NODES; value = waiting.pop(), n++) {
    if (value.kind === 'scalar') { if (typeof value.value === 'string') whole(value.value); }
    else waiting.push(...(value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value)));
  }
  for (const label of proposal.labels) {
    if (contactKeys.has(label.key)) whole(label.value);
    else if (label.key === 'name' && !aboutOrganization(proposal, label.section)) add(label.value);
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
