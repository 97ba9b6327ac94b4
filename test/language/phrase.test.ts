import { describe, expect, it } from 'vitest';
import type { Phrase } from '../../src/rubric/types.js';
import { compilePhrase } from '../../src/language/phrase.js';
import { findPhrase, findPhrases } from '../../src/language/phrase-match.js';
import { inflectionKey } from '../../src/language/inflect.js';
import { tokenize } from '../../src/language/tokens.js';

const lists = new Map([['licences', ['AGPL-3.0', 'public domain']]]);
function compiled(source: string): Phrase {
  const phrase = compilePhrase(source, lists);
  if ('error' in phrase) throw new Error(phrase.error);
  return phrase;
}
const hits = (source: string, text: string): string[] => findPhrase(tokenize(text), compiled(source)).map(({ start, end }) => text.slice(start, end));

describe('phrases', () => {
  it('match words by inflection', () => { expect(hits('publish report', 'We published reports.')).toEqual(['published reports']); });
  it('match exactly after =', () => { expect(hits('=report', 'reports and a report')).toEqual(['report']); });
  it('match by prefix before *', () => { expect(hits('licen*', 'a license, two licences')).toEqual(['license', 'licences']); });
  it('match alternatives of several words, nested', () => { expect(hits('(open (source | access) | commons) licence', 'an open access licence and a commons licence')).toEqual(['open access licence', 'commons licence']); });
  it('leave out what has a question mark behind its bracket', () => { expect(hits('no (very)? good', 'no good, no very good')).toEqual(['no good', 'no very good']); });
  it('bridge up to six words, and no more', () => {
    expect(hits('sell ... data', 'we sell a b c d e f data')).toHaveLength(1);
    expect(hits('sell ... data', 'we sell a b c d e f g data')).toHaveLength(0);
    expect(hits('sell ...7 data', 'we sell a b c d e f g data')).toHaveLength(1);
  });
  it('stay inside the clause', () => {
    expect(hits('sell ... data', 'we sell bread; nobody reads data')).toEqual([]);
    expect(hits('sell ... data', 'we sell names, ages and data')).toHaveLength(1);
    expect(hits('sell bread', 'we sell. Bread is dear')).toEqual([]);
  });
  it('take lists by name', () => { expect(hits('under {licences}', 'under AGPL-3.0, once under public domain')).toEqual(['under AGPL-3.0', 'under public domain']); });
  it('read contractions on both sides', () => { expect(hits("won't share", 'We won’t share, will not share, cannot share.')).toEqual(['won’t share', 'will not share']); });
  it('come with their phrase when many are sought', () => {
    const many = [compiled('open source'), compiled('patent')];
    expect(findPhrases(tokenize('patents kill open source'), many).map((h) => h.phrase.source)).toEqual(['patent', 'open source']);
  });

  it.each([
    ['', 'at least one word'], ['(a | b', 'not closed'], ['a | b', 'outside brackets'], ['... a', 'begins and ends'], ['a ...', 'begins and ends'], ['a ...13 b', '1 to 12'],
    ['{nothing}', 'no word list'], ['(a | )', 'empty alternative'], ['=', 'no word'],
  ])('refuse %j', (source, why) => {
    const phrase = compilePhrase(source, lists);
    expect('error' in phrase ? phrase.error : '').toContain(why);
  });
});

describe('inflection', () => {
  it.each([
    ['publishes', 'publish'], ['sold', 'sell'], ['studies', 'study'], ['coding', 'code'], ['shared', 'share'], ['planned', 'plan'], ['children', 'child'], ['licensing', 'licence'],
    ['organised', 'organize'], ['bugs', 'bug'], ['ads', 'ad'], ['noted', 'note'],
  ])('%s is %s', (form, base) => { expect(inflectionKey(form)).toBe(inflectionKey(base)); });
  it.each([['notes', 'not'], ['news', 'new'], ['this', 'thi'], ['none', 'non'], ['used', 'us'], ['united', 'unite!']])('%s is not %s', (a, b) => { expect(inflectionKey(a)).not.toBe(inflectionKey(b)); });
});
