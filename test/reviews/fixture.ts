/** A proposal of our own to answer questions about. */
import { parseProposal } from '../../src/proposal/parse.js';
import type { Evaluation } from '../../src/evaluate/result.js';
import type { Proposal } from '../../src/proposal/types.js';
import type { Rubric } from '../../src/rubric/types.js';

export const text = `---
type: research
title: Tide tables for small harbours
status: submitted
license: MIT # the board has promised acceptance
contact: { name: Ada Quill, email: ada@example.org }
---

# Research Partnership Proposal

## Abstract

We measure the tide with floats that anyone can build. Every table is published under an open licence on
the day it is made.

> A neighbour wrote that all harbours will be watched.

<!-- Every fisher is paid a fair wage. -->

## Methodology

Boats are counted, **never named**; see [our notes](https://example.org/secret "hidden promise of money").
~~We film the quay.~~ The floats report twice a day.

- First the floats are built.
- Then the harbours vote.

## Timeline

The vote of the harbours is on 18 February 2027.
`;

export function proposal(source = text, path = 'tides.md'): Proposal {
  const parsed = parseProposal(source, path);
  if (!parsed.ok) throw new Error(parsed.problems.map((one) => one.message).join('; '));
  return parsed.value;
}

const criterion = (id: string, home: readonly string[]): Rubric['checklists'][number]['criteria'][number] => ({
  id, checklist: id.split('/')[0]!, title: id, asks: `${id}?`, why: '', home, line: [], for: [], against: [], needs: null, cues: [], met: null, partial: null, contradicted: null, when: null,
  sameAs: null, weight: 1, fix: '', effort: 'write', declines: false, counts: 'what counts', countsNot: 'what does not',
});

export const rubric: Rubric = {
  id: 'test/tides', title: 'Tides', version: '1', type: 'research', stage: null, sha256: '', outcomes: { accept: 'Yes', defer: 'Later', refine: 'Almost', decline: 'No' }, fields: [], sections: [],
  checklists: [
    { id: 'values', title: 'Values', level: 'essential', weight: 1, when: null, group: [], must: { atLeast: null, always: [] }, criteria: [criterion('values/privacy', ['methodology']), criterion('values/open-source', ['abstract'])] },
    { id: 'technical', title: 'Technical', level: 'essential', weight: 1, when: null, group: [], must: { atLeast: null, always: [] }, criteria: [criterion('technical/license-compatibility', [])] },
  ],
  antiPatterns: [{ id: 'misaligned/surveillance', title: 'Surveillance', asks: 'Do they watch people?', severity: 'disqualifying', counts: '', countsNot: '', says: [], suspects: [], present: null, when: null, fix: '', examples: [] }],
  selfAssessment: null, timing: { intakeDays: 180, revisitDays: [90, 180], rules: [{ id: 'timing/awaits-decision', title: 'Decision', asks: 'Must something be decided first?', suspects: [], present: null }] },
  decision: { bar: 70, seriousLimit: 3 }, reply: '', language: 'english', origins: new Map(),
};

/** What judging would give of it, as far as records look. */
export function evaluation(over: Partial<Evaluation> = {}): Evaluation {
  const line = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
  return {
    criteria: [], antiPatterns: [], timing: [],
    questions: [{ id: 'values/open-source', kind: 'criterion', asks: '', decisive: true, candidates: [{ line: line('Every table'), text: 'Every table is published under an open licence on the day it is made.' }], covers: [] }],
    sections: [{ id: 'methodology', title: 'Methodology', required: true, status: 'present', line: line('## Methodology') }],
    ...over,
  } as unknown as Evaluation;
}
