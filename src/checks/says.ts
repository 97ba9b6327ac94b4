/** Whether the proposer says it, in words. */
import { hasNeed } from '../language/specifics.js';
import type { Evidence } from '../language/evidence.js';
import type { Need, Phrase } from '../rubric/types.js';
import { defineCheck } from './check.js';
import { asList, needs, oneOrMore, sectionIds, strict, text } from './written.js';

interface Written {
  readonly words: string | readonly string[];
  readonly in?: string | readonly string[] | undefined;
  readonly needs?: Need | undefined;
}

interface Params {
  readonly phrases: readonly Phrase[];
  readonly in: readonly string[] | null;
  readonly needs: Need | null;
}

export const says = defineCheck<Written, Params>({
  kind: 'says',
  about: 'Holds when one of the phrases is affirmed in a sentence that counts; weakly when it is hedged or lacks the specific that `needs` names; a denial never makes it hold.',
  fact: false,
  example: { words: ['publish ... (code | software)'], in: ['outcomes'], needs: 'license' },
  shorthand: 'words',
  params: (z) => strict(z, { words: oneOrMore(z, text(z).max(400), 'a phrase, or a list of phrases'), in: sectionIds(z).optional(), needs: z.enum(needs).optional() }),
  refers: (written) => (written.in === undefined ? [] : asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] }))),
  prepare: (written, tools) => ({
    phrases: tools.phrases(asList(written.words), ['words']),
    in: written.in === undefined ? null : asList(written.in),
    needs: written.needs ?? null,
  }),
  run: (params, context, brief) => {
    const yes: Evidence[] = [];
    const weak: Evidence[] = [];
    const unread: Evidence[] = [];
    const excluded: Evidence[] = [];
    for (const { mention, evidence, actor } of context.mentions(params.phrases, params.in)) {
      const { stance } = mention.reading;
      if (!context.hasTriggers) unread.push(evidence);
      else if (stance === 'unrelated') excluded.push({ ...evidence, excluded: 'it speaks of something or somebody else' });
      else if (stance === 'denies') excluded.push({ ...evidence, excluded: 'it says no' });
      else if (actor === 'other') excluded.push({ ...evidence, excluded: 'it tells what somebody else does' });
      // The source as written holds a link's address, which the words alone do not.
      else if (stance === 'hedges' || (params.needs !== null && !hasNeed(evidence.text, params.needs))) weak.push(evidence);
      else {
        yes.push(evidence);
        if (brief === true) break;
      }
    }
    if (yes.length > 0) return { truth: 'yes', evidence: yes, excluded };
    if (weak.length > 0) return { truth: 'weak', evidence: weak, excluded };
    return unread.length > 0 ? { truth: 'unknown', evidence: unread, excluded } : { truth: 'no', evidence: [], excluded };
  },
});
