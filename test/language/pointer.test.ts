import { describe, expect, it } from 'vitest';
import { splitPointer } from '../../src/language/pointer.js';

describe('pointers', () => {
  it.each([
    ['see Methodology', 'Methodology', ''],
    ['see Methodology; no record leaves', 'Methodology', 'no record leaves'],
    ['See Methodology: no record leaves', 'Methodology', 'no record leaves'],
    ['see Methodology, no record leaves', 'Methodology', 'no record leaves'],
    ['see Resources & Compensation (two people)', 'Resources & Compensation', '(two people)'],
    ['see *Did it work?* under Principles.', 'Did it work?', 'under Principles.'],
    ['see "Timeline".', 'Timeline', ''],
    ['see 9.2; the State pays', '9.2', 'the State pays'],
    ['see section Timeline', 'Timeline', ''],
    ['see [Timeline](#timeline)', 'Timeline', '#timeline'],
    ['→ Budget', 'Budget', ''],
    ['five years (see Maintenance)', 'Maintenance', 'five years'],
    ['carbon-neutral, see Resources', 'Resources', 'carbon-neutral'],
    ['is answered above under Privacy.', 'Privacy', 'is answered'],
    ['the brewery is declared under Values', null, 'the brewery is declared under Values'],
    ['see how it goes', null, 'see how it goes'],
    ['we see no need', null, 'we see no need'],
    ['nobody can see it', null, 'nobody can see it'],
    ['', null, ''],
  ])('%j', (text, pointer, rest) => {
    const split = splitPointer(text);
    expect(split.pointer).toBe(pointer);
    if (!text.includes('](')) expect(split.rest).toBe(rest);
  });

  it('is linear on hostile text', () => {
    const text = '(see '.repeat(20_000) + ' '.repeat(20_000);
    expect(splitPointer(text).pointer === null || splitPointer(text).pointer!.length < 200).toBe(true);
  });
});
