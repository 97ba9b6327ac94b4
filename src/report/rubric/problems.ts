/** Problems of a rubric, in the three lines of all our troubles: what follows, where and why, what to write instead. */
import type { Problem } from '../../lib/place.js';
import { problemPlace } from '../../lib/problem.js';
import { paragraph, widthOf } from '../layout.js';
import { safe } from '../safe.js';
import { sentence, upperFirst } from '../words.js';

export interface ScreenOptions {
  readonly color: boolean;
  readonly width: number;
}

/** Most problems on one screen. */
const MOST = 12;

/** The screen that says why something can't be used: `head` in a sentence. */
export function problemScreen(head: string, problems: readonly Problem[], { width }: ScreenOptions): string {
  return `${['', ...paragraph(safe(head), width, '  '), ...remarkLines(problems, width)].join('\n')}\n`;
}

/** Each problem with its place and its fix, a blank line before each. */
export function remarkLines(problems: readonly Problem[], width: number): readonly string[] {
  const shown = problems.slice(0, MOST).flatMap((p) => ['', ...placeAndWords(p, width), ...(p.fix === null ? [] : paragraph(sentence(upperFirst(safe(p.fix))), width, '  '))]);
  return problems.length > MOST ? [...shown, '', `  and ${problems.length - MOST} more`] : shown;
}

function placeAndWords(p: Problem, width: number): readonly string[] {
  return placed(problemPlace(p), sentence(upperFirst(safe(p.message))), width);
}

/** Words behind their place; under it where both don't fit on a line. */
export function placed(place: string, words: string, width: number): readonly string[] {
  const name = safe(place);
  const whole = `  ${name}  ${words}`;
  return name === '' ? paragraph(words, width, '  ') : widthOf(whole) <= width ? [whole] : [...paragraph(name, width, '  '), ...paragraph(words, width, '  ')];
}
