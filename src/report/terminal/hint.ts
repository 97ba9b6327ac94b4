/** Commands printed as hints: as they can be typed, on one line where they fit. */
import type { Evaluation } from '../../evaluate/result.js';
import { paragraph, widthOf, wrap } from '../layout.js';
import { safe } from '../safe.js';
import type { Screen } from './screen.js';

/** Quoted for a shell where it holds anything but plain characters. */
export function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `npx evaluate plan.md --type community`; '' for a text from standard input, which cannot be read twice. */
export function commandFor(evaluation: Evaluation, program: string, more: string, { call }: Screen): string {
  const { proposal, rubric } = evaluation;
  if (proposal.path === '-') return '';
  const stage = rubric.stage === null ? '' : `--stage ${shellWord(safe(rubric.stage))}`;
  return [`${call.prefix}${program}`, shellWord(safe(call.pathOf(proposal.path))), call.options, stage, more].filter((part) => part !== '').join(' ');
}

/** Text with a command behind it: on the same line where it fits, else on lines of its own. */
export function withCommand(text: string, command: string, screen: Screen, indent = '  '): readonly string[] {
  if (command === '') return paragraph(text, screen.width, indent);
  const last = wrap(text, screen.width - indent.length).at(-1)!;
  return widthOf(last) + 1 + widthOf(command) <= screen.width - indent.length
    ? paragraph(`${text} ${command}`, screen.width, indent)
    : [...paragraph(text, screen.width, indent), ...paragraph(command, screen.width, `${indent}   `)];
}
