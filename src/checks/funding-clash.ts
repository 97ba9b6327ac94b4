/** Whether money that is said to be secured is said elsewhere to be still awaited. */
import type { Evidence } from '../language/evidence.js';
import type { Phrase } from '../rubric/types.js';
import { defineCheck, type MentionRead } from './check.js';
import { fieldEvidence } from './facts.js';
import { strict, text } from './written.js';

interface Written {
  readonly field: string;
}

interface Params extends Written {
  readonly secured: readonly Phrase[];
  readonly pending: readonly Phrase[];
}

const money = '(grant | funding | fund | funds | money | budget | award | fellowship | sum | contract)';
const whole = '(the | our | this | all (the | our)?)';

const secured: readonly string[] = [
  `${whole} ${money} ...4 (be | is | are | has been | have been)? (secured | granted | awarded | signed | in the bank | in hand | on the account | paid out | approved)`,
  `(money | funds | funding | budget | sum) ...3 (in the bank | in hand | on the account)`,
];
const pending: readonly string[] = [
  `(have | has | had)? (applied | are applying | is applying) ...3 for (the | this | our | all (the)?)? ...2 ${money}`,
  `${whole} ${money} ...4 (be | is | are) (still)? (pending | applied for | awaited | outstanding | under review | undecided | requested | not yet (secured | granted | awarded | approved | decided | confirmed) | not (secured | granted | approved))`,
  `(await | awaiting | wait for | waiting for) (the | a | their | its)? ...4 (decision | answer | award) ...4 (grant | funding | funder | application | foundation | fund | money)`,
  `(await | awaiting | wait for | waiting for) (the | our)? (grant | funding | award | money)`,
  `(foundation | funder | fund | council | ministry) (will | shall)? (decide | decides) ...3 (in | on | by)`,
  `(application | bid) ...5 (pending | under review | submitted | is with | awaits)`,
];
/** Money for something else, for later, or on top. */
const beside = new Set('second further additional extra more another later follow-up follow-on next beyond extension remaining besides other also'.split(' '));

export const fundingClash = defineCheck<Written, Params>({
  kind: 'funding-clash',
  about: 'Holds weakly when the money is secured by its field or in plain words and another sentence says that it is applied for or awaited: which is so is for a reader.',
  fact: false,
  example: { field: 'budget' },
  shorthand: 'field',
  params: (z) => strict(z, { field: text(z) }),
  refers: (written) => [{ to: 'field', id: written.field, at: ['field'] }],
  prepare: (written, tools) => ({ ...written, secured: tools.phrases(secured, []), pending: tools.phrases(pending, []) }),
  run: (params, context) => {
    const read = context.field(params.field);
    const counts = (m: MentionRead): boolean => m.mention.reading.stance === 'supports' && m.actor !== 'other';
    const stated = read.status === 'present' && read.value?.kind === 'money' && read.value.status === 'secured';
    const firm: readonly Evidence[] = stated ? fieldEvidence(context, read) : [...context.mentions(params.secured, null)].filter(counts).map((m) => m.evidence);
    const same = new Set(firm.map((e) => `${e.line}:${e.column}`));
    const open = [...context.mentions(params.pending, null)]
      .filter((m) => m.actor !== 'other' && m.mention.reading.stance !== 'unrelated' && m.mention.reading.stance !== 'denies')
      .filter((m) => !m.evidence.excerpt.toLowerCase().split(/[^\p{L}-]+/u).some((w) => beside.has(w)))
      .map((m) => m.evidence)
      .filter((e) => !same.has(`${e.line}:${e.column}`));
    const first = firm[0];
    const second = open[0];
    if (first === undefined || second === undefined) return { truth: 'no', evidence: [] };
    return { truth: 'weak', evidence: [first, second], note: `The money is secured in line ${first.line} and still awaited in line ${second.line}.` };
  },
});
