/** The pass across files: proposals that are nearly the same text, said at the later of the two. */
import type { Evaluation } from '../../evaluate/result.js';
import type { Host } from '../../lib/host.js';
import { problem } from '../../lib/problem.js';
import { bandsOf, likePairs, signatureOf } from '../../lib/minhash.js';
import type { FoundFile } from '../files.js';
import { shownPath } from '../root.js';

/** Share of five-word runs in common from which two texts are called nearly the same. */
const LEAST = 0.8;

/** Adds to the evaluation of a path what is said of it. */
export type WithSimilar = (evaluation: Evaluation) => Evaluation;

/**
 * Looks through all files before any is judged, and keeps of each what finds those that may be like it. `isJudged` says whether a file will be among those that are: a note
 * stands at the later by name of two, or at the one that is judged.
 */
export function similarIn(files: readonly FoundFile[], isJudged: (path: string) => boolean, host: Host): WithSimilar {
  if (files.length < 2) return (evaluation) => evaluation;
  const seen = new Set<string>();
  const paths = files.filter((file) => file.path !== '-').map((file) => ({ file: file.path, path: shownPath(file.path, host) })).filter(({ path }) => !seen.has(path) && seen.add(path));
  const read = (index: number): Uint32Array | null => {
    const file = host.read(paths[index]!.file);
    return file.ok ? signatureOf(body(new TextDecoder().decode(file.bytes))) : null;
  };
  const bands = paths.map((_, index) => { const signature = read(index); return signature === null ? null : bandsOf(signature); });
  const again = remembering(read);
  const notes = new Map<string, Evaluation['problems']>();
  for (const { a, b, likeness } of likePairs(bands, again, LEAST)) {
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

/** Files that are read again are few, and the same ones come in a row. */
const MOST_REMEMBERED = 200;

function remembering(read: (index: number) => Uint32Array | null): (index: number) => Uint32Array | null {
  const known = new Map<number, Uint32Array | null>();
  return (index) => {
    let signature = known.get(index);
    if (signature === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(index, (signature = read(index)));
    }
    return signature;
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
