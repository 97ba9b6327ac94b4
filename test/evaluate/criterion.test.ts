/** One criterion: facts before the own line before words of the prose, and open where nobody has read it. */
import { describe, expect, it, test } from 'vitest';
import type { Status } from '../../src/evaluate/result.js';
import type { CriterionMatch } from '../../src/evaluate/types.js';
import { matched, type Well } from './small.js';

const of = (id: string, made: Well): CriterionMatch => matched(made).criterion(id);
const story = 'Once there was a well in this valley, and everybody came to it each day.';

describe('the order', () => {
  const fact = 'license: AGPL-3.0-only';
  const against = 'license: LicenseRef-Proprietary';
  const ticked = '- [x] **Open drawings:** each sheet hangs in the town hall';
  const unticked = '- [ ] **Open drawings:** each sheet hangs in the town hall';
  const text = 'We publish the drawings.';

  it.each<[string, Well, Status, CriterionMatch['basis']]>([
    ['a fact for it, whatever else is said', { front: [fact], lines: unticked, sections: { Plan: text } }, 'met', 'fact'],
    ['a fact against it, whatever else is said', { front: [against], lines: ticked, sections: { Plan: text } }, 'contradicted', 'fact'],
    ['the line, whatever the prose says', { lines: unticked, sections: { Plan: text } }, 'missing', 'declared'],
    ['the prose', { sections: { Plan: text } }, 'met', 'text'],
    ['nothing yet', {}, 'open', 'none'],
    ['a licence that nobody knows is no fact', { front: ['license: banana'] }, 'open', 'none'],
  ])('%s', (_, made, status, basis) => expect(of('drawings', made)).toMatchObject({ status, basis }));

  test('the evidence is in that order too', () => {
    const shown = (made: Well) => of('drawings', made).evidence.map((e) => [e.basis, e.text]);
    expect(shown({ front: [against], lines: ticked })).toEqual([['fact', 'LicenseRef-Proprietary'], ['declared', 'each sheet hangs in the town hall']]);
    expect(shown({ front: [fact], lines: ticked, sections: { Plan: text } })).toEqual([['declared', 'each sheet hangs in the town hall'], ['fact', 'AGPL-3.0-only'], ['text', text]]);
  });
});

describe('words of the prose', () => {
  it.each<[string, string, Status, CriterionMatch['basis']]>([
    ['affirmed, with what is needed', '40 families drink from it.', 'met', 'text'],
    ['affirmed, without it', 'Families drink from it.', 'partial', 'text'],
    ['hedged', 'Perhaps 40 families drink from it.', 'partial', 'text'],
    ['denied', 'Of the 40 houses no families drink from it.', 'open', 'none'],
    ['told of others', 'The other village says that 40 families drink from it.', 'open', 'none'],
    ['struck', '~~40 families drink from it.~~ The pond is far.', 'open', 'none'],
    ['quoted', '> 40 families drink from it.\n\nThe pond is far.', 'open', 'none'],
    ['code', '```\n40 families drink from it.\n```', 'open', 'none'],
    ['none of them', 'The pond is far.', 'open', 'none'],
    ['against it: asked, and never the opposite', 'We sell the water.', 'open', 'none'],
    ['for and against', '40 families drink from it. We sell the water.', 'open', 'none'],
    ['against it, denied', '40 families drink from it. We never sell the water.', 'met', 'text'],
    ['against it, told of others', '40 families drink from it. The other village sells the water.', 'met', 'text'],
  ])('%s', (_, why, status, basis) => expect(of('families', { sections: { Why: why } })).toMatchObject({ status, basis, note: /sell the water/u.test(why) && status === 'open' ? 'A sentence may say the opposite.' : null }));

  test('what was left out says why', () => {
    const why = (text: string): readonly (string | null)[] => of('families', { sections: { Why: text } }).excluded.map((e) => e.excluded);
    expect(why('Of the 40 houses no families drink from it.')).toEqual(['it says no']);
    expect(why('The other village says that 40 families drink from it.').length).toBe(1);
    expect(why('40 families drink from it.')).toEqual([]);
  });

  test('what may say the opposite is kept apart, with its place', () => {
    const found = of('families', { sections: { Why: '40 families drink from it. We sell the water.' } });
    expect(found.against.map((e) => [e.text, e.stance, e.basis])).toEqual([['We sell the water.', 'denies', 'text']]);
    expect(found.evidence.map((e) => e.text)).toEqual(['40 families drink from it.', 'We sell the water.']);
  });

  test('no words ever contradict: in the prose, behind a box, of whatever phrase', () => {
    for (const text of ['We will never publish the drawings.', 'We refuse to publish the drawings, and we sell the water.'])
      for (const lines of [undefined, `- [x] **Open drawings:** ${text}`])
        for (const c of matched({ sections: { Why: text, Plan: text }, ...(lines === undefined ? {} : { lines }) }).match.criteria) expect(c.status, `${c.id} ${text}`).not.toBe('contradicted');
  });

  test('a ticked line stays met, and says that a sentence may deny it', () => {
    const made = matched({ sections: { Why: 'We sell the water.' }, lines: '- [x] **Care for the well:** Ama and Kofi grease the pump' });
    expect(made.criterion('care')).toMatchObject({ status: 'met', note: null, against: [] });
    expect(made.criterion('families')).toMatchObject({ status: 'open', note: 'A sentence may say the opposite.' });
  });
});

describe('missing is seen to be missing', () => {
  it.each<[string, Well, Status, CriterionMatch['basis']]>([
    ['home holds words', {}, 'open', 'none'],
    ['home is empty', { sections: { Why: '' } }, 'missing', 'fact'],
    ['home holds a comment of the template', { sections: { Why: '<!-- Say who drinks from it. -->' } }, 'missing', 'fact'],
    ['home holds a placeholder', { sections: { Why: '[Your words here]' } }, 'missing', 'fact'],
    ['home is empty, and much is told elsewhere', { sections: { Why: '', Story: story } }, 'missing', 'fact'],
    ['home is left out', { sections: { Why: null } }, 'missing', 'fact'],
    ['home is left out, and text stands where no section is known', { sections: { Why: null, Story: story } }, 'open', 'none'],
    ['home is left out, and a greeting stands there', { sections: { Why: null, Story: 'Hello from the valley.' } }, 'missing', 'fact'],
    ['home is left out, and the words stand elsewhere', { sections: { Why: null, Plan: '40 families drink from it.' } }, 'met', 'text'],
  ])('%s', (_, made, status, basis) => expect(of('families', made)).toMatchObject({ status, basis, note: null }));

  test('a required home that is reported missing is said so', () => {
    expect(of('model', { front: ['pump: Kifa'], sections: { Costs: null } })).toMatchObject({ status: 'missing', basis: 'fact', homeReported: true });
    expect(of('families', { sections: { Why: null } }).homeReported).toBe(false);
  });

  test('a criterion without a home is never missing unless it was asked', () => {
    expect(of('care', { sections: { Why: '', Plan: '', Costs: '' } })).toMatchObject({ status: 'open', basis: 'none', asked: false });
    expect(of('care', { lines: '- [x] **Repairs:** Ama mends the pump' })).toMatchObject({ status: 'missing', basis: 'declared', asked: true, note: 'It has no line in the self-assessment.' });
  });

  test('its field is blank', () => {
    expect(of('model', {})).toMatchObject({ status: 'missing', basis: 'fact', asked: true, note: 'Its field is not given.' });
    expect(of('model', { front: ['pump: Kifa'] })).toMatchObject({ status: 'open', basis: 'none', asked: false, note: null });
  });
});

describe('facts in part, and what does not apply', () => {
  it.each<[string, Status, CriterionMatch['basis']]>([
    ['1 May 2027, 1 June 2027 and 1 July 2027.', 'met', 'fact'], ['We dig on 1 May 2027.', 'partial', 'fact'], ['We dig in summer.', 'open', 'none'],
  ])('%s', (plan, status, basis) => expect(of('dates', { sections: { Plan: plan } })).toMatchObject({ status, basis }));

  test('a condition that a fact denies', () => {
    expect(of('solar', { front: ['pump: hand'] })).toMatchObject({ status: 'not-applicable', basis: 'fact', evidence: [] });
    expect(of('solar', { front: ['pump: solar'] })).toMatchObject({ status: 'open', basis: 'none' });
    // Nobody knows which pump it is, so that it may apply.
    expect(of('solar', {})).toMatchObject({ status: 'open', basis: 'none' });
  });
});

describe('where and what to read', () => {
  test('its line, else the first home that is there, else where it should be', () => {
    expect(of('drawings', { lines: '- [ ] **Open drawings:**' }).where).toMatchObject({ section: 'Self-Assessment' });
    expect(of('drawings', {}).where).toEqual({ section: 'Plan', line: 11 });
    expect(of('drawings', { sections: { Plan: null } }).where).toEqual({ section: 'Plan', line: null });
    expect(of('care', {}).where).toBeNull();
  });

  const shown = (sections: Readonly<Record<string, string>>): readonly string[] => of('families', { sections }).candidates.map((e) => e.excerpt);
  test('sentences with words of the matter first, then those at home; three at most', () => {
    const all = shown({ Plan: 'The families of the lower valley dig with us in the spring.', Why: 'The pond is an hour away.\n\nThe stream is dry in August.\n\nThe old well is full of sand.' });
    expect(all).toHaveLength(3);
    expect(all[0]).toBe('The families of the lower valley dig with us in the spring.');
  });
  test('no sentence twice, none that is excluded', () => {
    const all = shown({ Plan: '> The families of the lower valley dig with us.', Why: '<!-- The families dig. -->' });
    expect(all.join(' ')).not.toMatch(/families/u);
    expect(new Set(all).size).toBe(all.length);
  });
});
