/** The proposer's own lines: one for each criterion, found by title, with the statement behind it. */
import type { Block, Proposal } from '../proposal/types.js';
import type { Rubric } from '../rubric/types.js';
import { seenText } from './seen.js';
import { afterTitle, foldWords } from './words.js';

/** A line of the self-assessment as it stands. The statement runs over nested bullets; its parts are joined in order. */
export interface OwnLine {
  readonly block: Block;
  readonly ticked: boolean;
  /** Range of the statement in the block's own text. */
  readonly start: number;
  readonly end: number;
  /** The whole statement: the block's and its nested bullets', with a space between. */
  readonly statement: string;
  readonly nested: readonly Block[];
}

export interface SelfAssessment {
  /** Indices of the page's sections that belong to it; empty when there is none. */
  readonly sections: ReadonlySet<number>;
  /** By criterion id. */
  readonly criteria: ReadonlyMap<string, OwnLine>;
  /** By index into `rubric.selfAssessment.avoidLines`. */
  readonly avoid: ReadonlyMap<number, OwnLine>;
  /** Checklists that a 'Not applicable' line takes out, with the line. */
  readonly notApplicable: ReadonlyMap<string, OwnLine>;
  /** Lines left over: titles that the rubric does not know. */
  readonly unknown: readonly Block[];
}

export function findSelfAssessment(proposal: Proposal, rubric: Rubric): SelfAssessment {
  const none: SelfAssessment = { sections: new Set(), criteria: new Map(), avoid: new Map(), notApplicable: new Map(), unknown: [] };
  const wanted = rubric.selfAssessment;
  if (wanted === null) return none;
  const titles = wanted.titles.map(foldWords);
  const head = proposal.sections.find((s) => s.index > 0 && titles.some((t) => foldWords(s.title) === t))
    ?? proposal.sections.find((s) => s.index > 0 && titles.some((t) => ` ${foldWords(s.title)} `.includes(` ${t} `)));
  if (head === undefined) return none;
  const sections = new Set([head.index]);
  for (let i = head.index + 1; i < proposal.sections.length && proposal.sections[i]!.level > head.level; i++) sections.add(i);

  const criteria = new Map<string, OwnLine>();
  const avoid = new Map<number, OwnLine>();
  const notApplicable = new Map<string, OwnLine>();
  const unknown: Block[] = [];
  const nested = nestedBlocks(proposal, sections);
  const groups = groupIndex(rubric);
  const taken = new Set<number>();
  for (const block of linesOf(proposal, sections)) {
    // Bullets under a line that was taken are its statement, not lines of their own.
    if (isUnder(proposal, block, taken)) continue;
    const group = groups.get(foldWords(proposal.sections[block.section]!.title)) ?? null;
    const hit = lineFor(rubric, block, group);
    if (hit === null) { if (block.checked !== null) unknown.push(block); continue; }
    const line = ownLine(block, hit.rest, nested.get(block.index) ?? []);
    taken.add(block.index);
    if (hit.kind === 'criterion') keep(criteria, hit.id, line);
    else if (hit.kind === 'avoid') keep(avoid, hit.index, line);
    else keep(notApplicable, hit.checklist, line);
  }
  return { sections, criteria, avoid, notApplicable, unknown };
}

/** Of two lines with one title the first with words counts. */
function keep<K>(map: Map<K, OwnLine>, key: K, line: OwnLine): void {
  const before = map.get(key);
  if (before === undefined || (before.statement.trim() === '' && line.statement.trim() !== '')) map.set(key, line);
}

function linesOf(proposal: Proposal, sections: ReadonlySet<number>): Block[] {
  return proposal.blocks.filter((b) => sections.has(b.section) && b.excluded === null && (b.kind === 'item' || b.kind === 'paragraph'));
}

function nestedBlocks(proposal: Proposal, sections: ReadonlySet<number>): ReadonlyMap<number, Block[]> {
  const nested = new Map<number, Block[]>();
  for (const block of proposal.blocks) {
    if (block.parent === null || !sections.has(block.section) || block.excluded !== null) continue;
    let top = block;
    for (let up: number | null = block.parent; up !== null; up = proposal.blocks[up]!.parent) top = proposal.blocks[up]!;
    const list = nested.get(top.index) ?? [];
    list.push(block);
    nested.set(top.index, list);
  }
  return nested;
}

function isUnder(proposal: Proposal, block: Block, taken: ReadonlySet<number>): boolean {
  for (let up = block.parent; up !== null; up = proposal.blocks[up]!.parent) if (taken.has(up)) return true;
  return false;
}

interface Group { readonly checklist: string | null }

function groupIndex(rubric: Rubric): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const list of rubric.checklists) for (const title of list.group) groups.set(foldWords(title), { checklist: list.id });
  for (const title of rubric.selfAssessment!.avoidGroup) groups.set(foldWords(title), { checklist: null });
  return groups;
}

type Hit =
  | { readonly kind: 'criterion'; readonly id: string; readonly rest: number }
  | { readonly kind: 'avoid'; readonly index: number; readonly rest: number }
  | { readonly kind: 'not-applicable'; readonly checklist: string; readonly rest: number };

/** The line's own group is looked at first, since two groups may have lines of one name. */
function lineFor(rubric: Rubric, block: Block, group: Group | null): Hit | null {
  const own = rubric.checklists.filter((list) => list.id === group?.checklist);
  const lists = own.length === 0 ? rubric.checklists : [...own, ...rubric.checklists.filter((list) => !own.includes(list))];
  let best: { hit: Hit; words: number } | null = null;
  const offer = (titles: readonly string[], hit: (rest: number) => Hit): void => {
    const found = afterTitle(block.text, titles);
    if (found === null) return;
    const words = foldWords(titles[found.title]!).length;
    if (best === null || words > best.words) best = { hit: hit(found.rest), words };
  };
  for (const list of lists) for (const c of list.criteria) if (c.line.length > 0) offer(c.line, (rest) => ({ kind: 'criterion', id: c.id, rest }));
  rubric.selfAssessment!.avoidLines.forEach((line, index) => offer(line.titles, (rest) => ({ kind: 'avoid', index, rest })));
  if (group?.checklist !== undefined && group?.checklist !== null)
    for (const na of rubric.selfAssessment!.notApplicable) if (na.checklist === group.checklist) offer(na.titles, (rest) => ({ kind: 'not-applicable', checklist: na.checklist, rest }));
  return best === null ? null : (best as { hit: Hit }).hit;
}

function ownLine(block: Block, start: number, nested: readonly Block[]): OwnLine {
  const own = seenText(block, start, block.text.length);
  return {
    block, start, end: block.text.length, nested,
    // A line without a box is a statement like any other: there was nothing to tick.
    ticked: block.checked !== false,
    statement: [own, ...nested.map((b) => seenText(b, 0, b.text.length))].map((t) => t.trim()).filter((t) => t !== '').join(' '),
  };
}
