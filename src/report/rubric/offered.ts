/** Examples offered from what reviewers said: YAML to paste into a rubric, each with the record that it comes from. */
import type { RubricExample } from '../../rubric/types.js';
import { safe } from '../safe.js';
import { count, upperFirst } from '../words.js';

export interface Offered extends Pick<RubricExample, 'criterion' | 'reads' | 'text' | 'in'> {
  readonly onLine: boolean;
  /** How the rubric reads it now. */
  readonly read: string;
  readonly by: string;
  /** The record and the line of the answer in it. */
  readonly path: string;
  readonly line: number;
  /** False: the reviewer answered on the sentence that was shown, without quoting it. */
  readonly quoted: boolean;
}

/** `order`: as the rubric lists them. `answers`: how many sentences were compared. A page of comments alone where nothing differs. */
export function offeredYaml(offered: readonly Offered[], { title, answers, order }: { readonly title: string; readonly answers: number; readonly order: readonly { readonly id: string; readonly title: string }[] }): string {
  const name = safe(title);
  if (answers === 0) return `# ${name}: no answer of a reviewer rests on a sentence here, so there is nothing to learn from yet.\n`;
  if (offered.length === 0) return `# ${name} reads ${answers === 1 ? 'the one sentence' : `all ${answers} sentences`} as the reviewers did: nothing to add.\n`;
  const known = order.filter(({ id }) => offered.some((one) => one.criterion === id));
  return [
    `# ${name}: ${count(offered.length, 'sentence')} of ${answers} ${offered.length === 1 ? 'is' : 'are'} read otherwise than by the reviewers.`,
    '# Take what you agree with under examples: of the rubric; then proposals rubric test tells when it is read so.',
    'examples:',
    ...known.flatMap(({ id, title: thing }) => [
      `  ${id}: # ${safe(thing)}`,
      ...offered.filter((one) => one.criterion === id).flatMap((one) => [
        `    # ${safe(one.path)}:${one.line}, ${safe(one.by)}${one.quoted ? '' : ', on the sentence shown'}. ${upperFirst(`read as ${safe(one.read)}`)}.`,
        `    - { ${one.reads}: ${JSON.stringify(one.text)}${one.onLine ? ', line: true' : ''}${one.in === null ? '' : `, in: ${one.in}`} }`,
      ]),
    ]),
    '',
  ].join('\n');
}
