import { describe, expect, it } from 'vitest';
import { stanceReader } from '../../src/language/negation.js';
import { compilePhrase } from '../../src/language/phrase.js';
import { findPhrase } from '../../src/language/phrase-match.js';
import { tokenize } from '../../src/language/tokens.js';
import { english } from './english.js';

const language = english();

/** The stance of the first place where the phrase is found; `nowhere` where it is not. */
function stance(source: string, text: string): string {
  const phrase = compilePhrase(source, new Map());
  if ('error' in phrase) throw new Error(phrase.error);
  const found = findPhrase(tokenize(text), phrase)[0];
  return found === undefined ? 'nowhere' : stanceReader(text, language).read({ start: found.start, end: found.end, source }).stance;
}

const SELL = '(sell | license | rent) ...4 (data | records)';
const PATENT = '(file | apply) for (a)? (patent | patents)';
const CLOSE = 'close the (source | code)';

describe('affirmed', () => {
  it.each([
    [SELL, 'We will sell the members’ data to a broker.'],
    [SELL, 'From June on we rent the ward records out, and the clinics get a share.'],
    [PATENT, 'We file for patents in three countries.'],
    [PATENT, 'Not only do we publish, we also apply for a patent.'],
    [PATENT, 'We could not find a partner, so we apply for patents alone.'],
    [CLOSE, 'After the second release we close the source.'],
    [CLOSE, 'The board has no objection, and we close the code in autumn.'],
    [CLOSE, 'Even if the members object, we will close the source.'],
    ['patents', 'We hold patents, but none of them in Norway.'],
    ['patents', 'We will file patents, won’t we?'],
    ['users', 'We track the users and nothing else.'],
  ])('%s in: %s', (source, text) => { expect(stance(source, text)).toBe('supports'); });
});

describe('denied', () => {
  it.each([
    // Before, however far in the clause.
    [SELL, 'We never sell any data.'],
    [SELL, 'Under no circumstances, whatever the offer, do we sell records.'],
    [SELL, 'Nobody at the clinic, neither the doctors nor the porters, will sell the data.'],
    [SELL, 'We refuse to rent patient records.'],
    [SELL, 'We would rather close the clinic than sell the data.'],
    [SELL, 'The statutes keep us from selling the data.'],
    [PATENT, 'We publish early instead of applying for patents.'],
    [PATENT, "We won't: hire lawyers, apply for patents, or sue."],
    [CLOSE, 'It is not true that we will close the source.'],
    // In a gap of the phrase.
    [SELL, 'We sell none of the data.'],
    [SELL, 'We sell no personal data.'],
    // Behind: the object, or what is said of it.
    [SELL, 'We sell the visitors’ data to nobody.'],
    [SELL, 'We rent our members’ records to no one at all.'],
    [SELL, 'We license the data to no advertiser.'],
    ['we (sell | rent)', 'In that shop we sell nothing.'],
    [SELL, 'Selling the data is out of the question.'],
    [SELL, 'Renting out any records is forbidden.'],
    [SELL, 'To sell such data is against our rules.'],
    [SELL, 'Selling members’ data is something we never do.'],
    [SELL, 'Selling data without asking is something we do not do.'],
    [PATENT, 'To file for a patent is not planned.'],
    [SELL, 'We rent our records neither to banks nor to insurers.'],
    [SELL, 'We sell our members’ data to absolutely nobody.'],
    [CLOSE, 'It is impossible for us to close the source.'],
    [CLOSE, 'We are not entitled to close the source.'],
    ['patents', 'Patents: none.'],
    ['tracking', 'Tracking — no.'],
  ])('%s in: %s', (source, text) => { expect(stance(source, text)).toBe('denies'); });
});

describe('doubtful', () => {
  it.each([
    // Questions, choices and conditions.
    [PATENT, 'Will we apply for patents?'],
    [PATENT, 'Shall we publish first, or apply for a patent?'],
    [PATENT, 'Whether we apply for patents is for you to decide.'],
    [PATENT, 'To apply for a patent or to publish is up to you.'],
    [PATENT, 'If the court asks for it, we apply for a patent.'],
    [PATENT, 'We apply for a patent only if all harbours agree.'],
    [PATENT, 'Should we ever apply for a patent, you may use it for free.'],
    [PATENT, 'We file for a patent unless you object.'],
    [PATENT, 'If we do not apply for a patent, somebody else does.'],
    [CLOSE, 'At your discretion we close the source.'],
    [SELL, 'We sell the data? We do not.'],
    [PATENT, 'We apply for a patent only with the consent of all.'],
    [PATENT, 'We would apply for patents.'],
    [PATENT, 'Imagine that we apply for patents.'],
    // What is said of a deed, which is not done by that.
    [PATENT, 'Applying for patents does not interest us.'],
    [PATENT, 'To apply for a patent would take a year.'],
    [SELL, 'The plan to sell the data was dropped.'],
    [SELL, 'The sponsor wanted to rent the records, and we refused that.'],
    [SELL, 'We voted against selling the data.'],
    [SELL, 'We stopped selling data.'],
    // Hedges and modals.
    [CLOSE, 'We might close the code.'],
    [CLOSE, 'Perhaps we close the code one day.'],
    [CLOSE, 'We have not decided on the release; we may close the source.'],
    [CLOSE, 'The cooperative may close the source.'],
    [CLOSE, 'It is unclear when we close the code.'],
    [CLOSE, 'There is a debate about who would close the code.'],
    // What was and is no more.
    [SELL, 'An old contract let us sell the data.'],
    [SELL, 'Years ago we sold such data.'],
    [SELL, 'In the past we sold data.'],
    // The object of "without" goes on.
    ['record guests without asking them', 'We record guests without asking them for their age.'],
    // An answer at the end.
    [SELL, 'They sell the data, we do not.'],
  ])('%s in: %s', (source, text) => { expect(stance(source, text)).toBe('hedges'); });
});

describe("somebody else's words or doing", () => {
  it.each([
    [SELL, 'The previous owner wrote in a letter: "We sell all data that we have, as everybody does."'],
    [SELL, 'A line in the draft said `we will sell the data to whoever pays`, and it was deleted.'],
    [SELL, "'We sell the members' data', a rival said."],
    [SELL, 'Some believe that we sell data.'],
    [SELL, 'Anyone who sells the data is expelled.'],
    [SELL, 'Their letter says: "our shops sell data"'],
    [SELL, 'The form began with “We sell the data”.'],
    [SELL, 'According to the paper, hospitals sell data.'],
    [SELL, 'Investors urged us to sell the data.'],
    [SELL, 'We used to sell data.'],
    [PATENT, 'Big tech files for patents each week.'],
  ])('%s in: %s', (source, text) => { expect(stance(source, text)).toBe('unrelated'); });

  it('a quoted term is only a name', () => { expect(stance('patent pool', 'We join the "patent pool" of the harbours.')).toBe('supports'); });
});

describe('May the month and Will the name', () => {
  it.each([
    'In May 2027 we close the source.', 'We close the source in May.', 'By May we close the source.', 'On 3 May we close the source.', 'May 3 is the day when we close the source.',
    'We close the source at the end of May.', 'We close the code, as announced, since May.', 'From may 2027 on we close the source.', 'We close the source (May 2027).',
    'Will Turner and I close the source.', 'I and Will close the source.', "On Will's advice we close the source.", 'In August we close the source, and march on.',
  ])('supports: %s', (text) => { expect(stance(CLOSE, text)).toBe('supports'); });

  it.each([
    'We may close the source.', 'WE MAY CLOSE THE SOURCE.', 'The vendor MAY close the source.', 'What You May Do: Close the Source', 'Will you close the source?', 'May we close the source?',
    'In June we may close the source.',
  ])('hedges: %s', (text) => { expect(stance(CLOSE, text)).toBe('hedges'); });
});

describe('the reading', () => {
  it('names the trigger with its place', () => {
    const text = 'We will, sadly, never publish it.';
    const start = text.indexOf('publish');
    expect(stanceReader(text, language).read({ start, end: start + 7 })).toEqual({ stance: 'denies', trigger: 'never', triggerStart: 16, triggerEnd: 21, rule: 'never' });
  });

  it('is unrelated where the focus holds no word', () => {
    for (const focus of [{ start: 0, end: 0 }, { start: 2, end: 3 }, { start: 90, end: 99 }]) expect(stanceReader('we  sell', language).read(focus).stance).toBe('unrelated');
    expect(stanceReader('', language).read({ start: 0, end: 1 }).stance).toBe('unrelated');
  });

  it('supports what is denied twice', () => { expect(stance('publish', 'We will not fail to publish.')).toBe('supports'); });
});
