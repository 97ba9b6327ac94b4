import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/evidence/statement.js';
import { TITLES, accuracyTable, english, labelledStatements, measure } from './accuracy.js';

const language = english();
const says = (criterion: string, text: string, ticked = true): string =>
  readStatement(text, { titles: [TITLES[criterion]!], polarity: criterion.startsWith('avoid-') ? 'bad' : 'good', language, ticked }).says;

describe('statements by phenomenon', () => {
  it('are at least five hundred, none twice', () => {
    const all = labelledStatements().flatMap((g) => g.statements.map((s) => `${s.criterion}|${s.text}`));
    expect(all.length).toBeGreaterThanOrEqual(500);
    expect(new Set(all).size).toBe(all.length);
  });

  it('know only the verdicts a line can have', () => {
    for (const { statements } of labelledStatements()) for (const s of statements) expect(['affirms', 'hedges', 'denies', 'empty', 'none']).toContain(s.says);
  });

  for (const row of measure(language)) {
    it(`${row.name}: at least ${Math.round(row.floor * 100)} %`, () => {
      expect(row.right / row.of, row.wrong.join('\n')).toBeGreaterThanOrEqual(row.floor);
    });
  }

  it('are printed as a table with a total', () => {
    const table = accuracyTable(measure(language));
    console.log(table);
    expect(table).toMatch(/^affirming without a cue\s+\d+ of/m);
    expect(table).toMatch(/^all\s+\d+ of\s+\d{3,4}/m);
  });
});

describe('minimal pairs, one rule each', () => {
  const pairs: readonly [rule: string, criterion: string, one: [string, string], other: [string, string]][] = [
    ['target: a wanted deed or a harm', 'open', ['we will not publish it', 'denies'], ['we will not close it', 'affirms']],
    ['target: the matter decides', 'privacy', ['nothing is shared', 'affirms'], ['nobody is informed', 'denies']],
    ['target: the same words under another title', 'open', ['nothing is shared', 'denies'], ['nothing is withheld', 'affirms']],
    ['target: object negator', 'open', ['we keep nothing back', 'affirms'], ['we release nothing', 'denies']],
    ['target: condition', 'quality', ['when a build does not pass review we stop', 'affirms'], ['builds do not pass review', 'denies']],
    ['target: relative clause', 'lasting', ['people who never had support get it', 'affirms'], ['we never support it', 'denies']],
    ['double: without', 'privacy', ['not released without consent', 'affirms'], ['released without consent', 'denies']],
    ['double: neither nor is one', 'exchange', ['you get neither pay nor credit', 'denies'], ['you get both pay and credit', 'affirms']],
    ['double: not only', 'open', ['not only the docs are published', 'affirms'], ['the docs are not published', 'denies']],
    ['after: none', 'exchange', ['our contribution: none', 'denies'], ['our contribution: a nurse', 'affirms']],
    ['after: one rule, no feed', 'calm', ['one rule: no feed', 'affirms'], ['one rule: no rest', 'denies']],
    ['contrast: not a, it is b', 'open', ["it isn't a commons that sells, it's a commons that gives", 'affirms'], ["it isn't a commons", 'denies']],
    ['modal: whose', 'eco', ['anyone may use it', 'affirms'], ['it may be of use', 'hedges']],
    ['modal: the month', 'metrics', ['the baseline dates from May', 'affirms'], ['the baseline may be taken', 'hedges']],
    ['modal: either of us', 'metrics', ['either of us may read the counter', 'affirms'], ['we may read the counter', 'hedges']],
    ['hedge: negated hope', 'green', ['metered, not hoped', 'affirms'], ['hoped, not metered', 'hedges']],
    ['waits: outside hands', 'upkeep', ['five years, once the council has voted', 'affirms'], ['five years, once we feel like it', 'hedges']],
    ['waits: nothing firm', 'eco', ['useful to all co-ops', 'affirms'], ['depends on the review', 'hedges']],
    ['bare no', 'scale', ['no', 'denies'], ['no upper bound known', 'affirms']],
    ['bare no: a noun behind it', 'calm', ['no badges', 'affirms'], ['no.', 'denies']],
    ['bare no in a sentence of its own', 'scope', ['one person for all of it… no, not yet', 'denies'], ['two people for one part… and a nurse', 'affirms']],
    ['question', 'exchange', ['what could you gain?', 'hedges'], ['what you gain: a testbed', 'affirms']],
    ['against: turned', 'lasting', ['this is not a one-off', 'affirms'], ['this is a one-off', 'denies']],
    ['against: others did it', 'green', ['phones that others threw away', 'affirms'], ['phones are thrown away each year', 'denies']],
    ['other half: a thing denied at the end', 'open', ['the slides are there, the papers are not', 'hedges'], ['the slides are there, the papers too', 'affirms']],
    ['other half: one side has what the other lacks', 'exchange', ['programmers you have, farmers you do not', 'affirms'], ['the programmers are there, the farmers are not', 'hedges']],
    ['undone so far', 'asked', ['the nurses like it; the doctors we have not reached', 'hedges'], ['the nurses like it; the doctors we have reached', 'affirms']],
    ['of a part', 'calm', ["few alerts, although some can't be switched off", 'hedges'], ["the alerts can't be switched off", 'denies']],
    ['not yet', 'privacy', ["withdrawal isn't possible yet", 'hedges'], ["withdrawal isn't possible", 'denies']],
    ['an occasion', 'lasting', ['when the grant ends the town pays for it', 'affirms'], ['when the grant ends the shop closes', 'denies']],
    ['gone', 'calm', ['the streaks were the first thing we threw out', 'affirms'], ['the streaks were the first thing we built', 'denies']],
    ['wanted by others', 'open', ['the lawyers wanted an NDA, nothing was signed', 'affirms'], ['we wanted an NDA', 'denies']],
    ['keeps a bad thing out', 'scope', ['overtime is excluded', 'affirms'], ['beginners are excluded', 'denies']],
    ['a fragment goes on with the verb', 'open', ['we sell support, never licences', 'affirms'], ['we grant support, never licences', 'denies']],
    ['a figure behind the colon', 'metrics', ['no vanity numbers: 14 beds now, 9 in May', 'affirms'], ['no numbers: we trust ourselves', 'denies']],
    ['if we', 'scope', ['it fits if we drop the second country', 'hedges'], ['if we drop a country it still fits', 'affirms']],
    ['unless', 'candid', ['monthly reports, unless we forget', 'hedges'], ['never a secret, unless you ask for it', 'affirms']],
    ['some of it', 'complements', ['some functions are theirs', 'hedges'], ['some 40 functions are new', 'affirms']],
    ['to be done', 'calm', ['to be tested with the children', 'hedges'], ['to be tested is what children like', 'hedges']],
    ['a matter lets pass', 'candid', ["we can't guarantee delivery in winter", 'affirms'], ["we can't guarantee openness and would rather not", 'denies']],
    ['a relative clause in the gap', 'privacy', ['everyone who is recorded hears it first', 'affirms'], ['everyone there is recorded', 'denies']],
    ['somebody else tried', 'open', ['the client tried to buy it, it stayed public', 'affirms'], ['we tried to publish it', 'hedges']],
    ['an answer at the end', 'calm', ['our income is minutes watched, so no', 'denies'], ['our income is fees, so no feed', 'affirms']],
    ['contempt of the asked thing', 'quality', ['documentation is a luxury', 'denies'], ['bugs are a nuisance', 'affirms']],
    ['what was not tried, beside a guess', 'calm', ['we think it is calm, nobody has tested that', 'hedges'], ['nobody has tested that', 'denies']],
    ['a compound behind no', 'licence', ['no licence conflict', 'affirms'], ['no licence', 'denies']],
    ['against: guessed', 'calm', ['maybe without autoplay', 'hedges'], ['endless scroll and autoplay stays', 'denies']],
    ['halves: people concerned', 'candid', ['told to you, members are not told', 'denies'], ['told to you, and members are told', 'affirms']],
    ['halves: another half', 'open', ['the adapters are published; the core is not published', 'hedges'], ['neither the adapters nor the core are published', 'denies']],
    ['quoted words are no cue', 'calm', ['it shows "nothing today", then sleeps', 'affirms'], ['nothing is respected', 'denies']],
    ['contractions', 'open', ["we won’t share it", 'denies'], ['we will share it', 'affirms']],
    ['refusing verbs', 'open', ['we refuse to publish', 'denies'], ['we refuse to close it', 'affirms']],
  ];
  for (const [rule, criterion, one, other] of pairs) {
    it(rule, () => {
      expect([one[0], says(criterion, one[0])]).toEqual(one);
      expect([other[0], says(criterion, other[0])]).toEqual(other);
    });
  }

  it('polarity: none affirms what is avoided and denies what is asked for', () => {
    expect(says('avoid-joint', 'none held')).toBe('affirms');
    expect(says('exchange', 'none')).toBe('denies');
  });

  it('an unticked line gives its reason for not ticking', () => {
    expect(says('strengths', 'frankly, ours are the same hands', false)).toBe('denies');
    expect(says('strengths', 'we bring the skill with bees', false)).toBe('affirms');
    expect(says('strengths', 'bees here, protocols there', false)).toBe('unclear');
  });

  it('gives the cue with its place in the text', () => {
    const text = 'the code, sadly, we will **never** publish';
    const { reading } = readStatement(text, { titles: [TITLES['open']!], polarity: 'good', language });
    expect(reading.stance).toBe('denies');
    expect(text.slice(reading.triggerStart, reading.triggerEnd)).toBe('never');
    expect(reading.trigger).toBe('never');
    expect(reading.rule).toBe('never');
  });
});
