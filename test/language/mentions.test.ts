import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findMentions } from '../../src/language/mentions.js';
import { whose } from '../../src/language/actor.js';
import { english } from './english.js';

const language = english();
const stance = (term: string, text: string): string | undefined => findMentions(text, [term], language).at(-1)?.reading.stance;

describe('mentions in prose', () => {
  const rows: readonly [string, string, string][] = [
    ['denies', 'fever', 'There was no fever.'],
    ['denies', 'rash', 'She denies fever, chills, or rash.'],
    ['denies', 'fracture', 'The films were negative for fracture.'],
    ['denies', 'stroke', 'A stroke was ruled out.'],
    ['supports', 'cough', 'He has a cough but no fever.'],
    ['denies', 'fever', 'He has a cough but no fever.'],
    ['supports', 'asthma', 'Asthma since childhood, no known allergies.'],
    ['denies', 'sugar', 'He takes neither milk nor sugar.'],
    ['denies', 'light', 'No food, water or light was left.'],
    ['supports', 'kitchen', "He isn't happy, and the kitchen is a mess."],
    ['denies', 'coffee', 'She drinks tea rather than coffee.'],
    ['supports', 'tea', 'She drinks tea rather than coffee.'],
    ['denies', 'wolves', 'The valley has long been free of wolves.'],
    ['denies', 'salt', 'The soup lacks salt.'],
    ['denies', 'bridge', 'They refused to build the bridge.'],
    ['denies', 'visitors', 'Visitors are not allowed.'],
    ['denies', 'swim', "Don't swim here."],
    ['denies', 'exclusive', 'The licence is non-exclusive.'],
    ['denies', 'proof', 'There is hardly any proof.'],
    ['supports', 'ship', 'Not only the ship but the whole fleet was lost.'],
    ['supports', 'truth', 'Nothing but the truth will help.'],
    ['supports', 'children', 'No fewer than ten children sang.'],
    ['supports', 'war', 'I do not doubt that the war will end.'],
    ['supports', 'rain', 'We could not help but notice the rain.'],
    ['supports', 'station', 'I could not find my hat, so I went to the station.'],
    ['hedges', 'train', 'The train may be late.'],
    ['supports', 'leave', 'Either side may leave with a month of notice.'],
    ['hedges', 'leave', 'This side may leave with a month of notice.'],
    ['hedges', 'source', 'Perhaps the source will follow.'],
    ['hedges', 'patents', 'Will there be patents?'],
    ['denies', 'exclusivity', 'We will never ask for exclusivity.'],
    ['denies', 'patents', 'We will not: sell data, claim patents, or close the source.'],
    ['supports', 'patents', 'We will file patents.'],
    ['unrelated', 'surveillance', 'The mayor said "surveillance of every street at any hour is our future" in March.'],
  ];
  for (const [want, term, text] of rows) it(`${want}: ${text}`, () => { expect(stance(term, text)).toBe(want); });

  it('finds several terms by place, with inflections and offsets', () => {
    const text = 'No patents were filed; the licences are open.';
    const found = findMentions(text, ['licence', 'patent'], language);
    expect(found.map((m) => text.slice(m.start, m.end))).toEqual(['patents', 'licences']);
    expect(found.map((m) => m.reading.stance)).toEqual(['denies', 'supports']);
    expect(found[0]!.reading.trigger).toBe('No');
  });

  it('takes any string as a term', () => {
    for (const term of ['', '(', '...', '{x}', '|', 'a (b', '\u0000', '🙂', 'C++']) expect(() => findMentions('a b c C++ 🙂', [term], language)).not.toThrow();
    expect(findMentions('we use C++ here', ['C++'], language)).toHaveLength(1);
  });
});

describe('mentions written blind', () => {
  const parts = parse(readFileSync(new URL('./mentions.yaml', import.meta.url), 'utf8')) as { part: string; floor: number; mentions: string }[];
  it.each(parts)('$part: at least the floor', ({ part, floor, mentions }) => {
    const rows = mentions.trim().split('\n').map((row) => row.split(' | ') as [string, string, string]);
    const wrong = rows.filter(([want, term, text]) => stance(term, text) !== want);
    expect(1 - wrong.length / rows.length, part === 'unseen' ? '' : wrong.map((w) => w.join(' | ')).join('\n')).toBeGreaterThanOrEqual(floor);
  });

  it('a term with a full stop inside is found as it stands', () => {
    expect(findMentions('Stool was negative for C. difficile toxin.', ['C. difficile'], language).map((m) => m.reading.stance)).toEqual(['denies']);
  });
});

describe('who acts', () => {
  it.each([
    ['we', 'We will sell the data.'], ['we', 'Our lawyers file the claim.'], ['you', 'You would hand over the code.'],
    ['other', 'They sell the data.'], ['other', 'Big tech sells the data.'], ['other', 'The previous vendor sold our data.'], ['nobody', 'The source will be closed.'],
    ['nobody', 'It will be used to find leaks.'],
    // Named, but not the one who acts; behind "by" stands the one who does.
    ['nobody', 'The workshop is open to all people of the valley.'],
    ['nobody', 'Released from their archive, the maps are free.'],
    ['other', 'The neighbours have applied for their own grant.'],
    ['other', 'Released by their archive and by companies, the maps are not free.'],
    ['we', 'We work with companies.'],
  ])('%s: %s', (who, text) => { expect(whose(text, language)).toBe(who); });
});
