/** The pass across files: proposals that are nearly the same text, said at the later of the two. */
import type { Evaluation, Host } from '../../model.js';
import { problem } from '../../problem.js';
import { likePairs, signatureOf } from '../../text/minhash.js';
import type { FoundFile } from '../files.js';
import { shownPath } from '../root.js';

/** Share of five-word runs in common from which two texts are called nearly the same. */
const LEAST = 0.8;

/** Adds to the evaluation of a path what is said of it. */
export type WithSimilar = (evaluation: Evaluation) => Evaluation;

/**
 * Looks through all files before any is judged; only signatures are kept. `isJudged` says whether a file will be among those that are: a note
 * stands at the later by name of two, or at the one that is judged.
 */
export function similarIn(files: readonly FoundFile[], isJudged: (path: string) => boolean, host: Host): WithSimilar {
  if (files.length < 2) return (evaluation) => evaluation;
  const seen = new Set<string>();
  const paths = files.filter((file) => file.path !== '-').map((file) => ({ file: file.path, path: shownPath(file.path, host) })).filter(({ path }) => !seen.has(path) && seen.add(path));
  const signatures = paths.map(({ file }) => {
    const read = host.read(file);
    return read.ok ? signatureOf(body(new TextDecoder().decode(read.bytes))) : null;
  });
  const notes = new Map<string, Evaluation['problems']>();
  for (const { a, b, likeness } of likePairs(signatures, LEAST)) {
    const first = paths[a]!.path;
    const second = paths[b]!.path;
    const [at, like] = isJudged(second) ? [second, first] : [first, second];
    const note = problem('similar-text', `it is nearly the same text as ${like} (about ${Math.round(likeness * 100)} % of it).`, { level: 'note', path: at, fix: 'Where it takes the other\'s place, take that one out.' });
    notes.set(at, [...(notes.get(at) ?? []), note]);
  }
  return (evaluation) => {
    const found = notes.get(evaluation.proposal.path);
    // A draft may still be the template that it began as.
    return found === undefined || evaluation.gate?.needs === 'nothing' ? evaluation : { ...evaluation, problems: [...evaluation.problems, ...found] };
  };
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
