/** The shape of the tree where merging and sugar need it: which paths hold named things, which hold conditions. */
import type { TreePath } from './tree.js';

export type ThingKind = 'checklist' | 'criterion' | 'section' | 'field' | 'anti-pattern' | 'timing' | 'stage' | 'information';

/** Keys of which a thing that nobody has defined yet must have one, and what to call the thing. */
export const things: Readonly<Record<ThingKind, { readonly name: string; readonly defining: readonly string[]; readonly definingByTitle: readonly string[] }>> = {
  checklist: { name: 'checklist', defining: ['title', 'criteria'], definingByTitle: ['criteria'] },
  criterion: { name: 'criterion', defining: ['title', 'asks'], definingByTitle: ['asks', 'for', 'met', 'line', 'home'] },
  section: { name: 'section', defining: ['title', 'hint'], definingByTitle: ['also', 'required', 'hint', 'words', 'labels'] },
  field: { name: 'field', defining: ['text', 'date', 'money', 'number', 'whole', 'choice', 'license', 'contact'], definingByTitle: [] },
  'anti-pattern': { name: 'thing to avoid', defining: ['title', 'asks'], definingByTitle: ['asks', 'says', 'suspects', 'present'] },
  stage: { name: 'stage', defining: ['title'], definingByTitle: [] },
  information: { name: 'information', defining: ['product', 'mentions'], definingByTitle: [] },
  timing: { name: 'timing rule', defining: ['title', 'asks'], definingByTitle: ['asks', 'suspects', 'present'] },
};

export const fieldKinds: readonly string[] = things.field.defining;

/** The kind of named thing that stands right at a path, or null. */
export function thingAt(path: TreePath): ThingKind | null {
  const [a, b] = path;
  if (path.length === 2) return a === 'checklists' ? 'checklist' : a === 'sections' ? 'section' : a === 'fields' ? 'field' : a === 'avoid' ? 'anti-pattern' : a === 'stages' ? 'stage' : a === 'information' ? 'information' : null;
  if (path.length === 3) return a === 'timing' && b === 'rules' ? 'timing' : null;
  return path.length === 4 && a === 'checklists' && path[2] === 'criteria' ? 'criterion' : null;
}

const conditionKeys: Readonly<Record<ThingKind, readonly string[]>> = {
  checklist: ['when'], criterion: ['when', 'met', 'partial', 'contradicted'], section: ['when'], field: [], 'anti-pattern': ['when', 'present'], timing: ['present'], stage: [], information: [],
};

/** True where a condition stands: it is replaced whole. */
export function isCondition(path: TreePath): boolean {
  const inner = path[0] === 'stages' ? path.slice(2) : path;
  const kind = thingAt(inner.slice(0, -1));
  return kind !== null && conditionKeys[kind].includes(String(inner[inner.length - 1]));
}

/** Keys that say something of their own file alone. */
export const ownKeys: ReadonlySet<string> = new Set(['id', 'extends', 'abstract', 'version']);
