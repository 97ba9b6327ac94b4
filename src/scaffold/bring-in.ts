/** Puts a text that was written elsewhere into a template: every word stays, under the headings that we know. */
import type { Proposal, Section } from '../proposal/types.js';
import { parseProposal } from '../proposal/parse.js';
import { headingKey } from '../lib/fold.js';
import { joinTemplate, splitTemplate, type FieldEntries } from './frontmatter.js';
import { frontmatterOf } from './old-frontmatter.js';
import { piecesOf, withoutBlankEnds, type Piece } from './pieces.js';
import { sameWords } from './words.js';

/** What the sections of a page are, by their index: the id of a rubric's section, or null. */
export interface Roles {
  readonly sections: ReadonlyMap<number, string>;
  /** Indices of the sections of the self-assessment, its heading first. */
  readonly selfAssessment: ReadonlySet<number>;
  /** Ids of sections that the page tells in a labelled item instead of under a heading. */
  readonly labelled: ReadonlySet<string>;
}

/** A page with what its sections are. */
export interface ReadPage {
  readonly proposal: Proposal;
  readonly roles: Roles;
}

export interface BroughtIn {
  readonly text: string;
  /** Ids of the rubric's sections that now hold something of the old text. */
  readonly placed: readonly string[];
  /** What has no place of its own in the template, with its line in the old text; '' for what stood above every heading. */
  readonly unplaced: readonly { readonly heading: string; readonly line: number }[];
}

/**
 * The template with the old text in it. `values` go into the frontmatter, before what the old one said; old lines that they replace stay as comments.
 * `aside` is text that could not be read as frontmatter. Where moving sections would change how the text reads, it is kept in one piece, at the end.
 */
export function bringIn(old: ReadPage, template: ReadPage, values: FieldEntries, aside: string | null = null): BroughtIn {
  const front = frontmatterOf(old.proposal, template.proposal, values);
  const block = aside === null ? '' : `${fenced(aside)}\n\n`;
  const moved = movedIn(old, template);
  const text = joinTemplate({ lines: front, body: `\n${moved.body}\n${block === '' ? '' : `\n## Brought along\n\n${block.trimEnd()}\n`}` });
  if (reads(text, old, template)) return { text, placed: moved.placed, unplaced: moved.unplaced };
  const whole = withoutBlankEnds(old.proposal.source.slice(old.proposal.bodyStart));
  return {
    text: joinTemplate({ lines: front, body: `${splitTemplate(template.proposal.source).body.trimEnd()}\n\n## Brought along\n\n${block}${whole}\n` }),
    placed: [],
    unplaced: old.proposal.sections.filter(({ level }) => level > 0).map(({ title, place }) => ({ heading: title, line: place.line })),
  };
}

/** Whether the new text can be read, has every word of the old one, its paragraphs unbroken, and every heading still a heading. */
function reads(text: string, { proposal: old, roles }: ReadPage, template: ReadPage): boolean {
  const parsed = parseProposal(text, old.path);
  if (!parsed.ok || !sameWords(old.source, text)) return false;
  const keys = new Set(parsed.value.sections.map(({ key }) => key));
  const ours = template.proposal.sections.filter(({ index, level }) => (template.roles.selfAssessment.has(index) ? roles.selfAssessment.size === 0 : level > 1 && !roles.labelled.has(template.roles.sections.get(index) ?? '')));
  if (![...old.sections, ...ours].every(({ key }) => keys.has(key))) return false;
  const left = new Map<string, number>();
  for (const block of parsed.value.blocks) left.set(keyOf(block), (left.get(keyOf(block)) ?? 0) + 1);
  return old.blocks.every((block) => {
    if (block.kind === 'heading') return true;
    const now = left.get(keyOf(block)) ?? 0;
    left.set(keyOf(block), now - 1);
    return now > 0;
  });
}

function keyOf(block: Proposal['blocks'][number]): string {
  return `${block.kind} ${block.excluded} ${block.checked} ${block.text}`;
}

function fenced(text: string): string {
  let marks = '~~~';
  while (text.includes(marks)) marks += '~';
  return `${marks}\n${text}\n${marks}`;
}

/** Sections that go together: one heading with those under it that mean nothing else. */
interface Chunk {
  readonly root: Piece;
  readonly members: Piece[];
}

function movedIn(old: ReadPage, template: ReadPage): { readonly body: string; readonly placed: readonly string[]; readonly unplaced: BroughtIn['unplaced'] } {
  const pieces = piecesOf(old.proposal);
  const title = titleOf(old);
  const chunks = chunksOf(old, pieces, title);
  const own = chunks.filter(({ root }) => old.roles.selfAssessment.has(root.index));
  const byRole = new Map<string, Chunk[]>();
  const loose: Chunk[] = [];
  for (const chunk of chunks) {
    const role = old.roles.sections.get(chunk.root.index);
    if (chunk.root.index === title || own.includes(chunk)) continue;
    if (role === undefined) loose.push(chunk);
    else byRole.set(role, [...(byRole.get(role) ?? []), chunk]);
  }
  const out: string[] = [];
  const placed: string[] = [];
  const add = (text: string): void => { if (text !== '') out.push(text); };
  const looseAt = (piece: Piece): Chunk | undefined => loose.find((chunk) => !merged.has(chunk) && headingKey(chunk.root.heading) === headingKey(piece.heading));
  const merged = new Set<Chunk>();
  const flush = (): void => { for (const chunk of loose) if (!merged.has(chunk)) add(chunkText(chunk, 2)); };
  let flushed = false;
  for (const piece of piecesOf(template.proposal)) {
    const role = template.roles.sections.get(piece.index);
    if (template.roles.selfAssessment.has(piece.index)) {
      if (!flushed) { flush(); flushed = true; }
      if (own.length === 0) add(piece.whole);
      else if (piece.index === Math.min(...template.roles.selfAssessment)) for (const chunk of own) add(chunkText(chunk, piece.level));
    } else if (piece.index === 0 || (piece.level === 1 && role === undefined)) {
      const head = title === null || piece.level === 0 ? piece.whole : [`# ${pieces[title]!.heading}`, piece.text].filter((text) => text !== '').join('\n\n');
      add(head);
      if (piece.level === 1) { add(pieces[0]!.text); if (title !== null) add(pieces[title]!.text); }
    } else if (role !== undefined && byRole.has(role)) {
      add(roleText(byRole.get(role)!, piece));
      byRole.delete(role);
      placed.push(role);
    } else if (role === undefined || !old.roles.labelled.has(role)) {
      const chunk = looseAt(piece);
      if (chunk !== undefined) merged.add(chunk);
      // The same heading in other letters: the proposer's own stays.
      add(chunk === undefined ? piece.whole : [heading(chunk.root.heading, piece.level), piece.text, chunkText(chunk, piece.level, true)].filter((text) => text !== '').join('\n\n'));
    }
  }
  // A rubric's section that this template lacks.
  for (const [role, list] of byRole) { placed.push(role); for (const chunk of list) add(chunkText(chunk, 2)); }
  if (!flushed) flush();
  const unplaced = loose.filter((chunk) => !merged.has(chunk)).map(({ root }) => ({ heading: old.proposal.sections[root.index]!.title, line: root.line }));
  const above = pieces[0]!.text;
  return { body: out.join('\n\n'), placed, unplaced: [...(/[\p{L}\p{N}]/u.test(above) ? [{ heading: '', line: pieces[0]!.line }] : []), ...unplaced] };
}

/** The heading that is the page's title: the only one of the first level, before all others, and no section of ours. */
function titleOf({ proposal, roles }: ReadPage): number | null {
  const first = proposal.sections[1];
  if (first === undefined || first.level !== 1 || roles.sections.has(1) || roles.selfAssessment.has(1)) return null;
  return proposal.sections.filter(({ level }) => level === 1).length === 1 ? 1 : null;
}

function chunksOf({ proposal, roles }: ReadPage, pieces: readonly Piece[], title: number | null): readonly Chunk[] {
  const chunks = new Map<number, Chunk>();
  const rootOf: number[] = [0];
  const begins = (section: Section): boolean => {
    const up = section.parent;
    if (up === null || up === title) return true;
    if (roles.selfAssessment.has(section.index)) return !roles.selfAssessment.has(up);
    const role = roles.sections.get(section.index);
    return role !== undefined && role !== roles.sections.get(rootOf[up]!);
  };
  for (const section of proposal.sections) {
    if (section.index === 0) continue;
    const root = begins(section) ? section.index : rootOf[section.parent!]!;
    rootOf[section.index] = root;
    const piece = pieces[section.index]!;
    const chunk = chunks.get(root);
    if (chunk === undefined) chunks.set(root, { root: piece, members: [piece] });
    else chunk.members.push(piece);
  }
  return [...chunks.values()];
}

/** All that belongs under one heading of the template. Old headings of other words stay, one level deeper. */
function roleText(chunks: readonly Chunk[], piece: Piece): string {
  const same = chunks.find(({ root }) => headingKey(root.heading) === headingKey(piece.heading));
  const rest = chunks.filter((chunk) => chunk !== same);
  return [same === undefined ? heading(piece.heading, piece.level) : chunkText(same, piece.level), ...rest.map((chunk) => chunkText(chunk, piece.level + 1))].join('\n\n');
}

/** A chunk with its heading at a level and the others below it. */
function chunkText({ root, members }: Chunk, level: number, headless = false): string {
  return members.flatMap((piece) => [
    ...(headless && piece === root ? [] : [heading(piece.heading, piece === root ? level : Math.max(level + 1, piece.level - root.level + level))]),
    piece.text,
  ]).filter((text) => text !== '').join('\n\n');
}

function heading(words: string, level: number): string {
  return `${'#'.repeat(Math.min(6, level))} ${words}`;
}
