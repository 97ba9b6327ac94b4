/** The pass across files: proposals that are nearly the same text, said at the later of the two. */
import type { Evaluation, Host } from '../../model.js';
import { problem } from '../../problem.js';
import { likePairs, signatureOf } from '../../text/minhash.js';
import type { FoundFile } from '../files.js';
import { shownPath } from '../root.js';

/** Share of five-word runs in common from which two texts are called nearly the same. */
const LEAST = 0.8;

/** Adds a note to each evaluated proposal that is nearly the same as another file. `others` are files that were not judged and count for comparison. */
export function withSimilar(evaluations: readonly Evaluation[], files: readonly FoundFile[], host: Host): readonly Evaluation[] {
  if (files.length < 2 || evaluations.length === 0) return evaluations;
  const seen = new Set<string>();
  const paths = files.filter((file) => file.path !== '-').map((file) => ({ file: file.path, path: shownPath(file.path, host) })).filter(({ path }) => !seen.has(path) && seen.add(path));
  const signatures = paths.map(({ file }) => {
    const read = host.read(file);
    return read.ok ? signatureOf(body(new TextDecoder().decode(read.bytes))) : null;
  });
  const judged = new Map(evaluations.map((evaluation) => [evaluation.proposal.path, evaluation]));
  for (const { a, b, likeness } of likePairs(signatures, LEAST)) {
    const first = paths[a]!.path;
    const second = paths[b]!.path;
    // A note stands at one that was judged; at the later by name, where both were.
    const [at, like] = judged.has(second) ? [second, first] : [first, second];
    const evaluation = judged.get(at);
    // A draft may still be the template that it began as.
    if (evaluation === undefined || evaluation.gate?.needs === 'nothing' || (!judged.has(like) && !files.some((file) => shownPath(file.path, host) === like))) continue;
    const note = problem('similar-text', `it is nearly the same text as ${like} (about ${Math.round(likeness * 100)} % of it).`, { level: 'note', path: at, fix: 'Where it takes the other\'s place, take that one out.' });
    judged.set(at, { ...evaluation, problems: [...evaluation.problems, note] });
  }
  return evaluations.map((evaluation) => judged.get(evaluation.proposal.path) ?? evaluation);
}

/** Without the frontmatter, whose keys are everybody's, and without comments: a template's advice is nobody's own words. Linear. */
function body(source: string): string {
  const end = source.startsWith('---') ? source.indexOf('\n---', 3) : -1;
  let at = end < 0 ? 0 : end + 4;
  let out = '';
  for (;;) {
    const start = source.indexOf('<!--', at);
    const close = start < 0 ? -1 : source.indexOf('-->', start + 4);
    if (close < 0) return out + source.slice(at);
    out += `${source.slice(at, start)} `;
    at = close + 3;
  }
}
