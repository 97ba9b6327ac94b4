/** Reports words that got no credit because nothing is said by them: the same words under many titles, pasted wording, placeholders left over. */
import { splitPointer } from '../language/pointer.js';
import type { Criterion } from '../rubric/types.js';
import type { Place, Problem } from '../lib/place.js';
import { problem } from '../lib/problem.js';
import { tagsOf } from '../proposal/html.js';
import { isPastedBack } from './boilerplate.js';
import type { Reading } from './reading.js';
import type { OwnLine } from './self-assessment.js';

/** More of a kind are told in one problem, with how many there are. */
export function gamingProblems(reading: Reading): readonly Problem[] {
  const own = [...reading.own.criteria];
  const criteria = own.length === 0 ? new Map<string, Criterion>() : new Map(reading.rubric.checklists.flatMap((l) => l.criteria).map((c) => [c.id, c]));
  const words = (line: OwnLine): string => splitPointer(line.statement).rest;
  const formulas = own.map(([, line]) => line).filter((line) => reading.repeated.has(line));
  const rest = own.filter(([, line]) => !reading.repeated.has(line));
  const pasted = rest.filter(([id, line]) => isPastedBack(words(line), criteria.get(id)!, reading.language)).map(([, line]) => line);
  const body = [...reading.boilerplate.values()].sort((a, b) => a.index - b.index).map((s) => placeOf(reading, s.block, s.start, s.end));
  return [
    ...told(reading, 'same-statement', formulas.map((l) => linePlace(reading, l)), (n) => `${n} lines of the self-assessment say the same words, which count under none of them.`, 'Say under each line why it holds there.'),
    ...told(reading, 'pasted-wording', [...pasted.map((l) => linePlace(reading, l)), ...body], (n) => `${n === 1 ? 'A sentence repeats' : `${n} sentences repeat`} the rubric\'s own wording and ${n === 1 ? 'does' : 'do'} not count.`, 'Say it in your own words, with what you do.'),
    ...told(reading, 'hidden-text', veiled(reading), () => 'Text here is hidden from a reader of the page; it does not count.', 'Show it, or delete it.'),
    ...told(reading, 'placeholder', placeholders(reading), (n) => `${n === 1 ? 'A placeholder is' : `${n} placeholders are`} left in the text, the first here.`, 'Fill it in, or delete it.'),
  ];
}

function told(reading: Reading, code: string, places: readonly Place[], message: (count: number) => string, fix: string): Problem[] {
  const first = places[0];
  return first === undefined ? [] : [problem(code, message(places.length), { level: 'warning', path: reading.proposal.path, place: first, fix })];
}

function linePlace(reading: Reading, line: OwnLine): Place {
  return placeOf(reading, line.block.index, line.start, Math.max(line.end, line.start + 1));
}

function placeOf(reading: Reading, block: number, start: number, end: number): Place {
  return reading.evidenceFor(reading.proposal.blocks[block]!, start, end, 'unrelated', 'text', null);
}

/** Blocks of HTML that hide words within themselves; what is hidden in running text is told where it is read. */
function veiled(reading: Reading): Place[] {
  const { proposal } = reading;
  if (proposal.problems.some((p) => p.code === 'hidden-text')) return [];
  return proposal.blocks.flatMap((block) => {
    if (block.kind !== 'html' || !tagsOf(block.text).some((tag) => tag.kind === 'open' && tag.hides && !scripts.has(tag.name))) return [];
    return [proposal.lineMap.place(block.start, block.end)];
  });
}

const scripts = new Set(['script', 'style', 'template', 'noscript', 'title', 'head']);

/** Words that only a draft holds, in capitals or as they come from a generator; "to be decided" in a sentence is a statement and none of these. */
const residue = /\b(?:TBD|TBA|TBC|TODO|FIXME|XXX+)\b|\blorem ipsum\b|\[(?:insert|your|add|describe|fill in|name|project name|date)\b/iu;

/** Said at a glance: without word borders and Unicode it is looked for many times faster. */
const worthALook = /TB[ABCD]|TODO|FIXME|XXX|lorem|\[/i;

function placeholders(reading: Reading): Place[] {
  return reading.body.flatMap((sentence) => {
    const found = worthALook.test(sentence.text) ? residue.exec(sentence.text) : null;
    if (found === null || (/^[a-z]/u.test(found[0]) && !/^lorem/iu.test(found[0]))) return [];
    return [placeOf(reading, sentence.block, sentence.start + found.index, sentence.start + found.index + found[0].length)];
  });
}
