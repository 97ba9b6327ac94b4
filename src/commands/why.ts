/** The problem that `--why` asks for something that is not there. */
import type { Problem } from '../lib/place.js';
import type { RunResult } from '../evaluate/result.js';
import { problem } from '../lib/problem.js';
import { findWhy } from '../report/why.js';

export function whyProblem(result: RunResult, words: string): Problem | null {
  const found = findWhy(result, words);
  if (found.subjects.length > 0 || found.line !== null) return null;
  const path = result.evaluations[0]?.proposal.path ?? 'proposal.md';
  const at = words.lastIndexOf(':');
  if (at > 0 && /^\d+$/u.test(words.slice(at + 1)))
    return problem('why-unknown', `--why: "${words.slice(0, at)}" is none of the proposals that were judged.`, { fix: `Write: --why ${path}:${words.slice(at + 1)}` });
  return problem('why-unknown', `--why: no title holds "${words}".`, {
    fix: found.nearest.length > 0 ? `Near it: ${found.nearest.join(' · ')}` : `Take a word of a title on the screen, or a line: --why ${path}:12`,
  });
}
