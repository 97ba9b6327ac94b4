/** The plainest YAML is read without the library, and as the library reads it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineMap } from '../../src/lib/lines.js';
import { readByLibrary } from '../../src/lib/yaml.js';
import { readPlainYaml } from '../../src/lib/yaml-plain.js';

const both = (text: string) => {
  const lines = createLineMap(text);
  const library = readByLibrary(text, 'yaml-invalid', null, lines.place);
  return { plain: readPlainYaml(text, lines.place), library: library.ok ? library.value : null };
};

const key = fc.constantFrom('title', 'contact', 'hours_per_month', 'a-b', '_x', 'on', 'yes', 'null', 'true', 'y', '1a', 'a b', 'é', 'key');
const value = fc.oneof(
  fc.constantFrom('Gauges that agree', '2027-03-01', '12', '012', '1.5', '1e5', '0x1f', '1_000', 'true', 'False', 'null', '~', 'yes', '10 hours', '3-4', '2027-03', '"in quotes"', "'in quotes'", '"a\\nb"', '""', "''", "it's", "'it''s'", '"a" b', 'a "b"',
    'a: b', 'a:b', 'a:', 'http://x.example/y', 'a #b', 'a#b', '#a', '[a, b]', '{a: b}', '- a', '-a', '*a', '&a b', '!a', '|', '>', '%a', '@a', '`a`', 'a\tb', 'Ünder', '中文', '😀', 'a\u2028b', 'a\u00a0b', '.inf', '.5', '-1', '+1', '<a>', '?', '? a', 'a, b', '(a)', 'ada@a.example.org', '', ' '),
  fc.string({ maxLength: 12 }),
);
const flow = fc.tuple(fc.array(fc.tuple(fc.constantFrom('', ' '), key, fc.constantFrom(': ', ': ', ':', ':  '), value, fc.constantFrom('', ' ')).map((parts) => parts.join('')), { maxLength: 3 }), fc.constantFrom('{', '{ ', '['), fc.constantFrom('}', ' }', '', '} # a', ',}', '}}'))
  .map(([inner, open, close]) => `${open}${inner.join(',')}${close}`);
const line = fc.tuple(fc.constantFrom('', '', '', '', '  ', '  ', '    ', ' ', '\t'), key, fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : '), fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: flow }), fc.constantFrom('', '', '', ' ', '\r')).map((parts) => parts.join(''));
const text = fc.tuple(fc.constantFrom('', '', '\n', '\n\n', ' \n', '# a\n'), fc.array(fc.oneof({ weight: 8, arbitrary: line }, { weight: 2, arbitrary: fc.constantFrom('contact:', '', '# note', '  name: Ada', '  email: a@b.example.org', '  - x', 'words alone') }), { minLength: 1, maxLength: 5 }), fc.constantFrom('', '\n', '\n\n')).map(([head, lines, tail]) => `${head}${lines.join('\n')}${tail}`);

describe('YAML of the plainest form', () => {
  it('is read as the library reads it, or not at all', () => {
    fc.assert(fc.property(text, (source) => {
      const { plain, library } = both(source);
      if (plain !== null) expect(plain).toEqual(library);
    }), { numRuns: 20_000 });
  });
  it.each([
    'title: Gauges that agree\nstart: 2027-03-01\nhours_per_month: 12\n', '\ntype: research\ncontact:\n  name: Ada Lovelace\n  email: "ada@a.example.org"\nlicense: AGPL-3.0-or-later', 'title: Über alles\nend:\nbudget: EUR 12,000\n',
    'contact: { name: "Dr Ada, née Byron", email: "ada@a.example.org", website: \'https://a.example.org/x\' }\nbudget: {amount: 61000, currency: GBP}\n',
  ])('is what frontmatter is made of: %j', (source) => {
    const { plain, library } = both(source);
    expect(plain).not.toBe(null);
    expect(plain).toEqual(library);
  });
  it.each(['a: b\na: c\n', 'a: [b]\n', 'a:\n  - b\n', '- a\n', 'a\n', 'a: b # c\n', 'a: |\n  b\n', 'a: b\n  c: d\n', `a: ${'b'.repeat(5000)}\n`])('leaves to the library: %j', (source) => expect(both(source).plain).toBe(null));
});
