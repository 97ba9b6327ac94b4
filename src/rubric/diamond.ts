/** Finds what two parents say differently about what they both have from a common one: left to right would hide it. */
import { problem } from '../lib/problem.js';
import type { Problem } from '../lib/place.js';
import type { RubricFileTree } from './files.js';
import { isCondition, ownKeys } from './shape.js';
import { toPlain, type Node, type Origin } from './tree.js';

interface Leaf { readonly text: string; readonly at: Origin; readonly off: boolean }

/** `files` in load order. A difference that a file building on both settles is none. */
export function contradictions(files: readonly RubricFileTree[]): readonly Problem[] {
  const problems: Problem[] = [];
  const leaves = new Map(files.map((file) => [file, leavesOf(file.root)]));
  files.forEach((left, i) => {
    for (const right of files.slice(i + 1)) {
      if (right.ancestors.has(left.path) || left.ancestors.has(right.path)) continue;
      const common = [...left.ancestors].some((path) => right.ancestors.has(path));
      if (!common) continue;
      const judges = files.filter((f) => f.ancestors.has(left.path) && f.ancestors.has(right.path)).map((f) => leaves.get(f)!);
      for (const clash of clashes(leaves.get(left)!, leaves.get(right)!)) {
        if (judges.some((judge) => settles(judge, clash.path))) continue;
        problems.push(problem('rubric-contradiction', `"${clash.path}" is said in two ways: here, and in ${clash.left.at.path}:${clash.left.at.place.line}, and both build on the same rubric.`, {
          path: clash.right.at.path, place: clash.right.at.place, fix: `Say "${clash.path}" in the rubric that extends both.`,
        }));
      }
    }
  });
  return problems;
}

function clashes(left: ReadonlyMap<string, Leaf>, right: ReadonlyMap<string, Leaf>): { readonly path: string; readonly left: Leaf; readonly right: Leaf }[] {
  const found: { path: string; left: Leaf; right: Leaf }[] = [];
  for (const [path, leaf] of right) {
    const same = left.get(path);
    if (same !== undefined && same.text !== leaf.text) found.push({ path, left: same, right: leaf });
    // One switches off what the other changes.
    const above = prefixes(path).find((p) => left.get(p)?.off === true);
    if (above !== undefined) found.push({ path: above, left: left.get(above)!, right: leaf });
    if (leaf.off) {
      const inside = [...left].find(([p]) => p.startsWith(`${path}.`));
      if (inside !== undefined) found.push({ path, left: inside[1], right: leaf });
    }
  }
  return found.filter((f, i) => found.findIndex((g) => g.path === f.path) === i);
}

function settles(judge: ReadonlyMap<string, Leaf>, path: string): boolean {
  return judge.has(path) || prefixes(path).some((p) => judge.has(p)) || [...judge.keys()].some((p) => p.startsWith(`${path}.`));
}

function prefixes(path: string): string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
}

/** What replaces whole, by dotted path. Word lists concatenate and can't contradict. */
function leavesOf(root: Node): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (node: Node, path: readonly string[]): void => {
    if (path.length === 1 && ownKeys.has(path[0]!)) return;
    if (path.length === 2 && path[0] === 'lexicon') return;
    if (node.kind === 'map' && !isCondition(path)) { for (const e of node.entries) visit(e.value, [...path, e.key]); return; }
    leaves.set(path.join('.'), { text: JSON.stringify(toPlain(node)), at: node.at, off: node.kind === 'scalar' && node.value === false });
  };
  visit(root, []);
  return leaves;
}
