/** The screen of `rubric test`: how many sentences and proposals are read as expected, and each that is not, with its place. */
import { paragraph } from '../layout.js';
import { safe } from '../safe.js';
import { count, numberWord, upperFirst } from '../words.js';
import { exampleWords, misreadLines, unshownLines } from './check.js';
import type { RubricTest } from './hearing.js';
import { remarkLines, type ScreenOptions } from './problems.js';

export function testScreen(found: RubricTest, { width }: ScreenOptions): string {
  const differing = found.proposals.filter((p) => p.differs.length > 0);
  const n = found.proposals.length;
  const opening = [
    found.examples.run === 0 ? `${safe(found.title)} has no examples yet.` : `${safe(found.title)}: ${lower(exampleWords(found.examples.run, found.examples.misread.length))}`,
    n === 0 ? '' : differing.length === 0 ? upperFirst(`${count(n, 'proposal')} ${n === 1 ? 'comes' : 'come'} out as you say.`) : `${upperFirst(numberWord(differing.length))} of ${count(n, 'proposal')} ${differing.length === 1 ? 'comes' : 'come'} out otherwise than you say.`,
  ].filter((w) => w !== '');
  const lines = ['', ...opening.flatMap((line) => paragraph(line, width, '  ')), ...misreadLines(found.examples.misread, width), ...remarkLines([...found.problems, ...differing.flatMap((p) => p.differs)], width), ...unshownLines(found.examples, width)];
  return `${lines.join('\n')}\n`;
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
