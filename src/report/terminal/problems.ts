/** What a user wrote wrong, in three lines: what follows from it, where and why, how to fix it. */
import type { Problem } from '../../lib/place.js';
import { problemPlace } from '../../lib/problem.js';
import { paragraph, widthOf } from '../layout.js';
import { safe } from '../safe.js';
import { sentence, upperFirst } from '../words.js';
import type { Screen } from './screen.js';

/** Most problems shown of one file; the JSON has all. */
const MOST_OF_ONE = 5;

/** Problems that stopped something, a block with a blank line in front for each thing that they stopped. */
export function problemBlocks(problems: readonly Problem[], screen: Screen): readonly string[] {
  const blocks = new Map<string, Problem[]>();
  for (const problem of problems) {
    const head = headline(problem);
    const block = blocks.get(head);
    if (block === undefined) blocks.set(head, [problem]);
    else block.push(problem);
  }
  return [...blocks].flatMap(([head, of]) => [
    '',
    ...paragraph(head, screen.width, '  '),
    ...of.slice(0, MOST_OF_ONE).flatMap((problem) => [
      ...placeAndWords(problem, '  ', screen),
      ...(problem.fix === null ? [] : paragraph(upperFirst(safe(problem.fix)), screen.width, '  ')),
    ]),
    ...(of.length > MOST_OF_ONE ? [`  and ${of.length - MOST_OF_ONE} more`] : []),
  ]);
}

/** A remark among others: place, words and fix, without the headline. */
export function problemLines(problem: Problem, screen: Screen): readonly string[] {
  const place = problem.line === null ? '' : `${problem.line}:${problem.column ?? 1}`;
  const lead = `     ${place === '' ? '' : `${screen.paint.dim(place)}  `}`;
  const text = [sentence(upperFirst(safe(problem.message))), sentence(safe(problem.fix ?? ''))].filter((part) => part !== '').join(' ');
  const hang = screen.width >= 56 ? ' '.repeat(widthOf(lead)) : '     ';
  return paragraph(text, screen.width, lead, hang);
}

function placeAndWords(problem: Problem, indent: string, screen: Screen): readonly string[] {
  const place = safe(problemPlace(problem));
  const words = sentence(upperFirst(safe(problem.message)));
  // A place on a line of its own where it would leave the words no room.
  if (place === '') return paragraph(words, screen.width, indent);
  if (widthOf(place) > screen.width / 2) return [...paragraph(place, screen.width, indent), ...paragraph(words, screen.width, indent)];
  return paragraph(words, screen.width, `${indent}${place}  `, indent);
}

/** By the code's family: what could not be done because of it. */
function headline(problem: Problem): string {
  const name = problem.path === null ? 'it' : safe(problem.path);
  if (problem.code === 'proposal-unlisted') return `${name} was not evaluated.`;
  if (problem.level !== 'error') return `${name} was evaluated, with a remark.`;
  const family = problem.code.split('-')[0];
  switch (family) {
    case 'option': return 'The options are wrong. Nothing was evaluated.';
    case 'none': return problem.path === null ? 'There is no proposal in this folder.' : `There is no proposal in ${name}.`;
    case 'git': case 'base': return 'The changes in this request could not be found. Nothing was evaluated.';
    case 'why': return 'Nothing has that name.';
    case 'output': return 'The report was not written.';
    case 'result': return `${name} is not a result that can be shown.`;
    case 'rubric': return problem.path === null ? 'No rubric was found. Nothing was evaluated.' : `${name} cannot be used as a rubric. Nothing was evaluated by it.`;
    case 'language': return `${name} cannot be used. Nothing was evaluated.`;
    case 'type': return problem.code === 'type-unjudged' ? `${name} was not evaluated: there is no rubric for its type.` : `${name} was not evaluated: its type is not known.`;
    case 'record': case 'records': case 'answer': case 'answers': case 'reviewers': case 'waiver': case 'decision': case 'name':
      return `${name} could not be used.`;
    case 'frontmatter': return `${name} was not evaluated: its frontmatter cannot be read.`;
    // Settings and the like are never evaluated; proposals are Markdown.
    default: return /\.(ya?ml|json)$/iu.test(name) ? `${name} could not be used.` : `${name} was not evaluated: it cannot be read.`;
  }
}
