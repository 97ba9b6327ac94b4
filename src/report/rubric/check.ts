/** The screen of `rubric check`: whether it can be used, what to fix first, then every remark with its place. */
import type { Outcome } from '../../evaluate/result.js';
import { paragraph } from '../layout.js';
import { safe } from '../safe.js';
import { count, listed, numberWord, sentence, upperFirst } from '../words.js';
import type { ExamplesRun, Misread, RubricCheck } from './hearing.js';
import { placed, remarkLines, type ScreenOptions } from './problems.js';

const bestFirst: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];

export function checkScreen(found: RubricCheck, { width }: ScreenOptions): string {
  const { misread, run } = found.examples;
  const opening = [
    sentence(`${safe(found.title)} ${found.base ? 'can be built on' : 'can be used'}${found.base ? '' : `; ${reachedWords(found)}`}`),
    [
      found.remarks.length === 0 ? '' : upperFirst(`${count(found.remarks.length, 'remark')}.`),
      exampleWords(run, misread.length),
    ].filter((w) => w !== '').join(' '),
  ].filter((w) => w !== '');
  const lines = ['', ...opening.flatMap((line) => paragraph(line, width, '  ')), ...misreadLines(misread, width), ...remarkLines(found.remarks, width), ...unshownLines(found.examples, width)];
  return `${lines.join('\n')}\n`;
}

function reachedWords({ reached, words }: RubricCheck): string {
  if (reached.length === bestFirst.length) return 'all four outcomes can be reached';
  const missing = bestFirst.filter((o) => !reached.includes(o)).map((o) => `"${safe(words[o])}"`);
  return `${listed(missing)} cannot be reached`;
}

/** `1 of 3 examples is not read as expected.` */
export function exampleWords(run: number, misread: number): string {
  if (run === 0) return '';
  if (misread === 0) return run === 1 ? 'Its example is read as expected.' : `All ${numberWord(run)} examples are read as expected.`;
  return `${misread} of ${run} examples ${misread === 1 ? 'is' : 'are'} not read as expected.`;
}

/** Each example that is read otherwise: its place, its words, and the two readings. */
export function misreadLines(misread: readonly Misread[], width: number): readonly string[] {
  return misread.flatMap((m) => [
    '',
    ...placed(`${m.path}:${m.line}:${m.column}`, safe(m.title), width),
    ...paragraph([m.text === '' ? '' : `"${safe(m.text)}"`, safe(m.facts)].filter((w) => w !== '').join(', with '), width, '  ', '   '),
    ...paragraph(`Expected: ${m.wanted}; read as ${safe(m.read)}. ${safe(m.hint)}`, width, '  '),
  ]);
}

export function unshownLines({ unshown }: ExamplesRun, width: number): readonly string[] {
  const of = (lacks: 'all' | 'for' | 'against'): readonly string[] => unshown.filter((u) => u.lacks === lacks).map((u) => safe(u.title));
  const line = (label: string, titles: readonly string[]): readonly string[] => (titles.length === 0 ? [] : paragraph(`${label}: ${titles.join(', ')}`, width, '  '));
  const lines = [...line('No example yet', of('all')), ...line('No example for it', of('for')), ...line('No example against it', of('against'))];
  return lines.length === 0 ? [] : ['', ...lines];
}
