/** Whether the figure that stands by certain words lies in a range: a share, a price, a number of weeks. */
import type { Phrase } from '../rubric/types.js';
import { defineCheck } from './check.js';
import { figuresBy } from './figures.js';
import { asList, phraseTexts, sectionIds, strict, text } from './written.js';

interface Written {
  readonly words: string | readonly string[];
  readonly in?: string | readonly string[] | undefined;
  readonly unit: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

interface Params {
  readonly phrases: readonly Phrase[];
  readonly in: readonly string[] | null;
  readonly unit: string;
  readonly from: number | null;
  readonly to: number | null;
}

export const figure = defineCheck<Written, Params>({
  kind: 'figure',
  about: 'Holds when the figure nearest to the words, in the same sentence or table row, lies in a range: `unit` is percent, a currency such as USD, or the word behind the number (weeks). Can\'t be told where no such figure stands.',
  fact: true,
  example: { words: ['of ... revenue'], in: ['terms'], unit: 'percent', from: 5, to: 15 },
  params: (z) => strict(z, { words: phraseTexts(z), in: sectionIds(z).optional(), unit: text(z), from: z.number().optional(), to: z.number().optional() }),
  refers: (written) => (written.in === undefined ? [] : asList(written.in).map((id, i) => ({ to: 'section' as const, id, at: typeof written.in === 'string' ? ['in'] : ['in', i] }))),
  prepare: (written, tools) => ({
    phrases: tools.phrases(asList(written.words), ['words']),
    in: written.in === undefined ? null : asList(written.in),
    unit: written.unit,
    from: written.from ?? null,
    to: written.to ?? null,
  }),
  run: (params, context) => {
    const found = figuresBy(params.phrases, [params.unit], params.in, context).map((one) => ({ ...one, holds: one.values.every((value) => value >= (params.from ?? -Infinity) && value <= (params.to ?? Infinity)) }));
    const outside = found.filter(({ holds }) => !holds);
    if (outside.length > 0) return { truth: 'no', evidence: outside.map((one) => one.evidence(false)), note: `"${outside[0]!.written}" lies outside ${bounds(params)}.` };
    return found.length > 0 ? { truth: 'yes', evidence: found.map((one) => one.evidence(true)) } : { truth: 'unknown', evidence: [] };
  },
});

function bounds({ from, to, unit }: Params): string {
  const sign = unit === 'percent' ? ' %' : ` ${unit}`;
  if (from === to) return `${from}${sign}`;
  return `${from === null ? 'up' : from} ${to === null ? 'or more' : `to ${to}`}${sign}`;
}
