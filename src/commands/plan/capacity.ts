/** Reads `capacity.yaml` and what accepted and running proposals hold, and tells what is free for one more. */
import { holdAll, openBook, roomFor, untilOf, type Book, type Claim } from '../../desk/capacity.js';
import type { Host } from '../../lib/host.js';
import type { Problem } from '../../lib/place.js';
import type { Proposal } from '../../proposal/types.js';
import type { Records } from '../../evaluate/records.js';
import { problem } from '../../lib/problem.js';
import { dayOf, fieldOf } from '../../proposal/one-field.js';
import { parseProposal } from '../../proposal/parse.js';
import { claimedType, proposalStatus } from '../../proposal/type.js';
import { type CapacityFile, parseCapacity } from '../../reviews/capacity.js';
import { textAt } from '../../reviews/load.js';
import { findFiles } from '../files.js';
import { FORMAT_TYPES } from '../../rubric/shipped.js';

export interface Held extends Claim {
  /** Absolute path of the proposal that holds it. */
  readonly file: string;
}

export interface Capacity {
  readonly file: CapacityFile;
  readonly held: readonly Held[];
}

export type CapacityRead = { readonly capacity: Capacity | null; readonly problems: readonly Problem[] };

const known = new WeakMap<Host, Map<string, CapacityRead>>();

/** The capacity of a repository, read once in a run; null where it has no such file. */
export function readCapacity(root: string, today: string, host: Host): CapacityRead {
  const byRoot = known.get(host) ?? new Map<string, CapacityRead>();
  known.set(host, byRoot);
  const before = byRoot.get(`${root}\n${today}`);
  if (before !== undefined) return before;
  const found = readNow(root, today, host);
  byRoot.set(`${root}\n${today}`, found);
  return found;
}

function readNow(root: string, today: string, host: Host): CapacityRead {
  const path = host.paths.resolve(root, 'capacity.yaml');
  if (host.kind(path) === 'missing') return { capacity: null, problems: [] };
  const source = textAt(path, host);
  if (source === null) return { capacity: null, problems: [problem('capacity-invalid', 'This file can\'t be read as text.', { path: 'capacity.yaml' })] };
  const parsed = parseCapacity(source, 'capacity.yaml');
  if (!parsed.ok) return { capacity: null, problems: parsed.problems };
  const held: Held[] = [];
  for (const { path: file } of findFiles([root], host).files) {
    const text = textAt(file, host);
    // Most files hold nothing, and reading them as proposals would cost more than looking for the word.
    if (text === null || !(text.includes('accepted') || text.includes('active'))) continue;
    const proposal = parseProposal(text, file);
    if (!proposal.ok || !['accepted', 'active'].includes(proposalStatus(proposal.value))) continue;
    const claim = claimOf(proposal.value, typeOf(proposal.value), parsed.value, today);
    if (claim !== null && claim.until >= today) held.push({ ...claim, file });
  }
  return { capacity: { file: parsed.value, held }, problems: [] };
}

function typeOf(proposal: Proposal): string {
  const claim = claimedType(proposal, FORMAT_TYPES);
  return claim !== null && 'type' in claim ? claim.type : '';
}

/** What a proposal asks in the capacity's unit, from when until when; null where it asks nothing that we count. */
export function claimOf(proposal: Proposal, type: string, capacity: CapacityFile, today: string): Claim | null {
  const value = fieldOf(proposal, capacity.unit);
  const amount = value?.kind === 'number' ? value.number : value?.kind === 'money' && (capacity.currency === null || value.currency === null || value.currency === capacity.currency) ? value.amount : null;
  if (amount === null) return null;
  const start = dayOf(proposal, 'start');
  const from = start !== null && start > today ? start : today;
  return { type, amount, from, until: untilOf(from, dayOf(proposal, 'end')) };
}

/** The book with all that is promised, but for what one proposal itself holds. */
export function bookOf({ file, held }: Capacity, today: string, besides: string | null): Book {
  const book = openBook(file, today);
  holdAll(book, file.holds, today);
  for (const one of held) if (one.file !== besides) book.hold(one);
  return book;
}

/** What judging takes of the capacity, for one proposal; null without a file, or where hours are not what is counted. */
export function capacityFor(proposal: Proposal, file: string, type: string, root: string, today: string, host: Host): { readonly capacity: Records['capacity']; readonly problems: readonly Problem[] } {
  const { capacity, problems } = readCapacity(root, today, host);
  if (capacity === null || capacity.file.unit !== 'hours_per_month') return { capacity: null, problems };
  const value = fieldOf(proposal, 'hours_per_month');
  const amount = value?.kind === 'number' ? value.number : null;
  return { capacity: roomFor(capacity.file, bookOf(capacity, today, file), { type, amount, start: dayOf(proposal, 'start'), end: dayOf(proposal, 'end') }, today), problems };
}
