/** Letters over whatever reviewers may have answered and decided about the shipped examples. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeLetter } from '../../src/commands/letter/compose.js';
import { decidedOf } from '../../src/desk/decided.js';
import { letterTitle } from '../../src/desk/letter.js';
import { checkLetter } from '../../src/desk/letter-check.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { Outcome } from '../../src/evaluate/result.js';
import type { Proposal } from '../../src/proposal/types.js';
import type { Rubric } from '../../src/rubric/types.js';
import { parseProposal } from '../../src/proposal/parse.js';
import { answerable } from '../../src/reviews/check.js';
import { currentRecords } from '../../src/reviews/current.js';
import { printsOf } from '../../src/reviews/fingerprint.js';
import { findQuote, quoteIndex } from '../../src/evaluate/quotes.js';
import type { KeptAnswer, RecordFile } from '../../src/reviews/record.js';
import { widthOf } from '../../src/report/layout.js';
import { safe } from '../../src/report/safe.js';
import { packageRoot } from '../cli/fake-host.js';
import { rubricOf, shelf, today } from '../scaffold/shipped.js';

const outcomes = ['accept', 'defer', 'refine', 'decline'] as const;
const language = shelf.language('english');
if (!language.ok) throw new Error('no language');
const templates = new Map<Outcome, string>(outcomes.map((outcome) => [outcome, readFileSync(join(packageRoot, 'templates/letters', `${outcome}.md`), 'utf8')]));

/** Finished examples, with the rubric of each. */
const examples: readonly { readonly text: string; readonly rubric: Rubric }[] = shelf.types.filter((type) => shelf.forType(type) !== null).flatMap((type) => {
  const folder = join(packageRoot, 'examples', type === 'research' ? '' : type);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => ({ text: readFileSync(join(folder, name), 'utf8'), rubric: rubricOf(type) })) : [];
});

const verdicts = { criterion: ['met', 'partial', 'missing', 'contradicted', 'not-applicable'], 'anti-pattern': ['present', 'absent'], avoid: ['absent'], timing: ['waits', 'clear'] } as const;
const secret = 'between us they pay late';

interface Drawn {
  readonly example: number;
  readonly title: string | null;
  readonly given: readonly { readonly which: number; readonly verdict: number; readonly sentence: number; readonly say: boolean }[];
  readonly decisions: readonly (Outcome | null)[];
  readonly outcome: Outcome;
}

const decision: fc.Arbitrary<Outcome | null> = fc.constantFrom(null, ...outcomes);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  example: fc.nat(examples.length - 1),
  title: fc.option(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 }).map((title) => `A "plan" ${title} values/privacy ● 84.5 of 100`), { freq: 2 }),
  given: fc.uniqueArray(fc.record({ which: fc.nat(200), verdict: fc.nat(4), sentence: fc.nat(400), say: fc.boolean() }), { selector: ({ which }) => which, maxLength: 14 }),
  decisions: fc.tuple(decision, decision),
  outcome: fc.constantFrom(...outcomes),
});

function recordsOf({ given, decisions }: Drawn, proposal: Proposal, rubric: Rubric): readonly RecordFile[] {
  const ids = [...answerable(rubric)];
  const prints = printsOf(proposal);
  const sentences = proposal.sentences.map(({ text }) => text).filter((text) => findQuote(quoteIndex(proposal), text).found);
  const seen = new Set<string>();
  const answers = given.flatMap(({ which, verdict, sentence, say }): KeptAnswer[] => {
    const [id, kind] = ids[which % ids.length]!;
    if (seen.has(id)) return [];
    seen.add(id);
    const allowed = verdicts[kind];
    const quote = sentences[sentence % sentences.length];
    return [{ id, verdict: allowed[verdict % allowed.length]!, quotes: quote === undefined ? [] : [quote], why: secret, on: null, given: today, restsOn: { sentences: [], sections: [], text: prints.text }, line: 1, column: 1, ...(say ? { say: 'Say how the crews decide' } : {}) }];
  });
  return decisions.map((outcome, i): RecordFile => ({
    path: `p.reviews/${i}.yaml`, by: ['amara', 'tomas'][i]!, assistant: null, waivers: [], answers: i === 0 ? answers : [],
    decision: outcome === null ? null : { outcome, why: i === 0 ? 'We weighed it for long' : outcome, on: today, text: proposal.contentSha256, words: prints.text, alternatives: ['A licence for all'] },
  }));
}

function compose(one: Drawn): { readonly letter: string; readonly proposal: Proposal; readonly rubric: Rubric; readonly score: readonly number[]; readonly reasons: readonly string[]; readonly title: string } {
  const { text, rubric } = examples[one.example]!;
  const source = one.title === null ? text : text.replace(/^title: .*$/mu, () => `title: ${JSON.stringify(one.title)}`);
  const parsed = parseProposal(source, 'p.md');
  const read = parsed.ok ? parsed : parseProposal(text, 'p.md');
  if (!read.ok) throw new Error('unreadable');
  const proposal = read.value;
  const files = recordsOf(one, proposal, rubric);
  const config = { reviewers: ['amara', 'tomas'], assistants: 'suggest' as const, secondReader: [] };
  const { records } = currentRecords(files, proposal, config, today, answerable(rubric));
  const evaluation = evaluate(proposal, rubric, { today, records, language: language.ok ? language.value : null! });
  const decided = decidedOf(files, { text: proposal.contentSha256, words: printsOf(proposal).text }, config);
  const composed = composeLetter({ evaluation, outcome: one.outcome, decided, files, index: quoteIndex(proposal), today, name: 'Ada Quill', organization: 'Quill' }, { text: templates.get(one.outcome)!, path: 'letter.md' });
  if (!composed.ok) throw new Error(composed.problems.map((p) => p.message).join('\n'));
  return { letter: composed.value, title: safe(letterTitle(evaluation.proposal.title)), proposal, rubric, score: [evaluation.score.low, evaluation.score.at, evaluation.score.high], reasons: evaluation.reasons.filter(({ kind }) => kind !== 'score').map((r) => r.text) };
}

/** Numbers of a text, `82.7` as one. */
const numbersIn = (text: string): readonly string[] => [...text.matchAll(/\d+(?:[.,]\d+)*/gu)].map((found) => found[0]);
const flat = (text: string): string => text.replace(/\s+/gu, ' ');

describe('a letter', () => {
  it('never holds an id, a number or a mark of ours, a private note, or a quotation that is not in the text', () => {
    const kinds = new Set<string>();
    fc.assert(fc.property(drawn, (one) => {
      const { letter, proposal, rubric, score, reasons, title } = compose(one);
      kinds.add(`${rubric.type} ${one.outcome}`);
      const body = flat(letter).replaceAll(flat(title), 'TITLE');
      for (const id of [...answerable(rubric).keys(), ...rubric.sections.map((s) => s.id), ...rubric.fields.map((f) => f.id), rubric.id]) if (id.includes('/') || id.includes('_')) expect(body.replace(/"[^"]*"|“[^”]*”/gu, '…'), id).not.toContain(id);
      const ours = body.replace(/"[^"]*"|“[^”]*”/gu, '…');
      expect(ours).not.toMatch(/[●◐○✕]/u);
      expect(ours).not.toMatch(/of 100|strength (?:is|of)|\bscore\b/iu);
      expect(letter).not.toContain(secret);
      expect(letter.split('▸')).toHaveLength(2);
      const index = quoteIndex(proposal);
      for (const [, words] of body.matchAll(/"([^"]+)"|“([^”]+)”/gu)) if (words !== undefined && words !== 'TITLE') expect(findQuote(index, words.replaceAll('TITLE', title)).found, words).toBe(true);
      expect(checkLetter(letter, null, index, title, [...answerable(rubric).keys()]).map(({ code }) => code)).toEqual(['letter-unfinished']);
      // Numbers are theirs, the calendar's, the template's, or part of what the rubric says in words.
      const allowed = new Set(numbersIn([proposal.source, templates.get(one.outcome)!, JSON.stringify([rubric.checklists, rubric.antiPatterns, rubric.timing, rubric.fields, rubric.outcomes]), ...reasons].join('\n')));
      const days = [...body.matchAll(/\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/gu)].flatMap(([day]) => numbersIn(day));
      for (const number of numbersIn(body)) expect(allowed.has(number) || days.includes(number), `${number} in ${body}`).toBe(true);
      for (const points of score) if (!Number.isInteger(points) && !allowed.has(String(points))) expect(body).not.toContain(String(points));
      for (const line of letter.split('\n').slice(1)) expect(widthOf(line)).toBeLessThanOrEqual(76);
    }), { numRuns: 100 });
    expect(kinds.size).toBeGreaterThan(12);
  }, 180_000);

  it('leaves out words that could not be shown to the letter', () => {
    const { text, rubric } = examples.find(({ rubric: { type } }) => type === 'research')!;
    const parsed = parseProposal(text, 'p.md');
    if (!parsed.ok) throw new Error('unreadable');
    const index = quoteIndex(parsed.value);
    expect(checkLetter('We read "none of it stands there".\n▸ more', null, index, 'x', []).map(({ code, line, column }) => [code, line, column])).toEqual([['letter-unfinished', 2, 1], ['letter-quotation', 1, 9]]);
    expect(rubric.type).toBe('research');
  });
});
