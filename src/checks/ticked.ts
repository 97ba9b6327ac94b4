/** Whether a box is ticked. */
import { headingKey } from '../lib/fold.js';
import { defineCheck } from './check.js';
import { blocksIn } from './facts.js';
import { asList, oneOrMore, sectionIds, strict, text } from './written.js';

interface Written {
  readonly in?: string | readonly string[] | undefined;
  readonly box: string | readonly string[];
}

export const ticked = defineCheck<Written>({
  kind: 'ticked',
  about: 'Holds when a checkbox that begins with these words is ticked.',
  fact: true,
  example: { in: 'resources', box: ['Access to technology'] },
  shorthand: 'box',
  params: (z) => strict(z, { in: sectionIds(z).optional(), box: oneOrMore(z, text(z), 'the words of a box, or a list of them') }),
  refers: (written) => (written.in === undefined ? [] : asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] }))),
  run: (written, context) => {
    const keys = asList(written.box).map(headingKey);
    const boxes = blocksIn(context, written.in === undefined ? null : asList(written.in)).filter((block) => {
      if (block.checked === null) return false;
      const words = headingKey(block.text);
      return keys.some((key) => words === key || words.startsWith(`${key} `));
    });
    const on = boxes.filter((b) => b.checked === true);
    const shown = on.length > 0 ? on : boxes;
    return { truth: on.length > 0 ? 'yes' : 'no', evidence: shown.map((b) => context.evidenceOf(b, 0, b.text.length, b.checked === true ? 'supports' : 'denies', 'fact', null)) };
  },
});
