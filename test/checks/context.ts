/** A context for checks, made by hand: what a proposal would give, with only the parts that a test cares about. */
import type { CheckContext, MentionRead, SectionView } from '../../src/checks/check.js';
import type { Block, FieldRead, FieldValue, LabelledItem, Proposal } from '../../src/proposal/types.js';
import type { Place } from '../../src/lib/place.js';
import type { Stance } from '../../src/language/evidence.js';
import { headingKey } from '../../src/lib/fold.js';
import { createLineMap } from '../../src/lib/lines.js';

export const nowhere: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export function emptyProposal(parts: Partial<Proposal> = {}): Proposal {
  return {
    path: 'p.md', source: '', sha256: '', contentSha256: '', lineMap: createLineMap(''), frontmatter: null, bodyStart: 0,
    sections: [], blocks: [], sentences: [], labels: [], links: [], problems: [], ...parts,
  } as Proposal;
}

export interface Made {
  readonly sections?: Readonly<Record<string, readonly Block[]>>;
  readonly labels?: readonly LabelledItem[];
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly mentions?: readonly MentionRead[];
  readonly hasTriggers?: boolean;
}

export function contextOf(made: Made = {}): CheckContext {
  const blocks = Object.values(made.sections ?? {}).flat();
  const missing: SectionView = { sections: [], blocks: [], status: 'missing' };
  return {
    proposal: emptyProposal({ blocks, labels: made.labels ?? [] }),
    sections: (id) => (made.sections?.[id] === undefined ? missing : { sections: [], blocks: made.sections[id], status: made.sections[id].length > 0 ? 'present' : 'empty' }),
    field: (id): FieldRead => {
      const value = made.fields?.[id] ?? null;
      return { id, status: value === null ? 'missing' : 'present', value, place: value === null ? null : nowhere, origin: value === null ? null : 'frontmatter', conflict: null };
    },
    mentions: () => made.mentions ?? [],
    evidenceOf: (block, start, end, stance, basis, trigger) => ({ ...nowhere, text: block.text.slice(start, end), excerpt: block.text.slice(start, end), section: null, stance, basis, trigger, excluded: null }),
    hasOwnWords: (text) => !/^\s*$|\bnone\b/u.test(text),
    hasTriggers: made.hasTriggers ?? true,
    today: '2027-01-01',
  };
}

export function block(index: number, text: string, more: Partial<Block> = {}): Block {
  return { index, kind: 'item', text, alignment: { value: [0], source: [0] }, start: 0, end: 0, section: 0, depth: 1, parent: null, checked: null, cell: null, excluded: null, mutedRanges: [], bold: [], code: [], ...more } as Block;
}

export function label(index: number, name: string, value: string): { readonly block: Block; readonly label: LabelledItem } {
  return { block: block(index, `${name}: ${value}`), label: { label: name, key: headingKey(name), value, block: index, start: name.length + 2, end: name.length + 2 + value.length, section: 0 } };
}

/** A sentence that mentions, read with a stance. */
export function mention(text: string, stance: Stance, actor?: MentionRead['actor']): MentionRead {
  return {
    mention: { start: 0, end: text.length, phrase: text, reading: { stance, trigger: null, triggerStart: 0, triggerEnd: 0, rule: null } },
    evidence: { ...nowhere, text, excerpt: text, section: null, stance, basis: 'text', trigger: null, excluded: null },
    ...(actor === undefined ? {} : { actor }),
  };
}

/** The cells of a table, header first. */
export function table(rows: readonly (readonly string[])[], number = 0): readonly Block[] {
  return rows.flatMap((row, r) => row.map((text, column) => block(100 + number * 100 + r * row.length + column, text, { kind: 'cell', cell: { table: number, row: r, column } })));
}
